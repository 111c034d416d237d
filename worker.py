"""Claims jobs and runs them: notices that leave, and the acts that wait for their time."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import datetime, timedelta

import structlog

from models.columns import utc_now
from models.database import Contention, Unavailable, open_database
from models.jobs import LEASE, JobRow, claim, next_run, settle, waking
from models.live import Hub, following

Handler = Callable[[JobRow], Awaitable[None]]
Now = Callable[[], datetime]
Plan = Callable[[datetime], Awaitable[None]]
Beside = Callable[[], AbstractAsyncContextManager[None]]

SLOTS = 8  # jobs at a time
LONGEST_SLEEP = 1.0  # seconds: another process's job on SQLite rings no bell here
PLAN_EVERY = timedelta(minutes=10)
SET_BACK = timedelta(seconds=5)
GRACE = 4.0  # seconds that running jobs get to finish once the worker is told to stop

log = structlog.get_logger()


async def run_alone(url: str, worker: Worker) -> None:
    """A worker in a process of its own, until Ctrl-C or SIGTERM."""
    database = await open_database(url)
    for asked_to_stop in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(asked_to_stop, worker.stop)
    try:
        async with following(database, Hub()):
            await worker.run()
    finally:
        await database.close()


class Worker:
    """Runs the jobs whose kinds it has handlers for, until it is stopped.

    A handler is given a job perhaps more than once, and does its work once by the job's id.
    """

    def __init__(
        self,
        handlers: Mapping[str, Handler],
        *,
        now: Now = utc_now,
        lease: timedelta = LEASE,
        beside: Beside = nullcontext,
        plan: Plan | None = None,
    ) -> None:
        """`beside` is open while it runs; `plan` writes down now and then what is to be done by the
        calendar.
        """
        self._handlers = handlers
        self._beside = beside
        self._plan = plan
        self._planned_at: datetime | None = None
        self._now = now
        self._lease = lease
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        self._stopping.set()

    async def run(self) -> None:
        async with self._beside():
            await self._work()

    async def _work(self) -> None:
        running: set[asyncio.Task[None]] = set()
        try:
            with waking() as bell:
                while not self._stopping.is_set():
                    bell.clear()
                    await self._plan_ahead()
                    claimed = await self._claim(SLOTS - len(running))
                    running |= {asyncio.create_task(self._run_one(job)) for job in claimed}
                    if not claimed:
                        await self._wait(bell, running)
                    running = {task for task in running if not task.done()}
        finally:
            await _wind_up(running)

    async def run_due(self) -> int:
        """Run what is due now, and what that makes due, then return: for tests and the
        demonstration.
        """
        done = 0
        while claimed := await claim(SLOTS, now=self._now(), lease=self._lease):
            await asyncio.gather(*map(self._run_one, claimed))
            done += len(claimed)
        return done

    async def _plan_ahead(self) -> None:
        """Now and then; a clock that was set back is said, and everything waits until it has caught
        up.
        """
        now = self._now()
        if self._planned_at is not None and now < self._planned_at - SET_BACK:
            log.error("worker.clock_set_back", by=str(self._planned_at - now))
        elif self._planned_at is not None and now < self._planned_at + PLAN_EVERY:
            return
        self._planned_at = now
        if self._plan is None:
            return
        try:
            await self._plan(now)
        except (Unavailable, Contention) as away:
            log.warning("worker.database_away", reason=str(away))

    async def _claim(self, count: int) -> list[JobRow]:
        try:
            return await claim(count, now=self._now(), lease=self._lease) if count else []
        except (Unavailable, Contention) as away:
            log.warning("worker.database_away", reason=str(away))
            return []

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
            log.warning(
                "worker.attempt_failed",
                job=job.id,
                kind=job.kind,
                attempt=job.attempts,
                exc_info=error,
            )
            return in_words(error)
        return None

    async def _wait(self, bell: asyncio.Event, running: set[asyncio.Task[None]]) -> None:
        """Until a job was written, comes due or ends, or until we are stopped."""
        bells = {asyncio.create_task(_set(event)) for event in (bell, self._stopping)}
        timeout = await self._pause()
        await asyncio.wait(bells | running, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        for task in bells:
            task.cancel()

    async def _pause(self) -> float:
        with contextlib.suppress(Unavailable, Contention):
            due = await next_run()
            if due is not None:
                return min(LONGEST_SLEEP, max(0.02, (due - self._now()).total_seconds()))
        return LONGEST_SLEEP


async def _wind_up(running: set[asyncio.Task[None]]) -> None:
    """What does not finish in time is done again when its lease runs out."""
    if running:
        await asyncio.wait(running, timeout=GRACE)
    for task in running:
        task.cancel()


async def _set(event: asyncio.Event) -> None:
    await event.wait()


def in_words(error: Exception) -> str:
    """What went wrong, for who looks after the desk: the error's own words, or its name."""
    said = " ".join(str(error).split())
    return said or error.__class__.__name__
