"""What decides: policies as revisions, the holidays of countries, and when staff are there."""

from __future__ import annotations

from dataclasses import asdict

import strawberry

from api.enums import described
from api.gateway.context import Context
from api.gateway.policy import STAFF_PEOPLE, STAFF_READ
from api.people.types import Person
from api.reading.fields import column, computed, reference
from api.reading.node import Node
from api.reading.rows import Row
from api.scalars import Day, Instant, LocalTime
from models.vocabulary import PolicyKind, PolicyState, Priority
from procedure.service_levels.policies import what_if

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


def _state(row: Row, context: Context) -> PolicyState:
    if row.discarded_at is not None:
        return PolicyState.DISCARDED
    if row.approved_at is None:
        return PolicyState.PROPOSED
    if context.policies.current.get(PolicyKind(row.kind)) == row.revision:
        return PolicyState.IN_FORCE
    return PolicyState.AWAITED if row.effective_at > context.now else PolicyState.REPLACED


@strawberry.type(
    description=(
        "A revision of a policy: proposed by one person, approved by another, never changed"
        " afterwards."
    ),
    directives=[STAFF_READ],
)
class PolicyRevision(Node):
    kind: PolicyKind = column("What it decides.")
    revision: int = column(
        "Its number, from 0; tickets name the one that they were promised under."
    )
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
    author: Person | None = reference("Who proposed it.", "Person", "author_id")
    approver: Person | None = reference("Who approved it.", "Person", "approver_id")
    proposed_at: Instant = column("When it was proposed.")
    approved_at: Instant | None = column("When it was approved.")
    discarded_at: Instant | None = column("When it was taken back or refused.")
    effective_at: Instant = column("From when it counts, once approved.")


@strawberry.type(description="A day on which a country does not work.", directives=[STAFF_READ])
class Holiday(Node):
    country: str = column("ISO 3166 code.")
    day: Day = column("The day.")
    name: str = column("What it is called there.")


@strawberry.type(
    description="Hours of a weekday on which somebody of the staff is there.",
    directives=[STAFF_PEOPLE],
)
class Shift(Node):
    weekday: int = column("0 is Monday, 6 is Sunday.")
    starts: LocalTime = column("From.")
    ends: LocalTime = column("Until.")


@strawberry.type(
    description="A time in which somebody of the staff is away.", directives=[STAFF_PEOPLE]
)
class Absence(Node):
    person: Person = reference("Who.", "Person", "person_id")
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


@strawberry.type(
    description="How often a step of the escalation matrix is taken.", directives=[STAFF_READ]
)
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


def outcome(found: what_if.Outcome) -> ReplayOutcome:
    return ReplayOutcome(
        figures=[
            PromiseFigure(
                priority=figure.priority,
                tickets=figure.tickets,
                first_response=PromiseTally(**asdict(figure.first_response)),
                resolution=PromiseTally(**asdict(figure.resolution)),
            )
            for figure in found.figures
        ],
        steps=[StepCount(step=step, count=count) for step, count in found.calls.items()],
    )
