"""Databases for every test: `db` runs it on both engines, `sqlite_db` and `postgres_db` on one."""

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from models.database import Database, execute
from tests import databases
from tests.cast import Desk
from tests.kept_cast import the_desk
from tests.postgres import ThrowAwayPostgres

SERVER, FOLDER = pytest.StashKey[ThrowAwayPostgres](), pytest.StashKey[Path]()
RULES = ("tests/procedure/", "tests/api/test_visibility.py", "tests/channels/inbound/test_sorting.py")
_names = count(1)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Under xdist the controller makes both templates once, and tells each worker where they are."""
    stash = node.config.stash
    if SERVER not in stash:
        stash[SERVER] = databases.make_postgres_template()
        stash[FOLDER] = databases.new_folder()
        databases.make_sqlite_template(stash[FOLDER])
    node.workerinput["postgres"] = stash[SERVER].url()
    node.workerinput["sqlite"] = str(stash[FOLDER] / "template.sqlite3")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "measured: a test of the rules, whose coverage is counted")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Within a file first what runs on SQLite: to change the engine costs as much as a small test.

    The rules know no engine: on one of them they are measured, which takes half as long again.
    """
    files = {path: number for number, path in enumerate(dict.fromkeys(item.path for item in items))}
    items.sort(key=lambda item: (files[item.path], _is_on_postgres(item)))
    for item in items:
        if item.nodeid.startswith(RULES) and not _is_on_postgres(item):
            item.add_marker("measured")


def _is_on_postgres(item: pytest.Item) -> bool:
    called = getattr(item, "callspec", None)
    return called is not None and called.params.get("db") == "postgres"


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVER in config.stash:
        config.stash[SERVER].stop()
        shutil.rmtree(config.stash[FOLDER], ignore_errors=True)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def sqlite_template(request: pytest.FixtureRequest) -> Iterator[Path]:
    told = getattr(request.config, "workerinput", {})
    if "sqlite" in told:
        yield Path(told["sqlite"])
        return
    folder = databases.new_folder()
    yield databases.make_sqlite_template(folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres_server(request: pytest.FixtureRequest) -> Iterator[str]:
    told = getattr(request.config, "workerinput", {})
    if "postgres" in told:
        yield told["postgres"]
        return
    server = databases.make_postgres_template()
    yield server.url()
    server.stop()


@pytest.fixture(scope="session")
def postgres_url(postgres_server: str) -> str:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    return databases.create_postgres(postgres_server, f"tests_{worker}")


@pytest.fixture
def sqlite_url(sqlite_template: Path) -> Iterator[str]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    path = databases.copied(sqlite_template, f"{worker}_{next(_names)}")
    yield f"sqlite://{path}"
    databases.remove_sqlite(path)


@pytest.fixture
async def sqlite_db(sqlite_url: str) -> AsyncIterator[Database]:
    database = await databases.open_as_prepared(sqlite_url, readers=2)
    yield database
    await database.close()


@pytest.fixture
async def postgres_db(postgres_url: str) -> AsyncIterator[Database]:
    database = await databases.open_as_prepared(postgres_url)
    await execute(databases.WIPE)  # what the test before left: it may have closed its database itself
    yield database
    await database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def db(request: pytest.FixtureRequest) -> Database:
    """The test's database, once on each engine."""
    database: Database = request.getfixturevalue(f"{request.param}_db")
    return database


@pytest.fixture
async def desk(db: Database) -> Desk:
    """The cast of the stories at an open desk, once on each engine."""
    return await the_desk()
