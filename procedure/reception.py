"""4.1 Recepción de Solicitudes: register, classify, prioritize."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from models.columns import to_millisecond
from models.conversation import Event, Message
from models.counters import next_number
from models.people import Area, Person
from models.tickets import Ticket
from models.vocabulary import (
    Affects,
    Audience,
    Channel,
    Impact,
    LinkKind,
    MessageKind,
    Needed,
    Priority,
    Role,
    Status,
    TicketType,
    Trigger,
    Urgency,
)
from procedure import complaints, links, request_types
from procedure.act import Act
from procedure.attachments import claim
from procedure.conversation import make_findable, say
from procedure.events import Classified, Prioritized, PriorityRaised, ReceiptNotified, Registered
from procedure.lifecycle import Verb
from procedure.people import Requester, requester_of
from procedure.policies import Policies
from procedure.refusals import Code, Refusal
from procedure.resolution.calling import react
from procedure.responsibilities import may_register
from procedure.words import LINE, SUBJECT, optional, required

LATE = timedelta(minutes=15)
LEAD_ONLY = timedelta(hours=24)


@dataclass(frozen=True)
class Request:
    """What somebody asks, as it came in. `requester` is only for staff and partners: a customer asks for themself.

    `continues_id` is an ended ticket that it goes on from, `relates_to_id` one that it has to do with;
    `attachment_ids` are the files that come with it.
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

    @property
    def referred(self) -> Mapping[LinkKind, int]:
        told = {LinkKind.CONTINUES: self.continues_id, LinkKind.RELATED: self.relates_to_id}
        return {kind: other_id for kind, other_id in told.items() if other_id is not None}


@dataclass(frozen=True)
class Weighed:
    """What the priority follows from."""

    impact: Impact
    urgency: Urgency
    security: bool = False
    major_incident: bool = False


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
    """The request is in the system with a unique number, a provisional priority and both promises; its sender knows.

    Clause: SGC-SAC-001 4.1.1, 4.1.2 (and 4.2.3, 4.2.4 for what follows from it)
    Refuses: NOT_ALLOWED, NOT_FOUND (also a ticket that it refers to), WRONG_STATE (one to go on from has not ended),
        REQUIRED, TOO_LONG, INVALID, IN_THE_FUTURE, TOO_LATE_TO_RECORD, TOO_MANY_FILES
    Records: Registered, Attached where files came with it, Promised, ReceiptNotified; ComplaintRegistered for a
        complaint; Linked where it refers to another ticket, and Linked or Continued on that one
    Notifies: the requester; the leads of a critical one and of a complaint
    """
    _require_channel(act, request)
    occurred_at = _occurrence(act, request.occurred_at)
    subject = required(request.subject, "subject", SUBJECT, clause="4.1.2")
    description = required(request.description, "description", clause="4.1.2")
    details = request_types.checked(request.type, request.details)
    requester = await requester_of(act, request.requester)
    earlier = [(kind, await links.known(act, other_id, kind)) for kind, other_id in request.referred.items()]
    ticket = _new_ticket(act, request, requester, subject, occurred_at)
    ticket.details = request_types.as_text(details)
    ticket.number = await next_number("SAC", act.now.astimezone(act.policies.closing.zone).year)
    await ticket.save(force_create=True)

    message = await say(
        act,
        ticket,
        description,
        kind=MessageKind.DESCRIPTION,
        occurred_at=occurred_at,
        author=requester if act.actor.role is Role.SYSTEM else None,  # the words of a mail are its sender's
    )
    event = await act.record(ticket, _registered(ticket, request), occurred_at=occurred_at, message=message)
    await claim(act, ticket, request.attachment_ids, message)
    if request.type is TicketType.COMPLAINT:
        await complaints.enter(act, ticket, details)
    await act.promise(ticket)
    await react(act, ticket, Trigger.REGISTERED, event)
    await _acknowledge(act, ticket, requester)
    for kind, other in earlier:
        await links.link(act, ticket, other, kind)
    return ticket, event


def preview(policies: Policies, type: TicketType, affects: Affects, needed: Needed, now: datetime) -> Preview:
    """The priority and both due times that follow from the answers (4.1.4, 4.2.3); nothing is kept."""
    impact, urgency = policies.matrix.impact(affects), policies.matrix.urgency(needed)
    priority = policies.matrix.priority(impact, urgency, type)
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
        acknowledged_by=complaints.acknowledged_by(now),
        proposed_by=complaints.proposed_by(policies.closing, now, complaints.SEVERITY_OF[priority]),
    )


