"""The two clocks of a ticket, read from its facts: a pure function of these and of the policies
(RULES 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from models.vocabulary import ClockName
from procedure.service_levels.clocks.calendar import NOTHING, Calendar
from procedure.service_levels.clocks.course import (
    CANCELLED,
    COUNTING,
    SETTLED,
    Phase,
    Span,
    course,
    runs,
)
from procedure.service_levels.clocks.facts import Fact, FactKind
from procedure.service_levels.clocks.ledger import Promise, deadline, ledger
from procedure.service_levels.clocks.standing import Settled, Standing, stand
from procedure.service_levels.clocks.targets import PolicyBook
from procedure.service_levels.clocks.terms import terms_of


class IntervalKind(StrEnum):
    COUNTED = "COUNTED"
    PAUSED = "PAUSED"
    STOPPED = "STOPPED"


@dataclass(frozen=True, slots=True)
class Interval:
    """A piece of a clock's life; it goes on while `end` is none.

    `duration` up to then, or up to now: working time when COUNTED, plain time otherwise. What is
    COUNTED adds up to the reading's `elapsed`, and with its `remaining` to the target.
    """

    kind: IntervalKind
    start: datetime
    end: datetime | None
    duration: timedelta
    cause: str

    @property
    def counted(self) -> bool:
        return self.kind is IntervalKind.COUNTED


@dataclass(frozen=True)
class ClockReading(Standing):
    """A standing explained. `registered_late`: met in time by a fact recorded after the due
    time.
    """

    clock: ClockName
    policy_revision: int
    calendar: Calendar
    due_if_resumed_now: datetime | None
    pause_reason: str | None
    registered_late: bool
    pause_count: int
    paused_total: timedelta
    intervals: tuple[Interval, ...]
    promises: tuple[Promise, ...]

    @property
    def standing(self) -> Standing:
        return Standing(**{field.name: getattr(self, field.name) for field in fields(Standing)})


@dataclass(frozen=True, slots=True)
class Clocks:
    first_response: ClockReading
    resolution: ClockReading


def read_clocks(facts: Sequence[Fact], book: PolicyBook, now: datetime) -> Clocks:
    """Both promises of a ticket, as they stand and how it came to that, at `now` or, if later, its
    last fact.

    Clause: SGC-SAC-001 5.
    Shape: one ticket's facts in the order of `seq`, STARTED first.
    """
    return Clocks(
        _read(ClockName.FIRST_RESPONSE, facts, book, now),
        _read(ClockName.RESOLUTION, facts, book, now),
    )


def settle(clock: ClockName, facts: Sequence[Fact], book: PolicyBook) -> Settled:
    """What a clock's facts say of it from the last of them on."""
    horizon = latest(facts)
    spans = course(clock, facts)
    return _settle(spans, _promises(clock, spans, facts, book, horizon), book, horizon)


def latest(facts: Sequence[Fact]) -> datetime:
    """The instant from which all the facts are known."""
    return max(max(fact.at, fact.recorded_at) for fact in facts)


def pauses(spans: Sequence[Span]) -> tuple[int, timedelta]:
    """How often the customer was waited for, and how long, without a pause that still goes on."""
    paused = [span for span in spans if span.phase is Phase.PAUSED]
    ended = [span.end - span.start for span in paused if span.end is not None]
    return sum(span.fact.kind is FactKind.ASKED for span in paused), sum(ended, NOTHING)


def _read(clock: ClockName, facts: Sequence[Fact], book: PolicyBook, now: datetime) -> ClockReading:
    horizon = latest(facts)
    now = max(now, horizon)
    spans = course(clock, facts)
    settled = _settle(spans, _promises(clock, spans, facts, book, horizon), book, horizon)
    promises = _promises(clock, spans, facts, book, now)
    calendar = _calendar(promises[-1], book)
    standing = stand(settled, calendar, now)
    pause_count, paused_before = pauses(spans)
    paused_now = now - settled.paused_since if settled.paused_since else NOTHING
    return ClockReading(
        **{field.name: getattr(standing, field.name) for field in fields(Standing)},
        clock=clock,
        policy_revision=promises[-1].policy_revision,
        calendar=calendar,
        due_if_resumed_now=_due_if_resumed(spans, settled, calendar, now),
        pause_reason=_pause_reason(spans),
        registered_late=_registered_late(spans, standing),
        pause_count=pause_count,
        paused_total=paused_before + paused_now,
        intervals=_intervals(spans, standing.started_at, calendar, now),
        promises=promises,
    )


