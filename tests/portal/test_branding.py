"""The desk's own name, colour, logo, hours and contacts; whatever the colour, it can be read."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

import portal
from api.client import Client
from api.gateway.door import Door
from api.transport.uploads import Uploads
from channels.mail import latest
from colors import WHITE, contrast, parsed
from demo.first_start import as_demonstration
from demo.people import keep
from models.database import Database
from models.files.receiving import Files
from models.live import Hub
from portal.shell.branding import DARK_PAGE, LIGHT_PAGE, style_sheet
from settings import BadSetting, Settings
from tests.auth.browser import SETTINGS
from tests.cast import Desk
from tests.portal.browsing import HERE

HARD = [
    "#ffff00",
    "#ffffff",
    "#000000",
    "#00ff00",
    "#ff0000",
    "#0000ff",
    "#7f7f7f",
    "#0b7a75",
    "#f5a623",
]


@pytest.fixture
async def branded(db: Database, desk: Desk, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    settings = replace(
        SETTINGS,
        data=tmp_path,
        desk_name="Servicios Alfa",
        desk_color="#f5a623",
        desk_logo=tmp_path / "logo.svg",
        desk_hours="De lunes a viernes, de 8 a 18.",
        desk_contacts=("+57 (601) 555 0000", "hola@alfa.example"),
    )
    door = Door(hub=Hub(), points_per_hour=1_000_000)
    client = Client(door, portal.operations(), Uploads(door, Files.of(settings)))
    app = Starlette(routes=portal.routes(settings, client, latest))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as http:
        yield http


async def test_every_page_wears_the_desk_s_own(branded: httpx.AsyncClient) -> None:
    page = (await branded.get("/sign-in")).text
    sheet, logo = await branded.get("/desk/colors.css"), await branded.get("/desk/logo")

    assert "Servicios Alfa" in page
    assert 'href="/desk/colors.css?v=%23f5a623"' in page
    assert "De lunes a viernes, de 8 a 18." in page
    assert 'href="tel:+576015550000"' in page
    assert 'href="mailto:hola@alfa.example"' in page
    assert sheet.headers["content-type"].startswith("text/css")
    assert logo.headers["content-type"].startswith("image/svg")
    assert logo.headers["x-content-type-options"] == "nosniff"


def test_without_them_nothing_is_said_or_promised() -> None:
    assert Settings().desk_hours == ""
    assert Settings().desk_contacts == ()


@pytest.mark.parametrize("chosen", HARD)
def test_what_is_written_in_any_colour_can_be_read(chosen: str) -> None:
    light, dark = style_sheet(chosen).split("\n", 1)

    for sheet, page in ((light, LIGHT_PAGE), (dark, DARK_PAGE)):
        tokens = dict(
            part.strip().split(": ")
            for part in sheet.partition("{ --")[2].replace("}", "").split(";")
            if ": " in part
        )
        brand, ink, tint = (
            parsed(tokens[name]) for name in ("brand", "--brand-ink", "--brand-tint")
        )
        assert contrast(WHITE, brand) >= 4.5
        assert contrast(ink, page) >= 4.5
        assert contrast(ink, tint) >= 4.5


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DESK_COLOR", "red"),
        ("DESK_COLOR", "#12345"),
        ("DESK_LOGO", "/no/such/logo.svg"),
        ("DESK_LOGO", __file__),
        ("FILES_URL", "/var/files"),
        ("FILES_ENDPOINT", "storage"),
        ("CLAMAV_URL", "http://clamav"),
    ],
)
def test_a_bad_one_is_refused_at_the_start(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        Settings.from_environ({name: value})


def test_where_the_demonstration_was_loaded_the_desk_is_bizflow_tech(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    assert as_demonstration(settings) == settings
    keep([], tmp_path)
    assert as_demonstration(settings) == settings

    (tmp_path / "demo_people.json").write_text(
        '[{"name": "Ana", "role": "CUSTOMER", "organization": "X"}]', encoding="utf-8"
    )

    assert as_demonstration(settings).desk_name == "Bizflow Tech"
    assert as_demonstration(replace(settings, desk_name="Otra")).desk_name == "Otra"
