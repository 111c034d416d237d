"""Short histories of one ticket, in hours since nine o'clock of a Monday."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Self

from models.vocabulary import Priority
from procedure.service_levels.clocks import (
    REVISION_ZERO,
    Calendar,
    ClockReading,
    Fact,
    FactKind,
    Policy,
    read_clocks,
)

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
MADRID_OFFICE = Calendar.from_policy(
    {
        "revision": 3,
        "zone": "Europe/Madrid",
        "hours": {
            **{
                day: [["09:00", "14:00"], ["16:00", "19:00"]]
                for day in ("MON", "TUE", "WED", "THU")
            },
            "FRI": [["08:00", "15:00"]],
        },
        "holidays": ["2026-01-06", "2026-05-01"],
    }
)
OFFICE_HOURS = Policy(1, REVISION_ZERO.targets, dict.fromkeys(Priority, MADRID_OFFICE))
BOOK = {0: REVISION_ZERO, 1: OFFICE_HOURS}


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def clock(count: float) -> datetime:
    """`count` hours after nine."""
    return NINE + hours(count)


class Story:
    """Facts in the order in which they are told."""

    def __init__(
        self,
        priority: Priority = Priority.HIGH,
        *,
        recorded: float = 0,
        at: float = 0,
        revision: int = 0,
    ) -> None:
        self.facts: list[Fact] = []
        self.then(
            "STARTED", at, recorded=max(recorded, at), priority=priority, policy_revision=revision
        )

    def then(self, kind: str, at: float, *, recorded: float | None = None, **more: Any) -> Self:
        known = clock(at if recorded is None else recorded)
        self.facts.append(Fact(FactKind(kind), clock(at), known, len(self.facts) + 1, **more))
        return self

    def first_response(self, now: float) -> ClockReading:
        return read_clocks(self.facts, BOOK, clock(now)).first_response

    def resolution(self, now: float) -> ClockReading:
        return read_clocks(self.facts, BOOK, clock(now)).resolution
