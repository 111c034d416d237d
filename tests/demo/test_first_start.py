import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from demo.first_start import begin_with_demonstration
from demo.people import kept
from handlers import handlers
from models.database import open_database, rows
from models.jobs import JobRow
from settings import Settings
from worker import Handler, Now

pytestmark = pytest.mark.long

NOW = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)


def quiet(now: Now) -> Mapping[str, Handler]:
    async def nothing(_job: JobRow) -> None:
        pass

    return {**handlers(Settings(), now), "mail": nothing}


async def test_the_whole_demonstration_is_in_the_database_that_appears(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "var", desk_timezone=ZoneInfo("Europe/Madrid"))

    people = await begin_with_demonstration(settings, NOW, quiet)

    assert sorted(file.name for file in settings.data.iterdir()) == [
        "atiende.db",
        "demo_people.json",
    ]
    assert kept(settings.data) == people
    database = await open_database(settings.database)
    [tickets] = await rows("SELECT count(*) AS n FROM ticket")
    [closing] = await rows("SELECT content FROM policy_revision WHERE kind = 'CLOSING'")
    await database.close()
    assert tickets["n"] == 60
    assert '"zone":"Europe/Madrid"' in closing["content"]


async def test_an_interruption_leaves_no_database_and_the_next_start_begins_again(
    tmp_path: Path,
) -> None:
    settings = Settings(data=tmp_path / "var")

    attempt = asyncio.create_task(begin_with_demonstration(settings, NOW, quiet))
    await asyncio.sleep(1.0)
    attempt.cancel()
    await asyncio.wait([attempt])

    assert attempt.cancelled()
    assert not settings.database_file.exists()
    assert kept(settings.data) == []
    assert len(await begin_with_demonstration(settings, NOW, quiet)) == 24
