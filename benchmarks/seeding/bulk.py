"""Writes rows by the hundred thousand: COPY on PostgreSQL, one long transaction without indexes on
SQLite.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Protocol, Self

import asyncpg

from models.database import sqlite_path
from models.engines.sqlite_wal import bound

Row = Mapping[str, object]
Rows = list[dict[str, object]]


class Writer(Protocol):
    async def write(self, table: str, rows: Rows) -> None: ...
    async def close(self) -> None: ...


async def open_writer(url: str) -> Writer:
    if url.startswith("sqlite:"):
        return SqliteWriter(sqlite_path(url))
    return await PostgresWriter.open(url)


class SqliteWriter:
    """Indexes and triggers are put aside while rows arrive, and made again at the end."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in (
            "synchronous=OFF",
            "foreign_keys=OFF",
            "cache_size=-400000",
            "temp_store=MEMORY",
        ):
            self._connection.execute(f"PRAGMA {pragma}")
        self._aside = self._connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql"
            " IS NOT NULL AND tbl_name <> 'search_doc' AND name NOT LIKE 'search_fts%'"
        ).fetchall()
        self._connection.execute("BEGIN IMMEDIATE")
        for kind, name, _ in self._aside:
            self._connection.execute(f'DROP {kind} "{name}"')

    async def write(self, table: str, rows: Rows) -> None:
        columns = list(rows[0])
        slots = ", ".join("?" for _ in columns)
        statement = f"INSERT INTO {table}({_listed(columns)}) VALUES ({slots})"
        self._connection.executemany(statement, _tuples(rows, columns, plain=True))

    async def close(self) -> None:
        for _, _, sql in self._aside:
            self._connection.execute(sql)
        self._connection.execute("COMMIT")
        self._connection.execute("ANALYZE")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()


class PostgresWriter:
    """References are not looked up row by row: the rows are right by construction."""

    def __init__(self, connection: asyncpg.Connection[asyncpg.Record]) -> None:
        self._connection = connection
        self._tables: set[str] = set()

    @classmethod
    async def open(cls, url: str) -> Self:
        connection = await asyncpg.connect(url)
        await connection.execute("SET session_replication_role = replica")
        await connection.execute("SET synchronous_commit = off")
        return cls(connection)

    async def write(self, table: str, rows: Rows) -> None:
        columns = list(rows[0])
        self._tables.add(table)
        await self._connection.copy_records_to_table(
            table, records=_tuples(rows, columns, plain=False), columns=columns
        )

    async def close(self) -> None:
        """The sequences go on after the last id given; the planner knows what there is."""
        for table in self._tables:
            await self._connection.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM"
                f" {table}))"
            )
        await self._connection.execute("VACUUM (ANALYZE)")
        await self._connection.close()


def _tuples(
    rows: Iterable[Row], columns: list[str], *, plain: bool
) -> Iterable[tuple[object, ...]]:
    for row in rows:
        yield (
            tuple(bound(row[name]) for name in columns)
            if plain
            else tuple(row[name] for name in columns)
        )


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
