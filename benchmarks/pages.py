"""How long the portal's pages take on a full desk: one person reads at a time, as a browser would,
over one connection.

What is measured is the whole answer: session, operations, template, compression, and the loopback.
The goal is absolute, unlike a comparison's, since it is what people feel.
"""

from __future__ import annotations

import gzip
import http.client
import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from auth.cookies import BROWSER_NAME, SESSION_NAME
from auth.keys import digest_of
from benchmarks.operations import BUSY
from benchmarks.servers import Server
from models.access import Session
from models.database import rows

GOAL_MS = 100.0  # of the 95th of 100 answers
VARIANTS = 200
WARM = 20
FORM_TOKEN = re.compile(rb'name="form_token" value="([^"]+)"')
FIELD = re.compile(rb'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@dataclass(frozen=True)
class Reader:
    """Who reads, their longest request and the newest one, which is open for some."""

    person_id: int
    number: str
    newest: str
    word: str

    @property
    def cookie(self) -> str:
        secret = secret_of(self.person_id)
        return f"{SESSION_NAME}={secret}; {BROWSER_NAME}={secret}"


@dataclass(frozen=True)
class Measured:
    page: str
    milliseconds: list[float]
    server_ms: float
    kilobytes: float
    statuses: frozenset[int]

    def share(self, part: float) -> float:
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))]

    @property
    def reached(self) -> bool:
        return self.share(0.95) < GOAL_MS and self.statuses == {200}


Path = Callable[[Reader], str]
PAGES: dict[str, Path] = {
    "requests": lambda reader: "/requests",
    "requests closed": lambda reader: "/requests?view=closed",
    "requests found": lambda reader: f"/requests?q={quote(reader.word)}",
    "ticket": lambda reader: f"/requests/{reader.number}",
    "new request": lambda reader: "/requests/new",
    "preferences": lambda reader: "/preferences",
    "help": lambda reader: "/help",
}


def secret_of(person_id: int) -> str:
    """The seeded session's cookie: no secret, like everything that is seeded."""
    return "benchmark-" + sha256(f"page:{person_id}".encode()).hexdigest()[:32]


async def readers() -> list[Reader]:
    """Customers with more than one page of requests, each with their longest; all signed in. The
    database is open.
    """
    busy = await rows(
        "SELECT requester_id, max(message_count) AS longest FROM ticket GROUP BY requester_id"
        " HAVING count(*) >= $1 ORDER BY requester_id LIMIT $2",
        [BUSY, VARIANTS],
    )
    found = [await _reader(row) for row in busy]
    Random(7).shuffle(found)  # noqa: S311  # the same order each time
    await _sign_in(found)
    return found


async def _reader(row: Any) -> Reader:
    [longest] = await rows(
        "SELECT number, subject FROM ticket WHERE requester_id = $1 AND message_count = $2 ORDER BY"
        " id DESC LIMIT 1",
        [row["requester_id"], row["longest"]],
    )
    [newest] = await rows(
        "SELECT number FROM ticket WHERE requester_id = $1 ORDER BY id DESC LIMIT 1",
        [row["requester_id"]],
    )
    return Reader(
        row["requester_id"], longest["number"], newest["number"], longest["subject"].split()[-1]
    )


async def _sign_in(found: list[Reader]) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    ends = now + timedelta(days=1)
    await Session.filter(person_id__in=[reader.person_id for reader in found]).delete()
    await Session.bulk_create(
        [
            Session(
                digest=digest_of(secret_of(reader.person_id)),
                person_id=reader.person_id,
                created_at=now,
                seen_at=now,
                expires_at=ends,
            )
            for reader in found
        ]
    )


def measure(server: Server, found: list[Reader]) -> Iterator[Measured]:
    """Each page read once by each reader; then each reader writes a reply and reads their ticket
    again.
    """
    for page, path in PAGES.items():
        with closing(connection_to(server)) as connection:
            for reader in found[:WARM]:
                _ask(connection, "GET", path(reader), reader)
        yield _measured(server, page, [_reading(path, reader) for reader in found])
    writing = [reader for reader in found if may_reply(server, reader)]
    yield _measured(
        server, "reply, and the ticket after it", [replying(reader) for reader in writing]
    )


def may_reply(server: Server, reader: Reader) -> bool:
    with closing(connection_to(server)) as connection:
        return b'name="body"' in _ask(connection, "GET", f"/requests/{reader.newest}", reader)[1]


Turn = Callable[[http.client.HTTPConnection], tuple[float, int, bytes]]


def _measured(server: Server, page: str, turns: list[Turn]) -> Measured:
    taken, statuses, sizes = [], set(), []
    before = server.cpu_ms
    with closing(connection_to(server)) as connection:
        for turn in turns:
            milliseconds, status, body = turn(connection)
            taken.append(milliseconds)
            statuses.add(status)
            sizes.append(len(body))
    used = (server.cpu_ms - before) / len(turns)
    return Measured(page, taken, used, sum(sizes) / len(sizes) / 1000, frozenset(statuses))


def _reading(path: Path, reader: Reader) -> Turn:
    def turn(connection: http.client.HTTPConnection) -> tuple[float, int, bytes]:
        began = time.perf_counter()
        status, body = _ask(connection, "GET", path(reader), reader)
        return (time.perf_counter() - began) * 1000, status, body

    return turn


def replying(reader: Reader) -> Turn:
    """What is measured begins when the form is sent."""
    path = f"/requests/{reader.newest}"

    def turn(connection: http.client.HTTPConnection) -> tuple[float, int, bytes]:
        _, page = _ask(connection, "GET", path, reader)
        form = _reply_form(page, reader)
        began = time.perf_counter()
        status, body = _ask(connection, "POST", path, reader, form)
        if status == 303:
            status, body = _ask(connection, "GET", path, reader)
        taken = (time.perf_counter() - began) * 1000
        if form["body"].encode() not in body:
            raise RuntimeError(f"{path} does not show what was sent")
        return taken, status, body

    return turn


def _reply_form(page: bytes, reader: Reader) -> dict[str, str]:
    """The hidden fields of the form that replies, and words."""
    part = page.partition(b'name="body"')[0].rpartition(b"<form")[2]
    hidden = {name.decode(): value.decode() for name, value in FIELD.findall(part)}
    return {**hidden, "body": f"Sigue igual: {reader.word}"}


def _ask(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    reader: Reader,
    form: dict[str, str] | None = None,
) -> tuple[int, bytes]:
    headers = {"Cookie": reader.cookie, "Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"}
    if form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, urlencode(form) if form is not None else None, headers)
    response = connection.getresponse()
    body = response.read()
    return response.status, (
        gzip.decompress(body) if response.headers["Content-Encoding"] == "gzip" else body
    )


def connection_to(server: Server) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)


def table(measured: list[Measured]) -> Iterator[str]:
    yield (
        "page                             p50 ms   p95 ms   max ms   server ms   kB (not"
        " compressed)"
    )
    for each in measured:
        yield (
            f"{each.page:<32} {each.share(0.5):>6.1f} {each.share(0.95):>8.1f}"
            f" {max(each.milliseconds):>8.1f} {each.server_ms:>11.1f} {each.kilobytes:>8.1f}"
        )


def verdicts(measured: list[Measured]) -> Iterator[tuple[bool, str]]:
    for each in measured:
        told = f"{each.page}: p95 {each.share(0.95):.0f} ms, goal {GOAL_MS:.0f}"
        wrong = each.statuses - {200}
        failed = f", answered {sorted(wrong)}" if wrong else ""
        yield each.reached, f"{'PASS' if each.reached else 'FAIL'}  {told}{failed}"
