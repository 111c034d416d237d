"""Reads what an operation selects: one statement a relation, only the columns asked for, only visible rows.

`fill` takes rows and the fields selected on them, and attaches the rows they refer to, level by level. Rows that others
refer to one by one are owed until the rest is read: those of a table are then read together, whoever refers to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from api.context import Context
from api.fields import Relation
from api.pages import BY_ID, COUNTED, Connection, Order, Page, clauses, taken
from api.selection import Selected
from api.tables import TABLES, Table
from models.database import among, rows
from models.sql import Params
from procedure import promises, responsibilities
from procedure.reading import unread
from procedure.service_levels import read_clocks

ALWAYS = ("id",)


@dataclass(frozen=True, slots=True)
class Owed:
    """Each row of `found` refers to one of another table by `relation`; it is attached under `name`."""

    found: Sequence[Any]
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
        keys = {getattr(row, str(each.relation.key)) for each in owed for row in each.found} - {None}
        below = merged(each.field.below(target) for each in owed)
        reached = target not in ("Ticket", "Message", "Event")
        others = await read(self, target, keys, below, reached=reached)
        for each in owed:
            for row in each.found:
                row.__dict__[each.name] = others.get(getattr(row, str(each.relation.key)))


def columns_of(table: Table, selected: Iterable[Selected]) -> tuple[str, ...]:
    """The columns that the selected fields need, in a stable order, so that the statement can be prepared once."""
    needed = set(ALWAYS)
    for field in selected:
        source = field.source
        if source is not None:
            needed.update(name or field.python_name for name in source.columns)
    return tuple(sorted(needed))


def select(table: Table, columns: Sequence[str], alias: str = "r") -> str:
    return f"SELECT {', '.join(f'{alias}.{name}' for name in columns)} FROM {table.name} {alias}"


async def by_ids(
    context: Context, type_name: str, ids: Iterable[int], selected: Sequence[Selected], *, reached: bool
) -> dict[int, Any]:
    """Rows by id. `reached` from a visible row of whose meaning they are part; otherwise only the visible ones."""
    reading = Reading(context)
    found = await read(reading, type_name, ids, selected, reached=reached)
    await reading.settle()
    return found


async def one_where(
    context: Context, type_name: str, where: str, params: Params, selected: Sequence[Selected]
) -> Any:
    """The visible row for which `where` holds, if there is one."""
    table, reading = TABLES[type_name], Reading(context)
    columns = columns_of(table, selected)
    sql = f"{select(table, columns)} WHERE {where} AND {table.visible(context.actor, params, 'r')}"
    found = table.hydrate(await rows(sql, params), columns)
    await fill(reading, found, selected)
    await reading.settle()
    return found[0] if found else None


async def read(
    reading: Reading, type_name: str, ids: Iterable[int], selected: Sequence[Selected], *, reached: bool
) -> dict[int, Any]:
    """The same within a reading: what the rows refer to one by one is attached when it settles."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    table, params = TABLES[type_name], Params()
    columns = columns_of(table, selected)
    sql = f"{select(table, columns)} WHERE r.id {among_ids(params, wanted)}"
    if not reached:
        sql += f" AND {table.visible(reading.context.actor, params, 'r')}"
    found = table.hydrate(await rows(sql, params), columns)
    await fill(reading, found, selected)
    return {row.id: row for row in found}


async def fill(reading: Reading, found: Sequence[Any], selected: Sequence[Selected]) -> None:
    """Attach to each row what its selected relations refer to, or owe it."""
    if not found:
        return
    for field in selected:
        source = field.source
        if source is None:
            continue
        for child in field.below() if source.nested else ():
            if child.name in source.nested:
                reading.owe(Owed(found, f"{field.name}.{child.name}", child, source.nested[child.name]))
        if source.relation is None:
            continue
        if source.relation.key is not None:
            reading.owe(Owed(found, field.python_name, field, source.relation))
        elif source.relation.connection:
            await _attach_pages(reading, found, field, source.relation)
        else:
            await _attach_many(reading, found, field, source.relation)
    await _attach_clocks(reading.context, found, selected)
    await _attach_standing(reading.context, found, selected)
    await _attach_ratings(reading.context, found, selected)
    await _attach_removable(reading.context, found, selected)
    await _attach_unread(reading.context, found, selected)
    await _attach_mail_problems(found, selected)


async def _attach_many(reading: Reading, found: Sequence[Any], field: Selected, relation: Relation) -> None:
    table, params = TABLES[relation.target], Params()
    below = field.below()
    columns = tuple(sorted({*columns_of(table, below), str(relation.back)}))
    sql = f"{select(table, columns)} WHERE r.{relation.back} {among_ids(params, (row.id for row in found))}"
    sql += f" AND {visible_below(reading.context, relation.target, params)}"
    sql += f"{relation.only and ' AND ' + relation.only} ORDER BY r.{relation.order}, r.id"
    others = table.hydrate(await rows(sql, params), columns)
    await fill(reading, others, below)
    groups: dict[int, list[Any]] = defaultdict(list)
    for other in others:
        groups[getattr(other, str(relation.back))].append(other)
    for row in found:
        group = groups[row.id]
        row.__dict__[field.python_name] = (group[-1] if group else None) if relation.single else group


