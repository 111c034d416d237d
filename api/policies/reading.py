"""Questions about policies, holidays and shifts."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, TypeVar

from api.gateway.context import Context
from api.gateway.errors import Fault, FaultCode
from api.policies.types import Absence, Holiday, PolicyRevision, Shift, WhatIf, outcome
from api.reading.loading import in_order
from api.reading.selection import Selected
from models.database import rows
from models.sql import Params
from models.vocabulary import PolicyKind
from procedure.service_levels.policies import read_policy, what_if
from procedure.service_levels.policies.changes import parsed_content

Kind = TypeVar("Kind")
REPLAYED = frozenset({PolicyKind.SERVICE_LEVELS, PolicyKind.PRIORITY_MATRIX, PolicyKind.ESCALATION})


async def revisions(
    context: Context, field: Selected, kind: PolicyKind | None
) -> list[PolicyRevision]:
    """The newest first, kind by kind."""
    params = Params()
    where = f"WHERE kind = {params.add(kind.value)}" if kind else ""
    found = await rows(
        f"SELECT id FROM policy_revision {where} ORDER BY kind, revision DESC", params
    )
    return await _in_order(context, PolicyRevision, field, found)


async def holidays(context: Context, field: Selected, country: str, year: str) -> list[Holiday]:
    found = await rows(
        "SELECT id, day FROM holiday WHERE country = $1 ORDER BY day",
        [country],
    )
    of_year = [row for row in found if str(row["day"]).startswith(f"{year}-")]
    return await _in_order(context, Holiday, field, of_year)


async def shifts(context: Context, field: Selected, person_id: int) -> list[Shift]:
    found = await rows(
        "SELECT id FROM shift WHERE person_id = $1 ORDER BY weekday, starts", [person_id]
    )
    return await _in_order(context, Shift, field, found)


async def absences(context: Context, field: Selected) -> list[Absence]:
    """Those that are not over, the next first."""
    found = await rows(
        "SELECT id FROM absence WHERE ends_at > $1 ORDER BY starts_at, id", [context.now]
    )
    return await _in_order(context, Absence, field, found)


async def compare(context: Context, kind: PolicyKind, content: str) -> WhatIf:
    """Replays take a while: they run beside everything else."""
    if kind not in REPLAYED:
        raise Fault(FaultCode.BAD_INPUT, field="kind", facts={"path": "kind", "problem": "VALUE"})
    facts = await parsed_content(kind, 0, content, context.now)
    tickets = await what_if.lived(context.now)
    return await asyncio.to_thread(_compared, context, kind, read_policy(kind, 0, facts), tickets)


def _compared(
    context: Context, kind: PolicyKind, proposed: object, tickets: list[what_if.Lived]
) -> WhatIf:
    own, now = context.policies, context.now
    today, then = what_if.rules(own), what_if.rules(own, kind, proposed)
    return WhatIf(
        since=now - what_if.DAYS,
        tickets=len(tickets),
        as_promised=outcome(what_if.as_promised(tickets, own, now)),
        today=outcome(what_if.replay(tickets, own, today, now)),
        proposed=outcome(what_if.replay(tickets, own, then, now)),
    )


async def _in_order(
    context: Context, kind: type[Kind], field: Selected, found: list[Mapping[str, Any]]
) -> list[Kind]:
    return await in_order(context, kind, [row["id"] for row in found], field.below())
