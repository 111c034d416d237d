"""The pages served on this machine, and a Chromium that visits them."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright

from api.gateway.door import Door
from auth.people import change_password
from installation.chromium import WHAT_TO_DO, find_chromium
from models.database import Database
from models.live import Hub, following
from settings import HERE
from tests.cast import Desk
from tests.kept_cast import the_desk
from tests.portal.conftest import POINTS, site_of

PICTURES = HERE / "tests" / "pictures"
PASSWORD = "cuatro gatos pardos"
EXPECTED_CONSOLE = (
    "Failed to load resource: the server responded with a status of 4",  # a refused form
    # by a test that takes the network away
    "Failed to load resource: net::ERR_INTERNET_DISCONNECTED",
    # a hand that was in a field before the page had finished loading, and keeps it
    "Autofocus processing was blocked because a document already has a focused element.",
)


@dataclass(frozen=True)
class Chromium:
    browser: Browser
    address: str

    @asynccontextmanager
    async def visit(
        self, *, scripts: bool = True, dark: bool = False, phone: bool = False
    ) -> AsyncIterator[Page]:
        """A fresh browser; whatever its console says at the end is a failure."""
        size = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 900}
        context = await self.browser.new_context(
            base_url=self.address,
            viewport=size,  # type: ignore[arg-type]
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            locale="es-MX",
        )
        context.set_default_timeout(10_000)
        said: list[str] = []
        page = await context.new_page()
        page.on("console", lambda message: _note(said, message))
        page.on("pageerror", lambda error: said.append(str(error)))
        try:
            yield page
        finally:
            await context.close()
        assert said == []

    async def signed_in(self, page: Page, email: str = "ana@andina.example") -> None:
        await page.goto("/sign-in")
        await page.get_by_label("Correo").fill(email)
        await page.get_by_label("Contraseña").fill(PASSWORD)
        await page.get_by_role("button", name="Entrar").click()
        await page.wait_for_url("**/requests")


def _note(said: list[str], message: ConsoleMessage) -> None:
    if not message.text.startswith(EXPECTED_CONSOLE):
        said.append(f"{message.type}: {message.text}")


@pytest.fixture
async def desk(sqlite_db: Database) -> Desk:
    """A browser shows the same pages whichever engine answers: one is enough here."""
    opened = await the_desk()
    await change_password("ana@andina.example", now=datetime.now(UTC), password=PASSWORD)
    return opened


@pytest.fixture
async def address(sqlite_db: Database, desk: Desk, tmp_path: Path) -> AsyncIterator[str]:
    hub = Hub()
    async with following(sqlite_db, hub):
        site = site_of(Door(hub=hub, points_per_hour=POINTS), tmp_path)
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(site, log_level="error", lifespan="off"))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        yield f"http://localhost:{listener.getsockname()[1]}"
        server.should_exit = True
        await serving
        listener.close()


@pytest.fixture(scope="session")
async def started() -> AsyncIterator[Browser]:
    program = find_chromium()
    assert program is not None, WHAT_TO_DO
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(program))
        yield browser
        await browser.close()


@pytest.fixture
def chromium(started: Browser, address: str) -> Chromium:
    return Chromium(started, address)


async def picture(page: Page, name: str) -> None:
    """For people to look at, with PICTURES=1; git ignores them."""
    if os.environ.get("PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        await page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
