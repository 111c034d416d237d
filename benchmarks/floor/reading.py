"""The three questions as SQL, and their answers as the JSON that GraphQL would give."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from benchmarks.floor import visibility
from benchmarks.floor.database import Database, Found
from benchmarks.ids import node_id
from models.columns import as_instant
from models.sql import Params
from models.vocabulary import Priority
from procedure.core.actor import Actor
from procedure.core.visibility import visible_events
from procedure.service_levels.clocks import COLUMNS, REVISION_ZERO, Standing, Summary, read_summary

Row = Mapping[str, Any]
Json = dict[str, Any]

STILL_OPEN = "status NOT IN ('CLOSED', 'WITHDRAWN', 'MERGED')"  # as the partial index has it
STEPS = {
    "REGISTERED": 1,
    "CLASSIFIED": 2,
    "ASSIGNED": 3,
    "RESOLVED": 5,
    "CLOSED": 6,
    "WITHDRAWN": 6,
    "MERGED": 6,
}
WORKED_STEP = 4
INSTANTS = [name for name in COLUMNS if name.endswith(("_at", "_since"))]
LIST = (
    "SELECT t.id, t.number, t.type, t.subject, t.status, t.priority, t.next_due_at, t.updated_at,"
    " t.message_count, t.last_message_excerpt, t.last_message_at, t.assignee_id, a.name AS"
    " assignee, t.last_message_by_id, b.name AS author FROM ticket t LEFT JOIN person a ON a.id ="
    " t.assignee_id LEFT JOIN person b ON b.id = t.last_message_by_id WHERE {visible} ORDER BY"
    " t.updated_at DESC, t.id DESC LIMIT {limit}"
)
TICKET = (
    "SELECT t.id, t.number, t.version, t.type, t.subject, t.status, t.priority, t.recorded_at,"
    f" t.details, {', '.join(f't.{name}' for name in COLUMNS)}, t.requester_id, r.name AS"
    " requester, t.organization_id, o.name AS organization, t.assignee_id, a.name AS assignee,"
    " t.area_id, ar.code AS area_code, ar.name_es AS area_name FROM ticket t JOIN person r ON r.id"
    " = t.requester_id LEFT JOIN organization o ON o.id = t.organization_id LEFT JOIN person a ON"
    " a.id = t.assignee_id LEFT JOIN area ar ON ar.id = t.area_id WHERE t.number = {number} AND"
    " {visible}"
)
MESSAGES = (
    "SELECT m.id, m.kind, m.channel, m.body, m.occurred_at, m.author_role, m.author_id, p.name AS"
    " author FROM message m LEFT JOIN person p ON p.id = m.author_id WHERE m.ticket_id = $1 AND"
    " {visible} ORDER BY m.id LIMIT 21"
)
EVENTS = (
    "SELECT e.id, row_number() OVER (ORDER BY e.seq) AS seq, e.kind, e.clause, e.occurred_at,"
    " e.actor_id, p.name AS actor "
    "FROM event e LEFT JOIN person p ON p.id = e.actor_id WHERE e.ticket_id = $1 AND {visible} "
    "ORDER BY e.id LIMIT 21"
)
TEAM = "area_id IN (SELECT am.area_id FROM area_member am WHERE am.person_id = $1)"
COUNTS = (
    "SELECT count(CASE WHEN assignee_id = $1 THEN 1 END), "
    f"count(CASE WHEN {TEAM} THEN 1 END), "
    "count(CASE WHEN assignee_id IS NULL THEN 1 END), "
    "count(CASE WHEN next_due_at >= $2 AND next_due_at <= $3 THEN 1 END), "
    "count(CASE WHEN next_due_at < $2 THEN 1 END), "
    "count(CASE WHEN type = 'COMPLAINT' THEN 1 END), "
    "count(CASE WHEN status IN ('WAITING_CUSTOMER', 'WAITING_THIRD_PARTY') THEN 1 END), "
    "count(CASE WHEN review_state = 'ASKED' THEN 1 END) "
    f"FROM ticket WHERE {STILL_OPEN}"
)
VIEWS = ("MINE", "TEAM", "UNASSIGNED", "DUE_SOON", "BREACHED", "COMPLAINTS", "WAITING", "REVIEWS")
QUEUE = (
    "SELECT t.id, t.number, t.type, t.subject, t.status, t.priority, t.next_due_at, t.updated_at,"
    " t.message_count, t.requester_id, r.name AS requester, t.organization_id, o.name AS"
    " organization, t.assignee_id, a.name AS assignee, t.area_id, ar.code AS area_code FROM ticket"
    " t JOIN person r ON r.id = t.requester_id LEFT JOIN organization o ON o.id ="
    " t.organization_id LEFT JOIN person a ON a.id = t.assignee_id LEFT JOIN area ar ON ar.id ="
    f" t.area_id WHERE t.{STILL_OPEN} AND t.{TEAM} AND t.priority IN {{priorities}} ORDER BY"
    " t.next_due_at, t.id LIMIT {limit}"
)


async def tickets(database: Database, actor: Actor, variables: Json) -> Json:
    params, size = Params(), int(variables["first"])
    visible = visibility.tickets(database.dialect, actor, params)
    found = await database.fetch(LIST.format(visible=visible, limit=size + 1), params)
    return {"tickets": _page(found, size, _listed)}


async def ticket(database: Database, actor: Actor, variables: Json) -> Json:
    params = Params()
    slot = params.add(variables["number"])
    sql = TICKET.format(number=slot, visible=visibility.tickets(database.dialect, actor, params))
    found = await database.fetch(sql, params)
    if not found:
        return {"ticket": None}
    shown = _whole(found[0])
    key = found[0]["id"]
    shown["messages"] = _page(await _messages(database, actor, key), 20, _message)
    shown["events"] = _page(await _events(database, actor, key), 20, _event)
    return {"ticket": shown}


async def queue(database: Database, actor: Actor, variables: Json) -> Json:
    """The one view that is measured: the caller's areas."""
    now, size = datetime.now(UTC), int(variables["first"])
    [counts] = await database.fetch(COUNTS, [actor.person_id, now, now + timedelta(hours=2)])
    params = Params([actor.person_id])
    priorities = params.add_all(variables["filter"]["priority"])
    found = await database.fetch(QUEUE.format(priorities=priorities, limit=size + 1), params)
    counted = [
        {"view": view, "count": count} for view, count in zip(VIEWS, tuple(counts), strict=True)
    ]
    return {"queue": {"counts": counted, "tickets": _page(found, size, _queued)}}


