"""What Ana can do, line by line: in both languages, with scripts and without, by mouse and by
keyboard alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from handlers import handlers
from models.attachments import Attachment
from models.mail import Mail
from models.people import Organization, Person
from models.tickets import Ticket
from models.vocabulary import Language, Status, TicketType, Visibility
from procedure.improvement.articles import Draft, create_article, publish_article
from procedure.resolution.reply import reply
from procedure.resolution.resolving import resolve
from tests.auth.browser import SETTINGS
from tests.builders import SOLUTION, a_registered_ticket, a_ticket, act, fresh, perform
from tests.cast import Desk
from tests.portal.browser.conftest import PASSWORD, Chromium, picture
from tests.portal.test_requests import now
from texts import labels, translations
from worker import Worker

AGO = timedelta(minutes=30)
MOST_TABS = 150


@dataclass(frozen=True)
class Way:
    """How somebody goes about it."""

    language: str
    scripts: bool
    keyboard: bool

    def __str__(self) -> str:
        hands = "keyboard" if self.keyboard else "mouse"
        return f"{self.language}-{'scripts' if self.scripts else 'plain'}-{hands}"


WAYS = [
    Way(language, scripts, keyboard)
    for language in ("es", "en")
    for scripts, keyboard in ((True, False), (False, False), (True, True))
]


@dataclass(frozen=True)
class Hands:
    """Does on a page what is told in Spanish, in the page's own language."""

    page: Page
    way: Way

    def said(self, spanish: str, **facts: object) -> str:
        """The catalogs' words, up to the first place for a fact unless it is given."""
        known = translations(self.way.language)
        found = known.gettext(spanish)
        assert self.way.language == "es" or found != spanish, f"no text of the catalogs: {spanish}"
        return found % facts if facts else re.split(r"%\(|\{", found)[0].strip()

    def label(self, enum: str, value: str) -> str:
        return labels.label(enum, value, self.way.language, "customer")

    async def press(self, spanish: str, *, role: str = "button", **facts: object) -> None:
        name = self.said(spanish, **facts)
        target = self.page.get_by_role(role, name=name, exact=role == "button").last  # type: ignore[arg-type]
        await self.use(target)

    async def use(self, target: Locator) -> None:
        if not self.way.keyboard:
            return await target.click()
        await self.reach(target)
        await self.page.keyboard.press("Enter")
        return None

    async def reach(self, target: Locator) -> None:
        """By the tabulator alone, from wherever the focus is."""
        await target.wait_for()
        for _ in range(MOST_TABS):
            if await target.evaluate("(each) => each === document.activeElement"):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError("the tabulator does not lead there")

    async def write(self, spanish: str, words: str) -> None:
        field = self.page.get_by_label(self.said(spanish)).last
        if not self.way.keyboard:
            return await field.fill(words)
        await self.reach(field)
        await self.page.keyboard.insert_text(words)
        return None

    async def choose(self, group: str, value: str) -> None:
        """One of a group of radio buttons."""
        button = self.page.locator(f'input[name="{group}"][value="{value}"]')
        if not self.way.keyboard:
            return await button.check(force=True)
        await self.reach(self.page.locator(f'input[name="{group}"]').first)
        await self.page.keyboard.press("Space")
        for _ in range(12):
            if await button.is_checked():
                return None
            await self.page.keyboard.press("ArrowRight")
        raise AssertionError(f"{group} cannot be set to {value}")

    async def sees(self, spanish: str, **facts: object) -> None:
        await expect(self.page.get_by_text(self.said(spanish, **facts)).first).to_be_visible()

    async def keeps(self, name: str) -> None:
        await picture(self.page, f"story-{name}-{self.way}")


@pytest.fixture(params=WAYS, ids=str)
async def way(request: pytest.FixtureRequest, desk: Desk) -> Way:
    found: Way = request.param
    await Person.filter(id=desk.ana.person_id).update(language=Language(found.language.upper()))
    await Organization.filter(id=desk.andina.id).update(visibility=Visibility.ALL)
    return found


