"""Rebuilding a table of SQLite, which changes a column in no other way, without losing anything."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from tortoise.fields.relational import ForeignKeyFieldInstance, OneToOneFieldInstance
from tortoise.migrations.schema_editor.sqlite import SqliteSchemaEditor

CHECK = re.compile(r"\bCHECK\s*\(", re.IGNORECASE)


class SafeSqliteEditor(SqliteSchemaEditor):
    """Rebuilds a table with its indexes, uniques, triggers and counter."""

    async def _run_sql(self, sql: str) -> None:
        if self.collect_sql:
            await super()._run_sql(sql)
            return
        for statement in whole_statements(sql):
            await self.client.execute_query(statement)

    async def remove_field(self, model: Any, field: Any) -> None:
        if isinstance(field, ForeignKeyFieldInstance):
            # Tortoise takes the relation away and leaves its column; both go.
            del model._meta.fields_map[field.model_field_name]
            field = model._meta.fields_map[field.source_field]
        await super().remove_field(model, field)

    async def remove_constraint(self, model: Any, constraint: Any) -> None:
        """A unique declared inside CREATE TABLE has no index to drop: the table is rebuilt."""
        columns = self._resolve_fields_to_columns(model, constraint.fields)
        if columns in await self._composite_uniques(model._meta.db_table):
            await self._rebuild(model, without=columns)
        else:
            await super().remove_constraint(model, constraint)

    async def _remake_table(self, model: Any, **changes: Any) -> None:  # type: ignore[override]
        await self._rebuild(model, **changes)

    async def _rebuild(self, model: Any, without: Sequence[str] = (), **changes: Any) -> None:
        table = model._meta.db_table
        made_after = await self._sql_of("type IN ('index', 'trigger')", table)
        uniques = [*await self._composite_uniques(table), *_one_to_one(model)]
        counter = await self._counter(table)
        if any(CHECK.search(sql) for sql in await self._sql_of("type = 'table'", table)):
            raise RuntimeError(
                f"{table}: a CHECK would be lost; say it with OneOf, or rebuild by hand"
            )
        await super()._remake_table(model, **changes)
        for sql in made_after:
            await self.client.execute_query(sql)
        for columns in uniques:
            if columns != without:
                await self._make_unique(table, columns)
        await self._set_counter(table, counter)

    async def _make_unique(self, table: str, columns: Sequence[str]) -> None:
        quoted = ", ".join(f'"{column}"' for column in columns)
        name = f"uid_{table}_{'_'.join(columns)}"
        await self.client.execute_query(
            f'CREATE UNIQUE INDEX IF NOT EXISTS "{name}" ON "{table}" ({quoted})'
        )

    async def _sql_of(self, kind: str, table: str) -> list[str]:
        found = await self.client.execute_query_dict(
            f"SELECT sql FROM sqlite_master WHERE {kind} AND tbl_name = ? AND sql IS NOT NULL",
            [table],
        )
        return [row["sql"] for row in found]

    async def _composite_uniques(self, table: str) -> list[list[str]]:
        """Those declared inside CREATE TABLE, which the rebuild writes anew without them."""
        indexes = await self.client.execute_query_dict(f'PRAGMA index_list("{table}")')
        found = [
            await self._columns_of(index["name"]) for index in indexes if index["origin"] == "u"
        ]
        return [columns for columns in found if len(columns) > 1]

    async def _columns_of(self, index: str) -> list[str]:
        columns = await self.client.execute_query_dict(f'PRAGMA index_info("{index}")')
        return [column["name"] for column in columns]

    async def _counter(self, table: str) -> int:
        """The highest key ever given, so that the key of a row that is gone is not given again."""
        found = await self.client.execute_query_dict(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", [table]
        )
        return found[0]["seq"] if found else 0

    async def _set_counter(self, table: str, value: int) -> None:
        await self.client.execute_query("DELETE FROM sqlite_sequence WHERE name = ?", [table])
        await self.client.execute_query(
            "INSERT INTO sqlite_sequence(name, seq) VALUES (?, ?)", [table, value]
        )


def _one_to_one(model: Any) -> list[list[str]]:
    """Tortoise rebuilds these columns as if several rows might share what they refer to."""
    return [
        [field.source_field]
        for field in model._meta.fields_map.values()
        if isinstance(field, OneToOneFieldInstance) and field.source_field
    ]


def whole_statements(script: str) -> Iterable[str]:
    """Cut at the semicolons that end a statement, not at those inside a trigger or a string."""
    statement = ""
    for part in script.split(";"):
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            if statement.strip(" \n\t;"):
                yield statement
            statement = ""
    if statement.strip(" \n\t;"):
        yield statement
