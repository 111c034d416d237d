"""A new folder's database, with the demonstration in it: whole, or not there at all."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from demo.company import CONTACTS, HOURS, NAME
from demo.load import Handlers, load
from demo.people import DemoPerson, keep, kept
from models.database import open_database
from models.migrating import migrate
from procedure.service_levels.policies import establish
from settings import Settings


async def begin_with_demonstration(
    settings: Settings, now: datetime, handlers: Handlers
) -> list[DemoPerson]:
    """The database takes its own name once everything is in it; what an interruption left is
    begun again.
    """
    draft = settings.made_data() / "demonstration.draft"
    clear(draft)
    database = await open_database(
        replace(settings, database_url=f"sqlite:///{draft.resolve()}").database
    )
    try:
        await migrate(database)
        await establish(str(settings.desk_timezone))
        people = await load(now, handlers)
    finally:
        await database.close()
    keep(people, settings.data)
    draft.rename(settings.database_file)
    clear(draft)
    return people


def clear(draft: Path) -> None:
    """The file, and the ones that the database and its migrations keep beside it."""
    for file in draft.parent.glob(f"{draft.name}*"):
        file.unlink()


def as_demonstration(settings: Settings) -> Settings:
    """Where the demonstration was loaded the desk is Bizflow Tech, but for what the environment
    says.
    """
    if not kept(settings.data):
        return settings
    own = {"desk_name": NAME, "desk_hours": HOURS, "desk_contacts": CONTACTS}
    default = Settings()
    changed = {
        name: value
        for name, value in own.items()
        if getattr(settings, name) == getattr(default, name)
    }
    return replace(settings, **changed)  # type: ignore[arg-type]
