"""An event in one sentence for whoever reads it: `Event.summary`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import orjson

from api.gateway.context import Context
from api.reading.rows import Row
from api.reading.selection import Selected
from models.database import among_ids, rows
from models.sql import Params
from models.vocabulary import Language
from procedure.core.visibility import visible_tickets
from texts import event_sentences
from texts.event_sentences import Reader

NEEDED = ("kind", "data", "actor_id", "client_id", "ticket_id")
Known: TypeAlias = Mapping[int, Mapping[str, Any]]
OTHERS = ("other_id", "survivor_id", "by_id")
"""Facts that are the id of another ticket."""


def summary(row: Row, context: Context) -> str:
    return event_sentences.summary(
        row.kind,
        row.recorded,
        row.names,
        reader=row.reader,
        language=context.language,
        zone=context.actor.timezone,
    )


async def read_names(context: Context, events: Sequence[Row], _asked: Sequence[Selected]) -> None:
    """Whom and what each event speaks of, by name, as far as the reader may know them; one
    statement a table.
    """
    for row in events:
        row.recorded = orjson.loads(row.data)
    people = await _people(events)
    areas = await _areas(context, events)
    tags = await _by_id("SELECT g.id, g.name FROM tag g", "g", _said(events, "tag_id"), Params())
    tickets = await _tickets(context, events)
    clients = await _clients(events)
    for row in events:
        about = row.recorded
        other = next((about[name] for name in OTHERS if name in about), None)
        known = {
            "actor": _actor(context, row, people, clients),
            "person": _known(people, about.get("person_id")),
            "person_before": _known(people, about.get("person_id_before")),
            "area": areas.get(about.get("area_id")),
            "tag": tags[about["tag_id"]]["name"] if "tag_id" in about else None,
            "other": _known(tickets, other),
        }
        row.tells_of_hidden = other is not None and known["other"] is None
        row.names = {name: said for name, said in known.items() if said is not None}
        row.reader = _reader(context, tickets[row.ticket_id]["requester_id"])


def _reader(context: Context, requester_id: int) -> Reader:
    if context.actor.is_staff:
        return "staff"
    return "requester" if requester_id == context.actor.person_id else "customer"


def _actor(context: Context, row: Row, people: Known, clients: Mapping[int | None, str]) -> str:
    if row.actor_id is None:
        return clients.get(row.client_id, context.desk_name)
    if row.actor_id == context.actor.person_id:
        return event_sentences.you(context.language)
    return str(people[row.actor_id]["name"])


def _known(named: Known, key: int | None) -> str | None:
    found = named.get(key) if key is not None else None
    return str(found["name"]) if found is not None and found["visible"] else None


async def _people(events: Sequence[Row]) -> Known:
    """Who did it, and to whom, is told to whoever may know that it happened."""
    wanted = (
        {row.actor_id for row in events}
        | _said(events, "person_id")
        | _said(events, "person_id_before")
    )
    sql = "SELECT p.id, p.name, TRUE AS visible FROM person p"
    return await _by_id(sql, "p", wanted, Params())


async def _tickets(context: Context, events: Sequence[Row]) -> Known:
    wanted = {row.ticket_id for row in events}.union(*(_said(events, name) for name in OTHERS))
    params = Params()
    seen = visible_tickets(context.actor, params)
    columns = f"t.id, t.number AS name, t.requester_id, {seen} AS visible"
    return await _by_id(f"SELECT {columns} FROM ticket t", "t", wanted, params)


async def _areas(context: Context, events: Sequence[Row]) -> dict[int | None, str]:
    column = "name_en" if context.language is Language.EN else "name_es"
    sql = f"SELECT a.id, a.{column} AS name FROM area a"
    found = await _by_id(sql, "a", _said(events, "area_id"), Params())
    return {key: str(area["name"]) for key, area in found.items()}


async def _clients(events: Sequence[Row]) -> dict[int | None, str]:
    sql = "SELECT c.id, c.name FROM client c"
    found = await _by_id(sql, "c", {row.client_id for row in events}, Params())
    return {key: str(client["name"]) for key, client in found.items()}


async def _by_id(sql: str, alias: str, wanted: Iterable[int | None], params: Params) -> Known:
    keys = sorted(key for key in wanted if key is not None)
    if not keys:
        return {}
    found = await rows(f"{sql} WHERE {alias}.id {among_ids(params, keys)}", params)
    return {row["id"]: row for row in found}


def _said(events: Iterable[Row], name: str) -> set[int]:
    return {row.recorded[name] for row in events if name in row.recorded}
