"""A request from its questions to its number."""

from __future__ import annotations

import pytest

from models.tickets import Ticket
from models.vocabulary import Channel, Priority, TicketType
from tests.builders import nothing_changes
from tests.cast import Desk
from tests.portal.conftest import SignedIn

ANSWERS = {
    "INCIDENT": {
        "incident__whatFails": "El timbrado",
        "incident__sinceWhen": "Desde ayer",
        "incident__environment": "Producción",
    },
    "INQUIRY": {"inquiry__question": "¿Cómo bajo el estado de cuenta?"},
    "COMPLAINT": {
        "complaint__about": "SERVICE",
        "complaint__whatHappened": "Nadie contestó",
        "complaint__remedySought": "Una disculpa",
    },
    "CHANGE_REQUEST": {
        "changeRequest__what": "Otro reporte",
        "changeRequest__why": "Auditoría",
        "changeRequest__neededBy": "En abril",
        "changeRequest__approver": "Elena Duarte",
    },
}
COMMON = {
    "subject": "No timbra la factura 8812",
    "description": "Sale <b>E-301</b> al timbrar.",
    "affects": "MY_TEAM",
    "needed": "NOW",
    "step": "check",
}
NEW = "/requests/new"


@pytest.mark.parametrize("kind", ANSWERS)
async def test_a_request_of_each_type_is_checked_sent_and_numbered(
    desk: Desk, browser: SignedIn, kind: str
) -> None:
    ana = await browser(desk.ana)
    questions = await ana.open(NEW)

    check = await questions.send(NEW, type=kind, **COMMON, **ANSWERS[kind])
    sent = await check.send(NEW, step="send")

    ticket = await Ticket.get()
    assert check.status == 200
    assert "Revise antes de enviar" in check.text
    assert "la prioridad será alta" in check.text
    assert "Primera respuesta en 2 horas" in check.text
    assert "Solución en 8 horas" in check.text
    assert sent.path == f"/requests/{ticket.number}/sent"
    assert ticket.number in sent.text
    assert (ticket.type, ticket.channel, ticket.priority) == (
        TicketType(kind),
        Channel.PORTAL,
        Priority.HIGH,
    )
    assert ticket.requester_id == desk.ana.person_id


async def test_what_was_written_stands_on_the_check_page_as_text_and_not_as_markup(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)

    check = await questions.send(NEW, type="INCIDENT", **COMMON, **ANSWERS["INCIDENT"])

    assert "&lt;b&gt;E-301&lt;/b&gt;" in check.html
    assert "<b>E-301</b>" not in check.html


async def test_missing_answers_are_asked_for_each_beside_its_question_and_nothing_is_kept(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)

    async with nothing_changes():
        refused = await questions.send(NEW, type="INCIDENT", subject="Algo", step="check")

    assert refused.status == 422
    assert "<title>Error: Nueva solicitud" in refused.html
    for words in (
        "Cuéntenos qué ocurre.",
        "Indique a quién afecta.",
        "Diga qué falla.",
        "Diga dónde ocurre.",
    ):
        assert refused.text.count(words) == 2, "on top, and beside the field"
    assert refused.html.index('href="#f-incident-whatFails"') < refused.html.index('href="#f-description"')
    assert refused.form(NEW).fields["subject"] == "Algo"
    assert refused.form(NEW).fields["type"] == "INCIDENT"


async def test_a_type_an_answer_and_a_subject_that_no_form_of_ours_sends_are_refused_in_words(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    questions = await ana.open(NEW)

    async with nothing_changes():
        typeless = await questions.send(NEW, type="BRIBE", **COMMON)
        unsaid = await questions.send(
            NEW, type="INQUIRY", **COMMON | {"affects": "MARS", "subject": "x" * 201}
        )
        odd = await questions.send(
            NEW,
            type="COMPLAINT",
            **COMMON | {"step": "send"},
            **ANSWERS["COMPLAINT"] | {"complaint__about": "X"},
        )

    assert (typeless.status, unsaid.status, odd.status) == (422, 422, 422)
    assert "Elija qué necesita." in typeless.text
    assert "Indique a quién afecta." in unsaid.text
    assert "caben 200 caracteres" in unsaid.text
    assert "Este dato no es válido" in odd.text


async def test_sent_twice_it_is_registered_once(desk: Desk, browser: SignedIn) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    check = await questions.send(NEW, type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])

    first = await check.send(NEW, step="send")
    second = await check.send(NEW, step="send")

    assert await Ticket.all().count() == 1
    assert first.path == second.path


async def test_change_goes_back_with_every_answer(desk: Desk, browser: SignedIn) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    check = await questions.send(NEW, type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])

    again = await check.send(NEW, step="change")

    fields = again.form(NEW).fields
    assert again.status == 200
    assert fields["subject"] == COMMON["subject"]
    assert fields["description"] == COMMON["description"]
    assert fields["inquiry.question"] == ANSWERS["INQUIRY"]["inquiry__question"]
    assert (fields["type"], fields["affects"], fields["needed"]) == ("INQUIRY", "MY_TEAM", "NOW")


async def test_the_text_keeps_its_lines_and_a_first_empty_one(desk: Desk, browser: SignedIn) -> None:
    questions = await (await browser(desk.ana)).open(NEW)

    refused = await questions.send(NEW, description="\nUno\r\nDos", step="check")

    assert refused.form(NEW).fields["description"] == "\nUno\nDos"
