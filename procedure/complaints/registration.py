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
from procedure.core.act import Act
from procedure.core.events import ComplaintRegistered
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


async def register_complaint(act: Act, ticket: Ticket, details: Mapping[str, str]) -> None:
    """The complaint stands in register 004 with a code of its own.

    Clause: SGC-SAC-001 6 (SGC-REG-SAC-004)
    Refuses: COMPLAINED_ABOUT (the person owns the ticket: it is handed over first)
    Records: ComplaintRegistered
    Notifies: the leads; the manager when it is severe or about a lead (RULES 5)
    """
    if await Complaint.exists(ticket_id=ticket.id):
        return
    about = await _person_named(details.get("about_whom"))
    if about is not None and about.id == ticket.assignee_id:
        raise Refusal(Code.COMPLAINED_ABOUT, "complaint.about_whom", clause="6")
    complaint = await Complaint.create(
        ticket_id=ticket.id,
        code=await next_number("QR", act.now.astimezone(act.policies.closing.zone).year),
        subject=ComplaintSubject(details["about"]),
        severity=SEVERITY_OF[ticket.priority],
        about_id=about.id if about else None,
        remedy_sought=details["remedy_sought"],
        received_at=ticket.occurred_at,
    )
    fact = ComplaintRegistered(complaint_id=complaint.id, severity=complaint.severity)
    event = await act.record(ticket, fact)
    await react(act, ticket, Trigger.COMPLAINT, event)
    about_a_lead = about is not None and about.role is Role.LEAD
    if about_a_lead or complaint.severity in SEVERE:
        await react(act, ticket, Trigger.SEVERE_COMPLAINT, event)


async def _person_named(name: str | None) -> Person | None:
    """The person of staff of that name; a name that fits nobody, or two people, stays text in the
    request.
    """
    if not name:
        return None
    staff = await Person.filter(role__in=[role.value for role in STAFF], active=True)
    named = [person for person in staff if fold(person.name) == fold(name)]
    return named[0] if len(named) == 1 else None
