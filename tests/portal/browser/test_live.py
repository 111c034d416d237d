"""An open request keeps itself true: told within a second, without touching what somebody
writes.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from playwright.async_api import expect

from auth import sessions
from auth.cookies import SESSION_NAME
from models.access import Session
from models.conversation import Event
from models.vocabulary import Audience, Status
from portal.requests import live
from procedure.core.events import kinds_for
from procedure.resolution.notes import add_note
from procedure.resolution.reply import reply
from procedure.resolution.waiting import ask_customer
from tests.auth.browser import SETTINGS, a_request
from tests.builders import a_ticket, perform
from tests.cast import Desk
from tests.portal.browser.conftest import Chromium
from tests.portal.test_requests import now

AGO = timedelta(minutes=30)


async def test_an_answer_appears_within_a_second_and_what_is_being_written_stays(
    chromium: Chromium, desk: Desk
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        async with page.expect_response("**/live?**"):
            await page.goto(f"/requests/{ticket.number}")
        await page.get_by_label("Su respuesta").fill("Mientras tanto escribo est")
        await page.locator("#ledger summary").click()
        await page.get_by_label("Su respuesta").focus()
        began = time.monotonic()

        await perform(desk.laura, reply, ticket, at=now(), body="Ya lo reproduje.")
        await expect(page.get_by_text("Ya lo reproduje.")).to_be_visible()
        took = time.monotonic() - began
        await perform(desk.laura, ask_customer, ticket, at=now(), body="¿Qué folio es?")
        await expect(page.get_by_role("heading", name="Necesitamos un dato suyo")).to_be_visible()

        assert took < 1
        await expect(page.locator("[data-live-aloud]")).to_have_text(
            "Hay un mensaje nuevo de Laura Sánchez."
        )
        await expect(page.get_by_label("Su respuesta")).to_have_value("Mientras tanto escribo est")
        await expect(page.get_by_label("Su respuesta")).to_be_focused()
        await expect(page.locator("#ledger")).to_have_attribute("open", "")


async def test_a_promise_counts_down_and_speaks_only_at_thresholds(
    chromium: Chromium, desk: Desk
) -> None:
    # Medium: a first answer within 4 hours, of which half are used in three seconds.
    ticket = await a_ticket(
        desk, Status.CLASSIFIED, at=now() - timedelta(hours=2) + timedelta(seconds=5)
    )
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        await page.goto(f"/requests/{ticket.number}")

        await expect(page.locator("[data-countdown]").first).to_have_text("2 horas")
        await expect(page.locator("[data-live-aloud]")).to_have_text("")
        await expect(page.locator("[data-live-aloud]")).to_have_text(
            "Queda la mitad del plazo de primera respuesta.", timeout=20_000
        )


async def test_a_promise_that_falls_due_is_said_to_be_missed(
    chromium: Chromium, desk: Desk
) -> None:
    ticket = await a_ticket(
        desk, Status.CLASSIFIED, at=now() - timedelta(hours=4) + timedelta(seconds=4)
    )
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        await page.goto(f"/requests/{ticket.number}")

        await expect(page.get_by_text("Vencido hace")).to_be_visible(timeout=20_000)


async def test_a_lost_network_is_said_and_the_page_catches_up(
    chromium: Chromium, desk: Desk
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        async with page.expect_response("**/live?**"):
            await page.goto(f"/requests/{ticket.number}")
        await page.context.set_offline(True)
        await page.evaluate("dispatchEvent(new Event('offline'))")
        await expect(page.get_by_text("Sin conexión: esta página no se actualiza.")).to_be_visible()
        await perform(desk.laura, reply, ticket, at=now(), body="Dicho mientras no había red.")

        await page.context.set_offline(False)

        await expect(page.get_by_text("Dicho mientras no había red.")).to_be_visible()
        await expect(page.get_by_text("Sin conexión: esta página no se actualiza.")).to_be_hidden()


@pytest.fixture
async def http(address: str, desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    """Ana's browser without a window."""
    assert desk.ana.person_id is not None
    token = await sessions.begin(a_request(), SETTINGS, desk.ana.person_id, datetime.now(UTC))
    async with httpx.AsyncClient(
        base_url=address, headers={"cookie": f"{SESSION_NAME}={token}"}
    ) as client:
        yield client


async def test_what_happened_between_two_connections_is_told_first(
    http: httpx.AsyncClient, desk: Desk
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    await perform(desk.laura, reply, ticket, at=now(), body="Antes de conectarse.")

    async with http.stream(
        "GET", f"/requests/{ticket.number}/live", headers={"last-event-id": "1"}
    ) as answer:
        told = await lines_until(answer, "event: changed")

    assert answer.headers["content-type"].startswith("text/event-stream")
    assert told[0] == "retry: 2000"
    assert "id: 2" in told


async def test_notes_of_the_staff_are_not_told(http: httpx.AsyncClient, desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    async with http.stream("GET", f"/requests/{ticket.number}/live") as answer:
        lines = answer.aiter_lines()
        await anext(lines)
        await perform(desk.laura, add_note, ticket, at=now(), kind="FINDING", body="Solo nuestro")
        await perform(desk.laura, reply, ticket, at=now(), body="Para usted")

        async for line in lines:
            if line.startswith("id: "):
                break

    public = [kind.value for kind in kinds_for(Audience.PUBLIC)]
    known = await Event.filter(ticket_id=ticket.id, kind__in=public).count()
    assert line == f"id: {known}", "numbered as she knows them"


async def test_who_has_too_many_pages_open_is_told_to_wait(
    http: httpx.AsyncClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "MOST_OF_ONE_PERSON", 1)
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    path = f"/requests/{ticket.number}/live"

    async with http.stream("GET", path) as answer:
        lines = answer.aiter_lines()
        await anext(lines)
        refused = await http.get(path)

    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "60"


async def test_quiet_is_filled_with_beats_and_the_end_is_the_end() -> None:
    async def happenings() -> AsyncIterator[dict[str, Any]]:
        await asyncio.sleep(0.12)
        yield {"ticketEvents": {"seq": 7}}

    told = [each async for each in live.with_beats(happenings(), 0.05)]

    assert told == [None, None, {"ticketEvents": {"seq": 7}}]


async def test_an_ended_session_hears_that_it_is_over(http: httpx.AsyncClient, desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    async with http.stream("GET", f"/requests/{ticket.number}/live") as answer:
        lines = answer.aiter_lines()
        await anext(lines)
        await Session.all().update(ended_at=now())
        await perform(desk.laura, reply, ticket, at=now(), body="Ya no lo oye")

        told = [line async for line in lines if line]

    assert told == ["event: over", "data:"]


async def lines_until(answer: httpx.Response, wanted: str) -> list[str]:
    told = []
    async for line in answer.aiter_lines():
        told.append(line)
        if line == wanted:
            break
    return told
