"""What is still to be done after an act: rows written in the act's own transaction, claimed by
workers.

At least once: a worker that dies leaves its lease to run out, and another does the job again. The
fence, one more at each claim and at each setting anew, keeps a worker whose lease ran out from
settling what its successor has taken over.
"""

import asyncio
import json
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tortoise import fields
from tortoise.models import Model

from models.columns import as_instant, enum_column, instant, to_millisecond
from models.database import after_commit, dialect, execute, in_transaction, rows
from models.vocabulary import JobState

ATTEMPTS = 8
LEASE = timedelta(seconds=60)
LONGEST_DELAY = timedelta(hours=1)


class Job(Model):
    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=40)
    payload = fields.TextField()
    dedupe = fields.CharField(max_length=120, null=True, unique=True)
    state: JobState = enum_column(JobState, default=JobState.READY)
    run_at: datetime = instant()
    locked_until: datetime | None = instant(null=True)
    attempts = fields.IntField(default=0)
    fence = fields.BigIntField(default=0)
    error = fields.TextField(null=True)
    settled_at: datetime | None = instant(null=True)

    class Meta:
        table = "job"


@dataclass(frozen=True, slots=True)
class JobRow:
    """A claimed job; its id is the idempotency key of what it does outside."""

    id: int
    kind: str
    payload: Mapping[str, Any]
    attempts: int
    fence: int


async def enqueue(
    kind: str, payload: Mapping[str, Any], *, run_at: datetime, dedupe: str | None = None
) -> None:
    """Write the job with the act. One `dedupe` key is one job for ever, however often it is asked
    for.
    """
    if not in_transaction():
        raise RuntimeError("a job is written by the act that wants it, in its transaction")
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    await rows(_ENQUEUE[dialect()], [kind, text, dedupe, to_millisecond(run_at)])
    after_commit(wake)


async def set_timer(
    kind: str, payload: Mapping[str, Any], *, dedupe: str, run_at: datetime, now: datetime
) -> None:
    """The one job of this key runs at `run_at`, whatever was said before, also when it was done or
    given up.
    """
    if not in_transaction():
        raise RuntimeError("a timer is set by the act that wants it, in its transaction")
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    await execute(_SET_TIMER, [kind, text, dedupe, to_millisecond(run_at)])
    if run_at <= now:
        await _ring()


async def cancel(dedupe: str, *, now: datetime) -> bool:
    """Whether a job that is no longer wanted was still to be done; it is settled, in the
    transaction that makes it so.
    """
    sql = (
        "UPDATE job SET state = 'DONE', fence = fence + 1, settled_at = $2 WHERE dedupe = $1 AND"
        " state = 'READY'"
    )
    return await execute(sql, [dedupe, to_millisecond(now)]) == 1


async def replay(job_id: int, *, now: datetime) -> bool:
    """Whether it is a job that was given up, to be tried again from the beginning."""
    sql = (
        "UPDATE job SET state = 'READY', run_at = $2, attempts = 0, fence = fence + 1, locked_until"
        " = NULL, settled_at = NULL WHERE id = $1 AND state = 'DEAD'"
    )
    if await execute(sql, [job_id, to_millisecond(now)]) != 1:
        return False
    await _ring()
    return True


async def forget_done(before: datetime) -> int:
    """How many jobs done before that were dropped."""
    return await execute(
        "DELETE FROM job WHERE state = 'DONE' AND settled_at < $1", [to_millisecond(before)]
    )


async def _ring() -> None:
    if dialect() == "postgres":
        await rows("SELECT pg_notify('job', '')")
    after_commit(wake)


async def claim(count: int, *, now: datetime, lease: timedelta = LEASE) -> list[JobRow]:
    """Up to `count` due jobs, taken for the length of the lease. One statement: nothing is done
    while it locks.
    """
    moment = to_millisecond(now)
    claimed = await rows(_CLAIM[dialect()], [moment, moment + lease, count])
    return [
        JobRow(job["id"], job["kind"], json.loads(job["payload"]), job["attempts"], job["fence"])
        for job in sorted(claimed, key=lambda job: job["id"])
    ]


