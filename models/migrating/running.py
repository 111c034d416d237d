"""Tortoise's migration graph, run by an executor that is safe.

One process at a time, everything or nothing: the changes and the note that they were made are one
transaction.
"""

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connections
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.recorder import MigrationRecorder
from tortoise.migrations.schema_editor.base import BaseSchemaEditor

from models.database import (
    CONNECTION,
    Database,
    configuration,
    connect_alone,
    sqlite_path,
    transaction,
)
from models.engines.asyncpg_pool import PoolClient
from models.migrating.rebuilding import SafeSqliteEditor

LOCK = 7262001  # any number, so long as every process of every version takes the same


async def migrate(database: Database) -> list[str]:
    """The names of the migrations that bringing the schema up to date took."""
    if not await pending(database):
        return []
    async with _alone(database):
        names = await pending(database)
        if names:
            await _apply(database)
        return names


async def pending(database: Database) -> list[str]:
    executor = SafeExecutor(_connection(), _apps(database))
    return [step.migration.name for step in await executor.plan()]


async def _apply(database: Database) -> None:
    plain = SafeExecutor(_connection(), _apps(database))
    await plain.recorder.ensure_schema(plain._schema_editor(atomic=False))
    async with transaction():
        await SafeExecutor(_connection(), _apps(database)).migrate()
        if database.dialect == "sqlite":
            await _refuse_broken_references()


async def _refuse_broken_references() -> None:
    broken = await _connection().execute_query_dict("PRAGMA foreign_key_check")
    if broken:
        raise RuntimeError(f"the migration would break references: {broken[:5]}")


def _connection() -> BaseDBAsyncClient:
    return get_connections().get(CONNECTION)


def _apps(database: Database) -> dict[str, dict[str, Any]]:
    apps: dict[str, dict[str, Any]] = configuration(database.url)["apps"]
    return apps


@asynccontextmanager
async def _alone(database: Database) -> AsyncIterator[None]:
    lock = _alone_on_sqlite if database.dialect == "sqlite" else _alone_on_postgres
    async with lock(database.url):
        yield


@asynccontextmanager
async def _alone_on_sqlite(url: str) -> AsyncIterator[None]:
    """A lock file beside the database; no reference checked, so that a rebuild deletes no child."""
    with Path(sqlite_path(url) + ".migrating").open("w") as lock:
        await asyncio.to_thread(fcntl.flock, lock, fcntl.LOCK_EX)
        await _pragmas(foreign_keys="OFF", legacy_alter_table="ON")
        try:
            yield
        finally:
            await _pragmas(foreign_keys="ON", legacy_alter_table="OFF")


async def _pragmas(**values: str) -> None:
    for name, value in values.items():  # inside a transaction they would do nothing
        await _connection().execute_query(f"PRAGMA {name}={value}")


@asynccontextmanager
async def _alone_on_postgres(url: str) -> AsyncIterator[None]:
    """The lock lives in a session of its own; no statement timeout cuts the work short."""
    holder = await connect_alone(url)
    patient = PoolClient(
        url,
        connection_name=CONNECTION,
        maxsize=1,
        command_timeout=None,
        server_settings={"statement_timeout": "0"},
    )
    try:
        await holder.execute("SELECT pg_advisory_lock($1)", LOCK)
        token = get_connections().set(CONNECTION, patient)
        try:
            yield
        finally:
            get_connections().reset(token)
    finally:
        await patient.close()
        await holder.close()


class SafeRecorder(MigrationRecorder):
    """Does not take a question that failed for the answer that nothing was applied yet."""

    async def ensure_schema(self, schema_editor: BaseSchemaEditor) -> None:
        if not await self._exists():
            await super().ensure_schema(schema_editor)

    async def applied_migrations(self) -> list[MigrationKey]:
        if not await self._exists():
            return []
        applied = await self.connection.execute_query_dict(
            "SELECT app, name FROM tortoise_migrations ORDER BY id"
        )
        return [MigrationKey(app_label=row["app"], name=row["name"]) for row in applied]

    async def _exists(self) -> bool:
        return bool(await self.connection.execute_query_dict(_FIND_TABLE[self._dialect]))


_FIND_TABLE = {
    "sqlite": "SELECT 1 FROM sqlite_master WHERE name = 'tortoise_migrations'",
    "postgres": (
        "SELECT 1 FROM pg_tables WHERE tablename = 'tortoise_migrations' AND schemaname ="
        " current_schema()"
    ),
}


class SafeExecutor(MigrationExecutor):
    def __init__(self, connection: BaseDBAsyncClient, apps: dict[str, dict[str, Any]]) -> None:
        super().__init__(connection, apps)
        self.recorder = self.loader.recorder = SafeRecorder(connection)

    def _schema_editor(self, atomic: bool = True, collect_sql: bool = False) -> BaseSchemaEditor:
        if self.connection.capabilities.dialect == "sqlite":
            return SafeSqliteEditor(self.connection, atomic=atomic, collect_sql=collect_sql)
        return super()._schema_editor(atomic, collect_sql)
