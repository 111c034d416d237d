"""A new folder's database, with the demonstration in it: whole, or not there at all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from demo.load import load
from demo.people import DemoPerson, keep
from models.database import open_database
from models.migrating import migrate
from settings import Settings
from worker import Handler


async def begin_with_demonstration(
    settings: Settings, now: datetime, handlers: Mapping[str, Handler]
) -> list[DemoPerson]:
    """The database takes its own name once everything is in it; what an interruption left is begun again."""
    draft = settings.made_data() / "demonstration.draft"
    for file in settings.data.glob(f"{draft.name}*"):
        file.unlink()
    database = await open_database(replace(settings, database_url=f"sqlite:///{draft.resolve()}").database)
    try:
        await migrate(database)
        people = await load(now, handlers)
    finally:
        await database.close()
    keep(people, settings.data)
    draft.rename(settings.database_file)
    return people