async def enters(chromium: Chromium, hands: Hands) -> None:
    """By a code, which is the first thing that Ana can do."""
    page = hands.page
    await page.goto(f"/sign-in?language={hands.way.language}&next=/requests")
    await hands.write("Correo", "ana@andina.example")
    await hands.press("Enviarme un código")
    await hands.sees("Revise su correo")
    await Worker(handlers(SETTINGS)).run_due()
    [letter, *_] = await Mail.filter(notice="sign_in_code").order_by("-id")
    await hands.write("Código", re.findall(r"^\d{6}$", letter.text, re.MULTILINE)[0])
    await hands.press("Entrar")
    await page.wait_for_url("**/requests")


async def test_she_enters_by_a_code_and_looks_after_her_sessions(
    chromium: Chromium, desk: Desk, way: Way
) -> None:
    async with chromium.visit(scripts=way.scripts) as page:
        hands = Hands(page, way)
        await enters(chromium, hands)
        await page.goto("/preferences")
        await hands.use(page.locator('input[name="notice_progress"]')) if not way.keyboard else None
        await hands.keeps("preferences")
        await hands.press("Guardar")
        await hands.sees("Guardamos sus preferencias")
        await hands.sees("Esta sesión")
        await hands.press("Cambiar la contraseña", role="link")
        await hands.write("Contraseña de ahora", PASSWORD)
        await hands.write("Contraseña nueva", "tres tigres tristes")
        await hands.write("La nueva, otra vez", "tres tigres tristes")
        await hands.press("Cambiarla")
        await hands.sees("Cambiamos su contraseña")
        await hands.keeps("password-changed")


async def test_she_finds_what_waits_for_her_and_narrows_the_list(
    chromium: Chromium, desk: Desk, way: Way
) -> None:
    await a_ticket(desk, Status.WAITING_CUSTOMER, at=now() - AGO, subject="Nos falta su folio")
    await a_ticket(desk, Status.RESOLVED, at=now() - AGO, subject="Ya está resuelta")
    told = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO, subject="Con respuesta")
    await a_registered_ticket(desk.carlos, TicketType.INQUIRY, at=now(), subject="De Carlos")
    await perform(desk.laura, reply, told, at=now(), body="Ya lo reproduje.")
    async with chromium.visit(scripts=way.scripts) as page:
        hands = Hands(page, way)
        await enters(chromium, hands)

        await hands.sees("Le toca a usted")
        await hands.sees("Respuesta nueva")
        await hands.keeps("list")
        await hands.use(page.locator("details.narrows summary"))
        await page.locator('select[name="whose"]').select_option("mine")
        await hands.press("Aplicar")
        await expect(page.get_by_role("link", name="De Carlos")).to_be_hidden()
        await expect(page.get_by_role("link", name="Con respuesta", exact=True)).to_be_visible()
        await hands.keeps("list-narrowed")
        await hands.use(page.locator(".chips a"))
        await expect(page.get_by_role("link", name="De Carlos")).to_be_visible()
        await hands.write("Buscar en mis solicitudes", told.number)
        await page.locator("#q").press("Enter")
        await expect(page.get_by_role("heading", name="Con respuesta")).to_be_visible()


