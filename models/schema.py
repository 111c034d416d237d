"""What a migration says beyond Tortoise's own operations: SQL for each engine, the words a column may hold."""

from collections.abc import Sequence
from typing import Any

from tortoise import migrations
from tortoise.migrations.operations import CreateModel, TortoiseOperation
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_generator.state import State


class Migration(migrations.Migration):
    """Copies the state before an operation only for those that compare: forty tables are not copied forty times."""

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
            before = state if isinstance(operation, CreateModel | DialectSQL) else state.clone()
            operation.state_forward(self.app_label, state)
            await operation.database_forward(self.app_label, before, state, schema_editor)
        state.validate_relations_initialized()
        return state


class DialectSQL(TortoiseOperation):
    """Whole statements for each engine, sent one by one: a trigger's body is not cut at its semicolons."""

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
        self, app_label: str, old_state: Any, new_state: Any, state_editor: BaseSchemaEditor | None = None
    ) -> None:
        await _send(state_editor, self.forward)

    async def database_backward(
        self, app_label: str, old_state: Any, new_state: Any, state_editor: BaseSchemaEditor | None = None
    ) -> None:
        await _send(state_editor, self.backward)


class OneOf(DialectSQL):
    """The column holds one of these words, whoever writes it: a CHECK, or on SQLite two triggers.

    (Triggers, because SQLite can change a CHECK only by building the table anew.)
    """

    def __init__(self, table: str, column: str, words: Sequence[str]) -> None:
        self.table, self.column, self.words = table, column, tuple(words)
        listed = ", ".join(f"'{word}'" for word in self.words)
        name = f"{table}_{column}_word"
        super().__init__(
            sqlite=[
                _word_trigger(f"{name}_insert", "INSERT", table, column, listed),
                _word_trigger(f"{name}_update", f'UPDATE OF "{column}"', table, column, listed),
            ],
            postgres=[f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" CHECK ("{column}" IN ({listed}))'],
            reverse_sqlite=[f'DROP TRIGGER "{name}_insert"', f'DROP TRIGGER "{name}_update"'],
            reverse_postgres=[f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"'],
        )

    def describe(self) -> str:
        return f"{self.table}.{self.column} holds one of {len(self.words)} words"


def _word_trigger(name: str, moment: str, table: str, column: str, listed: str) -> str:
    return (
        f'CREATE TRIGGER "{name}" BEFORE {moment} ON "{table}" WHEN NEW."{column}" NOT IN ({listed}) '
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
