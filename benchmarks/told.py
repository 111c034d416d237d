"""How soon open pages are told of a change: five hundred of them, each a stream of its own, on one
server process.

Twice: each page on a request of its own reader, where a change concerns a few; and all of them on
  the same request, which nobody's desk has and which is the most that one change can ask.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from benchmarks.pages import Reader, connection_to, may_reply, readers, replying
from benchmarks.servers import Server
from models.database import rows
from models.tickets import Watcher

PAGES = 500
GOAL_MS = 1000.0
CHANGES = 10
SETTLES = 0.3  # seconds between two changes


@dataclass(frozen=True)
class Heard:
    what: str
    milliseconds: list[float]
    cpu_ms: float  # of the server, a change
    idle_ms: float  # of the server, a second in which nothing happens

    def share(self, part: float) -> float:
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


@dataclass
class Stream:
    """One open page's connection: when each change was heard."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    number: str
    heard_at: list[float]


async def followers() -> list[Reader]:
    """The readers of `pages`, all of whom follow the first one's open request as well. The database
    is open.
    """
    found = await readers()
    [shared] = await rows("SELECT id FROM ticket WHERE number = $1", [found[0].newest])
    await Watcher.filter(ticket_id=shared["id"]).delete()
    await Watcher.bulk_create(
        [
            Watcher(
                ticket_id=shared["id"], person_id=each.person_id, added_by_id=found[0].person_id
            )
            for each in found[1:]
        ]
    )
    return found


async def measure(server: Server, found: Sequence[Reader]) -> list[Heard]:
    writer = next(each for each in found if may_reply(server, each))
    own = [found[place % len(found)] for place in range(PAGES)]
    of_their_own = [(each, each.newest) for each in own]
    of_one = [(each, found[0].newest) for each in own]
    answers = [await _heard(server, "each page on a request of its own", of_their_own, writer)]
    if may_reply(server, found[0]):
        answers.append(await _heard(server, "all pages on the same request", of_one, found[0]))
    return answers


async def _heard(
    server: Server, what: str, pages: list[tuple[Reader, str]], writer: Reader
) -> Heard:
    streams = [await _open(server, reader, number) for reader, number in pages]
    listening = [asyncio.create_task(_listen(stream)) for stream in streams]
    concerned = [stream for stream in streams if stream.number == writer.newest]
    await asyncio.sleep(2)
    quiet = server.cpu_ms
    await asyncio.sleep(2)
    idle = (server.cpu_ms - quiet) / 2
    taken: list[float] = []
    before = server.cpu_ms
    for _ in range(CHANGES):
        began = time.perf_counter()
        await asyncio.to_thread(_change, server, writer)
        await _all_heard(concerned, began)
        taken += [
            (next(at for at in stream.heard_at if at >= began) - began) * 1000
            for stream in concerned
        ]
        await asyncio.sleep(SETTLES)
    used = (server.cpu_ms - before) / CHANGES
    for task, stream in zip(listening, streams, strict=True):
        task.cancel()
        stream.writer.close()
    return Heard(f"{what} ({len(streams)} open, {len(concerned)} concerned)", taken, used, idle)


def _change(server: Server, writer: Reader) -> None:
    with closing(connection_to(server)) as connection:
        replying(writer)(connection)


async def _open(server: Server, reader: Reader, number: str) -> Stream:
    incoming, outgoing = await asyncio.open_connection("127.0.0.1", server.port)
    asked = (
        f"GET /requests/{number}/live HTTP/1.1\r\nHost: localhost\r\nCookie:"
        f" {reader.cookie}\r\n\r\n"
    )
    outgoing.write(asked.encode())
    head = await asyncio.wait_for(incoming.readuntil(b"\r\n\r\n"), 30)
    if b" 200 " not in head.split(b"\r\n", 1)[0]:
        raise RuntimeError(f"/requests/{number}/live: {head[:80]!r}")
    return Stream(incoming, outgoing, number, [])


async def _listen(stream: Stream) -> None:
    while line := await stream.reader.readline():
        if line.startswith(b"event: changed"):
            stream.heard_at.append(time.perf_counter())


async def _all_heard(concerned: Sequence[Stream], since: float) -> None:
    async with asyncio.timeout(30):
        while not all(stream.heard_at and stream.heard_at[-1] >= since for stream in concerned):  # noqa: ASYNC110
            await asyncio.sleep(0.01)  # each stream notes the time by itself


def table(heard: list[Heard]) -> Iterator[str]:
    yield f"{'':<70} p50 ms   p95 ms   max ms   server ms a change   server ms a quiet second"
    for each in heard:
        yield (
            f"{each.what:<70} {each.share(0.5):>6.0f} {each.share(0.95):>8.0f}"
            f" {max(each.milliseconds):>8.0f} {each.cpu_ms:>20.0f} {each.idle_ms:>26.1f}"
        )


def verdicts(heard: list[Heard]) -> Iterator[tuple[bool, str]]:
    for each in heard:
        reached = max(each.milliseconds) < GOAL_MS
        told = f"{each.what}: all told within {max(each.milliseconds):.0f} ms, goal {GOAL_MS:.0f}"
        yield reached, f"{'PASS' if reached else 'FAIL'}  {told}"
