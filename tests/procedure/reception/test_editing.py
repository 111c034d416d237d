"""4.1.3: what a request says is corrected, and what it said before stays."""

from typing import Any

import orjson
import pytest

from models.complaints import Complaint
from models.edits import TicketEdit
from models.search import matching_ids
from models.tickets import Ticket
from models.vocabulary import Audience, ComplaintSubject, Status, TicketType
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from procedure.core.visibility import visible_tickets
from procedure.reception.classification import classify
from procedure.reception.editing import edit
from procedure.reception.merging import merge
from tests.builders import (
    a_registered_ticket,
    a_ticket,
    events_of,
    fresh,
    messages_of,
    nothing_changes,
    perform,
    refusal,
)
from tests.cast import Desk

WHY = "El asunto nombraba otra empresa"
INCIDENT: dict[str, Any] = {
    "what_fails": "El timbrado",
    "since_when": "Desde ayer",
    "environment": "Oficina de Cali",
}
COMPLAINT = {"about": "PERSON", "what_happened": "Nadie llama", "remedy_sought": "Que llamen"}


async def edited(by: Actor, ticket: Ticket, **told: Any) -> Ticket:
    await perform(by, edit, ticket, **told)
    return await fresh(ticket)


async def before_of(ticket: Ticket) -> list[tuple[str, str | None]]:
    kept = await TicketEdit.filter(ticket_id=ticket.id).order_by("id")
    return [(each.field, each.before) for each in kept]


async def hits(by: Actor, text: str) -> list[int]:
    return await matching_ids(
        "ticket", text, lambda params, t: visible_tickets(by, params, t), limit=5
    )


@pytest.mark.parametrize("by", ["ana", "elena"])
async def test_who_asked_corrects_it_until_staff_confirm_the_type(desk: Desk, by: str) -> None:
    ticket = await a_registered_ticket(desk.ana, subject="No tinbra", details=INCIDENT)

    ticket = await edited(getattr(desk, by), ticket, subject="  No firma el contrato ")

    assert (ticket.subject, ticket.status) == ("No firma el contrato", Status.REGISTERED)
    assert await before_of(ticket) == [("subject", "No tinbra")]
    assert (await events_of(ticket))[-1] == "EDITED"
    assert await hits(desk.ana, "firmar contrato") == [ticket.id]
    assert await hits(desk.ana, "tinbra") == []
    await perform(desk.laura, classify, ticket, type=ticket.type, area_id=desk.area())
    async with nothing_changes():
        with refusal(Code.CONFIRMED_ALREADY, clause="4.1.3"):
            await edited(getattr(desk, by), ticket, subject="Otra vez")


async def test_staff_correct_it_later_with_a_reason_that_the_customer_reads(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)
    async with nothing_changes():
        with refusal(Code.REQUIRED, field="reason", clause="4.1.3"):
            await edited(desk.laura, ticket, subject="Otro")

    ticket = await edited(desk.laura, ticket, subject="Otro", reason=WHY)

    said = (await messages_of(ticket))[-1]
    kept = await TicketEdit.get(ticket_id=ticket.id)
    assert (said.body, said.audience) == (WHY, Audience.PUBLIC)
    assert (kept.reason_id, kept.edited_by_id) == (said.id, desk.laura.person_id)
    assert ticket.status is Status.IN_PROGRESS


async def test_the_fields_of_its_type_are_said_anew_as_a_whole(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana, details=INCIDENT | {"error_text": "E-301"})

    ticket = await edited(desk.ana, ticket, details=INCIDENT | {"since_when": "Desde el lunes"})

    assert orjson.loads(ticket.details) == INCIDENT | {"since_when": "Desde el lunes"}
    assert sorted(await before_of(ticket)) == [
        ("error_text", "E-301"),
        ("since_when", "Desde ayer"),
    ]


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"subject": " "}, Code.REQUIRED, "subject"),
        ({"subject": "x" * 201}, Code.TOO_LONG, "subject"),
        ({"details": {"what_fails": "x"}}, Code.REQUIRED, "incident.since_when"),
        ({"subject": "Otro", "reason": "x" * 201}, Code.TOO_LONG, "reason"),
        ({}, Code.ALREADY_DONE, None),
    ],
)
async def test_a_correction_is_refused(
    desk: Desk, told: dict[str, Any], code: Code, field: str | None
) -> None:
    ticket = await a_registered_ticket(desk.ana, details=INCIDENT)

    async with nothing_changes():
        with refusal(code, field=field):
            await edited(desk.ana, ticket, **told)


@pytest.mark.parametrize(
    ("by", "code"), [("tomas", Code.NOT_ALLOWED), ("diego", Code.COMPLAINED_ABOUT)]
)
async def test_neither_a_technician_who_did_not_join_nor_who_is_complained_about_corrects_it(
    desk: Desk, by: str, code: Code
) -> None:
    ticket = await a_registered_ticket(desk.ana, TicketType.COMPLAINT, details=COMPLAINT)
    await Complaint.filter(ticket_id=ticket.id).update(about_id=desk.diego.person_id)

    async with nothing_changes():
        with refusal(code):
            await edited(getattr(desk, by), ticket, subject="Otro", reason=WHY)


async def test_the_register_of_complaints_follows(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana, TicketType.COMPLAINT, details=COMPLAINT)

    await edited(
        desk.ana, ticket, details=COMPLAINT | {"about": "SERVICE", "remedy_sought": "Un descuento"}
    )

    row = await Complaint.get(ticket_id=ticket.id)
    assert (row.subject, row.remedy_sought) == (ComplaintSubject.SERVICE, "Un descuento")


async def test_what_is_folded_is_corrected_no_more(desk: Desk) -> None:
    folded, kept = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    folded = await edited(desk.ana, folded, subject="Antes")
    await perform(desk.laura, merge, folded, into_id=kept.id)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await edited(desk.laura, await fresh(folded), subject="Después", reason=WHY)
    assert await before_of(kept) == []


async def test_what_staff_say_anew_when_they_classify_it_keeps_what_the_customer_said(
    desk: Desk,
) -> None:
    ticket = await a_registered_ticket(desk.ana, details=INCIDENT)

    await perform(
        desk.laura,
        classify,
        ticket,
        type=TicketType.INQUIRY,
        area_id=desk.area(),
        details={"question": "¿Cómo se timbra?"},
    )

    assert dict(await before_of(ticket)) == INCIDENT | {"question": None}