async def test_she_answers_with_files_adds_a_colleague_and_doubts_the_priority(
    chromium: Chromium, desk: Desk, way: Way, tmp_path: Path
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    (tmp_path / "folios.csv").write_text("folio\n8812\n")
    async with chromium.visit(scripts=way.scripts) as page:
        hands = Hands(page, way)
        await enters(chromium, hands)
        await page.goto(f"/requests/{ticket.number}")

        await page.locator("#f-attachments").set_input_files(tmp_path / "folios.csv")
        if way.scripts:
            await expect(page.locator("[data-file] bdi")).to_have_text("folios.csv")
        await hands.write("Su respuesta", "Van los folios.")
        await hands.press("Enviar respuesta")
        await hands.sees("Su respuesta se envió.")
        await expect(page.get_by_role("link", name="folios.csv")).to_be_visible()
        await hands.use(page.locator("#ledger summary"))
        await hands.keeps("ticket")
        await hands.use(page.locator("#colleagues summary"))
        await page.locator("#f-person").select_option(label="Carlos Mejía")
        await hands.press("Agregar")
        await hands.sees(
            "Agregamos a esa persona: la verá entre sus solicitudes y recibirá los avisos."
        )
        await hands.press("Pedir que se revise la prioridad", role="link")
        await hands.write("Qué cambió o qué no sabíamos", "Detiene la nómina")
        await hands.press("Pedir la revisión")
        await hands.sees(
            "Su petición llegó a la persona líder del servicio. La respuesta aparecerá aquí."
        )
        await hands.keeps("ticket-review")
        await hands.press("Presentar una queja sobre cómo la atendemos", role="link")
        await hands.sees("Sobre la solicitud")

    assert (await Attachment.get()).ticket_id == ticket.id


async def test_she_rejects_confirms_rates_and_takes_her_case_along(
    chromium: Chromium, desk: Desk, way: Way
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)
    async with chromium.visit(scripts=way.scripts) as page:
        hands = Hands(page, way)
        await enters(chromium, hands)
        await page.goto(f"/requests/{ticket.number}")
        await hands.keeps("resolved")
        await hands.press("No, el problema sigue", role="link")
        await hands.write("Qué sigue igual", "Sigue saliendo E-301")
        await hands.press("Enviar y seguir trabajando")
        await hands.sees("Anotado: seguimos trabajando en ella y el plazo volvió a correr.")

        await perform(desk.laura, resolve, await fresh(ticket), at=now(), **SOLUTION)
        await page.goto(f"/requests/{ticket.number}")
        await hands.press("Sí, quedó resuelta", role="link")
        await hands.choose("satisfaction", "5")
        await hands.keeps("confirming")
        await hands.press("Sí, quedó resuelta: cerrarla")
        await hands.sees("Gracias por confirmarlo. La solicitud quedó cerrada.")
        await hands.keeps("closed")
        for ending, magic in (("PDF", b"%PDF-"), ("JSON", b"{")):
            async with page.expect_download() as download:
                await hands.use(page.get_by_role("link", name=ending))
            kept = await (await download.value).path()
            assert Path(kept).read_bytes().startswith(magic)

        await hands.press("Reabrir la solicitud", role="link")
        await hands.write("Por qué la reabre", "Volvió a pasar")
        await hands.press("Reabrir la solicitud")
        await hands.sees("La reabrimos: el trabajo sigue donde estaba.")

    assert (await Ticket.get(id=ticket.id)).status is Status.IN_PROGRESS


async def test_she_reads_the_help_and_says_that_it_helped(
    chromium: Chromium, desk: Desk, way: Way
) -> None:
    draft = Draft(
        desk.area(),
        "Exportar a Excel",
        "Divida el período.",
        "Export to Excel",
        "Split the period.",
    )
    async with act(desk.laura, at=now()) as opened:
        article = await create_article(opened, draft)
    async with act(desk.diego, at=now()) as opened:
        await publish_article(opened, article.id)
    async with chromium.visit(scripts=way.scripts) as page:
        hands = Hands(page, way)
        await page.goto("/help" if way.language == "es" else "/en/help")
        await hands.sees("¿En qué podemos ayudarle?")
        await hands.keeps("help-stranger")
        await enters(chromium, hands)
        await hands.press("Centro de ayuda", role="link")
        title = "Exportar a Excel" if way.language == "es" else "Export to Excel"
        await hands.use(page.get_by_role("link", name=title))
        await expect(page.get_by_role("heading", name=title)).to_be_visible()
        await hands.press("Sí, me sirvió")
        await hands.sees("Nos alegra que le sirviera")
        await hands.keeps("article")
