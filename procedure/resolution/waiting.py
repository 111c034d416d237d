"""4.3.1, what the work waits for: the customer, which pauses the resolution, or somebody else,
which does not.
"""

from __future__ import annotations

from datetime import datetime

from models import database
from models.columns import to_millisecond
from models.conversation import Event
from models.people import Person
from models.sql import Params
from models.tickets import Ticket
from models.vocabulary import FollowUpKind, MessageKind, Status
from procedure.closure.follow_up import open_once
from procedure.core.act import Act
from procedure.core.actor import Actor, actor_of
from procedure.core.acts import Verb
from procedure.core.events import CustomerAsked, Resumed, ThirdPartyAwaited
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import required
from procedure.core.visibility import visible_messages, visible_tickets
from procedure.resolution.conversation import add_message, keep_reason, tell_followers
from procedure.resolution.saved_replies import count_use

NAME = 120
MOST_PAUSES = 3  # that need no review by a lead (RULES 4.4)


async def ask_customer(
    act: Act, ticket: Ticket, *, body: str | None, saved_reply_id: int | None = None
) -> Event:
    """The question is out, and the resolution's clock stands still until the customer answers. A
    lead reviews it when there were three pauses before.

    Clause: SGC-SAC-001 4.3.1
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, REQUIRED, TOO_LONG, NOT_FOUND
      (saved_reply_id), UNFILLED_PLACEHOLDER (what began as the saved reply has a gap)
    Records: CustomerAsked; FollowUpScheduled for a fourth pause
    Notifies: the requester and the watchers
    """
    await act.require(Verb.ASK_CUSTOMER, ticket)
    await count_use(act, saved_reply_id, body)
    message = await add_message(
        act, ticket, required(body, "body", clause="4.3.1"), kind=MessageKind.QUESTION
    )
    event = await act.record(ticket, CustomerAsked(), message=message)
    await tell_followers(act, "question", ticket, event, message)
    if ticket.pause_count >= MOST_PAUSES:
        await open_once(act, ticket, FollowUpKind.LONG_PAUSE)
    return event


async def wait_for_third_party(
    act: Act, ticket: Ticket, *, who: str | None, reference: str | None, expected_at: datetime
) -> Event:
    """A supplier or another area owes something, under their reference and by a date; the clock
    runs on.

    Clause: SGC-SAC-001 4.3.1
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, REQUIRED, TOO_LONG, INVALID (a date that is
      not ahead)
    Records: ThirdPartyAwaited
    """
    await act.require(Verb.WAIT_FOR_THIRD_PARTY, ticket)
    name = required(who, "who", NAME, clause="4.3.1")
    their_reference = required(reference, "reference", NAME, clause="4.3.1")
    if expected_at <= act.now:
        raise Refusal(Code.INVALID, "expected_at", clause="4.3.1")
    expected = to_millisecond(expected_at)
    message = await keep_reason(act, ticket, f"{name} · {their_reference}")
    event = await act.record(ticket, ThirdPartyAwaited(expected_at=expected), message=message)
    ticket.third_party, ticket.third_party_reference = name, their_reference
    ticket.expected_at = expected
    return event


async def answered(
    act: Act, ticket: Ticket, *, said_at: datetime, author: Person | None = None
) -> bool:
    """Whether what a customer said or sent ends the pause: it came after the question, from
    somebody who could read it.

    `author` said it on a call, and the actor writes it down.
    """
    if ticket.status is not Status.WAITING_CUSTOMER or said_at < ticket.status_since:
        return False
    reader = await actor_of(author) if author else act.actor
    question = await Event.get(id=ticket.status_event_id)
    return await can_read(reader, question.message_id)


async def can_read(reader: Actor, message_id: int | None) -> bool:
    params = Params([message_id])
    sql = "SELECT m.id FROM message m WHERE m.id = $1 AND {} AND EXISTS (SELECT 1 FROM ticket t"
    sql += " WHERE t.id = m.ticket_id AND {})"
    readable = visible_messages(reader, params), visible_tickets(reader, params)
    return bool(await database.rows(sql.format(*readable), params))


async def resume(act: Act, ticket: Ticket) -> Event:
    """Nobody else is waited for: the work goes on.

    Clause: SGC-SAC-001 4.3.1
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE
    Records: Resumed
    """
    await act.require(Verb.RESUME, ticket)
    return await act.record(ticket, Resumed())
