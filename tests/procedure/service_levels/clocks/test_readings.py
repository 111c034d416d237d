"""RULES 4, line by line: the start, the first response, pauses, solutions, other priorities."""

import pytest

from models.vocabulary import ClockName, ClockState, Priority
from tests.procedure.service_levels.clocks.stories import Story, clock, hours

# 1. The start


def test_the_clocks_start_when_the_first_contact_occurred_not_when_it_was_recorded() -> None:
    story = Story(Priority.HIGH, at=-1, recorded=0)

    reading = story.first_response(0)

    assert reading.started_at == clock(-1)
    assert (reading.due_at, reading.elapsed, reading.remaining) == (clock(1), hours(1), hours(1))


def test_a_late_answer_by_phone_counts_from_when_it_happened() -> None:
    story = Story(Priority.HIGH).then("RESPONDED", 1.5, recorded=3)

    reading = story.first_response(3)

    assert (reading.state, reading.met_at, reading.breached_at) == (
        ClockState.ACHIEVED,
        clock(1.5),
        None,
    )
    assert reading.registered_late


def test_a_breach_already_recorded_stays_and_is_marked_registered_late() -> None:
    story = Story(Priority.HIGH).then("BREACH_RECORDED", 2, clock=ClockName.FIRST_RESPONSE)
    story.then("RESPONDED", 1.5, recorded=3)

    reading = story.first_response(3)

    assert (reading.state, reading.met_at, reading.breached_at) == (
        ClockState.BREACHED,
        clock(1.5),
        clock(2),
    )
    assert reading.registered_late


def test_an_answer_after_the_due_time_is_not_called_registered_late() -> None:
    story = Story(Priority.HIGH).then("RESPONDED", 2.5)

    reading = story.first_response(3)

    assert (reading.state, reading.breached_at, reading.registered_late) == (
        ClockState.BREACHED,
        clock(2),
        False,
    )


def test_a_breach_of_one_clock_does_not_touch_the_other() -> None:
    story = Story(Priority.HIGH).then("BREACH_RECORDED", 2, clock=ClockName.FIRST_RESPONSE)

    reading = story.resolution(3)

    assert (reading.state, reading.breached_at) == (ClockState.PENDING, None)


def test_nothing_is_breached_before_it_was_promised() -> None:
    story = Story(Priority.CRITICAL, at=-6, recorded=0)

    reading = story.resolution(0)

    assert (reading.due_at, reading.breached_at, reading.state) == (
        clock(-2),
        clock(0),
        ClockState.BREACHING,
    )


def test_a_promise_replaced_in_the_act_that_made_it_cannot_be_missed() -> None:
    story = Story(Priority.CRITICAL, at=-6, recorded=0).then(
        "PRIORITIZED", 0, priority=Priority.LOW
    )

    reading = story.resolution(1)

    assert (reading.due_at, reading.breached_at) == (clock(42), None)


# 3. First response


def test_the_first_response_is_the_first_public_message_by_staff() -> None:
    story = Story(Priority.HIGH).then("RESPONDED", 1).then("RESPONDED", 1.5)

    reading = story.first_response(9)

    assert (reading.state, reading.met_at, reading.elapsed) == (
        ClockState.ACHIEVED,
        clock(1),
        hours(1),
    )
    assert (reading.provisional, reading.fraction) == (False, 0.5)


def test_a_question_to_the_customer_is_a_response_too() -> None:
    story = Story(Priority.HIGH).then("ASKED", 1)

    assert story.first_response(9).met_at == clock(1)


def test_an_earlier_response_recorded_later_is_the_first_one() -> None:
    story = Story(Priority.HIGH).then("RESPONDED", 3).then("RESPONDED", 1, recorded=4)

    reading = story.first_response(4)

    assert (reading.met_at, reading.state) == (clock(1), ClockState.ACHIEVED)


def test_the_first_response_never_pauses() -> None:
    story = Story(Priority.HIGH).then("ANSWERED", 1).then("ASSIGNED", 1.5).then("RESOLVED", 1.6)

    reading = story.first_response(3)

    assert (reading.state, reading.pause_count) == (ClockState.BREACHING, 0)


# 4. Pauses


