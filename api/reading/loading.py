"""Reads what an operation selects: one statement a relation, only the columns asked for, only
visible rows.

`fill` takes rows and the fields selected on them, and attaches the rows they refer to, level by
level. Rows that others refer to one by one are owed until the rest is read: those of a table are
then read together, whoever refers to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from api.gateway.context import Context
from api.reading.connections import Connection
from api.reading.fields import Load, Relation, source_of
from api.reading.pagination import BY_ID, COUNTED, LoadedPage, Order, Page, clauses, page_of
from api.reading.rows import Row
from api.reading.selection import Selected
from api.reading.tables import TABLES, Table
from models.database import among_ids, rows
from models.sql import Params

Kind = TypeVar("Kind")
ALWAYS = ("id",)


@dataclass(frozen=True, slots=True)
class Owed:
    """Each row of `found` refers to one of another table by `relation`; it is attached under
    `name`.
    """

    found: Sequence[Row]
    name: str
    field: Selected
    relation: Relation


class Reading:
    """One reading of a selection, and what it still owes."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._owed: dict[str, list[Owed]] = defaultdict(list)

    def owe(self, owed: Owed) -> None:
        self._owed[owed.relation.target].append(owed)

    async def settle(self) -> None:
        """Read what is owed, table by table, until nothing is."""
        while self._owed:
            target = next(iter(self._owed))
            await self._attach(target, self._owed.pop(target))

    async def _attach(self, target: str, owed: list[Owed]) -> None:
        keys = {getattr(row, str(each.relation.key)) for each in owed for row in each.found} - {
            None
        }
        below = merged(each.field.below(target) for each in owed)
        reached = target not in ("Ticket", "Message", "Event", "Organization", "Article")
        others = await read_rows(self, target, keys, below, reached=reached)
        for each in owed:
            for row in each.found:
                row.__dict__[each.name] = others.get(getattr(row, str(each.relation.key)))


def columns_of(table: Table, selected: Iterable[Selected]) -> tuple[str, ...]:
    """The columns that the selected fields need, in a stable order, so that the statement can be
    prepared once.
    """
    needed = {*ALWAYS, *table.always}
    for field in selected:
        source = source_of(field.field)
        if source is not None:
            needed.update(name or field.python_name for name in source.columns)
    return tuple(sorted(needed))


def select(table: Table, columns: Sequence[str], alias: str = "r") -> str:
    return f"SELECT {', '.join(f'{alias}.{name}' for name in columns)} FROM {table.name} {alias}"


async def by_ids(
    context: Context,
    kind: type[Kind],
    ids: Iterable[int],
    selected: Sequence[Selected],
    *,
    reached: bool,
) -> dict[int, Kind]:
    """Rows by id. `reached` from a visible row of whose meaning they are part; otherwise only the
    visible ones.
    """
    found = await rows_by_ids(context, kind.__name__, ids, selected, reached=reached)
    return cast("dict[int, Kind]", found)


async def in_order(
    context: Context, kind: type[Kind], ids: Sequence[int], selected: Sequence[Selected]
) -> list[Kind]:
    """The rows with these ids, which are known to be visible."""
    loaded = await by_ids(context, kind, ids, selected, reached=True)
    return [loaded[key] for key in ids]


async def rows_by_ids(
    context: Context,
    type_name: str,
    ids: Iterable[int],
    selected: Sequence[Selected],
    *,
    reached: bool,
) -> dict[int, Row]:
    reading = Reading(context)
    found = await read_rows(reading, type_name, ids, selected, reached=reached)
    await reading.settle()
    return found


async def one_where(
    context: Context, kind: type[Kind], where: str, params: Params, selected: Sequence[Selected]
) -> Kind | None:
    """The visible row for which `where` holds; None if there is none."""
    table, reading = TABLES[kind.__name__], Reading(context)
    columns = columns_of(table, selected)
    seen = table.seen.anywhere(context.actor, params, "r")
    sql = f"{select(table, columns)} WHERE {where} AND {seen}"
    found = table.hydrate(await rows(sql, params), columns)
    await fill(reading, found, selected)
    await reading.settle()
    return cast("Kind", found[0]) if found else None


