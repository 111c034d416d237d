"""`python -m tests.models.releasing`: keeps this release's state, from which later ones migrate.

A desk with a row in every table, dumped from each engine, and the digests of the migrations.
"""

import asyncio
import hashlib
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tortoise.context import get_current_context
from tortoise.fields.base import Field
from tortoise.fields.data import CharEnumFieldInstance
from tortoise.fields.relational import BackwardFKRelation, ForeignKeyFieldInstance
from tortoise.models import Model

from models.database import open_database
from models.migrating import migrate
from models.migrating.writing import APP
from settings import HERE
from tests import databases
from tests.cast import NOON, open_desk
from tests.procedure.core.every_act import PLAYS, run, set_scene

RELEASED = Path(__file__).parent / "released"
MIGRATIONS = HERE / "models" / "migrations"
SHADOWS = "name GLOB 'search_fts_*' OR name GLOB 'sqlite_*'"  # what SQLite makes by itself
# Acts that together write to most tables; the others get a row that is invented.
LIVES = (
    "answer_priority_review",
    "consult_knowledge",
    "deescalate",
    "follow_up",
    "merge",
    "watch",
)
DUMP = ("--inserts", "--no-owner", "--no-privileges")


def main() -> None:
    version = version_of_today()
    folder = RELEASED / version
    if folder.exists():
        sys.exit(f"{version} is released, and stays as it was.")
    kept = {
        "migrations.sha256": "\n".join([*digests(), ""]),
        "sqlite.sql": sqlite_dump(),
        "postgres.sql": postgres_dump(),
    }
    folder.mkdir(parents=True)
    for name, text in kept.items():
        (folder / name).write_text(text, encoding="utf-8")


def version_of_today() -> str:
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version: str = project["version"]
    return version


def migrations() -> list[Path]:
    return sorted(MIGRATIONS.glob("0*.py"))


def digests() -> Iterator[str]:
    """As `sha256sum --check` reads them."""
    for path in migrations():
        yield f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}"


def sqlite_dump() -> str:
    folder = databases.new_folder()
    try:
        asyncio.run(fill(f"sqlite://{folder}/desk.sqlite3"))
        with closing(sqlite3.connect(folder / "desk.sqlite3")) as database:
            return "\n".join(statements(database)) + "\n"
    finally:
        shutil.rmtree(folder)


def statements(database: sqlite3.Connection) -> Iterator[str]:
    """Tables, indexes and triggers first: the index of the search fills itself."""
    for (sql,) in database.execute(
        f"SELECT sql FROM sqlite_master WHERE sql NOT NULL AND NOT ({SHADOWS}) ORDER BY rowid"
    ):
        yield f"{sql};"
    for (table,) in database.execute(
        f"SELECT name FROM sqlite_master WHERE type = 'table' AND NOT ({SHADOWS}) "
        "AND name != 'search_fts' ORDER BY name"
    ):
        yield from inserts(database, table)


def inserts(database: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
    named, quoted = ", ".join(columns), " || ', ' || ".join(f'quote("{name}")' for name in columns)
    for (values,) in database.execute(f'SELECT {quoted} FROM "{table}" ORDER BY rowid'):
        yield f"INSERT INTO {table}({named}) VALUES ({values});"


def postgres_dump() -> str:
    server = databases.make_postgres_template()
    try:
        url = databases.create_postgres(server.url(), "released")
        asyncio.run(fill(url))
        dumped = subprocess.run(
            [server.binaries / "pg_dump", *DUMP, url],
            check=True,
            capture_output=True,
            text=True,
            cwd="/",
            **server.identity,
        )
    finally:
        server.stop()
    return without_psql(dumped.stdout)


def without_psql(dump: str) -> str:
    """The dump without what is for psql, and for newer servers, around it."""
    begin, end = dump.index("CREATE "), dump.rindex("-- PostgreSQL database dump complete")
    return dump[begin:end]


async def fill(url: str) -> None:
    database = await open_database(url)
    try:
        await migrate(database)
        desk = await open_desk()
        for name in LIVES:
            await run(PLAYS[name], await set_scene(desk, PLAYS[name]))
        for model in models():
            if not await model.exists():
                await model.create(**{name: value async for name, value in invented(model)})
    finally:
        await database.close()


def models() -> list[type[Model]]:
    context = get_current_context()
    assert context is not None
    assert context.apps is not None
    return list(context.apps[APP].values())


async def invented(model: type[Model]) -> AsyncIterator[tuple[str, Any]]:
    """Something for each field that is not filled by itself."""
    for name, field in model._meta.fields_map.items():
        if field.pk or isinstance(field, BackwardFKRelation):
            continue
        if isinstance(field, ForeignKeyFieldInstance):
            yield name, await field.related_model.first()
        elif field.reference is None:
            yield name, something(field)


def something(field: Field[Any]) -> object:
    if isinstance(field, CharEnumFieldInstance):
        return next(iter(field.enum_type))
    return {str: "ES", int: 7, bool: True, datetime: NOON, date: NOON.date(), bytes: b"ES"}[
        field.field_type
    ]


if __name__ == "__main__":
    main()
