"""The one job that a ticket's nearest timer is kept as, set anew by whatever act may have moved
it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from models import database, jobs
from models.columns import as_instant
from models.tickets import Ticket
from models.vocabulary import FollowUpKind, Status, SupportLevel
from procedure.service_levels import promises
from procedure.service_levels.policies import Policies
from procedure.service_levels.timers.due import Call, Clockwork, Task, next_timer

JOB = "timer"
FOUND_ON_CHAIN = (
    "SELECT seq, kind, occurred_at, recorded_at, data, unique_key FROM event WHERE ticket_id = $1"
    f" AND (unique_key IS NOT NULL OR kind IN ({promises.CLOCK_EVENTS})) ORDER BY seq"
)
LEFT_TO_DO = (
    "SELECT 'call' AS what, id, level AS word, acknowledge_by AS at FROM escalation WHERE ticket_id"
    " = $1 AND acknowledged_at IS NULL AND ended_at IS NULL AND acknowledge_by IS NOT NULL UNION"
    " ALL SELECT 'task', id, kind, due_at FROM follow_up WHERE ticket_id = $1 AND done_at IS NULL"
)


async def set_timer(work: Clockwork) -> None:
    """The worker looks at the ticket when its next timer is due, and not before; a job without a
    timer is settled.
    """
    at, key = next_timer(work), f"{JOB}:{work.ticket.id}"
    if at is None:
        await jobs.cancel(key, now=work.now)
    else:
        await jobs.set_timer(
            JOB, {"ticket_id": work.ticket.id}, dedupe=key, run_at=at, now=work.now
        )


async def clockwork(
    ticket: Ticket,
    policies: Policies,
    now: datetime,
    whole: Sequence[Mapping[str, Any]] | None = None,
) -> Clockwork:
    """What is on record of the ticket, as far as timers follow from it; `whole` is its chain where
    it is known.
    """
    chain = await database.rows(FOUND_ON_CHAIN, [ticket.id]) if whole is None else whole
    untouched = ticket.status is Status.REGISTERED and ticket.escalation_level is None
    left = [] if untouched else await database.rows(LEFT_TO_DO, [ticket.id])
    return Clockwork(
        ticket=ticket,
        facts=promises.facts_of(chain),
        rung=frozenset(_rung(event["unique_key"]) for event in chain if event["unique_key"]),
        policies=policies,
        now=now,
        calls=[
            Call(row["id"], SupportLevel(row["word"]), _at(row))
            for row in left
            if row["what"] == "call"
        ],
        tasks=[
            Task(row["id"], FollowUpKind(row["word"]), _at(row))
            for row in left
            if row["what"] == "task"
        ],
        **await _solution(ticket),
        given_out=await _given_out(ticket, policies),
    )


def unique_key(ticket: Ticket, key: str) -> str:
    """A timer's key on the chain of its ticket."""
    return f"{ticket.id}:{key}"


def _rung(unique: str) -> str:
    return unique.partition(":")[2]


async def _solution(ticket: Ticket) -> dict[str, Any]:
    """The last solution proposed, and whether it was rated since."""
    if ticket.status not in (Status.RESOLVED, Status.CLOSED):
        return {}
    found = await database.rows(
        "SELECT r.id, (SELECT count(*) FROM survey s WHERE s.resolution_id = r.id AND s.current) AS"
        " rated FROM resolution r WHERE r.ticket_id = $1 ORDER BY r.id DESC LIMIT 1",
        [ticket.id],
    )
    return {"solution_id": found[0]["id"], "rated": found[0]["rated"] > 0}


async def _given_out(ticket: Ticket, policies: Policies) -> bool:
    if not policies.given_out or ticket.area_id is None or ticket.assignee_id is not None:
        return False
    [area] = await database.rows("SELECT code FROM area WHERE id = $1", [ticket.area_id])
    return area["code"] in policies.given_out


def _at(row: Mapping[str, Any]) -> datetime:
    at = as_instant(row["at"])
    assert at is not None
    return at
