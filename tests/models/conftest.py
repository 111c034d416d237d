"""Databases without a table in them, one of each engine."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases


@pytest.fixture
def empty_postgres_url(postgres_server: str) -> Iterator[str]:
    name = f"tests_empty_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    url = databases.create_empty_postgres(postgres_server, name)
    yield url
    databases.drop_postgres(postgres_server, name)


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite://{tmp_path}/desk.sqlite3"
    url: str = request.getfixturevalue("empty_postgres_url")
    return url
