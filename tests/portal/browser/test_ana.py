"""Ana's whole path through the pages, with JavaScript and without."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from models.tickets import Ticket
from models.vocabulary import Complexity, Status
from procedure.assignment.assigning import analyze, take
from procedure.reception.classification import classify, prioritize
from procedure.resolution.knowledge import consult_knowledge
from procedure.resolution.resolving import resolve
from procedure.resolution.waiting import ask_customer
from tests.builders import SOLUTION, fresh, perform
from tests.cast import Desk
from tests.portal.browser.conftest import Chromium
from tests.portal.test_requests import now


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
async def test_from_signing_in_to_a_rated_closing_and_beyond(
    chromium: Chromium, desk: Desk, scripts: bool
) -> None:
    async with chromium.visit(scripts=scripts) as page:
        await chromium.signed_in(page)

        await writes_and_checks(page)
        await page.get_by_role("button", name="Enviar solicitud").click()
        await expect(page.get_by_role("heading", name="Recibimos su solicitud")).to_be_visible()
        ticket = await Ticket.get()
        await page.get_by_role("link", name="Ver la solicitud").click()

        await staff_asks(desk, ticket)
        await page.reload()
        await expect(page.get_by_text("En pausa desde el")).to_be_visible()
        await replies(page, "Es el folio 8812.")
        assert (await fresh(ticket)).status is Status.IN_PROGRESS

        await staff_resolves(desk, ticket)
        await page.reload()
        await rejects(page, "Sigue saliendo E-301")
        assert (await fresh(ticket)).status is Status.IN_PROGRESS

        await staff_resolves(desk, ticket)
        await page.reload()
        await confirms_and_rates(page)
        assert (await fresh(ticket)).status is Status.CLOSED

        await reopens(page, "Volvió a pasar")
        assert (await fresh(ticket)).status is Status.IN_PROGRESS

        await withdraws(page, "Ya no hace falta")
        assert (await fresh(ticket)).status is Status.WITHDRAWN


async def writes_and_checks(page: Page) -> None:
    await page.get_by_role("link", name="Nueva solicitud").first.click()
    await page.get_by_role("radio", name="Incidencia").check()
    await page.get_by_label("Asunto").fill("No timbra la factura 8812")
    await page.get_by_label("Qué falla").fill("El timbrado")
    await page.get_by_label("Desde cuándo").fill("Desde ayer")
    await page.get_by_label("Dónde ocurre").fill("Producción")
    await page.get_by_label("Descripción").fill("Sale E-301 al timbrar.")
    await expect(page.get_by_label("Su pregunta")).to_be_hidden()
    await page.get_by_label("A mi equipo").check()
    await page.get_by_role("button", name="Continuar").click()
    await expect(page.get_by_role("link", name="Indique cuándo lo necesita.")).to_be_visible()
    await page.get_by_label("Ahora: el trabajo está detenido").check()
    await page.get_by_role("button", name="Continuar").click()
    await expect(page.get_by_role("heading", name="Revise antes de enviar")).to_be_visible()
    await expect(page.get_by_text("la prioridad será alta")).to_be_visible()
    await page.get_by_role("link", name="Cambiar asunto").click()
    await expect(page.get_by_label("Asunto")).to_have_value("No timbra la factura 8812")
    await page.get_by_role("button", name="Continuar").click()


async def replies(page: Page, words: str) -> None:
    await page.get_by_label("Su respuesta").fill(words)
    await page.get_by_role("button", name="Enviar respuesta").click()
    await expect(page.get_by_text(words)).to_be_visible()


async def rejects(page: Page, reason: str) -> None:
    await page.get_by_role("link", name="No, el problema sigue").click()
    await page.get_by_label("Qué sigue igual").fill(reason)
    await page.get_by_role("button", name="Enviar y seguir trabajando").click()
    await expect(page.get_by_text(reason)).to_be_visible()


async def confirms_and_rates(page: Page) -> None:
    await page.get_by_role("link", name="Sí, quedó resuelta").click()
    await (
        page.get_by_role("group", name="¿Qué tan conforme quedó")
        .get_by_label(re.compile("^5"))
        .check()
    )
    await page.get_by_role("button", name="Sí, quedó resuelta: cerrarla").click()
    await expect(page.get_by_role("heading", name="Solicitud cerrada")).to_be_visible()
    await expect(page.get_by_text("Calificó la atención con 5 de 5.")).to_be_visible()


async def reopens(page: Page, reason: str) -> None:
    await page.get_by_role("link", name="Reabrir la solicitud").click()
    await page.get_by_label("Por qué la reabre").fill(reason)
    await page.get_by_role("button", name="Reabrir la solicitud").click()
    await expect(page.get_by_text(reason)).to_be_visible()


async def withdraws(page: Page, reason: str) -> None:
    await page.get_by_role("link", name="Retirar la solicitud").click()
    await page.get_by_label("Por qué la retira").fill(reason)
    await page.get_by_role("button", name="Retirar la solicitud").click()
    await expect(page.get_by_role("heading", name="Solicitud retirada")).to_be_visible()


async def staff_asks(desk: Desk, ticket: Ticket) -> None:
    answers: dict[str, Any] = {"impact": ticket.impact, "urgency": ticket.urgency, "reason": None}
    await perform(desk.laura, classify, ticket, at=now(), type=ticket.type, area_id=desk.area())
    await perform(desk.laura, prioritize, ticket, at=now(), **answers)
    await perform(desk.laura, analyze, ticket, at=now(), complexity=Complexity.C1)
    await perform(desk.laura, take, ticket, at=now())
    await perform(desk.laura, ask_customer, ticket, at=now(), body="¿Qué folio?")


async def staff_resolves(desk: Desk, ticket: Ticket) -> None:
    await perform(desk.laura, consult_knowledge, ticket, at=now(), terms="timbrar")
    await perform(desk.laura, resolve, ticket, at=now(), **SOLUTION)
