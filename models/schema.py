"""What a migration says beyond Tortoise's own operations: SQL for each engine, the words a column may hold."""

from collections.abc import Sequence
from typing import Any

from tortoise.migrations.operations import TortoiseOperation
from tortoise.migrations.schema_editor.base import BaseSchemaEditor


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
