"""The last 90 days under another policy; under today's, today's figures to the last one."""

from __future__ import annotations

import copy
from datetime import timedelta
from typing import Any

from models.vocabulary import Affects, Needed, PolicyKind, Priority, Status
from procedure.resolution.reply import reply
from procedure.resolution.waiting import ask_customer
from procedure.service_levels import policies
from procedure.service_levels.clocks import REVISION_ZERO
from procedure.service_levels.policies import MATRIX, Policies, read_policy
from procedure.service_levels.policies.escalation_matrix import MATRIX as ESCALATION
from procedure.service_levels.policies.what_if import (
    Outcome,
    Tally,
    as_promised,
    lived,
    replay,
    rules,
)
from tests.builders import a_registered_ticket, a_ticket, perform
from tests.cast import NOON, Desk
from tests.passing_time import until
from tests.procedure.service_levels.timers.test_matrix import CRITICAL

HOUR = timedelta(hours=1)
LATER = NOON + 60 * HOUR


async def a_busy_time(desk: Desk) -> Policies:
    """Kept and missed, paused, not decided, withdrawn, and a phone answer registered after its due
    time.
    """
    answered = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, reply, answered, body="Ya lo vemos", at=NOON + HOUR)
    await a_ticket(desk, Status.CLOSED)
    await a_ticket(desk, Status.WITHDRAWN)
    paused = await a_ticket(desk, Status.IN_PROGRESS, **CRITICAL)
    await perform(desk.laura, ask_customer, paused, body="¿Folio?", at=NOON + HOUR / 2)
    late = await a_registered_ticket(desk.ana, affects=Affects.WHOLE_COMPANY, needed=Needed.NOW)
    await until(NOON + 2 * HOUR)
    called: dict[str, Any] = {"body": "Por teléfono", "occurred_at": NOON + HOUR / 2}
    await perform(desk.laura, reply, late, at=NOON + 2 * HOUR, **called)
    await a_registered_ticket(desk.ana, at=NOON + 59 * HOUR)
    await until(LATER)
    return await policies.in_force(LATER)


def told(outcome: Outcome) -> dict[str, tuple[int, Tally, Tally]]:
    return {
        each.priority: (each.tickets, each.first_response, each.resolution)
        for each in outcome.figures
    }


async def test_today_s_policy_gives_today_s_figures_exactly(desk: Desk) -> None:
    own = await a_busy_time(desk)
    tickets = await lived(LATER)
    promised, today = as_promised(tickets, own, LATER), replay(tickets, own, rules(own), LATER)
    contents: dict[PolicyKind, Any] = {
        PolicyKind.SERVICE_LEVELS: REVISION_ZERO.to_policy(),
        PolicyKind.PRIORITY_MATRIX: MATRIX,
        PolicyKind.ESCALATION: ESCALATION,
    }

    assert told(promised) == told(today)
    assert told(promised)["CRITICAL"] == (2, Tally(kept=1, missed=1), Tally(missed=1, running=1))
    assert told(promised)["MEDIUM"][0] == 4
    for kind, content in contents.items():
        proposed = read_policy(kind, 0, content)
        assert replay(tickets, own, rules(own, kind, proposed), LATER) == today


async def test_shorter_times_are_missed_more_often(desk: Desk) -> None:
    own = await a_busy_time(desk)
    levels = copy.deepcopy(REVISION_ZERO.to_policy())
    levels["targets"]["MEDIUM"]["first_response"] = 30
    proposed = read_policy(PolicyKind.SERVICE_LEVELS, 1, levels)
    tickets = await lived(LATER)

    outcome = replay(tickets, own, rules(own, PolicyKind.SERVICE_LEVELS, proposed), LATER)

    before = told(as_promised(tickets, own, LATER))["MEDIUM"][1]
    after = told(outcome)["MEDIUM"][1]
    assert (after.missed, after.kept) == (before.missed + 2, before.kept - 1)


async def test_another_matrix_gives_other_priorities(desk: Desk) -> None:
    own = await a_busy_time(desk)
    matrix = copy.deepcopy(dict(MATRIX))
    matrix["cells"]["MEDIUM"]["MEDIUM"] = "HIGH"  # type: ignore[index]
    proposed = read_policy(PolicyKind.PRIORITY_MATRIX, 1, matrix)
    tickets = await lived(LATER)

    outcome = replay(tickets, own, rules(own, PolicyKind.PRIORITY_MATRIX, proposed), LATER)

    counts = {each.priority: each.tickets for each in outcome.figures}
    assert counts == {Priority.CRITICAL: 2, Priority.HIGH: 4, Priority.MEDIUM: 0, Priority.LOW: 0}


async def test_another_matrix_of_escalation_calls_others(desk: Desk) -> None:
    own = await a_busy_time(desk)
    matrix = copy.deepcopy(dict(ESCALATION))
    matrix["steps"]["UNASSIGNED"] = {"CRITICAL": ["CALL N4"]}
    proposed = read_policy(PolicyKind.ESCALATION, 1, matrix)
    tickets = await lived(LATER)

    today = replay(tickets, own, rules(own), LATER).calls
    other = replay(tickets, own, rules(own, PolicyKind.ESCALATION, proposed), LATER).calls

    assert other["CALL N4"] == today["CALL N4"] + 1
    assert other["CALL N3"] < today["CALL N3"]


async def test_what_is_older_than_ninety_days_is_left_out(desk: Desk) -> None:
    await a_registered_ticket(desk.ana)

    assert len(await lived(NOON + timedelta(days=90))) == 1
    assert await lived(NOON + timedelta(days=90, seconds=1)) == []
