"""The next migration: what the migrations lack to give the tables that the rows describe."""

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tortoise.apps import Apps
from tortoise.context import TortoiseContext
from tortoise.fields.data import CharEnumFieldInstance
from tortoise.migrations import operations as ops
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.migration import Migration
from tortoise.migrations.operations import Operation
from tortoise.migrations.schema_generator.operation_generator import OperationGenerator
from tortoise.migrations.schema_generator.state import State
from tortoise.migrations.writer import ImportManager, MigrationWriter

from models import schema
from models.database import configuration
from models.schema import LiftOneOf, NoDefault, OneOf, literal

APP = "models"
NOWHERE = "sqlite:///nowhere"  # the engine does not matter: nothing is opened
Words = dict[tuple[str, str], tuple[str, ...]]  # by table and column


class CannotWrite(Exception):
    """Says in one sentence what the author has to settle first."""


@dataclass(frozen=True)
class Next:
    """The migration that is missing, and the one that it follows."""

    operations: Sequence[Operation]
    after: str


async def write(name: str) -> tuple[Path, Sequence[Operation]] | None:
    """The next migration, written under its number and `name`; None if the rows ask for none."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise CannotWrite("a migration's name is small letters, digits and underscores")
    missing = await missing_migration(await rows_of_today())
    if not missing.operations:
        return None
    number = int(missing.after[:4]) + 1
    writer = Writer(
        f"{number:04d}_{name}",
        APP,
        missing.operations,
        dependencies=[(APP, missing.after)],
        migrations_module="models.migrations",
    )
    path = writer.path()
    with path.open("x", encoding="utf-8") as file:
        file.write(writer.as_string())
    _tidy(path)
    return path, missing.operations


def _tidy(path: Path) -> None:
    for arguments in (("check", "--fix-only", "--quiet"), ("format", "--quiet")):
        subprocess.run([sys.executable, "-m", "ruff", *arguments, path], check=False)  # noqa: S603


async def rows_of_today() -> Apps:
    context = TortoiseContext()
    await context.init(config=configuration(NOWHERE), init_connections=False)
    assert context.apps is not None
    return context.apps


async def missing_migration(apps: Apps) -> Next:
    detector = MigrationAutodetector(apps, configuration(NOWHERE)["apps"])
    await detector.loader.build_graph()
    line = _in_line(detector)
    before, today = await detector._project_state(), detector._current_state()
    forget_descriptions(before, today)
    held, wanted = words_held(line), words_of(apps)
    return Next(
        [
            *(LiftOneOf(*column) for column in held if column not in wanted),
            *(_checked(each) for each in OperationGenerator(before, today).generate([APP])),
            *(
                OneOf(*column, words)
                for column, words in wanted.items()
                if set(held.get(column, ())) != set(words)
            ),
        ],
        after=line[-1].name,
    )


def _in_line(detector: MigrationAutodetector) -> list[Migration]:
    """The migrations from the first to the last; refuses two that follow the same one."""
    graph = detector.loader.graph
    ends = graph.leaf_nodes(APP)
    if len(ends) > 1:
        names = " and ".join(end.name for end in ends)
        raise CannotWrite(
            f"{names} follow the same migration: give one the next number and dependency"
        )
    nodes = [graph.nodes[key] for key in graph.forwards_plan(ends[0])]
    return [node for node in nodes if isinstance(node, Migration)]


def words_held(line: Sequence[Migration]) -> Words:
    """What the columns are held to after these migrations."""
    held: Words = {}
    for operation in chain.from_iterable(migration.operations for migration in line):
        if isinstance(operation, OneOf):
            held[operation.table, operation.column] = operation.words
        elif isinstance(operation, LiftOneOf):
            del held[operation.table, operation.column]
    return held


def words_of(apps: Apps) -> Words:
    """Every column of the rows that holds a word of the vocabulary."""
    return {
        (model._meta.db_table, field.source_field or name): tuple(
            word.value for word in field.enum_type
        )
        for model in apps[APP].values()
        for name, field in model._meta.fields_map.items()
        if isinstance(field, CharEnumFieldInstance)
    }


def forget_descriptions(*states: State) -> None:
    """Another sentence about a table is no change of it."""
    for state in states:
        for model in state.models.values():
            model.options.pop("table_description", None)


def _checked(operation: Operation) -> Operation:
    """As Tortoise found it, or ours where its own would fail on a table with rows in it."""
    if not isinstance(operation, ops.AddField):
        return operation
    where, field = f"{operation.model_name}.{operation.name}", operation.field
    assert field is not None
    if field.index and not field.pk:  # type: ignore[union-attr]
        raise CannotWrite(f"{where}: Tortoise adds no index with a field; say it in Meta.indexes")
    if field.null or field.has_db_default():  # type: ignore[union-attr]
        return operation
    try:
        literal(field)  # type: ignore[arg-type]
    except NoDefault:
        raise CannotWrite(
            f"{where}: what do the rows that are there hold? Give it a default, or let it be null"
        ) from None
    return schema.AddField(operation.model_name, operation.name, field)


class Writer(MigrationWriter):
    def as_string(self) -> str:
        title = self.name[5:].replace("_", " ").capitalize()
        source = super().as_string().replace("(migrations.Migration)", "(schema.Migration)")
        return f'"""{title}."""\n\n' + source.replace(
            "from tortoise import migrations\n", "from models import schema\n"
        )

    def _format_operation(
        self, operation: Operation, imports: ImportManager, *, indent: str
    ) -> list[str]:
        if isinstance(operation, OneOf):
            told = f"{operation.table!r}, {operation.column!r}, {list(operation.words)!r}"
            return [f"{indent}schema.OneOf({told}),"]
        if isinstance(operation, LiftOneOf):
            return [f"{indent}schema.LiftOneOf({operation.table!r}, {operation.column!r}),"]
        lines = super()._format_operation(operation, imports, indent=indent)
        if isinstance(operation, schema.AddField):
            lines[0] = lines[0].replace("ops.AddField(", "schema.AddField(")
        return lines
