"""A worker in a process of its own whose clock is a file, until it is killed."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from handlers import handlers
from models.database import open_database
from models.jobs import JobRow
from settings import Settings
from worker import Worker


async def carry(_job: JobRow) -> None:
    """Mail is not what is looked at here."""


async def work(url: str, clock: Path) -> None:
    def now() -> datetime:
        return datetime.fromisoformat(clock.read_text())

    await open_database(url)
    doing = {"timer": handlers(Settings(), now)["timer"], "mail": carry}
    worker = Worker(doing, now=now, lease=timedelta(seconds=3))
    while True:
        await worker.run_due()
        await asyncio.sleep(0.015)


def main(url: str, clock: Path) -> None:
    asyncio.run(work(url, clock))
