"""What JavaScript adds: the explorer."""

from __future__ import annotations

from playwright.async_api import expect

from tests.builders import a_registered_ticket
from tests.cast import Desk
from tests.portal.browser.conftest import Chromium, picture
from tests.portal.test_requests import now


async def test_the_explorer_answers_its_first_query_and_stores_no_token(
    chromium: Chromium, desk: Desk
) -> None:
    ticket = await a_registered_ticket(desk.ana, at=now())
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        await page.goto("/explorer")

        await page.get_by_role("button", name="Execute query").click()

        await expect(page.locator(".result-window")).to_contain_text(ticket.number)
        stored = await page.evaluate(
            "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
        )
        assert "atd_" not in stored
        await picture(page, "explorer-light")
