"""What decides: policies as revisions, the holidays of countries, and when staff are there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import strawberry

from api.context import Context
from api.enums import described
from api.fields import column, computed, one
from api.policy import STAFF_PEOPLE, STAFF_READ
from api.scalars import Instant
from api.types.node import Node
from api.types.people import Person
from models.vocabulary import PolicyKind, PolicyState, Priority

described(
    PolicyState,
    "How a revision of a policy stands.",
    {
        "PROPOSED": "Somebody else has to approve it.",
        "AWAITED": "Approved; its date is to come.",
        "IN_FORCE": "What counts now.",
        "REPLACED": "Open tickets may still be promised under it.",
        "DISCARDED": "Taken back or refused.",
    },
)


def _state(row: Any, context: Context) -> PolicyState:
    if row.discarded_at is not None:
        return PolicyState.DISCARDED
    if row.approved_at is None:
        return PolicyState.PROPOSED
    if context.policies.current.get(PolicyKind(row.kind)) == row.revision:
        return PolicyState.IN_FORCE
    return PolicyState.AWAITED if row.effective_at > context.now else PolicyState.REPLACED


@strawberry.type(
    description="A revision of a policy: proposed by one person, approved by another, never changed afterwards.",
    directives=[STAFF_READ],
)
class PolicyRevision(Node):
    kind: PolicyKind = column("What it decides.")
    revision: int = column("Its number, from 0; tickets name the one that they were promised under.")
    content: str = column("What it says, as JSON; `docs/policies.md` explains each kind.")
    state: PolicyState = computed(
        _state,
        "kind",
        "revision",
        "approved_at",
        "discarded_at",
        "effective_at",
        description="How it stands.",
    )
    reason: str = column("Why it was proposed.")
    source: str = column("The document that it comes from; empty for what was proposed here.")
    author: Person | None = one("Who proposed it.", "Person", "author_id")
    approver: Person | None = one("Who approved it.", "Person", "approver_id")
    proposed_at: Instant = column("When it was proposed.")
    approved_at: Instant | None = column("When it was approved.")
    discarded_at: Instant | None = column("When it was taken back or refused.")
    effective_at: Instant = column("From when it counts, once approved.")


@strawberry.type(description="A day on which a country does not work.", directives=[STAFF_READ])
class Holiday(Node):
    country: str = column("ISO 3166 code.")
    day: str = computed(lambda row, _context: str(row.day), "day", description="The day, `2026-05-01`.")
    name: str = column("What it is called there.")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@strawberry.type(
    description="Hours of a weekday on which somebody of the staff is there.", directives=[STAFF_PEOPLE]
)
class Shift(Node):
    weekday: int = column("0 is Monday, 6 is Sunday.")
    starts: str = computed(lambda row, _context: _clock(row.starts), "starts", description="From, `09:00`.")
    ends: str = computed(lambda row, _context: _clock(row.ends), "ends", description="Until, `18:00`.")


@strawberry.type(description="A time in which somebody of the staff is away.", directives=[STAFF_PEOPLE])
class Absence(Node):
    person: Person = one("Who.", "Person", "person_id")
    starts_at: Instant = column("From when.")
    ends_at: Instant = column("Until when.")


@strawberry.type(description="What became of the promises of a clock.", directives=[STAFF_READ])
class PromiseTally:
    kept: int = column("Met in time.")
    missed: int = column("Not met in time.")
    running: int = column("Not decided yet.")
    cancelled: int = column("Owed no more.")


@strawberry.type(description="The tickets of a priority.", directives=[STAFF_READ])
class PromiseFigure:
    priority: Priority = column("The priority that they have in the end.")
    tickets: int = column("How many.")
    first_response: PromiseTally = column("Their first responses.")
    resolution: PromiseTally = column("Their resolutions.")


@strawberry.type(description="How often a step of the escalation matrix is taken.", directives=[STAFF_READ])
class StepCount:
    step: str = column("The step as the matrix has it, `CALL N3`.")
    count: int = column("How often.")


@strawberry.type(description="Figures of the last 90 days.", directives=[STAFF_READ])
class ReplayOutcome:
    figures: list[PromiseFigure] = column("By priority.")
    steps: list[StepCount] = column("By step of the escalation matrix.")


@strawberry.type(
    description="The last 90 days under another policy, and under today's.", directives=[STAFF_READ]
)
class WhatIf:
    since: Instant = column("Tickets registered since then are counted.")
    tickets: int = column("How many there are.")
    as_promised: ReplayOutcome = column("As they were promised, each under its own revision.")
    today: ReplayOutcome = column("Under the policies in force.")
    proposed: ReplayOutcome = column("With the proposed one in its place.")


class Outcome:
    """As the schema reads it."""

    def __init__(self, outcome: Any) -> None:
        self.figures = outcome.figures
        self.steps = [Counted(step, count) for step, count in outcome.calls.items()]


class Counted:
    def __init__(self, step: str, count: int) -> None:
        self.step, self.count = step, count


class Compared:
    def __init__(self, since: datetime, tickets: int, **outcomes: Any) -> None:
        self.since, self.tickets = since, tickets
        self.__dict__.update({name: Outcome(outcome) for name, outcome in outcomes.items()})
