"""The clocks again, the slow way: minute after minute, with nothing taken from the code under test
but its facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from models.vocabulary import ClockName, Priority
from procedure.service_levels.clocks import Fact, FactKind
from tests.procedure.service_levels.clocks.working_minutes import MINUTE, WorkingMinutes


@dataclass(frozen=True)
class Offer:
    """What a revision offers a priority, in minutes, by the calendar of that name."""

    first_response: int
    resolution: int
    calendar: str


Offers = dict[int, dict[Priority, Offer]]
Terms = tuple[int, Priority, int]


@dataclass
class SimulatedPromise:
    terms: Terms
    made: int
    until: int | None = None
    paused: bool = False
    cancelled: bool = False
    due: int | None = None
    breached: int | None = None
    outcome: str = ""


@dataclass
class Simulation:
    """One clock of one history; every instant is a minute of the window."""

    clock: ClockName
    facts: Sequence[Fact]
    offers: Offers
    window: datetime
    now: int
    promises: list[SimulatedPromise] = field(default_factory=list)
    statuses: list[tuple[int, int, str]] = field(default_factory=list)
    asked: int = 0

    def run(self) -> Simulation:
        if self.clock is ClockName.RESOLUTION:
            self._live_resolution()
        else:
            self._live_first_response()
        self._promise()
        for promise in self.promises:
            self._keep_or_miss(promise)
        for fact in self.facts:
            if fact.kind is FactKind.BREACH_RECORDED and fact.clock is self.clock:
                self._record(self.minute(fact.at))
        return self

    # What came of it

    @property
    def status(self) -> str:
        return self.statuses[-1][2]

    @property
    def breached(self) -> int | None:
        return self.promises[-1].breached

    @property
    def met(self) -> int | None:
        if self.status not in ("stop", "final"):
            return None
        still = [minute for minute, _, _ in self.statuses]
        for index in range(len(self.statuses) - 1, -1, -1):
            if self.statuses[index][2] not in ("stop", "final"):
                return still[index + 1]
        raise AssertionError

    @property
    def state(self) -> str:
        target = self.offer(self.promises[-1]).target
        if self.status in ("merged", "gone"):
            return "CANCELLED" if self.breached is None else "BREACHED"
        if self.status in ("stop", "final"):
            return "ACHIEVED" if self.breached is None else "BREACHED"
        if self.status == "wait":
            return "PAUSED"
        due = self.promises[-1].due
        if due is not None and self.now > due:
            return "BREACHING"
        return "IMMINENT_BREACH" if 4 * self.used >= 3 * target else "PENDING"

    @property
    def used(self) -> int:
        promise = self.promises[-1]
        works = self.offer(promise).works
        return sum(
            works.at(minute)
            for minute in range(promise.terms[0], self.now)
            if self._at(minute) in ("run", "folded")
        )

    @property
    def waited(self) -> int:
        return sum(self._at(minute) == "wait" for minute in range(self.statuses[0][0], self.now))

    @property
    def due_if_resumed(self) -> int | None:
        if self.status != "wait":
            return None
        promise = self.promises[-1]
        due, past = self._use_up(promise, self.now)
        return due if past else self._forward(promise, self.now)

    # How

    def minute(self, instant: datetime) -> int:
        return (instant - self.window) // MINUTE

    def offer(self, promise: SimulatedPromise) -> Bound:
        _, priority, revision = promise.terms
        offer = self.offers[revision][priority]
        response = self.clock is ClockName.FIRST_RESPONSE
        target = offer.first_response if response else offer.resolution
        return Bound(target, WorkingMinutes.of(offer.calendar, self.window))

    def _enter(self, fact: Fact, status: str) -> None:
        since = self.statuses[-1][0] if self.statuses else self.minute(fact.at)
        self.statuses.append((max(self.minute(fact.at), since), fact.seq, status))

    def _come_back(self, fact: Fact) -> None:
        minute, seq, _ = self.statuses[-1]
        before = self.statuses[-2][2]
        self.statuses[-1] = minute, seq, "folded" if before in ("run", "wait") else "stop"
        self._enter(fact, before)

    def _live_first_response(self) -> None:
        self._enter(self.facts[0], "run")
        for fact in sorted(self.facts[1:], key=lambda each: (each.at, each.seq)):
            if self.status == "merged" and fact.kind is FactKind.UNMERGED:
                self._come_back(fact)
            elif self.status == "merged" and fact.kind is FactKind.RESPONDED:
                minute, seq, _ = self.statuses[-1]
                self.statuses[-1] = minute, seq, "run"  # answered while it was folded
                self._enter(fact, "final")
            elif self.status == "run" and fact.kind in (FactKind.RESPONDED, FactKind.ASKED):
                self._enter(fact, "final")
            elif self.status == "run" and fact.kind in (FactKind.MERGED, FactKind.WITHDRAWN):
                self._enter(fact, "merged" if fact.kind is FactKind.MERGED else "gone")

    def _live_resolution(self) -> None:
        self._enter(self.facts[0], "run")
        for fact in self.facts[1:]:
            status, kind = self.status, fact.kind
            if kind is FactKind.UNMERGED and status == "merged":
                self._come_back(fact)
            elif kind in (FactKind.MERGED, FactKind.WITHDRAWN) and status in (
                "run",
                "wait",
                "stop",
            ):
                self._enter(fact, "merged" if kind is FactKind.MERGED else "gone")
            elif kind is FactKind.ASKED and status == "run":
                self.asked += 1
                self._enter(fact, "wait")
            elif kind is FactKind.RESOLVED and status in ("run", "wait"):
                self._enter(fact, "stop")
            elif kind is FactKind.CLOSED and status in ("run", "wait", "stop"):
                self._enter(fact, "final")
            elif kind in RESUMING.get(status, ()):
                self._enter(fact, "run")

    def _at(self, minute: int) -> str:
        begun = [status for since, _, status in self.statuses if since <= minute]
        return begun[-1] if begun else "run"  # before its own start: a survivor's

    def _terms(self) -> list[tuple[int, int, Terms]]:
        """Terms by minute and seq. Own start, own priority, and what each absorbed ticket lent."""
        terms: list[tuple[int, int, Terms]] = []
        lent: dict[int | None, tuple[datetime, Priority | None]] = {}
        own, revision, minute = Priority.LOW, 0, self.minute(self.facts[0].at)
        for fact in self.facts:
            if fact.kind is FactKind.ABSORBED:
                assert fact.started_at is not None
                lent[fact.other_id] = fact.started_at, fact.priority
            elif fact.kind is FactKind.SEPARATED:
                lent.pop(fact.other_id, None)
            elif fact.kind in (FactKind.STARTED, FactKind.PRIORITIZED):
                own = fact.priority or own
                lent = {other: (start, None) for other, (start, _) in lent.items()}
            revision = revision if fact.policy_revision is None else fact.policy_revision
            minute = max(minute, self.minute(fact.at))
            starts = [self.facts[0].at, *(start for start, _ in lent.values())]
            ranks = {own, *(priority for _, priority in lent.values() if priority)}
            strictest = next(priority for priority in Priority if priority in ranks)
            if fact.kind in TERMS:
                terms.append((minute, fact.seq, (self.minute(min(starts)), strictest, revision)))
        return terms

    def _promise(self) -> None:
        happened = [(minute, seq, 0, terms) for minute, seq, terms in self._terms()]
        moves: list[tuple[int, int, int, Any]] = [*happened]
        moves += [(minute, seq, 1, status) for minute, seq, status in self.statuses]
        moves.sort(key=lambda move: move[:3])
        status, terms = "", moves[0][3]
        for minute, _, is_status, what in moves:
            if is_status:
                self._turn(minute, status, what, terms)
                status = what
            else:
                terms = what
                if status in ("run", "wait") and terms != self.promises[-1].terms:
                    self._stop(minute, paused=status == "wait")
                    self.promises.append(SimulatedPromise(terms, minute))
        self.promises[-1].paused |= self.promises[-1].until is None and status == "wait"

    def _turn(self, minute: int, before: str, after: str, terms: Terms) -> None:
        was_live, is_live = before in ("run", "wait"), after in ("run", "wait")
        if was_live and not is_live:
            lost = after in ("merged", "gone", "folded")
            self._stop(minute, paused=lost and before == "wait", cancelled=lost)
        if is_live and not was_live:
            if not self.promises:
                made = self.minute(self.facts[0].recorded_at)
                self.promises.append(SimulatedPromise(terms, made))
            elif before == "folded" or terms != self.promises[-1].terms:
                self.promises.append(SimulatedPromise(terms, minute))
            else:
                self.promises[-1].until = None

    def _stop(self, minute: int, *, paused: bool, cancelled: bool = False) -> None:
        promise = self.promises[-1]
        promise.until, promise.paused, promise.cancelled = minute, paused, cancelled

    def _keep_or_miss(self, promise: SimulatedPromise) -> None:
        until = self.now if promise.until is None else promise.until
        last = promise is self.promises[-1]
        promise.due, past = self._use_up(promise, until)
        if not past:
            promise.due = None if promise.paused else self._forward(promise, until)
        if past and (last or promise.made < until):
            assert promise.due is not None
            promise.breached, promise.outcome = max(promise.due, promise.made), "MISSED"
        elif promise.cancelled:
            promise.outcome = "CANCELLED"
        elif not last:
            promise.outcome = "REPLACED"
        else:
            promise.outcome = "RUNNING" if promise.until is None else "KEPT"

    def _use_up(self, promise: SimulatedPromise, until: int) -> tuple[int | None, bool]:
        bound, used, counting, spent = self.offer(promise), 0, False, None
        for minute in range(promise.terms[0], until):
            counted = self._at(minute) in ("run", "folded")
            if counted and not counting:
                spent = minute if used == bound.target else None
            counting = counted
            if counted and spent is not None:
                return spent, True
            used += counted and bound.works.at(minute)
            if counted and used == bound.target:
                spent = minute + 1
        return None, False

    def _forward(self, promise: SimulatedPromise, minute: int) -> int:
        bound = self.offer(promise)
        used = sum(
            bound.works.at(each)
            for each in range(promise.terms[0], minute)
            if self._at(each) in ("run", "folded")
        )
        while used < bound.target:
            used += bound.works.at(minute)
            minute += 1
        return minute

    def _record(self, breach: int) -> None:
        standing = [
            promise for promise in self.promises if promise.made <= breach
        ] or self.promises[:1]
        promise = standing[-1]
        promise.breached = breach if promise.breached is None else min(promise.breached, breach)
        promise.outcome = "MISSED"


@dataclass(frozen=True)
class Bound:
    target: int
    works: WorkingMinutes


RESUMING = {
    "wait": (FactKind.ANSWERED, FactKind.ASSIGNED),
    "stop": (FactKind.REJECTED, FactKind.REOPENED),
    "final": (FactKind.REOPENED,),
}
TERMS = frozenset(
    {
        FactKind.STARTED,
        FactKind.PRIORITIZED,
        FactKind.POLICY_CHANGED,
        FactKind.ABSORBED,
        FactKind.SEPARATED,
    }
)
