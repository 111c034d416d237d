"""Forms from elsewhere, forms whose session ended, forms that are too large: nothing is done, and
no word is lost.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from auth import sessions
from models.vocabulary import Status
from tests.builders import a_ticket, messages_of, nothing_changes
from tests.cast import Desk
from tests.outages import refusing
from tests.portal.browsing import SESSION
from tests.portal.conftest import SignedIn
from tests.portal.test_acts import AGO
from tests.portal.test_requests import now
from tests.portal.test_sign_in import ANA, PASSWORD, password

__all__ = ["password"]  # a fixture


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example", "sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "cross-site"},
    ],
)
async def test_a_form_from_elsewhere_is_refused(
    desk: Desk, browser: SignedIn, headers: dict[str, str]
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    path = f"/requests/{ticket.number}"
    ana = await browser(desk.ana)
    fields = (await ana.open(path)).form(path).fields | {"body": "Plantada"}

    async with nothing_changes():
        refused = await ana.post(path, fields, **headers)

    assert refused.status == 403
    assert "Nada cambió." in refused.text


async def test_without_origin_and_without_token_a_form_is_refused(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)

    async with nothing_changes():
        refused = await ana.post(
            "/requests/new", {"subject": "Plantada"}, origin="", sec_fetch_site=""
        )

    assert refused.status == 403


async def test_a_token_of_before_signing_in_shows_the_form_again_with_what_was_typed(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    await ana.open("/requests/new")

    again = await ana.post(
        "/requests/new", {"form_token": "old.one", "subject": "Escrito con cuidado"}
    )

    assert again.path == "/requests/new?recovered=1"
    assert again.form("/requests/new").fields["subject"] == "Escrito con cuidado"
    assert "Recuperamos lo que escribía" in again.text


@pytest.mark.parametrize("page", ["ticket", "new", "reject"])
async def test_a_session_that_ends_in_the_middle_of_a_form_gives_the_text_back_after_signing_in(
    desk: Desk, browser: SignedIn, password: str, page: str
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)
    number = f"/requests/{ticket.number}"
    path, field = {
        "ticket": (number, "body"),
        "new": ("/requests/new", "description"),
        "reject": (f"{number}/reject", "reason"),
    }[page]
    ana = await browser(desk.ana)
    opened = await ana.open(path)
    assert desk.ana.person_id is not None
    await sessions.end_all_of_person(desk.ana.person_id, datetime.now(UTC))

    said = await opened.send(path, **{field: "Un texto largo", "subject": "Un asunto"})
    messages = len(await messages_of(ticket))
    back = await said.send("/sign-in", email=ANA, password=PASSWORD)
    later = await ana.open(f"{path}?recovered=1")

    assert said.path.startswith("/sign-in?next=")
    assert "Su sesión terminó" in said.text
    assert "Guardamos lo que escribía durante una hora." in said.text
    assert back.path == f"{path}?recovered=1"
    assert back.form(path).fields[field] == "Un texto largo"
    assert len(await messages_of(ticket)) == messages
    assert later.form(path).fields[field] == "", "it is given back once"


async def test_a_page_that_fails_has_not_given_the_text_back(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)
    path, typed = f"/requests/{ticket.number}", {"form_token": "old.one", "body": "Un texto largo"}
    ana = await browser(desk.ana)

    async with refusing("seen"):  # the page would say what is new, and read from now on
        failed = await ana.post(path, typed)
    tabs = await asyncio.gather(*(ana.open(f"{path}?recovered=1") for _ in range(3)))

    assert failed.path == f"{path}?recovered=1"
    assert failed.status in (500, 503)
    assert [tab.status for tab in tabs] == [200] * 3
    shown = sorted(tab.form(path).fields["body"] for tab in tabs)
    assert shown == ["", "", "Un texto largo"], "of tabs at once, one"


async def test_somebody_else_who_signs_in_there_does_not_get_the_text(
    desk: Desk, browser: SignedIn, password: str
) -> None:
    carlos = await browser(desk.carlos)
    opened = await carlos.open("/requests/new")
    assert desk.carlos.person_id is not None
    await sessions.end_all_of_person(desk.carlos.person_id, datetime.now(UTC))

    said = await opened.send("/requests/new", subject="Confidencial")
    back = await said.send("/sign-in", email=ANA, password=password)

    assert "Confidencial" not in back.html


async def test_what_is_too_large_to_keep_is_said_to_be(desk: Desk, browser: SignedIn) -> None:
    ana = await browser(desk.ana)
    opened = await ana.open("/requests/new")
    ana.http.cookies.delete(SESSION)

    said = await opened.send("/requests/new", description="x" * 210_000)

    assert "No pudimos guardar lo que escribía." in said.text


@pytest.mark.parametrize(
    "body",
    [{"description": "x" * 1_000_001}, {f"field{number}": "1" for number in range(101)}],
    ids=["long", "many"],
)
async def test_a_body_larger_than_any_form_is_refused(
    desk: Desk, browser: SignedIn, body: dict[str, str]
) -> None:
    ana = await browser(desk.ana)

    async with nothing_changes():
        refused = await ana.post("/requests/new", body)

    assert refused.status == 413
    assert "Es demasiado grande" in refused.text


async def test_a_body_that_is_no_form_at_all_is_an_empty_one(desk: Desk, browser: SignedIn) -> None:
    ana = await browser(desk.ana)
    token = (await ana.open("/requests/new")).form("/requests/new").fields["form_token"]

    answer = await ana.http.post(
        "/requests/new",
        content=b"\xff\xfe\x00null",
        headers={"origin": "https://testserver", "x-form-token": token},
    )

    assert answer.status_code == 422
