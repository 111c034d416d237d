"""Claims jobs and runs them: notices that leave, and the acts that wait for their time."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta

import structlog

from models.database import Contention, Unavailable
from models.jobs import LEASE, JobRow, claim, next_run, settle, waking

Handler = Callable[[JobRow], Awaitable[None]]
Now = Callable[[], datetime]

BATCH = 8
LONGEST_SLEEP = 1.0  # seconds: another process's job on SQLite rings no bell here
GRACE = 4.0  # seconds that running jobs get to finish once the worker is told to stop

log = structlog.get_logger()


def utc_now() -> datetime:
    return datetime.now(UTC)


class Worker:
    """Runs the jobs whose kinds it has handlers for, until it is stopped.

    A handler is given a job perhaps more than once, and does its work once by the job's id.
    """

    def __init__(
        self, handlers: Mapping[str, Handler], *, now: Now = utc_now, lease: timedelta = LEASE
    ) -> None:
        self._handlers = handlers
        self._now = now
        self._lease = lease
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        self._stopping.set()

    async def run(self) -> None:
        with waking() as bell:
            while not self._stopping.is_set():
                bell.clear()
                try:
                    claimed = await claim(BATCH, now=self._now(), lease=self._lease)
                except (Unavailable, Contention) as away:
                    log.warning("worker.database_away", reason=str(away))
                    claimed = []
                if claimed:
                    await self._run_all(claimed)
                else:
                    await self._sleep(bell)

    async def run_due(self) -> int:
        """Run what is due now, and what that makes due, then return: for tests and the demonstration."""
        done = 0
        while claimed := await claim(BATCH, now=self._now(), lease=self._lease):
            await asyncio.gather(*map(self._run_one, claimed))
            done += len(claimed)
        return done

    async def _run_all(self, jobs: list[JobRow]) -> None:
        running = [asyncio.create_task(self._run_one(job)) for job in jobs]
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await self._until_done_or_stopped(running, stopping)
        finally:
            stopping.cancel()
            for task in running:
                task.cancel()  # what did not finish is done again when its lease runs out

    async def _until_done_or_stopped(
        self, running: list[asyncio.Task[None]], stopping: asyncio.Task[bool]
    ) -> None:
        everything = asyncio.gather(*running)
        await asyncio.wait([everything, stopping], return_when=asyncio.FIRST_COMPLETED)
        if not everything.done():
            await asyncio.wait([everything], timeout=GRACE)
        if everything.done():
            everything.result()
        else:
            everything.cancel()

    async def _run_one(self, job: JobRow) -> None:
        error = await self._attempt(job)
        try:
            await settle(job, now=self._now(), error=error)
        except (Unavailable, Contention) as away:  # the lease runs out, and it is done again
            log.warning("worker.not_settled", job=job.id, reason=str(away))

    async def _attempt(self, job: JobRow) -> str | None:
        handler = self._handlers.get(job.kind)
        if handler is None:
            return f"no handler for {job.kind}"
        try:
            async with asyncio.timeout(self._lease.total_seconds() * 0.8):
                await handler(job)
        except Exception as error:  # whatever a handler does wrong, the next job runs
            log.warning("worker.attempt_failed", job=job.id, kind=job.kind, attempt=job.attempts, exc_info=error)
            return repr(error)
        return None

    async def _sleep(self, bell: asyncio.Event) -> None:
        waiting = [asyncio.create_task(bell.wait()), asyncio.create_task(self._stopping.wait())]
        await asyncio.wait(waiting, timeout=await self._pause(), return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()

    async def _pause(self) -> float:
        with contextlib.suppress(Unavailable, Contention):
            due = await next_run()
            if due is not None:
                return min(LONGEST_SLEEP, max(0.02, (due - self._now()).total_seconds()))
        return LONGEST_SLEEP
