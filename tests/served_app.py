"""A small app with answers that never end, served in a process of its own: `python -m
tests.served_app PORT`.
"""

import asyncio
import sys
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from serving import CannotServe, listen, run
from settings import Settings


async def caller(request: Request) -> PlainTextResponse:
    assert request.client is not None
    return PlainTextResponse(f"{request.url.scheme} {request.client.host}")


async def live(_request: Request) -> StreamingResponse:
    async def ticks() -> AsyncIterator[str]:
        while True:
            yield "data: tick\n\n"
            await asyncio.sleep(0.1)

    return StreamingResponse(ticks(), media_type="text/event-stream")


async def socket(websocket: WebSocket) -> None:
    await websocket.accept()
    while True:
        await websocket.send_text("tick")
        await asyncio.sleep(0.1)


if __name__ == "__main__":
    settings = Settings.from_environ()
    app = Starlette(
        routes=[Route("/caller", caller), Route("/live", live), WebSocketRoute("/socket", socket)]
    )
    try:
        listener = listen("127.0.0.1", int(sys.argv[1]))
    except CannotServe as problem:
        sys.exit(str(problem))
    print(listener.getsockname()[1], flush=True)
    run(app, listener, settings)
