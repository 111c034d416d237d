"""Tables are rebuilt without losing what hangs on them, and nobody migrates twice."""

import asyncio
import contextlib
from typing import Any, cast

import pytest
from tortoise import fields
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError
from tortoise.migrations.operations import AlterField, RemoveField
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_generator.state import State
from tortoise.models import Model

from models.database import Database, execute, open_database, rows, transaction
from models.migrating import migrate, pending
from models.migrating.rebuilding import SafeSqliteEditor, whole_statements
from models.migrating.running import (
    SafeExecutor,
    _alone,
    _apps,
    _connection,
    _refuse_broken_references,
)
from tests import databases
from tests.models.releasing import migrations

pytestmark = pytest.mark.long

ALL = [path.stem for path in migrations()]


async def test_a_new_database_is_migrated_once(empty_url: str) -> None:
    database = await open_database(empty_url)

    first, second = await migrate(database), await migrate(database)
    await database.close()

    assert first == ALL
    assert second == []


async def test_two_processes_that_start_together_migrate_one_after_the_other(
    empty_url: str,
) -> None:
    script = (
        "import asyncio, sys\n"
        "from models.database import open_database\n"
        "from models.migrating import migrate\n"
        "async def main():\n"
        "    database = await open_database(sys.argv[1])\n"
        "    print(len(await migrate(database)))\n"
        "    await database.close()\n"
        "asyncio.run(main())\n"
    )

    outputs = await asyncio.gather(*(databases.run_python(script, empty_url) for _ in range(2)))

    assert sorted(outputs) == ["0", str(len(ALL))]


