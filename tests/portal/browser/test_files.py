"""Files in a browser: chosen, dropped, pasted, with progress; and what goes wrong is said while the
text stays.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from playwright.async_api import Page, expect

from models.access import Session
from models.attachments import Attachment
from models.vocabulary import Status
from tests.builders import a_ticket
from tests.cast import Desk
from tests.portal.browser.conftest import PASSWORD, Chromium
from tests.portal.test_files import a_png
from tests.portal.test_requests import now

AGO = timedelta(minutes=30)
DROPS = """([name, words]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([words], name, {type: "text/plain"}));
  const form = document.querySelector("form[data-draft]");
  form.dispatchEvent(
    new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""
PASTES = """(bytes) => {
  const carried = new DataTransfer();
  carried.items.add(new File([new Uint8Array(bytes)], "image.png", {type: "image/png"}));
  document.querySelector("#f-body").dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: carried, bubbles: true, cancelable: true}));
}"""


async def test_files_are_chosen_dropped_and_pasted_into_an_answer(
    chromium: Chromium, desk: Desk, tmp_path: Path
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    (tmp_path / "folios.csv").write_text("folio\n8812\n")
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        await page.goto(f"/requests/{ticket.number}")
        await page.get_by_label("Su respuesta").fill("Van los folios y la captura.")

        await page.get_by_label("Archivos").set_input_files(tmp_path / "folios.csv")
        await expect(page.locator("[data-file] bdi", has_text="folios.csv")).to_be_visible()
        await page.evaluate(DROPS, ["arrastrado.txt", "hola"])
        await expect(page.locator("[data-file] bdi", has_text="arrastrado.txt")).to_be_visible()
        await page.evaluate(PASTES, list(a_png()))
        await expect(page.locator("[data-file] bdi", has_text="captura")).to_be_visible()
        await page.get_by_role("button", name="Quitar arrastrado.txt").click()
        await expect(page.locator("[data-file] bdi", has_text="arrastrado.txt")).to_be_hidden()
        await page.get_by_role("button", name="Enviar respuesta").last.click()

        await expect(page.get_by_role("link", name="folios.csv")).to_be_visible()
        await expect(page.locator(".attached img")).to_be_visible()
    sent = await Attachment.filter(ticket_id=ticket.id)
    assert {file.content_type for file in sent} == {"text/plain", "image/png"}


async def test_a_file_that_is_too_large_is_refused_before_it_is_sent(
    chromium: Chromium, desk: Desk, tmp_path: Path
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    (tmp_path / "enorme.bin").write_bytes(bytes(25_000_001))
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        await page.goto(f"/requests/{ticket.number}")
        await page.get_by_label("Su respuesta").fill("Lo intento")

        await page.get_by_label("Archivos").set_input_files(tmp_path / "enorme.bin")

        await expect(
            page.get_by_text("enorme.bin es demasiado grande: caben 25 MB.").first
        ).to_be_visible()
        await expect(page.get_by_label("Su respuesta")).to_have_value("Lo intento")
    assert await Attachment.all().count() == 0


async def test_the_largest_file_that_fits_arrives_whole(
    chromium: Chromium, desk: Desk, tmp_path: Path
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    (tmp_path / "justo.bin").write_bytes(bytes(25_000_000))
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        await page.goto(f"/requests/{ticket.number}")
        await page.get_by_label("Su respuesta").fill("Cabe justo")

        await page.get_by_label("Archivos").set_input_files(tmp_path / "justo.bin")
        await page.get_by_role("button", name="Enviar respuesta").last.click()

        await expect(page.get_by_role("link", name="justo.bin")).to_be_visible(timeout=20_000)
    assert [file.size for file in await Attachment.all()] == [25_000_000]


async def test_a_file_chosen_after_the_session_ended_comes_back_with_the_text(
    chromium: Chromium, desk: Desk, tmp_path: Path
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    (tmp_path / "folios.csv").write_text("folio\n8812\n")
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        await page.goto(f"/requests/{ticket.number}")
        await Session.all().update(ended_at=now())
        await page.get_by_label("Su respuesta").fill("Sin sesión")
        await page.get_by_label("Archivos").set_input_files(tmp_path / "folios.csv")
        await expect(page.get_by_text("Su sesión terminó.").first).to_be_visible()
        await page.get_by_role("button", name="Enviar respuesta").last.click()
        await signs_in_again(page)

        await expect(page.locator("[data-file] bdi", has_text="folios.csv")).to_be_visible()
        await expect(page.get_by_label("Su respuesta")).to_have_value("Sin sesión")


async def test_a_lost_network_is_said_of_the_file_and_the_text_stays(
    chromium: Chromium, desk: Desk, tmp_path: Path
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    (tmp_path / "folios.csv").write_text("folio\n8812\n")
    async with chromium.visit() as page:
        await chromium.signed_in(page)
        await page.goto(f"/requests/{ticket.number}")
        await page.get_by_label("Su respuesta").fill("Sin red")
        await page.context.set_offline(True)

        await page.get_by_label("Archivos").set_input_files(tmp_path / "folios.csv")

        await expect(page.get_by_text("No se pudo subir folios.csv").first).to_be_visible()
        await expect(page.get_by_label("Su respuesta")).to_have_value("Sin red")


async def signs_in_again(page: Page) -> None:
    await page.get_by_label("Correo").fill("ana@andina.example")
    await page.get_by_label("Contraseña").fill(PASSWORD)
    await page.get_by_role("button", name="Entrar").click()