async def read_rows(
    reading: Reading,
    type_name: str,
    ids: Iterable[int],
    selected: Sequence[Selected],
    *,
    reached: bool,
) -> dict[int, Row]:
    """The same within a reading: what the rows refer to one by one is attached when it settles."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    table, params = TABLES[type_name], Params()
    columns = columns_of(table, selected)
    sql = f"{select(table, columns)} WHERE r.id {among_ids(params, wanted)}"
    if not reached:
        sql += f" AND {table.seen.anywhere(reading.context.actor, params, 'r')}"
    found = table.hydrate(await rows(sql, params), columns)
    await fill(reading, found, selected)
    return {row.id: row for row in found}


async def fill(reading: Reading, found: Sequence[Row], selected: Sequence[Selected]) -> None:
    """Attach to each row what its selected relations refer to, or owe it; and what its fields load,
    each loader once.
    """
    if not found:
        return
    loads: dict[Load, list[Selected]] = defaultdict(list)
    for field in selected:
        source = source_of(field.field)
        if source is None:
            continue
        for child in field.below() if source.nested else ():
            if child.name in source.nested:
                reading.owe(
                    Owed(found, f"{field.name}.{child.name}", child, source.nested[child.name])
                )
        if source.relation is not None:
            await _attach(reading, found, field, source.relation)
        if source.load is not None:
            loads[source.load].append(field)
    for load, fields in loads.items():
        await load(reading.context, found, fields)


async def _attach(
    reading: Reading, found: Sequence[Row], field: Selected, relation: Relation
) -> None:
    if relation.key is not None:
        reading.owe(Owed(found, field.python_name, field, relation))
        return
    attach = _attach_pages if relation.connection else _attach_many
    for some, by in _places(found, relation):
        await attach(reading, some, field, by)


def _places(found: Sequence[Row], relation: Relation) -> Iterable[tuple[Sequence[Row], Relation]]:
    """The rows with where their own are found: those of what was folded went along with it."""
    folded = [row for row in found if row.merged_into_id] if relation.origin else []
    if folded:
        yield folded, replace(relation, back=relation.origin)
    others = [row for row in found if not row.merged_into_id] if folded else found
    if others:
        yield others, relation


async def _attach_many(
    reading: Reading, found: Sequence[Row], field: Selected, relation: Relation
) -> None:
    table, params = TABLES[relation.target], Params()
    below = field.below()
    columns = tuple(sorted({*columns_of(table, below), str(relation.back)}))
    sql = (
        f"{select(table, columns)} WHERE r.{relation.back}"
        f" {among_ids(params, (row.id for row in found))}"
    )
    sql += f" AND {table.seen.below(reading.context.actor, params, 'r')}"
    sql += f"{relation.only and ' AND ' + relation.only} ORDER BY r.{relation.order}, r.id"
    others = table.hydrate(await rows(sql, params), columns)
    await fill(reading, others, below)
    groups: dict[int, list[Row]] = defaultdict(list)
    for other in others:
        groups[getattr(other, str(relation.back))].append(other)
    for row in found:
        group = groups[row.id]
        row.__dict__[field.python_name] = (
            (group[-1] if group else None) if relation.single else group
        )


async def _attach_pages(
    reading: Reading, found: Sequence[Row], field: Selected, relation: Relation
) -> None:
    """A page of each row's own, in one statement: rows are numbered within their parent."""
    table, params, page = TABLES[relation.target], Params(), Page.of(field.arguments(), field.name)
    below = merged([field.child("nodes"), field.child("edges", "node")])
    columns = tuple(sorted({*columns_of(table, below), str(relation.back)}))
    predicate = f"r.{relation.back} {among_ids(params, (row.id for row in found))}"
    predicate += f" AND {table.seen.below(reading.context.actor, params, 'r')}"
    beyond, order = clauses(page, BY_ID, params)
    names = ", ".join(f"r.{name}" for name in columns)
    sql = (
        f"SELECT {', '.join(columns)} FROM (SELECT {names}, row_number() OVER (PARTITION BY"
        f" r.{relation.back} ORDER BY {order}) AS place FROM {table.name} r WHERE"
        f" {predicate}{beyond}) n WHERE place <= {page.size + 1} ORDER BY {relation.back}, place"
    )
    others = table.hydrate(await rows(sql, params), columns)
    groups: dict[int, list[Row]] = defaultdict(list)
    for other in others:
        groups[getattr(other, str(relation.back))].append(other)
    shown = {row.id: page_of(groups[row.id], page, BY_ID) for row in found}
    await fill(
        reading, [other for connection in shown.values() for other in connection.rows], below
    )
    if any(part.name.startswith("totalCount") for part in field.below()):
        await _count(reading.context, found, shown, relation)
    for row in found:
        row.__dict__[field.key] = shown[row.id]


async def _count(
    context: Context, found: Sequence[Row], shown: dict[int, LoadedPage], relation: Relation
) -> None:
    table, params = TABLES[relation.target], Params()
    sql = f"SELECT r.{relation.back} AS parent, count(*) AS total FROM {table.name} r "
    sql += f"WHERE r.{relation.back} {among_ids(params, (row.id for row in found))} "
    sql += f"AND {table.seen.below(context.actor, params, 'r')} GROUP BY r.{relation.back}"
    totals = {record["parent"]: record["total"] for record in await rows(sql, params)}
    for parent, connection in shown.items():
        connection.total = totals.get(parent, 0)


async def connection(
    context: Context,
    kind: type[Kind],
    field: Selected,
    order: Order,
    page: Page,
    predicate: str,
    params: Params,
) -> Connection[Kind]:
    """A page of a whole list: `predicate` says which rows, visibility included."""
    table = TABLES[kind.__name__]
    below = merged([field.child("nodes"), field.child("edges", "node")])
    columns = tuple(sorted({*columns_of(table, below), *(key.column for key in order)}))
    counted = Params(params)
    beyond, directions = clauses(page, order, params)
    sql = (
        f"{select(table, columns)} WHERE {predicate}{beyond} ORDER BY {directions} LIMIT"
        f" {page.size + 1}"
    )
    shown = page_of(table.hydrate(await rows(sql, params), columns), page, order)
    reading = Reading(context)
    await fill(reading, shown.rows, below)
    await reading.settle()
    if any(part.name.startswith("totalCount") for part in field.below()):
        count = (
            f"SELECT count(*) AS total FROM (SELECT 1 FROM {table.name} r WHERE {predicate} LIMIT"
            f" {COUNTED + 1}) c"
        )
        shown.total = (await rows(count, counted))[0]["total"]
    return shown_as(kind, shown)


def shown_as(kind: type[Kind], page: LoadedPage) -> Connection[Kind]:
    """The page as the schema has it: rows are read there as objects of their type."""
    return cast("Connection[Kind]", page)


def merged(selections: Iterable[list[Selected]]) -> list[Selected]:
    """Several selections on the same type as one: what any of them needs is read."""
    together: dict[str, Selected] = {}
    for selection in selections:
        for field in selection:
            known = together.get(field.key)
            if known is None:
                together[field.key] = Selected(
                    field.name, field.key, field.field, list(field.nodes), field.operation
                )
            else:
                known.nodes += field.nodes
    return list(together.values())
