"""Builds the application: what is opened, which routes there are. Lists, no logic."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute

import portal
from api.client import Client
from api.gateway.door import Door
from api.transport.attachment_routes import FileEndpoints
from api.transport.http import GraphQLEndpoint
from api.transport.https import OnlyByHttps
from api.transport.uploads import Uploads
from api.transport.websocket import GraphQLSocket
from auth.encryption import Seal
from channels.mail import latest
from models.database import open_database
from models.files.receiving import Files
from models.live import Hub, following
from settings import Settings

ANY = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]  # what is not POST is told so as JSON


def create_app(settings: Settings) -> Starlette:
    hub = Hub()
    door = Door(
        hub=hub,
        points_per_hour=settings.rate_points_per_hour,
        seal=Seal.of("draft", settings),
        desk_name=settings.desk_name,
    )
    uploads = Uploads(door, Files.of(settings))
    client = Client(door, portal.operations(), uploads)
    endpoint = GraphQLEndpoint(door, settings)
    files = FileEndpoints(door, uploads, settings)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        database = await open_database(settings.database)
        try:
            async with following(database, hub):
                yield
        finally:
            await database.close()

    app = Starlette(
        routes=[
            Route("/graphql", endpoint),
            WebSocketRoute("/graphql", GraphQLSocket(door, settings)),
            Route("/uploads", files.receive, methods=ANY),
            Route("/attachments/{id}", files.file),
            Route("/attachments/{id}/preview", files.preview),
            *portal.routes(settings, client, latest),
        ],
        middleware=[Middleware(OnlyByHttps)] if settings.secure else [],
        exception_handlers=portal.exception_handlers(settings, client),
        lifespan=lifespan,
    )
    app.state.hub = hub
    return app
