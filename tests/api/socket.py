"""A WebSocket as a client of the protocol graphql-transport-ws holds it, against the application in
process.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
from starlette.types import ASGIApp, Message

from api.transport.websocket import PROTOCOL

PATIENCE = 10.0


class Closed(Exception):
    """The server closed the socket with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Socket:
    def __init__(self) -> None:
        self._to_server: asyncio.Queue[Message] = asyncio.Queue()
        self._from_server: asyncio.Queue[Message] = asyncio.Queue()

    async def say(self, **message: Any) -> None:
        await self.say_text(orjson.dumps(message).decode())

    async def say_text(self, text: str) -> None:
        await self._to_server.put({"type": "websocket.receive", "text": text})

    async def say_bytes(self, data: bytes) -> None:
        await self._to_server.put({"type": "websocket.receive", "bytes": data})

    async def subscribe(self, query: str, key: str = "1", **variables: Any) -> None:
        await self.say(id=key, type="subscribe", payload={"query": query, "variables": variables})

    async def begin(self, token: str | None = None) -> None:
        payload = {"authorization": f"Bearer {token}"} if token else None
        await self.say(type="connection_init", payload=payload)
        assert await self.hear() == {"type": "connection_ack"}

    async def hear(self) -> dict[str, Any]:
        """The next message. Raises Closed."""
        message = await asyncio.wait_for(self._from_server.get(), PATIENCE)
        if message["type"] == "websocket.close":
            raise Closed(message["code"])
        heard: dict[str, Any] = orjson.loads(message["text"])
        return heard

    async def close_code(self) -> int:
        try:
            while True:
                await self.hear()
        except Closed as closed:
            return closed.code

    def pending(self) -> int:
        return self._from_server.qsize()


@asynccontextmanager
async def socket(
    app: ASGIApp, *, protocol: str = PROTOCOL, **headers: str
) -> AsyncIterator[Socket]:
    held = Socket()
    sent = {"host": "testserver", **headers}
    scope = {
        "type": "websocket",
        "scheme": "wss",
        "path": "/graphql",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
        "subprotocols": [protocol],
        "client": ("203.0.113.7", 50_000),
        "server": ("testserver", 443),
    }
    await held._to_server.put({"type": "websocket.connect"})
    running: Any = app(scope, held._to_server.get, held._from_server.put)
    serving: asyncio.Task[None] = asyncio.create_task(running)
    first = await asyncio.wait_for(held._from_server.get(), PATIENCE)
    if first["type"] == "websocket.close":
        await serving
        raise Closed(first["code"])
    try:
        yield held
    finally:
        await held._to_server.put({"type": "websocket.disconnect", "code": 1000})
        await asyncio.wait_for(serving, PATIENCE)
