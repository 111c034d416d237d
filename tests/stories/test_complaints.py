"""Whom a complaint is about, who may have it, and what it stays (RULES 7)."""

from datetime import timedelta
from typing import Any

import pytest

from models.closure import FollowUp
from models.complaints import Complaint
from models.database import rows
from models.people import Person
from models.sql import Params
from models.tickets import Escalation, Ticket
from models.vocabulary import (
    Affects,
    Complexity,
    FollowUpKind,
    Impact,
    Needed,
    NoteKind,
    Priority,
    Severity,
    Status,
    SupportLevel,
    TicketType,
    Urgency,
)
from procedure.assignment.assigning import analyze, assign, hand_over, take
from procedure.closure.confirming import close
from procedure.closure.withdrawal import withdraw
from procedure.complaints.handling import name_complained_about, release_complaint
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from procedure.core.visibility import visible_messages
from procedure.reception.classification import classify, prioritize
from procedure.reception.merging import merge, unmerge
from procedure.resolution.escalation import acknowledge, escalate
from procedure.resolution.notes import add_note
from procedure.resolution.reply import reply
from tests.builders import (
    CALLED,
    DETAILS,
    a_registered_ticket,
    a_ticket,
    events_of,
    fresh,
    notices,
    perform,
    refusal,
)
from tests.cast import Desk

HOUR = timedelta(hours=1)
LOW: dict[str, Any] = {"impact": Impact.LOW, "urgency": Urgency.LOW, "reason": "Revisado"}
COMPLAINT = DETAILS[TicketType.COMPLAINT]


async def a_complaint(desk: Desk, **changes: Any) -> Ticket:
    """Classified by a lead, who has not said yet whom it is about."""
    return await a_ticket(
        desk, Status.CLASSIFIED, kind=TicketType.COMPLAINT, owner=desk.lucia, **changes
    )


async def becomes_a_complaint(desk: Desk, ticket: Ticket, by: Actor, **details: str) -> None:
    await perform(
        by,
        classify,
        ticket,
        type=TicketType.COMPLAINT,
        area_id=desk.area(),
        details={**COMPLAINT, **details},
    )


async def becomes_an_inquiry(desk: Desk, ticket: Ticket) -> None:
    told: dict[str, Any] = {"type": TicketType.INQUIRY, "area_id": desk.area()}
    await perform(desk.lucia, classify, ticket, details={"question": "¿Y?"}, **told)


async def words_seen(actor: Actor) -> set[str]:
    params = Params()
    sql = f"SELECT m.body FROM message m WHERE {visible_messages(actor, params)}"
    return {row["body"] for row in await rows(sql, params)}


async def row_of(ticket: Ticket) -> Complaint:
    return await Complaint.get(ticket_id=ticket.id)


async def test_until_a_lead_has_said_whom_it_is_about_only_a_lead_owns_it(desk: Desk) -> None:
    ticket = await a_complaint(desk)

    with refusal(Code.COMPLAINT_UNSETTLED, clause="6"):
        await perform(desk.laura, take, ticket)
    with refusal(Code.COMPLAINT_UNSETTLED, field="person_id"):
        await perform(desk.lucia, assign, ticket, person_id=desk.diego.person_id)
    await perform(desk.lucia, take, ticket)
    with refusal(Code.COMPLAINT_UNSETTLED):
        await perform(
            desk.lucia, hand_over, ticket, person_id=desk.laura.person_id, reason="Fin de turno"
        )

    await perform(desk.lucia, name_complained_about, ticket)
    assert (await row_of(ticket)).about_settled
    await perform(
        desk.lucia, hand_over, ticket, person_id=desk.laura.person_id, reason="No trata de nadie"
    )
    assert (await fresh(ticket)).assignee_id == desk.laura.person_id


