"""The ledger of promises: every one that was made, why, and what became of it (RULES 4.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from models.vocabulary import ClockName, Priority
from procedure.service_levels.clocks.calendar import Calendar
from procedure.service_levels.clocks.course import CANCELLED, Phase, Position, Run, Span, runs
from procedure.service_levels.clocks.targets import PolicyBook
from procedure.service_levels.clocks.terms import Terms, in_force


class Outcome(StrEnum):
    """MISSED is for good, whatever followed. KEPT is provisional while the clock is."""

    RUNNING = "RUNNING"
    KEPT = "KEPT"
    MISSED = "MISSED"
    REPLACED = "REPLACED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Promise:
    """A row of the ledger; `due_at` as it stood when the promise ended, unknown while paused."""

    made_at: datetime
    started_at: datetime
    priority: Priority
    policy_revision: int
    target: timedelta
    reason: str
    due_at: datetime | None
    breached_at: datetime | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a target is used up; `past` when that came before the end of what was counted."""

    due_at: datetime | None
    past: bool


def deadline(
    counted: Sequence[Run], target: timedelta, calendar: Calendar, *, paused: bool
) -> Deadline:
    """Use up `target` along the stretches counted so far; the last one is taken to go on, unless
    `paused`.
    """
    left, due_at = target, None
    for start, end in counted:
        due_at = calendar.add(start, left)
        if due_at < end:
            return Deadline(due_at, past=True)
        left -= calendar.elapsed(start, end)
    return Deadline(None if paused else due_at, past=False)


def ledger(
    clock: ClockName,
    spans: Sequence[Span],
    terms: Sequence[Terms],
    recorded_breaches: Sequence[datetime],
    book: PolicyBook,
    now: datetime,
) -> tuple[Promise, ...]:
    """Every promise of a clock as of `now`; the last one is in force.

    While the clock stands still nothing is promised: a change of terms waits until it goes on, if
    it ever does. Of several changes at one instant only the last can be missed. A breach is never
    dated before its promise.
    """
    made = _made(spans, terms)
    promises = [
        _judge(clock, spans, promise, book, now, replaced=promise is not made[-1])
        for promise in made
    ]
    for breach in recorded_breaches:
        _stamp(promises, breach)
    return tuple(promises)


@dataclass(frozen=True, slots=True)
class _Made:
    """A promise from `made_at` until it was replaced, or until the clock last stood still.

    `last` is the phase in which that found it, `ending` the one that followed.
    """

    terms: Terms
    made_at: datetime
    until: datetime | None = None
    last: Phase = Phase.COUNTED
    ending: Phase | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Spans in a row through which a promise can stand, and the one that ended them."""

    spans: tuple[Span, ...]
    ended: Span | None
    renews: bool

    def holds(self, position: Position) -> bool:
        return self.spans[0].position < position and (
            self.ended is None or position < self.ended.position
        )

    def phase_at(self, position: Position) -> Phase:
        return [span.phase for span in self.spans if span.position <= position][-1]


def _stretches(spans: Sequence[Span]) -> Iterator[_Stretch]:
    renews, live = False, list[Span]()
    for span in spans:
        if span.live:
            live.append(span)
            continue
        if live:
            yield _Stretch(tuple(live), span, renews)
        renews, live = span.phase is Phase.FOLDED, []
    if live:
        yield _Stretch(tuple(live), None, renews)


def _made(spans: Sequence[Span], terms: Sequence[Terms]) -> list[_Made]:
    made: list[_Made] = []
    for stretch in _stretches(spans):
        start = stretch.spans[0]
        opening = in_force(terms, start.position)
        if not made:
            made.append(_Made(opening, opening.made_at))
        elif stretch.renews:
            made.append(_Made(replace(opening, reason=start.fact.why), start.start))
        elif opening.differ_from(made[-1].terms):
            made.append(_Made(opening, start.start))
        for change in terms:
            if stretch.holds(change.position) and change.differ_from(made[-1].terms):
                made[-1] = _ended(made[-1], change.made_at, stretch.phase_at(change.position), None)
                made.append(_Made(change, change.made_at))
        ended = stretch.ended
        until, ending = (ended.start, ended.phase) if ended else (None, None)
        made[-1] = _ended(made[-1], until, stretch.spans[-1].phase, ending)
    return made


def _ended(made: _Made, until: datetime | None, last: Phase, ending: Phase | None) -> _Made:
    return replace(made, until=until, last=last, ending=ending)


def _judge(
    clock: ClockName,
    spans: Sequence[Span],
    made: _Made,
    book: PolicyBook,
    now: datetime,
    *,
    replaced: bool,
) -> Promise:
    terms, until = made.terms, made.until or now
    policy = book[terms.policy_revision]
    target = policy.target(clock, terms.priority)
    counted = runs(spans, terms.start, until)
    due = deadline(
        counted, target, policy.calendar(terms.priority), paused=made.last is Phase.PAUSED
    )
    missed = due.past and due.due_at is not None and not (replaced and made.made_at >= until)
    return Promise(
        made_at=made.made_at,
        started_at=terms.start,
        priority=terms.priority,
        policy_revision=terms.policy_revision,
        target=target,
        reason=terms.reason,
        due_at=due.due_at,
        breached_at=max(due.due_at, made.made_at) if missed and due.due_at else None,
        outcome=Outcome.MISSED if missed else _outcome(made, replaced=replaced),
    )


def _outcome(made: _Made, *, replaced: bool) -> Outcome:
    if made.ending in CANCELLED or made.ending is Phase.FOLDED:
        return Outcome.CANCELLED
    if replaced:
        return Outcome.REPLACED
    return Outcome.RUNNING if made.until is None else Outcome.KEPT


def _stamp(promises: list[Promise], breach: datetime) -> None:
    """A breach once recorded stays recorded, on the promise that stood then (RULES 4.1)."""
    standing = [index for index, promise in enumerate(promises) if promise.made_at <= breach]
    index = standing[-1] if standing else 0
    promise = promises[index]
    breached_at = min(promise.breached_at or breach, breach)
    promises[index] = replace(promise, breached_at=breached_at, outcome=Outcome.MISSED)