def visible_below(context: Context, type_name: str, params: Params) -> str:
    """What may be seen of the rows that belong to a ticket which is known to be visible."""
    if type_name == "Message":
        return responsibilities.visible_messages(context.actor, params, "r")
    if type_name == "Attachment":
        return responsibilities.visible_attachments(context.actor, params, "r")
    if type_name == "Event":
        return responsibilities.visible_events(context.actor, params, "r")
    if type_name == "Ticket":
        return responsibilities.visible_tickets(context.actor, params, "r")
    if type_name == "Notice":
        return responsibilities.visible_notices(context.actor, params, "r")
    if type_name == "TicketLink":
        return responsibilities.visible_links(context.actor, params, "r")
    return "TRUE"


def among_ids(params: Params, ids: Iterable[int]) -> str:
    """`{column} {among_ids(…)}`: one SQL text for any number of ids."""
    params.append(sorted(ids))
    return among(len(params))


async def _attach_pages(reading: Reading, found: Sequence[Any], field: Selected, relation: Relation) -> None:
    """A page of each row's own, in one statement: rows are numbered within their parent."""
    table, params, page = TABLES[relation.target], Params(), Page.of(field.arguments(), field.name)
    below = merged([field.child("nodes"), field.child("edges", "node")])
    columns = tuple(sorted({*columns_of(table, below), str(relation.back)}))
    predicate = f"r.{relation.back} {among_ids(params, (row.id for row in found))}"
    predicate += f" AND {visible_below(reading.context, relation.target, params)}"
    beyond, order = clauses(page, BY_ID, params)
    names = ", ".join(f"r.{name}" for name in columns)
    sql = (
        f"SELECT {', '.join(columns)} FROM (SELECT {names}, row_number() OVER "
        f"(PARTITION BY r.{relation.back} ORDER BY {order}) AS place FROM {table.name} r WHERE {predicate}{beyond}) n "
        f"WHERE place <= {page.size + 1} ORDER BY {relation.back}, place"
    )
    others = table.hydrate(await rows(sql, params), columns)
    groups: dict[int, list[Any]] = defaultdict(list)
    for other in others:
        groups[getattr(other, str(relation.back))].append(other)
    shown = {row.id: taken(groups[row.id], page, BY_ID) for row in found}
    await fill(reading, [other for connection in shown.values() for other in connection.rows], below)
    if any(part.name.startswith("totalCount") for part in field.below()):
        await _count(reading.context, found, shown, relation)
    for row in found:
        row.__dict__[field.key] = shown[row.id]


async def _count(
    context: Context, found: Sequence[Any], shown: dict[int, Connection], relation: Relation
) -> None:
    params = Params()
    sql = f"SELECT r.{relation.back} AS parent, count(*) AS total FROM {TABLES[relation.target].name} r "
    sql += f"WHERE r.{relation.back} {among_ids(params, (row.id for row in found))} "
    sql += f"AND {visible_below(context, relation.target, params)} GROUP BY r.{relation.back}"
    totals = {record["parent"]: record["total"] for record in await rows(sql, params)}
    for parent, connection in shown.items():
        connection.total = totals.get(parent, 0)


async def connection(
    context: Context,
    type_name: str,
    field: Selected,
    order: Order,
    page: Page,
    predicate: str,
    params: Params,
) -> Connection:
    """A page of a whole list: `predicate` says which rows, visibility included."""
    table = TABLES[type_name]
    below = merged([field.child("nodes"), field.child("edges", "node")])
    columns = tuple(sorted({*columns_of(table, below), *(key.column for key in order)}))
    counted = Params(params)
    beyond, directions = clauses(page, order, params)
    sql = f"{select(table, columns)} WHERE {predicate}{beyond} ORDER BY {directions} LIMIT {page.size + 1}"
    shown = taken(table.hydrate(await rows(sql, params), columns), page, order)
    reading = Reading(context)
    await fill(reading, shown.rows, below)
    await reading.settle()
    if any(part.name.startswith("totalCount") for part in field.below()):
        count = f"SELECT count(*) AS total FROM (SELECT 1 FROM {table.name} r WHERE {predicate} LIMIT {COUNTED + 1}) c"
        shown.total = (await rows(count, counted))[0]["total"]
    return shown


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


DETAILED = {"intervals", "promises", "pauseReason", "registeredLate"}


