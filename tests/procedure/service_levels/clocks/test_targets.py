from typing import Any

import pytest

from models.vocabulary import ClockName, Priority
from procedure.service_levels.clocks import REVISION_ZERO, BadPolicy, Calendar, Policy
from tests.procedure.service_levels.clocks.stories import MADRID_OFFICE, OFFICE_HOURS, hours


@pytest.mark.parametrize("policy", [REVISION_ZERO, OFFICE_HOURS])
def test_a_policy_survives_being_kept_as_plain_data(policy: Policy) -> None:
    assert Policy.from_policy(policy.to_policy()) == policy


def test_a_priority_may_have_a_calendar_of_its_own() -> None:
    policy = Policy.from_policy(
        REVISION_ZERO.to_policy() | {"calendars": {"LOW": MADRID_OFFICE.to_policy()}}
    )

    assert policy.calendar(Priority.LOW) == MADRID_OFFICE
    assert policy.calendar(Priority.CRITICAL) == Calendar.always()


def test_each_clock_has_its_own_target() -> None:
    assert REVISION_ZERO.target(ClockName.FIRST_RESPONSE, Priority.MEDIUM) == hours(4)
    assert REVISION_ZERO.target(ClockName.RESOLUTION, Priority.MEDIUM) == hours(24)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ({}, "no target for LOW"),
        (
            {"LOW": {"first_response": 0, "resolution": 10}},
            "the first response is due before the resolution",
        ),
        (
            {"LOW": {"first_response": 11, "resolution": 10}},
            "the first response is due before the resolution",
        ),
    ],
)
def test_targets_that_cannot_be_promised_are_no_policy(
    target: dict[str, Any], message: str
) -> None:
    policy = REVISION_ZERO.to_policy()
    targets = {name: value for name, value in policy["targets"].items() if name != "LOW"}

    with pytest.raises(BadPolicy, match=message):
        Policy.from_policy(policy | {"targets": targets | target})
