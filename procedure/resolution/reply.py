"""4.3, the conversation: what the desk answers, and where a customer's words go in each state of a
ticket.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.columns import to_millisecond
from models.complaints import Complaint
from models.conversation import Event, Message
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import (
    OPEN,
    Affects,
    Channel,
    LinkKind,
    MessageKind,
    Needed,
    SupportLevel,
    TicketType,
)
from procedure.closure.reopening import may_still_reopen, reopen_with
from procedure.core import permissions
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import CustomerAnswered, CustomerReplied, Replied
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import required
from procedure.people.requesters import Requester
from procedure.reception import request_types
from procedure.reception.links import link, linked_tickets
from procedure.reception.registration import Request, register
from procedure.resolution.attachments import claim
from procedure.resolution.conversation import add_message, tell_followers
from procedure.resolution.escalation_calls import people_of, tell_people
from procedure.resolution.saved_replies import count_use
from procedure.resolution.waiting import answered

LEAD_ONLY = timedelta(hours=24)


async def reply(
    act: Act,
    ticket: Ticket,
    *,
    body: str | None,
    occurred_at: datetime | None = None,
    from_customer: bool = False,
    attachment_ids: Sequence[int] = (),
    also_to: Sequence[int] = (),
    saved_reply_id: int | None = None,
) -> Event:
    """What was said in public is on the ticket, as of when it was said, and the other side knows.
    Staff may say the same on linked tickets (`also_to`), one event each; files stay on the first.

    Staff answer, which meets the first response and changes no state; `from_customer` when they
    write down what the customer said on a call. A customer's words end a pause when they arrive
    (what was said before the question does not answer it); a resolved ticket stays resolved; a
    closed one is reopened by mail or by a call within its window; after that, or on a withdrawn
    one, they become a new ticket that goes on from it, whose event is returned (an inquiry, where
    it was a complaint); on a merged one they go to the survivor.

    Clause: SGC-SAC-001 4.3.1, 4.3.4
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE (staff: ended; customer: closed within its
      window, not by mail),
        REQUIRED, TOO_LONG, IN_THE_FUTURE, OUT_OF_ORDER (before the request), TOO_LATE_TO_RECORD,
        TOO_MANY_FILES, NOT_FOUND (attachments; also_to; saved_reply_id), INVALID (not linked, at
        also_to), UNFILLED_PLACEHOLDER (what began as the saved reply has a gap)
    Records: Attached where files come with it; Replied; CustomerReplied, CustomerAnswered,
      Reopened, or Continued and
        those of the new ticket
    Notifies: the requester and the watchers; of a customer's words the owner
    """
    await count_use(act, saved_reply_id, body)
    if act.actor.is_staff and not from_customer:
        others = await linked_tickets(act, ticket, also_to)
        event = await _reply_as_staff(act, ticket, body, occurred_at, attachment_ids)
        for other in others:
            await _reply_as_staff(act, other, body, occurred_at, ())
        return event
    if also_to:
        raise Refusal(Code.NOT_ALLOWED, "also_to", clause="4.1.2")
    if from_customer and not act.actor.is_staff:
        raise Refusal(Code.NOT_ALLOWED, "from_customer", clause="4.3.1")
    standing = await act.standing(ticket)
    permissions.require(act.actor, Verb.REPLY, ticket, standing)
    told = _CustomerWords(
        body=required(body, "body", clause="4.3.1"),
        occurred_at=occurrence(act, ticket, occurred_at),
        author=await Person.get(id=ticket.requester_id) if from_customer else None,
        origin=ticket,
        attachment_ids=attachment_ids,
    )
    return await _take_customer_words(act, await act.survivor(ticket), told)


def occurrence(act: Act, ticket: Ticket, told: datetime | None) -> datetime:
    """When it was said: now, unless staff say when a call was or the mail server when a mail came;
    more than a day back only a lead says so.

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
class _CustomerWords:
    """What a customer said: `author` when staff write it down, `origin` the ticket they said it
    on.
    """

    body: str
    occurred_at: datetime
    author: Person | None
    origin: Ticket
    attachment_ids: Sequence[int]


async def _reply_as_staff(
    act: Act,
    ticket: Ticket,
    body: str | None,
    occurred_at: datetime | None,
    attachment_ids: Sequence[int],
) -> Event:
    await act.require(Verb.REPLY, ticket)
    text = required(body, "body", clause="4.3.4")
    happened_at = occurrence(act, ticket, occurred_at)
    message = await add_message(act, ticket, text, kind=MessageKind.REPLY, occurred_at=happened_at)
    await claim(act, ticket, attachment_ids, message)
    event = await act.record(ticket, Replied(), occurred_at=happened_at, message=message)
    await tell_followers(act, "reply", ticket, event, message)
    return event


async def _take_customer_words(act: Act, ticket: Ticket, told: _CustomerWords) -> Event:
    if ticket.status in OPEN:
        return await _add_to_open_ticket(act, ticket, told)
    if not may_still_reopen(act, ticket, by_customer=told.author is not None):
        return await _register_continuation(act, ticket, told)
    if act.channel is not Channel.EMAIL and told.author is None:
        raise Refusal(Code.WRONG_STATE, clause="4.4.3", facts={"status": ticket.status})
    if told.author or permissions.may(act.actor, Verb.REOPEN, ticket, await act.standing(ticket)):
        return await reopen_with(act, ticket, await _add_customer_message(act, ticket, told))
    return await _register_continuation(act, ticket, told)


async def _add_to_open_ticket(act: Act, ticket: Ticket, told: _CustomerWords) -> Event:
    message = await _add_customer_message(act, ticket, told)
    answers = await answered(act, ticket, said_at=told.occurred_at, author=told.author)
    fact = CustomerAnswered() if answers else CustomerReplied()
    event = await act.record(ticket, fact, occurred_at=told.occurred_at, message=message)
    if ticket.assignee_id not in (None, act.actor.person_id):
        assert ticket.assignee_id is not None
        await act.notify("customer_reply", ticket, ticket.assignee_id, event=event, message=message)
    return event


async def _add_customer_message(act: Act, ticket: Ticket, told: _CustomerWords) -> Message:
    message = await add_message(
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


async def _register_continuation(act: Act, ticket: Ticket, told: _CustomerWords) -> Event:
    """A new ticket with the words as its description; its clocks start when they came (RULES 3).

    Thanks for an old complaint are no second one: they are an inquiry, and the leads hear of it.
    """
    complained = await Complaint.exists(ticket_id=ticket.id)
    kind = TicketType.INQUIRY if complained else ticket.type
    request = Request(
        type=kind,
        subject=ticket.subject,
        description=told.body,
        affects=ticket.affects or Affects.ONLY_ME,
        needed=ticket.needed or Needed.THIS_WEEK,
        channel=_channel(act),
        details={"question": told.body} if complained else request_types.own_of(ticket),
        custom=request_types.custom_of(ticket, kind, act.policies.request_fields),
        was_asked=False,
        requester=None if act.actor.is_customer else Requester(id=ticket.requester_id),
        occurred_at=told.occurred_at if told.author else None,
        attachment_ids=told.attachment_ids,
    )
    following, event = await register(act, request)
    await link(act, following, ticket, LinkKind.CONTINUES)
    if complained:
        leads = await people_of(SupportLevel.N3, ticket)
        await tell_people(act, "customer_reply", following, leads, event)
    return event


def _channel(act: Act) -> Channel:
    """A customer's words come by the portal or by mail, a partner's by the API, the others' as they
    were told.
    """
    if act.actor.is_customer and act.channel is not Channel.EMAIL:
        return Channel.PORTAL
    return act.channel or Channel.API