async def test_whom_its_writer_chose_does_nothing_on_it_from_the_start(desk: Desk) -> None:
    ticket = await a_complaint(desk, about_id=desk.laura.person_id)

    assert (await row_of(ticket)).about_id == desk.laura.person_id
    with refusal(Code.COMPLAINED_ABOUT):
        await perform(desk.laura, reply, ticket, body="Perdón")
    with refusal(Code.NOT_FOUND, field="complaint.about_person_id", clause="6"):
        await a_registered_ticket(desk.ana, TicketType.COMPLAINT, about_id=desk.carlos.person_id)


async def test_an_owner_whom_it_turns_out_to_be_about_parts_with_it_at_once(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, kind=TicketType.COMPLAINT, owner=desk.laura)
    await perform(
        desk.lucia, add_note, ticket, body="Ana la nombra", kind=NoteKind.FINDING, private=True
    )

    with refusal(Code.REQUIRED, field="reason"):
        await perform(desk.lucia, name_complained_about, ticket, person_id=desk.laura.person_id)
    await perform(
        desk.lucia,
        name_complained_about,
        ticket,
        person_id=desk.laura.person_id,
        reason="Ana lo dijo por teléfono",
    )

    after = await fresh(ticket)
    assert (after.assignee_id, after.status) == (desk.lucia.person_id, Status.ASSIGNED)
    assert "Ana la nombra" not in await words_seen(desk.laura)
    assert "Ana la nombra" in await words_seen(desk.lucia)
    with refusal(Code.COMPLAINED_ABOUT):
        await perform(desk.laura, close, ticket, evidence=CALLED)

    await perform(desk.lucia, name_complained_about, ticket, reason="Fue una confusión de nombres")
    await perform(desk.laura, reply, ticket, body="Retomo su caso")
    assert (await row_of(ticket)).about_id is None


async def test_a_request_that_becomes_a_complaint_passes_to_a_lead(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)

    await becomes_a_complaint(desk, ticket, desk.laura)

    assert (await fresh(ticket)).assignee_id == desk.lucia.person_id
    assert ("assigned", desk.lucia.person_id) in await notices()


async def test_a_lead_whom_it_is_about_gives_it_to_the_manager(desk: Desk) -> None:
    ticket = await a_complaint(desk)
    await perform(desk.lucia, take, ticket)

    await perform(desk.lucia, name_complained_about, ticket, person_id=desk.lucia.person_id)

    assert (await fresh(ticket)).assignee_id == desk.miguel.person_id
    assert ("warned", desk.miguel.person_id) in await notices()


async def test_a_desk_without_leads_keeps_the_owner_who_may_do_nothing(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)
    await Person.filter(role__in=["LEAD", "MANAGER"]).update(active=False)

    await becomes_a_complaint(desk, ticket, desk.diego, about_whom=desk.laura.name)

    assert (await fresh(ticket)).assignee_id == desk.laura.person_id
    with refusal(Code.COMPLAINED_ABOUT):
        await perform(desk.laura, reply, ticket, body="Perdón")


@pytest.mark.parametrize("named", ["someone of the customer's", "nobody"])
async def test_only_staff_are_named_and_only_on_a_complaint(desk: Desk, named: str) -> None:
    if named == "nobody":
        ticket = await a_ticket(desk)
        with refusal(Code.NOT_FOUND, clause="6"):
            await perform(desk.lucia, name_complained_about, ticket)
        return
    ticket = await a_complaint(desk)
    with refusal(Code.NOT_FOUND, field="person_id"):
        await perform(desk.lucia, name_complained_about, ticket, person_id=desk.ana.person_id)


async def test_who_acknowledges_a_call_to_lead_does_not_own_a_complaint_that_may_be_about_them(
    desk: Desk,
) -> None:
    ticket = await a_complaint(desk)
    told: dict[str, Any] = {"level": SupportLevel.N2, "reason": "Que tome el mando"}
    await perform(desk.lucia, escalate, ticket, **told)
    await Escalation.filter(ticket_id=ticket.id).update(leads=True)
    await perform(desk.tomas, acknowledge, ticket)
    assert (await fresh(ticket)).assignee_id is None

    unclassified = await a_registered_ticket(desk.ana, TicketType.COMPLAINT)
    await perform(desk.lucia, escalate, unclassified, **told)
    await Escalation.filter(ticket_id=unclassified.id).update(leads=True)
    await perform(desk.tomas, acknowledge, unclassified)
    await becomes_a_complaint(desk, unclassified, desk.lucia)
    await perform(desk.lucia, prioritize, unclassified, **LOW)
    await perform(desk.lucia, analyze, unclassified, complexity=Complexity.C1)
    after = await fresh(unclassified)
    assert (after.status, after.assignee_id) == (Status.CLASSIFIED, None)