def test_the_resolution_pauses_while_the_customer_is_asked() -> None:
    story = Story(Priority.HIGH).then("ASKED", 2, reason="MORE_INFORMATION")

    reading = story.resolution(10)

    assert (reading.state, reading.elapsed, reading.due_at) == (ClockState.PAUSED, hours(2), None)
    assert (reading.paused_since, reading.pause_reason) == (clock(2), "MORE_INFORMATION")
    assert (reading.pause_count, reading.paused_total) == (1, hours(8))
    assert reading.due_if_resumed_now == clock(16)


def test_a_pause_ends_when_the_answer_arrived_not_when_it_was_read() -> None:
    story = Story(Priority.HIGH).then("ASKED", 2).then("ANSWERED", 4, recorded=9)

    reading = story.resolution(9)

    assert (reading.due_at, reading.elapsed, reading.paused_total) == (
        clock(10),
        hours(7),
        hours(2),
    )


def test_an_answer_from_before_the_question_makes_an_empty_pause() -> None:
    story = Story(Priority.HIGH).then("ASKED", 2).then("ANSWERED", 1, recorded=3)

    reading = story.resolution(3)

    assert (reading.due_at, reading.paused_total, reading.pause_count) == (clock(8), hours(0), 1)


def test_a_ticket_given_to_another_person_waits_no_more() -> None:
    story = Story(Priority.HIGH).then("ASKED", 2).then("ASSIGNED", 5)

    reading = story.resolution(6)

    assert (reading.state, reading.elapsed, reading.due_at) == (
        ClockState.PENDING,
        hours(3),
        clock(11),
    )


def test_a_question_at_the_very_due_time_leaves_nothing_but_the_moment_of_the_answer() -> None:
    story = Story(Priority.HIGH).then("ASKED", 8)

    paused = story.resolution(12)
    answered = story.then("ANSWERED", 12).resolution(12)

    assert (paused.state, paused.remaining, paused.due_if_resumed_now) == (
        ClockState.PAUSED,
        hours(0),
        clock(12),
    )
    assert (answered.state, answered.due_at) == (ClockState.IMMINENT_BREACH, clock(12))


def test_a_clock_paused_after_its_breach_stays_breached() -> None:
    story = Story(Priority.HIGH).then("ASKED", 9)

    reading = story.resolution(10)

    assert (reading.state, reading.breached_at, reading.due_at) == (
        ClockState.PAUSED,
        clock(8),
        clock(8),
    )
    assert reading.due_if_resumed_now == clock(8)


# 5. Resolved


def test_resolved_in_time_is_achieved_provisionally_until_closed() -> None:
    story = Story(Priority.HIGH).then("RESOLVED", 5)

    resolved, closed = story.resolution(6), story.then("CLOSED", 7).resolution(8)

    assert (resolved.state, resolved.met_at, resolved.provisional) == (
        ClockState.ACHIEVED,
        clock(5),
        True,
    )
    assert (closed.state, closed.met_at, closed.provisional) == (
        ClockState.ACHIEVED,
        clock(5),
        False,
    )


@pytest.mark.parametrize("kind", ["REJECTED", "REOPENED"])
def test_what_is_taken_up_again_keeps_its_time_and_the_time_between_is_not_counted(
    kind: str,
) -> None:
    story = Story(Priority.HIGH).then("RESOLVED", 5).then(kind, 20)

    reading = story.resolution(21)

    assert (reading.state, reading.met_at) == (ClockState.IMMINENT_BREACH, None)
    assert (reading.elapsed, reading.due_at) == (hours(6), clock(23))


def test_a_closed_ticket_reopened_goes_on_from_its_elapsed_time() -> None:
    story = Story(Priority.HIGH).then("RESOLVED", 5).then("CLOSED", 6).then("REOPENED", 100)

    reading = story.resolution(101)

    assert (reading.elapsed, reading.due_at) == (hours(6), clock(103))
    assert [(each.kind, each.duration, each.cause) for each in reading.intervals] == [
        ("COUNTED", hours(5), "STARTED"),
        ("STOPPED", hours(1), "RESOLVED"),
        ("STOPPED", hours(94), "CLOSED"),
        ("COUNTED", hours(1), "REOPENED"),
    ]


