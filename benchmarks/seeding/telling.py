"""What every stage of a seeded life is made of: words said, facts recorded, states entered.

Hashes are chained as an act chains them, and clocks are read from the events as an act reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import orjson

from benchmarks.seeding.company import Company, Person
from models.conversation import Event, Message
from models.vocabulary import Audience, Channel, MessageKind, Status
from procedure.core.act import chain_hash, digest_of
from procedure.core.events import PROCEDURE_REVISION, TicketEvent
from procedure.resolution.conversation import excerpt
from procedure.service_levels import promises
from procedure.service_levels.clocks import summarize
from procedure.service_levels.policies import Policies

ZONE = ZoneInfo("America/Mexico_City")
EMPTY: dict[str, object] = {
    "version": 1,
    "client_id": None,
    "late_record": False,
    "area_id": None,
    "priority_confirmed": False,
    "classified": False,
    "complexity": None,
    "major_incident": False,
    "security": False,
    "matrix_revision": 0,
    "levels_revision": 0,
    "escalation_revision": 0,
    "closing_revision": 0,
    "third_party": None,
    "third_party_reference": None,
    "expected_at": None,
    "assignee_id": None,
    "assigned_at": None,
    "escalation_level": None,
    "consulted": False,
    "rejections": 0,
    "reopenings": 0,
    "first_resolved_at": None,
    "resolved_at": None,
    "closed_at": None,
    "closure_basis": None,
    "ended_at": None,
    "merged_into_id": None,
    "absorbed_count": 0,
    "message_count": 0,
    "last_seq": 0,
    "last_hash": "",
}


@dataclass
class Chronicle:
    """What has been told so far, table by table, and the ids given out."""

    random: Random
    company: Company
    policies: Policies
    sentences: list[str]
    ids: dict[str, Iterator[int]] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    series: dict[str, int] = field(default_factory=dict)

    def add(self, table: str, **row: object) -> dict[str, Any]:
        kept: dict[str, Any] = {"id": next(self.ids.setdefault(table, count(1))), **row}
        self.rows.setdefault(table, []).append(kept)
        return kept

    def next_number(self, prefix: str, at: datetime) -> str:
        series = f"{prefix}-{at.astimezone(ZONE).year}"
        self.series[series] = self.series.get(series, 0) + 1
        return f"{series}-{self.series[series]:06d}"

    def text(self, most: int) -> str:
        return " ".join(self.random.choices(self.sentences, k=self.random.randint(1, most)))

    def taken(self) -> dict[str, list[dict[str, Any]]]:
        """Hands over the rows told so far."""
        rows, self.rows = self.rows, {}
        return rows


class Telling:
    """A ticket as far as it has been told."""

    def __init__(self, chronicle: Chronicle, at: datetime, ticket: dict[str, Any]) -> None:
        self.chronicle, self.random, self.at = chronicle, chronicle.random, at
        self.ticket = chronicle.add("ticket", number=chronicle.next_number("SAC", at), **ticket)
        self.number: str = self.ticket["number"]
        self.events: list[dict[str, Any]] = []

    def wait(self, *, minutes: int) -> None:
        """Half to one and a half of these minutes on average, sometimes far more."""
        self.at += timedelta(seconds=int(self.random.expovariate(1 / (minutes * 60))) + 1)

    def move(self, status: Status, by: Person) -> None:
        self.ticket.update(status=status, status_since=self.at, status_by_id=by.id)
        self.ticket["version"] += 1

    def say(
        self,
        author: Person,
        kind: MessageKind,
        body: str,
        *,
        audience: Audience = Audience.PUBLIC,
        note_kind: str | None = None,
    ) -> dict[str, Any]:
        ticket = self.ticket
        message = self.chronicle.add(
            "message",
            ticket_id=ticket["id"],
            origin_id=ticket["id"],
            author_id=author.id,
            author_role=author.role,
            kind=kind,
            note_kind=note_kind,
            audience=audience,
            channel=Channel.PORTAL,
            body=body,
            salt=f"{self.random.getrandbits(128):032x}",
            occurred_at=self.at,
            recorded_at=self.at,
        )
        if audience is Audience.PUBLIC:
            ticket["message_count"] += 1
            ticket.update(last_message_id=message["id"], last_message_at=self.at)
            ticket.update(last_message_by_id=author.id, last_message_excerpt=excerpt(body))
        return message

    def record(
        self,
        kind: type[TicketEvent],
        by: Person,
        message: dict[str, Any] | None = None,
        **facts: object,
    ) -> None:
        ticket = self.ticket
        event = self.chronicle.add(
            "event",
            ticket_id=ticket["id"],
            seq=ticket["last_seq"] + 1,
            kind=kind.kind,
            clause=kind.clause,
            procedure_revision=PROCEDURE_REVISION,
            actor_id=by.id,
            actor_role=by.role,
            client_id=None,
            channel=Channel.PORTAL,
            occurred_at=self.at,
            recorded_at=self.at,
            data=canonical(facts),
            message_id=message["id"] if message else None,
            message_digest=(
                digest_of(cast(Message, SimpleNamespace(**message))) if message else None
            ),
            prev_hash=ticket["last_hash"],
        )
        event["hash"] = chain_hash(self.number, cast(Event, SimpleNamespace(**event)))
        ticket.update(last_seq=event["seq"], last_hash=event["hash"])
        self.events.append(event)

    def clocks(self) -> dict[str, Any]:
        facts = promises.facts_of(
            [event for event in self.events if event["kind"] in promises.CLOCK_KINDS]
        )
        columns = summarize(facts, self.chronicle.policies.book).columns()
        columns["next_due_at"] = columns["next_due_at"] or promises.FAR
        return columns


def canonical(facts: object) -> str:
    return orjson.dumps(facts, option=orjson.OPT_SORT_KEYS).decode()


def text_of(instant: datetime | None) -> str | None:
    return instant.isoformat(timespec="milliseconds") if instant else None
