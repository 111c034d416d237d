"""The help: read by anybody where the desk lets them, in two languages, and found by search
engines.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import orjson
import pytest
from starlette.applications import Starlette

import portal
from api.client import Client
from api.gateway.door import Door
from api.ids import encode
from api.transport.uploads import Uploads
from channels.mail import latest
from models.database import Database
from models.files.receiving import Files
from models.knowledge import ArticleRating
from models.live import Hub
from procedure.improvement.articles import Draft, create_article, publish_article
from tests.auth.browser import SETTINGS
from tests.builders import act
from tests.cast import Desk
from tests.portal.browsing import HERE, Browser
from tests.portal.conftest import SignedIn, Stranger

BODY_ES = """Pasa cuando el **período** es largo.

## Causa
Más de 20 000 líneas.

## Solución
1. Divida el período.
2. Vuelva a [exportar](https://ayuda.example/exportar).

## Si sigue igual
<script>alert(1)</script> y [no](javascript:alert(1))"""
BODY_EN = "Split the period and export again."


async def an_article(
    desk: Desk,
    title: str = "Exportar a Excel",
    english: str | None = "Export to Excel",
    *,
    area: str = "SUPPORT",
) -> str:
    draft = Draft(desk.area(area), title, BODY_ES, english, BODY_EN if english else None)
    async with act(desk.laura) as opened:
        article = await create_article(opened, draft)
    async with act(desk.diego) as opened:
        await publish_article(opened, article.id)
    return encode("Article", article.id)


async def test_a_visitor_reads_by_area_and_by_search(desk: Desk, stranger: Stranger) -> None:
    key = await an_article(desk)
    await an_article(desk, "Pagar una factura", None, area="BILLING")
    someone = await stranger()

    front = await someone.open("/help")
    of_area = await someone.open(
        re.findall(r'href="(/help\?area=[^"]+)"', (await someone.open(f"/help/{key}")).html)[0]
    )
    found = await someone.open("/help?q=período")
    nothing = await someone.open("/help?q=dinosaurio")

    assert "Soporte técnico Exportar a Excel" in front.text
    assert "Facturación y cobros Pagar una factura" in front.text
    assert "Iniciar sesión" in front.text
    assert "Mis solicitudes" not in front.text
    assert "Pagar una factura" not in of_area.text
    assert "<mark>período</mark>" in found.html
    assert "No encontramos un artículo así" in nothing.text


async def test_an_article_is_shown_as_it_was_written_and_runs_nothing(
    desk: Desk, stranger: Stranger
) -> None:
    page = await (await stranger()).open(f"/help/{await an_article(desk)}")

    assert page.path.endswith("/exportar-a-excel")
    assert "<strong>período</strong>" in page.html
    assert 'href="https://ayuda.example/exportar"' in page.html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.html
    assert 'href="javascript' not in page.html
    assert "En este artículo" in page.html
    assert "¿Le sirvió este artículo?" not in page.text


async def test_each_language_has_its_address_whoever_reads(
    desk: Desk, stranger: Stranger, browser: SignedIn
) -> None:
    key = await an_article(desk)

    english = await (await stranger()).open(f"/en/help/{key}")
    mine = await (await browser(desk.ana)).open(f"/en/help/{key}/export-to-excel")
    front = await (await stranger()).open("/en/help")

    assert english.path == f"/en/help/{key}/export-to-excel"
    assert '<html lang="en">' in english.html
    assert "Split the period" in english.text
    assert f'href="/help/{key}/exportar-a-excel"' in english.html
    assert "Was this article helpful" in mine.text or "Did this article help" in mine.text
    assert "How can we help you?" in front.text


async def test_what_is_written_in_one_language_is_found_at_its_address_alone(
    desk: Desk, stranger: Stranger
) -> None:
    key = await an_article(desk, "Solo en español", None)

    page = await (await stranger()).open(f"/en/help/{key}")

    assert page.path == f"/help/{key}/solo-en-espanol"


async def test_a_reader_says_whether_it_helped_and_may_change_their_mind(
    desk: Desk, browser: SignedIn
) -> None:
    page = await (await browser(desk.ana)).open(f"/help/{await an_article(desk)}")

    yes = await page.send(page.path, helped="yes")
    no = await yes.send(page.path, helped="no")

    assert "Nos alegra que le sirviera" in yes.text
    assert "Gracias; lo mejoraremos" in no.text
    assert [rating.helped for rating in await ArticleRating.all()] == [False]


async def test_search_engines_are_told_every_page_in_both_languages(
    desk: Desk, stranger: Stranger
) -> None:
    key = await an_article(desk)
    only = await an_article(desk, "Solo en español", None)
    someone = await stranger()

    sitemap = await someone.open("/sitemap.xml")
    robots = await someone.open("/robots.txt")
    page = await someone.open(f"/help/{key}")

    places = re.findall("<loc>(.*?)</loc>", sitemap.html)
    origin = SETTINGS.origin
    assert places == [
        f"{origin}/help",
        f"{origin}/en/help",
        f"{origin}/help/{key}/exportar-a-excel",
        f"{origin}/en/help/{key}/export-to-excel",
        f"{origin}/help/{only}/solo-en-espanol",
    ]
    assert "Disallow: /\n" in robots.html
    assert f"Sitemap: {origin}/sitemap.xml" in robots.html
    assert f'<link rel="canonical" href="{origin}{page.path}">' in page.html
    assert f'hreflang="en" href="{origin}/en/help/{key}/export-to-excel"' in page.html
    told = orjson.loads(re.findall(r"ld\+json\"[^>]*>(.*?)</script>", page.html, re.DOTALL)[0])
    assert (told["@type"], told["headline"], told["inLanguage"]) == (
        "TechArticle",
        "Exportar a Excel",
        "es",
    )


@pytest.mark.parametrize(
    "path", ["/help/garbage", "/help/VGlja2V0OjE", "/en/help/QXJ0aWNsZTo5OTk/x", "/help/a/b/c"]
)
async def test_what_does_not_exist_is_not_found(desk: Desk, stranger: Stranger, path: str) -> None:
    assert (await (await stranger()).open(path)).status == 404


async def test_a_draft_is_nobody_s_to_read(desk: Desk, stranger: Stranger) -> None:
    async with act(desk.laura) as opened:
        draft = await create_article(opened, Draft(desk.area(), "Un borrador", "No publicado"))
    someone = await stranger()

    assert (await someone.open(f"/help/{encode('Article', draft.id)}")).status == 404
    assert (
        "Un borrador"
        not in (await someone.open("/help")).text + (await someone.open("/sitemap.xml")).html
    )


@pytest.fixture
async def private(db: Database, desk: Desk, tmp_path: Path) -> AsyncIterator[Browser]:
    settings = replace(SETTINGS, help_public=False)
    door = Door(hub=Hub(), points_per_hour=1_000_000)
    client = Client(
        door, portal.operations(), Uploads(door, Files.of(replace(settings, data=tmp_path)))
    )
    app = Starlette(routes=portal.routes(settings, client, latest))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as http:
        yield Browser(http, settings)


async def test_where_the_desk_keeps_it_to_itself_everybody_signs_in_first(
    desk: Desk, private: Browser
) -> None:
    key = await an_article(desk)

    pages = [await private.open(path) for path in ("/help", f"/help/{key}", "/en/help?q=x")]
    sitemap, robots = await private.open("/sitemap.xml"), await private.open("/robots.txt")
    inside = await (await private.signs_in(desk.ana)).open("/help")

    assert [page.path.partition("?")[0] for page in pages] == ["/sign-in"] * 3
    assert sitemap.status == 404
    assert robots.html == "User-agent: *\nDisallow: /\n"
    assert "Exportar a Excel" in inside.text