async def test_its_row_decides_what_a_complaint_is_whatever_its_type_becomes(desk: Desk) -> None:
    ticket = await a_complaint(desk)
    await becomes_an_inquiry(desk, ticket)

    with refusal(Code.COMPLAINT_UNSETTLED):
        await perform(desk.laura, take, ticket)
    await perform(desk.lucia, prioritize, ticket, **LOW)
    assert (await fresh(ticket)).priority is Priority.MEDIUM, "a complaint is at least medium"
    await perform(desk.lucia, withdraw, ticket, reason="Llamó Ana")
    assert await FollowUp.exists(ticket_id=ticket.id, kind=FollowUpKind.WITHDRAWN_COMPLAINT)


async def test_a_lead_takes_what_is_none_out_of_the_rules_and_it_stays_in_the_register(
    desk: Desk,
) -> None:
    ticket = await a_complaint(desk, about_id=desk.laura.person_id)
    await becomes_an_inquiry(desk, ticket)
    with refusal(Code.NOT_ALLOWED):
        await perform(desk.diego, release_complaint, ticket, reason="No es queja")
    with refusal(Code.REQUIRED, field="reason"):
        await perform(desk.lucia, release_complaint, ticket, reason=" ")

    await perform(desk.lucia, release_complaint, ticket, reason="Preguntaba por Laura")

    code = (await row_of(ticket)).code
    await perform(desk.laura, take, ticket)
    await perform(desk.lucia, prioritize, ticket, **LOW)
    assert (await fresh(ticket)).priority is Priority.LOW
    with refusal(Code.NOT_FOUND):
        await perform(desk.lucia, release_complaint, ticket, reason="Otra vez")

    await becomes_a_complaint(desk, ticket, desk.laura)
    again = await row_of(ticket)
    assert (again.code, again.released_at, again.about_settled) == (code, None, False)


async def test_severity_follows_the_priority_up_and_the_manager_hears_of_it(desk: Desk) -> None:
    ticket = await a_complaint(desk, affects=Affects.ONLY_ME, needed=Needed.NO_RUSH)
    before = len(await notices())

    await perform(
        desk.lucia, prioritize, ticket, impact=Impact.HIGH, urgency=Urgency.HIGH, reason="Grave"
    )
    assert (await row_of(ticket)).severity is Severity.CRITICAL
    assert ("warned", desk.miguel.person_id) in (await notices())[before:]

    await perform(desk.lucia, prioritize, ticket, **LOW)
    assert (await row_of(ticket)).severity is Severity.CRITICAL, "it never goes down by itself"
    assert (await events_of(ticket)).count("COMPLAINT_SEVERITY_RAISED") == 1


async def test_severity_also_follows_what_a_merge_makes_of_the_priority(desk: Desk) -> None:
    first = await a_complaint(desk, affects=Affects.ONLY_ME, needed=Needed.NO_RUSH)
    urgent = await a_complaint(desk, affects=Affects.WHOLE_COMPANY, needed=Needed.NOW)

    await perform(desk.lucia, merge, urgent, into_id=first.id)

    assert (await row_of(first)).severity is Severity.CRITICAL


async def test_what_is_said_of_the_survivor_is_said_of_what_is_folded_into_it(desk: Desk) -> None:
    first, again = await a_complaint(desk), await a_complaint(desk)
    await perform(desk.lucia, merge, again, into_id=first.id)

    await perform(desk.lucia, name_complained_about, first, person_id=desk.diego.person_id)
    await perform(desk.lucia, unmerge, again)

    assert (await row_of(again)).about_id == desk.diego.person_id
