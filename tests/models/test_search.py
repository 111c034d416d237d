from datetime import UTC, datetime
from functools import partial

import pytest

from models.database import Database, transaction
from models.knowledge import Article
from models.people import Area, Person
from models.search import MARKS, index, matching_ids, snippet
from models.sql import Params
from models.vocabulary import Role

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

DOCS = {
    1: ("Facturación duplicada en octubre", "La factura llegó dos veces y el cobro también."),
    2: ("No puedo entrar", "Mi contraseña está bloqueada desde ayer."),
    3: ("SAC-2026-000123 sin respuesta", "Nadie ha respondido a mi solicitud."),
    4: ("Instalaciones en la planta norte", "Actualización del servidor; acción urgente."),
    5: ("Printing invoices fails", "Users are printing and the job crashes."),
    6: ("Año nuevo, niño y ñandú", "Pingüinos y corazón."),
}
QUERIES = {
    "facturacion": [1],
    "FACTURACIÓN duplicada": [1],
    "facturas": [1],
    "contrasenas bloqueadas": [2],
    "actualizaciones del servidor": [4],
    "acciones": [4],
    "accion": [4],
    "instalac": [4],
    "instalación": [4],
    "SAC-2026-000123": [3],
    "sac-2026-0001": [3],
    "123": [3],
    "printed": [5],
    "invoice": [5],
    "ano nuevo": [6],
    "corazones": [6],
    "pinguino": [6],
    "niñ": [6],
    "inexistente": [],
    "de la": [],
    "": [],
    "factura contraseña": [],
}
INJECTIONS = [
    '"',
    "'",
    "a' OR 1=1 --",
    "factura*",
    "NEAR(a b)",
    "a:b",
    "{a} : x",
    "\\",
    "!!!",
    "(((",
    "&|!",
    "\x00",
    "💥",
]


def everything(_params: Params, _alias: str) -> str:
    return "TRUE"


def only(ids: list[int], params: Params, alias: str) -> str:
    return f"{alias}.id IN {params.add_all(ids)}"


@pytest.fixture
async def library(db: Database) -> None:
    """The articles hold less than they are indexed by: the search asks nothing of them but their
    id.
    """
    async with transaction():
        await Area.create(id=1, code="SUPPORT", name_es="Soporte", name_en="Support")
        await Person.create(id=1, role=Role.SPECIALIST, name="Bruno", created_at=NOON)
        for ref, (title, text) in DOCS.items():
            await write_article(ref, title)
            await index("article", ref, a=title, b=text)


async def write_article(ref: int, title: str) -> None:
    await Article.create(
        id=ref, area_id=1, author_id=1, title_es=title, body_es="", created_at=NOON
    )


@pytest.mark.parametrize(("text", "hits"), QUERIES.items(), ids=QUERIES.keys())
async def test_words_find_what_holds_them_in_any_form(
    library: None, text: str, hits: list[int]
) -> None:
    assert await matching_ids("article", text, everything, limit=10) == hits


@pytest.mark.parametrize("text", INJECTIONS)
async def test_no_character_is_an_operator(library: None, text: str) -> None:
    assert set(await matching_ids("article", text, everything, limit=10)) <= set(DOCS)


async def test_what_the_viewer_may_not_see_takes_no_place_before_the_limit(library: None) -> None:
    async with transaction():
        for ref in (7, 8, 9):
            await write_article(ref, "factura")
            await index("article", ref, a="factura")

    hits = await matching_ids("article", "factura", partial(only, [1]), limit=1)

    assert hits == [1]


async def test_a_word_of_the_name_weighs_more(library: None) -> None:
    async with transaction():
        await write_article(7, "Otra cosa")
        await index("article", 7, a="Otra cosa", c="menciona instalaciones de paso")

    assert await matching_ids("article", "instalaciones", everything, limit=10) == [4, 7]


async def test_the_index_follows_changes_and_rollbacks(library: None) -> None:
    async with transaction():
        await index("article", 1, a="Otro tema")
        await index("article", 2)
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await index("article", 3, a="Facturas")
            raise ZeroDivisionError

    assert await matching_ids("article", "factura", everything, limit=10) == []
    assert await matching_ids("article", "contraseña", everything, limit=10) == []
    assert await matching_ids("article", "tema", everything, limit=10) == [1]


async def test_nothing_is_indexed_outside_the_act_that_writes_it(db: Database) -> None:
    with pytest.raises(RuntimeError):
        await index("article", 1, a="x")


def test_a_snippet_shows_the_words_in_their_place() -> None:
    text = "Buenos días. " * 20 + "La facturación llegó dos veces." + " Gracias." * 20

    shown = snippet(text, "facturacion", width=60)

    assert f"La {MARKS[0]}facturación{MARKS[1]} llegó dos veces." in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) == 60 + 4
