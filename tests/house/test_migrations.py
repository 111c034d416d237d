"""The migrations, run one after the other, give the schema that the rows describe."""

import importlib
import re

import pytest
from tortoise.apps import Apps
from tortoise.context import get_current_context
from tortoise.models import Model

from models.database import Database, rows
from models.migrating.writing import APP, missing_migration, words_of
from tests.models.releasing import RELEASED, digests, migrations
from tests.models.restoring import VERSIONS

DERIVED = {"search_doc": {"terms"}}  # columns that an engine keeps for itself
COLUMNS = {
    "sqlite": "SELECT name FROM pragma_table_info($1)",
    "postgres": "SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1",
}
NULLABLE = {
    "sqlite": 'SELECT name FROM pragma_table_info($1) WHERE "notnull" = 0 AND pk = 0',
    "postgres": (
        "SELECT column_name AS name FROM information_schema.columns "
        "WHERE table_name = $1 AND is_nullable = 'YES'"
    ),
}


WORDS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB '*_word_*'",
    "postgres": (
        "SELECT conname AS name, pg_get_constraintdef(oid) AS sql FROM pg_constraint "
        "WHERE contype = 'c' AND conname LIKE '%\\_word'"
    ),
}


def today() -> Apps:
    context = get_current_context()
    assert context is not None
    assert context.apps is not None
    return context.apps


def models() -> list[type[Model]]:
    return list(today()[APP].values())


async def test_the_rows_ask_for_no_other_migration(sqlite_db: Database) -> None:
    missing = await missing_migration(today())

    told = [operation.describe() for operation in missing.operations]
    assert told == [], "the rows changed: run `python -m models.migrating write NAME`"


def test_each_migration_follows_the_one_before() -> None:
    names = [path.stem for path in migrations()]
    loaded = [importlib.import_module(f"models.migrations.{name}").Migration for name in names]

    assert [name[:4] for name in names] == [f"{number:04d}" for number in range(1, len(names) + 1)]
    assert [each.dependencies for each in loaded] == [[], *([(APP, name)] for name in names[:-1])]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_released_migration_is_never_changed(version: str) -> None:
    frozen = (RELEASED / version / "migrations.sha256").read_text().splitlines()

    assert list(digests())[: len(frozen)] == frozen


async def test_every_column_of_words_is_held_to_today_s_words(db: Database) -> None:
    wanted = {
        f"{table}_{column}_word": set(words) for (table, column), words in words_of(today()).items()
    }

    held = {
        row["name"]: set(re.findall(r"'([A-Z0-9_]+)'", row["sql"]))
        for row in await rows(WORDS[db.dialect])
    }

    moments = ("_insert", "_update") if db.dialect == "sqlite" else ("",)
    assert held == {name + moment: words for name, words in wanted.items() for moment in moments}


async def test_the_database_has_the_columns_of_the_rows(db: Database) -> None:
    for model in models():
        table = model._meta.db_table
        described = set(model._meta.fields_db_projection.values())
        nullable = {
            name
            for field, name in model._meta.fields_db_projection.items()
            if model._meta.fields_map[field].null
        }

        found = {row["name"] for row in await rows(COLUMNS[db.dialect], [table])}
        may_be_null = {row["name"] for row in await rows(NULLABLE[db.dialect], [table])}

        derived = DERIVED.get(table, set())
        assert found - derived == described, table
        assert may_be_null - derived == nullable, table


async def test_no_constraint_is_declared_where_tortoise_would_ignore_it(
    sqlite_db: Database,
) -> None:
    assert [model.__name__ for model in models() if getattr(model._meta, "constraints", None)] == []
