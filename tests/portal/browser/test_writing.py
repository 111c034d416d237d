"""A request as it is written: by keyboard alone, the browser closed in between, from two tabs,
without a network.
"""

from __future__ import annotations

import re
from typing import Any

import anyio
import pytest
from playwright.async_api import BrowserContext, Page, expect

from models.drafts import Draft as DraftRow
from models.knowledge import Article
from models.tickets import Ticket
from procedure.improvement.articles import Draft, create_article, publish_article
from tests.builders import act
from tests.cast import Desk
from tests.portal.browser.conftest import Chromium, picture
from tests.portal.browser.test_accessibility import is_fine
from tests.portal.test_requests import now

SAVED = "Borrador guardado a las"
WORDS: dict[str, dict[str, Any]] = {
    "es": {
        "subject": "Las facturas no se timbran",
        "article": "Las facturas se quedan sin timbrar",
        "helped": "Me sirvió, no envío",
        "thanks": "No se envió ninguna solicitud",
        "anyway": "Escribir de todos modos",
        "error": "Error: Nueva solicitud",
        "missing": "Indique cuándo lo necesita.",
        "why": "Como afecta a su equipo y lo necesita ahora, la prioridad será alta.",
        "change": "Cambiar dónde ocurre",
        "received": "Recibimos su solicitud",
    },
    "en": {
        "subject": "Invoices have no stamp",
        "article": "Invoices are left without a stamp",
        "helped": "It helped, I am not sending this",
        "thanks": "No request was sent",
        "anyway": "Write anyway",
        "error": "Error: New request",
        "missing": "Say when you need it.",
        "why": "Because it affects your team and you need it now, the priority will be high.",
        "change": "Change where it happens",
        "received": "We received your request",
    },
}


@pytest.fixture(autouse=True)
async def article(desk: Desk) -> Article:
    draft = Draft(
        desk.area("BILLING"),
        "Las facturas se quedan sin timbrar",
        "Renueve el sello.",
        "Invoices are left without a stamp",
        "Renew the seal.",
    )
    async with act(desk.laura, at=now()) as opened:
        written = await create_article(opened, draft)
    async with act(desk.lucia, at=now()) as opened:
        return await publish_article(opened, written.id)


@pytest.mark.parametrize("language", ["es", "en"])
async def test_by_keyboard_alone_from_the_first_question_to_the_number(
    chromium: Chromium, desk: Desk, article: Article, language: str
) -> None:
    said = WORDS[language]
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        if language == "en":
            await page.get_by_role("button", name="English").click()
        await page.goto("/requests/new")

        await presses_to(page, 'input[name="type"]', "Tab")
        await presses_to(page, '[value="INCIDENT"]:checked', "ArrowDown")
        await types(page, "f-subject", said["subject"])
        await expect(page.get_by_text(said["article"])).to_be_visible()
        await presses_to(page, ".suggestions summary", "Tab")
        await page.keyboard.press("Enter")
        await is_fine(page, f"new_suggested_{language}-light")
        await presses_to(page, '[name="solved"]', "Tab")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text(said["thanks"])).to_be_visible()
        await is_fine(page, f"new_solved_{language}-light")
        assert (await Ticket.all().count(), await DraftRow.all().count()) == (0, 0)
        assert (await Article.get(id=article.id)).deflected_count == 1

        await page.get_by_role("button", name=said["anyway"]).press("Enter")
        await expect(page.locator("#f-incident-whatFails")).to_be_visible()
        await types(page, "f-incident-whatFails", "El timbrado")
        await types(page, "f-incident-sinceWhen", "Ayer")
        await types(page, "f-incident-environment", "Producción")
        await types(page, "f-description", "Sale un aviso.")
        await presses_to(page, 'input[name="affects"]', "Tab")
        await presses_to(page, '[value="MY_TEAM"]:checked', "ArrowDown")
        await presses_to(page, '.goes-on [value="check"]', "Tab")
        await page.keyboard.press("Enter")
        await expect(page).to_have_title(re.compile(f"^{said['error']}"))
        await expect(page.locator("#problems")).to_be_focused()
        await presses_to(page, "#problems a", "Tab")
        await expect(page.locator("#problems a:focus")).to_have_text(said["missing"])
        await page.keyboard.press("Enter")
        await expect(page.locator("#f-needed")).to_be_focused()
        await page.keyboard.press("Space")
        await page.keyboard.press("Enter")

        await expect(page.get_by_text(said["why"])).to_be_visible()
        await page.get_by_role("link", name=said["change"]).press("Enter")
        await expect(page.locator("#f-incident-environment")).to_be_focused()
        await page.keyboard.type(", oficina")
        await page.keyboard.press("Enter")
        await expect(page.locator(".answers")).to_contain_text("oficina")
        await presses_to(page, '.btn[value="send"]', "Tab")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name=said["received"])).to_be_visible()
        await picture(page, f"sent_{language}-light")

    assert await Ticket.all().count() == 1
    assert await DraftRow.all().count() == 0


