"""Changing the schema without losing rows: Tortoise's migration graph, run by an executor that is safe.

One process at a time, everything or nothing: the changes and the note that they were made are one transaction.
`python -m models.migrating write` makes `0001_initial.py` anew from the rows (until the first release).
"""

import asyncio
import fcntl
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tortoise.apps import Apps
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connections
from tortoise.context import TortoiseContext
from tortoise.fields.data import CharEnumFieldInstance
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.operations import Operation
from tortoise.migrations.recorder import MigrationRecorder
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_editor.sqlite import SqliteSchemaEditor
from tortoise.migrations.schema_generator.operation_generator import OperationGenerator
from tortoise.migrations.schema_generator.state import State
from tortoise.migrations.schema_generator.state_apps import StateApps
from tortoise.migrations.writer import ImportManager, MigrationWriter

from models.database import CONNECTION, Database, configuration, connect_alone, sqlite_path, transaction
from models.engines.asyncpg_pool import PoolClient
from models.schema import OneOf

LOCK = 7262001  # any number, so long as every process of every version takes the same
APP = "models"


async def migrate(database: Database) -> list[str]:
    """Bring the schema up to date, and say which migrations that took."""
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
    """A lock file beside the database; and references unchecked, so that rebuilding a table deletes no child."""
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
    """The lock lives in a session of its own; the work runs where no statement timeout cuts it short."""
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
    "postgres": "SELECT 1 FROM pg_tables WHERE tablename = 'tortoise_migrations' AND schemaname = current_schema()",
}


class SafeExecutor(MigrationExecutor):
    def __init__(self, connection: BaseDBAsyncClient, apps: dict[str, dict[str, Any]]) -> None:
        super().__init__(connection, apps)
        self.recorder = self.loader.recorder = SafeRecorder(connection)

    def _schema_editor(self, atomic: bool = True, collect_sql: bool = False) -> BaseSchemaEditor:
        if self.connection.capabilities.dialect == "sqlite":
            return SafeSqliteEditor(self.connection, atomic=atomic, collect_sql=collect_sql)
        return super()._schema_editor(atomic, collect_sql)


class SafeSqliteEditor(SqliteSchemaEditor):
    """Rebuilds a table without losing its indexes, uniques and triggers, and cuts scripts where SQLite would."""

    async def _run_sql(self, sql: str) -> None:
        if self.collect_sql:
            await super()._run_sql(sql)
            return
        for statement in whole_statements(sql):
            await self.client.execute_query(statement)

    async def _remake_table(self, model: Any, **changes: Any) -> None:  # type: ignore[override]
        table = model._meta.db_table
        made_after = await self._sql_of("type IN ('index', 'trigger')", table)
        uniques = await self._composite_uniques(table)
        if any("CHECK" in sql.upper() for sql in await self._sql_of("type = 'table'", table)):
            raise RuntimeError(f"{table}: a CHECK would be lost; say it with OneOf, or rebuild by hand")
        await super()._remake_table(model, **changes)
        for columns in uniques:
            quoted = ", ".join(f'"{column}"' for column in columns)
            await self.client.execute_query(
                f'CREATE UNIQUE INDEX "uid_{table}_{"_".join(columns)}" ON "{table}" ({quoted})'
            )
        for sql in made_after:
            await self.client.execute_query(sql)

    async def _sql_of(self, kind: str, table: str) -> list[str]:
        found = await self.client.execute_query_dict(
            f"SELECT sql FROM sqlite_master WHERE {kind} AND tbl_name = ? AND sql IS NOT NULL", [table]
        )
        return [row["sql"] for row in found]

    async def _composite_uniques(self, table: str) -> list[list[str]]:
        indexes = await self.client.execute_query_dict(f'PRAGMA index_list("{table}")')
        uniques = []
        for index in indexes:
            if (
                index["origin"] == "u"
            ):  # declared inside CREATE TABLE, which the rebuild writes anew without it
                columns = await self.client.execute_query_dict(f'PRAGMA index_info("{index["name"]}")')
                if len(columns) > 1:
                    uniques.append([column["name"] for column in columns])
        return uniques


def whole_statements(script: str) -> Iterable[str]:
    """Cut at the semicolons that end a statement, not at those inside a trigger or a string."""
    statement = ""
    for part in script.split(";"):
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            if statement.strip(" \n\t;"):
                yield statement
            statement = ""
    if statement.strip(" \n\t;"):
        yield statement


class InitialWriter(MigrationWriter):
    def as_string(self) -> str:
        source = super().as_string().replace("from tortoise import migrations\n", "")
        return source.replace("(migrations.Migration)", "(schema.Migration)").replace(
            "from models.schema import OneOf", "from models import schema\nfrom models.schema import OneOf"
        )

    def _format_operation(self, operation: Operation, imports: ImportManager, *, indent: str) -> list[str]:
        if isinstance(operation, OneOf):
            imports.add_from("models.schema", "OneOf")
            return [f"{indent}OneOf({operation.table!r}, {operation.column!r}, {list(operation.words)!r}),"]
        return super()._format_operation(operation, imports, indent=indent)


async def initial_migration() -> InitialWriter:
    """The first migration, as the rows of today would have it."""
    context = TortoiseContext()
    await context.init(config=configuration("sqlite:///nowhere"), init_connections=False)
    assert context.apps is not None
    empty = State(models={}, apps=StateApps())
    today = MigrationAutodetector(context.apps, configuration("sqlite:///nowhere")["apps"])._current_state()
    operations: list[Operation] = list(OperationGenerator(empty, today).generate(app_labels=[APP]))
    operations += words_of(context.apps)
    return InitialWriter("0001_initial", APP, operations, initial=True, migrations_module="models.migrations")


def words_of(apps: Apps) -> list[OneOf]:
    """Every column of the rows that holds a word of the vocabulary."""
    return [
        OneOf(model._meta.db_table, field.source_field or name, [word.value for word in field.enum_type])
        for model in apps[APP].values()
        for name, field in model._meta.fields_map.items()
        if isinstance(field, CharEnumFieldInstance)
    ]


if __name__ == "__main__":
    if sys.argv[1:] != ["write"]:
        sys.exit("usage: python -m models.migrating write")
    print(asyncio.run(initial_migration()).write())
