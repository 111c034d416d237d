"""The one door to the database: two engines, one SQL text with `$1` placeholders, one transaction
an act.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Literal, cast

import asyncpg
from tortoise.backends.base.client import TransactionalDBClient
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext, get_current_context, set_global_context

from models.engines.asyncpg_pool import PoolClient, PoolTransaction
from models.engines.errors import Contention, Unavailable
from models.engines.sqlite_wal import WalClient, WalTransaction
from models.engines.statement_count import Tally, count_statements
from models.registry import MODULES
from models.sql import Params

__all__ = [
    "Contention",
    "Database",
    "Dialect",
    "Tally",
    "Unavailable",
    "after_commit",
    "among",
    "count_statements",
    "dialect",
    "execute",
    "for_update",
    "in_transaction",
    "open_database",
    "rows",
    "transaction",
    "within",
]

Dialect = Literal["sqlite", "postgres"]
Client = WalClient | WalTransaction | PoolClient | PoolTransaction
CONNECTION = "default"

_after_commit: ContextVar[list[Callable[[], None]] | None] = ContextVar(
    "after_commit", default=None
)


@dataclass(frozen=True)
class Database:
    """The open database; a process has one at a time, and every task of it sees it."""

    url: str
    dialect: Dialect
    context: TortoiseContext

    async def close(self) -> None:
        await self.context.close_connections()
        # Tortoise keys it by connection name alone: the next engine would get our SQL
        EXECUTOR_CACHE.clear()


async def open_database(url: str, *, readers: int = 4, pool: int = 10) -> Database:
    """The database at `sqlite:///absolute/path` or `postgresql://…`, open; refuses with Unavailable
    when nobody is there.
    """
    EXECUTOR_CACHE.clear()
    context = TortoiseContext()
    set_global_context(context)  # every task sees it, also one that starts with a fresh context
    try:
        await context.init(config=configuration(url, readers, pool))
        await _client().create_connection(with_db=True)
    except BaseException:
        await context.close_connections()
        raise
    return Database(url, dialect_of(url), context)


def configuration(url: str, readers: int = 4, pool: int = 10) -> dict[str, Any]:
    if dialect_of(url) == "sqlite":
        engine = "models.engines.sqlite_wal"
        credentials: dict[str, Any] = {"file_path": sqlite_path(url), "readers": readers}
    else:
        engine, credentials = (
            "models.engines.asyncpg_pool",
            {"dsn": url, "minsize": 1, "maxsize": pool},
        )
    return {
        "connections": {CONNECTION: {"engine": engine, "credentials": credentials}},
        "apps": {
            "models": {
                "models": list(MODULES),
                "default_connection": CONNECTION,
                "migrations": "models.migrations",
            }
        },
        "use_tz": True,
        "timezone": "UTC",
    }


def dialect_of(url: str) -> Dialect:
    scheme = url.partition(":")[0]
    if scheme == "sqlite":
        return "sqlite"
    if scheme in ("postgresql", "postgres"):
        return "postgres"
    raise ValueError(f"a database address starts with sqlite:/// or postgresql://, not {scheme!r}")


def sqlite_path(url: str) -> str:
    return "/" + url.removeprefix("sqlite://").lstrip("/")


def dialect() -> Dialect:
    return cast(Dialect, _client().capabilities.dialect)


async def rows(sql: str, params: Sequence[object] = ()) -> list[Mapping[str, Any]]:
    """What the statement answers, as the driver gives it: by name, by position; instants are text
    on SQLite.

    Inside a transaction it sees what the transaction wrote; outside, a reader answers.
    """
    return cast(list[Mapping[str, Any]], await _client().rows(sql, params))


async def execute(sql: str, params: Sequence[object] = ()) -> int:
    """How many rows the statement touched."""
    return await _client().execute(sql, params)


def among(position: int) -> str:
    """`ticket.id {among(1)}` with a list of ids as first parameter: one SQL text for any number of
    ids.
    """
    if dialect() == "postgres":
        return f"= ANY(${position}::bigint[])"
    return f"IN (SELECT value FROM json_each(${position}))"


def among_ids(params: Params, ids: Iterable[int]) -> str:
    """`ticket.id {among_ids(params, ids)}`: the same, with the ids among the parameters."""
    params.append(sorted(ids))
    return among(len(params))


def within(subquery: str) -> str:
    """`ticket.id {within("SELECT …")}`: answered from the index also where it stands beside an OR.

    (PostgreSQL filters row after row for `a = 1 OR b IN (SELECT …)`; an array it looks up.)
    """
    return f"= ANY(ARRAY({subquery}))" if dialect() == "postgres" else f"IN ({subquery})"


def json_text(column: str, key: str) -> str:
    """What an object written as JSON says under a key; NULL where it has none. `key` is a name of
    ours: letters, digits and `_`.
    """
    assert key.isidentifier()
    if dialect() == "postgres":
        return f"({column}::jsonb ->> '{key}')"
    return f"json_extract({column}, '$.{key}')"


def for_update() -> str:
    """`SELECT … {for_update()}`: what it finds waits for this transaction; on SQLite everything
    does anyhow.
    """
    return "FOR UPDATE" if dialect() == "postgres" else ""


@asynccontextmanager
async def transaction() -> AsyncIterator[None]:
    """Everything inside happens, or nothing; inside another one, a savepoint."""
    outer = _after_commit.get() if in_transaction() else None
    if outer is not None:
        async with _savepoint(outer):
            yield
        return
    callbacks: list[Callable[[], None]] = []
    token = _after_commit.set(callbacks)
    try:
        async with _client()._in_transaction():
            yield
    finally:
        _after_commit.reset(token)
    for tell in callbacks:
        tell()


@asynccontextmanager
async def _savepoint(callbacks: list[Callable[[], None]]) -> AsyncIterator[None]:
    kept = len(callbacks)
    try:
        async with _client()._in_transaction():
            yield
    except BaseException:
        del callbacks[kept:]
        raise


def in_transaction() -> bool:
    client = _client()
    return isinstance(client, TransactionalDBClient) and not client._finalized


def after_commit(tell: Callable[[], None]) -> None:
    """Call `tell` once the transaction stands; never when it is rolled back."""
    callbacks = _after_commit.get()
    if callbacks is None or not in_transaction():
        raise RuntimeError("after_commit belongs inside a transaction")
    callbacks.append(tell)


async def connect_alone(url: str) -> "asyncpg.Connection[asyncpg.Record]":
    """A PostgreSQL connection outside the pool, for what lives in a session: LISTEN, the migration
    lock.
    """
    return await asyncpg.connect(url, timeout=10)


def _client() -> Client:
    context = get_current_context()
    if context is None:
        raise Unavailable("no database is open")
    return cast(Client, context.connections.get(CONNECTION))


async def one_at_a_time(name: str) -> None:
    """Until the transaction ends nobody else is here; on SQLite there is one writer anyhow."""
    if dialect() == "postgres":
        await rows("SELECT pg_advisory_xact_lock(hashtext($1))", [name])
