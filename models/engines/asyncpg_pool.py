"""PostgreSQL through a pool whose connections carry no session state and are never lost by a
cancellation.

(The module's name must contain "asyncpg": Tortoise's migrations look at it.)
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, cast

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import (
    NestedTransactionContext,
    TransactionalDBClient,
    TransactionContext,
)
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError, OperationalError, TransactionManagementError

from models.engines.cancellation import finish
from models.engines.errors import Contention, Unavailable
from models.engines.statement_count import note

ACQUIRE_WAIT = 10.0  # seconds for a free connection before we say the database is away
SESSION = {
    "application_name": "atiende",
    "timezone": "UTC",
    "jit": "off",
    "statement_timeout": "15000",
    "lock_timeout": "5000",
    "idle_in_transaction_session_timeout": "30000",
}
POOL: dict[str, Any] = {
    "timeout": 10,
    "command_timeout": 30,
    "statement_cache_size": 512,
    "max_inactive_connection_lifetime": 300,
}
AWAY = (
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InsufficientResourcesError,
    asyncpg.QueryCanceledError,
    asyncpg.LockNotAvailableError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.PostgresIOError,
    # what the driver says between the server's farewell and the socket's end
    asyncpg.InternalClientError,
    OSError,
    TimeoutError,
)


@contextmanager
def translated() -> Iterator[None]:
    """The driver's errors become the kinds that callers tell apart."""
    try:
        yield
    except (asyncpg.SerializationError, asyncpg.DeadlockDetectedError) as error:
        raise Contention(str(error)) from error
    except AWAY as error:
        raise Unavailable(str(error) or type(error).__name__) from error
    except asyncpg.InterfaceError as error:
        if "clos" in str(error):  # the connection or the pool is closed or closing
            raise Unavailable(str(error)) from error
        raise
    except asyncpg.IntegrityConstraintViolationError as error:
        raise IntegrityError(error) from error
    except asyncpg.InvalidTransactionStateError as error:
        raise TransactionManagementError(error) from error
    except asyncpg.PostgresError as error:
        raise OperationalError(error) from error


class Sessionless(asyncpg.Connection):
    """Nothing is kept in a session (no LISTEN, no session lock, no SET), so giving it back asks
    nothing.
    """

    __slots__ = ()

    def get_reset_query(self) -> str:
        return ""


class Borrowed:
    """A pooled connection for one statement."""

    __slots__ = ("_client", "_connection")

    def __init__(self, client: PoolClient) -> None:
        self._client = client

    async def __aenter__(self) -> PoolConnectionProxy[Any]:
        self._connection = await self._client.take()
        return self._connection

    async def __aexit__(self, *_: object) -> None:
        pool = self._client._pool
        if pool is not None:
            await pool.release(self._connection)


class _Statements(AsyncpgDBClient):
    async def _translate_exceptions(
        self, func: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> Any:
        if args:
            note(args[0])
        with translated():
            return await func(self, *args, **kwargs)

    async def rows(self, sql: str, params: Sequence[object]) -> list[asyncpg.Record]:
        note(sql)
        with translated():
            async with self.acquire_connection() as connection:
                return cast("list[asyncpg.Record]", await connection.fetch(sql, *params))

    async def execute(self, sql: str, params: Sequence[object]) -> int:
        note(sql)
        with translated():
            async with self.acquire_connection() as connection:
                status = await connection.execute(sql, *params)
        last = status.rpartition(" ")[2]
        return int(last) if last.isdigit() else 0


class PoolClient(_Statements):
    connection_class = Sessionless  # type: ignore[assignment]  # asyncpg-stubs miss its generic

    def __init__(self, dsn: str, **options: Any) -> None:
        session = {**SESSION, **options.pop("server_settings", {})}
        super().__init__(server_settings=session, **{**POOL, **options})
        self.dsn = dsn

    async def create_pool(self, **options: Any) -> asyncpg.Pool[asyncpg.Record]:
        for told_by_dsn in ("host", "port", "user", "password", "database", "loop"):
            options.pop(told_by_dsn, None)
        with translated():
            return await asyncpg.create_pool(self.dsn, **options)

    async def take(self) -> PoolConnectionProxy[asyncpg.Record]:
        if self._pool is None:
            async with self._pool_init_lock:
                if self._pool is None:
                    await self.create_connection(with_db=True)
        pool = cast("asyncpg.Pool[asyncpg.Record]", self._pool)
        return await pool.acquire(timeout=ACQUIRE_WAIT)

    def acquire_connection(self) -> Any:
        return Borrowed(self)

    def _in_transaction(self) -> TransactionContext:
        return PooledTransaction(PoolTransaction(self))


class PoolTransaction(_Statements, TransactionWrapper):
    """A task started inside a transaction inherits this object; once it is over, it acts as the
    plain client.
    """

    _parent: PoolClient

    def acquire_connection(self) -> Any:
        return (
            self._parent.acquire_connection() if self._finalized else super().acquire_connection()
        )

    def _in_transaction(self) -> TransactionContext:
        if self._finalized:
            return self._parent._in_transaction()
        return NestedTransactionContext(PoolTransaction(self))


class PooledTransaction(TransactionContext):
    client: PoolTransaction

    def __init__(self, client: PoolTransaction) -> None:
        self.client = client

    async def __aenter__(self) -> TransactionalDBClient:
        with translated():
            self._connection = await self.client._parent.take()
            try:
                self.client._connection = cast(
                    "asyncpg.Connection[asyncpg.Record]", self._connection
                )
                await self.client.begin()
            except BaseException:
                await self._give_back()  # which rolls back whatever was begun
                raise
        self._token = get_connections().set(self.client.connection_name, self.client)
        return self.client

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with translated():
            try:
                await self._end(kind)
            finally:
                self.client._finalized = True
                get_connections().reset(self._token)
                await self._give_back()

    async def _end(self, kind: type[BaseException] | None) -> None:
        if self.client._finalized:
            return
        if kind is None:
            await finish(self.client.commit())
        elif not self._connection.is_closed():
            await finish(self.client.rollback())

    async def _give_back(self) -> None:
        pool = self.client._parent._pool
        if pool is not None:
            await asyncio.shield(pool.release(self._connection))


client_class = PoolClient