async def presses_to(page: Page, selector: str, key: str) -> None:
    """Press the key until the focus stands there."""
    for _ in range(60):
        await page.keyboard.press(key)
        if await page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{key} does not lead to {selector}")


async def types(page: Page, field: str, words: str) -> None:
    await presses_to(page, f"#{field}", "Tab")
    await page.keyboard.press("ControlOrMeta+a")
    await page.keyboard.type(words)


async def changed(draft: DraftRow) -> None:
    with anyio.fail_after(10):
        while (  # noqa: ASYNC110  # the browser writes it, through the desk
            await DraftRow.get(id=draft.id)
        ).sealed == draft.sealed:
            await anyio.sleep(0.02)


async def test_a_draft_survives_the_browser_s_end_two_tabs_and_a_lost_network(
    chromium: Chromium, desk: Desk
) -> None:
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        await page.goto("/requests/new?type=INQUIRY")
        await page.get_by_label("Asunto").fill("No timbra la factura 8812")
        await expect(page.get_by_text(SAVED)).to_have_count(2)  # seen, and read out once
        saved = await DraftRow.get()
        await page.get_by_label("Su pregunta").fill("¿Por qué?")
        # and closed before the second is over: what it sends while it goes arrives soon after
    await changed(saved)
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        await page.goto("/requests/new")
        await is_fine(page, "new_draft-light")
        await page.get_by_role("link", name="Seguir con el borrador de hoy a las").click()
        await expect(page.get_by_label("Asunto")).to_have_value("No timbra la factura 8812")
        await expect(page.get_by_label("Su pregunta")).to_have_value("¿Por qué?")

        other = await page.context.new_page()
        await other.goto("/requests/new?draft=on")
        await other.get_by_label("Descripción").fill("Desde la segunda pestaña")
        await expect(other.get_by_text(SAVED)).to_have_count(2)
        await page.get_by_label("Descripción").fill("Desde la primera: " + "W" * 300)
        await expect(page.locator("[data-draft-other]")).to_be_visible()
        await is_fine(page, "new_other_tab-light")
        await page.get_by_role("button", name="Guardar lo de esta página").click()
        await expect(page.get_by_text(SAVED)).to_have_count(2)
        await expect(page.locator("[data-draft-other]")).to_be_hidden()
        await other.close()

        await loses_the_network_while_sending(page, page.context)
        await sends_twice_and_goes_back(page)

    assert await Ticket.all().count() == 1


async def loses_the_network_while_sending(page: Page, context: BrowserContext) -> None:
    await page.get_by_label("Solo a mí").check()
    await page.get_by_label("Ahora: el trabajo está detenido").check()
    await page.get_by_role("button", name="Continuar").last.click()
    await page.wait_for_selector(".answers")
    await context.set_offline(True)
    await page.get_by_role("button", name="Enviar solicitud").last.click()
    await expect(page.get_by_text("No hay conexión y no se envió nada.")).to_be_visible()
    await is_fine(page, "check_offline-light")
    await context.set_offline(False)


async def sends_twice_and_goes_back(page: Page) -> None:
    await page.get_by_role("button", name="Enviar solicitud").last.dblclick()
    await page.wait_for_url("**/sent*")
    number = page.url.split("/")[-2]
    await page.go_back()
    await expect(page.get_by_role("heading", name="Aquí no queda nada por enviar")).to_be_visible()
    await expect(page.get_by_role("link", name=number)).to_be_visible()
    await is_fine(page, "new_gone-light")


async def test_without_scripts_a_button_saves_and_an_article_answers_on_the_check_page(
    chromium: Chromium, desk: Desk, article: Article
) -> None:
    async with chromium.visit(scripts=False) as page:
        await chromium.signed_in(page)
        await page.goto("/requests/new?type=INQUIRY")
        await page.get_by_label("Asunto").fill("Las facturas no se timbran")
        await page.get_by_role("button", name="Guardar borrador").click()
        await expect(page.get_by_role("heading", name="Guardamos su borrador")).to_be_visible()
        await page.goto("/requests/new")
        await page.get_by_role("link", name="Seguir con el borrador").click()
        await page.get_by_label("Su pregunta").fill("¿Por qué?")
        await page.get_by_label("Descripción").fill("Desde ayer.")
        await page.get_by_label("Solo a mí").check()
        await page.get_by_label("Sin prisa").check()
        await page.get_by_role("button", name="Continuar").last.click()
        await page.get_by_text("Las facturas se quedan sin timbrar").click()
        await expect(page.locator(".article-body")).to_have_text("Renueve el sello.")
        await page.get_by_role("button", name="Me sirvió, no envío").click()
        await expect(page.get_by_text("No se envió ninguna solicitud")).to_be_visible()

    assert await Ticket.all().count() == 0
    assert (await Article.get(id=article.id)).deflected_count == 1
