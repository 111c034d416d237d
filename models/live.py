"""Which tickets have just changed: told after the commit, to every process that shows them.

On PostgreSQL a NOTIFY travels with the transaction; on SQLite each process sees that the file has
changed and reads the new events. What is told is an id and no more: whoever listens reads again
what they may see.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import Any

import asyncpg

from models.database import Database, Unavailable, after_commit, connect_alone, dialect, rows
from models.jobs import wake

RESYNC = 0  # no ticket has this id: "you may have missed some, read everything again"
CLOSING = -1  # nor this one: "nothing more will be told"
POLL = 0.2
PEER_CHECK = 15.0
LONGEST_PAUSE = 5.0


class Hub:
    """Tells this process's listeners. One that is slow is told to resync; it never holds the teller
    up.
    """

    def __init__(self, size: int = 256) -> None:
        self._size = size
        self._listeners: set[asyncio.Queue[int]] = set()
        self._closed = False

    def publish(self, ticket_id: int) -> None:
        for queue in self._listeners:
            if queue.full():
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(RESYNC)
            else:
                queue.put_nowait(ticket_id)

    def close(self) -> None:
        """Tell every listener, also one that comes now, that nothing follows: streams end before
        the process does.
        """
        self._closed = True
        for queue in self._listeners:
            while not queue.empty():
                queue.get_nowait()
            queue.put_nowait(CLOSING)

    @contextmanager
    def subscribe(self) -> Iterator[asyncio.Queue[int]]:
        queue: asyncio.Queue[int] = asyncio.Queue(self._size)
        if self._closed:
            queue.put_nowait(CLOSING)
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)


async def publish(ticket_id: int) -> None:
    """Say, in the act's transaction, that its ticket changes."""
    if dialect() == "postgres":
        await rows("SELECT pg_notify('ticket', $1)", [str(ticket_id)])
    else:
        after_commit(_look_now)


@asynccontextmanager
async def following(database: Database, hub: Hub) -> AsyncIterator[None]:
    """While it lasts, the hub hears of every committed change and sleeping workers of every new
    job.
    """
    ready = asyncio.Event()
    follow = _follow_postgres if database.dialect == "postgres" else _follow_sqlite
    task = asyncio.create_task(follow(database, hub, ready))
    await ready.wait()
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _follow_postgres(database: Database, hub: Hub, ready: asyncio.Event) -> None:
    """One connection for the whole process; when it is lost, everybody resyncs after it is back."""
    pause = 0.1
    while True:
        try:
            async with _listening(database.url, hub) as gone:
                if ready.is_set():
                    hub.publish(RESYNC)
                    wake()
                ready.set()
                pause = 0.1
                await gone.wait()
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            ready.set()  # the database is away: do not hold the process's start up
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


@asynccontextmanager
async def _listening(url: str, hub: Hub) -> AsyncIterator[asyncio.Event]:
    connection = await connect_alone(url)
    gone = asyncio.Event()
    connection.add_termination_listener(lambda _connection: gone.set())
    checking = asyncio.create_task(_check_peer(connection, gone))
    try:
        await connection.add_listener("ticket", partial(_heard_ticket, hub))
        await connection.add_listener("job", _heard_job)
        yield gone
    finally:
        checking.cancel()
        with contextlib.suppress(
            OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError
        ):
            await connection.close(timeout=2)


def _heard_ticket(hub: Hub, _connection: Any, _pid: int, _channel: str, payload: object) -> None:
    hub.publish(int(str(payload)))


def _heard_job(*_: object) -> None:
    wake()


async def _check_peer(
    connection: "asyncpg.Connection[asyncpg.Record]", gone: asyncio.Event
) -> None:
    """A peer that vanished without a word is noticed by asking."""
    try:
        while True:
            await asyncio.sleep(PEER_CHECK)
            await connection.fetchval("SELECT 1", timeout=5)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        gone.set()


_pokes: set[asyncio.Event] = set()


def _look_now() -> None:
    for poke in _pokes:
        poke.set()


async def _follow_sqlite(_database: Database, hub: Hub, ready: asyncio.Event) -> None:
    poke = asyncio.Event()
    _pokes.add(poke)
    try:
        seen = await _last_event()
        ready.set()
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(poke.wait(), POLL)
            poke.clear()
            with contextlib.suppress(Unavailable):
                seen = await _publish_since(seen, hub)
    finally:
        _pokes.discard(poke)


async def _last_event() -> int:
    [newest] = await rows("SELECT coalesce(max(id), 0) AS id FROM event")
    return int(newest["id"])


async def _publish_since(seen: int, hub: Hub) -> int:
    """The id of the last event told of. One writer at a time gives events their ids, so that they
    become visible in that order.
    """
    news = await rows("SELECT id, ticket_id FROM event WHERE id > $1 ORDER BY id", [seen])
    for ticket_id in dict.fromkeys(event["ticket_id"] for event in news):
        hub.publish(ticket_id)
    if news:
        wake()
    return int(news[-1]["id"]) if news else seen
