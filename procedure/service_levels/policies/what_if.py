"""What a policy would have changed: the last 90 days played again under it, without a trace (RULES,
preface).

Everything stays as it happened but what the policy decides. Under today's policy it gives today's
figures: a breach that a timer recorded, though a fact registered later says otherwise, is found
again by looking at what was known then.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import orjson

from models import database
from models.columns import to_millisecond
from models.vocabulary import (
    ClockName,
    Impact,
    PolicyKind,
    Priority,
    TicketType,
    Trigger,
    Urgency,
)
from procedure.core.events import EventKind
from procedure.resolution.escalation_triggers import TRIGGERS
from procedure.service_levels import promises
from procedure.service_levels.clocks import (
    ClockReading,
    Fact,
    FactKind,
    Policy,
    PolicyBook,
    known_at,
    read_clocks,
)
from procedure.service_levels.policies import Policies, PriorityMatrix
from procedure.service_levels.policies.escalation_matrix import EscalationMatrix

DAYS = timedelta(days=90)
READ = (
    EventKind.CLASSIFIED,
    EventKind.THRESHOLD_REACHED,
    EventKind.LEFT_UNASSIGNED,
    EventKind.COMPLAINT_REGISTERED,
)


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the promises of one clock; `running` are not decided yet, and `cancelled` were
    owed no more.
    """

    kept: int = 0
    missed: int = 0
    running: int = 0
    cancelled: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """The tickets that have this priority in the end."""

    priority: Priority
    tickets: int
    first_response: Tally
    resolution: Tally


