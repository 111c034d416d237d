"""How fast a worker does what waits: ten thousand timers that are due, ten thousand mails, and a
million that are not.

The timers are those of seeded tickets whose clocks no worker ever looked at: each records every
threshold that it passed. The mails leave by SMTP to a server of another process, which throws them
away. The million pending timers are there while the same acts are done again that were done without
them.
"""

from __future__ import annotations

import asyncio
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles

import orjson

from benchmarks import processes
from handlers import handlers
from models.database import Database, execute, open_database, rows, transaction
from models.jobs import claim, next_run
from models.vocabulary import Channel, Role
from procedure.core.act import Act
from procedure.core.actor import Actor
from procedure.resolution.reply import reply
from settings import Settings
from tests.mail_servers import free_port
from worker import Worker

JOBS = 10_000
PENDING = 1_000_000
ACTS = 300
SLOWER = 1.25
"""So much slower may an act be with the million: what the machine's own noise is."""
DESK = Settings(public_url="https://desk.example", secret_key="x" * 32)


@dataclass(frozen=True)
class Drained:
    what: str
    jobs: int
    seconds: float
    megabytes: float

    @property
    def rate(self) -> float:
        return self.jobs / self.seconds


@dataclass(frozen=True)
class Acts:
    """Milliseconds of each; `looking` is what a worker needs to see that nothing is due."""

    pending: int
    taken: Sequence[float]
    looking: float

    @property
    def p50(self) -> float:
        return median(self.taken)

    @property
    def p95(self) -> float:
        return quantiles(self.taken, n=20)[-1]


@dataclass(frozen=True)
class Result:
    drained: list[Drained]
    acts: list[Acts]


async def measure(url: str) -> Result:
    database = await open_database(url)
    try:
        acts = [await _acts(0)]
        await _insert_pending(database)
        acts.append(await _acts(PENDING))
        await execute("DELETE FROM job")
        return Result([await _timers(), await _mails()], acts)
    finally:
        await database.close()


async def _timers() -> Drained:
    now = datetime.now(UTC)
    async with transaction():
        await execute(
            "INSERT INTO job(kind, payload, dedupe, run_at, state, attempts, fence) SELECT"
            " 'timer', '{\"ticket_id\":' || id || '}', 'timer:' || id, $1, 'READY', 0, 0 FROM"
            f" ticket ORDER BY id LIMIT {JOBS}",
            [now],
        )
    return await _drain("timers that are due", DESK, "timer")


async def _mails() -> Drained:
    await execute("DELETE FROM job")
    now = datetime.now(UTC)
    told = await rows(
        "SELECT t.id, t.requester_id, (SELECT min(e.id) FROM event e WHERE e.ticket_id = t.id) AS"
        f" event_id FROM ticket t ORDER BY t.id LIMIT {JOBS}"
    )
    async with transaction():
        for row in told:
            payload = {
                "notice": "confirm",
                "ticket_id": row["id"],
                "person_id": row["requester_id"],
                "event_id": row["event_id"],
                "message_id": None,
            }
            await execute(
                "INSERT INTO job(kind, payload, run_at, state, attempts, fence) VALUES ('mail', $1,"
                " $2, 'READY', 0, 0)",
                [orjson.dumps(payload).decode(), now],
            )
    with _sink() as address:
        await asyncio.sleep(2)
        return await _drain("mails by SMTP", replace(DESK, smtp_url=address), "mail")


@contextmanager
def _sink() -> Iterator[str]:
    port = free_port()
    sink = subprocess.Popen([sys.executable, "-m", "benchmarks.sink", str(port)])  # noqa: S603  # our own
    processes.pin(sink.pid, processes.OTHER_CORE)
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        sink.kill()
        sink.wait()


async def _drain(what: str, settings: Settings, kind: str) -> Drained:
    worker = Worker({kind: handlers(settings)[kind]})
    waiting = (
        await rows("SELECT count(*) AS jobs FROM job WHERE state = 'READY' AND kind = $1", [kind])
    )[0]["jobs"]
    began = time.perf_counter()
    await worker.run_due()
    seconds = time.perf_counter() - began
    [left] = await rows(
        "SELECT count(*) AS jobs FROM job WHERE kind = $1 AND state = 'READY' AND run_at <= $2",
        [kind, datetime.now(UTC)],
    )
    if left["jobs"]:
        raise RuntimeError(f"{left['jobs']} jobs of {what} were not done")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Drained(what, waiting, seconds, memory)


async def _insert_pending(database: Database) -> None:
    """A month away and more, each at its own second."""
    start = datetime.now(UTC) + timedelta(days=30)
    if database.dialect == "postgres":
        await execute(
            "INSERT INTO job(kind, payload, dedupe, run_at, state, attempts, fence) SELECT"
            " 'timer', '{}', 'pending:' || n, $1::timestamptz + n * interval '1 second',"
            f" 'READY', 0, 0 FROM generate_series(1, {PENDING}) n",
            [start],
        )
        await execute("ANALYZE job")
        return
    await execute(
        "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $2)"
        " INSERT INTO job(kind, payload, dedupe, run_at, state, attempts, fence) SELECT 'timer',"
        " '{}', 'pending:' || n, strftime('%Y-%m-%d %H:%M:%S+00:00', $1, '+' || n || ' seconds'),"
        " 'READY', 0, 0 FROM numbers",
        [start.strftime("%Y-%m-%d %H:%M:%S"), PENDING],
    )


async def _acts(pending: int) -> Acts:
    tickets = await rows(
        "SELECT id, assignee_id FROM ticket WHERE status = 'IN_PROGRESS' AND assignee_id IS NOT"
        f" NULL ORDER BY id LIMIT {ACTS // 3}"
    )
    taken = []
    for number in range(ACTS):
        ticket = tickets[number % len(tickets)]
        actor = Actor(role=Role.LEAD, person_id=ticket["assignee_id"])
        began = time.perf_counter()
        async with Act.begin(actor, now=datetime.now(UTC), channel=Channel.PORTAL) as act:
            await reply(act, await act.ticket(ticket["id"]), body="Seguimos con ello.")
        taken.append((time.perf_counter() - began) * 1000)
    await execute("DELETE FROM job WHERE kind <> 'timer' OR dedupe NOT LIKE 'pending:%'")
    return Acts(pending, taken[ACTS // 10 :], await _median_of(_look))


async def _look() -> None:
    await claim(8, now=datetime.now(UTC))
    await next_run()


async def _median_of(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(50):
        began = time.perf_counter()
        await work()  # type: ignore[misc]
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)


def table(result: Result) -> Iterator[str]:
    yield f"{'':<24} jobs   seconds   jobs/s   MB at most"
    for each in result.drained:
        yield (
            f"{each.what:<24} {each.jobs:>5} {each.seconds:>8.1f} {each.rate:>8.0f}"
            f" {each.megabytes:>11.0f}"
        )
    yield ""
    yield f"{'an act, with timers':<24} p50 ms   p95 ms   a look of the worker, ms"
    for acts in result.acts:
        yield f"{acts.pending:>22,}   {acts.p50:>6.1f} {acts.p95:>8.1f} {acts.looking:>12.2f}"


def verdicts(result: Result) -> Iterator[tuple[bool, str]]:
    without, loaded = result.acts
    ratio = loaded.p50 / without.p50
    told = (
        f"an act takes {ratio:.2f} times as long with {PENDING:,} timers pending, at most {SLOWER}"
    )
    yield ratio <= SLOWER, f"{'PASS' if ratio <= SLOWER else 'FAIL'}  {told}"
