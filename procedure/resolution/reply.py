"""4.3, the conversation: what the desk answers, and where a customer's words go in each state of a ticket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from models.columns import to_millisecond
from models.conversation import Event, Message
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import OPEN, Affects, Channel, LinkKind, MessageKind, Needed, Status
from procedure import responsibilities
from procedure.act import Act
from procedure.attachments import claim
from procedure.closure.reopening import may_still_reopen, reopen_with
from procedure.conversation import say, tell_followers
from procedure.events import CustomerAnswered, CustomerReplied, Replied
from procedure.lifecycle import Verb
from procedure.links import link
from procedure.people import Requester
from procedure.reception import Request, register
from procedure.refusals import Code, Refusal
from procedure.words import required

LEAD_ONLY = timedelta(hours=24)


async def reply(
    act: Act,
    ticket: Ticket,
    *,
    body: str | None,
    occurred_at: datetime | None = None,
    from_customer: bool = False,
    attachment_ids: Sequence[int] = (),
) -> Event:
    """What was said in public is on the ticket, as of when it was said, and the other side knows.

    Staff answer, which meets the first response and changes no state; `from_customer` when they write down what the
    customer said on a call. A customer's words end a pause when they arrive (what was said before the question does not
    answer it); a resolved ticket stays resolved; a closed
    one is reopened by mail within its window; after that, or on a withdrawn one, they become a new ticket that goes on
    from it, whose event is returned; on a merged one they go to the survivor.

    Clause: SGC-SAC-001 4.3.1, 4.3.4
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE (staff: ended; customer: closed within its window, not by mail),
        REQUIRED, TOO_LONG, IN_THE_FUTURE, OUT_OF_ORDER (before the request), TOO_LATE_TO_RECORD,
        TOO_MANY_FILES, NOT_FOUND (attachments)
    Records: Attached where files come with it; Replied; CustomerReplied, CustomerAnswered, Reopened, or Continued and
        those of the new ticket
    Notifies: the requester and the watchers; of a customer's words the owner
    """
    if act.actor.is_staff and not from_customer:
        return await _answer(act, ticket, body, occurred_at, attachment_ids)
    if from_customer and not act.actor.is_staff:
        raise Refusal(Code.NOT_ALLOWED, "from_customer", clause="4.3.1")
    standing = await act.standing(ticket)
    responsibilities.require(act.actor, Verb.REPLY, ticket, standing)
    told = _Told(
        body=required(body, "body", clause="4.3.1"),
        occurred_at=occurrence(act, ticket, occurred_at),
        author=await Person.get(id=ticket.requester_id) if from_customer else None,
        origin=ticket,
        attachment_ids=attachment_ids,
    )
    return await _hear(act, await act.survivor(ticket), told)


def occurrence(act: Act, ticket: Ticket, told: datetime | None) -> datetime:
    """Staff say when a call was, the mail server when a mail came; more than a day back only a lead says so.

    Refuses: NOT_ALLOWED, IN_THE_FUTURE, OUT_OF_ORDER, TOO_LATE_TO_RECORD
    """
    if told is None:
        return act.now
    if not act.actor.is_staff and act.channel is not Channel.EMAIL:
        raise Refusal(Code.NOT_ALLOWED, "occurred_at", clause="4.3.1")
    happened_at = to_millisecond(told)
    if happened_at > act.now:
        raise Refusal(Code.IN_THE_FUTURE, "occurred_at", clause="4.3.1")
    if happened_at < ticket.occurred_at:
        raise Refusal(Code.OUT_OF_ORDER, "occurred_at", clause="4.3.1")
    if act.now - happened_at > LEAD_ONLY and act.actor.is_staff and not act.actor.leads:
        raise Refusal(Code.TOO_LATE_TO_RECORD, "occurred_at", clause="4.3.1")
    return happened_at


@dataclass(frozen=True)
class _Told:
    """What a customer said: `author` when staff write it down, `origin` the ticket they said it on."""

    body: str
    occurred_at: datetime
    author: Person | None
    origin: Ticket
    attachment_ids: Sequence[int]


async def _answer(
    act: Act, ticket: Ticket, body: str | None, occurred_at: datetime | None, attachment_ids: Sequence[int]
) -> Event:
    await act.require(Verb.REPLY, ticket)
    text = required(body, "body", clause="4.3.4")
    happened_at = occurrence(act, ticket, occurred_at)
    message = await say(act, ticket, text, kind=MessageKind.REPLY, occurred_at=happened_at)
    await claim(act, ticket, attachment_ids, message)
    event = await act.record(ticket, Replied(), occurred_at=happened_at, message=message)
    await tell_followers(act, "reply", ticket, event, message)
    return event


async def _hear(act: Act, ticket: Ticket, told: _Told) -> Event:
    if ticket.status in OPEN:
        return await _receive(act, ticket, told)
    if not may_still_reopen(act, ticket):
        return await _continue(act, ticket, told)
    if act.channel is not Channel.EMAIL:
        raise Refusal(Code.WRONG_STATE, clause="4.4.3", facts={"status": ticket.status})
    if responsibilities.may(act.actor, Verb.REOPEN, ticket, await act.standing(ticket)):
        return await reopen_with(act, ticket, await _keep(act, ticket, told))
    return await _continue(act, ticket, told)


async def _receive(act: Act, ticket: Ticket, told: _Told) -> Event:
    message = await _keep(act, ticket, told)
    answers = ticket.status is Status.WAITING_CUSTOMER and told.occurred_at >= ticket.status_since
    if answers:
        act.move(ticket, Status.IN_PROGRESS)
    happening = CustomerAnswered() if answers else CustomerReplied()
    event = await act.record(ticket, happening, occurred_at=told.occurred_at, message=message)
    if ticket.assignee_id not in (None, act.actor.person_id):
        assert ticket.assignee_id is not None
        await act.notify("customer_reply", ticket, ticket.assignee_id, event=event, message=message)
    return event


async def _keep(act: Act, ticket: Ticket, told: _Told) -> Message:
    message = await say(
        act,
        ticket,
        told.body,
        kind=MessageKind.REPLY,
        occurred_at=told.occurred_at,
        author=told.author,
        origin=told.origin,
    )
    await claim(act, ticket, told.attachment_ids, message)
    return message


async def _continue(act: Act, ticket: Ticket, told: _Told) -> Event:
    """A new ticket with the words as its description; its clocks start when they came (RULES 3)."""
    request = Request(
        type=ticket.type,
        subject=ticket.subject,
        description=told.body,
        affects=ticket.affects or Affects.ONLY_ME,
        needed=ticket.needed or Needed.THIS_WEEK,
        channel=_channel(act),
        details=orjson.loads(ticket.details),
        requester=None if act.actor.is_customer else Requester(id=ticket.requester_id),
        occurred_at=told.occurred_at if told.author else None,
        attachment_ids=told.attachment_ids,
    )
    following, event = await register(act, request)
    await link(act, following, ticket, LinkKind.CONTINUES)
    return event


def _channel(act: Act) -> Channel:
    """A customer's words come by the portal or by mail, a partner's by the API, the others' as they were told."""
    if act.actor.is_customer and act.channel is not Channel.EMAIL:
        return Channel.PORTAL
    return act.channel or Channel.API
