"""The door and what stands around it, on both engines."""

from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute

from api.gateway.door import Door
from api.transport.http import GraphQLEndpoint
from api.transport.websocket import GraphQLSocket
from models.database import Database
from models.live import Hub, following
from procedure.core.actor import Actor
from settings import Settings
from tests.api.mutation_calls import HERE, Line, Visitor, token_of
from tests.cast import Desk

POINTS = 1_000_000


@pytest.fixture
async def door(db: Database, desk: Desk) -> AsyncIterator[Door]:
    hub = Hub()
    async with following(db, hub):
        yield Door(hub=hub, points_per_hour=POINTS)


@pytest.fixture
def at(door: Door) -> Callable[[Actor | None], Visitor]:
    """Who stands at the door: `at(desk.ana)`."""
    return lambda actor: Visitor(door, actor)


@pytest.fixture
def app(door: Door) -> Starlette:
    settings = Settings()
    return Starlette(
        routes=[
            Route("/graphql", GraphQLEndpoint(door, settings)),
            WebSocketRoute("/graphql", GraphQLSocket(door, settings)),
        ]
    )


@pytest.fixture
async def http(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as client:
        yield client


@pytest.fixture
def line(http: httpx.AsyncClient) -> Callable[[Actor], object]:
    """Somebody's line over HTTP: `await line(desk.ana)`."""

    async def opened(actor: Actor) -> Line:
        return Line(http, await token_of(actor))

    return opened
