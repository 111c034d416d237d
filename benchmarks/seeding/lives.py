"""The lives of seeded tickets: every row that the acts would have left, without running the acts.

Hashes are chained as an act chains them, clocks are read from the events as an act reads them; only the roads are
few: a ticket is registered, classified, assigned, worked on, resolved and closed, and may stop anywhere on the way.
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
from models.vocabulary import (
    Affects,
    Audience,
    Channel,
    Complexity,
    MessageKind,
    Needed,
    Status,
    TicketType,
)
from procedure import events as happened
from procedure import promises
from procedure.act import chain_hash, digest_of
from procedure.complaints import SEVERITY_OF
from procedure.conversation import excerpt
from procedure.events import PROCEDURE_REVISION, TicketEvent
from procedure.policies import Policies
from procedure.reception import preview
from procedure.service_levels import summarize

ZONE = ZoneInfo("America/Mexico_City")
LONG = 0.05  # of the tickets have a conversation of twenty messages or more
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
    "message_count": 0,
    "last_seq": 0,
    "last_hash": "",
}
TYPES = (TicketType.INCIDENT, TicketType.INQUIRY, TicketType.CHANGE_REQUEST, TicketType.COMPLAINT)
TYPE_WEIGHTS = (0.5, 0.35, 0.1, 0.05)
CHANNELS = (Channel.PORTAL, Channel.EMAIL, Channel.PHONE, Channel.API)
OPEN_GOALS = (
    Status.REGISTERED,
    Status.CLASSIFIED,
    Status.ASSIGNED,
    Status.IN_PROGRESS,
    Status.WAITING_CUSTOMER,
    Status.WAITING_THIRD_PARTY,
    Status.RESOLVED,
)
OPEN_WEIGHTS = (0.12, 0.1, 0.13, 0.35, 0.15, 0.05, 0.1)


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


def tell(chronicle: Chronicle, registered_at: datetime, *, still_open: bool) -> None:
    """One whole ticket: its row, messages, events and what else belongs to it."""
    random = chronicle.random
    life = Life(chronicle, registered_at)
    goal = random.choices(OPEN_GOALS, OPEN_WEIGHTS)[0] if still_open else Status.CLOSED
    life.register()
    if goal is Status.CLOSED and random.random() < 0.03:
        life.withdraw()
    else:
        for stage in life.stages(goal):
            stage()
    life.settle()


class Life:
    def __init__(self, chronicle: Chronicle, at: datetime) -> None:
        random, company = chronicle.random, chronicle.company
        self.chronicle, self.random, self.at = chronicle, random, at
        self.requester: Person = random.choices(company.customers, cum_weights=company.weights)[0]
        self.area = random.choice(list(company.by_area))
        self.owner = random.choice(company.by_area[self.area] or company.leads)
        self.events: list[dict[str, Any]] = []
        self.ticket = chronicle.add("ticket", number=chronicle.next_number("SAC", at), **self._asked())
        self.number: str = self.ticket["number"]

    def _asked(self) -> dict[str, object]:
        random = self.random
        asked = random.choices(TYPES, TYPE_WEIGHTS)[0]
        affects, needed = random.choice(list(Affects)), random.choice(list(Needed))
        self.expected = expected = preview(self.chronicle.policies, asked, affects, needed, self.at)
        return {
            **EMPTY,
            "organization_id": self.requester.organization_id,
            "requester_id": self.requester.id,
            "channel": random.choice(CHANNELS),
            "type": asked,
            "subject": random.choice(self.chronicle.sentences)[:120],
            "details": self._details(asked),
            "occurred_at": self.at,
            "recorded_at": self.at,
            "affects": affects,
            "needed": needed,
            "impact": expected.impact,
            "urgency": expected.urgency,
            "priority": expected.priority,
            "status": Status.REGISTERED,
            "status_since": self.at,
            "status_by_id": self.requester.id,
        }

    def _details(self, asked: TicketType) -> str:
        line = self.random.choice(self.chronicle.sentences)
        facts = {
            TicketType.INCIDENT: {
                "what_fails": line,
                "since_when": "Desde ayer",
                "environment": "Producción",
            },
            TicketType.INQUIRY: {"question": line},
            TicketType.CHANGE_REQUEST: {
                "what": line,
                "why": line,
                "needed_by": "Este mes",
                "approver": "Gerencia",
            },
            TicketType.COMPLAINT: {
                "about": "SERVICE",
                "what_happened": line,
                "remedy_sought": "Una disculpa",
            },
        }
        return _canonical(facts[asked])

    # The stages, in order

    def stages(self, goal: Status) -> list[Any]:
        ends: dict[Status, list[Any]] = {
            Status.REGISTERED: [],
            Status.CLASSIFIED: [self.classify],
            Status.ASSIGNED: [self.classify, self.assign],
        }
        working = [self.classify, self.assign, self.accept, self.converse]
        return (
            ends.get(goal)
            or {
                Status.REGISTERED: [],
                Status.IN_PROGRESS: working,
                Status.WAITING_CUSTOMER: [*working, self.ask],
                Status.WAITING_THIRD_PARTY: [*working, self.await_third_party],
                Status.RESOLVED: [*working, self.resolve],
                Status.CLOSED: [*working, self.resolve, self.close],
            }[goal]
        )

    def register(self) -> None:
        ticket, by = self.ticket, self.requester
        message = self.say(by, MessageKind.DESCRIPTION, self.chronicle.text(4))
        revisions: dict[str, Any] = {"levels_revision": 0, "matrix_revision": 0}
        self.record(
            happened.Registered,
            by,
            message,
            via=ticket["channel"],
            type=ticket["type"],
            priority=ticket["priority"],
            impact=ticket["impact"],
            urgency=ticket["urgency"],
            late=False,
            **revisions,
        )
        if ticket["type"] is TicketType.COMPLAINT:
            self._enter_in_register()
        self.promise(by)
        self.record(happened.ReceiptNotified, by, how="MAIL", person_id=by.id)

    def _enter_in_register(self) -> None:
        severity = SEVERITY_OF[self.ticket["priority"]]
        complaint = self.chronicle.add(
            "complaint",
            ticket_id=self.ticket["id"],
            code=self.chronicle.next_number("QR", self.at),
            subject="SERVICE",
            severity=severity,
            remedy_sought="Una disculpa",
            received_at=self.at,
        )
        self.record(
            happened.ComplaintRegistered, self.requester, complaint_id=complaint["id"], severity=severity
        )

    def promise(self, by: Person) -> None:
        self.record(
            happened.Promised,
            by,
            priority=self.expected.priority,
            first_response_due_at=_text(self.expected.first_response_due_at),
            resolution_due_at=_text(self.expected.resolution_due_at),
            levels_revision=0,
        )

    def classify(self) -> None:
        ticket, lead = self.ticket, self.random.choice(self.chronicle.company.leads)
        self.wait(minutes=20)
        kept: dict[str, Any] = {
            "priority": ticket["priority"],
            "impact": ticket["impact"],
            "urgency": ticket["urgency"],
        }
        self.record(
            happened.Classified, lead, type=ticket["type"], type_before=ticket["type"], area_id=self.area
        )
        revisions: dict[str, Any] = {"levels_revision": 0, "matrix_revision": 0}
        self.record(happened.Prioritized, lead, **kept, priority_before=ticket["priority"], **revisions)
        complexity = self.random.choice(list(Complexity))
        self.record(happened.Analyzed, lead, complexity=complexity)
        ticket.update(area_id=self.area, classified=True, priority_confirmed=True, complexity=complexity)
        self.move(Status.CLASSIFIED, lead)

    def assign(self) -> None:
        lead = self.random.choice(self.chronicle.company.leads)
        self.wait(minutes=10)
        self.record(happened.Assigned, lead, person_id=self.owner.id)
        self.ticket.update(assignee_id=self.owner.id, assigned_at=self.at)
        self.move(Status.ASSIGNED, lead)

    def accept(self) -> None:
        self.wait(minutes=10)
        self.record(happened.Accepted, self.owner)
        self.move(Status.IN_PROGRESS, self.owner)

    def converse(self) -> None:
        for _ in range(self._exchanges()):
            self.wait(minutes=30)
            self.reply()
            if self.random.random() < 0.25:
                self.note()
            self.wait(minutes=30)
            self.record(
                happened.CustomerReplied,
                self.requester,
                self.say(self.requester, MessageKind.REPLY, self.chronicle.text(3)),
            )

    def _exchanges(self) -> int:
        return (
            self.random.randint(11, 15)
            if self.random.random() < LONG
            else self.random.choice((0, 1, 1, 1, 2, 3))
        )

    def reply(self) -> None:
        self.record(
            happened.Replied, self.owner, self.say(self.owner, MessageKind.REPLY, self.chronicle.text(3))
        )

    def note(self) -> None:
        body = self.chronicle.text(2)
        message = self.say(self.owner, MessageKind.NOTE, body, audience=Audience.INTERNAL, note_kind="ACTION")
        self.record(happened.NoteAdded, self.owner, message, note="ACTION")

    def ask(self) -> None:
        self.wait(minutes=30)
        message = self.say(self.owner, MessageKind.QUESTION, self.chronicle.text(2))
        self.record(happened.CustomerAsked, self.owner, message)
        self.move(Status.WAITING_CUSTOMER, self.owner)

    def await_third_party(self) -> None:
        self.wait(minutes=30)
        expected = self.at + timedelta(days=3)
        self.record(happened.ThirdPartyAwaited, self.owner, expected_at=_text(expected))
        self.move(Status.WAITING_THIRD_PARTY, self.owner)
        self.ticket.update(third_party="Proveedor", third_party_reference="P-1", expected_at=expected)

    def resolve(self) -> None:
        self.wait(minutes=120)
        solution = self.chronicle.text(3)
        resolution = self.chronicle.add(
            "resolution",
            ticket_id=self.ticket["id"],
            round=1,
            cause=self.random.choice(self.chronicle.sentences),
            actions=self.random.choice(self.chronicle.sentences),
            solution=solution,
            resolved_by_id=self.owner.id,
            resolved_at=self.at,
            confirmed_at=None,
            survey_asked_at=self.at,
        )
        self.resolution = resolution
        message = self.say(self.owner, MessageKind.SOLUTION, solution)
        self.record(happened.Resolved, self.owner, message, resolution_id=resolution["id"], round=1)
        self.record(happened.ConfirmationAsked, self.owner, resolution_id=resolution["id"])
        self.record(happened.SurveyAsked, self.owner, resolution_id=resolution["id"])
        self.ticket.update(first_resolved_at=self.at, resolved_at=self.at)
        self.move(Status.RESOLVED, self.owner)

    def close(self) -> None:
        self.wait(minutes=600)
        resolution = self.resolution
        resolution["confirmed_at"] = self.at
        basis: dict[str, Any] = {"resolution_id": resolution["id"], "basis": "CONFIRMED"}
        self.record(happened.Confirmed, self.requester, **basis)
        self.record(happened.Closed, self.requester, **basis)
        self.ticket.update(closed_at=self.at, ended_at=self.at, closure_basis="CONFIRMED")
        self.move(Status.CLOSED, self.requester)

    def withdraw(self) -> None:
        self.wait(minutes=200)
        self.record(happened.Withdrawn, self.requester)
        self.ticket["ended_at"] = self.at
        self.move(Status.WITHDRAWN, self.requester)

    def settle(self) -> None:
        """What the ticket's row keeps of its events, and now and then somebody who follows it."""
        self.ticket.update(self.clocks(), updated_at=self.at)
        if self.random.random() < 0.02:
            colleague = self.random.choice(
                self.chronicle.company.by_organization[self.requester.organization_id or 0]
            )
            self.chronicle.add("watcher", ticket_id=self.ticket["id"], person_id=colleague.id)

    # What every stage is made of

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
        self, kind: type[TicketEvent], by: Person, message: dict[str, Any] | None = None, **facts: object
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
            data=_canonical(facts),
            message_id=message["id"] if message else None,
            message_digest=digest_of(cast(Message, SimpleNamespace(**message))) if message else None,
            prev_hash=ticket["last_hash"],
        )
        event["hash"] = chain_hash(self.number, cast(Event, SimpleNamespace(**event)))
        ticket.update(last_seq=event["seq"], last_hash=event["hash"])
        self.events.append(event)

    def clocks(self) -> dict[str, Any]:
        facts = promises.facts_of([event for event in self.events if event["kind"] in promises.CLOCK_KINDS])
        columns = summarize(facts, self.chronicle.policies.book).columns()
        columns["next_due_at"] = columns["next_due_at"] or promises.FAR
        return columns


def _canonical(facts: object) -> str:
    return orjson.dumps(facts, option=orjson.OPT_SORT_KEYS).decode()


def _text(instant: datetime | None) -> str | None:
    return instant.isoformat(timespec="milliseconds") if instant else None
