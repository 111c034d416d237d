from __future__ import annotations

from starlette.applications import Starlette
from starlette.routing import Route

from api.gateway.door import Door
from api.transport.http import GraphQLEndpoint
from models.live import Hub
from settings import Settings

MOST_POINTS = 10_000_000  # an hour: no caller of a benchmark is stopped, and all are counted


def create_endpoint() -> Starlette:
    """`/graphql` alone, on the database that is open in the process."""
    endpoint = GraphQLEndpoint(Door(hub=Hub(), points_per_hour=MOST_POINTS), Settings())
    return Starlette(routes=[Route("/graphql", endpoint, methods=["POST"])])
