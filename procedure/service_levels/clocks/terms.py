"""On what terms a promise is made: from which start, for which priority, under which revision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from models.vocabulary import Priority
from procedure.service_levels.clocks.course import Position
from procedure.service_levels.clocks.facts import Fact, FactKind


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds from `position` on; `made_at` is when it was first known."""

    position: Position
    made_at: datetime
    start: datetime
    priority: Priority
    policy_revision: int
    reason: str

    def differ_from(self, other: Terms) -> bool:
        mine = self.start, self.priority, self.policy_revision
        return mine != (other.start, other.priority, other.policy_revision)


def terms_of(facts: Iterable[Fact]) -> tuple[Terms, ...]:
    """The terms a ticket has lived under, the newest last."""
    story = _Story()
    return tuple(story.take(fact) for fact in facts if fact.kind in _CHANGES)


def in_force(terms: Sequence[Terms], position: Position) -> Terms:
    return [change for change in terms if change.position <= position][-1]


_CHANGES = frozenset(
    {
        FactKind.STARTED,
        FactKind.PRIORITIZED,
        FactKind.POLICY_CHANGED,
        FactKind.ABSORBED,
        FactKind.SEPARATED,
    }
)


@dataclass(slots=True)
class _Story:
    """A survivor takes the earliest start and the strictest priority (RULES 4.9), until it is set
    anew.
    """

    at: datetime | None = None
    start: datetime | None = None
    priority: Priority | None = None
    policy_revision: int | None = None
    starts: dict[int | None, datetime] = field(default_factory=dict)
    priorities: dict[int | None, Priority] = field(default_factory=dict)

    def take(self, fact: Fact) -> Terms:
        if fact.kind is FactKind.STARTED:
            self.start = fact.at
        if fact.kind is FactKind.ABSORBED:
            self._absorb(fact)
        elif fact.kind is FactKind.SEPARATED:
            self.starts.pop(fact.other_id, None)
            self.priorities.pop(fact.other_id, None)
        elif fact.priority is not None:
            self.priority = fact.priority
            self.priorities.clear()
        if fact.policy_revision is not None:
            self.policy_revision = fact.policy_revision
        return self._terms(fact)

    def _absorb(self, fact: Fact) -> None:
        if fact.started_at is None or fact.priority is None:
            raise ValueError("an absorbed ticket brings its start and its priority")
        self.starts[fact.other_id] = fact.started_at
        self.priorities[fact.other_id] = fact.priority

    def _terms(self, fact: Fact) -> Terms:
        if self.start is None or self.priority is None or self.policy_revision is None:
            raise ValueError(
                "the first fact of a clock is its start, with a priority and a policy revision"
            )
        self.at = max(fact.at, self.at or fact.at)
        made_at = fact.recorded_at if fact.kind is FactKind.STARTED else self.at
        start = min([self.start, *self.starts.values()])
        priority = min([self.priority, *self.priorities.values()], key=lambda one: one.rank)
        why = fact.reason or fact.why
        return Terms((self.at, fact.seq), made_at, start, priority, self.policy_revision, why)