async def _messages(database: Database, actor: Actor, key: int) -> Found:
    params = Params([key])
    visible = visibility.messages(database.dialect, actor, params)
    return await database.fetch(MESSAGES.format(visible=visible), params)


async def _events(database: Database, actor: Actor, key: int) -> Found:
    params = Params([key])
    return await database.fetch(EVENTS.format(visible=visible_events(actor, params)), params)


def instant(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, str):  # SQLite keeps them as text, in UTC
        text = value.removesuffix("+00:00").replace(" ", "T")
        return f"{text[:23]}Z" if len(text) > len("2026-01-01T00:00:00") else f"{text}.000Z"
    return str(value.isoformat(timespec="milliseconds").replace("+00:00", "Z"))


def owed(value: Any) -> str | None:
    text = instant(value)
    return None if text is None or text.startswith("9999") else text


def _page(found: Found, size: int, shown: Any) -> Json:
    nodes = [shown(row) for row in found[:size]]
    end = str(found[:size][-1]["id"]) if found else None
    return {"nodes": nodes, "pageInfo": {"hasNextPage": len(found) > size, "endCursor": end}}


def _named(type_name: str, key: int | None, name: str | None) -> Json | None:
    return None if key is None else {"id": node_id(type_name, key), "name": name}


def _short(row: Row) -> Json:
    return {
        "id": node_id("Ticket", row["id"]),
        "number": row["number"],
        "type": row["type"],
        "subject": row["subject"],
        "status": row["status"],
        "priority": row["priority"],
        "nextDueAt": owed(row["next_due_at"]),
        "updatedAt": instant(row["updated_at"]),
        "messageCount": row["message_count"],
        "assignee": _named("Person", row["assignee_id"], row["assignee"]),
    }


def _listed(row: Row) -> Json:
    last = row["last_message_at"] and {
        "excerpt": row["last_message_excerpt"],
        "at": instant(row["last_message_at"]),
        "author": _named("Person", row["last_message_by_id"], row["author"]),
    }
    return {**_short(row), "step": STEPS.get(row["status"], WORKED_STEP), "lastMessage": last}


def _queued(row: Row) -> Json:
    area = row["area_id"] and {"id": node_id("Area", row["area_id"]), "code": row["area_code"]}
    return {
        **_short(row),
        "requester": _named("Person", row["requester_id"], row["requester"]),
        "organization": _named("Organization", row["organization_id"], row["organization"]),
        "area": area,
    }


def _whole(row: Row) -> Json:
    area = {
        "id": node_id("Area", row["area_id"] or 0),
        "code": row["area_code"],
        "name": row["area_name"],
    }
    return {
        "id": node_id("Ticket", row["id"]),
        "number": row["number"],
        "version": row["version"],
        "type": row["type"],
        "subject": row["subject"],
        "status": row["status"],
        "step": STEPS.get(row["status"], WORKED_STEP),
        "priority": row["priority"],
        "recordedAt": instant(row["recorded_at"]),
        "nextDueAt": owed(row["next_due_at"]),
        "details": [
            {"name": _camel(name), "value": value}
            for name, value in orjson.loads(row["details"]).items()
        ],
        "requester": _named("Person", row["requester_id"], row["requester"]),
        "organization": _named("Organization", row["organization_id"], row["organization"]),
        "assignee": _named("Person", row["assignee_id"], row["assignee"]),
        "area": area if row["area_id"] else None,
        "sla": _sla(row),
    }


def _sla(row: Row) -> Json:
    columns = {name: row[name] for name in COLUMNS}
    columns.update({name: as_instant(columns[name]) for name in INSTANTS})
    found = read_summary(
        Summary.from_row(columns), REVISION_ZERO, Priority(row["priority"]), datetime.now(UTC)
    )
    resolution = _clock(found.resolution)
    resolution["pausedSince"] = instant(found.resolution.paused_since)
    return {
        "pauseCount": found.pause_count,
        "firstResponse": _clock(found.first_response),
        "resolution": resolution,
    }


def _clock(standing: Standing) -> Json:
    return {
        "state": standing.state,
        "target": f"PT{standing.target // timedelta(hours=1)}H",
        "dueAt": instant(standing.due_at),
        "metAt": instant(standing.met_at),
        "breachedAt": instant(standing.breached_at),
    }


def _message(row: Row) -> Json:
    return {
        "id": node_id("Message", row["id"]),
        "kind": row["kind"],
        "channel": row["channel"],
        "body": row["body"],
        "occurredAt": instant(row["occurred_at"]),
        "authorRole": row["author_role"],
        "author": _named("Person", row["author_id"], row["author"]),
    }


def _event(row: Row) -> Json:
    return {
        "id": node_id("Event", row["id"]),
        "seq": row["seq"],
        "kind": row["kind"],
        "clause": row["clause"],
        "occurredAt": instant(row["occurred_at"]),
        "actor": _named("Person", row["actor_id"], row["actor"]),
    }


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
