"""4.1.3 and 4.1.4: staff confirm what a request is, and how urgent; the priority follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.conversation import Event, Message
from models.people import Area
from models.tickets import Ticket
from models.vocabulary import (
    Audience,
    Impact,
    MessageKind,
    PolicyKind,
    Priority,
    Status,
    TicketType,
    Trigger,
    Urgency,
)
from procedure.assignment.assigning import give_to_who_leads, part_from_owner
from procedure.complaints import registration
from procedure.complaints.register import type_for_priority
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import (
    Classified,
    Prioritized,
    PriorityRaised,
)
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import LINE, optional, required
from procedure.people.organizations import floor_of, floor_on_record
from procedure.reception import request_types
from procedure.reception.editing import keep_former, text_of
from procedure.resolution.conversation import add_message, make_findable
from procedure.resolution.escalation_calls import react


@dataclass(frozen=True)
class Weighed:
    """What the priority follows from."""

    impact: Impact
    urgency: Urgency
    security: bool = False
    major_incident: bool = False


async def classify(
    act: Act,
    ticket: Ticket,
    *,
    type: TicketType,
    area_id: int,
    details: Mapping[str, str | None] | None = None,
    custom: Mapping[str, str | None] | None = None,
    about_id: int | None = None,
) -> Event:
    """The type and the area are confirmed by staff. What turns out to be a complaint, about
    `about_id` if its writer chose, is in the register, and stays under its rules whatever its type
    becomes. What the fields said before stays (`Ticket.edits`). A type that changes is asked the
    custom fields in force.

    Clause: SGC-SAC-001 4.1.3
    Refuses: NOT_ALLOWED, WRONG_STATE, NOT_FOUND (area), REQUIRED (the new type's own fields)
    Records: Classified; ComplaintRegistered when it turns out to be a complaint
    """
    await act.require(Verb.CLASSIFY, ticket)
    area = await Area.get_or_none(id=area_id)
    if area is None:
        raise Refusal(Code.NOT_FOUND, "area_id", clause="4.1.3")
    kept = _said_as(act, ticket, type, details, custom)
    fact = Classified(
        type=type, area_id=area.id, type_before=ticket.type, area_id_before=ticket.area_id
    )
    ticket.type, ticket.area_id, ticket.classified = type, area.id, True
    if kept is not None:
        before = text_of(ticket)
        ticket.details = request_types.as_text(kept)
        await keep_former(act, ticket, before, text_of(ticket))
        await make_findable(ticket)
    event = await act.record(ticket, fact)
    if type is TicketType.COMPLAINT and kept is not None:
        await registration.register_complaint(act, ticket, kept, about_id=about_id)
        await part_from_owner(act, ticket)
    await _raise_to_floor(act, ticket)
    await give_to_who_leads(act, ticket)
    return event


def _said_as(
    act: Act,
    ticket: Ticket,
    type: TicketType,
    details: Mapping[str, str | None] | None,
    custom: Mapping[str, str | None] | None,
) -> dict[str, str] | None:
    """What the fields say from now on; None where that stays. A type that changes is asked anew."""
    if type is not ticket.type:
        ticket.fields_revision = act.policies.request_fields.revision
    elif details is None and custom is None:
        return None
    asked = act.policies.asked[ticket.fields_revision]
    return request_types.said_anew(ticket, type, asked, details, custom)


async def prioritize(
    act: Act,
    ticket: Ticket,
    *,
    impact: Impact,
    urgency: Urgency,
    reason: str | None,
    security: bool | None = None,
    major_incident: bool | None = None,
) -> Event:
    """The priority follows from impact and urgency by the matrix in force; a new one is a new
    promise.

    The first confirmation may move the provisional priority either way; later only the lead lowers
    it. The customer is told when it goes down.

    Clause: SGC-SAC-001 4.1.4
    Refuses: NOT_ALLOWED, WRONG_STATE, REQUIRED (reason), LOWERING_NEEDS_LEAD
    Records: Prioritized, and Promised when the priority changes; ComplaintSeverityRaised
    Notifies: the requester, when the priority goes down
    """
    await act.require(Verb.PRIORITIZE, ticket)
    confirmed = Weighed(
        impact,
        urgency,
        ticket.security if security is None else security,
        ticket.major_incident if major_incident is None else major_incident,
    )
    priority = await _priority(act, ticket, confirmed)
    lowered = priority.rank > ticket.priority.rank
    if lowered and ticket.priority_confirmed and not act.actor.leads:
        raise Refusal(Code.LOWERING_NEEDS_LEAD, "impact", clause="4.1.4")
    changes = priority is not ticket.priority or confirmed != weighed(ticket)
    why = (
        required(reason, "reason", LINE, clause="4.1.4")
        if changes
        else optional(reason, "reason", LINE)
    )
    message = await _tell_reason(act, ticket, why, lowered) if why else None
    event = await settle_priority(act, ticket, confirmed, message)
    if lowered:
        await act.notify(
            "priority_lowered", ticket, ticket.requester_id, event=event, message=message
        )
    return event


async def settle_priority(
    act: Act, ticket: Ticket, confirmed: Weighed, message: Message | None = None
) -> Event:
    """The ticket has the priority that follows from what was confirmed; whether that may be is the
    caller's to say.

    Clause: SGC-SAC-001 4.1.4
    Records: Prioritized, and Promised when the priority changes
    """
    before, flags = ticket.priority, (ticket.security, ticket.major_incident)
    ticket.priority = await _priority(act, ticket, confirmed)
    ticket.impact, ticket.urgency = confirmed.impact, confirmed.urgency
    ticket.security, ticket.major_incident = confirmed.security, confirmed.major_incident
    ticket.priority_confirmed = True
    if (
        ticket.priority is not before
    ):  # a new promise, under what is in force now; else the old one stands
        ticket.matrix_revision = act.policies.matrix.revision
        ticket.levels_revision = act.policies.levels.revision
        ticket.escalation_revision = act.policies.escalation.revision
        ticket.closing_revision = act.policies.current[PolicyKind.CLOSING]
    floor = floor_on_record(await floor_of(ticket.organization_id))
    event = await act.record(ticket, _prioritized(ticket, before, flags, floor), message=message)
    if ticket.priority is not before and ticket.status is not Status.RESOLVED:
        await act.promise(ticket)
        await react(act, ticket, Trigger.REGISTERED, event)
    await registration.raise_severity(act, ticket)
    await give_to_who_leads(act, ticket)
    return event


def weighed(ticket: Ticket) -> Weighed:
    return Weighed(ticket.impact, ticket.urgency, ticket.security, ticket.major_incident)


async def _priority(act: Act, ticket: Ticket, confirmed: Weighed) -> Priority:
    return act.policies.matrix.priority(
        confirmed.impact,
        confirmed.urgency,
        await type_for_priority(ticket),
        security=confirmed.security,
        major_incident=confirmed.major_incident,
        floor=await floor_of(ticket.organization_id),
    )


def _prioritized(
    ticket: Ticket, before: Priority, flags: tuple[bool, bool], floor: Priority | None
) -> Prioritized:
    """The event; it names a flag where that has changed."""
    security, major_incident = flags
    return Prioritized(
        priority=ticket.priority,
        impact=ticket.impact,
        urgency=ticket.urgency,
        priority_before=before,
        levels_revision=ticket.levels_revision,
        matrix_revision=ticket.matrix_revision,
        security=_changed(ticket.security, security),
        major_incident=_changed(ticket.major_incident, major_incident),
        floor=floor,
    )


def _changed(now: bool, before: bool) -> bool | None:
    return None if now is before else now


async def _tell_reason(act: Act, ticket: Ticket, reason: str, lowered: bool) -> Message:
    audience = Audience.PUBLIC if lowered else Audience.INTERNAL
    return await add_message(act, ticket, reason, kind=MessageKind.REASON, audience=audience)


async def _raise_to_floor(act: Act, ticket: Ticket) -> None:
    """A complaint is never below medium: a request that turns out to be one goes up."""
    priority = await _priority(act, ticket, weighed(ticket))
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
            floor=floor_on_record(await floor_of(ticket.organization_id)),
        ),
    )
    if ticket.status is not Status.RESOLVED:
        await act.promise(ticket)
