"""SQLite for many users: one writer and several readers in WAL, BEGIN IMMEDIATE, safe to cancel.

Each call is one function run on the connection's own thread, whose queue keeps the order: a
cancelled caller leaves nothing half sent. (The module's name must contain "sqlite": Tortoise's
migrations look at it.)
"""

import asyncio
import datetime as dt
import json
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, TypeVar, cast

import aiosqlite
from tortoise.backends.base.client import (
    ConnectionWrapper,
    NestedTransactionContext,
    TransactionalDBClient,
    TransactionContext,
)
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError, OperationalError, TransactionManagementError

from models.engines.cancellation import finish
from models.engines.errors import Unavailable
from models.engines.statement_count import note
from models.engines.statements import numbered_for_sqlite, only_reads

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

PRAGMAS: dict[str, str | int] = {
    "busy_timeout": 5000,  # first: also the change to WAL has to wait for others
    "journal_mode": "WAL",
    "synchronous": (
        "NORMAL"
    ),  # a killed process loses nothing; a power cut may lose the last commits
    "foreign_keys": "ON",
    "journal_size_limit": 64 * 1024 * 1024,
    "cache_size": -16000,
    "temp_store": "MEMORY",
    "mmap_size": 128 * 1024 * 1024,
}
READER_PRAGMAS = ("busy_timeout", "cache_size", "temp_store", "mmap_size")
WRITER_WAIT = 30.0  # seconds behind other acts of this process before we say the database is away
AWAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_CORRUPT,
}


@contextmanager
def translated() -> Iterator[None]:
    """The driver's errors become the three kinds that callers tell apart."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise IntegrityError(error) from error
    except sqlite3.DatabaseError as error:
        if _primary_code(error) in AWAY:
            raise Unavailable(str(error)) from error
        raise OperationalError(error) from error


def _primary_code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def bound(value: object) -> object:
    """A parameter as SQLite keeps it: instants as UTC text, lists as JSON (see `among`)."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(" ")
    if isinstance(value, list | tuple):
        return json.dumps(value)
    return value


class _Statements(SqliteClient, ABC):
    """How Tortoise's calls and ours reach a connection; where they run is told by `_write` and
    `_fetch`.
    """

    @abstractmethod
    async def _write(self, work: Work[T]) -> T: ...

    @abstractmethod
    async def _fetch(self, sql: str, values: Sequence[Any]) -> tuple[int, list[sqlite3.Row]]: ...

    async def rows(self, sql: str, params: Sequence[object]) -> list[sqlite3.Row]:
        note(sql)
        return (await self._fetch(numbered_for_sqlite(sql), [bound(value) for value in params]))[1]

    async def execute(self, sql: str, params: Sequence[object]) -> int:
        note(sql)
        text, values = numbered_for_sqlite(sql), [bound(value) for value in params]
        return await self._write(lambda connection: connection.execute(text, values).rowcount)

    async def execute_insert(self, query: str, values: list[Any]) -> int:
        note(query)
        return await self._write(
            lambda connection: connection.execute(query, values).lastrowid or 0
        )

    async def execute_query(
        self, query: str, values: list[Any] | None = None
    ) -> tuple[int, Sequence[dict[Any, Any]]]:
        note(query)
        count, rows = await self._fetch(query, values or [])
        return count, cast(Sequence[dict[Any, Any]], rows)

    async def execute_query_dict(
        self, query: str, values: list[Any] | None = None
    ) -> list[dict[Any, Any]]:
        note(query)
        return [dict(row) for row in (await self._fetch(query, values or []))[1]]


class WalClient(_Statements):
    def __init__(self, file_path: str, readers: int = 4, **options: Any) -> None:
        super().__init__(file_path, **{**PRAGMAS, **options})
        self._reader_count = readers
        self._readers: list[aiosqlite.Connection] = []
        self._idle: asyncio.LifoQueue[aiosqlite.Connection] = asyncio.LifoQueue()
        self._opening = asyncio.Lock()

    async def create_connection(self, with_db: bool) -> None:
        async with self._opening:
            if self._connection is None:
                with translated():
                    self._connection = await self._connect(self.pragmas)
                    await self._post_connect()
                    for _ in range(self._reader_count):
                        self._idle.put_nowait(await self._new_reader())

    async def _new_reader(self) -> aiosqlite.Connection:
        pragmas = {name: self.pragmas[name] for name in READER_PRAGMAS}
        reader = await self._connect({**pragmas, "query_only": "ON"})
        self._readers.append(reader)
        return reader

    async def _connect(self, pragmas: Mapping[str, str | int]) -> aiosqlite.Connection:
        opening = aiosqlite.connect(self.filename, isolation_level=None)
        opening._thread.daemon = True  # a program that forgot to close must still be able to end
        try:
            connection = await opening
        except BaseException:
            # it still answers to our event loop, which may be gone the next moment
            opening._thread.join()
            raise
        try:
            await _prepare(connection, pragmas)
        except BaseException:
            await finish(connection.close())
            raise
        return connection

    async def close(self) -> None:
        readers, self._readers, self._idle = self._readers, [], asyncio.LifoQueue()
        for reader in readers:
            await reader.close()
        if self._connection is not None:
            await self._connection.execute_fetchall("PRAGMA optimize")
        await super().close()

    def _in_transaction(self) -> TransactionContext:
        return ImmediateTransaction(WalTransaction(self), self._lock)

    async def _write(self, work: Work[T]) -> T:
        if self._connection is None:
            await self.create_connection(True)
        async with self._lock:
            return await _on_thread(self._connection, work)

    async def _fetch(self, sql: str, values: Sequence[Any]) -> tuple[int, list[sqlite3.Row]]:
        if self._reader_count and only_reads(sql):
            try:
                rows = await self._read(sql, values)
                return len(rows), rows
            except OperationalError as refusal:
                if _primary_code(cast(sqlite3.Error, refusal.__cause__)) != sqlite3.SQLITE_READONLY:
                    raise
        return await self._write(lambda connection: _fetch_all(connection, sql, values))

    async def _read(self, sql: str, values: Sequence[Any]) -> list[sqlite3.Row]:
        if self._connection is None:
            await self.create_connection(True)
        idle = self._idle
        reader = await idle.get()
        try:
            with translated():
                fetching = _queued(reader, lambda connection: _fetch_all(connection, sql, values))
                return (await finish(fetching, reader._conn.interrupt))[1]
        finally:
            idle.put_nowait(reader)

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        note(query)
        await self._write(lambda connection: _many_at_once(connection, query, values))

    async def execute_script(self, query: str) -> None:
        note(query)
        await self._write(lambda connection: connection.executescript(query))


