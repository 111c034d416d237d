"""What JavaScript adds: suggestions while a subject is typed, and the explorer."""

from __future__ import annotations

from playwright.async_api import expect

from procedure.improvement import Draft, create_article, publish_article
from tests.builders import a_registered_ticket, act
from tests.cast import Desk
from tests.portal.browser.conftest import Chromium, picture
from tests.portal.test_requests import now


async def test_articles_are_suggested_while_the_subject_is_typed(chromium: Chromium, desk: Desk) -> None:
    draft = Draft(desk.area(), "Exportar la facturación a Excel", "Divida el período.", None, None)
    async with act(desk.laura, at=now()) as opened:
        article = await create_article(opened, draft)
    async with act(desk.lucia, at=now()) as opened:
        await publish_article(opened, article.id)
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        await page.goto("/requests/new?type=INCIDENT")

        await page.get_by_label("Asunto").press_sequentially("exportar facturación")

        await expect(page.get_by_role("link", name="Exportar la facturación a Excel")).to_be_visible()
        await picture(page, "new_suggestions-light")


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
