"""Whom a complaint is about, and whether it is one: a lead says so (RULES 7)."""

from __future__ import annotations

from models.complaints import Complaint
from models.conversation import Event
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Role, Trigger
from procedure.assignment.assigning import part_from_owner
from procedure.complaints.register import complaint_of
from procedure.complaints.registration import staff_member
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import ComplainedAboutNamed, ComplaintReleased
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import LINE, optional, required
from procedure.reception.merging import family_of
from procedure.resolution.conversation import keep_reason
from procedure.resolution.escalation_calls import react


async def name_complained_about(
    act: Act, ticket: Ticket, *, person_id: int | None = None, reason: str | None = None
) -> Event:
    """A lead says which person of the desk the complaint is about, or that it is none; from now on
    that person does nothing on it. What was said before is corrected, also of what is folded into
    it.

    An owner whom it is about parts with it at once.

    Clause: SGC-SAC-001 6
    Source: RULES 7
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, NOT_FOUND (no complaint; nobody of the staff),
      REQUIRED (reason, of a correction), TOO_LONG
    Records: ComplainedAboutNamed; Assigned when it has to have another owner
    Notifies: the new owner; the manager when it is about a lead
    """
    await act.require(Verb.NAME_COMPLAINED_ABOUT, ticket)
    complaint = await _complaint(ticket)
    about = await _about(person_id)
    check = required if complaint.about_settled else optional
    why = check(reason, "reason", LINE)
    message = await keep_reason(act, ticket, why) if why else None
    fact = ComplainedAboutNamed(person_id=person_id, person_id_before=complaint.about_id)
    named = Complaint.filter(ticket_id__in=await family_of(ticket), released_at=None)
    await named.update(about_id=person_id, about_settled=True)
    event = await act.record(ticket, fact, message=message)
    if about is not None and about.role is Role.LEAD:
        await react(act, ticket, Trigger.SEVERE_COMPLAINT, event)
    await part_from_owner(act, ticket)
    return event


async def release_complaint(act: Act, ticket: Ticket, *, reason: str | None) -> Event:
    """A lead takes what is no complaint out of the rules of complaints; its row stays in register
    004, and its type is for staff to confirm.

    Clause: SGC-SAC-001 6
    Source: RULES 7
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, NOT_FOUND (no complaint), REQUIRED
      (reason), TOO_LONG
    Records: ComplaintReleased
    """
    await act.require(Verb.RELEASE_COMPLAINT, ticket)
    complaint = await _complaint(ticket)
    message = await keep_reason(act, ticket, required(reason, "reason", LINE, clause="6"))
    complaint.released_at = act.now
    await complaint.save()
    return await act.record(ticket, ComplaintReleased(complaint_id=complaint.id), message=message)


async def _complaint(ticket: Ticket) -> Complaint:
    complaint = await complaint_of(ticket)
    if complaint is None:
        raise Refusal(Code.NOT_FOUND, clause="6")
    return complaint


async def _about(person_id: int | None) -> Person | None:
    if person_id is None:
        return None
    about = await staff_member(person_id)
    if about is None:
        raise Refusal(Code.NOT_FOUND, "person_id", clause="6")
    return about
