"""The command line of the desk. `./atiende` runs it inside the right environment."""

import asyncio
import os
from pathlib import Path
from typing import Annotated

import typer

from demo import people as demo_people
from installation.checks import check
from installation.chromium import NoChromium
from installation.node import NoNode
from models.database import Unavailable, open_database
from models.migrating import migrate as migrate_schema
from serving import CannotServe
from settings import BadSetting, Settings

EXPECTED = (BadSetting, CannotServe, NoChromium, NoNode)

desk = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="A customer service desk that fulfils the written procedure SGC-SAC-001.\n\n"
    "Settings come from the environment; docs/operating.md explains each. Without any, everything lives in ./var.",
)

demo = typer.Typer(no_args_is_help=True, help="Who is who in the demonstration company.")
desk.add_typer(demo, name="demo")

Data = Annotated[
    Path | None, typer.Option(help="The folder of the SQLite database and the files; else $DATA, else ./var.")
]


@desk.command()
def migrate(data: Data = None) -> None:
    """Bring the database's tables up to date, and say what that took. `serve` does the same before it serves."""
    applied = asyncio.run(migrate_database(settings_with(data=data)))
    print("\n".join(applied) if applied else "Nothing to do: the tables are up to date.")


@desk.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def test(context: typer.Context) -> None:
    """Set up everything the tests need and run every check: style, types, tests on both databases, coverage.

    With arguments only pytest runs, and gets them: `./atiende test tests/house -k locks`.
    """
    raise typer.Exit(check(context.args))


@demo.command("people")
def list_demo_people(
    data: Data = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs: a list of objects.")] = False,
) -> None:
    """Who can sign in to the demonstration, with their passwords, and bearer tokens for /graphql."""
    people = demo_people.kept(settings_with(data=data).data)
    if not people:
        raise CannotServe("There is no demonstration here: `./atiende serve` loads one into a new folder.")
    print(demo_people.as_json(people) if as_json else demo_people.as_table(people))


def settings_with(**options: object) -> Settings:
    """The settings of the environment, with the options of the command line over them."""
    given = {name.upper(): str(value) for name, value in options.items() if value is not None}
    return Settings.from_environ({**os.environ, **given})


async def migrate_database(settings: Settings) -> list[str]:
    if not settings.database_url:
        settings.made_data()
    database = await open_database(settings.database)
    try:
        return await migrate_schema(database)
    finally:
        await database.close()


def main() -> None:
    """What can be expected to go wrong is one sentence on the error output, never a traceback."""
    try:
        desk(prog_name="./atiende")
    except Unavailable as problem:
        raise SystemExit(f"The database does not answer: {problem}") from None
    except EXPECTED as problem:
        raise SystemExit(str(problem)) from None


if __name__ == "__main__":
    main()
