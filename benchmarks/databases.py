"""A seeded database for a comparison: SQLite files are seeded once and copied, PostgreSQL is made
and thrown away.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import processes
from benchmarks.seed import seed
from tests.databases import create_empty_postgres
from tests.postgres import FAST, ThrowAwayPostgres

RESULTS = Path(__file__).with_name("results")
DURABLE = {
    **FAST,
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "autovacuum": "on",
    "shared_buffers": "512MB",
    "max_wal_size": "4GB",
    "random_page_cost": "1.1",
}


@dataclass(frozen=True)
class Seeded:
    url: str
    pid: int | None  # of PostgreSQL


@contextmanager
def seeded(engine: str, tickets: int, folder: Path, *, search: bool = False) -> Iterator[Seeded]:
    """`search` fills the full-text index too."""
    if engine == "sqlite":
        file = _seeded_file(tickets, search=search)
        yield Seeded(f"sqlite://{shutil.copyfile(file, folder / 'desk.db')}", None)
        return
    server = ThrowAwayPostgres(DURABLE).start()
    try:
        url = create_empty_postgres(server.url(), "benchmark")
        asyncio.run(seed(url, tickets, search=search))
        pid = int((server.data / "postmaster.pid").read_text().split()[0])
        processes.pin(pid, processes.OTHER_CORE)
        yield Seeded(url, pid)
    finally:
        server.stop()


def _seeded_file(tickets: int, *, search: bool) -> Path:
    """Kept for the next comparison; remove it by hand when the tables or the seed have changed."""
    path = RESULTS / f"seed-{tickets}{'-search' if search else ''}.db"
    if not path.exists():
        RESULTS.mkdir(exist_ok=True)
        draft = path.with_suffix(".draft")
        for left_over in RESULTS.glob(f"{draft.name}*"):
            left_over.unlink()
        asyncio.run(seed(f"sqlite://{draft.resolve()}", tickets, search=search))
        draft.rename(path)
    return path
