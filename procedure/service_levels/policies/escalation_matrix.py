"""The matrix of escalation (4.3.3) and what goes with it, as data with a revision (RULES 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Self

from models.vocabulary import PolicyFlaw, Priority, SupportLevel, Trigger
from procedure.service_levels.clocks.flaws import Flawed

MINUTE = timedelta(minutes=1)


class How(StrEnum):
    """TELL: a notice. OFFER: a notice that help may be had. CALL: somebody acknowledges it. JOIN:
    and works on it too.
    LEAD: and owns the ticket from then on.
    """

    TELL = "TELL"
    OFFER = "OFFER"
    CALL = "CALL"
    JOIN = "JOIN"
    LEAD = "LEAD"


OWNER, CUSTOMER = "OWNER", "CUSTOMER"
NOTICES = frozenset({How.TELL, How.OFFER})


class BadMatrix(Flawed):
    """A matrix that nobody could follow; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Step:
    """Written `CALL N3`: how, and whom. `who` is a level, OWNER or CUSTOMER; these two are only
    ever told.
    """

    how: How
    who: str

    @classmethod
    def read(cls, written: str) -> Self:
        """Raises BadMatrix."""
        how, _, who = written.partition(" ")
        named = who in set(SupportLevel) or (who in (OWNER, CUSTOMER) and how == How.TELL)
        if how not in set(How) or not named:
            raise BadMatrix(f"{written} is no step", PolicyFlaw.UNKNOWN_WORD, written)
        return cls(How(how), who)

    def __str__(self) -> str:
        return f"{self.how} {self.who}"


Steps = Mapping[Trigger, Mapping[Priority, tuple[Step, ...]]]


@dataclass(frozen=True)
class EscalationMatrix:
    """One revision. `acknowledge` is the part of the target within which a call is to be answered;
    `unassigned` how long a request may be without an owner, `updates` how often its customer hears
    of it while it is open.
    """

    revision: int
    steps: Steps
    unassigned: Mapping[Priority, timedelta]
    updates: Mapping[Priority, timedelta]
    acknowledge: float

    @classmethod
    def from_policy(cls, policy: Mapping[str, Any]) -> Self:
        """Shape: `MATRIX` below. Units: minutes, percent of the target. Raises BadMatrix."""
        percent = int(policy["acknowledge_percent"])
        if not 0 < percent <= 100:
            raise BadMatrix(
                "acknowledge_percent is from 1 to 100",
                PolicyFlaw.OUT_OF_RANGE,
                "acknowledge_percent",
            )
        return cls(
            revision=int(policy.get("revision", 0)),
            steps={
                _trigger(name): {
                    Priority(priority): tuple(map(Step.read, steps))
                    for priority, steps in row.items()
                }
                for name, row in policy["steps"].items()
            },
            unassigned=_durations(policy["unassigned"]),
            updates=_durations(policy["updates"]),
            acknowledge=percent / 100,
        )

    def steps_for(self, trigger: Trigger, priority: Priority) -> tuple[Step, ...]:
        return self.steps.get(trigger, {}).get(priority, ())


def _trigger(name: str) -> Trigger:
    if name not in set(Trigger):
        raise BadMatrix(f"{name} is no trigger", PolicyFlaw.UNKNOWN_WORD, name)
    return Trigger(name)


def _durations(minutes: Mapping[str, int]) -> dict[Priority, timedelta]:
    durations = {Priority(priority): int(number) * MINUTE for priority, number in minutes.items()}
    if any(duration <= timedelta() for duration in durations.values()):
        raise BadMatrix("a time is longer than nothing", PolicyFlaw.NOT_POSITIVE)
    return durations


def _always(*steps: str) -> dict[str, list[str]]:
    return {priority.value: list(steps) for priority in Priority}


MATRIX: Mapping[str, Any] = {
    "acknowledge_percent": 15,
    "unassigned": {"CRITICAL": 10, "HIGH": 20, "MEDIUM": 60, "LOW": 120},
    "updates": {"CRITICAL": 120, "HIGH": 240, "MEDIUM": 1440},
    "steps": {
        "REGISTERED": {"CRITICAL": ["TELL N3"]},
        "UNASSIGNED": _always("CALL N3"),
        "FIRST_RESPONSE_IMMINENT": {
            "CRITICAL": ["CALL N3"],
            "HIGH": ["CALL N3"],
            "MEDIUM": ["TELL OWNER", "CALL N3"],
            "LOW": ["TELL OWNER"],
        },
        "FIRST_RESPONSE_MISSED": _always("CALL N3") | {"CRITICAL": ["CALL N3", "CALL N4"]},
        "RESOLUTION_WITHOUT_N2": {
            "CRITICAL": ["JOIN N2"],
            "HIGH": ["JOIN N2"],
            "MEDIUM": ["OFFER N2"],
        },
        "RESOLUTION_IMMINENT": {
            "CRITICAL": ["LEAD N3"],
            "HIGH": ["CALL N3"],
            "MEDIUM": ["CALL N3"],
            "LOW": ["TELL OWNER"],
        },
        "RESOLUTION_MISSED": {
            "CRITICAL": ["CALL N4", "TELL CUSTOMER"],
            "HIGH": ["CALL N3", "CALL N4", "TELL CUSTOMER"],
            "MEDIUM": ["CALL N3", "TELL CUSTOMER"],
            "LOW": ["CALL N3", "TELL CUSTOMER"],
        },
        "RESOLUTION_OVERRUN": _always("CALL N4") | {"LOW": ["CALL N3"]},
        "RETURNED_TWICE": _always("CALL N3"),
        "COMPLAINT": _always("TELL N3"),
        "SEVERE_COMPLAINT": _always("TELL N4"),
    },
}
"""Source: RULES 5, standing in for the matrix that 4.3.3 names."""
