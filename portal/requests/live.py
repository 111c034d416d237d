"""Tells an open page that its request changed, as server-sent events: the page then reads itself
again.

What is told is a place in the ticket's chain and no more; who may not see the ticket any more hears
nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

from starlette.responses import PlainTextResponse, Response, StreamingResponse

from api.client import Failed, Unavailable
from portal.requests.acts.acting import ticket_to_act_on
from portal.shell.page_requests import Visit

# seconds of quiet after which something is sent, so that nothing between closes the connection
BEAT = 20.0
MOST_OF_ONE_PERSON = 24
AGAIN_AFTER = 2_000  # milliseconds until a browser connects again
NOT_BUFFERED = {"X-Accel-Buffering": "no"}
EVENTS = "text/event-stream"
END = object()
OVER = "event: over\ndata:\n\n"


class Streams:
    """The open pages that are told of changes; nobody holds more than MOST_OF_ONE_PERSON of them
    open.
    """

    def __init__(self, beat: float = BEAT) -> None:
        self._open: Counter[str] = Counter()
        self._beat = beat

    async def show(self, visit: Visit) -> Response:
        if visit.session is None:
            return StreamingResponse(_over(), media_type=EVENTS)
        ticket = await ticket_to_act_on(visit)
        if self._open[visit.me] >= MOST_OF_ONE_PERSON:
            return PlainTextResponse("", 429, {"Retry-After": "60"})
        happenings = visit.follow("Happenings", id=ticket["id"], after=_last_known(visit))
        return StreamingResponse(
            self._written(visit.me, happenings), media_type=EVENTS, headers=NOT_BUFFERED
        )

    async def _written(
        self, person: str, happenings: AsyncIterator[dict[str, Any]]
    ) -> AsyncIterator[str]:
        self._open[person] += 1
        try:
            yield f"retry: {AGAIN_AFTER}\n\n"
            async for told in with_beats(happenings, self._beat):
                yield _changed(told) if told else ": still here\n\n"
        except Failed:
            yield OVER
        except Unavailable:
            return  # the browser connects again
        finally:
            self._open[person] -= 1


async def _over() -> AsyncIterator[str]:
    yield OVER


def _changed(told: dict[str, Any]) -> str:
    seq = told["ticketEvents"]["seq"]
    return f"id: {seq}\nevent: changed\ndata: {seq}\n\n"


def _last_known(visit: Visit) -> int | None:
    """The last event that the page shows, or that this browser heard of before its connection
    broke.
    """
    told = visit.request.headers.get("last-event-id") or visit.query("after")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else None


async def with_beats(
    happenings: AsyncIterator[dict[str, Any]], every: float
) -> AsyncGenerator[dict[str, Any] | None, None]:
    """What happens, and None after each stretch of quiet."""
    coming = asyncio.ensure_future(anext(happenings, END))
    try:
        while True:
            done, _ = await asyncio.wait({coming}, timeout=every)
            if not done:
                yield None
                continue
            told = coming.result()
            if not isinstance(told, dict):
                return
            yield told
            coming = asyncio.ensure_future(anext(happenings, END))
    finally:
        coming.cancel()
        with contextlib.suppress(asyncio.CancelledError, StopAsyncIteration, Failed, Unavailable):
            await coming
