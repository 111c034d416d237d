"""RULES 4: to the millisecond, the ends of a ticket, merges, and how a clock explains itself."""

from datetime import timedelta

import pytest

from models.vocabulary import ClockState, Priority
from procedure.service_levels.clocks import Fact, FactKind, known_at, read_clocks
from tests.procedure.service_levels.clocks.stories import BOOK, Story, clock, hours

MILLISECOND = timedelta(milliseconds=1)


# 7. To the millisecond


def test_a_clock_is_met_until_the_very_due_time_and_breached_a_millisecond_later() -> None:
    story = Story(Priority.HIGH)

    at_due = read_clocks(story.facts, BOOK, clock(2)).first_response
    after = read_clocks(story.facts, BOOK, clock(2) + MILLISECOND).first_response

    assert (at_due.state, at_due.breached_at) == (ClockState.IMMINENT_BREACH, None)
    assert (after.state, after.breached_at) == (ClockState.BREACHING, clock(2))


@pytest.mark.parametrize(
    ("late", "state"), [(timedelta(), ClockState.ACHIEVED), (MILLISECOND, ClockState.BREACHED)]
)
def test_a_response_at_the_due_time_keeps_the_promise(late: timedelta, state: ClockState) -> None:
    responded = clock(2) + late
    facts = [*Story(Priority.HIGH).facts, Fact(FactKind.RESPONDED, responded, responded, 2)]

    assert read_clocks(facts, BOOK, responded).first_response.state is state


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (5.999, ClockState.PENDING),
        (6, ClockState.IMMINENT_BREACH),
        (8, ClockState.IMMINENT_BREACH),
        (8.001, ClockState.BREACHING),
    ],
)
def test_the_state_says_how_near_the_due_time_is(now: float, state: ClockState) -> None:
    assert Story(Priority.HIGH).resolution(now).state is state


# Ends, and 9. Merges


@pytest.mark.parametrize("kind", ["WITHDRAWN", "MERGED"])
def test_an_end_cancels_what_was_unsettled(kind: str) -> None:
    story = Story(Priority.HIGH).then("RESPONDED", 1).then(kind, 3)

    response, resolution = story.first_response(90), story.resolution(90)

    assert response.state is ClockState.ACHIEVED
    assert (resolution.state, resolution.elapsed, resolution.due_at) == (
        ClockState.CANCELLED,
        hours(3),
        clock(8),
    )


@pytest.mark.parametrize("kind", ["WITHDRAWN", "MERGED"])
def test_an_end_while_waiting_cancels_too(kind: str) -> None:
    reading = Story(Priority.HIGH).then("ASKED", 3).then(kind, 30).resolution(90)

    assert (reading.state, reading.elapsed, reading.due_at) == (
        ClockState.CANCELLED,
        hours(3),
        None,
    )


@pytest.mark.parametrize("kind", ["WITHDRAWN", "MERGED"])
def test_a_solution_nobody_confirmed_was_not_settled(kind: str) -> None:
    reading = Story(Priority.HIGH).then("RESOLVED", 3).then(kind, 4).resolution(90)

    assert (reading.state, reading.met_at) == (ClockState.CANCELLED, None)


def test_a_breach_outlives_the_end_of_the_ticket() -> None:
    reading = Story(Priority.HIGH).then("WITHDRAWN", 9).resolution(90)

    assert (reading.state, reading.breached_at) == (ClockState.BREACHED, clock(8))


def test_a_survivor_takes_the_earliest_start_and_the_strictest_priority() -> None:
    story = Story(Priority.LOW).then(
        "ABSORBED", 1, other_id=7, started_at=clock(-2), priority=Priority.HIGH
    )

    reading = story.resolution(1)

    assert (reading.started_at, reading.target, reading.due_at) == (clock(-2), hours(8), clock(6))
    assert [(each.start, each.duration) for each in reading.intervals] == [(clock(-2), hours(3))]


def test_a_survivor_gives_back_what_it_took_when_the_other_is_separated() -> None:
    story = Story(Priority.LOW).then(
        "ABSORBED", 1, other_id=7, started_at=clock(-2), priority=Priority.HIGH
    )
    story.then("SEPARATED", 3, other_id=7)

    reading = story.resolution(4)

    assert (reading.started_at, reading.target, reading.elapsed) == (clock(0), hours(48), hours(4))


