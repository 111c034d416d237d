"""A desk that is reached by https says to every client that it is reached by nothing else."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

A_YEAR = "max-age=31536000"


class OnlyByHttps:
    """`Strict-Transport-Security` on whatever is answered, data and files as well as pages."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).setdefault("Strict-Transport-Security", A_YEAR)
            await send(message)

        await self._app(scope, receive, told)
