"""What section 5 promises by priority, as data with a revision (RULES 4 and 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Self

from models.vocabulary import ClockName, PolicyFlaw, Priority
from procedure.service_levels.clocks.calendar import Calendar
from procedure.service_levels.clocks.flaws import Flawed

MINUTE = timedelta(minutes=1)


class BadPolicy(Flawed):
    """Targets that cannot be promised; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Target:
    """The two times promised to one priority, each of its own clock."""

    first_response: timedelta
    resolution: timedelta


@dataclass(frozen=True, slots=True)
class Policy:
    """One revision of the service levels: a target and a calendar for every priority."""

    revision: int
    targets: Mapping[Priority, Target]
    calendars: Mapping[Priority, Calendar]

    @classmethod
    def from_policy(cls, policy: Mapping[str, Any]) -> Self:
        """Shape: `{"revision": 0, "targets": {"CRITICAL": {"first_response": 60, "resolution":
        240}, ...}, "calendars": {"LOW": {...}}}`; a priority without a calendar of its own counts
        24 x 7.

        Units: minutes. Raises BadPolicy, BadCalendar.
        """
        revision = int(policy["revision"])
        calendars = policy.get("calendars", {})
        return cls(
            revision,
            {priority: _target(policy["targets"], priority) for priority in Priority},
            {priority: Calendar.from_policy(calendars.get(priority, {})) for priority in Priority},
        )

    def to_policy(self) -> dict[str, Any]:
        """The same revision as plain data, for `from_policy`."""
        targets = {
            priority.value: {
                "first_response": target.first_response // MINUTE,
                "resolution": target.resolution // MINUTE,
            }
            for priority, target in self.targets.items()
        }
        calendars = {
            priority.value: calendar.to_policy() for priority, calendar in self.calendars.items()
        }
        return {"revision": self.revision, "targets": targets, "calendars": calendars}

    def target(self, clock: ClockName, priority: Priority) -> timedelta:
        target = self.targets[priority]
        return target.first_response if clock is ClockName.FIRST_RESPONSE else target.resolution

    def calendar(self, priority: Priority) -> Calendar:
        return self.calendars[priority]


PolicyBook = Mapping[int, Policy]
"""Every revision that a ticket may be pinned to."""


def _target(targets: Mapping[str, Mapping[str, int]], priority: Priority) -> Target:
    if priority not in targets:
        raise BadPolicy(f"no target for {priority}", PolicyFlaw.MISSING, priority)
    first_response, resolution = (
        targets[priority]["first_response"],
        targets[priority]["resolution"],
    )
    if not 0 < first_response <= resolution:
        raise BadPolicy(
            f"{priority}: the first response is due before the resolution, both after the start",
            PolicyFlaw.DISORDER,
            priority,
        )
    return Target(first_response * MINUTE, resolution * MINUTE)


REVISION_ZERO = Policy.from_policy(
    {
        "revision": 0,
        "targets": {
            "CRITICAL": {"first_response": 60, "resolution": 240},
            "HIGH": {"first_response": 120, "resolution": 480},
            "MEDIUM": {"first_response": 240, "resolution": 1440},
            "LOW": {"first_response": 480, "resolution": 2880},
        },
    }
)
"""Source: SGC-SAC-001 section 5, read literally: 24 x 7."""