def test_a_resolution_ends_a_pause() -> None:
    story = Story(Priority.HIGH).then("ASKED", 2).then("RESOLVED", 30)

    reading = story.resolution(31)

    assert (reading.state, reading.met_at, reading.elapsed) == (
        ClockState.ACHIEVED,
        clock(30),
        hours(2),
    )
    assert (reading.due_at, reading.paused_total) == (clock(36), hours(28))


def test_a_breach_once_recorded_stays_through_resolution_and_reopening() -> None:
    story = Story(Priority.HIGH).then("RESOLVED", 9)

    resolved = story.resolution(10)
    reopened = story.then("CLOSED", 10).then("REOPENED", 11).resolution(12)

    assert (resolved.state, resolved.breached_at, resolved.provisional) == (
        ClockState.BREACHED,
        clock(8),
        True,
    )
    assert (reopened.state, reopened.breached_at) == (ClockState.BREACHING, clock(8))


def test_a_ticket_closed_from_any_state_is_settled_by_it() -> None:
    working = Story(Priority.HIGH).then("CLOSED", 3)
    waiting = Story(Priority.HIGH).then("ASKED", 3).then("CLOSED", 30)

    assert (working.resolution(4).met_at, working.resolution(4).provisional) == (clock(3), False)
    assert (waiting.resolution(31).met_at, waiting.resolution(31).elapsed) == (clock(30), hours(3))


# 6. Another priority or policy


def test_another_priority_keeps_start_and_pauses_and_has_a_new_target() -> None:
    story = Story(Priority.LOW).then("ASKED", 1).then("ANSWERED", 3)
    story.then("PRIORITIZED", 4, priority=Priority.HIGH)

    reading = story.resolution(5)

    assert (reading.started_at, reading.target, reading.due_at) == (clock(0), hours(8), clock(10))
    assert reading.elapsed == hours(3)


def test_what_is_already_past_is_breached_now_and_not_back_dated() -> None:
    story = Story(Priority.LOW).then("PRIORITIZED", 10, priority=Priority.CRITICAL)

    reading = story.resolution(10)

    assert (reading.due_at, reading.breached_at, reading.state) == (
        clock(4),
        clock(10),
        ClockState.BREACHING,
    )


def test_a_lower_priority_leaves_the_breach_in_the_ledger_and_shows_its_own_promise() -> None:
    story = Story(Priority.CRITICAL).then("PRIORITIZED", 5, priority=Priority.LOW)

    reading = story.resolution(6)

    assert (reading.due_at, reading.breached_at, reading.state) == (
        clock(48),
        None,
        ClockState.PENDING,
    )
    assert [promise.breached_at for promise in reading.promises] == [clock(4), None]


def test_another_policy_counts_the_same_life_by_its_own_calendar() -> None:
    story = Story(Priority.HIGH).then("POLICY_CHANGED", 2, policy_revision=1)

    reading = story.resolution(2)

    assert (reading.policy_revision, reading.elapsed) == (1, hours(2))
    assert reading.due_at == clock(
        24
    )  # Madrid: 10 to 14 and 16 to 19 on Monday, 9 to 10 on Tuesday


def test_a_response_already_given_is_judged_by_the_promise_of_its_time() -> None:
    story = (
        Story(Priority.LOW).then("RESPONDED", 5).then("PRIORITIZED", 6, priority=Priority.CRITICAL)
    )

    reading = story.first_response(7)

    assert (reading.state, reading.target, len(reading.promises)) == (
        ClockState.ACHIEVED,
        hours(8),
        1,
    )


def test_a_priority_set_while_resolved_waits_until_work_goes_on() -> None:
    story = (
        Story(Priority.LOW).then("RESOLVED", 5).then("PRIORITIZED", 6, priority=Priority.CRITICAL)
    )

    resolved, rejected = story.resolution(7), story.then("REJECTED", 8).resolution(8)

    assert (resolved.state, resolved.target) == (ClockState.ACHIEVED, hours(48))
    assert (rejected.state, rejected.target, rejected.breached_at) == (
        ClockState.BREACHING,
        hours(4),
        clock(8),
    )
