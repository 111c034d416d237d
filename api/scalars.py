"""Instants, durations, days and times of day as the API writes them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NewType, TypeAlias

import strawberry
from strawberry.types.scalar import ScalarDefinition

PATTERN = re.compile(
    r"P(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})(?:\.(\d{1,3}))?S)?)?"
)

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CLOCK = re.compile(r"(\d{2}):([0-5]\d)")


def write_instant(instant: datetime) -> str:
    return (
        instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.")
        + f"{instant.microsecond // 1000:03d}Z"
    )


def read_instant(text: object) -> datetime:
    try:
        if not isinstance(text, str):
            raise ValueError
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is None:
            raise ValueError
        return instant.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError("an instant with its offset, like 2026-03-02T14:05:00Z") from None


def write_duration(duration: timedelta) -> str:
    """Hours are the largest unit, since promises are told in hours; a debt of time has a sign."""
    milliseconds = duration // timedelta(milliseconds=1)
    sign, milliseconds = ("-", -milliseconds) if milliseconds < 0 else ("", milliseconds)
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}H" if hours else ""
    text += f"{minutes}M" if minutes else ""
    if seconds or thousandths or not text:
        text += f"{seconds}.{thousandths:03d}S" if thousandths else f"{seconds}S"
    return f"{sign}PT{text}"


def read_duration(text: object) -> timedelta:
    found = PATTERN.fullmatch(text) if isinstance(text, str) else None
    if found is None or not any(found.groups()) or str(text).endswith("T"):
        raise ValueError("a duration, like PT4H or P2D")
    days, hours, minutes, seconds, fraction = (found.group(part) or "0" for part in range(1, 6))
    return timedelta(
        days=int(days),
        hours=int(hours),
        minutes=int(minutes),
        seconds=int(seconds),
        milliseconds=int(fraction.ljust(3, "0")),
    )


def read_day(text: object) -> date:
    try:
        if not isinstance(text, str) or not DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("a day, like 2026-05-01") from None


def read_local_time(text: object) -> int:
    found = CLOCK.fullmatch(text) if isinstance(text, str) else None
    minutes = int(found[1]) * 60 + int(found[2]) if found else -1
    if not 0 <= minutes <= 24 * 60:
        raise ValueError("a time of day, like 09:00; 24:00 is the end of the day")
    return minutes


def write_local_time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


if TYPE_CHECKING:  # the schema tells them apart by name, Python by what they are
    Instant: TypeAlias = datetime
    Duration: TypeAlias = timedelta
    Day: TypeAlias = date
    LocalTime: TypeAlias = int
else:
    Instant = NewType("Instant", datetime)
    Duration = NewType("Duration", timedelta)
    Day = NewType("Day", date)
    LocalTime = NewType("LocalTime", int)

SCALARS: dict[object, ScalarDefinition] = {
    Instant: strawberry.scalar(
        name="DateTime",
        description=(
            "An instant in ISO 8601 with its offset, answered in UTC to the millisecond: "
            "`2026-03-02T14:05:00.000Z`."
        ),
        serialize=write_instant,
        parse_value=read_instant,
        specified_by_url="https://scalars.graphql.org/andimarek/date-time",
    ),
    Duration: strawberry.scalar(
        name="Duration",
        description=(
            "A length of time in ISO 8601, hours being the largest unit answered: `PT4H`,"
            " `PT1H30M`, `-PT5M`."
        ),
        serialize=write_duration,
        parse_value=read_duration,
    ),
    Day: strawberry.scalar(
        name="Date",
        description="A day without a time or a zone: `2026-05-01`.",
        serialize=str,
        parse_value=read_day,
    ),
    LocalTime: strawberry.scalar(
        name="LocalTime",
        description="A time of day where somebody is: `09:00`; `24:00` is the end of the day.",
        serialize=write_local_time,
        parse_value=read_local_time,
    ),
}
