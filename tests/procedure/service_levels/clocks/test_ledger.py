from models.vocabulary import ClockName, Priority
from procedure.service_levels.clocks import Outcome, Promise
from tests.procedure.service_levels.clocks.stories import Story, clock, hours


def outcomes(promises: tuple[Promise, ...]) -> list[tuple[Outcome, object]]:
    return [(promise.outcome, promise.due_at) for promise in promises]


def test_a_replaced_promise_stays_in_the_ledger_with_the_reason() -> None:
    story = Story(Priority.LOW).then("PRIORITIZED", 4, priority=Priority.HIGH, reason="OUTAGE")

    old, new = story.resolution(5).promises

    assert (old.made_at, old.target, old.due_at, old.outcome) == (
        clock(0),
        hours(48),
        clock(48),
        Outcome.REPLACED,
    )
    assert (new.made_at, new.started_at, new.target, new.due_at) == (
        clock(4),
        clock(0),
        hours(8),
        clock(8),
    )
    assert (new.priority, new.policy_revision, new.reason, new.outcome) == (
        Priority.HIGH,
        0,
        "OUTAGE",
        Outcome.RUNNING,
    )


def test_the_same_terms_again_are_no_new_promise() -> None:
    story = Story(Priority.HIGH).then("PRIORITIZED", 1, priority=Priority.HIGH)

    assert outcomes(story.resolution(2).promises) == [(Outcome.RUNNING, clock(8))]


def test_a_missed_promise_is_missed_although_another_replaced_it() -> None:
    story = (
        Story(Priority.CRITICAL).then("PRIORITIZED", 5, priority=Priority.LOW).then("RESOLVED", 6)
    )

    assert outcomes(story.resolution(7).promises) == [
        (Outcome.MISSED, clock(4)),
        (Outcome.KEPT, clock(48)),
    ]


def test_a_promise_replaced_while_paused_had_no_due_time_then() -> None:
    story = Story(Priority.LOW).then("ASKED", 2).then("PRIORITIZED", 3, priority=Priority.HIGH)

    assert outcomes(story.then("ANSWERED", 4).resolution(5).promises) == [
        (Outcome.REPLACED, None),
        (Outcome.RUNNING, clock(10)),
    ]


def test_a_rejection_sets_the_same_promise_running_again() -> None:
    story = Story(Priority.HIGH).then("RESOLVED", 5)

    kept = story.resolution(6).promises
    again = story.then("REJECTED", 7).resolution(8).promises

    assert outcomes(kept) == [(Outcome.KEPT, clock(8))]
    assert outcomes(again) == [(Outcome.RUNNING, clock(10))]


def test_a_priority_set_while_resolved_is_promised_when_work_goes_on() -> None:
    story = Story(Priority.LOW).then("RESOLVED", 5).then("PRIORITIZED", 6, priority=Priority.HIGH)

    old, new = story.then("REJECTED", 7).resolution(8).promises

    assert (old.outcome, new.outcome) == (Outcome.REPLACED, Outcome.RUNNING)
    assert (new.made_at, new.reason, new.due_at) == (clock(7), "PRIORITIZED", clock(10))


def test_an_end_cancels_the_promise_in_force() -> None:
    story = Story(Priority.HIGH).then("WITHDRAWN", 5)

    assert outcomes(story.resolution(6).promises) == [(Outcome.CANCELLED, clock(8))]


def test_a_merge_cancels_the_promise_and_unmerging_makes_it_again() -> None:
    story = Story(Priority.HIGH).then("MERGED", 2).then("UNMERGED", 5)

    old, new = story.resolution(6).promises

    assert (old.outcome, new.outcome) == (Outcome.CANCELLED, Outcome.RUNNING)
    assert (new.made_at, new.reason, new.due_at) == (clock(5), "UNMERGED", clock(8))


def test_a_recorded_breach_marks_the_promise_that_stood_then() -> None:
    story = Story(Priority.HIGH).then("BREACH_RECORDED", 2, clock=ClockName.FIRST_RESPONSE)
    story.then("PRIORITIZED", 3, priority=Priority.LOW).then("RESPONDED", 1.5, recorded=4)

    (promise,) = story.first_response(5).promises

    assert (promise.outcome, promise.breached_at) == (Outcome.MISSED, clock(2))


def test_a_breach_recorded_before_every_promise_is_laid_to_the_first() -> None:
    story = Story(Priority.HIGH, at=-9, recorded=0)
    story.then("BREACH_RECORDED", -1, recorded=1, clock=ClockName.RESOLUTION)

    (promise,) = story.resolution(2).promises

    assert (promise.outcome, promise.breached_at) == (Outcome.MISSED, clock(-1))
