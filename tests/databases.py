"""Empty databases for tests: migrated once, then copied (SQLite) or wiped (PostgreSQL) for each
test.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
from tortoise.context import TortoiseContext, set_global_context

from models.database import (
    CONNECTION,
    Database,
    Dialect,
    configuration,
    dialect_of,
    execute,
    open_database,
    rows,
)
from models.migrating import migrate
from models.tickets import Ticket
from tests.forks import ran_in_fork
from tests.postgres import ThrowAwayPostgres

TABLES = """SELECT c.oid::regclass::text AS name FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  AND c.relname <> 'tortoise_migrations'"""
TEMPLATE = "template_atiende"


@dataclass(frozen=True)
class _Prepared:
    """The models as `open_database` prepared them for an engine; that takes longer than many a
    test.
    """

    context: TortoiseContext
    mark: object

    def still_stands(self) -> bool:
        """Nobody has prepared them for another database meanwhile."""
        return self.mark is Ticket._meta.basequery


_prepared: dict[Dialect, _Prepared] = {}


async def open_as_prepared(url: str, *, readers: int = 4) -> Database:
    """As `open_database` does it, with the models as they were prepared for the test before, if it
    can be.
    """
    database = await _without_connections(url, readers)
    await _client_of(database).create_connection(with_db=True)
    return database


async def _without_connections(url: str, readers: int = 4) -> Database:
    prepared = _prepared.get(dialect_of(url))
    settings = configuration(url, readers)
    if prepared is not None and prepared.still_stands():
        context = prepared.context
        set_global_context(context)
        await context.connections._init(settings["connections"], False)
    else:
        context = TortoiseContext()
        set_global_context(context)
        await context.init(config=settings)
        _prepared[dialect_of(url)] = _Prepared(context, Ticket._meta.basequery)
    return Database(url, dialect_of(url), context)


def _client_of(database: Database) -> Any:
    return database.context.connections.get(CONNECTION)


@dataclass
class KeptPostgres:
    """One database whose connections stay open from test to test: each took long to learn the
    tables, and knows how to answer what was asked before.
    """

    url: str
    pool: "asyncpg.Pool[asyncpg.Record] | None" = None
    client: Any = None
    filled: str = ""

    async def opened(self) -> Database:
        """As `open_database` does it, and empty, whatever the test before left in it."""
        database = await _without_connections(self.url)
        self.client = _client_of(database)
        if self.pool is None:
            await self.client.create_connection(with_db=True)
        else:
            self.client._pool = self.pool
        await self._empty()
        return database

    async def give_back(self, database: Database) -> None:
        """Closes the database and keeps its connections, unless the test closed or still holds
        them.
        """
        client = self.client
        pool, self.pool = client._pool, None
        if pool is not None and pool.get_idle_size() == pool.get_size():
            self.pool, client._pool = pool, None
        await database.close()

    async def close(self) -> None:
        if self.pool is not None:
            await self.pool.close()
            self.pool = None

    async def _empty(self) -> None:
        if not self.filled:
            self.filled = " UNION ALL ".join(
                f"SELECT '{table}' AS name WHERE EXISTS (SELECT 1 FROM {table})"
                for table in [row["name"] for row in await rows(TABLES)]
            )
        written = [row["name"] for row in await rows(self.filled)]
        if written:
            await execute(
                "SET LOCAL session_replication_role = replica;"  # no triggers: also events may go
                + "".join(f"DELETE FROM {table};" for table in written)
            )


def new_folder() -> Path:
    memory = Path("/dev/shm")  # noqa: S108  # faster than a disk, where there is one
    return Path(tempfile.mkdtemp(prefix="atiende", dir=memory if memory.is_dir() else None))


def make_sqlite_template(folder: Path) -> Path:
    template = folder / "template.sqlite3"
    _run_apart(_migrated(f"sqlite://{template}"))
    return template


def copied(template: Path, name: str) -> Path:
    """A copy beside it, which is in memory."""
    return copied_to(template.with_name(f"{name}.sqlite3"), template)


def copied_to(file: Path, template: Path) -> Path:
    return Path(shutil.copyfile(template, file))


def remove_sqlite(path: Path) -> None:
    for file in path.parent.glob(path.name + "*"):
        file.unlink()


def make_postgres_template() -> ThrowAwayPostgres:
    server = ThrowAwayPostgres().start()
    _run_apart(_make_template(server.url(), server.url(TEMPLATE)))
    return server


async def _make_template(server: str, template: str) -> None:
    await _administer(server, f"CREATE DATABASE {TEMPLATE}")
    await _migrated(template)
    await _administer(
        server, f"ALTER DATABASE {TEMPLATE} WITH is_template true allow_connections false"
    )


def create_postgres(server: str, name: str) -> str:
    """A copy of the migrated template; its address."""
    _run_apart(_administer(server, f'CREATE DATABASE "{name}" TEMPLATE {TEMPLATE}'))
    return server.replace("@/postgres?", f"@/{name}?")


def create_empty_postgres(server: str, name: str) -> str:
    _run_apart(_administer(server, f'CREATE DATABASE "{name}"'))
    return server.replace("@/postgres?", f"@/{name}?")


def drop_postgres(server: str, name: str) -> None:
    _run_apart(_administer(server, f'DROP DATABASE "{name}" WITH (FORCE)'))


async def run_python(script: str, *arguments: str) -> str:
    """In a process of its own, at the project's root; what it printed."""
    ended = await asyncio.to_thread(ran_in_fork, _run, script, *arguments)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def _run(script: str, *arguments: str) -> None:
    sys.argv[1:] = arguments
    exec(script, {"__name__": "__main__"})  # noqa: S102  # the tests' own


async def _administer(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def _migrated(url: str) -> None:
    database = await open_database(url)
    try:
        await migrate(database)
    finally:
        await database.close()


def _run_apart(work: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own: fixtures are made while the tests' event loop stands still in this
    one.
    """
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(work)).result()
