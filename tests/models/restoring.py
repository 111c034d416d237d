"""The desks of earlier releases, put into an empty database and read without the models."""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing

import asyncpg

from models.database import dialect_of, sqlite_path
from tests.models.releasing import RELEASED, SHADOWS

VERSIONS = sorted(
    (folder.name for folder in RELEASED.iterdir()),
    key=lambda version: [int(part) for part in version.split(".")],
)
Rows = Sequence[Mapping[str, object]]
TABLES = {
    "sqlite": f"SELECT name FROM sqlite_master WHERE type = 'table' AND NOT ({SHADOWS})",
    "postgres": "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
}
SHAPE = {
    "sqlite": [
        f"""SELECT t.name, c.name AS part, c.type || c."notnull" || c.pk AS said
        FROM ({TABLES["sqlite"]}) t, pragma_table_info(t.name) c""",
        f"""SELECT t.name, f."from" AS part, f."table" || f.on_delete AS said
        FROM ({TABLES["sqlite"]}) t, pragma_foreign_key_list(t.name) f""",
        """SELECT tbl_name AS name, name AS part, sql AS said
        FROM sqlite_master WHERE type IN ('index', 'trigger')""",
    ],
    "postgres": [
        """SELECT table_name AS name, column_name AS part,
        concat(data_type, character_maximum_length, is_nullable, column_default) AS said
        FROM information_schema.columns WHERE table_schema = 'public'""",
        """SELECT tablename AS name, indexname AS part, indexdef AS said
        FROM pg_indexes WHERE schemaname = 'public'""",
        """SELECT conrelid::regclass::text AS name, conname AS part,
        pg_get_constraintdef(oid) AS said FROM pg_constraint
        WHERE contype IN ('c', 'f', 'p', 'u') AND connamespace = 'public'::regnamespace""",
        """SELECT tgrelid::regclass::text AS name, tgname AS part, pg_get_triggerdef(oid) AS said
        FROM pg_trigger WHERE NOT tgisinternal""",
    ],
}
# What PostgreSQL writes around words when it prints a condition, and more of it after each dump.
CASTS = re.compile(r"::(text|character varying)(\[\])?|[()\[\]]")


async def restore(version: str, url: str) -> None:
    engine = dialect_of(url)
    script = (RELEASED / version / f"{engine}.sql").read_text(encoding="utf-8")
    if engine == "sqlite":
        with closing(sqlite3.connect(sqlite_path(url))) as database:
            database.executescript(script)
        return
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(script)
    finally:
        await connection.close()


async def ask(url: str, *statements: str) -> list[Rows]:
    """What each statement answers."""
    if dialect_of(url) == "sqlite":
        with closing(sqlite3.connect(sqlite_path(url))) as database:
            database.row_factory = sqlite3.Row
            return [[dict(row) for row in database.execute(each)] for each in statements]
    connection = await asyncpg.connect(url)
    try:
        return [[dict(row) for row in await connection.fetch(each)] for each in statements]
    finally:
        await connection.close()


async def every_row(url: str) -> dict[str, Rows]:
    [found] = await ask(url, TABLES[dialect_of(url)])
    tables = sorted(str(row["name"]) for row in found)
    answers = await ask(url, *(f'SELECT * FROM "{table}" ORDER BY 1' for table in tables))
    return dict(zip(tables, answers, strict=True))


async def shape(url: str) -> dict[tuple[object, object], str]:
    """Every column, index, constraint and trigger with what it says."""
    answers = await ask(url, *SHAPE[dialect_of(url)])
    return {
        (row["name"], row["part"]): CASTS.sub("", str(row["said"]))
        for answer in answers
        for row in answer
    }
