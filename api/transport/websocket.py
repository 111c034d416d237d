"""`/graphql` over a WebSocket: the protocol graphql-transport-ws, for subscriptions and for
everything else.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import orjson
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from api.gateway.door import Caller, Door
from api.gateway.errors import Fault, FaultCode
from api.transport.http import asked_in_body, caller_of, language_of
from auth.http import client_address, whereabouts
from auth.tokens import Bearer, bearer_of_token
from models.database import Unavailable
from settings import Settings

PROTOCOL = "graphql-transport-ws"
INIT_WITHIN = 5.0
MOST_AT_ONCE = 20
LARGEST_MESSAGE = 100_000
Message = Mapping[str, object]


class Closing(Exception):
    """The socket ends with a code of the protocol."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class GraphQLSocket:
    """The bearer token comes with the upgrade, or in `connection_init` where a browser can set no
    header.
    """

    def __init__(self, door: Door, settings: Settings) -> None:
        self._door = door
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._hold(WebSocket(scope, receive, send))

    async def _hold(self, socket: WebSocket) -> None:
        if PROTOCOL not in socket.scope.get("subprotocols", []) or not self._same_origin(socket):
            await socket.close(code=4406 if self._same_origin(socket) else 4403)
            return
        await socket.accept(subprotocol=PROTOCOL)
        conversation = Conversation(self._door, self._settings, socket)
        try:
            await conversation.hold()
        except Closing as closing:
            if socket.application_state is WebSocketState.CONNECTED:
                await socket.close(closing.code, closing.reason)
        except WebSocketDisconnect:
            return

    def _same_origin(self, socket: WebSocket) -> bool:
        """A page of another site cannot open one: browsers say where they come from."""
        origin = socket.headers.get("origin")
        if origin is None:
            return True
        allowed = {f"http://{socket.headers.get('host')}", f"https://{socket.headers.get('host')}"}
        return origin in allowed or origin == self._settings.public_url


class Conversation:
    """One socket, from its first message to its last."""

    def __init__(self, door: Door, settings: Settings, socket: WebSocket) -> None:
        self._door = door
        self._socket = socket
        self._address = whereabouts(client_address(socket, settings))
        self._caller: Caller | None = None
        self._bearer: Bearer | None = None
        self._running: dict[str, asyncio.Task[None]] = {}

    async def hold(self) -> None:
        watch: asyncio.Task[None] | None = None
        try:
            await self._begin()
            watch = asyncio.create_task(self._close_when_token_dies())
            while True:
                await self._take(await self._receive())
        finally:
            tasks = [*self._running.values(), *([watch] if watch else [])]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _begin(self) -> None:
        try:
            first = await asyncio.wait_for(self._receive(), INIT_WITHIN)
        except TimeoutError:
            raise Closing(4408, "Connection initialisation timeout") from None
        if first["type"] != "connection_init":
            raise Closing(4401, "Unauthorized")
        token = self._token(first.get("payload"))
        caller = Caller(None, language=language_of(self._socket), address=self._address)
        if token is not None:
            try:
                self._bearer = await bearer_of_token(token, datetime.now(UTC))
            except Unavailable:
                raise Closing(1013, "Try again later") from None
            if self._bearer is None:
                raise Closing(4403, "Forbidden")
        self._caller = caller_of(self._bearer, caller)
        await self._send({"type": "connection_ack"})

    def _token(self, payload: object) -> str | None:
        told = (
            payload.get("authorization", payload.get("Authorization"))
            if isinstance(payload, Mapping)
            else None
        )
        header = told if isinstance(told, str) else self._socket.headers.get("authorization", "")
        scheme, _, token = header.partition(" ")
        return token.strip() or None if scheme.lower() == "bearer" else None

    async def _take(self, message: Message) -> None:
        takers: dict[str, Callable[[Message], Awaitable[None]]] = {
            "ping": self._pong,
            "pong": self._nothing,
            "subscribe": self._subscribe,
            "complete": self._complete,
            "connection_init": self._too_many,
        }
        taker = takers.get(str(message["type"]))
        if taker is None:
            raise Closing(4400, "Unknown message type")
        await taker(message)

    async def _pong(self, _message: Message) -> None:
        await self._send({"type": "pong"})

    async def _nothing(self, _message: Message) -> None:
        return

    async def _too_many(self, _message: Message) -> None:
        raise Closing(4429, "Too many initialisation requests")

    async def _subscribe(self, message: Message) -> None:
        key = message.get("id")
        if not isinstance(key, str) or not key:
            raise Closing(4400, "Invalid message")
        if key in self._running:
            raise Closing(4409, f"Subscriber for {key[:40]} already exists")
        if len(self._running) >= MOST_AT_ONCE:
            raise Closing(4429, "Too many subscriptions")
        self._running[key] = asyncio.create_task(self._answer(key, message.get("payload")))

    async def _complete(self, message: Message) -> None:
        task = self._running.pop(str(message.get("id")), None)
        if task is not None:
            task.cancel()

    async def _answer(self, key: str, payload: object) -> None:
        assert self._caller is not None
        try:
            asked = asked_in_body(payload)
            caller = await self._caller_by_now(self._caller)
        except Fault as fault:
            errors = self._door.refused(fault, self._caller).body["errors"]
            await self._end(key, {"id": key, "type": "error", "payload": errors})
            return
        async for answer in self._door.stream(asked, caller):
            if "data" not in answer.body:
                await self._end(key, {"id": key, "type": "error", "payload": answer.body["errors"]})
                return
            await self._send({"id": key, "type": "next", "payload": answer.body})
        await self._end(key, {"id": key, "type": "complete"})

    async def _caller_by_now(self, caller: Caller) -> Caller:
        """Who asks now, not when the socket was opened: people leave, move and change their role.

        Raises UNAUTHENTICATED, UNAVAILABLE
        """
        if caller.who_by_now is None:
            return caller
        try:
            actor = await caller.who_by_now()
        except Unavailable:
            raise Fault(FaultCode.UNAVAILABLE) from None
        if actor is None:
            raise Fault(FaultCode.UNAUTHENTICATED)
        return replace(caller, actor=actor)

    async def _end(self, key: str, message: Message) -> None:
        self._running.pop(key, None)
        await self._send(message)

    async def _close_when_token_dies(self) -> None:
        while self._caller is not None and self._caller.who_by_now is not None:
            await asyncio.sleep(self._door.alive_every)
            with contextlib.suppress(Unavailable):  # a database that is away kills no token
                if await self._caller.who_by_now() is None:
                    await self._socket.close(4403, "Forbidden")
                    return

    async def _receive(self) -> Message:
        try:
            text = await self._socket.receive_text()
            message = orjson.loads(text) if len(text) <= LARGEST_MESSAGE else None
        except (KeyError, TypeError, orjson.JSONDecodeError):  # bytes, or no JSON
            raise Closing(4400, "Invalid message") from None
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            raise Closing(4400, "Invalid message")
        return message

    async def _send(self, message: Message) -> None:
        await self._socket.send_text(orjson.dumps(message).decode())
