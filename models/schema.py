"""What a migration says beyond Tortoise's own operations: SQL for each engine, a column's words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tortoise import migrations
from tortoise.fields.base import Field
from tortoise.fields.db_defaults import SqlDefault
from tortoise.migrations import operations
from tortoise.migrations.operations import TortoiseOperation
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_generator.state import State

ADDING = (
    operations.CreateModel,
    operations.AddField,
    operations.AddIndex,
)  # they look at nothing before


class Migration(migrations.Migration):
    """Copies the state only before an operation that compares: not forty tables forty times."""

    async def apply(
        self,
        state: State,
        *,
        dry_run: bool = False,
        schema_editor: BaseSchemaEditor | None = None,
        collect_sql: bool = False,
    ) -> State:
        if dry_run or collect_sql or schema_editor is None or not schema_editor.atomic_migration:
            return await super().apply(
                state, dry_run=dry_run, schema_editor=schema_editor, collect_sql=collect_sql
            )
        for operation in self.operations:
            before = state if isinstance(operation, (*ADDING, DialectSQL)) else state.clone()
            operation.state_forward(self.app_label, state)
            await operation.database_forward(self.app_label, before, state, schema_editor)
        state.validate_relations_initialized()
        return state


class DialectSQL(TortoiseOperation):
    """Whole statements for each engine, sent one by one: no trigger is cut at its semicolons."""

    def __init__(
        self,
        *,
        sqlite: Sequence[str] = (),
        postgres: Sequence[str] = (),
        reverse_sqlite: Sequence[str] = (),
        reverse_postgres: Sequence[str] = (),
    ) -> None:
        self.forward = {"sqlite": sqlite, "postgres": postgres}
        self.backward = {"sqlite": reverse_sqlite, "postgres": reverse_postgres}

    def describe(self) -> str:
        return "SQL for each engine"

    async def database_forward(
        self,
        app_label: str,
        old_state: Any,
        new_state: Any,
        state_editor: BaseSchemaEditor | None = None,
    ) -> None:
        await _send(state_editor, self.forward)

    async def database_backward(
        self,
        app_label: str,
        old_state: Any,
        new_state: Any,
        state_editor: BaseSchemaEditor | None = None,
    ) -> None:
        await _send(state_editor, self.backward)


class OneOf(DialectSQL):
    """From now on the column holds one of these words: a CHECK, on SQLite two triggers.

    What was said of the column before no longer holds; a row with another word stops the migration.
    (Triggers, because SQLite can change a CHECK only by building the table anew.)
    """

    def __init__(self, table: str, column: str, words: Sequence[str]) -> None:
        self.table, self.column, self.words = table, column, tuple(words)
        listed = ", ".join(f"'{word}'" for word in self.words)
        name = f"{table}_{column}_word"
        lift = LiftOneOf(table, column)
        add = f'ADD CONSTRAINT "{name}" CHECK ("{column}" IN ({listed}))'
        super().__init__(
            sqlite=[
                *lift.forward["sqlite"],
                _word_trigger(f"{name}_insert", "INSERT", table, column, listed),
                _word_trigger(f"{name}_update", f'UPDATE OF "{column}"', table, column, listed),
                # The trigger judges the rows that are there.
                f'UPDATE "{table}" SET "{column}" = "{column}" WHERE "{column}" NOT IN ({listed})',
            ],
            postgres=[f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{name}", {add}'],
            reverse_sqlite=lift.forward["sqlite"],
            reverse_postgres=lift.forward["postgres"],
        )

    def describe(self) -> str:
        return f"{self.table}.{self.column} holds one of {len(self.words)} words"


class LiftOneOf(DialectSQL):
    """The column is gone, or no longer holds words of the vocabulary."""

    def __init__(self, table: str, column: str) -> None:
        self.table, self.column = table, column
        name = f"{table}_{column}_word"
        super().__init__(
            sqlite=[f'DROP TRIGGER IF EXISTS "{name}_{moment}"' for moment in ("insert", "update")],
            postgres=[f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{name}"'],
        )

    def describe(self) -> str:
        return f"{self.table}.{self.column} may hold any word"


class AddField(operations.AddField):
    """A column that is never empty: the rows that are there get the field's default.

    (Rows that come later get theirs from the program, as everywhere. SQLite keeps the default: it
    could take it away only by building the table anew.)
    """

    async def database_forward(
        self,
        app_label: str,
        old_state: State,
        new_state: State,
        state_editor: BaseSchemaEditor | None = None,
    ) -> None:
        if state_editor is None:
            return
        model = new_state.apps.get_model(f"{app_label}.{self.model_name}")
        field = model._meta.fields_map[self.name]
        none, field.db_default = field.db_default, SqlDefault(literal(field))
        await super().database_forward(app_label, old_state, new_state, state_editor)
        field.db_default = none
        if state_editor.client.capabilities.dialect == "postgres":
            column = field.source_field or self.name
            await state_editor._run_sql(
                f'ALTER TABLE "{model._meta.db_table}" ALTER COLUMN "{column}" DROP DEFAULT'
            )


class NoDefault(ValueError):
    """Nobody has said what the rows that are there should hold."""


def literal(field: Field[Any]) -> str:
    """The field's default as SQL; refuses with NoDefault what is not the same for every row."""
    value = field.default
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):  # a word of the vocabulary too
        return "'" + str(value).replace("'", "''") + "'"
    if isinstance(value, datetime):
        return f"'{value.isoformat(sep=' ')}'"
    raise NoDefault(
        f"{field.model_field_name} has no default: a number, a text, an instant, or yes and no"
    )


def _word_trigger(name: str, moment: str, table: str, column: str, listed: str) -> str:
    return (
        f'CREATE TRIGGER "{name}" BEFORE {moment} ON "{table}" '
        f'WHEN NEW."{column}" NOT IN ({listed}) '
        f"BEGIN SELECT RAISE(ABORT, '{table}.{column} is not one of its words'); END"
    )


async def _send(editor: BaseSchemaEditor | None, statements: dict[str, Sequence[str]]) -> None:
    if editor is None:
        return
    for statement in statements[editor.client.capabilities.dialect]:
        if editor.collect_sql:
            editor.collected_sql.append(statement)
        else:
            await editor.client.execute_query(statement)
