"""Quejas y reclamaciones (RULES 7): register SGC-REG-SAC-004 is complete by construction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from models.analyzer import fold
from models.complaints import Complaint
from models.counters import next_number
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import STAFF, ComplaintSubject, Priority, Role, Severity, Trigger
from procedure.complaints.register import complaint_of
from procedure.core.act import Act
from procedure.core.events import ComplaintRegistered, ComplaintSeverityRaised
from procedure.core.refusals import Code, Refusal
from procedure.resolution.escalation_calls import react
from procedure.service_levels.policies import ClosingPolicy

SEVERITY_OF = {
    Priority.CRITICAL: Severity.CRITICAL,
    Priority.HIGH: Severity.HIGH,
    Priority.MEDIUM: Severity.MEDIUM,
    Priority.LOW: Severity.MEDIUM,
}
SEVERE = frozenset({Severity.CRITICAL, Severity.HIGH})
GRAVEST_FIRST = list(Severity)
ACKNOWLEDGED = timedelta(hours=24)
PROPOSED_IN, PROPOSED_IN_CRITICAL = 3, 1  # working days


def acknowledged_by(received_at: datetime) -> datetime:
    """When somebody has to have acknowledged it (RULES 7), beside the promises of every request."""
    return received_at + ACKNOWLEDGED


def proposed_by(closing: ClosingPolicy, received_at: datetime, severity: Severity) -> datetime:
    """When a solution has to have been proposed (RULES 7): in 3 working days, a critical one in
    1.
    """
    days = PROPOSED_IN_CRITICAL if severity is Severity.CRITICAL else PROPOSED_IN
    return closing.after_working_days(received_at, days)


async def register_complaint(
    act: Act, ticket: Ticket, details: Mapping[str, str], *, about_id: int | None = None
) -> None:
    """The complaint stands in register 004 with a code of its own. What a lead took out of its
    rules and turns out to be one after all is under them again.

    `about_id` is whom its writer chose; else whoever bears the name that they wrote. Until a lead
    has said who it is, only a lead owns it.

    Clause: SGC-SAC-001 6 (SGC-REG-SAC-004)
    Refuses: NOT_FOUND (nobody of the staff)
    Records: ComplaintRegistered
    Notifies: the leads; the manager when it is severe or about a lead (RULES 5)
    """
    complaint = await Complaint.get_or_none(ticket_id=ticket.id)
    if complaint is not None and complaint.released_at is None:
        return
    about = await _person_chosen(about_id) or await _person_named(details.get("about_whom"))
    if complaint is None:
        year = act.now.astimezone(act.policies.closing.zone).year
        complaint = Complaint(
            ticket_id=ticket.id,
            code=await next_number("QR", year),
            received_at=ticket.occurred_at,
        )
    complaint.subject = ComplaintSubject(details["about"])
    complaint.severity = SEVERITY_OF[ticket.priority]
    complaint.about_id = about.id if about else None
    complaint.remedy_sought = details["remedy_sought"]
    complaint.about_settled, complaint.released_at = False, None
    await complaint.save()
    fact = ComplaintRegistered(complaint_id=complaint.id, severity=complaint.severity)
    event = await act.record(ticket, fact)
    await react(act, ticket, Trigger.COMPLAINT, event)
    about_a_lead = about is not None and about.role is Role.LEAD
    if about_a_lead or complaint.severity in SEVERE:
        await react(act, ticket, Trigger.SEVERE_COMPLAINT, event)


async def raise_severity(act: Act, ticket: Ticket) -> None:
    """A complaint is as severe as its request is urgent: it follows the priority up, never down.

    Clause: SGC-SAC-001 6
    Source: RULES 7
    Records: ComplaintSeverityRaised
    Notifies: the manager: what goes up is severe
    """
    complaint = await complaint_of(ticket)
    severity = SEVERITY_OF[ticket.priority]
    if complaint is None or not _is_graver(severity, complaint.severity):
        return
    fact = ComplaintSeverityRaised(severity=severity, severity_before=complaint.severity)
    complaint.severity = severity
    await complaint.save()
    event = await act.record(ticket, fact)
    await react(act, ticket, Trigger.SEVERE_COMPLAINT, event)


def _is_graver(severity: Severity, before: Severity) -> bool:
    return GRAVEST_FIRST.index(severity) < GRAVEST_FIRST.index(before)


async def _person_chosen(person_id: int | None) -> Person | None:
    """Whoever of the staff was chosen. Refuses: NOT_FOUND"""
    if person_id is None:
        return None
    chosen = await staff_member(person_id)
    if chosen is None:
        raise Refusal(Code.NOT_FOUND, "complaint.about_person_id", clause="6")
    return chosen


async def staff_member(person_id: int) -> Person | None:
    return await Person.get_or_none(id=person_id, role__in=[role.value for role in STAFF])


async def _person_named(name: str | None) -> Person | None:
    """The person of staff of that name; a name that fits nobody, or two people, stays text in the
    request.
    """
    if not name:
        return None
    staff = await Person.filter(role__in=[role.value for role in STAFF], active=True)
    named = [person for person in staff if fold(person.name) == fold(name)]
    return named[0] if len(named) == 1 else None
