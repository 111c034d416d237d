import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def finish(work: Awaitable[T], interrupt: Callable[[], None] | None = None) -> T:
    """Wait for `work` to its end even when cancelled, then let the cancellation go on.

    A BEGIN, COMMIT or ROLLBACK that is abandoned half way leaves a connection in a state nobody
    knows; `interrupt` asks a long read to stop early.
    """
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait((task,))
        except asyncio.CancelledError as cancellation:
            cancelled = cancellation
            if interrupt is not None:
                interrupt()
    if cancelled is None:
        return task.result()
    if not task.cancelled():
        task.exception()  # looked at, so that the loop does not report it
    raise cancelled