@dataclass(frozen=True, slots=True)
class Outcome:
    """`calls` are how often each step of the matrix of escalation was taken, as it is written
    there.
    """

    figures: tuple[Figure, ...]
    calls: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Lived:
    """A ticket as it happened."""

    events: Sequence[Mapping[str, Any]]
    type: TicketType
    security: bool
    major_incident: bool

    @property
    def facts(self) -> Sequence[Fact]:
        return promises.facts_of(self.events)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a replay is judged by."""

    levels: Policy
    matrix: PriorityMatrix
    escalation: EscalationMatrix


def rules(policies: Policies, kind: PolicyKind | None = None, proposed: Any = None) -> Rules:
    """Those in force, one of them replaced by what is proposed."""
    return Rules(
        proposed if kind is PolicyKind.SERVICE_LEVELS else policies.levels,
        proposed if kind is PolicyKind.PRIORITY_MATRIX else policies.matrix,
        proposed if kind is PolicyKind.ESCALATION else policies.escalation,
    )


async def lived(now: datetime) -> list[Lived]:
    """The tickets registered in the last 90 days."""
    since = to_millisecond(now - DAYS)
    tickets = await database.rows(
        "SELECT id, type, security, major_incident FROM ticket WHERE recorded_at >= $1 ORDER BY id",
        [since],
    )
    kinds = ", ".join(f"'{kind}'" for kind in READ)
    events = await database.rows(
        "SELECT ticket_id, seq, kind, occurred_at, recorded_at, data FROM event "
        "WHERE ticket_id IN (SELECT id FROM ticket WHERE recorded_at >= $1) "
        f"AND kind IN ({promises.CLOCK_EVENTS}, {kinds}) ORDER BY ticket_id, seq",
        [since],
    )
    groups: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for event in events:
        groups[event["ticket_id"]].append(event)
    return [
        Lived(
            groups[row["id"]],
            TicketType(row["type"]),
            bool(row["security"]),
            bool(row["major_incident"]),
        )
        for row in tickets
    ]


def as_promised(tickets: Iterable[Lived], policies: Policies, now: datetime) -> Outcome:
    """What became of the promises as they were made."""
    readings = [_read(ticket.facts, policies.book, now) for ticket in tickets]
    return Outcome(_figures(readings), {})


def replay(tickets: Sequence[Lived], own: Policies, judged_by: Rules, now: datetime) -> Outcome:
    """What would have become of them."""
    readings = [
        _read(_replayed(ticket, own, judged_by, now), _book(judged_by), now) for ticket in tickets
    ]
    return Outcome(_figures(readings), _calls(tickets, judged_by.escalation))


# The clocks again

REPLAYED = 0
Reading = tuple[Priority, ClockReading, ClockReading]


def _book(judged_by: Rules) -> PolicyBook:
    return {REPLAYED: judged_by.levels}


def _read(facts: Sequence[Fact], book: PolicyBook, now: datetime) -> Reading:
    clocks = read_clocks(facts, book, now)
    return clocks.resolution.promises[-1].priority, clocks.first_response, clocks.resolution


def _replayed(ticket: Lived, own: Policies, judged_by: Rules, now: datetime) -> Sequence[Fact]:
    """The facts under other rules, with the breaches that would have been recorded for those that
    were.
    """
    priorities = _priorities(ticket, own, judged_by.matrix)
    facts = [
        replace(
            fact,
            policy_revision=None if fact.policy_revision is None else REPLAYED,
            priority=priorities.get(fact.seq, fact.priority),
        )
        for fact in ticket.facts
        if fact.kind is not FactKind.BREACH_RECORDED
    ]
    late = any(fact.recorded_at > fact.at for fact in facts if fact.kind is not FactKind.STARTED)
    return [*facts, *_breaches(facts, judged_by, now)] if late else facts


def _breaches(facts: Sequence[Fact], judged_by: Rules, now: datetime) -> Iterator[Fact]:
    """What a timer would have recorded by what was known when each promise fell due."""
    moments = sorted({fact.recorded_at for fact in facts} | {now})
    found: dict[tuple[ClockName, int], Fact] = {}
    for known, until in pairwise(moments):
        clocks = read_clocks(known_at(facts, known), _book(judged_by), until)
        for reading in (clocks.first_response, clocks.resolution):
            if reading.breached_at is not None and reading.breached_at < until:
                breach = _breach(reading, facts[-1].seq + 1)
                found.setdefault((reading.clock, len(reading.promises)), breach)
    yield from found.values()


def _breach(reading: ClockReading, seq: int) -> Fact:
    assert reading.breached_at is not None
    return Fact(
        FactKind.BREACH_RECORDED, reading.breached_at, reading.breached_at, seq, clock=reading.clock
    )


def _priorities(ticket: Lived, own: Policies, matrix: PriorityMatrix) -> dict[int, Priority]:
    """By event, the priority that the matrix would have given; where it says the same as its own
    did, what stood.
    """
    found: dict[int, Priority] = {}
    kind, impact, urgency = ticket.type, Impact.MEDIUM, Urgency.MEDIUM
    for event in ticket.events:
        data = orjson.loads(event["data"])
        kind = (
            TicketType(data.get("type", kind)) if event["kind"] != EventKind.PRIORITIZED else kind
        )
        if "matrix_revision" not in data:
            continue
        impact, urgency = Impact(data.get("impact", impact)), Urgency(data.get("urgency", urgency))
        weighs = event["kind"] != EventKind.REGISTERED
        floors = {
            "security": weighs and ticket.security,
            "major_incident": weighs and ticket.major_incident,
        }
        company = Priority(data.get("floor", Priority.LOW))
        before = own.matrices[data["matrix_revision"]]
        given = before.priority(impact, urgency, kind, **floors, floor=company)
        now_given = matrix.priority(impact, urgency, kind, **floors, floor=company)
        found[event["seq"]] = Priority(data["priority"]) if now_given is given else now_given
    return found


def _figures(readings: Iterable[Reading]) -> tuple[Figure, ...]:
    groups: dict[Priority, list[Reading]] = defaultdict(list)
    for reading in readings:
        groups[reading[0]].append(reading)
    return tuple(
        Figure(
            priority,
            len(groups[priority]),
            _tally(first_response for _, first_response, _ in groups[priority]),
            _tally(resolution for _, _, resolution in groups[priority]),
        )
        for priority in Priority
    )


def _tally(readings: Iterable[ClockReading]) -> Tally:
    ends = Counter(_end(reading) for reading in readings)
    return Tally(**ends)


def _end(reading: ClockReading) -> str:
    if reading.breached_at is not None:
        return "missed"
    if reading.met_at is not None:
        return "kept"
    return "cancelled" if reading.state == "CANCELLED" else "running"


# The matrix of escalation again


def _calls(tickets: Iterable[Lived], matrix: EscalationMatrix) -> Mapping[str, int]:
    calls: Counter[str] = Counter()
    for ticket in tickets:
        priority = Priority.MEDIUM
        for event in ticket.events:
            data = orjson.loads(event["data"])
            priority = Priority(data.get("priority", priority))
            trigger = _trigger(event["kind"], data)
            calls.update(map(str, matrix.steps_for(trigger, priority) if trigger else ()))
    return dict(sorted(calls.items()))


def _trigger(kind: str, data: Mapping[str, Any]) -> Trigger | None:
    """What an event set off."""
    if kind == EventKind.THRESHOLD_REACHED and not data["skipped"]:
        return TRIGGERS.get((ClockName(data["clock"]), data["percent"]))
    return SET_OFF.get(kind)


SET_OFF: Mapping[str, Trigger] = {
    EventKind.REGISTERED: Trigger.REGISTERED,
    EventKind.LEFT_UNASSIGNED: Trigger.UNASSIGNED,
    EventKind.COMPLAINT_REGISTERED: Trigger.COMPLAINT,
}