async def test_a_migration_that_fails_leaves_nothing(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await open_database(empty_url)

    async def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("models.migrating.running.SafeRecorder.record_applied", fail)
        with pytest.raises(ZeroDivisionError):
            await migrate(database)
    after_failure = await pending(database)
    applied = await migrate(database)
    await database.close()

    assert after_failure == applied == ALL


async def change_article(database: Database, *operations: Any) -> None:
    """Run operations as a migration would, on today's schema."""
    executor = SafeExecutor(_connection(), _apps(database))
    await executor.loader.build_graph()
    state = await executor._project_state(set(executor.loader.graph.nodes))
    async with _alone(database), transaction():
        editor = SafeExecutor(_connection(), _apps(database))._schema_editor(atomic=True)
        for operation in operations:
            state = await forward(operation, state, editor)
        if database.dialect == "sqlite":
            await _refuse_broken_references()


async def forward(operation: Any, state: State, editor: BaseSchemaEditor) -> State:
    before = state.clone()
    operation.state_forward("models", state)
    await operation.database_forward("models", before, state, editor)
    return state


NOON = "2026-03-02 12:00:00+00:00"


def rows_of(database: Database) -> list[type[Model]]:
    assert database.context.apps is not None
    return list(database.context.apps["models"].values())


async def write_people() -> None:
    await execute(
        "INSERT INTO organization(id, name, visibility, created_at) VALUES (1, 'Acme', 'OWN', $1)",
        [NOON],
    )
    await execute(
        "INSERT INTO person(id, organization_id, role, name, email, language, timezone, active, "
        "created_at, notice_answers, notice_progress, notice_followed, proven) "
        "VALUES (1, 1, 'SPECIALIST', 'Bruno', 'b@acme.example', 'ES', 'UTC', 1, $1, 1, 1, 1, 1)",
        [NOON],
    )
    await execute(
        "INSERT INTO area(id, code, name_es, name_en) VALUES (1, 'SUPPORT', 'Soporte', 'Support')"
    )
    await execute("INSERT INTO area_member(area_id, person_id, complexity) VALUES (1, 1, 'C2')")
    await execute("INSERT INTO shift(person_id, weekday, starts, ends) VALUES (1, 0, 540, 1080)")


async def made_for(table: str) -> set[str]:
    found = await rows(
        "SELECT name FROM sqlite_master WHERE tbl_name = $1 AND type IN ('index', 'trigger')",
        [table],
    )
    return {row["name"] for row in found}


async def test_rebuilding_a_table_keeps_its_children_indexes_and_triggers(
    sqlite_db: Database,
) -> None:
    await write_people()
    before = await made_for("person")

    await change_article(
        sqlite_db,
        AlterField(model_name="Person", name="name", field=fields.CharField(max_length=300)),
        RemoveField(model_name="Person", name="phone"),
    )

    assert await made_for("person") == before
    assert len(await rows("SELECT * FROM area_member")) == 1
    assert len(await rows("SELECT * FROM shift")) == 1
    with pytest.raises(IntegrityError):
        await execute("UPDATE person SET role = 'EMPEROR'")
    with pytest.raises(IntegrityError):
        await execute("DELETE FROM organization")


async def test_rebuilding_a_table_keeps_a_unique_of_two_columns(sqlite_db: Database) -> None:
    await write_people()

    await change_article(
        sqlite_db,
        AlterField(
            model_name="AreaMember", name="complexity", field=fields.CharField(max_length=40)
        ),
    )

    with pytest.raises(IntegrityError):
        await execute("INSERT INTO area_member(area_id, person_id, complexity) VALUES (1, 1, 'C3')")


MADE = (
    'SELECT name, type, "notnull", pk FROM pragma_table_info($1)',
    'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list($1)',
    (
        "SELECT group_concat(c.name) FROM pragma_index_list($1) i, pragma_index_info(i.name) c "
        'WHERE i."unique" GROUP BY i.name'
    ),
    (
        "SELECT name, sql FROM sqlite_master WHERE tbl_name = $1 AND type IN ('index', 'trigger') "
        "AND sql NOT NULL AND name NOT LIKE 'uid_%'"
    ),
    "SELECT seq FROM sqlite_sequence WHERE name = $1 AND seq > 0",
)


async def made_of(table: str) -> list[set[tuple[object, ...]]]:
    """Columns, references, uniques, indexes and triggers, and the counter of the keys."""
    return [{tuple(row) for row in await rows(statement, [table])} for statement in MADE]


async def test_rebuilding_any_table_changes_nothing_else(sqlite_db: Database) -> None:
    await execute("INSERT INTO used_link(id, digest, used_at) VALUES (7, 'a', $1)", [NOON])
    await execute("DELETE FROM used_link")
    tables = {model._meta.db_table: model for model in rows_of(sqlite_db)}
    before = {table: await made_of(table) for table in tables}

    async with _alone(sqlite_db), transaction():
        editor = SafeExecutor(_connection(), _apps(sqlite_db))._schema_editor(atomic=True)
        for model in tables.values():
            await cast(SafeSqliteEditor, editor)._remake_table(model)

    assert {table: await made_of(table) for table in tables} == before
    assert before["used_link"][-1] == {(7,)}


async def test_references_are_checked_again_after_a_migration(sqlite_db: Database) -> None:
    with contextlib.suppress(RuntimeError):
        async with _alone(sqlite_db), transaction():
            await execute(
                "INSERT INTO shift(person_id, weekday, starts, ends) VALUES (99, 0, 1, 2)"
            )
            await _refuse_broken_references()

    assert await rows("SELECT * FROM shift") == []
    with pytest.raises(IntegrityError):
        await execute("INSERT INTO shift(person_id, weekday, starts, ends) VALUES (99, 0, 1, 2)")


def test_a_script_is_cut_where_statements_end() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; DELETE FROM c; END;"

    assert list(whole_statements(f"{trigger} SELECT ';' ;\n")) == [trigger, " SELECT ';' ;"]


async def test_no_timeout_cuts_a_migration_short(postgres_db: Database) -> None:
    async with _alone(postgres_db):
        [inside] = (
            await get_connections().get("default").execute_query_dict("SHOW statement_timeout")
        )
    [outside] = await rows("SHOW statement_timeout")

    assert inside["statement_timeout"] == "0"
    assert outside["statement_timeout"] == "15s"
