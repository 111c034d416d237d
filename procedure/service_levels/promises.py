"""From events to clocks and back: facts for `service_levels`, and the due times cached on the
ticket's row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson

from models import database
from models.tickets import Ticket
from models.vocabulary import ClockName, Priority
from procedure.core.events import EventKind
from procedure.service_levels.clocks import Fact, FactKind, summarize, terms_of
from procedure.service_levels.policies import Policies

FACTS_OF: Mapping[str, tuple[FactKind, ...]] = {
    EventKind.REGISTERED: (FactKind.STARTED,),
    EventKind.PRIORITIZED: (FactKind.PRIORITIZED,),
    EventKind.PRIORITY_RAISED: (FactKind.PRIORITIZED,),
    EventKind.REPLIED: (FactKind.RESPONDED,),
    EventKind.CUSTOMER_ASKED: (FactKind.ASKED,),
    EventKind.CUSTOMER_ANSWERED: (FactKind.ANSWERED,),
    EventKind.ASSIGNED: (FactKind.ASSIGNED,),
    EventKind.HANDED_OVER: (FactKind.ASSIGNED,),
    EventKind.RESOLVED: (FactKind.RESPONDED, FactKind.RESOLVED),
    EventKind.REJECTED: (FactKind.REJECTED,),
    EventKind.REOPENED: (FactKind.REOPENED,),
    EventKind.CLOSED: (FactKind.CLOSED,),
    EventKind.WITHDRAWN: (FactKind.WITHDRAWN,),
    EventKind.MERGED: (FactKind.MERGED,),
    EventKind.UNMERGED: (FactKind.UNMERGED,),
    EventKind.ABSORBED: (FactKind.ABSORBED,),
    EventKind.SEPARATED: (FactKind.SEPARATED,),
    EventKind.BREACH_RECORDED: (FactKind.BREACH_RECORDED,),
}
FAR = datetime(9999, 1, 1, tzinfo=UTC)
"""Where a queue by due time puts a ticket that owes nothing now: last, without a null to sort."""
CLOCK_KINDS = frozenset(FACTS_OF)
CLOCK_EVENTS = ", ".join(f"'{kind}'" for kind in FACTS_OF)


def write_clock_columns(ticket: Ticket, facts: Sequence[Fact], policies: Policies) -> None:
    """The columns of the clocks say what these facts say, which are all that there are."""
    columns = summarize(facts, policies.book).columns()
    columns["next_due_at"] = columns["next_due_at"] or FAR
    for column, value in columns.items():
        setattr(ticket, column, value)


async def facts_on(ticket: Ticket) -> Sequence[Fact]:
    """Everything on record that the clocks of a ticket depend on."""
    found = await database.rows(
        "SELECT seq, kind, occurred_at, recorded_at, data FROM event "
        f"WHERE ticket_id = $1 AND kind IN ({CLOCK_EVENTS}) ORDER BY seq",
        [ticket.id],
    )
    return facts_of(found)


async def terms_changed_unpromised(ticket: Ticket) -> bool:
    """Whether the terms are others than when both due times were promised last: while the clocks
    stood still nothing was.
    """
    found = await database.rows(
        "SELECT max(seq) AS seq FROM event WHERE ticket_id = $1 AND kind = $2",
        [ticket.id, EventKind.PROMISED.value],
    )
    terms = terms_of(await facts_on(ticket))
    promised = [each for each in terms if each.position[1] <= found[0]["seq"]][-1]
    return terms[-1].differ_from(promised)


def facts_of(events: Iterable[Mapping[str, Any]]) -> Sequence[Fact]:
    """Shape: rows of `event` with seq, kind, occurred_at, recorded_at and data, in the order of
    seq.
    """
    return [fact for event in events for fact in _facts(event)]


def _facts(event: Mapping[str, Any]) -> Iterator[Fact]:
    data: dict[str, Any] = orjson.loads(event["data"])
    if data.get("answered_at"):
        yield _fact(event, data, FactKind.RESPONDED, _instant(data["answered_at"]))
    for kind in FACTS_OF.get(event["kind"], ()):
        at = data["due_at"] if kind is FactKind.BREACH_RECORDED else event["occurred_at"]
        yield _fact(event, data, kind, _instant(at))


def _fact(event: Mapping[str, Any], data: Mapping[str, Any], kind: FactKind, at: datetime) -> Fact:
    return Fact(
        kind=kind,
        at=at,
        recorded_at=_instant(event["recorded_at"]),
        seq=event["seq"],
        priority=Priority(data["priority"]) if "priority" in data else None,
        policy_revision=data.get("levels_revision"),
        clock=ClockName(data["clock"]) if "clock" in data else None,
        other_id=data.get("other_id"),
        started_at=_instant(data["started_at"]) if "started_at" in data else None,
        cause=event["kind"],
    )


def _instant(value: datetime | str) -> datetime:
    """SQLite keeps instants as text, PostgreSQL as themselves."""
    return value if isinstance(value, datetime) else datetime.fromisoformat(value).astimezone(UTC)
