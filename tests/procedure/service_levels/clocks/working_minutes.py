"""Which minutes of the nights when clocks change are working ones, looked up on the wall minute by
minute.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from typing import Any
from zoneinfo import ZoneInfo

from procedure.service_levels.clocks import Calendar

MINUTE = timedelta(minutes=1)
DAY = 1440
BEFORE, AFTER = 3 * DAY, 40 * DAY
WINDOWS = [
    datetime(2026, 3, 27, 8, tzinfo=UTC),  # Madrid loses an hour on the 29th
    datetime(2026, 10, 23, 8, tzinfo=UTC),  # Madrid gains one on the 25th
    datetime(2026, 4, 3, 8, tzinfo=UTC),  # Santiago gains one at midnight of the 4th
    datetime(2026, 9, 4, 8, tzinfo=UTC),  # Santiago loses one at midnight of the 5th
]
WEEK = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
POLICIES: dict[str, dict[str, Any]] = {
    "always": {},
    "madrid": {
        "zone": "Europe/Madrid",
        "hours": {day: [["09:00", "14:00"], ["16:00", "19:00"]] for day in WEEK[:5]},
        "holidays": ["2026-03-30", "2026-09-07"],
    },
    "madrid nights": {
        "zone": "Europe/Madrid",
        "hours": {
            day: [["00:00", "02:30"], ["02:30", "06:00"], ["22:00", "24:00"]] for day in WEEK
        },
    },
    "santiago": {
        "zone": "America/Santiago",
        "hours": {
            day: [["00:00", "00:30"], ["00:30", "08:00"], ["20:00", "24:00"]] for day in WEEK
        },
        "holidays": ["2026-04-06"],
    },
}
CALENDARS = {name: Calendar.from_policy(policy) for name, policy in POLICIES.items()}


@dataclass(frozen=True)
class WorkingMinutes:
    """Which minutes of a window count, and how many did before each; minute 0 is the window's
    start.
    """

    flags: list[bool]
    sums: list[int]

    @staticmethod
    @cache
    def of(name: str, window: datetime) -> WorkingMinutes:
        works = _works(POLICIES[name])
        zone = ZoneInfo(POLICIES[name].get("zone", "UTC"))
        shown = (
            (window + minute * MINUTE).astimezone(zone).replace(tzinfo=None)
            for minute in range(-BEFORE, AFTER)
        )
        # Of an hour shown twice, the second time counts as the last minute before the clock was put
        # back.
        flags = [works(highest) for highest in accumulate(shown, max)]
        return WorkingMinutes(flags, list(accumulate(flags, initial=0)))

    def at(self, minute: int) -> bool:
        return self.flags[minute + BEFORE]

    def between(self, start: int, end: int) -> int:
        return self.sums[end + BEFORE] - self.sums[start + BEFORE]


def _works(policy: dict[str, Any]) -> Callable[[datetime], bool]:
    if not policy:
        return lambda shown: True
    holidays = {date.fromisoformat(day) for day in policy.get("holidays", [])}
    hours = [policy["hours"].get(day, []) for day in WEEK]

    def works(shown: datetime) -> bool:
        clock = shown.strftime("%H:%M")
        in_hours = any(begin <= clock < end for begin, end in hours[shown.weekday()])
        return in_hours and shown.date() not in holidays

    return works
