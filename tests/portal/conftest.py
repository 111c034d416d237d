"""The pages around a real door, on both engines."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

import portal
from api.client import Client
from api.gateway.door import Door
from api.transport.http import GraphQLEndpoint
from api.transport.uploads import Uploads
from channels.mail import latest
from models.database import Database
from models.files.receiving import Files
from models.knowledge import Article
from models.live import Hub, following
from procedure.core.actor import Actor
from procedure.improvement.articles import Draft, create_article, publish_article
from tests.auth.browser import SETTINGS
from tests.builders import act
from tests.cast import Desk
from tests.portal.browsing import HERE, Browser

POINTS = 1_000_000
OPERATIONS = portal.operations()


def site_of(door: Door, folder: Path) -> Starlette:
    uploads = Uploads(door, Files.of(replace(SETTINGS, data=folder)))
    client = Client(door, OPERATIONS, uploads)
    return Starlette(
        routes=[
            Route("/graphql", GraphQLEndpoint(door, SETTINGS)),
            *portal.routes(SETTINGS, client, latest),
        ],
        exception_handlers=portal.exception_handlers(SETTINGS, client),
    )


@pytest.fixture
async def site(db: Database, desk: Desk, tmp_path: Path) -> AsyncIterator[Starlette]:
    hub = Hub()
    async with following(db, hub):
        yield site_of(Door(hub=hub, points_per_hour=POINTS), tmp_path)


Stranger = Callable[[], Awaitable[Browser]]
SignedIn = Callable[[Actor], Awaitable[Browser]]


@pytest.fixture
async def stranger(site: Starlette) -> AsyncIterator[Stranger]:
    """A browser where nobody signed in."""
    async with AsyncExitStack() as stack:

        async def opened() -> Browser:
            transport = httpx.ASGITransport(
                site, raise_app_exceptions=False, client=("203.0.113.7", 50_000)
            )
            http = httpx.AsyncClient(transport=transport, base_url=HERE)
            return Browser(await stack.enter_async_context(http), SETTINGS)

        yield opened


@pytest.fixture
async def browser(stranger: Stranger) -> SignedIn:
    """Somebody's browser: `await browser(desk.ana)`."""

    async def opened(actor: Actor) -> Browser:
        return await (await stranger()).signs_in(actor)

    return opened


@pytest.fixture
async def article(desk: Desk) -> Article:
    draft = Draft(
        area_id=desk.area(),
        title_es="Exportar la facturación a Excel",
        body_es="Divida el período.\n\nVuelva a exportar.",
        title_en="Export billing to Excel",
        body_en="Split the period.",
    )
    async with act(desk.laura, at=datetime.now(UTC)) as opened:
        made = await create_article(opened, draft)
    async with act(desk.lucia, at=datetime.now(UTC)) as opened:
        return await publish_article(opened, made.id)