async def classify(
    act: Act,
    ticket: Ticket,
    *,
    type: TicketType,
    area_id: int,
    details: Mapping[str, str | None] | None = None,
) -> Event:
    """The type and the area are confirmed by staff.

    Clause: SGC-SAC-001 4.1.3
    Refuses: NOT_ALLOWED, WRONG_STATE, NOT_FOUND (area), REQUIRED (the new type's own fields)
    Records: Classified; ComplaintRegistered when it turns out to be a complaint
    """
    await act.require(Verb.CLASSIFY, ticket)
    area = await Area.get_or_none(id=area_id)
    if area is None:
        raise Refusal(Code.NOT_FOUND, "area_id", clause="4.1.3")
    kept = (
        request_types.checked(type, details or {}) if details is not None or type is not ticket.type else None
    )
    happening = Classified(type=type, area_id=area.id, type_before=ticket.type, area_id_before=ticket.area_id)
    ticket.type, ticket.area_id, ticket.classified = type, area.id, True
    if kept is not None:
        ticket.details = request_types.as_text(kept)
        await make_findable(ticket)
    event = await act.record(ticket, happening)
    if type is TicketType.COMPLAINT and kept is not None:
        await complaints.enter(act, ticket, kept)
    await _raise_to_floor(act, ticket)
    settle_classification(act, ticket)
    return event


async def prioritize(
    act: Act,
    ticket: Ticket,
    *,
    impact: Impact,
    urgency: Urgency,
    reason: str | None,
    security: bool = False,
    major_incident: bool = False,
) -> Event:
    """The priority follows from impact and urgency by the matrix in force; a new one is a new promise.

    The first confirmation may move the provisional priority either way; later only the lead lowers it. The customer is
    told when it goes down.

    Clause: SGC-SAC-001 4.1.4
    Refuses: NOT_ALLOWED, WRONG_STATE, REQUIRED (reason), LOWERING_NEEDS_LEAD
    Records: Prioritized, and Promised when the priority changes
    Notifies: the requester, when the priority goes down
    """
    await act.require(Verb.PRIORITIZE, ticket)
    confirmed = Weighed(impact, urgency, security, major_incident)
    priority = _priority(act, ticket, confirmed)
    lowered = priority.rank > ticket.priority.rank
    if lowered and ticket.priority_confirmed and not act.actor.leads:
        raise Refusal(Code.LOWERING_NEEDS_LEAD, "impact", clause="4.1.4")
    changes = priority is not ticket.priority or (impact, urgency) != (ticket.impact, ticket.urgency)
    why = required(reason, "reason", LINE, clause="4.1.4") if changes else optional(reason, "reason", LINE)
    message = await _tell_reason(act, ticket, why, lowered) if why else None
    event = await settle_priority(act, ticket, confirmed, message)
    if lowered:
        await act.notify("priority_lowered", ticket, ticket.requester_id, event=event, message=message)
    return event


async def settle_priority(
    act: Act, ticket: Ticket, confirmed: Weighed, message: Message | None = None
) -> Event:
    """The ticket has the priority that follows from what was confirmed; whether that may be is the caller's to say.

    Clause: SGC-SAC-001 4.1.4
    Records: Prioritized, and Promised when the priority changes
    """
    before, ticket.priority = ticket.priority, _priority(act, ticket, confirmed)
    ticket.impact, ticket.urgency = confirmed.impact, confirmed.urgency
    ticket.security, ticket.major_incident = confirmed.security, confirmed.major_incident
    ticket.priority_confirmed = True
    if ticket.priority is not before:  # a new promise, under what is in force now; else the old one stands
        ticket.matrix_revision = act.policies.matrix.revision
        ticket.levels_revision = act.policies.levels.revision
        ticket.escalation_revision = act.policies.escalation.revision
    event = await act.record(ticket, _prioritized(ticket, before), message=message)
    if ticket.priority is not before:
        await act.promise(ticket)
        await react(act, ticket, Trigger.REGISTERED, event)
    settle_classification(act, ticket)
    return event


