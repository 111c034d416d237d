"""What the clocks need to know of a ticket's events, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.vocabulary import ClockName, Priority


class FactKind(StrEnum):
    """STARTED comes first. RESPONDED: a public message by a person of staff (ASKED is one too).

    ASSIGNED: given to somebody, by which a ticket leaves WAITING_CUSTOMER without an answer.
    ABSORBED, SEPARATED: another ticket (`other_id`) was folded into this one, or taken out again.
    MERGED, UNMERGED: this one was folded into another, or came back.
    """

    STARTED = "STARTED"
    PRIORITIZED = "PRIORITIZED"
    POLICY_CHANGED = "POLICY_CHANGED"
    RESPONDED = "RESPONDED"
    ASKED = "ASKED"
    ANSWERED = "ANSWERED"
    ASSIGNED = "ASSIGNED"
    RESOLVED = "RESOLVED"
    REJECTED = "REJECTED"
    REOPENED = "REOPENED"
    CLOSED = "CLOSED"
    WITHDRAWN = "WITHDRAWN"
    MERGED = "MERGED"
    UNMERGED = "UNMERGED"
    ABSORBED = "ABSORBED"
    SEPARATED = "SEPARATED"
    BREACH_RECORDED = "BREACH_RECORDED"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened `at` and was known from `recorded_at`; a late record has them apart.

    STARTED carries priority and policy revision, PRIORITIZED its priority, POLICY_CHANGED its
    revision, ABSORBED the other ticket's id, start and priority, SEPARATED its id, BREACH_RECORDED
    the clock and, as its `at`, the reading's `breached_at`: not the hour at which a timer saw it.
    `cause` is the kind of event to show for it; `reason` a word, never somebody's text.
    """

    kind: FactKind
    at: datetime
    recorded_at: datetime
    seq: int
    priority: Priority | None = None
    policy_revision: int | None = None
    clock: ClockName | None = None
    other_id: int | None = None
    started_at: datetime | None = None
    reason: str | None = None
    cause: str | None = None

    @property
    def why(self) -> str:
        return self.cause or self.kind


def known_at(facts: Iterable[Fact], cut_off: datetime) -> tuple[Fact, ...]:
    """The facts on record at `cut_off`: read from these, a past figure comes out the same again."""
    return tuple(fact for fact in facts if fact.recorded_at <= cut_off)