async def _attach_clocks(context: Context, found: Sequence[Any], selected: Sequence[Selected]) -> None:
    """The intervals and the ledger of promises are read from the events; the rest of a clock from the row."""
    asked = [clock for field in selected if field.name == "sla" for clock in field.below()]
    if not any(field.name in DETAILED for clock in asked for field in clock.below()):
        return
    params = Params()
    events = await rows(
        "SELECT ticket_id, seq, kind, occurred_at, recorded_at, data FROM event "
        f"WHERE ticket_id {among_ids(params, (row.id for row in found))} "
        f"AND kind IN ({promises.CLOCK_EVENTS}) ORDER BY ticket_id, seq",
        params,
    )
    groups: dict[int, list[Any]] = defaultdict(list)
    for event in events:
        groups[event["ticket_id"]].append(event)
    for row in found:
        row.clocks = read_clocks(promises.facts_of(groups[row.id]), context.policies.book, context.now)


async def _attach_standing(context: Context, found: Sequence[Any], selected: Sequence[Selected]) -> None:
    """How the viewer stands to each ticket: what `allowedActions` depends on besides the row."""
    if (
        not any(field.name in ("allowedActions", "watching", "muted") for field in selected)
        or context.actor.person_id is None
    ):
        return
    params = Params()
    me, ids = params.add(context.actor.person_id), among_ids(params, (row.id for row in found))
    removable = responsibilities.removable_watchers(context.actor, params)
    known = await rows(
        f"SELECT ticket_id, 'joined' AS how FROM responder WHERE person_id = {me} AND ticket_id {ids} "
        f"UNION ALL SELECT ticket_id, 'watches' FROM watcher WHERE person_id = {me} AND ticket_id {ids} "
        f"UNION ALL SELECT ticket_id, 'mutes' FROM muting WHERE person_id = {me} AND ticket_id {ids} "
        f"UNION ALL SELECT ticket_id, 'complained_about' FROM complaint WHERE about_id = {me} AND ticket_id {ids} "
        f"UNION ALL SELECT t.id, 'serves' FROM ticket t JOIN area_member am ON am.area_id = t.area_id "
        f"WHERE am.person_id = {me} AND am.complexity >= t.complexity AND t.id {ids} "
        f"UNION ALL SELECT ticket_id, 'called' FROM escalation "
        f"WHERE acknowledged_at IS NULL AND ended_at IS NULL AND ticket_id {ids} "
        f"UNION ALL SELECT ticket_id, 'owes' FROM follow_up WHERE done_at IS NULL AND ticket_id {ids} "
        f"UNION ALL SELECT w.ticket_id, 'removes' FROM watcher w JOIN ticket t ON t.id = w.ticket_id "
        f"WHERE w.person_id <> {me} AND w.ticket_id {ids} AND {removable}",
        params,
    )
    hows: dict[int, dict[str, bool]] = defaultdict(dict)
    for record in known:
        hows[record["ticket_id"]][record["how"]] = True
    for row in found:
        row.standing = responsibilities.Standing(**hows[row.id])


async def _attach_ratings(context: Context, found: Sequence[Any], selected: Sequence[Selected]) -> None:
    """Whether each article helped the reader, as far as they said."""
    if context.actor.person_id is None or not any(field.name == "helpedMe" for field in selected):
        return
    params = Params()
    said = await rows(
        f"SELECT article_id, helped FROM article_rating WHERE person_id = {params.add(context.actor.person_id)} "
        f"AND article_id {among_ids(params, (row.id for row in found))}",
        params,
    )
    helped = {record["article_id"]: bool(record["helped"]) for record in said}
    for row in found:
        row.helped_me = helped.get(row.id)


async def _attach_removable(context: Context, found: Sequence[Any], selected: Sequence[Selected]) -> None:
    """Whom of those who follow the viewer may take off."""
    if not any(field.name == "removable" for field in selected):
        return
    params = Params()
    sql = "SELECT w.id FROM watcher w JOIN ticket t ON t.id = w.ticket_id "
    sql += f"WHERE w.id {among_ids(params, (row.id for row in found))} "
    sql += f"AND {responsibilities.removable_watchers(context.actor, params)}"
    removable = {record["id"] for record in await rows(sql, params)}
    for row in found:
        row.may_be_removed = row.id in removable


async def _attach_unread(context: Context, found: Sequence[Any], selected: Sequence[Selected]) -> None:
    if context.actor.person_id is None or not any(field.name == "unread" for field in selected):
        return
    params = Params()
    sql = f"SELECT t.id FROM ticket t WHERE t.id {among_ids(params, (row.id for row in found))} AND "
    news = {record["id"] for record in await rows(sql + unread(context.actor, params), params)}
    for row in found:
        row.is_unread = row.id in news


async def _attach_mail_problems(found: Sequence[Any], selected: Sequence[Selected]) -> None:
    """Why nothing is mailed to somebody any more."""
    if not any(field.name == "mailProblem" for field in selected):
        return
    params = Params()
    known = await rows(
        "SELECT p.id, s.detail FROM person p JOIN suppression s ON s.address = lower(p.email) "
        f"WHERE p.id {among_ids(params, (row.id for row in found))}",
        params,
    )
    problems = {record["id"]: record["detail"] for record in known}
    for row in found:
        row.mail_problem_found = problems.get(row.id)
