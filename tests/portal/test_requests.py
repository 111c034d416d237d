"""The list of requests: what is in each view, what a search finds, and whose requests there are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from models.people import Organization, Person
from models.vocabulary import Status, TicketType, Visibility
from procedure.resolution.reply import reply
from tests.builders import a_registered_ticket, a_ticket, perform
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
    assert "Le toca a usted" in being_served.text
    assert "Laura Sánchez le preguntó hace 1 hora" in being_served.text
    assert "Se trabaja en esta" in being_served.text
    assert "Esta se propone resuelta : le propusimos una solución" in being_served.text
    assert "Plazo en pausa quedan 23 horas" not in waiting.text
    assert "Plazo en pausa" in waiting.text
    assert "Se trabaja en esta" not in waiting.text
    assert "Confirmar o rechazar" in to_confirm.text
    assert "Esta está cerrada" in closed.text


async def test_what_others_asked_is_neither_listed_nor_counted(
    desk: Desk, browser: SignedIn
) -> None:
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

    assert "Esta espera a Ana : le preguntamos a Ana Rojas hace 1 hora" in page.text
    assert "La pidió Ana Rojas" in page.text


async def test_a_search_finds_by_word_in_any_view(desk: Desk, browser: SignedIn) -> None:
    await a_ticket(desk, Status.CLOSED, at=now() - HOUR, subject="La nómina no cuadra")
    ana = await browser(desk.ana)

    found = await ana.open("/requests?q=nominas")
    nothing = await ana.open("/requests?q=dinosaurio")

    assert "1 resultado para «nominas»" in found.text
    assert "La nómina no cuadra" in found.text
    assert "No encontramos nada con esas palabras" in nothing.text


async def test_twenty_are_shown_and_the_others_are_a_page_away(
    desk: Desk, browser: SignedIn
) -> None:
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


async def test_a_number_leads_straight_to_its_request(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_ticket(desk, Status.CLOSED, at=now() - HOUR)
    foreign = await a_registered_ticket(desk.beto, at=now())
    ana = await browser(desk.ana)

    straight = await ana.open(f"/requests?q={ticket.number.lower()}")
    hidden = await ana.open(f"/requests?q={foreign.number}")

    assert straight.path == f"/requests/{ticket.number}"
    assert "No encontramos nada con esas palabras" in hidden.text


async def test_a_new_answer_is_marked_counted_and_read_by_looking_at_it(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - HOUR, subject="Con respuesta")
    await a_registered_ticket(desk.ana, at=now(), subject="Sin respuesta")
    await perform(desk.laura, reply, ticket, at=now(), body="Ya lo reproduje.")
    ana = await browser(desk.ana)

    before, news = await ana.open("/requests"), await ana.open("/requests?news=yes")
    await ana.open(f"/requests/{ticket.number}")
    after = await ana.open("/requests")

    assert "1 con respuesta nueva." in before.text
    assert "Con respuesta Respuesta nueva" in before.text
    assert "Laura Sánchez : Ya lo reproduje." in before.text
    assert "Sin respuesta" not in news.text
    assert "Respuesta nueva" not in after.text


async def test_filters_stand_in_the_address_and_come_off_one_by_one(
    desk: Desk, browser: SignedIn
) -> None:
    await Organization.filter(id=desk.andina.id).update(visibility=Visibility.ALL)
    await a_registered_ticket(desk.ana, TicketType.INQUIRY, at=now(), subject="Consulta de Ana")
    await a_registered_ticket(
        desk.ana, at=now() - 40 * 24 * HOUR, subject="Incidencia vieja de Ana"
    )
    await a_registered_ticket(
        desk.carlos, TicketType.INQUIRY, at=now(), subject="Consulta de Carlos"
    )
    ana = await browser(desk.ana)

    inquiries = await ana.open("/requests?type=INQUIRY")
    mine = await ana.open("/requests?type=INQUIRY&whose=mine&since=30")
    nothing = await ana.open("/requests?type=COMPLAINT")

    assert ("Consulta de Carlos" in inquiries.text, "Incidencia vieja" in inquiries.text) == (
        True,
        False,
    )
    assert ("Consulta de Ana" in mine.text, "Consulta de Carlos" in mine.text) == (True, False)
    assert 'href="/requests?type=INQUIRY&amp;since=30&amp;view=open"' in mine.html
    assert "Ninguna solicitud pasa estos filtros" in nothing.text


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ("open", "No tiene solicitudes abiertas"),
        ("waiting", "Nadie espera una respuesta suya"),
        ("confirm", "No hay soluciones por confirmar"),
        ("closed", "Todavía no hay solicitudes cerradas"),
    ],
)
async def test_every_empty_view_teaches_what_it_is_for(
    desk: Desk, browser: SignedIn, view: str, said: str
) -> None:
    assert said in (await (await browser(desk.ana)).open(f"/requests?view={view}")).text


@pytest.mark.parametrize(
    "query", ["type=NONSENSE", "since=1e9", "whose=yours", "news=no", "q=%00", "q=" + "x" * 999]
)
async def test_what_nobody_offers_narrows_nothing(
    desk: Desk, browser: SignedIn, query: str
) -> None:
    assert (await (await browser(desk.ana)).open(f"/requests?{query}")).status == 200


async def test_what_is_new_is_listed_in_whatever_state_it_is(desk: Desk, browser: SignedIn) -> None:
    await a_ticket(desk, Status.RESOLVED, at=now() - HOUR, subject="Con solución propuesta")
    ana = await browser(desk.ana)

    front, news = await ana.open("/requests"), await ana.open("/requests?news=yes")

    assert "1 con respuesta nueva." in front.text
    assert "Con solución propuesta Respuesta nueva" in news.text
