from types import SimpleNamespace

import pytest

from models.tickets import Ticket
from models.vocabulary import Priority
from procedure.service_levels.clocks import COLUMNS, REVISION_ZERO, Summary, read_summary, summarize
from tests.procedure.service_levels.clocks.stories import BOOK, Story, clock, hours

STORIES = {
    "new": Story(),
    "responded": Story().then("RESPONDED", 1),
    "waiting": Story().then("ASKED", 1),
    "answered": Story().then("ASKED", 1).then("ANSWERED", 3),
    "resolved": Story().then("RESOLVED", 1),
    "closed": Story().then("RESPONDED", 1).then("RESOLVED", 1).then("CLOSED", 2),
    "breached": Story().then("RESPONDED", 3).then("RESOLVED", 10),
    "withdrawn": Story().then("WITHDRAWN", 1),
    "unmerged": Story().then("MERGED", 1).then("UNMERGED", 2),
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_a_summary_survives_its_columns(story: Story) -> None:
    summary = summarize(story.facts, BOOK)

    assert tuple(summary.columns()) == COLUMNS
    assert Summary.from_row(summary.columns()) == summary
    assert Summary.from_row(SimpleNamespace(**summary.columns())) == summary


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
@pytest.mark.parametrize("now", [11, 13.5, 100])
def test_a_summary_stands_as_the_reading_does(story: Story, now: float) -> None:
    summary = Summary.from_row(summarize(story.facts, BOOK).columns())

    standings = read_summary(summary, REVISION_ZERO, Priority.HIGH, clock(now))

    assert standings.first_response == story.first_response(now).standing
    assert standings.resolution == story.resolution(now).standing
    assert standings.pause_count == story.resolution(now).pause_count
    assert standings.paused_total == story.resolution(now).paused_total


def test_every_column_of_the_summary_is_one_of_the_ticket() -> None:
    assert set(COLUMNS) <= Ticket._meta.db_fields


def test_the_columns_count_in_milliseconds() -> None:
    columns = summarize(Story().then("ASKED", 1).then("ANSWERED", 3).facts, BOOK).columns()

    assert (columns["fr_target_ms"], columns["res_target_ms"]) == (7_200_000, 28_800_000)
    assert (columns["res_elapsed_ms"], columns["paused_ms"]) == (3_600_000, 7_200_000)
    assert (columns["res_running_since"], columns["res_due_at"]) == (clock(3), clock(10))


@pytest.mark.parametrize(
    ("name", "due"),
    [("new", 2), ("responded", 8), ("waiting", None), ("resolved", 2), ("closed", None)],
)
def test_the_next_due_time_is_the_nearest_one_still_owed(name: str, due: float | None) -> None:
    next_due_at = summarize(STORIES[name].facts, BOOK).next_due_at

    assert next_due_at == (None if due is None else clock(due))


def test_a_summary_knows_a_breach_that_had_happened_by_its_last_fact() -> None:
    summary = summarize(Story().then("PRIORITIZED", 5, priority=Priority.CRITICAL).facts, BOOK)

    assert summary.resolution.breached_at == clock(5)
    assert summary.resolution.elapsed == hours(0)
