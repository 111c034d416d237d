"""The throw-away server goes with the process that started it, however that one dies."""

import asyncio
import sys
from pathlib import Path

from settings import HERE

SCRIPT = """
import time
from tests.postgres import ThrowAwayPostgres
print(ThrowAwayPostgres().start().root, flush=True)
time.sleep(60)
"""


async def test_a_killed_test_run_leaves_no_server_behind() -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SCRIPT, cwd=HERE, stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout is not None
    folder = Path((await child.stdout.readline()).decode().strip())
    assert (folder / ".s.PGSQL.5432").exists()

    child.kill()
    await child.communicate()

    await gone(folder)


async def gone(folder: Path) -> None:
    async with asyncio.timeout(10):
        while folder.exists():  # noqa: ASYNC110  # another process removes it
            await asyncio.sleep(0.05)
