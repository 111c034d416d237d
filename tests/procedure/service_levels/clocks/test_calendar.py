from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procedure.service_levels.clocks import BadCalendar, Calendar
from tests.procedure.service_levels.clocks.stories import MADRID_OFFICE, hours
from tests.procedure.service_levels.clocks.working_minutes import CALENDARS, WINDOWS, WorkingMinutes

EVERY_DAY = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
MINUTE = timedelta(minutes=1)


def madrid(*when: int) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo("Europe/Madrid")).astimezone(UTC)  # type: ignore[arg-type,misc]


def night(zone: str, begin: str, end: str) -> Calendar:
    hours = {day: [[begin, end]] for day in EVERY_DAY}
    return Calendar.from_policy({"zone": zone, "hours": hours})


@pytest.mark.parametrize(
    ("start", "duration", "due"),
    [
        (madrid(2026, 3, 2, 9), 5, madrid(2026, 3, 2, 14)),
        (madrid(2026, 3, 2, 9), 6, madrid(2026, 3, 2, 17)),
        (madrid(2026, 3, 2, 15), 1, madrid(2026, 3, 2, 17)),
        (madrid(2026, 3, 6, 14), 2, madrid(2026, 3, 9, 10)),
        (madrid(2026, 3, 7, 3), 1, madrid(2026, 3, 9, 10)),
        (madrid(2026, 4, 30, 18), 2, madrid(2026, 5, 4, 10)),
        (madrid(2026, 3, 7, 3), 0, madrid(2026, 3, 7, 3)),
    ],
    ids=[
        "morning",
        "over lunch",
        "at lunch",
        "over the weekend",
        "on Saturday",
        "over a holiday",
        "nothing",
    ],
)
def test_working_hours_are_added_where_there_are_some(
    start: datetime, duration: int, due: datetime
) -> None:
    assert MADRID_OFFICE.add(start, hours(duration)) == due
    assert MADRID_OFFICE.elapsed(start, due) == hours(duration)


def test_what_is_used_up_at_closing_time_is_due_then_and_not_next_morning() -> None:
    assert MADRID_OFFICE.add(madrid(2026, 3, 6, 14), hours(1)) == madrid(2026, 3, 6, 15)


def test_no_time_passes_backwards() -> None:
    earlier, later = madrid(2026, 3, 2, 9), madrid(2026, 3, 2, 11)

    assert MADRID_OFFICE.elapsed(later, earlier) == hours(0)
    assert Calendar.always().elapsed(later, earlier) == hours(0)


def test_always_counts_every_hour_of_the_day_clocks_change() -> None:
    start = madrid(2026, 3, 28, 12)

    assert Calendar.always().add(start, hours(24)) == madrid(2026, 3, 29, 13)
    assert Calendar.always().elapsed(start, madrid(2026, 3, 29, 12)) == hours(23)


@pytest.mark.parametrize(
    ("zone", "block", "day", "worked"),
    [
        ("Europe/Madrid", ("01:00", "04:00"), (2026, 3, 29), 2),
        ("Europe/Madrid", ("02:00", "03:00"), (2026, 3, 29), 0),
        ("Europe/Madrid", ("02:30", "04:00"), (2026, 3, 29), 1),
        ("Europe/Madrid", ("01:00", "04:00"), (2026, 10, 25), 4),
        ("Europe/Madrid", ("01:00", "02:30"), (2026, 10, 25), 1.5),
        ("Europe/Madrid", ("02:30", "04:00"), (2026, 10, 25), 2.5),
        ("America/Santiago", ("00:00", "02:00"), (2026, 9, 6), 1),
        ("America/Santiago", ("22:00", "24:00"), (2026, 9, 5), 2),
        ("America/Santiago", ("22:00", "24:00"), (2026, 4, 4), 3),
        ("America/Mexico_City", ("01:00", "04:00"), (2026, 4, 5), 3),
    ],
)
def test_a_night_when_clocks_change_has_the_hours_it_has(
    zone: str, block: tuple[str, str], day: tuple[int, int, int], worked: float
) -> None:
    calendar = night(zone, *block)
    midnight = datetime(*day, tzinfo=ZoneInfo(zone))

    assert calendar.elapsed(
        midnight.astimezone(UTC), (midnight + hours(24)).astimezone(UTC)
    ) == hours(worked)


def test_blocks_that_fill_the_day_count_as_always_does() -> None:
    start, end = madrid(2026, 3, 1, 7), madrid(2026, 11, 1, 7)

    assert night("Europe/Madrid", "00:00", "24:00").elapsed(start, end) == end - start


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        ({"hours": {}}, "no working hours"),
        ({"hours": {"MON": []}}, "no working hours"),
        ({"hours": {"MON": [["09:00", "10:00"]], "LUN": []}}, "unknown weekday LUN"),
        (
            {"hours": {"MON": [["09:00", "12:00"], ["11:00", "13:00"]]}},
            "in order, apart, and not empty",
        ),
        ({"hours": {"MON": [["09:00", "09:00"]]}}, "in order, apart, and not empty"),
        ({"hours": {"MON": [["09:00", "25:00"]]}}, "25:00 is not an hour of the day"),
        ({"hours": {"MON": [["09:00", "10:00"]]}, "zone": "Europe/Macondo"}, "unknown time zone"),
    ],
)
def test_a_calendar_nobody_could_work_by_is_refused(policy: dict[str, Any], message: str) -> None:
    with pytest.raises(BadCalendar, match=message):
        Calendar.from_policy({"zone": "UTC"} | policy)


calendars = st.sampled_from(sorted(CALENDARS))
windows = st.sampled_from(WINDOWS)
minutes = st.integers(0, 6 * 1440)
milliseconds = st.integers(0, 3 * 86_400_000)


@given(name=calendars, window=windows, offset=milliseconds, duration=milliseconds)
@settings(max_examples=150, deadline=None)
def test_what_is_added_has_elapsed(name: str, window: datetime, offset: int, duration: int) -> None:
    calendar, start = CALENDARS[name], window + timedelta(milliseconds=offset)
    length = timedelta(milliseconds=duration)

    assert calendar.elapsed(start, calendar.add(start, length)) == length


@given(name=calendars, window=windows, offsets=st.lists(milliseconds, min_size=3, max_size=3))
@settings(max_examples=100, deadline=None)
def test_time_adds_up_and_never_runs_backwards(
    name: str, window: datetime, offsets: list[int]
) -> None:
    calendar = CALENDARS[name]
    first, middle, last = sorted(window + timedelta(milliseconds=offset) for offset in offsets)

    whole = calendar.elapsed(first, last)

    assert whole == calendar.elapsed(first, middle) + calendar.elapsed(middle, last)
    assert calendar.add(first, hours(9)) <= calendar.add(middle, hours(9))
    assert calendar.add(first, hours(8)) <= calendar.add(first, hours(9))


@pytest.mark.long
@given(name=calendars, window=windows, start=minutes, length=minutes)
@settings(max_examples=100, deadline=None)
def test_a_calendar_agrees_with_a_walk_over_every_minute(
    name: str, window: datetime, start: int, length: int
) -> None:
    begin, end = window + start * MINUTE, window + (start + length) * MINUTE

    worked = WorkingMinutes.of(name, window).between(start, start + length)

    assert CALENDARS[name].elapsed(begin, end) == worked * MINUTE