class WalTransaction(_Statements, SqliteTransactionWrapper):
    """A task started inside a transaction inherits this object; once it is over, it acts as the
    plain client.
    """

    _parent: WalClient

    def acquire_connection(self) -> ConnectionWrapper[aiosqlite.Connection]:
        if self._finalized:
            return cast(ConnectionWrapper[aiosqlite.Connection], self._parent.acquire_connection())
        return cast(ConnectionWrapper[aiosqlite.Connection], super().acquire_connection())

    def _in_transaction(self) -> TransactionContext:
        if self._finalized:
            return self._parent._in_transaction()
        return NestedTransactionContext(WalTransaction(self))

    async def _write(self, work: Work[T]) -> T:
        if self._finalized:
            return await self._parent._write(work)
        return await _on_thread(self._connection, work)

    async def _fetch(self, sql: str, values: Sequence[Any]) -> tuple[int, list[sqlite3.Row]]:
        if self._finalized:
            return await self._parent._fetch(sql, values)
        return await _on_thread(
            self._connection, lambda connection: _fetch_all(connection, sql, values)
        )

    async def begin(self) -> None:
        await _on_thread(self._connection, lambda connection: connection.execute("BEGIN IMMEDIATE"))

    async def commit(self) -> None:
        await _on_thread(self._connection, lambda connection: connection.commit())
        self._finalized = True

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        note(query)
        await self._write(lambda connection: connection.executemany(query, values))

    async def execute_script(self, query: str) -> None:
        raise TransactionManagementError(
            "a script would commit the transaction: send single statements"
        )


class ImmediateTransaction(TransactionContext):
    """One writing transaction at a time, from BEGIN IMMEDIATE to its end, whatever is cancelled
    meanwhile.
    """

    client: WalTransaction

    def __init__(self, client: WalTransaction, turn: asyncio.Lock) -> None:
        self.client = client
        self._turn = turn

    async def __aenter__(self) -> TransactionalDBClient:
        await self._take_turn()
        try:
            await self._begin()
        except BaseException:
            self._turn.release()
            raise
        self._token = get_connections().set(self.client.connection_name, self.client)
        return self.client

    async def _take_turn(self) -> None:
        try:
            async with asyncio.timeout(WRITER_WAIT):
                await self._turn.acquire()
        except TimeoutError as waited:
            raise Unavailable("another act holds the database") from waited

    async def _begin(self) -> None:
        await finish(self.client._parent.create_connection(True))
        self.client._connection = cast(aiosqlite.Connection, self.client._parent._connection)
        try:
            await finish(self.client.begin())
        except BaseException:
            await finish(self.client._connection.rollback())
            raise

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if not self.client._finalized:
                await finish(self.client.rollback() if kind else self.client.commit())
        except BaseException:
            await finish(self.client._connection.rollback())
            raise
        finally:
            self.client._finalized = True
            get_connections().reset(self._token)
            self._turn.release()


async def _on_thread(connection: aiosqlite.Connection | None, work: Work[T]) -> T:
    assert connection is not None
    with translated():
        return await _queued(connection, work)


async def _queued(connection: aiosqlite.Connection, work: Work[T]) -> T:
    result: T = await connection._execute(work, connection._conn)  # type: ignore[no-untyped-call]
    return result


async def _prepare(connection: aiosqlite.Connection, pragmas: Mapping[str, str | int]) -> None:
    connection.row_factory = sqlite3.Row
    for name, value in pragmas.items():
        await connection.execute_fetchall(f"PRAGMA {name}={value}")


def _fetch_all(
    connection: sqlite3.Connection, sql: str, values: Sequence[Any]
) -> tuple[int, list[sqlite3.Row]]:
    before = connection.total_changes
    rows = connection.execute(sql, values).fetchall()
    return (connection.total_changes - before) or len(rows), rows


def _many_at_once(connection: sqlite3.Connection, query: str, values: list[list[Any]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany(query, values)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


client_class = WalClient
