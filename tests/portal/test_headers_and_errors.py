"""What every page tells the browser, and the pages for what goes wrong."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from api.gateway.door import Door
from models.database import Database
from models.live import Hub
from models.people import Person
from models.tickets import Ticket
from tests.auth.browser import SETTINGS
from tests.builders import a_registered_ticket
from tests.cast import Desk
from tests.portal.browsing import HERE, Browser
from tests.portal.conftest import SignedIn, Stranger, site_of
from tests.portal.test_requests import now

PAGES = ("/sign-in", "/requests", "/requests/new", "/preferences", "/help", "/nothing")


@pytest.mark.parametrize("path", PAGES)
async def test_every_page_says_whose_scripts_may_run_and_who_may_frame_it(
    desk: Desk, browser: SignedIn, path: str
) -> None:
    ana = await browser(desk.ana)

    first, second = await ana.open(path, follow=False), await ana.open(path, follow=False)

    policy = first.answer.headers["content-security-policy"]
    [nonce] = re.findall(r"'nonce-([^']+)'", policy)
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert nonce not in second.answer.headers["content-security-policy"]
    assert first.answer.headers["x-content-type-options"] == "nosniff"
    assert first.answer.headers["referrer-policy"] == "same-origin"
    assert first.answer.headers["cache-control"] == "no-store"
    assert "camera=()" in first.answer.headers["permissions-policy"]
    assert re.findall(r"<script(?![^>]*nonce=)", first.html) == []
    assert ' style="' not in first.html


async def test_what_nobody_answers_is_a_page_in_the_reader_s_language(
    stranger: Stranger, desk: Desk
) -> None:
    someone = await stranger()

    spanish = await someone.open("/nowhere")
    someone.http.cookies.set("language", "en", domain="testserver.local")
    english = await someone.open("/nowhere")

    assert (spanish.status, english.status) == (404, 404)
    assert "No encontramos esta página" in spanish.text
    assert "We cannot find this page" in english.text


@pytest.mark.parametrize("db", ["sqlite"], indirect=True)  # it is closed: nobody else's
async def test_without_its_database_the_desk_says_so_and_to_try_again(
    desk: Desk, browser: SignedIn, db: Database
) -> None:
    ana = await browser(desk.ana)
    await db.close()

    page = await ana.open("/requests")

    assert page.status == 503
    assert "El servicio no está disponible por un momento" in page.text
    assert "Nada quedó a medias" in page.text
    assert page.answer.headers["retry-after"] == "10"
    assert 'href="/requests"' in page.html


@pytest.mark.parametrize("db", ["sqlite"], indirect=True)  # it is closed: nobody else's
async def test_what_was_being_sent_while_the_database_was_away_is_sent_again_from_that_page(
    desk: Desk, browser: SignedIn, db: Database
) -> None:
    ana = await browser(desk.ana)
    form = await ana.open("/requests/new")
    await db.close()

    page = await form.send(
        "/requests/new", subject="Escrito con cuidado", description="Dos\nlíneas"
    )

    assert page.status == 503
    fields = page.form("/requests/new").fields
    assert (fields["subject"], fields["description"]) == ("Escrito con cuidado", "Dos\nlíneas")


async def test_a_bug_of_the_api_is_masked_and_has_a_key_to_tell(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_registered_ticket(desk.ana, at=now())
    await Ticket.filter(id=ticket.id).update(details="no JSON")

    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    assert page.status == 500
    assert "Algo falló de nuestro lado" in page.text
    assert re.search(r"Clave del fallo: [0-9a-f]{16}", page.text)
    assert "JSON" not in page.html


async def test_a_page_that_breaks_says_so_too(desk: Desk, browser: SignedIn) -> None:
    await a_registered_ticket(desk.ana, at=now())
    await Person.filter(id=desk.ana.person_id).update(timezone="Mars/Olympus")

    page = await (await browser(desk.ana)).open("/requests")

    assert page.status == 500
    assert "Algo falló de nuestro lado" in page.text
    assert "Olympus" not in page.html


async def test_who_asks_too_much_is_told_to_wait(db: Database, desk: Desk, tmp_path: Path) -> None:
    site = site_of(Door(hub=Hub(), points_per_hour=1), tmp_path)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(site), base_url=HERE) as http:
        ana = await Browser(http, SETTINGS).signs_in(desk.ana)
        pages = [await ana.open("/requests") for _ in range(3)]

    assert pages[-1].status == 429
    assert "No pudimos hacerlo" in pages[-1].text


async def test_static_files_say_what_they_are_and_may_be_kept_while_their_address_stands(
    stranger: Stranger, desk: Desk
) -> None:
    someone = await stranger()
    address = re.findall(
        r'href="(/static/tokens.css\?v=[^"]+)"', (await someone.open("/sign-in")).html
    )[0]

    kept = await someone.open(address)
    plain = await someone.open("/static/tokens.css")
    outside = await someone.open("/static/../portal/pages.py")

    assert kept.answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert plain.answer.headers["cache-control"] == "no-cache"
    assert kept.answer.headers["x-content-type-options"] == "nosniff"
    assert outside.status == 404
