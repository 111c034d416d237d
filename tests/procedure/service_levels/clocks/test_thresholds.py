from models.vocabulary import Priority
from procedure.service_levels.clocks import ClockReading, thresholds
from tests.procedure.service_levels.clocks.stories import Story, clock


def reached(reading: ClockReading) -> dict[int, object]:
    return {threshold.percent: threshold.at for threshold in thresholds(reading)}


def test_a_first_response_has_three_thresholds() -> None:
    assert reached(Story(Priority.HIGH).first_response(0)) == {
        50: clock(1),
        75: clock(1.5),
        100: clock(2),
    }


def test_a_resolution_has_four_and_a_pause_moves_those_to_come() -> None:
    story = Story(Priority.HIGH).then("ASKED", 5).then("ANSWERED", 7)

    assert reached(story.resolution(7)) == {
        50: clock(4),
        75: clock(8),
        100: clock(10),
        150: clock(14),
    }


def test_a_paused_clock_has_only_the_thresholds_it_reached() -> None:
    assert reached(Story(Priority.HIGH).then("ASKED", 5).resolution(7)) == {50: clock(4)}


def test_working_hours_move_the_thresholds() -> None:
    assert reached(Story(Priority.HIGH, revision=1).resolution(0)) == {
        50: clock(4),
        75: clock(8),
        100: clock(24),
        150: clock(28),
    }
