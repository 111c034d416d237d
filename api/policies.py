"""Questions about policies, holidays and shifts."""

from __future__ import annotations

import asyncio
from typing import Any

from api.context import Context
from api.errors import Fault
from api.loading import by_ids
from api.selection import Selected
from api.types.policies import Compared
from models.database import rows
from models.sql import Params
from models.vocabulary import PolicyKind
from procedure import what_if
from procedure.policies import read_policy
from procedure.policy_changes import understood

REPLAYED = frozenset({PolicyKind.SERVICE_LEVELS, PolicyKind.PRIORITY_MATRIX, PolicyKind.ESCALATION})


async def revisions(context: Context, field: Selected, kind: PolicyKind | None) -> list[Any]:
    """The newest first, kind by kind."""
    params = Params()
    where = f"WHERE kind = {params.add(kind.value)}" if kind else ""
    found = await rows(f"SELECT id FROM policy_revision {where} ORDER BY kind, revision DESC", params)
    return await _in_order(context, "PolicyRevision", field, found)


async def holidays(context: Context, field: Selected, country: str, year: str) -> list[Any]:
    found = await rows(
        "SELECT id, day FROM holiday WHERE country = $1 ORDER BY day",
        [country],
    )
    of_year = [row for row in found if str(row["day"]).startswith(f"{year}-")]
    return await _in_order(context, "Holiday", field, of_year)


async def shifts(context: Context, field: Selected, person_id: int) -> list[Any]:
    found = await rows("SELECT id FROM shift WHERE person_id = $1 ORDER BY weekday, starts", [person_id])
    return await _in_order(context, "Shift", field, found)


async def absences(context: Context, field: Selected) -> list[Any]:
    """Those that are not over, the next first."""
    found = await rows("SELECT id FROM absence WHERE ends_at > $1 ORDER BY starts_at, id", [context.now])
    return await _in_order(context, "Absence", field, found)


async def compare(context: Context, kind: PolicyKind, content: str) -> Compared:
    """Replays take a while: they run beside everything else."""
    if kind not in REPLAYED:
        raise Fault("BAD_INPUT", field="kind", facts={"path": "kind", "problem": "VALUE"})
    facts = await understood(kind, 0, content, context.now)
    tickets = await what_if.lived(context.now)
    return await asyncio.to_thread(_compared, context, kind, read_policy(kind, 0, facts), tickets)


def _compared(context: Context, kind: PolicyKind, proposed: Any, tickets: list[what_if.Lived]) -> Compared:
    own, now = context.policies, context.now
    return Compared(
        now - what_if.DAYS,
        len(tickets),
        as_promised=what_if.as_promised(tickets, own, now),
        today=what_if.replay(tickets, own, what_if.rules(own), now),
        proposed=what_if.replay(tickets, own, what_if.rules(own, kind, proposed), now),
    )


async def _in_order(context: Context, type_name: str, field: Selected, found: list[Any]) -> list[Any]:
    keys = [row["id"] for row in found]
    loaded = await by_ids(context, type_name, keys, field.below(), reached=True)
    return [loaded[key] for key in keys]