def weighed(ticket: Ticket) -> Weighed:
    return Weighed(ticket.impact, ticket.urgency, ticket.security, ticket.major_incident)


def _priority(act: Act, ticket: Ticket, confirmed: Weighed) -> Priority:
    return act.policies.matrix.priority(
        confirmed.impact,
        confirmed.urgency,
        ticket.type,
        security=confirmed.security,
        major_incident=confirmed.major_incident,
    )


def settle_classification(act: Act, ticket: Ticket) -> None:
    """Once type and area, impact and urgency, and complexity are all confirmed, the ticket is classified."""
    stands = ticket.classified and ticket.priority_confirmed and ticket.complexity is not None
    if stands and ticket.status is Status.REGISTERED:
        act.move(ticket, Status.CLASSIFIED)


def _require_channel(act: Act, request: Request) -> None:
    by_mail = act.channel is Channel.EMAIL and request.channel is Channel.EMAIL
    if not (by_mail or may_register(act.actor, request.channel)):
        raise Refusal(Code.NOT_ALLOWED, "channel", clause="4.1.1")
    if request.occurred_at is not None and not (act.actor.is_staff or by_mail):
        raise Refusal(Code.NOT_ALLOWED, "occurred_at", clause="4.1.1")


def _occurrence(act: Act, told: datetime | None) -> datetime:
    """Staff say when a contact happened, more than a day back only a lead; the mail server, when a mail came."""
    if told is None:
        return act.now
    if told > act.now:
        raise Refusal(Code.IN_THE_FUTURE, "occurred_at", clause="4.1.1")
    if act.now - told > LEAD_ONLY and act.actor.is_staff and not act.actor.leads:
        raise Refusal(Code.TOO_LATE_TO_RECORD, "occurred_at", clause="4.1.1")
    return to_millisecond(told)


def _new_ticket(act: Act, request: Request, requester: Person, subject: str, occurred_at: datetime) -> Ticket:
    expected = preview(act.policies, request.type, request.affects, request.needed, occurred_at)
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
        status=Status.REGISTERED,
        status_since=act.now,
        status_by_id=act.actor.person_id,
        fr_started_at=occurred_at,
        res_started_at=occurred_at,
        next_due_at=expected.first_response_due_at,
        updated_at=act.now,
    )


def _registered(ticket: Ticket, request: Request) -> Registered:
    return Registered(
        via=request.channel,
        type=ticket.type,
        priority=ticket.priority,
        impact=ticket.impact,
        urgency=ticket.urgency,
        levels_revision=ticket.levels_revision,
        matrix_revision=ticket.matrix_revision,
        late=ticket.late_record,
    )


def _prioritized(ticket: Ticket, before: Priority) -> Prioritized:
    return Prioritized(
        priority=ticket.priority,
        impact=ticket.impact,
        urgency=ticket.urgency,
        priority_before=before,
        levels_revision=ticket.levels_revision,
        matrix_revision=ticket.matrix_revision,
    )


async def _acknowledge(act: Act, ticket: Ticket, requester: Person) -> None:
    """4.2.4: by mail; read back on the call to somebody without mail; else told in the answer to who registered it."""
    how = "MAIL" if requester.email else "READ_BACK" if ticket.channel is Channel.PHONE else "ANSWER"
    event = await act.record(ticket, ReceiptNotified(how=how, person_id=requester.id))
    if requester.email:
        await act.notify("receipt", ticket, requester.id, event=event)


async def _tell_reason(act: Act, ticket: Ticket, reason: str, lowered: bool) -> Message:
    audience = Audience.PUBLIC if lowered else Audience.INTERNAL
    return await say(act, ticket, reason, kind=MessageKind.REASON, audience=audience)


async def _raise_to_floor(act: Act, ticket: Ticket) -> None:
    """A complaint is never below medium: a request that turns out to be one goes up."""
    priority = _priority(act, ticket, weighed(ticket))
    if priority.rank >= ticket.priority.rank:
        return
    before, ticket.priority = ticket.priority, priority
    await act.record(
        ticket,
        PriorityRaised(
            priority=priority,
            priority_before=before,
            levels_revision=ticket.levels_revision,
            matrix_revision=ticket.matrix_revision,
        ),
    )
    await act.promise(ticket)