def test_a_survivor_keeps_what_it_took_from_another() -> None:
    story = Story(Priority.LOW).then(
        "ABSORBED", 1, other_id=7, started_at=clock(-2), priority=Priority.HIGH
    )
    story.then("ABSORBED", 2, other_id=8, started_at=clock(-1), priority=Priority.MEDIUM)
    story.then("SEPARATED", 3, other_id=7)

    reading = story.resolution(4)

    assert (reading.started_at, reading.target) == (clock(-1), hours(24))


def test_a_priority_set_after_a_merge_stands_over_what_was_taken() -> None:
    story = Story(Priority.LOW).then(
        "ABSORBED", 1, other_id=7, started_at=clock(-2), priority=Priority.HIGH
    )
    story.then("PRIORITIZED", 2, priority=Priority.MEDIUM)

    reading = story.resolution(3)

    assert (reading.started_at, reading.target) == (clock(-2), hours(24))


def test_unmerging_gives_back_start_and_promise_and_counts_the_time_between() -> None:
    story = Story(Priority.HIGH).then("MERGED", 2).then("UNMERGED", 5)

    reading = story.resolution(6)

    assert (reading.state, reading.started_at, reading.due_at) == (
        ClockState.IMMINENT_BREACH,
        clock(0),
        clock(8),
    )
    assert [(each.kind, each.duration) for each in reading.intervals] == [
        ("COUNTED", hours(2)),
        ("COUNTED", hours(3)),
        ("COUNTED", hours(1)),
    ]


def test_a_promise_that_ran_out_while_merged_is_breached_on_coming_back() -> None:
    story = Story(Priority.HIGH).then("MERGED", 2).then("UNMERGED", 30)

    assert story.resolution(31).breached_at == clock(30)


def test_the_time_in_another_ticket_counts_even_if_the_customer_was_asked_before() -> None:
    story = (
        Story(Priority.HIGH).then("ASKED", 2, reason="LOGS").then("MERGED", 3).then("UNMERGED", 5)
    )

    reading = story.resolution(10)

    assert (reading.state, reading.elapsed, reading.paused_since) == (
        ClockState.PAUSED,
        hours(4),
        clock(5),
    )
    assert (reading.pause_count, reading.paused_total, reading.pause_reason) == (
        1,
        hours(6),
        "LOGS",
    )


def test_a_resolved_ticket_comes_back_resolved() -> None:
    story = Story(Priority.HIGH).then("RESOLVED", 2).then("MERGED", 3).then("UNMERGED", 5)

    reading = story.resolution(6)

    assert (reading.state, reading.met_at, reading.elapsed) == (
        ClockState.ACHIEVED,
        clock(2),
        hours(2),
    )


# 10. Explained


def test_the_intervals_add_up_to_the_elapsed_time_and_with_what_remains_to_the_target() -> None:
    story = (
        Story(Priority.HIGH, revision=1)
        .then("ASKED", 2, cause="CUSTOMER_ASKED")
        .then("ANSWERED", 8)
    )

    reading = story.resolution(25)

    assert [(each.counted, each.duration, each.cause) for each in reading.intervals] == [
        (True, hours(2), "STARTED"),
        (False, hours(6), "CUSTOMER_ASKED"),
        (True, hours(3), "ANSWERED"),
    ]
    assert reading.elapsed == hours(5)
    assert reading.remaining == hours(3)


def test_a_reading_as_of_a_past_cut_off_does_not_know_what_was_recorded_later() -> None:
    story = Story(Priority.HIGH).then("RESPONDED", 1.5, recorded=3)

    facts = known_at(story.facts, clock(2.5))

    assert read_clocks(facts, BOOK, clock(2.5)).first_response.state is ClockState.BREACHING


def test_a_reading_is_never_older_than_the_last_fact() -> None:
    reading = Story(Priority.HIGH).then("ASKED", 2).resolution(1)

    assert (reading.elapsed, reading.paused_total) == (hours(2), hours(0))


def test_facts_without_a_start_are_no_history() -> None:
    facts = [Fact(FactKind.RESPONDED, clock(0), clock(0), 1)]

    with pytest.raises(ValueError, match="the first fact of a clock is its start"):
        read_clocks(facts, BOOK, clock(1))


def test_a_start_without_a_priority_promises_nothing() -> None:
    facts = [Fact(FactKind.STARTED, clock(0), clock(0), 1, policy_revision=0)]

    with pytest.raises(ValueError, match="with a priority and a policy revision"):
        read_clocks(facts, BOOK, clock(1))


def test_a_ticket_without_a_start_cannot_be_absorbed() -> None:
    story = Story(Priority.LOW).then("ABSORBED", 1, other_id=7)

    with pytest.raises(ValueError, match="an absorbed ticket brings its start and its priority"):
        story.resolution(2)
