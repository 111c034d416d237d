"""The cast for each test: written by rows once a process and engine, and put back as it was after
that.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain

from models.database import Dialect, dialect, execute, rows, transaction
from tests.cast import Desk, open_desk

# In the order in which they refer to each other.
TABLES = ["organization", "person", "area", "area_member", "policy_revision", "client"]


@dataclass(frozen=True)
class Written:
    """The rows of one table."""

    columns: Sequence[str]
    values: Sequence[tuple[object, ...]]


@dataclass(frozen=True)
class Kept:
    desk: Desk
    written: Mapping[str, Written]


_kept: dict[Dialect, Kept] = {}


async def the_desk() -> Desk:
    """As `open_desk` opens it in an empty database, in less time."""
    kept = _kept.get(dialect())
    if kept is None:
        desk = await open_desk()
        kept = _kept[dialect()] = Kept(desk, {table: await _read(table) for table in TABLES})
    else:
        await _put_back(kept.written)
    return deepcopy(kept.desk)


async def _read(table: str) -> Written:
    found = await rows(f"SELECT * FROM {table}")
    return Written(list(found[0].keys()), [tuple(row) for row in found])


async def _put_back(written: Mapping[str, Written]) -> None:
    async with transaction():
        for table, its in written.items():
            width = len(its.columns)
            marks = ", ".join(_marks(width, row * width) for row in range(len(its.values)))
            await execute(
                f"INSERT INTO {table}({', '.join(its.columns)}) VALUES {marks}",
                [*chain(*its.values)],
            )


def _marks(count: int, after: int) -> str:
    return f"({', '.join(f'${after + position}' for position in range(1, count + 1))})"
