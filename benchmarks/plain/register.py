"""A request comes in: number, ticket, words, events and the job of its acknowledgement in one
transaction.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from tortoise.expressions import F
from tortoise.transactions import in_transaction

from benchmarks.revision_zero import POLICIES
from models.columns import to_millisecond
from models.conversation import Event, Message
from models.counters import Counter
from models.jobs import Job
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import (
    Affects,
    Audience,
    Channel,
    MessageKind,
    Needed,
    ReceiptWay,
    Status,
    TicketType,
)
from procedure.core.act import chain_hash, digest_of
from procedure.core.events import (
    PROCEDURE_REVISION,
    Promised,
    ReceiptNotified,
    Registered,
    TicketEvent,
)
from procedure.reception.registration import Preview, preview
from procedure.resolution.conversation import excerpt

ZONE = ZoneInfo("America/Mexico_City")


async def register(
    requester: Person,
    *,
    asked: TicketType,
    subject: str,
    description: str,
    affects: Affects,
    needed: Needed,
    details: dict[str, str],
) -> Ticket:
    now = to_millisecond(datetime.now(UTC))
    expected = preview(POLICIES, asked, affects, needed, now)
    async with in_transaction():
        ticket = Ticket(
            number=await _next_number(now),
            organization_id=requester.organization_id,
            requester_id=requester.id,
            channel=Channel.PORTAL,
            type=asked,
            subject=subject,
            details=orjson.dumps(details, option=orjson.OPT_SORT_KEYS).decode(),
            occurred_at=now,
            recorded_at=now,
            affects=affects,
            needed=needed,
            impact=expected.impact,
            urgency=expected.urgency,
            priority=expected.priority,
            status=Status.REGISTERED,
            status_since=now,
            status_by_id=requester.id,
            updated_at=now,
            public_updated_at=now,
            **_clocks(expected, now),
        )
        await ticket.save()
        message = await _say(ticket, requester, description, now)
        events = _events(ticket, requester, message, expected, now)
        await Event.bulk_create(events)
        await ticket.save(update_fields=LATER)
        await _acknowledge(ticket, requester, now)
    return ticket


LATER = [
    "message_count",
    "last_message_id",
    "last_message_at",
    "last_message_by_id",
    "last_message_excerpt",
    "last_seq",
    "last_hash",
]


async def _next_number(now: datetime) -> str:
    series = f"SAC-{now.astimezone(ZONE).year}"
    if not await Counter.filter(series=series).update(value=F("value") + 1):
        await Counter.create(series=series, value=1)
    counter = await Counter.get(series=series)
    return f"{series}-{counter.value:06d}"


def _clocks(expected: Preview, now: datetime) -> dict[str, Any]:
    target = POLICIES.levels.targets[expected.priority]
    return {
        "fr_target_ms": int(target.first_response.total_seconds() * 1000),
        "fr_started_at": now,
        "fr_due_at": expected.first_response_due_at,
        "res_target_ms": int(target.resolution.total_seconds() * 1000),
        "res_started_at": now,
        "res_running_since": now,
        "res_due_at": expected.resolution_due_at,
        "next_due_at": expected.first_response_due_at,
    }


async def _say(ticket: Ticket, author: Person, body: str, now: datetime) -> Message:
    message = await Message.create(
        ticket=ticket,
        origin=ticket,
        author=author,
        author_role=author.role,
        kind=MessageKind.DESCRIPTION,
        audience=Audience.PUBLIC,
        channel=Channel.PORTAL,
        body=body,
        salt=secrets.token_hex(16),
        occurred_at=now,
        recorded_at=now,
    )
    ticket.message_count = 1
    ticket.last_message_id, ticket.last_message_at = message.id, now
    ticket.last_message_by_id, ticket.last_message_excerpt = author.id, excerpt(body)
    return message


def _events(
    ticket: Ticket, by: Person, message: Message, expected: Preview, now: datetime
) -> list[Event]:
    happened: list[TicketEvent] = [
        Registered(
            via=Channel.PORTAL,
            type=ticket.type,
            priority=ticket.priority,
            impact=ticket.impact,
            urgency=ticket.urgency,
            levels_revision=0,
            matrix_revision=0,
            late=False,
        ),
        Promised(
            priority=ticket.priority,
            first_response_due_at=expected.first_response_due_at,
            resolution_due_at=expected.resolution_due_at,
            levels_revision=0,
        ),
        ReceiptNotified(how=ReceiptWay.MAIL, person_id=by.id),
    ]
    return [
        _event(ticket, by, each, message if each is happened[0] else None, now) for each in happened
    ]


def _event(
    ticket: Ticket, by: Person, fact: TicketEvent, message: Message | None, now: datetime
) -> Event:
    event = Event(
        ticket_id=ticket.id,
        seq=ticket.last_seq + 1,
        kind=fact.kind.value,
        clause=fact.clause,
        procedure_revision=PROCEDURE_REVISION,
        actor_id=by.id,
        actor_role=by.role,
        channel=Channel.PORTAL,
        occurred_at=now,
        recorded_at=now,
        data=fact.data(),
        message_id=message.id if message else None,
        message_digest=digest_of(message) if message else None,
        prev_hash=ticket.last_hash,
    )
    event.hash = chain_hash(ticket.number, event)
    ticket.last_seq, ticket.last_hash = event.seq, event.hash
    return event


async def _acknowledge(ticket: Ticket, requester: Person, now: datetime) -> None:
    payload = {"notice": "receipt", "ticket_id": ticket.id, "person_id": requester.id}
    await Job.create(kind="mail", payload=orjson.dumps(payload).decode(), run_at=now)
