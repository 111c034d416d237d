"""The list of requests: what is in each view, what a search finds, and whose requests there are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from models.people import Person
from models.vocabulary import Status
from tests.builders import a_registered_ticket, a_ticket
from tests.cast import Desk
from tests.portal.conftest import SignedIn

HOUR = timedelta(hours=1)


def now() -> datetime:
    instant = datetime.now(UTC)
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


async def test_each_view_holds_and_counts_its_own(desk: Desk, browser: SignedIn) -> None:
    at = now() - HOUR
    await a_ticket(desk, Status.IN_PROGRESS, at=at, subject="Se trabaja en esta")
    await a_ticket(desk, Status.WAITING_CUSTOMER, at=at, subject="Esta espera a Ana")
    await a_ticket(desk, Status.RESOLVED, at=at, subject="Esta se propone resuelta")
    await a_ticket(desk, Status.CLOSED, at=at, subject="Esta está cerrada")
    ana = await browser(desk.ana)

    being_served = await ana.open("/requests")
    waiting = await ana.open("/requests?view=waiting")
    to_confirm = await ana.open("/requests?view=confirm")
    closed = await ana.open("/requests?view=closed")

    assert "Abiertas 2 Esperan su respuesta 1 Por confirmar 1 Cerradas 1" in being_served.text
    assert "Necesitamos un dato suyo" in being_served.text
    assert "Laura Sánchez le preguntó hace 1 hora" in being_served.text
    assert "Se trabaja en esta" in being_served.text
    assert "Esta se propone resuelta" not in being_served.text
    assert "Plazo en pausa quedan 23 horas" not in waiting.text
    assert "Plazo en pausa" in waiting.text
    assert "Se trabaja en esta" not in waiting.text
    assert "Confirmar o rechazar" in to_confirm.text
    assert "Esta está cerrada" in closed.text


async def test_what_others_asked_is_neither_listed_nor_counted(desk: Desk, browser: SignedIn) -> None:
    await a_registered_ticket(desk.beto, at=now(), subject="De otra empresa")
    await a_registered_ticket(desk.carlos, at=now(), subject="De un colega")

    page = await (await browser(desk.ana)).open("/requests")
    found = await (await browser(desk.ana)).open("/requests?q=empresa")

    assert "Abiertas 0" in page.text
    assert "No tiene solicitudes abiertas" in page.text
    assert "De otra empresa" not in found.text


async def test_a_colleague_even_of_the_same_name_is_not_told_that_they_were_asked(
    desk: Desk, browser: SignedIn
) -> None:
    await Person.filter(id=desk.elena.person_id).update(name="Ana Rojas")
    await a_ticket(desk, Status.WAITING_CUSTOMER, at=now() - HOUR, subject="Esta espera a Ana")

    page = await (await browser(desk.elena)).open("/requests")

    assert "Esta espera a Ana — le preguntamos a Ana Rojas hace 1 hora" in page.text
    assert "La pidió Ana Rojas" in page.text


async def test_a_search_finds_by_word_in_any_view(desk: Desk, browser: SignedIn) -> None:
    await a_ticket(desk, Status.CLOSED, at=now() - HOUR, subject="La nómina no cuadra")
    ana = await browser(desk.ana)

    found = await ana.open("/requests?q=nominas")
    nothing = await ana.open("/requests?q=dinosaurio")

    assert "1 resultado para «nominas»" in found.text
    assert "La nómina no cuadra" in found.text
    assert "No encontramos nada con esas palabras" in nothing.text


async def test_twenty_are_shown_and_the_others_are_a_page_away(desk: Desk, browser: SignedIn) -> None:
    begin = now() - HOUR
    for number in range(21):
        await a_registered_ticket(
            desk.ana, at=begin + timedelta(seconds=number), subject=f"Asunto {number:02}"
        )
    ana = await browser(desk.ana)

    newest = await ana.open("/requests")
    older = await ana.open(_link(newest.html, "next"))
    newer = await ana.open(_link(older.html, "prev"))

    assert "Asunto 20" in newest.text
    assert "Asunto 00" not in newest.text
    assert "Asunto 00" in older.text
    assert "Asunto 20" in newer.text


async def test_a_garbage_cursor_is_told_in_words(desk: Desk, browser: SignedIn) -> None:
    refused = await (await browser(desk.ana)).open("/requests?after=garbage")

    assert refused.status == 400
    assert "No pudimos hacerlo" in refused.text


async def test_an_unknown_view_is_the_open_one(desk: Desk, browser: SignedIn) -> None:
    page = await (await browser(desk.ana)).open("/requests?view=nonsense")

    assert page.status == 200
    assert 'href="/requests?view=open" aria-current="page"' in page.html


def _link(html: str, rel: str) -> str:
    before = html.split(f'rel="{rel}"', maxsplit=1)[0]
    return before.rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
