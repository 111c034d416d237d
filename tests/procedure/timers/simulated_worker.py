"""A worker in a process of its own whose clock is a file, until it is killed: `simulated_worker <database> <clock>`."""

import asyncio
import sys
from datetime import datetime, timedelta
from pathlib import Path

from handlers import handlers
from models.database import open_database
from models.jobs import JobRow
from settings import Settings
from worker import Worker

CLOCK = Path(sys.argv[2])


def now() -> datetime:
    return datetime.fromisoformat(CLOCK.read_text())


async def carry(_job: JobRow) -> None:
    """Mail is not what is looked at here."""


async def work() -> None:
    await open_database(sys.argv[1])
    doing = {"timer": handlers(Settings(), now)["timer"], "mail": carry}
    worker = Worker(doing, now=now, lease=timedelta(seconds=3))
    while True:
        await worker.run_due()
        await asyncio.sleep(0.004)


asyncio.run(work())
