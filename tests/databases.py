"""Empty databases for tests: migrated once, then copied (SQLite) or wiped (PostgreSQL) for each test."""

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

from models.database import CONNECTION, Database, Dialect, configuration, dialect_of, open_database
from models.migrating import migrate
from models.tickets import Ticket
from tests.postgres import ThrowAwayPostgres

ROOT = Path(__file__).parent.parent
WIPE = """DO $$ DECLARE name regclass; written boolean; BEGIN
  SET LOCAL session_replication_role = replica;  -- no triggers: also events may go
  FOR name IN SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> 'tortoise_migrations' LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s)', name) INTO written;
    IF written THEN EXECUTE format('DELETE FROM %s', name); END IF;
  END LOOP; END $$"""
TEMPLATE = "template_atiende"


@dataclass(frozen=True)
class _Prepared:
    """The models as `open_database` prepared them for an engine; that takes longer than many a test."""

    context: TortoiseContext
    mark: object

    def still_stands(self) -> bool:
        """Nobody has prepared them for another database meanwhile."""
        return self.mark is Ticket._meta.basequery


_prepared: dict[Dialect, _Prepared] = {}


async def open_as_prepared(url: str, *, readers: int = 4) -> Database:
    """As `open_database` does it, with the models as they were prepared for the test before, if it can be."""
    prepared = _prepared.get(dialect_of(url))
    if prepared is None or not prepared.still_stands():
        database = await open_database(url, readers=readers)
        _prepared[database.dialect] = _Prepared(database.context, Ticket._meta.basequery)
        return database
    context = prepared.context
    set_global_context(context)
    await context.connections._init(configuration(url, readers)["connections"], False)
    await context.connections.get(CONNECTION).create_connection(with_db=True)
    return Database(url, dialect_of(url), context)


def new_folder() -> Path:
    memory = Path("/dev/shm")  # noqa: S108  # faster than a disk, where there is one
    return Path(tempfile.mkdtemp(prefix="atiende", dir=memory if memory.is_dir() else None))


def make_sqlite_template(folder: Path) -> Path:
    template = folder / "template.sqlite3"
    _run_apart(_migrated(f"sqlite://{template}"))
    return template


def copied(template: Path, name: str) -> Path:
    return Path(shutil.copyfile(template, template.with_name(f"{name}.sqlite3")))


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
    await _administer(server, f"ALTER DATABASE {TEMPLATE} WITH is_template true allow_connections false")


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
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await child.communicate()
    assert child.returncode == 0
    return printed.decode().strip()


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
    """In a thread of its own: fixtures are made while the tests' event loop stands still in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(work)).result()
