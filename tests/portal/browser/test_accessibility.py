"""Every page in both themes, on a desk and on a phone: no WCAG 2.2 AA violation, nothing too wide,
and a picture.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Page, expect

from api.ids import encode
from auth.invitations import address_of
from auth.people import change_password
from models.people import Invitation
from models.vocabulary import Status, TicketType
from procedure.improvement.articles import Draft, create_article, publish_article
from procedure.people.departures import deactivate_person
from procedure.people.invitations import invite_customer
from procedure.people.organizations import update_organization
from procedure.reception.editing import edit
from settings import HERE
from tests.auth.browser import SETTINGS
from tests.builders import a_registered_ticket, a_ticket, act, perform
from tests.cast import Desk
from tests.company_fields import INVOICE, PLAN, SINCE, asked
from tests.portal.browser.conftest import PASSWORD, Chromium, picture
from tests.portal.test_requests import now

AXE = (HERE / "portal" / "static" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RUN = """axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
}).then(found => JSON.stringify(
  found.violations.map(each => [each.id, each.nodes.map(node => node.html)])))"""


@pytest.mark.long
@pytest.mark.parametrize(
    ("dark", "phone"), [(False, False), (True, True)], ids=["light", "dark phone"]
)
async def test_every_page_is_for_everybody(
    chromium: Chromium, desk: Desk, dark: bool, phone: bool
) -> None:
    look = f"{'dark' if dark else 'light'}{'-phone' if phone else ''}"
    addresses = await a_desk_with_everything(desk)
    async with chromium.visit(dark=dark, phone=phone) as page:
        await page.goto("/sign-in")
        await is_fine(page, f"sign_in-{look}")
        await page.get_by_role("button", name="Entrar").click()
        await page.wait_for_selector("#problems")
        await is_fine(page, f"sign_in_refused-{look}")
        await chromium.signed_in(page)
        for name, address in addresses.items():
            await page.goto(address)
            await is_fine(page, f"{name}-{look}")
        await page.goto("/requests/new?type=COMPLAINT")
        await page.get_by_role("button", name="Continuar").click()
        await page.wait_for_selector("#problems")
        await is_fine(page, f"new_refused-{look}")
        await page.goto("/requests/new?type=INQUIRY")
        await fills_in(page)
        await is_fine(page, f"check-{look}")
        await page.get_by_role("button", name="Enviar solicitud").click()
        await page.wait_for_url("**/sent")
        await is_fine(page, f"sent-{look}")


async def fills_in(page: Page) -> None:
    await page.get_by_label("Asunto").fill("¿Cómo descargo el estado de cuenta de octubre?")
    await page.get_by_label("Su pregunta").fill("Busco el archivo con todos los movimientos.")
    await page.get_by_label("Número de factura").fill("A-8812")
    await page.get_by_label("Plan").select_option(label="Completo")
    await page.get_by_label("Desde", exact=False).last.fill("2026-03-01")
    await page.get_by_label("Descripción").fill("En el menú solo aparece noviembre.")
    await page.get_by_label("Solo a mí").check()
    await page.get_by_label("Sin prisa: es una mejora o una duda").check()
    await page.get_by_role("button", name="Continuar").click()
    await page.wait_for_selector(".answers")


async def is_fine(page: Page, name: str) -> None:
    """Of the page that is there: after a click that leads elsewhere, wait first for what only that
    page has.
    """
    await page.wait_for_load_state()
    await picture(page, name)
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (
        f"{name} is too wide"
    )
    # Over the debugger: the page's own policy would not let the script in.
    session = await page.context.new_cdp_session(page)
    await session.send("Runtime.evaluate", {"expression": AXE})
    told: dict[str, Any] = await session.send(
        "Runtime.evaluate", {"expression": RUN, "awaitPromise": True, "returnByValue": True}
    )
    assert json.loads(told["result"]["value"]) == [], name


async def a_desk_with_everything(desk: Desk) -> dict[str, str]:
    """Requests in every state and of every type; the addresses of the pages."""
    at = now() - timedelta(minutes=50)
    await asked(desk, INVOICE | {"needed": False}, PLAN, SINCE, at=at)
    answers = {"INVOICE_NUMBER": "A-1", "PLAN": "FULL", "SINCE": "2026-03-01"}
    answered = await a_registered_ticket(desk.ana, TicketType.INQUIRY, custom=answers, at=at)
    await perform(desk.ana, edit, answered, at=at, custom={"PLAN": "BASIC", "SINCE": None})
    tickets = {status: await a_ticket(desk, status, at=at) for status in Status}
    kinds = [
        await a_registered_ticket(desk.ana, kind, at=now() - timedelta(hours=5))
        for kind in TicketType
    ]
    draft = Draft(
        desk.area(), "Exportar a Excel", "Divida el período.\n\nVuelva a exportar.", None, None
    )
    async with act(desk.laura, at=at) as opened:
        article = await create_article(opened, draft)
    async with act(desk.lucia, at=at) as opened:
        await publish_article(opened, article.id)
    ready, closed = (
        f"/requests/{tickets[Status.RESOLVED].number}",
        f"/requests/{tickets[Status.CLOSED].number}",
    )
    return {
        **{
            f"list_{view}": f"/requests?view={view}"
            for view in ("open", "waiting", "confirm", "closed")
        },
        "list_search": "/requests?q=factura",
        "list_nothing": "/requests?q=dinosaurio",
        **{
            f"ticket_{status.value.lower()}": f"/requests/{ticket.number}"
            for status, ticket in tickets.items()
        },
        **{f"ticket_{ticket.type.value.lower()}": f"/requests/{ticket.number}" for ticket in kinds},
        "confirm": f"{ready}/confirm",
        "reject": f"{ready}/reject",
        "rate": f"{closed}/rate",
        "reopen": f"{closed}/reopen",
        "withdraw": f"{ready}/withdraw",
        "edit": f"/requests/{kinds[0].number}/edit",
        "edit_custom": f"/requests/{answered.number}/edit",
        "ticket_custom": f"/requests/{answered.number}#answers",
        "new_inquiry": "/requests/new?type=INQUIRY",
        "edit_complaint": next(
            f"/requests/{each.number}/edit" for each in kinds if each.type is TicketType.COMPLAINT
        ),
        "new": "/requests/new",
        "preferences": "/preferences",
        "help": "/help",
        "help_found": "/help?q=exportar",
        "help_article": f"/help/{encode('Article', article.id)}",
        "help_nothing": "/help?q=dinosaurio",
        "absent": "/nowhere",
        "dev_mail": "/dev/mail",
    }


async def test_english_fits_too(chromium: Chromium, desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - timedelta(minutes=50))
    async with chromium.visit(phone=True) as page:
        await chromium.signed_in(page)
        await page.get_by_role("button", name="English").click()
        await expect(page.get_by_role("heading", name="My requests")).to_be_visible()
        await is_fine(page, "list-english")
        await page.goto(f"/requests/{ticket.number}")
        await is_fine(page, "ticket-english")


@pytest.mark.parametrize(
    ("dark", "phone"), [(False, False), (True, True)], ids=["light", "dark phone"]
)
async def test_the_pages_of_a_company_are_for_everybody(
    chromium: Chromium, desk: Desk, dark: bool, phone: bool
) -> None:
    look = f"{'dark' if dark else 'light'}{'-phone' if phone else ''}"
    letter = await a_company(desk)
    async with chromium.visit(dark=dark, phone=phone) as page:
        await page.goto(f"/invitation/{letter}")
        await is_fine(page, f"invitation-{look}")
        await page.goto("/invitation/x")
        await is_fine(page, f"invitation_over-{look}")
        await chromium.signed_in(page, "elena@andina.example")
        await page.get_by_role("link", name="Mi empresa").click()
        await page.wait_for_url("**/company")
        await is_fine(page, f"company-{look}")
        await page.get_by_role("link", name="Ana Rojas").click()
        await page.wait_for_selector("#access")
        await is_fine(page, f"company_person-{look}")
        for name, address in (("left", "/company?view=left"), ("invite", "/company/invite")):
            await page.goto(address)
            await is_fine(page, f"company_{name}-{look}")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_the_explorer_is_for_everybody(chromium: Chromium, desk: Desk, dark: bool) -> None:
    async with chromium.visit(dark=dark) as page:
        await chromium.signed_in(page)
        await page.goto("/explorer")
        await expect(page.get_by_role("tab", selected=True)).to_be_visible()
        await expect(page.locator(".CodeMirror-linenumber").first).to_be_visible()
        await page.wait_for_load_state("networkidle")

        await is_fine(page, f"explorer-{'dark' if dark else 'light'}")


async def a_company(desk: Desk) -> str:
    """Andina with teams, somebody invited and somebody who left; the token of the letter."""
    await change_password("elena@andina.example", now=now(), password=PASSWORD)
    await a_registered_ticket(desk.ana, at=now() - timedelta(hours=1))
    async with act(desk.miguel, at=now()) as opened:
        await update_organization(opened, desk.andina.id, teams=["Contabilidad", "Ventas"])
    async with act(desk.elena, at=now()) as opened:
        await invite_customer(opened, email="ines@andina.example", name="Inés Vega", team="Ventas")
        await deactivate_person(opened, desk.carlos.person_id or 0)
    invitation = await Invitation.get()
    return address_of(SETTINGS, invitation).rpartition("/")[2]