async def settle(job: JobRow, *, now: datetime, error: str | None = None) -> bool:
    """Whether the job was still ours, and how the attempt ended is kept: somebody else may have
    taken it over meanwhile.
    """
    if error is None:
        sql = (
            "UPDATE job SET state = 'DONE', locked_until = NULL, error = NULL, settled_at = $3"
            f" {_FENCED}"
        )
        return await execute(sql, [job.id, job.fence, to_millisecond(now)]) == 1
    if job.attempts >= ATTEMPTS:
        sql = (
            "UPDATE job SET state = 'DEAD', locked_until = NULL, settled_at = $3, error = $4"
            f" {_FENCED}"
        )
        return await execute(sql, [job.id, job.fence, to_millisecond(now), error[:2000]]) == 1
    sql = f"UPDATE job SET run_at = $3, locked_until = NULL, error = $4 {_FENCED}"
    retry_at = to_millisecond(now + delay_after(job.attempts))
    return await execute(sql, [job.id, job.fence, retry_at, error[:2000]]) == 1


def delay_after(attempts: int) -> timedelta:
    """2 s, 4 s, 8 s … one hour, spread a fifth either way so that failures do not come back in
    step.
    """
    return min(LONGEST_DELAY, timedelta(seconds=2**attempts)) * random.uniform(0.8, 1.2)  # noqa: S311


async def next_run() -> datetime | None:
    """When the earliest waiting job wants to run: a worker need not look before. None if none
    waits.
    """
    found = await rows(_NEXT)
    return min((at for row in found if (at := as_instant(row["at"]))), default=None)


_sleepers: set[asyncio.Event] = set()


def wake() -> None:
    for sleeper in _sleepers:
        sleeper.set()


@contextmanager
def waking() -> Iterator[asyncio.Event]:
    """An event that is set whenever a job was written in this process, or elsewhere as
    `models.live` hears.
    """
    sleeper = asyncio.Event()
    _sleepers.add(sleeper)
    try:
        yield sleeper
    finally:
        _sleepers.discard(sleeper)


_INSERT = (
    "INSERT INTO job(kind, payload, dedupe, run_at, state, attempts, fence) VALUES ($1, $2, $3, $4,"
    " 'READY', 0, 0) ON CONFLICT(dedupe) DO NOTHING RETURNING id"
)
_ENQUEUE = {
    "sqlite": _INSERT,
    "postgres": (
        f"WITH added AS ({_INSERT}) SELECT pg_notify('job', '') FROM added"
    ),  # heard at COMMIT only
}
_DUE = (
    "SELECT id FROM job WHERE state = 'READY' AND run_at <= $1 "
    "AND (locked_until IS NULL OR locked_until <= $1) ORDER BY run_at, id LIMIT $3"
)
_CLAIM = {
    engine: (
        "UPDATE job SET locked_until = $2, attempts = attempts + 1, fence = fence + 1 WHERE id IN"
        f" ({_DUE}{lock}) RETURNING id, kind, payload, attempts, fence"
    )
    for engine, lock in (("sqlite", ""), ("postgres", " FOR UPDATE SKIP LOCKED"))
}
_FENCED = "WHERE id = $1 AND fence = $2 AND state = 'READY'"
_SET_TIMER = (
    "INSERT INTO job(kind, payload, dedupe, run_at, state, attempts, fence) VALUES ($1, $2, $3, $4,"
    " 'READY', 0, 0) ON CONFLICT(dedupe) DO UPDATE SET run_at = excluded.run_at, payload ="
    " excluded.payload, state = 'READY', attempts = 0, fence = job.fence + 1, locked_until = NULL,"
    " error = NULL, settled_at = NULL"
)
# Each half reads the end of an index, however many jobs wait.
_NEXT = (
    "SELECT * FROM (SELECT run_at AS at FROM job WHERE state = 'READY' AND locked_until IS NULL "
    "ORDER BY run_at, id LIMIT 1) waiting "
    "UNION ALL SELECT min(locked_until) FROM job WHERE state = 'READY' AND locked_until IS NOT NULL"
)
