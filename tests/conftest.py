"""Databases for every test: `db` runs it on both engines, `sqlite_db` and `postgres_db` on one."""

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import structlog

from models.database import Database
from tests import databases, measuring, selection
from tests.cast import Desk
from tests.databases import KeptPostgres
from tests.kept_cast import the_desk
from tests.postgres import ThrowAwayPostgres

SERVER, FOLDER = pytest.StashKey[ThrowAwayPostgres](), pytest.StashKey[Path]()
_names = count(1)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Under xdist the controller makes both templates once, and tells each worker where they
    are.
    """
    stash, told = node.config.stash, node.workerinput
    if FOLDER not in stash:
        stash[FOLDER] = databases.new_folder()
        databases.make_sqlite_template(stash[FOLDER])
    told["sqlite"] = str(stash[FOLDER] / "template.sqlite3")
    if node.config.option.fast:
        return
    if SERVER not in stash:
        stash[SERVER] = databases.make_postgres_template()
    told["postgres"] = stash[SERVER].url()


def pytest_addoption(parser: pytest.Parser) -> None:
    selection.add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    for name, meaning in selection.MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")
    log_plainly()


def log_plainly() -> None:
    """As the desk does: the pretty traceback, with all variables, takes seconds to print."""
    plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[*structlog.get_config()["processors"][:-1], plain])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    selection.select(config, items)
    selection.put_in_order(config, items)


def pytest_collection_finish(session: pytest.Session) -> None:
    measuring.pause(session.config)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    with measuring.measured(item):
        return (yield)


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVER in config.stash:
        config.stash[SERVER].stop()
    if FOLDER in config.stash:
        shutil.rmtree(config.stash[FOLDER], ignore_errors=True)


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    """The loop that the desk is served on."""
    return "asyncio", {"use_uvloop": True}


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


@pytest.fixture(scope="session")
async def kept_postgres(postgres_url: str) -> AsyncIterator[KeptPostgres]:
    kept = KeptPostgres(postgres_url)
    yield kept
    await kept.close()


@pytest.fixture
async def postgres_db(kept_postgres: KeptPostgres) -> AsyncIterator[Database]:
    database = await kept_postgres.opened()
    yield database
    await kept_postgres.give_back(database)


@pytest.fixture(params=["sqlite", "postgres"])
def db(request: pytest.FixtureRequest) -> Database:
    """The test's database, once on each engine."""
    database: Database = request.getfixturevalue(f"{request.param}_db")
    return database


@pytest.fixture
async def desk(db: Database) -> Desk:
    """The cast of the stories at an open desk, once on each engine."""
    return await the_desk()
