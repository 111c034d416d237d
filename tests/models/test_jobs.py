import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from models.database import Database, transaction
from models.jobs import (
    ATTEMPTS,
    LEASE,
    Job,
    JobRow,
    cancel,
    claim,
    enqueue,
    next_run,
    settle,
    waking,
)
from models.vocabulary import JobState

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


async def ask_for(kind: str, *, run_at: datetime = NOON, dedupe: str | None = None) -> None:
    async with transaction():
        await enqueue(kind, {"señor": 1}, run_at=run_at, dedupe=dedupe)


async def test_a_job_is_claimed_once_however_many_claim(db: Database) -> None:
    for n in range(20):
        await ask_for(f"kind {n}")

    batches = await asyncio.gather(*(claim(3, now=NOON) for _ in range(12)))

    ids = [job.id for batch in batches for job in batch]
    assert len(ids) == 20
    assert len(set(ids)) == 20


async def test_a_job_of_an_act_that_fails_never_was(db: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await enqueue("mail", {}, run_at=NOON)
            raise ZeroDivisionError

    assert await claim(5, now=NOON) == []


async def test_a_job_outside_an_act_is_refused(db: Database) -> None:
    with pytest.raises(RuntimeError):
        await enqueue("mail", {}, run_at=NOON)


async def test_a_job_waits_for_its_time(db: Database) -> None:
    await ask_for("timer", run_at=NOON + SECOND)

    assert await next_run() == NOON + SECOND
    assert await claim(5, now=NOON) == []
    [job] = await claim(5, now=NOON + SECOND)
    assert (job.kind, job.payload, job.attempts) == ("timer", {"señor": 1}, 1)


async def test_a_lease_that_ran_out_lets_another_worker_take_over_and_fences_the_first(
    db: Database,
) -> None:
    await ask_for("mail")
    [first] = await claim(1, now=NOON)
    assert await claim(1, now=NOON + LEASE - SECOND) == []

    [second] = await claim(1, now=NOON + LEASE)

    assert (second.id, second.attempts) == (first.id, 2)
    assert not await settle(first, now=NOON + LEASE, error="too late")
    assert await settle(second, now=NOON + LEASE)
    assert (await Job.get(id=first.id)).state is JobState.DONE
    assert not await settle(second, now=NOON + LEASE)


async def test_a_failed_attempt_comes_back_later_and_later_and_dies_in_the_end(
    db: Database,
) -> None:
    await ask_for("mail")
    now, delays = NOON, []

    for _ in range(ATTEMPTS):
        [job] = await claim(1, now=now)
        await settle(job, now=now, error="refused")
        row = await Job.get(id=job.id)
        delays.append((row.run_at - now).total_seconds())
        now = max(row.run_at, now)

    assert row.state is JobState.DEAD
    assert row.error == "refused"
    assert [2**n * 0.8 <= delay <= 2**n * 1.2 for n, delay in enumerate(delays[:-1], 1)] == [
        True
    ] * 7
    assert await claim(1, now=now + timedelta(days=1)) == []


async def test_one_key_is_one_job_for_ever(db: Database) -> None:
    await asyncio.gather(*(ask_for("report", dedupe="report:2026-02") for _ in range(5)))
    [job] = await claim(5, now=NOON)
    await settle(job, now=NOON)

    await ask_for("report", dedupe="report:2026-02")

    assert await Job.all().count() == 1
    assert await claim(5, now=NOON) == []


async def test_a_job_no_longer_wanted_is_settled_with_the_act(db: Database) -> None:
    await ask_for("timer", dedupe="timer:1")

    async with transaction():
        assert await cancel("timer:1", now=NOON)
        assert not await cancel("timer:2", now=NOON)

    assert await claim(5, now=NOON) == []
    assert await next_run() is None


async def test_the_bell_rings_only_after_the_commit(sqlite_db: Database) -> None:
    with waking() as bell:
        async with transaction():
            await enqueue("mail", {}, run_at=NOON)
            rung_inside = bell.is_set()

        assert not rung_inside
        assert bell.is_set()


def test_a_claimed_job_is_a_plain_value() -> None:
    assert JobRow(1, "mail", {}, 1, 1) == JobRow(1, "mail", {}, 1, 1)
