"""How a clock stands at an instant, computed from what was settled by its last fact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.vocabulary import ClockState
from procedure.service_levels.clocks.calendar import Calendar

IMMINENT = 0.75


@dataclass(frozen=True, slots=True)
class Settled:
    """All that a clock's past says of its future, until another fact comes.

    `elapsed` is what had counted before `running_since`. Running, paused, met, cancelled: always
    one of them.
    """

    target: timedelta
    started_at: datetime
    elapsed: timedelta
    running_since: datetime | None
    paused_since: datetime | None
    due_at: datetime | None
    met_at: datetime | None
    breached_at: datetime | None
    final: bool
    cancelled: bool

    @property
    def owed(self) -> bool:
        return self.met_at is None and not self.cancelled


@dataclass(frozen=True)
class Standing:
    """A promise as a list shows it; `remaining` is below zero once more than the target has
    counted.

    `due_at` is unknown while paused; `provisional` says that the time met may still be taken back.
    """

    state: ClockState
    target: timedelta
    started_at: datetime
    due_at: datetime | None
    elapsed: timedelta
    remaining: timedelta
    fraction: float
    paused_since: datetime | None
    met_at: datetime | None
    breached_at: datetime | None
    provisional: bool


def stand(settled: Settled, calendar: Calendar, now: datetime) -> Standing:
    """Met when `t <= due`, so breached from the first instant after it (RULES 4.7)."""
    elapsed, breached_at = settled.elapsed, settled.breached_at
    if settled.running_since is not None:
        elapsed += calendar.elapsed(settled.running_since, now)
        if breached_at is None and settled.due_at is not None and now > settled.due_at:
            breached_at = settled.due_at
    return Standing(
        state=_state(settled, elapsed, breached_at, now),
        target=settled.target,
        started_at=settled.started_at,
        due_at=settled.due_at,
        elapsed=elapsed,
        remaining=settled.target - elapsed,
        fraction=elapsed / settled.target,
        paused_since=settled.paused_since,
        met_at=settled.met_at,
        breached_at=breached_at,
        provisional=settled.met_at is not None and not settled.final,
    )


def _state(
    settled: Settled, elapsed: timedelta, breached_at: datetime | None, now: datetime
) -> ClockState:
    if not settled.owed and breached_at is not None:
        return ClockState.BREACHED
    if settled.cancelled:
        return ClockState.CANCELLED
    if settled.met_at is not None:
        return ClockState.ACHIEVED
    if settled.paused_since is not None:
        return ClockState.PAUSED
    if settled.due_at is not None and now > settled.due_at:
        return ClockState.BREACHING
    return (
        ClockState.IMMINENT_BREACH if elapsed >= settled.target * IMMINENT else ClockState.PENDING
    )
