"""A customer corrects what their request says, until staff have confirmed it."""

from models.edits import TicketEdit
from models.vocabulary import Status, TicketType
from procedure.reception.classification import classify
from tests.builders import a_registered_ticket, fresh, nothing_changes, perform
from tests.cast import Desk
from tests.company_fields import INVOICE, PLAN, SINCE, asked
from tests.portal.conftest import SignedIn
from tests.portal.test_requests import now

DETAILS = {"what_fails": "El timbrado", "since_when": "Ayer", "environment": "Cali"}
ANSWERS = {
    "incident.whatFails": "La firma",
    "incident.sinceWhen": "Ayer",
    "incident.environment": "Cali",
    "incident.errorText": "E-301",
}


async def test_what_it_says_is_there_to_be_corrected_and_what_it_said_stays(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_registered_ticket(desk.ana, subject="No tinbra", details=DETAILS, at=now())
    path = f"/requests/{ticket.number}/edit"
    ana = await browser(desk.ana)
    page = await ana.open(path)

    done = await page.send(path, subject="No timbra", **ANSWERS)

    assert page.form(path).fields["subject"] == "No tinbra"
    assert page.form(path).fields["incident.whatFails"] == "El timbrado"
    assert done.path == f"/requests/{ticket.number}?done=edited"
    assert (await fresh(ticket)).subject == "No timbra"
    kept = {each.field: each.before for each in await TicketEdit.all()}
    assert kept == {"subject": "No tinbra", "what_fails": "El timbrado", "error_text": None}
    assert "No tinbra" in done.text
    assert "(nada)" in done.text


async def test_a_correction_that_is_incomplete_keeps_what_was_typed(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_registered_ticket(desk.ana, details=DETAILS, at=now())
    path = f"/requests/{ticket.number}/edit"
    page = await (await browser(desk.ana)).open(path)

    async with nothing_changes():
        without = await page.send(path, subject="Otro", **{**ANSWERS, "incident.whatFails": " "})
        too_long = await page.send(path, subject="x" * 201, **ANSWERS)

    assert (without.status, too_long.status) == (422, 422)
    assert "Diga qué falla." in without.text
    assert without.form(path).fields["subject"] == "Otro"


async def test_a_complaint_is_corrected_but_not_whom_it_is_about(
    desk: Desk, browser: SignedIn
) -> None:
    details = {"about": "PERSON", "what_happened": "Nadie llama", "remedy_sought": "Que llamen"}
    ticket = await a_registered_ticket(desk.ana, TicketType.COMPLAINT, details=details, at=now())
    path = f"/requests/{ticket.number}/edit"
    page = await (await browser(desk.ana)).open(path)

    done = await page.send(
        path,
        **{
            "subject": ticket.subject,
            "complaint.about": "SERVICE",
            "complaint.whatHappened": "Nadie llama",
            "complaint.remedySought": "Que llamen",
        },
    )

    assert "complaint.aboutPersonId" not in page.form(path).fields
    assert done.path.endswith("?done=edited")


async def test_what_staff_confirmed_is_corrected_by_nobody_else(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_registered_ticket(desk.ana, details=DETAILS, at=now())
    path = f"/requests/{ticket.number}/edit"
    ana = await browser(desk.ana)
    page = await ana.open(path)
    await perform(desk.laura, classify, ticket, at=now(), type=ticket.type, area_id=desk.area())

    async with nothing_changes():
        refused = await page.send(path, subject="Otro", **ANSWERS)
        gone = await ana.open(path)

    assert refused.path == f"/requests/{ticket.number}?done=refused"
    assert gone.path == f"/requests/{ticket.number}"
    assert (await fresh(ticket)).status is Status.REGISTERED


async def test_saving_it_as_it_was_changes_nothing(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_registered_ticket(desk.ana, details=DETAILS, at=now())
    path = f"/requests/{ticket.number}/edit"
    page = await (await browser(desk.ana)).open(path)

    async with nothing_changes():
        done = await page.send(path)

    assert done.path == f"/requests/{ticket.number}"


async def test_what_turns_out_to_be_a_complaint_shows_what_it_said_as_what_it_was(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_registered_ticket(desk.ana, details=DETAILS, at=now())
    complaint = {"about": "SERVICE", "what_happened": "Tardan", "remedy_sought": "Más prisa"}
    await perform(
        desk.laura,
        classify,
        ticket,
        at=now(),
        type=TicketType.COMPLAINT,
        area_id=desk.area(),
        details=complaint,
    )

    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    assert page.status == 200
    assert "El timbrado" in page.text
    assert "(nada)" in page.text


async def test_the_company_s_own_fields_are_corrected_with_their_words(
    desk: Desk, browser: SignedIn
) -> None:
    await asked(desk, INVOICE, PLAN, SINCE)
    custom = {"INVOICE_NUMBER": "A-1", "PLAN": "FULL", "SINCE": "2026-03-01"}
    ticket = await a_registered_ticket(desk.ana, TicketType.INQUIRY, custom=custom, at=now())
    path = f"/requests/{ticket.number}/edit"
    ana = await browser(desk.ana)
    page = await ana.open(path)

    without = await page.send(path, **{"customFields.INVOICE_NUMBER": ""})
    done = await without.send(
        path,
        **{
            "customFields.INVOICE_NUMBER": "A-2",
            "customFields.PLAN": "BASIC",
            "customFields.SINCE": "",
        },
    )

    assert page.form(path).fields["customFields.PLAN"] == "FULL"
    assert "Falta contestar: Número de factura." in without.text
    assert done.path == f"/requests/{ticket.number}?done=edited"
    assert "Plan Básico" in done.text
    assert "Plan Completo Hasta el" in done.text
    assert "Desde 1 de marzo de 2026 Hasta el" in done.text
