"""The drivers themselves: an asyncpg pool that asks nothing back, or sqlite3 in the event loop's
own thread.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol

import asyncpg

from models.database import Dialect, dialect_of, sqlite_path
from models.engines.asyncpg_pool import Sessionless
from models.engines.sqlite_wal import bound
from models.engines.statement_count import note
from models.engines.statements import numbered_for_sqlite

Found = Sequence[Mapping[str, Any]]


class Connection(Protocol):
    async def fetch(self, sql: str, params: Sequence[object] = ()) -> Found: ...


class Database(Protocol):
    dialect: Dialect

    async def fetch(self, sql: str, params: Sequence[object] = ()) -> Found: ...
    def transaction(self) -> Any: ...
    async def close(self) -> None: ...


async def open_floor(url: str) -> Database:
    if dialect_of(url) == "sqlite":
        return Sqlite(sqlite_path(url))
    pool = await asyncpg.create_pool(url, min_size=1, max_size=10, connection_class=Sessionless)
    return Postgres(pool)


class Sqlite:
    dialect: Dialect = "sqlite"

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, cached_statements=512)
        self._connection.row_factory = sqlite3.Row
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "busy_timeout=5000",
            "mmap_size=134217728",
        ):
            self._connection.execute(f"PRAGMA {pragma}")

    async def fetch(self, sql: str, params: Sequence[object] = ()) -> Found:
        note(sql)
        return self._connection.execute(
            numbered_for_sqlite(sql), [bound(value) for value in params]
        ).fetchall()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """Nothing inside really waits, so that no other request comes between."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    async def close(self) -> None:
        self._connection.close()


class OnConnection:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def fetch(self, sql: str, params: Sequence[object] = ()) -> Found:
        note(sql)
        found: Found = await self._connection.fetch(sql, *params)
        return found


class Postgres:
    dialect: Dialect = "postgres"

    def __init__(self, pool: asyncpg.Pool[asyncpg.Record]) -> None:
        self._pool = pool

    async def fetch(self, sql: str, params: Sequence[object] = ()) -> Found:
        note(sql)
        return await self._pool.fetch(sql, *params)  # type: ignore[return-value]

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        async with self._pool.acquire() as connection, connection.transaction():
            yield OnConnection(connection)

    async def close(self) -> None:
        await self._pool.close()
