"""Signed links of mails: a page without signing in, whose form acts once, and that nothing sets off
by opening it.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from auth import links
from auth.links import LASTING, Link, LinkFor, signed
from models.closure import Survey
from models.database import transaction
from models.mail import Muting
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Status
from procedure.core.actor import Actor
from tests.auth.browser import SETTINGS
from tests.builders import a_ticket, events_of, fresh, messages_of, nothing_changes
from tests.cast import Desk
from tests.outages import CONTENDED, FULL, away_at, refusing
from tests.portal.browsing import Browser, Page
from tests.portal.conftest import Stranger
from tests.portal.test_requests import now

AGO = timedelta(minutes=30)


def link(purpose: LinkFor, person: Actor, ticket: Ticket, *, until: datetime | None = None) -> str:
    assert person.person_id is not None
    facts = Link(purpose, person.person_id, ticket.id, 1, until or now() + LASTING)
    return f"/l/{signed(SETTINGS, facts)}"


async def answer(browser: Browser, path: str, **told: str) -> Page:
    """As a browser sends a form that it came to from a mail: no cookie, and no word of where it
    comes from.
    """
    return await browser.post(path, told, origin="", sec_fetch_site="")


async def test_opening_it_never_acts(desk: Desk, stranger: Stranger) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)

    async with nothing_changes():
        for purpose in LinkFor:
            page = await (await stranger()).open(link(purpose, desk.ana, ticket))
            assert page.status == 200

    answering = await (await stranger()).open(link(LinkFor.ANSWER, desk.ana, ticket))
    assert "¿Quedó resuelta su solicitud?" in answering.text
    assert "Ya puede timbrar; el sello se renovó." in answering.text


async def test_a_yes_closes_rates_and_works_once(desk: Desk, stranger: Stranger) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)
    path, browser = link(LinkFor.ANSWER, desk.ana, ticket), await stranger()

    done = await answer(browser, path, step="confirm", satisfaction="5", comment="Rápido")

    assert (await fresh(ticket)).status is Status.CLOSED
    assert (await Survey.get(ticket_id=ticket.id)).comment == "Rápido"
    assert "Gracias por confirmarlo." in done.text
    async with nothing_changes():
        again = await answer(browser, path, step="confirm")
        opened = await browser.open(path)
    assert (again.status, opened.status) == (410, 410)
    assert "Este enlace ya se usó" in again.text


async def test_a_no_needs_its_line_of_reason(desk: Desk, stranger: Stranger) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)
    path, browser = link(LinkFor.ANSWER, desk.ana, ticket), await stranger()

    empty = await answer(browser, path, step="reject", reason=" ")
    assert (empty.status, "Diga en una línea qué sigue igual." in empty.text) == (422, True)
    done = await answer(browser, path, step="reject", reason="Sigue igual")

    assert done.status == 200
    assert (await fresh(ticket)).status is Status.IN_PROGRESS
    assert (await messages_of(ticket))[-1].body == "Sigue igual"


async def test_a_rating_after_closing(desk: Desk, stranger: Stranger) -> None:
    ticket = await a_ticket(desk, Status.CLOSED, at=now() - AGO)
    path, browser = link(LinkFor.RATE, desk.ana, ticket), await stranger()

    missing = await answer(browser, path)
    done = await answer(browser, path, satisfaction="4")

    assert (missing.status, done.status) == (422, 200)
    assert (await Survey.get(ticket_id=ticket.id)).satisfaction == 4


async def test_what_is_over_says_how_it_stands(desk: Desk, stranger: Stranger) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)

    page = await answer(await stranger(), link(LinkFor.ANSWER, desk.ana, ticket), step="confirm")

    assert "Esto ya no espera respuesta" in page.text
    assert (await fresh(ticket)).status is Status.IN_PROGRESS


async def test_one_click_of_the_mail_program_ends_the_notices(
    desk: Desk, stranger: Stranger
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    path, browser = link(LinkFor.NOTICES, desk.ana, ticket), await stranger()

    stopped = await browser.post(
        path, {"List-Unsubscribe": "One-Click"}, origin="", sec_fetch_site=""
    )
    assert await Muting.exists(ticket_id=ticket.id, person_id=desk.ana.person_id)
    again = await stopped.send(path, step="again")

    assert "Ya no le avisaremos" in stopped.text
    assert "¿Dejar de recibir avisos" in again.text
    assert not await Muting.all().exists()


@pytest.mark.parametrize("forged", ["x", "", "Ñ", "a" * 200])
async def test_what_was_not_signed_here_opens_nothing(
    desk: Desk, stranger: Stranger, forged: str
) -> None:
    page = await (await stranger()).open(f"/l/{forged or '%20'}")

    assert page.status == 410
    assert "Este enlace ya no sirve" in page.text


async def test_a_changed_an_old_and_an_orphaned_one_open_nothing(
    desk: Desk, stranger: Stranger
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)
    real, browser = link(LinkFor.ANSWER, desk.ana, ticket), await stranger()
    changed = real[:10] + ("A" if real[10] != "A" else "B") + real[11:]
    old = link(LinkFor.ANSWER, desk.ana, ticket, until=now() - AGO)
    strange = link(LinkFor.ANSWER, desk.beto, ticket)  # signed, and yet he may not see it

    assert [(await browser.open(path)).status for path in (changed, old, strange)] == [
        410,
        410,
        410,
    ]
    await Person.filter(id=desk.ana.person_id).update(active=False)
    assert (await browser.open(real)).status == 410


async def test_it_speaks_the_language_of_its_reader_and_gives_no_more_rights(
    desk: Desk, stranger: Stranger
) -> None:
    await Person.filter(id=desk.ana.person_id).update(language="EN")
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)
    browser = await stranger()

    page = await browser.open(link(LinkFor.ANSWER, desk.ana, ticket))
    elsewhere = await browser.open(f"/requests/{ticket.number}")

    assert "Is your request solved?" in page.text or "solved" in page.text
    assert elsewhere.path.startswith("/sign-in")


@pytest.mark.parametrize("state", [FULL, CONTENDED])
@pytest.mark.parametrize(
    ("purpose", "before", "told", "after"),
    [
        (LinkFor.ANSWER, Status.RESOLVED, {"step": "confirm"}, Status.CLOSED),
        (LinkFor.ANSWER, Status.RESOLVED, {"step": "reject", "reason": "No"}, Status.IN_PROGRESS),
        (LinkFor.RATE, Status.CLOSED, {"satisfaction": "4"}, Status.CLOSED),
    ],
)
async def test_a_link_outlives_a_fault_of_the_act_that_it_is_for(
    desk: Desk,
    stranger: Stranger,
    state: str,
    purpose: LinkFor,
    before: Status,
    told: dict[str, str],
    after: Status,
) -> None:
    ticket = await a_ticket(desk, before, at=now() - AGO)
    path, browser = link(purpose, desk.ana, ticket), await stranger()

    async with nothing_changes(), refusing("event", state):
        failed = await answer(browser, path, **told)
    done = await answer(browser, path, **told)
    again = await answer(browser, path, **told)

    assert failed.status in (500, 503)
    assert (done.status, again.status) == (200, 410)
    assert (await fresh(ticket)).status is after
    assert await Survey.all().count() == (1 if purpose is LinkFor.RATE else 0)


@pytest.mark.parametrize("rated", [{}, {"satisfaction": "5", "comment": "Rápido"}])
async def test_a_database_lost_at_any_write_of_an_answer_leaves_the_link_as_it_was(
    desk: Desk, stranger: Stranger, rated: dict[str, str]
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)
    path, browser = link(LinkFor.ANSWER, desk.ana, ticket), await stranger()
    told = {"step": "confirm", **rated}

    write = 0
    while True:
        write += 1
        with away_at(write) as writes:
            page = await answer(browser, path, **told)
        if not writes.reached:
            break
        assert (page.status, (await fresh(ticket)).status) == (503, Status.RESOLVED), write

    assert write > 5
    assert (page.status, (await fresh(ticket)).status) == (200, Status.CLOSED)
    happened = await events_of(ticket)
    assert (happened.count("CONFIRMED"), happened.count("SURVEY_SUBMITTED")) == (1, bool(rated))


@pytest.mark.parametrize(
    ("purpose", "before", "told"),
    [
        (LinkFor.ANSWER, Status.RESOLVED, {"step": "confirm", "satisfaction": "5"}),
        (LinkFor.ANSWER, Status.RESOLVED, {"step": "reject", "reason": "Sigue igual"}),
        (LinkFor.RATE, Status.CLOSED, {"satisfaction": "4"}),
    ],
)
async def test_of_two_clicks_at_once_one_acts(
    desk: Desk, stranger: Stranger, purpose: LinkFor, before: Status, told: dict[str, str]
) -> None:
    ticket = await a_ticket(desk, before, at=now() - AGO)
    path, browser = link(purpose, desk.ana, ticket), await stranger()

    pages = await asyncio.gather(*(answer(browser, path, **told) for _ in range(3)))

    assert sorted(page.status for page in pages) == [200, 410, 410]
    happened = await events_of(ticket)
    assert happened.count("CONFIRMED") == (told.get("step") != "reject")
    assert happened.count("REJECTED") == (told.get("step") == "reject")
    assert await Survey.all().count() == ("satisfaction" in told)


async def test_that_a_link_was_used_is_kept_for_as_long_as_it_could_be(desk: Desk) -> None:
    async with transaction():
        await links.use("a token", now())

    early = await links.forget_used(now() + LASTING - timedelta(minutes=1))
    late = await links.forget_used(now() + LASTING + timedelta(minutes=1))

    assert (early, late) == (0, 1)


async def test_a_link_is_used_inside_an_act_only(desk: Desk) -> None:
    with pytest.raises(RuntimeError):
        await links.use("a token", now())
