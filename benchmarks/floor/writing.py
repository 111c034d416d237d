"""A request comes in: six statements in one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import orjson

from benchmarks.floor.database import Connection, Database
from benchmarks.floor.reading import instant
from benchmarks.ids import node_id
from benchmarks.revision_zero import POLICIES
from benchmarks.seeding.telling import EMPTY
from models.columns import to_millisecond
from models.conversation import Event, Message
from models.counters import NEXT
from models.vocabulary import Affects, Needed, TicketType
from procedure.core.act import chain_hash, digest_of
from procedure.core.actor import Actor
from procedure.reception.registration import Preview, preview
from procedure.resolution.conversation import excerpt

ZONE = ZoneInfo("America/Mexico_City")


async def register(
    database: Database, actor: Actor, variables: Mapping[str, Any]
) -> dict[str, Any]:
    given, now = variables["input"], to_millisecond(datetime.now(UTC))
    expected = preview(
        POLICIES, TicketType(given["type"]), Affects(given["affects"]), Needed(given["needed"]), now
    )
    async with database.transaction() as connection:
        series = f"SAC-{now.astimezone(ZONE).year}"
        [counter] = await connection.fetch(NEXT, [series])
        number = f"{series}-{counter['value']:06d}"
        row = _ticket(number, actor, given, expected, now)
        ticket = await _insert(connection, "ticket", row)
        message = _message(ticket, actor, given["description"], now)
        message["id"] = await _insert(connection, "message", message)
        events = _events(number, row, message, expected)
        await _insert_all(connection, "event", events)
        await connection.fetch(
            "UPDATE ticket SET last_message_id = $2, last_seq = $3, last_hash = $4 WHERE id = $1"
            " RETURNING id",
            [ticket, message["id"], events[-1]["seq"], events[-1]["hash"]],
        )
        await _insert(connection, "job", _job(ticket, actor, now))
    return {"registerTicket": {"ticket": _shown(ticket, row), "userErrors": []}}


async def _insert(connection: Connection, table: str, row: Mapping[str, object]) -> int:
    return await _insert_all(connection, table, [row])


async def _insert_all(connection: Connection, table: str, rows: list[Mapping[str, object]]) -> int:
    """The id of the first."""
    columns, slots = list(rows[0]), []
    for position in range(len(rows)):
        first = position * len(columns) + 1
        slots.append(f"({', '.join(f'${first + offset}' for offset in range(len(columns)))})")
    sql = f"INSERT INTO {table}({', '.join(columns)}) VALUES {', '.join(slots)} RETURNING id"
    found = await connection.fetch(sql, [value for row in rows for value in row.values()])
    return int(found[0]["id"])


def _ticket(
    number: str, actor: Actor, given: Mapping[str, Any], expected: Preview, now: datetime
) -> dict[str, object]:
    target, asked = POLICIES.levels.targets[expected.priority], given["inquiry"]
    return {
        **EMPTY,
        "number": number,
        "organization_id": actor.organization_id,
        "requester_id": actor.person_id,
        "channel": "PORTAL",
        "type": given["type"],
        "subject": given["subject"],
        "details": orjson.dumps(asked).decode(),
        "occurred_at": now,
        "recorded_at": now,
        "affects": given["affects"],
        "needed": given["needed"],
        "impact": expected.impact,
        "urgency": expected.urgency,
        "priority": expected.priority,
        "status": "REGISTERED",
        "status_since": now,
        "status_by_id": actor.person_id,
        "updated_at": now,
        "public_updated_at": now,
        "message_count": 1,
        "last_message_at": now,
        "last_message_by_id": actor.person_id,
        "last_message_excerpt": excerpt(given["description"]),
        "fr_target_ms": int(target.first_response.total_seconds() * 1000),
        "fr_started_at": now,
        "fr_elapsed_ms": 0,
        "fr_due_at": expected.first_response_due_at,
        "fr_cancelled": False,
        "res_target_ms": int(target.resolution.total_seconds() * 1000),
        "res_started_at": now,
        "res_elapsed_ms": 0,
        "res_running_since": now,
        "res_due_at": expected.resolution_due_at,
        "res_final": False,
        "res_cancelled": False,
        "pause_count": 0,
        "paused_ms": 0,
        "next_due_at": expected.first_response_due_at,
    }


def _message(ticket: int, actor: Actor, body: str, now: datetime) -> dict[str, Any]:
    return {
        "ticket_id": ticket,
        "origin_id": ticket,
        "author_id": actor.person_id,
        "author_role": actor.role,
        "kind": "DESCRIPTION",
        "audience": "PUBLIC",
        "channel": "PORTAL",
        "body": body,
        "salt": secrets.token_hex(16),
        "occurred_at": now,
        "recorded_at": now,
    }


def _events(
    number: str, ticket: Mapping[str, Any], message: Mapping[str, Any], expected: Preview
) -> list[Mapping[str, Any]]:
    due = [expected.first_response_due_at, expected.resolution_due_at]
    chosen = {name: ticket[name] for name in ("priority", "impact", "urgency", "type")}
    facts: list[tuple[str, str, dict[str, Any]]] = [
        (
            "REGISTERED",
            "4.1.2",
            {**chosen, "via": "PORTAL", "late": False, "levels_revision": 0, "matrix_revision": 0},
        ),
        (
            "PROMISED",
            "4.2.3",
            {"first_response_due_at": due[0], "resolution_due_at": due[1], "levels_revision": 0},
        ),
        ("RECEIPT_NOTIFIED", "4.2.4", {"how": "MAIL", "person_id": message["author_id"]}),
    ]
    events: list[Mapping[str, Any]] = []
    for seq, (kind, clause, data) in enumerate(facts, 1):
        event = {
            "ticket_id": message["ticket_id"],
            "seq": seq,
            "kind": kind,
            "clause": clause,
            "procedure_revision": 1,
            "actor_id": message["author_id"],
            "actor_role": message["author_role"],
            "client_id": None,
            "channel": "PORTAL",
            "occurred_at": message["occurred_at"],
            "recorded_at": message["recorded_at"],
            "data": orjson.dumps(data, option=orjson.OPT_SORT_KEYS).decode(),
            "message_id": message["id"] if seq == 1 else None,
            "message_digest": (
                digest_of(cast(Message, SimpleNamespace(**message))) if seq == 1 else None
            ),
            "prev_hash": events[-1]["hash"] if events else "",
        }
        event["hash"] = chain_hash(number, cast(Event, SimpleNamespace(**event)))
        events.append(event)
    return events


def _job(ticket: int, actor: Actor, now: datetime) -> dict[str, object]:
    payload = {"notice": "receipt", "ticket_id": ticket, "person_id": actor.person_id}
    return {
        "kind": "mail",
        "payload": orjson.dumps(payload).decode(),
        "state": "READY",
        "run_at": now,
        "attempts": 0,
        "fence": 0,
    }


def _shown(ticket: int, row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": node_id("Ticket", ticket),
        "number": row["number"],
        "status": row["status"],
        "priority": row["priority"],
        "nextDueAt": instant(row["next_due_at"]),
        "messageCount": 1,
    }
