"""Which articles may answer a request before it is sent: those about it, and none beside the
point.
"""

from collections.abc import Callable
from typing import Any

import pytest

from api import ids
from procedure.core.actor import Actor
from procedure.improvement.articles import Draft, create_article, publish_article
from tests.api.mutation_calls import Visitor
from tests.builders import act
from tests.cast import Desk

At = Callable[[Actor | None], Visitor]
ASK = """query($subject: String!, $description: String, $type: TicketType, $first: Int) {
  suggestedArticles(input: {subject: $subject, description: $description, type: $type},
      first: $first) { id title }
}"""
STAMPING = "Las facturas se quedan sin timbrar"
CODE = "No llega el código de verificación"
CHARGE = "Qué hacer ante un cargo duplicado"
COMPLAINT = "Presentar una queja"
ARTICLES = {
    STAMPING: (
        "BILLING",
        "Invoices are left without a stamp",
        "Si sale EXP-504, renueve el sello del emisor.",
    ),
    CODE: ("ACCESS", "The verification code does not arrive", "Mire la hora del teléfono."),
    CHARGE: ("BILLING", "What to do about a duplicate charge", "Compare el folio de cada factura."),
    COMPLAINT: ("QUALITY", "Making a complaint", "La persona líder del servicio la conoce."),
}


@pytest.fixture(autouse=True)
async def articles(desk: Desk) -> None:
    for title, (area, english, body) in ARTICLES.items():
        async with act(desk.laura) as opened:
            written = await create_article(opened, Draft(desk.area(area), title, body, english, ""))
        async with act(desk.lucia) as opened:
            await publish_article(opened, written.id)
    async with act(desk.laura) as opened:
        await create_article(opened, Draft(desk.area(), "Timbrar facturas: borrador", "x"))


@pytest.mark.parametrize(
    ("subject", "description", "found"),
    [
        ("No se timbran mis facturas", "", [STAMPING]),
        ("factura sin timbrar", "", [STAMPING]),
        ("No puedo trabajar", "Las facturas salen sin timbre desde ayer", [STAMPING]),
        ("Exportar el informe", "Aparece EXP-504 y no se descarga nada", [STAMPING]),
        ("The invoice has no stamp", "", [STAMPING]),
        ("codigo de verificacion", "", [CODE]),
        ("My verification code", "It never arrived", [CODE]),
        ("Queja", "", [COMPLAINT]),
        ("Me cobraron dos veces", "Veo un cargo duplicado en la tarjeta", [CHARGE]),
        ("La impresora de la oficina no enciende", "Hace un ruido al empezar", []),
        ("El correo no llega a mi cliente", "Le mandamos el pedido y no lo recibe", []),
        ("Hola, necesito ayuda por favor", "Gracias", []),
        ("¿?", "", []),
        ("", "", []),
    ],
)
async def test_what_is_about_the_request_is_suggested_and_nothing_else(
    at: At, desk: Desk, subject: str, description: str, found: list[str]
) -> None:
    data = await at(desk.ana).ask(ASK, subject=subject, description=description)

    assert [article["title"] for article in data["suggestedArticles"]] == found


async def test_of_two_that_fit_the_one_of_the_type_s_area_comes_first(at: At, desk: Desk) -> None:
    for area in ("QUALITY", "SUPPORT"):
        async with act(desk.laura) as opened:
            written = await create_article(
                opened, Draft(desk.area(area), "Demora en la entrega", area)
            )
        async with act(desk.lucia) as opened:
            await publish_article(opened, written.id)
        support = ids.encode("Article", written.id)

    asked: dict[str, Any] = {"subject": "Demora en la entrega", "first": 1}
    [as_incident] = (await at(desk.ana).ask(ASK, type="INCIDENT", **asked))["suggestedArticles"]
    [as_complaint] = (await at(desk.ana).ask(ASK, type="COMPLAINT", **asked))["suggestedArticles"]

    assert as_incident["id"] == support
    assert as_complaint["id"] != support


async def test_as_many_as_ten_may_be_asked_for(at: At, desk: Desk) -> None:
    assert await at(desk.ana).fault(ASK, subject="factura", first=0) == "BAD_PAGE_SIZE"
    assert await at(desk.ana).fault(ASK, subject="factura", first=11) == "BAD_PAGE_SIZE"


async def test_staff_see_how_many_requests_an_article_answered_and_customers_do_not(
    at: At, desk: Desk
) -> None:
    [article] = (await at(desk.ana).ask(ASK, subject="facturas sin timbrar"))["suggestedArticles"]
    count = "query($id: ID!) { node(id: $id) { ... on Article { deflectedCount } } }"

    await at(desk.ana).done("deflectRequest", id=article["id"], idempotencyKey="k")
    await at(desk.ana).done("deflectRequest", id=article["id"], idempotencyKey="k")

    assert await at(desk.laura).ask(count, id=article["id"]) == {"node": {"deflectedCount": 1}}
    assert await at(desk.ana).fault(count, id=article["id"]) == "NOT_ALLOWED_FOR_ROLE"