def _promises(
    clock: ClockName, spans: Sequence[Span], facts: Sequence[Fact], book: PolicyBook, now: datetime
) -> tuple[Promise, ...]:
    recorded = [
        fact.at for fact in facts if fact.kind is FactKind.BREACH_RECORDED and fact.clock is clock
    ]
    return ledger(clock, spans, terms_of(facts), recorded, book, now)


def _settle(
    spans: Sequence[Span], promises: Sequence[Promise], book: PolicyBook, horizon: datetime
) -> Settled:
    promise, last = promises[-1], spans[-1]
    calendar = _calendar(promise, book)
    counted = runs(spans, promise.started_at, horizon)
    running = last.phase is Phase.COUNTED
    before = counted[:-1] if running else counted
    return Settled(
        target=promise.target,
        started_at=promise.started_at,
        elapsed=sum((calendar.elapsed(start, end) for start, end in before), NOTHING),
        running_since=counted[-1][0] if running else None,
        paused_since=last.start if last.phase is Phase.PAUSED else None,
        due_at=promise.due_at,
        met_at=_met(spans).start if last.phase in SETTLED else None,
        breached_at=promise.breached_at,
        final=last.phase is Phase.FINAL,
        cancelled=last.phase in CANCELLED,
    )


def _met(spans: Sequence[Span]) -> Span:
    """The span that settled the clock: the first of those in which it stands still at the end."""
    return list(takewhile(lambda span: span.phase in SETTLED, reversed(spans)))[-1]


def _calendar(promise: Promise, book: PolicyBook) -> Calendar:
    return book[promise.policy_revision].calendar(promise.priority)


def _due_if_resumed(
    spans: Sequence[Span], settled: Settled, calendar: Calendar, now: datetime
) -> datetime | None:
    if settled.paused_since is None:
        return None
    resumed = *runs(spans, settled.started_at, now), (now, now)
    return deadline(resumed, settled.target, calendar, paused=False).due_at


def _pause_reason(spans: Sequence[Span]) -> str | None:
    if spans[-1].phase is not Phase.PAUSED:
        return None
    asked = [span.fact for span in spans if span.fact.kind is FactKind.ASKED][-1]
    return asked.reason or asked.why


def _registered_late(spans: Sequence[Span], standing: Standing) -> bool:
    if standing.met_at is None or standing.due_at is None:
        return False
    return standing.met_at <= standing.due_at < _met(spans).fact.recorded_at


def _intervals(
    spans: Sequence[Span], started_at: datetime, calendar: Calendar, now: datetime
) -> tuple[Interval, ...]:
    """The life of a clock without what is over for good: once final or cancelled, nothing goes
    on.
    """
    shown = spans if spans[-1].live or spans[-1].phase is Phase.STOPPED else spans[:-1]
    intervals = []
    for span in shown:
        start = started_at if span.fact.kind is FactKind.STARTED else span.start
        if span.end is None or span.end > start:
            intervals.append(_interval(span, start, calendar, now))
    return tuple(intervals)


def _interval(span: Span, start: datetime, calendar: Calendar, now: datetime) -> Interval:
    until = span.end or now
    if span.phase in COUNTING:
        duration = calendar.elapsed(start, until)
        return Interval(IntervalKind.COUNTED, start, span.end, duration, span.fact.why)
    kind = IntervalKind.PAUSED if span.phase is Phase.PAUSED else IntervalKind.STOPPED
    return Interval(kind, start, span.end, until - start, span.fact.why)
