"""Which time counts: the whole day, or the working hours of a place (RULES 4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import takewhile
from typing import Any, Self
from zoneinfo import ZoneInfo

from models.vocabulary import PolicyFlaw
from procedure.service_levels.clocks.flaws import Flawed

WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
NOTHING = timedelta()

DAY = timedelta(days=1)

Block = tuple[timedelta, timedelta]
Stretch = tuple[datetime, datetime]


class BadCalendar(Flawed):
    """A calendar that nobody could work by; the message says what is wrong."""


@dataclass(frozen=True)
class Calendar:
    """Working hours of a zone: blocks by weekday, as offsets from local midnight; no blocks means
    24 x 7.

    A block begins and ends when the wall clock first reaches its hours: what a change to summer
    time skips is empty, and of an hour shown twice each block ends the first time.
    """

    zone: str = "UTC"
    blocks: tuple[tuple[Block, ...], ...] = ()
    holidays: frozenset[date] = frozenset()
    revision: int = 0
    _days: dict[date, tuple[Stretch, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def always(cls, revision: int = 0) -> Self:
        """24 x 7: the literal reading of section 5."""
        return cls(revision=revision)

    @classmethod
    def from_policy(cls, policy: Mapping[str, Any]) -> Self:
        """Shape: `{"revision": 1, "zone": "Europe/Madrid", "hours": {"MON": [["09:00", "14:00"]]},
        "holidays": ["2026-01-01"]}`; without `hours`, 24 x 7. A block may end at "24:00". Raises
        BadCalendar.
        """
        revision = int(policy.get("revision", 0))
        if "hours" not in policy:
            return cls.always(revision)
        blocks = tuple(_blocks(policy["hours"].get(day, [])) for day in WEEKDAYS)
        if not any(blocks):
            raise BadCalendar("no working hours", PolicyFlaw.NO_HOURS)
        if unknown := sorted(set(policy["hours"]) - set(WEEKDAYS)):
            raise BadCalendar(f"unknown weekday {unknown[0]}", PolicyFlaw.UNKNOWN_WORD, unknown[0])
        holidays = frozenset(date.fromisoformat(day) for day in policy.get("holidays", []))
        return cls(_zone(policy["zone"]), blocks, holidays, revision)

    def to_policy(self) -> dict[str, Any]:
        """The same calendar as plain data, for `from_policy`."""
        if not self.blocks:
            return {"revision": self.revision}
        hours = {
            day: [[_clock(begin), _clock(end)] for begin, end in blocks]
            for day, blocks in zip(WEEKDAYS, self.blocks, strict=True)
            if blocks
        }
        holidays = sorted(day.isoformat() for day in self.holidays)
        return {"revision": self.revision, "zone": self.zone, "hours": hours, "holidays": holidays}

    def add(self, start: datetime, duration: timedelta) -> datetime:
        """The earliest instant at which `duration` of working time has passed since `start`."""
        if not self.blocks or duration <= NOTHING:
            return start + duration
        stretches, left = self._from(start), duration
        begin, end = next(stretches)
        while end - begin < left:
            left -= end - begin
            begin, end = next(stretches)
        return begin + left

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        """The working time between two instants; none when they are out of order."""
        if not self.blocks:
            return max(end - start, NOTHING)
        begun = takewhile(lambda stretch: stretch[0] < end, self._from(start))
        return sum((min(finish, end) - begin for begin, finish in begun), NOTHING)

    def _from(self, start: datetime) -> Iterator[Stretch]:
        """Working stretches from `start` on, without end."""
        day = start.astimezone(self._place).date() - DAY
        while True:
            for begin, end in self._worked(day):
                if end > start:
                    yield max(begin, start), end
            day += DAY

    def _worked(self, day: date) -> tuple[Stretch, ...]:
        if day not in self._days:
            blocks = () if day in self.holidays else self.blocks[day.weekday()]
            stretches = (self._stretch(day, begin, end) for begin, end in blocks)
            self._days[day] = tuple((begin, end) for begin, end in stretches if begin < end)
        return self._days[day]

    def _stretch(self, day: date, begin: timedelta, end: timedelta) -> Stretch:
        midnight = datetime.combine(day, time())
        return self._first(midnight + begin), self._first(midnight + end)

    def _first(self, wall: datetime) -> datetime:
        """The first instant at which the wall clock of the zone shows `wall` or, where it skips it,
        more.
        """
        instant = wall.replace(tzinfo=self._place).astimezone(UTC)
        if instant.astimezone(self._place).replace(tzinfo=None) == wall:
            return instant
        before, after = instant - 2 * DAY, instant
        while after - before > timedelta(seconds=1):
            middle = before + (after - before) / 2
            shown = middle.astimezone(self._place).replace(tzinfo=None)
            before, after = (middle, after) if shown < wall else (before, middle)
        return after.replace(microsecond=0)

    @cached_property
    def _place(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError) as unknown:
        raise BadCalendar(f"unknown time zone {name}", PolicyFlaw.NO_ZONE, name) from unknown


def _blocks(pairs: list[list[str]]) -> tuple[Block, ...]:
    blocks = tuple((_offset(begin), _offset(end)) for begin, end in pairs)
    edges = [edge for block in blocks for edge in block]
    if edges != sorted(edges) or any(begin == end for begin, end in blocks):
        raise BadCalendar("blocks of a day are in order, apart, and not empty", PolicyFlaw.DISORDER)
    return blocks


def _offset(clock: str) -> timedelta:
    hours, _, minutes = clock.partition(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    if not NOTHING <= offset <= DAY:
        raise BadCalendar(f"{clock} is not an hour of the day", PolicyFlaw.OUT_OF_RANGE, clock)
    return offset


def _clock(offset: timedelta) -> str:
    hours, minutes = divmod(offset // timedelta(minutes=1), 60)
    return f"{hours:02}:{minutes:02}"
