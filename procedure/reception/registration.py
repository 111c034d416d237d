"""4.1 Recepción de Solicitudes: a request is registered, and what it is promised by then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from models.columns import to_millisecond
from models.conversation import Event
from models.counters import next_number
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import (
    Affects,
    Channel,
    Impact,
    LinkKind,
    MessageKind,
    Needed,
    PolicyKind,
    Priority,
    ReceiptWay,
    Role,
    Status,
    TicketType,
    Trigger,
    Urgency,
)
from procedure.complaints import registration
from procedure.core.act import Act
from procedure.core.events import (
    ReceiptNotified,
    Registered,
)
from procedure.core.permissions import may_register
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import SUBJECT, required
from procedure.people.organizations import floor_of, floor_on_record
from procedure.people.requesters import Requester, requester_of
from procedure.reception import links, request_types
from procedure.resolution.attachments import claim
from procedure.resolution.conversation import add_message
from procedure.resolution.escalation_calls import react
from procedure.service_levels.policies import Policies

LATE = timedelta(minutes=15)
LEAD_ONLY = timedelta(hours=24)


@dataclass(frozen=True)
class Request:
    """What somebody asks, as it came in. `requester` is only for staff and partners: a customer
    asks for themself.

    `continues_id` is an ended ticket that it goes on from, `relates_to_id` one that it has to do
    with; `attachment_ids` are the files that come with it; `about_id` is of the staff whom a
    complaint is about. `custom` answers the company's own fields by their keys; what comes by mail
    `was_asked` none of them, and owes none.
    """

    type: TicketType
    subject: str
    description: str
    affects: Affects
    needed: Needed
    channel: Channel
    details: Mapping[str, str | None] = field(default_factory=dict)
    requester: Requester | None = None
    occurred_at: datetime | None = None
    continues_id: int | None = None
    relates_to_id: int | None = None
    attachment_ids: Sequence[int] = ()
    about_id: int | None = None
    custom: Mapping[str, str | None] = field(default_factory=dict)
    was_asked: bool = True

    @property
    def referred(self) -> Mapping[LinkKind, int]:
        told = {LinkKind.CONTINUES: self.continues_id, LinkKind.RELATED: self.relates_to_id}
        return {kind: other_id for kind, other_id in told.items() if other_id is not None}


@dataclass(frozen=True)
class Preview:
    """What would be promised if the request were sent now."""

    priority: Priority
    impact: Impact
    urgency: Urgency
    first_response_due_at: datetime
    resolution_due_at: datetime
    priority_of_answers: Priority  # a type that never falls below some priority may raise it
    acknowledged_by: datetime | None = None  # of a complaint, with the next
    proposed_by: datetime | None = None


async def register(act: Act, request: Request) -> tuple[Ticket, Event]:
    """The request is in the system with a unique number, a provisional priority and both promises;
    its sender knows.

    Clause: SGC-SAC-001 4.1.1, 4.1.2 (and 4.2.3, 4.2.4 for what follows from it)
    Refuses: NOT_ALLOWED, NOT_FOUND (also a ticket that it refers to), WRONG_STATE (one to go on
      from has not ended),
        REQUIRED, TOO_LONG, INVALID, IN_THE_FUTURE, TOO_LATE_TO_RECORD, TOO_MANY_FILES
    Records: Registered, Attached where files came with it, Promised, ReceiptNotified;
      ComplaintRegistered for a
        complaint; Linked where it refers to another ticket, and Linked or Continued on that one
    Notifies: the requester; the leads of a critical one and of a complaint
    """
    _require_channel(act, request)
    occurred_at = _occurrence(act, request.occurred_at)
    subject = required(request.subject, "subject", SUBJECT, clause="4.1.2")
    description = required(request.description, "description", clause="4.1.2")
    details = _details(act, request)
    requester = await requester_of(act, request.requester)
    earlier = [
        (kind, await links.referred_ticket(act, other_id, kind))
        for kind, other_id in request.referred.items()
    ]
    floor = await floor_of(requester.organization_id)
    ticket = _new_ticket(act, request, requester, subject, occurred_at, floor)
    ticket.details = request_types.as_text(details)
    ticket.number = await next_number("SAC", act.now.astimezone(act.policies.closing.zone).year)
    await ticket.save(force_create=True)

    message = await add_message(
        act,
        ticket,
        description,
        kind=MessageKind.DESCRIPTION,
        occurred_at=occurred_at,
        author=(
            requester if act.actor.role is Role.SYSTEM else None
        ),  # the words of a mail are its sender's
    )
    event = await act.record(
        ticket, _registered(ticket, request, floor), occurred_at=occurred_at, message=message
    )
    await claim(act, ticket, request.attachment_ids, message)
    if request.type is TicketType.COMPLAINT:
        await registration.register_complaint(act, ticket, details, about_id=request.about_id)
    await act.promise(ticket)
    await react(act, ticket, Trigger.REGISTERED, event)
    await _acknowledge(act, ticket, requester)
    for kind, other in earlier:
        await links.link(act, ticket, other, kind)
    return ticket, event


def preview(
    policies: Policies,
    type: TicketType,
    affects: Affects,
    needed: Needed,
    now: datetime,
    floor: Priority = Priority.LOW,
) -> Preview:
    """The priority and both due times that follow from the answers (4.1.4, 4.2.3), with the `floor`
    of the company; nothing is kept.
    """
    impact, urgency = policies.matrix.impact(affects), policies.matrix.urgency(needed)
    priority = policies.matrix.priority(impact, urgency, type, floor=floor)
    target, calendar = policies.levels.targets[priority], policies.levels.calendar(priority)
    expected = Preview(
        priority,
        impact,
        urgency,
        calendar.add(now, target.first_response),
        calendar.add(now, target.resolution),
        policies.matrix.of_answers(impact, urgency),
    )
    if type is not TicketType.COMPLAINT:
        return expected
    return replace(
        expected,
        acknowledged_by=registration.acknowledged_by(now),
        proposed_by=registration.proposed_by(
            policies.closing, now, registration.SEVERITY_OF[priority]
        ),
    )


def _details(act: Act, request: Request) -> dict[str, str]:
    """What its fields say, those of its type and the company's own. Refuses: REQUIRED, TOO_LONG,
    INVALID
    """
    return request_types.checked(request.type, request.details) | request_types.checked_custom(
        request.type, request.custom, act.policies.request_fields, complete=request.was_asked
    )


def _require_channel(act: Act, request: Request) -> None:
    by_mail = act.channel is Channel.EMAIL and request.channel is Channel.EMAIL
    if not (by_mail or may_register(act.actor, request.channel)):
        raise Refusal(Code.NOT_ALLOWED, "channel", clause="4.1.1")
    if request.occurred_at is not None and not (act.actor.is_staff or by_mail):
        raise Refusal(Code.NOT_ALLOWED, "occurred_at", clause="4.1.1")


def _occurrence(act: Act, told: datetime | None) -> datetime:
    """When the contact happened: now, unless staff say otherwise, more than a day back only a lead,
    or the mail server says when a mail came.
    """
    if told is None:
        return act.now
    if told > act.now:
        raise Refusal(Code.IN_THE_FUTURE, "occurred_at", clause="4.1.1")
    if act.now - told > LEAD_ONLY and act.actor.is_staff and not act.actor.leads:
        raise Refusal(Code.TOO_LATE_TO_RECORD, "occurred_at", clause="4.1.1")
    return to_millisecond(told)


def _new_ticket(
    act: Act,
    request: Request,
    requester: Person,
    subject: str,
    occurred_at: datetime,
    floor: Priority,
) -> Ticket:
    expected = preview(
        act.policies, request.type, request.affects, request.needed, occurred_at, floor
    )
    return Ticket(
        organization_id=requester.organization_id,
        requester_id=requester.id,
        client_id=act.actor.client_id,
        channel=request.channel,
        type=request.type,
        subject=subject,
        occurred_at=occurred_at,
        recorded_at=act.now,
        late_record=act.now - occurred_at > LATE,
        affects=request.affects,
        needed=request.needed,
        impact=expected.impact,
        urgency=expected.urgency,
        priority=expected.priority,
        matrix_revision=act.policies.matrix.revision,
        levels_revision=act.policies.levels.revision,
        escalation_revision=act.policies.escalation.revision,
        closing_revision=act.policies.current[PolicyKind.CLOSING],
        fields_revision=act.policies.request_fields.revision,
        status=Status.REGISTERED,
        status_since=act.now,
        status_by_id=act.actor.person_id,
        fr_started_at=occurred_at,
        res_started_at=occurred_at,
        next_due_at=expected.first_response_due_at,
        updated_at=act.now,
    )


def _registered(ticket: Ticket, request: Request, floor: Priority) -> Registered:
    return Registered(
        via=request.channel,
        type=ticket.type,
        priority=ticket.priority,
        impact=ticket.impact,
        urgency=ticket.urgency,
        levels_revision=ticket.levels_revision,
        matrix_revision=ticket.matrix_revision,
        late=ticket.late_record,
        floor=floor_on_record(floor),
    )


async def _acknowledge(act: Act, ticket: Ticket, requester: Person) -> None:
    """4.2.4: by mail; read back on the call to somebody without mail; else told in the answer to
    who registered it.
    """
    way = ReceiptWay.READ_BACK if ticket.channel is Channel.PHONE else ReceiptWay.ANSWER
    how = ReceiptWay.MAIL if requester.email else way
    event = await act.record(ticket, ReceiptNotified(how=how, person_id=requester.id))
    if requester.email:
        await act.notify("receipt", ticket, requester.id, event=event)
