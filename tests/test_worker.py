import asyncio
import signal
import sys
from datetime import UTC, datetime, timedelta

import pytest

from models.database import Database, execute, open_database, rows, transaction
from models.jobs import Job, JobRow, enqueue
from models.vocabulary import JobState
from settings import HERE
from tests.forks import fork
from worker import Worker

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ALONE = """
import asyncio, sys
from worker import Worker, run_alone

async def handle(job):
    print(job.id, flush=True)

asyncio.run(run_alone(sys.argv[1], Worker({"count": handle})))
print("stopped", flush=True)
"""


def work(url: str) -> None:
    """A worker of another process: each job writes a row under its id, so that doing it twice shows
    once.
    """
    asyncio.run(_work(url))


async def _work(url: str) -> None:
    async def handle(job: JobRow) -> None:
        await asyncio.sleep(0.01)
        await write_down(job)

    await open_database(url)
    await Worker({"count": handle}, lease=timedelta(seconds=0.5)).run()


async def write_down(job: JobRow) -> None:
    await execute(
        "INSERT INTO counter(series, value) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        [f"job {job.id}", 1],
    )


async def ask_for(count: int, kind: str = "count", run_at: datetime = NOON) -> None:
    async with transaction():
        for _ in range(count):
            await enqueue(kind, {}, run_at=run_at)


async def test_what_is_due_is_run_and_what_fails_is_tried_again(db: Database) -> None:
    clock = [NOON]
    failures = [ValueError("not yet")]

    async def handle(job: JobRow) -> None:
        if failures:
            raise failures.pop()

    await ask_for(1)
    worker = Worker({"count": handle}, now=lambda: clock[0])

    assert await worker.run_due() == 1
    assert (await Job.get()).error == "not yet"
    clock[0] = NOON + timedelta(minutes=1)
    assert await worker.run_due() == 1
    assert (await Job.get()).state is JobState.DONE


async def test_a_kind_nobody_handles_is_an_error_of_the_job(sqlite_db: Database) -> None:
    await ask_for(1, "unheard of")

    await Worker({}, now=lambda: NOON).run_due()

    assert (await Job.get()).error == "no handler for unheard of"


async def test_a_job_runs_as_soon_as_its_act_stands(db: Database) -> None:
    ran = asyncio.Event()

    async def handle(job: JobRow) -> None:
        ran.set()

    worker = Worker({"count": handle})
    working = asyncio.create_task(worker.run())
    await asyncio.sleep(0.05)
    await ask_for(1)

    async with asyncio.timeout(0.5):
        await ran.wait()
    worker.stop()
    await working


async def test_stopping_waits_for_what_runs_and_starts_nothing_new(db: Database) -> None:
    started = asyncio.Event()

    async def handle(job: JobRow) -> None:
        started.set()
        await asyncio.sleep(0.1)

    await ask_for(1)
    worker = Worker({"count": handle})
    working = asyncio.create_task(worker.run())
    await started.wait()

    worker.stop()
    async with asyncio.timeout(2):
        await working

    assert (await Job.get()).state is JobState.DONE


async def test_a_killed_worker_loses_nothing(db: Database) -> None:
    await ask_for(60)

    for _ in range(3):
        child = fork(work, db.url)
        await until_more_jobs_are_done(await done() + 3)
        child.kill()
        child.join()
    await finish_the_rest()

    [written] = await rows("SELECT count(*) AS n FROM counter")
    assert await done() == 60
    assert written["n"] == 60


@pytest.mark.long
@pytest.mark.parametrize("asked_by", [signal.SIGINT, signal.SIGTERM])
async def test_a_worker_alone_hears_of_jobs_and_stops_when_asked(
    db: Database, asked_by: signal.Signals
) -> None:
    await ask_for(1)
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", ALONE, db.url, cwd=HERE, stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout is not None

    async with asyncio.timeout(20):
        first = await child.stdout.readline()
        await ask_for(1)
        second = await child.stdout.readline()
        child.send_signal(asked_by)
        rest = await child.stdout.read()

    assert int(second) == int(first) + 1
    assert rest == b"stopped\n"
    assert await child.wait() == 0


async def done() -> int:
    return await Job.filter(state=JobState.DONE).count()


async def until_more_jobs_are_done(count: int) -> None:
    async with asyncio.timeout(20):
        while await done() < min(count, 60):  # noqa: ASYNC110  # another process does them
            await asyncio.sleep(0.01)


async def finish_the_rest() -> None:
    await Worker(
        {"count": write_down}, now=lambda: datetime.now(UTC) + timedelta(minutes=1)
    ).run_due()
