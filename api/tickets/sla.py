"""The two promises on a ticket (section 5 of the procedure, RULES 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import strawberry

from api.enums import described
from api.gateway.context import Context
from api.gateway.policy import READ_TICKETS
from api.reading.fields import column
from api.reading.rows import Row
from api.reading.selection import Selected
from api.scalars import Duration, Instant
from models.database import among_ids, rows
from models.sql import Params
from models.vocabulary import ClockState, Priority
from procedure.core.events import EventKind
from procedure.service_levels import promises
from procedure.service_levels.clocks import (
    COLUMNS,
    IntervalKind,
    Outcome,
    Standing,
    Summary,
    read_clocks,
    read_summary,
)

described(
    IntervalKind,
    "What the clock did.",
    {
        "COUNTED": "It ran.",
        "PAUSED": "The customer's answer was awaited.",
        "STOPPED": "A solution stood proposed.",
    },
)
described(
    Outcome,
    "What became of a promise.",
    {
        "KEPT": "Met in time.",
        "MISSED": "Not met in time.",
        "REPLACED": "A later promise took its place.",
        "RUNNING": "Still owed.",
        "CANCELLED": "No longer owed.",
    },
)


@strawberry.type(
    description="A stretch of time on a clock; the counted ones add up to `elapsed`.",
    directives=[READ_TICKETS],
)
class Interval:
    kind: IntervalKind = column("Whether it counted.")
    start: Instant = column("When it began.")
    end: Instant | None = column("When it ended; none while it lasts.")
    duration: Duration = column("How much of it counts on the clock's calendar.")
    cause: EventKind = column("The kind of event that began it.")


@strawberry.type(
    description="A row of the ledger: what was promised, when, and what became of it (4.2.3).",
    directives=[READ_TICKETS],
)
class Promise:
    made_at: Instant = column("When it was made.")
    priority: Priority = column("The priority it followed from.")
    target: Duration = column("The time promised.")
    due_at: Instant | None = column("When it fell due; none while a pause left that open.")
    policy_revision: int = column("Revision of the service levels it was made under.")
    reason: EventKind = column("The kind of event that made it.")
    outcome: Outcome = column("What became of it.")


@strawberry.type(description="One promise, as it stands now.", directives=[READ_TICKETS])
class ClockReading:
    state: ClockState = column("How it stands.")
    target: Duration = column("The time promised.")
    started_at: Instant = column("When the clock started: the first contact.")
    due_at: Instant | None = column("When it falls due; none while paused, since nobody knows yet.")
    elapsed: Duration = column("Time used.")
    remaining: Duration = column("Time left; negative once it is past due.")
    paused_since: Instant | None = column("Since when it is paused.")
    pause_reason: EventKind | None = column("The kind of event that paused it.")
    met_at: Instant | None = column("When it was met.")
    breached_at: Instant | None = column("When it was missed. Once recorded it stays.")
    provisional: bool = column("Resolved in time, and not yet closed.")
    registered_late: bool | None = column("Met in time by a fact recorded afterwards.")
    policy_revision: int | None = column("Revision of the service levels it is promised under.")
    intervals: list[Interval] | None = column("Every stretch counted, paused and stopped.")
    promises: list[Promise] | None = column("The ledger of promises.")


@strawberry.type(description="Both promises of a ticket.", directives=[READ_TICKETS])
class Sla:
    first_response: ClockReading = column("The first public message by a person of staff.")
    resolution: ClockReading = column("The proposed solution.")
    pause_count: int = column("How often it was paused.")


NEEDS = (*COLUMNS, "priority", "levels_revision")


DETAILED = {"intervals", "promises", "pauseReason", "registeredLate"}


async def load_clocks(context: Context, found: Sequence[Row], asked: Sequence[Selected]) -> None:
    """`clocks` of each ticket, where the intervals or the ledger are asked for: those are read
    from the events, the rest of a clock from the row.
    """
    await context.know(lambda known: known.book, (row.levels_revision for row in found))
    clocks = [clock for sla in asked for clock in sla.below()]
    if not any(field.name in DETAILED for clock in clocks for field in clock.below()):
        return
    params = Params()
    events = await rows(
        "SELECT ticket_id, seq, kind, occurred_at, recorded_at, data FROM event "
        f"WHERE ticket_id {among_ids(params, (row.id for row in found))} "
        f"AND kind IN ({promises.CLOCK_EVENTS}) ORDER BY ticket_id, seq",
        params,
    )
    chains: dict[int, list[Mapping[str, object]]] = defaultdict(list)
    for event in events:
        chains[event["ticket_id"]].append(event)
    for row in found:
        facts = promises.facts_of(chains[row.id])
        row.clocks = read_clocks(facts, context.policies.book, context.now)


class Both:
    """Both readings, whether explained from the events or short from the row."""

    def __init__(self, first_response: object, resolution: object, pause_count: int) -> None:
        self.first_response = first_response
        self.resolution = resolution
        self.pause_count = pause_count


class Short:
    """A standing without its story."""

    pause_reason = registered_late = intervals = promises = None

    def __init__(self, standing: Standing, policy_revision: int) -> None:
        self.__dict__.update(vars(standing))
        self.policy_revision = policy_revision


def sla(row: Row, context: Context) -> Both:
    """From the events where they were read, else from the columns that cache them: the same
    figures.
    """
    if hasattr(row, "clocks"):
        return Both(row.clocks.first_response, row.clocks.resolution, row.pause_count)
    policy = context.policies.book[row.levels_revision]
    found = read_summary(Summary.from_row(row), policy, Priority(row.priority), context.now)
    revision = row.levels_revision
    return Both(
        Short(found.first_response, revision), Short(found.resolution, revision), row.pause_count
    )
