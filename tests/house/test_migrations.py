"""The migrations, run one after the other, give the schema that the rows describe, on both engines."""

import importlib

from tortoise.context import get_current_context
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.models import Model

from models.database import Database, configuration, rows
from models.migrating import APP, words_of
from models.schema import OneOf

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


def models() -> list[type[Model]]:
    context = get_current_context()
    assert context is not None
    assert context.apps is not None
    return list(context.apps[APP].values())


async def test_the_rows_ask_for_no_other_migration(sqlite_db: Database) -> None:
    context = get_current_context()
    assert context is not None
    assert context.apps is not None
    detector = MigrationAutodetector(context.apps, configuration(sqlite_db.url)["apps"])

    missing = [writer.as_string() for writer in await detector.changes()]

    assert missing == [], "the rows changed: run `python -m models.migrating write`"


async def test_every_column_of_words_is_held_to_today_s_words(sqlite_db: Database) -> None:
    context = get_current_context()
    assert context is not None
    assert context.apps is not None
    initial = importlib.import_module("models.migrations.0001_initial").Migration

    held = {(one.table, one.column): one.words for one in initial.operations if isinstance(one, OneOf)}

    assert held == {(one.table, one.column): one.words for one in words_of(context.apps)}


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


async def test_no_constraint_is_declared_where_tortoise_would_ignore_it(sqlite_db: Database) -> None:
    assert [model.__name__ for model in models() if getattr(model._meta, "constraints", None)] == []
