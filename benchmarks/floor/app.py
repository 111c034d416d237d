"""The bare application: `uvicorn --factory benchmarks.floor.app:create_app`, the database's address
in DATABASE_URL.

A request is a POST to the operation's name with its variables.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import orjson

from benchmarks.floor import reading, writing
from benchmarks.floor.database import Database, open_floor
from models.vocabulary import Role, Visibility
from procedure.core.actor import Actor

SIGN_IN = (
    "SELECT p.id, p.role, p.team, p.organization_id, o.visibility FROM access_token t "
    "JOIN person p ON p.id = t.person_id LEFT JOIN organization o ON o.id = p.organization_id "
    "WHERE t.digest = $1 AND t.revoked_at IS NULL AND t.expires_at > $2 AND p.active"
)
OPERATIONS = {
    "/list": reading.tickets,
    "/page": reading.ticket,
    "/queue": reading.queue,
    "/register": writing.register,
}
BEARER = b"Bearer "


class Floor:
    database: Database

    def __init__(self, url: str) -> None:
        self.url = url

    async def open(self) -> None:
        self.database = await open_floor(self.url)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        actor = await self._actor(scope)
        if actor is None:
            await _answer(send, 401, {"data": None})
            return
        variables = orjson.loads((await receive())["body"])
        await _answer(send, 200, {"data": await self._data(scope["path"], actor, variables)})

    async def _data(self, path: str, actor: Actor, variables: Any) -> dict[str, Any]:
        return await OPERATIONS[path](self.database, actor, variables)

    async def _actor(self, scope: Any) -> Actor | None:
        given = dict(scope["headers"]).get(b"authorization", b"")
        digest = sha256(given.removeprefix(BEARER)).hexdigest()
        found = await self.database.fetch(SIGN_IN, [digest, datetime.now(UTC)])
        if not found:
            return None
        [row] = found
        return Actor(
            role=Role(row["role"]),
            person_id=row["id"],
            organization_id=row["organization_id"],
            visibility=Visibility(row["visibility"] or Visibility.OWN),
            team=row["team"],
        )

    async def _lifespan(self, receive: Any, send: Any) -> None:
        await receive()
        await self.open()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.database.close()
        await send({"type": "lifespan.shutdown.complete"})


async def _answer(send: Any, status: int, body: dict[str, Any]) -> None:
    text = orjson.dumps(body)
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(text)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})


def create_app() -> Floor:
    return Floor(os.environ["DATABASE_URL"])
