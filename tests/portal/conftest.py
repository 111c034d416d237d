"""The pages around a real door, on both engines."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

import portal
from api.client import Client
from api.door import Door
from api.http import GraphQLEndpoint
from api.uploads import Uploads
from channels.mail import latest
from models.database import Database
from models.files.keeping import Files
from models.live import Hub, following
from procedure.actor import Actor
from tests.auth.browser import SETTINGS
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
            transport = httpx.ASGITransport(site, raise_app_exceptions=False, client=("203.0.113.7", 50_000))
            http = httpx.AsyncClient(transport=transport, base_url=HERE)
            return Browser(await stack.enter_async_context(http), SETTINGS)

        yield opened


@pytest.fixture
async def browser(stranger: Stranger) -> SignedIn:
    """Somebody's browser: `await browser(desk.ana)`."""

    async def opened(actor: Actor) -> Browser:
        return await (await stranger()).signs_in(actor)

    return opened
