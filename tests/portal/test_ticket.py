"""The page of a request: in every state and both languages, what was promised, and what is answered
there.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from api.ids import encode
from models.mail import Mail
from models.people import Person
from models.vocabulary import Language, Status, TicketType
from procedure.reception.priority_review import answer_priority_review
from procedure.resolution.notes import add_note
from procedure.resolution.reply import reply
from tests.builders import (
    a_registered_ticket,
    a_ticket,
    events_of,
    fresh,
    messages_of,
    nothing_changes,
    perform,
)
from tests.cast import Desk
from tests.portal.conftest import SignedIn
from tests.portal.test_new_request import ANSWERS, COMMON, NEW
from tests.portal.test_requests import now
from texts.labels import LABELS

AGO = timedelta(minutes=30)
SAID = {
    Status.REGISTERED: ("Recibida", "Received"),
    Status.CLASSIFIED: ("Clasificada", "Classified"),
    Status.ASSIGNED: ("Asignada", "Assigned"),
    Status.IN_PROGRESS: ("En solución", "In progress"),
    Status.WAITING_CUSTOMER: ("Necesitamos un dato suyo", "We need something from you"),
    Status.WAITING_THIRD_PARTY: ("Esperamos a un tercero", "We are waiting for a third party"),
    Status.RESOLVED: (
        "Le proponemos una solución: ¿quedó resuelta?",
        "We propose a solution: did it work?",
    ),
    Status.CLOSED: ("Solicitud cerrada", "Request closed"),
    Status.WITHDRAWN: ("Solicitud retirada", "Request withdrawn"),
    Status.MERGED: ("Unida a otra solicitud", "Joined to another request"),
}


@pytest.mark.parametrize("status", Status)
async def test_every_state_is_shown_in_both_languages(
    desk: Desk, browser: SignedIn, status: Status
) -> None:
    ticket = await a_ticket(desk, status, at=now() - AGO)
    path = f"/requests/{ticket.number}"

    spanish = await (await browser(desk.ana)).open(path)
    await Person.filter(id=desk.ana.person_id).update(language=Language.EN)
    english = await (await browser(desk.ana)).open(path)

    assert (spanish.status, english.status) == (200, 200)
    assert SAID[status][0].lower() in spanish.text.lower()
    assert "Our promise" in english.text
    if status in (
        Status.WAITING_CUSTOMER,
        Status.RESOLVED,
        Status.CLOSED,
        Status.WITHDRAWN,
        Status.MERGED,
    ):
        assert SAID[status][1] in english.text


@pytest.mark.parametrize("kind", TicketType)
async def test_every_type_shows_what_was_told(
    desk: Desk, browser: SignedIn, kind: TicketType
) -> None:
    ticket = await a_registered_ticket(desk.ana, kind, at=now())

    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    assert "Al timbrar la factura 8812 sale un error." in page.text
    assert "Recibimos su solicitud (portal), con prioridad media." in page.text
    assert "Ver lo que contestó" in page.text


async def test_what_is_not_theirs_and_what_does_not_exist_look_the_same(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_registered_ticket(desk.beto, at=now())
    ana = await browser(desk.ana)

    foreign = await ana.open(f"/requests/{ticket.number}")
    unknown = await ana.open("/requests/SAC-2026-999999")
    garbage = await ana.open("/requests/nonsense")

    assert (foreign.status, unknown.status, garbage.status) == (404, 404, 404)
    assert foreign.text == unknown.text == garbage.text


async def test_internal_notes_do_not_exist_on_the_page(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    await perform(
        desk.laura, add_note, ticket, at=now() - AGO, kind="FINDING", body="El cliente exagera"
    )

    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    assert "exagera" not in page.html
    assert "Nota" not in page.text


async def test_a_reply_ends_the_pause_and_stands_in_the_conversation(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER, at=now() - AGO)
    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    there = await page.send(f"/requests/{ticket.number}", body="Es el folio 8812.\r\nGracias.")

    assert "En pausa desde el" in page.text
    assert "Esperamos su respuesta. Después quedan 23 horas y 30 minutos." not in page.text
    assert there.status == 200
    assert "Es el folio 8812." in there.text
    assert "En pausa desde el" not in there.text
    assert "Su respuesta se envió." in there.text
    assert (await fresh(ticket)).status is Status.IN_PROGRESS
    assert (await messages_of(ticket))[-1].body == "Es el folio 8812.\nGracias."


async def test_a_reply_sent_twice_is_said_once(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    await page.send(f"/requests/{ticket.number}", body="Una vez")
    await page.send(f"/requests/{ticket.number}", body="Una vez")

    assert [message.body for message in await messages_of(ticket)].count("Una vez") == 1


@pytest.mark.parametrize(
    ("body", "told"), [("  ", "Escriba su respuesta."), ("x" * 20_001, "caben 20000")]
)
async def test_an_empty_and_an_overlong_reply_are_refused_and_what_was_typed_stays(
    desk: Desk, browser: SignedIn, body: str, told: str
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    async with nothing_changes():
        refused = await page.send(f"/requests/{ticket.number}", body=body)

    assert refused.status == 422
    assert told in refused.text
    assert refused.form(f"/requests/{ticket.number}").fields["body"] == body


async def test_a_missed_promise_is_said_as_it_is(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_registered_ticket(desk.ana, at=now() - timedelta(hours=5))

    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    assert "Vencido hace 1 hora" in page.text
    assert "Todavía no le respondemos; el plazo era el" in page.text
    assert "No cumplimos, y lo lamentamos." in page.text
    assert "19 horas antes del" in page.text


async def test_times_are_in_the_zone_of_their_reader(desk: Desk, browser: SignedIn) -> None:
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    ticket = await a_registered_ticket(desk.ana, at=at)

    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    assert "Recibida el lun 2 mar, 07:00 (portal)" in page.text
    assert "En hora de Bogotá." in page.text


async def test_a_colleague_who_may_see_it_follows_it_and_may_then_answer(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_registered_ticket(desk.ana, at=now() - AGO)
    path = f"/requests/{ticket.number}"
    elena = await browser(desk.elena)
    page = await elena.open(path)

    followed = await page.send(f"{path}/watch", step="follow")

    assert followed.path == f"{path}?done=following"
    assert "Elena Duarte" in followed.text
    assert "WATCHER_ADDED" in await events_of(ticket)
    assert "Seguir esta solicitud" not in followed.text


async def test_a_colleague_is_added_and_taken_off_again(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_registered_ticket(desk.ana, at=now() - AGO)
    path = f"/requests/{ticket.number}"
    page = await (await browser(desk.ana)).open(path)

    added = await page.send(
        f"{path}/watch", step="add", person=encode("Person", desk.carlos.person_id or 0)
    )
    his = await (await browser(desk.carlos)).open(path)
    removed = await added.send(f"{path}/watch", step="remove")

    assert "Carlos Mejía" in page.text.partition("A quién")[2]
    assert "Agregamos a esa persona" in added.text
    assert his.status == 200
    assert "Esa persona ya no la sigue." in removed.text
    assert (await (await browser(desk.carlos)).open(path)).status == 404


@pytest.mark.parametrize(
    ("person", "said"), [("", "elija primero a quién"), ("beto", "Nada cambió")]
)
async def test_nobody_and_somebody_of_another_company_cannot_be_added(
    desk: Desk, browser: SignedIn, person: str, said: str
) -> None:
    ticket = await a_registered_ticket(desk.ana, at=now() - AGO)
    path = f"/requests/{ticket.number}"
    page = await (await browser(desk.ana)).open(path)
    whom = encode("Person", desk.beto.person_id or 0) if person else ""

    async with nothing_changes():
        there = await page.send(f"{path}/watch", step="add", person=whom)

    assert said in there.text


async def test_the_priority_may_be_doubted_once_and_the_lead_s_answer_stands_on_the_page(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    path = f"/requests/{ticket.number}"
    ana = await browser(desk.ana)
    page = await (await ana.open(f"{path}/priority")).send(
        f"{path}/priority", reason="Detiene la nómina"
    )

    await perform(
        desk.lucia, answer_priority_review, ticket, reason="La nómina sale el viernes.", at=now()
    )
    answered = await ana.open(path)
    again = await ana.open(f"{path}/priority")

    assert "La persona líder del servicio todavía no responde." in page.text
    assert "«Detiene la nómina»" in page.text
    assert "La prioridad se mantiene" in answered.text
    assert "La nómina sale el viernes." in answered.text
    assert again.path == path


async def test_a_complaint_about_the_handling_is_tied_to_its_request(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    ana = await browser(desk.ana)
    page = await ana.open(f"/requests/new?type=COMPLAINT&about={ticket.number}")
    answers = COMMON | ANSWERS["COMPLAINT"]

    sent = await (await page.send(NEW, type="COMPLAINT", **answers)).send(NEW, step="send")
    complaint = await ana.open(sent.path.removesuffix("/sent"))

    assert f"Relacionada con {ticket.number}" in complaint.text


async def test_after_the_window_a_closed_request_goes_on_in_a_linked_one(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.CLOSED, at=now() - timedelta(days=40))
    ana = await browser(desk.ana)
    closed = await ana.open(f"/requests/{ticket.number}")
    page = await ana.open(f"/requests/new?type=INQUIRY&continues={ticket.number}")
    answers = COMMON | ANSWERS["INQUIRY"]

    sent = await (await page.send(NEW, type="INQUIRY", **answers)).send(NEW, step="send")
    new = await ana.open(sent.path.removesuffix("/sent"))

    assert "Continuar en una nueva solicitud" in closed.text
    assert f"Continúa a {ticket.number}" in new.text
    assert "Continuada por" in (await ana.open(f"/requests/{ticket.number}")).text


async def test_the_ledger_tells_every_stretch_of_both_promises(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER, at=now() - AGO)

    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    ledger = page.text.partition("Ver cómo se cuenta")[2]
    assert "por prioridad media" in ledger
    assert "En pausa" in ledger


async def test_addresses_can_be_opened_and_five_thousand_lines_are_folded(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    lines = "\n".join(f"línea {n}" for n in range(1, 1501))
    await perform(desk.laura, reply, ticket, at=now(), body="Vea https://ayuda.example/a?b=1&c=2.")
    await perform(desk.ana, reply, ticket, at=now(), body=lines)

    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    assert (
        '<a href="https://ayuda.example/a?b=1&amp;c=2" rel="nofollow noopener noreferrer ugc">'
        in page.html
    )
    assert "Ver 1460 líneas más" in page.text
    assert "línea 1500" in page.text


@pytest.mark.parametrize("notice", ["receipt", "reply", "question", "passed_on"])
async def test_each_mail_about_it_is_named_on_its_page(
    desk: Desk, browser: SignedIn, notice: str
) -> None:
    ticket = await a_registered_ticket(desk.ana, at=now() - AGO)
    await Mail.create(
        job_id=1_000_000,
        ticket_id=ticket.id,
        person_id=desk.ana.person_id,
        notice=notice,
        language=Language.ES,
        recipient="ana@andina.example",
        subject="Su solicitud",
        text="Texto",
        html="<p>Texto</p>",
        message_id="<1@desk.example>",
        made_at=now(),
    )

    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    assert page.status == 200
    assert LABELS["NoticeName"][notice.upper()] in page.text
