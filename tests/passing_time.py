"""Time passes, and what rings by the clock rings."""

from datetime import datetime

from handlers import handlers
from models.jobs import Job
from settings import Settings
from tests.cast import NOON
from worker import Worker

QUIET = Settings(public_url="https://desk.example")


async def until(at: datetime, since: datetime = NOON) -> None:
    """Every timer up to `at` rings at its own instant, as by a worker that is always there."""
    while (
        job := await Job.filter(kind="timer", state="READY").order_by("run_at").first()
    ) and job.run_at <= at:
        moment = max(job.run_at, since)
        await ring_all_due(moment)


async def ring_all_due(now: datetime) -> None:
    worker = Worker({"timer": handlers(QUIET, lambda: now)["timer"]}, now=lambda: now)
    await worker.run_due()
