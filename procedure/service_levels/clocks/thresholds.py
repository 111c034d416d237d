"""When the timers of a clock are due (RULES 4.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.vocabulary import ClockName
from procedure.service_levels.clocks.readings import ClockReading

PERCENTS = {
    ClockName.FIRST_RESPONSE: (50, 75, 100),
    ClockName.RESOLUTION: (50, 75, 100, 150),
}


@dataclass(frozen=True, slots=True)
class Threshold:
    percent: int
    at: datetime


def thresholds(reading: ClockReading) -> tuple[Threshold, ...]:
    """The instants at which a clock reaches each threshold, passed or to come.

    Those that it will not reach as it stands (paused, met, cancelled) are left out.
    """
    reached = ((percent, _reached(reading, percent)) for percent in PERCENTS[reading.clock])
    return tuple(Threshold(percent, at) for percent, at in reached if at is not None)


def _reached(reading: ClockReading, percent: int) -> datetime | None:
    left = reading.target * percent / 100
    for interval in reading.intervals:
        if interval.counted:
            at = reading.calendar.add(interval.start, left)
            if interval.end is None or at <= interval.end:
                return at
            left -= interval.duration
    return None
