"""The few columns on a ticket from which its standing follows at any instant, without its
events.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from models.vocabulary import ClockName, Priority
from procedure.service_levels.clocks.calendar import NOTHING
from procedure.service_levels.clocks.course import course
from procedure.service_levels.clocks.facts import Fact
from procedure.service_levels.clocks.readings import pauses, settle
from procedure.service_levels.clocks.standing import Settled, Standing, stand
from procedure.service_levels.clocks.targets import Policy, PolicyBook

MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Summary:
    """A cache: it can be thrown away and made again from the facts."""

    first_response: Settled
    resolution: Settled
    pause_count: int
    paused: timedelta

    @property
    def next_due_at(self) -> datetime | None:
        """The nearest due time of a promise still owed, passed or not; None if nothing is owed."""
        owed = [
            clock.due_at
            for clock in (self.first_response, self.resolution)
            if clock.owed and clock.due_at
        ]
        return min(owed, default=None)

    def columns(self) -> dict[str, Any]:
        """The columns of the ticket's row, by name. Units: milliseconds where the name says so."""
        response, resolution = self.first_response, self.resolution
        return {
            "fr_target_ms": response.target // MILLISECOND,
            "fr_started_at": response.started_at,
            "fr_elapsed_ms": response.elapsed // MILLISECOND,
            "fr_due_at": response.due_at,
            "fr_met_at": response.met_at,
            "fr_breached_at": response.breached_at,
            "fr_cancelled": response.cancelled,
            "res_target_ms": resolution.target // MILLISECOND,
            "res_started_at": resolution.started_at,
            "res_elapsed_ms": resolution.elapsed // MILLISECOND,
            "res_running_since": resolution.running_since,
            "res_paused_since": resolution.paused_since,
            "res_due_at": resolution.due_at,
            "res_met_at": resolution.met_at,
            "res_breached_at": resolution.breached_at,
            "res_final": resolution.final,
            "res_cancelled": resolution.cancelled,
            "pause_count": self.pause_count,
            "paused_ms": self.paused // MILLISECOND,
            "next_due_at": self.next_due_at,
        }

    @classmethod
    def from_row(cls, row: object) -> Self:
        """The summary kept on a row: anything with the columns as attributes, or a mapping of
        them.
        """
        column = row if isinstance(row, Mapping) else {name: getattr(row, name) for name in COLUMNS}
        return cls(
            _first_response(column),
            _resolution(column),
            column["pause_count"],
            column["paused_ms"] * MILLISECOND,
        )


@dataclass(frozen=True, slots=True)
class Standings:
    """Both clocks as a list shows them."""

    first_response: Standing
    resolution: Standing
    pause_count: int
    paused_total: timedelta


COLUMNS = (
    *("fr_target_ms", "fr_started_at", "fr_elapsed_ms", "fr_due_at", "fr_met_at", "fr_breached_at"),
    *("fr_cancelled", "res_target_ms", "res_started_at", "res_elapsed_ms", "res_running_since"),
    *(
        "res_paused_since",
        "res_due_at",
        "res_met_at",
        "res_breached_at",
        "res_final",
        "res_cancelled",
    ),
    *("pause_count", "paused_ms", "next_due_at"),
)


def summarize(facts: Sequence[Fact], book: PolicyBook) -> Summary:
    """What the ticket's row keeps after its last fact.

    Clause: SGC-SAC-001 5.
    """
    return Summary(
        settle(ClockName.FIRST_RESPONSE, facts, book),
        settle(ClockName.RESOLUTION, facts, book),
        *pauses(course(ClockName.RESOLUTION, facts)),
    )


def read_summary(summary: Summary, policy: Policy, priority: Priority, now: datetime) -> Standings:
    """The same standings that `read_clocks` gives, for any `now` after the last fact.

    Shape: the policy revision and the priority that the ticket has now.
    """
    calendar = policy.calendar(priority)
    paused_since = summary.resolution.paused_since
    return Standings(
        stand(summary.first_response, calendar, now),
        stand(summary.resolution, calendar, now),
        summary.pause_count,
        summary.paused + (now - paused_since if paused_since else NOTHING),
    )


def _first_response(column: Mapping[str, Any]) -> Settled:
    met_at, cancelled = column["fr_met_at"], bool(column["fr_cancelled"])
    return Settled(
        target=column["fr_target_ms"] * MILLISECOND,
        started_at=column["fr_started_at"],
        elapsed=column["fr_elapsed_ms"] * MILLISECOND,
        running_since=None if met_at or cancelled else column["fr_started_at"],
        paused_since=None,
        due_at=column["fr_due_at"],
        met_at=met_at,
        breached_at=column["fr_breached_at"],
        final=met_at is not None,
        cancelled=cancelled,
    )


def _resolution(column: Mapping[str, Any]) -> Settled:
    return Settled(
        target=column["res_target_ms"] * MILLISECOND,
        started_at=column["res_started_at"],
        elapsed=column["res_elapsed_ms"] * MILLISECOND,
        running_since=column["res_running_since"],
        paused_since=column["res_paused_since"],
        due_at=column["res_due_at"],
        met_at=column["res_met_at"],
        breached_at=column["res_breached_at"],
        final=bool(column["res_final"]),
        cancelled=bool(column["res_cancelled"]),
    )
