"""The plain server: `uvicorn --factory benchmarks.plain.app:create_app`, the database's address in
DATABASE_URL.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from tortoise import Tortoise

from benchmarks.plain.context import Context
from benchmarks.plain.schema import schema
from benchmarks.plain.viewer import viewer_of
from models.database import dialect_of, sqlite_path
from models.registry import MODULES


class Endpoint(GraphQL[Context, None]):
    async def get_context(
        self, request: Request | WebSocket, response: Response | WebSocket
    ) -> Context:
        assert isinstance(request, Request)
        return Context(await viewer_of(request))


def create_app(*, with_database: bool = True) -> Starlette:
    """Without its own database it uses the one that is open in the process."""
    endpoint = Endpoint(schema, graphql_ide=None)
    return Starlette(
        routes=[Route("/graphql", endpoint)], lifespan=_database if with_database else None
    )


@asynccontextmanager
async def _database(_app: Starlette) -> AsyncIterator[None]:
    await Tortoise.init(
        config=_configuration(os.environ["DATABASE_URL"]), _enable_global_fallback=True
    )
    yield
    await Tortoise.close_connections()


def _configuration(url: str) -> dict[str, Any]:
    engine, credentials = _sqlite(url) if dialect_of(url) == "sqlite" else _postgres(url)
    return {
        "connections": {"default": {"engine": engine, "credentials": credentials}},
        "apps": {"models": {"models": list(MODULES), "default_connection": "default"}},
        "use_tz": True,
        "timezone": "UTC",
    }


def _sqlite(url: str) -> tuple[str, dict[str, Any]]:
    return "tortoise.backends.sqlite", {
        "file_path": sqlite_path(url),
        "journal_mode": "WAL",
        "busy_timeout": 5000,
    }


def _postgres(url: str) -> tuple[str, dict[str, Any]]:
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    return "tortoise.backends.asyncpg", {
        "host": asked["host"][0] if "host" in asked else parts.hostname,
        "port": parts.port or 5432,
        "user": parts.username,
        "password": parts.password,
        "database": parts.path.lstrip("/"),
        "minsize": 1,
        "maxsize": 10,
    }
