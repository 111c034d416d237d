"""A policy changes by two people, from a date, and what was promised before stays promised."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from typing import Any

import orjson
import pytest

from models.policies import Holiday, PolicyRevision
from models.vocabulary import Affects, Impact, PolicyKind, Priority, TicketType, Urgency
from procedure.core.actor import Actor
from procedure.core.refusals import Code, Refusal
from procedure.reception.classification import prioritize
from procedure.service_levels import policies
from procedure.service_levels.clocks import REVISION_ZERO
from procedure.service_levels.policies import ASSIGNMENT, CLOSING, MATRIX
from procedure.service_levels.policies.changes import approve_policy, discard_policy, propose_policy
from procedure.service_levels.policies.escalation_matrix import MATRIX as ESCALATION
from procedure.service_levels.policies.holidays import load_holidays, remove_holiday, set_holiday
from tests.builders import a_registered_ticket, act, fresh, nothing_changes, perform, refusal
from tests.cast import NOON, Desk

DAY = timedelta(days=1)
LEVELS = REVISION_ZERO.to_policy()


def shorter(hours: int = 12) -> dict[str, Any]:
    levels = copy.deepcopy(LEVELS)
    levels["targets"]["MEDIUM"]["resolution"] = hours * 60
    return levels


async def proposed(
    by: Actor, content: object, kind: PolicyKind = PolicyKind.SERVICE_LEVELS, **told: Any
) -> PolicyRevision:
    async with act(by) as opened:
        return await propose_policy(
            opened,
            kind=kind,
            content=content if isinstance(content, str) else orjson.dumps(content).decode(),
            reason="Pedido por los clientes",
            **told,
        )


async def approved(by: Actor, revision: PolicyRevision) -> PolicyRevision:
    async with act(by) as opened:
        return await approve_policy(opened, revision.id)


async def test_what_is_proposed_counts_for_nothing_until_another_person_approves_it(
    desk: Desk,
) -> None:
    revision = await proposed(desk.lucia, shorter())
    assert (revision.revision, revision.author_id) == (1, desk.lucia.person_id)
    assert (await policies.in_force(NOON)).levels.revision == 0

    await approved(desk.miguel, revision)

    assert (await policies.in_force(NOON)).levels.revision == 1
    ticket = await a_registered_ticket(desk.ana)
    assert (ticket.levels_revision, ticket.res_due_at) == (1, NOON + timedelta(hours=12))


async def test_it_counts_from_its_date(desk: Desk) -> None:
    revision = await proposed(desk.lucia, shorter(), effective_at=NOON + 2 * DAY)
    await approved(desk.miguel, revision)

    assert (await policies.in_force(NOON + DAY)).levels.revision == 0
    assert (await policies.in_force(NOON + 2 * DAY)).levels.revision == 1


async def test_a_date_that_has_passed_is_the_day_of_approval(desk: Desk) -> None:
    revision = await proposed(desk.lucia, shorter(), effective_at=NOON - 9 * DAY)

    assert (await approved(desk.miguel, revision)).effective_at == NOON


async def test_an_open_ticket_keeps_its_revision_until_it_is_promised_anew(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await approved(desk.miguel, await proposed(desk.lucia, shorter()))
    same: dict[str, Any] = {"impact": Impact.MEDIUM, "urgency": Urgency.MEDIUM, "reason": None}
    await perform(desk.laura, prioritize, ticket, **same)
    assert (await fresh(ticket)).levels_revision == 0
    assert (await fresh(ticket)).res_due_at == NOON + timedelta(hours=24)

    await perform(
        desk.laura, prioritize, ticket, **(same | {"impact": Impact.HIGH, "reason": "Más gente"})
    )

    assert ((await fresh(ticket)).priority, (await fresh(ticket)).levels_revision) == (
        Priority.HIGH,
        1,
    )


async def test_each_kind_is_changed_the_same_way(desk: Desk) -> None:
    matrix = copy.deepcopy(MATRIX)
    matrix["cells"]["LOW"]["LOW"] = "MEDIUM"  # type: ignore[index]
    for kind, content in {
        PolicyKind.PRIORITY_MATRIX: matrix,
        PolicyKind.CLOSING: {**CLOSING, "reopening_days": 20},
        PolicyKind.ESCALATION: {**ESCALATION, "acknowledge_percent": 20},
        PolicyKind.ASSIGNMENT: {"areas": ["SUPPORT"]},
    }.items():
        await approved(desk.miguel, await proposed(desk.lucia, content, kind))

    in_force = await policies.in_force(NOON)
    assert in_force.matrix.of_answers(Impact.LOW, Urgency.LOW) is Priority.MEDIUM
    assert in_force.closing.reopening == 20 * DAY
    assert in_force.escalation.acknowledge == 0.2
    assert in_force.given_out == {"SUPPORT"}


@pytest.mark.parametrize(
    ("kind", "content", "problem"),
    [
        (PolicyKind.SERVICE_LEVELS, "{", "NO_JSON"),
        (PolicyKind.SERVICE_LEVELS, [], "NO_OBJECT"),
        (PolicyKind.SERVICE_LEVELS, {}, "MISSING targets"),
        (PolicyKind.SERVICE_LEVELS, shorter(1), "DISORDER MEDIUM"),
        (
            PolicyKind.SERVICE_LEVELS,
            {
                **LEVELS,
                "calendars": {"LOW": {"zone": "Luna", "hours": {"MON": [["09:00", "10:00"]]}}},
            },
            "NO_ZONE Luna",
        ),
        (
            PolicyKind.SERVICE_LEVELS,
            {**LEVELS, "calendars": {"LOW": {"zone": "UTC", "country": "MX", "hours": {}}}},
            "NO_HOLIDAYS MX",
        ),
        (PolicyKind.PRIORITY_MATRIX, {**MATRIX, "cells": {}}, "MISSING HIGH"),
        (PolicyKind.PRIORITY_MATRIX, {**MATRIX, "at_least": {"moon": "LOW"}}, "UNKNOWN_WORD moon"),
        (PolicyKind.CLOSING, {**CLOSING, "zone": "Luna"}, "NO_ZONE Luna"),
        (PolicyKind.CLOSING, {**CLOSING, "reopening_days": "diez"}, "WRONG_SHAPE"),
        (PolicyKind.ESCALATION, {**ESCALATION, "steps": {"MOON": {}}}, "UNKNOWN_WORD MOON"),
        (PolicyKind.ASSIGNMENT, {"areas": ["MOON"]}, "NO_AREA MOON"),
        (PolicyKind.RETENTION, {}, "UNDECIDED RETENTION"),
    ],
)
async def test_what_nobody_could_follow_is_refused_with_its_problem(
    desk: Desk, kind: PolicyKind, content: object, problem: str
) -> None:
    async with nothing_changes():
        with pytest.raises(Refusal) as refused:
            await proposed(desk.lucia, content, kind)
    assert (refused.value.code, refused.value.field) == (Code.BAD_POLICY, "content")
    told = refused.value.facts
    assert f"{told['flaw']} {told['what']}".strip() == problem


async def test_leads_propose_and_the_manager_approves_what_is_not_theirs(desk: Desk) -> None:
    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED):
            await proposed(desk.laura, LEVELS)
    of_lucia, of_miguel = await proposed(desk.lucia, LEVELS), await proposed(desk.miguel, LEVELS)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED):
            await approved(desk.lucia, of_miguel)
        with refusal(Code.SAME_PERSON):
            await approved(desk.miguel, of_miguel)
    await approved(desk.miguel, of_lucia)
    async with nothing_changes():
        with refusal(Code.ALREADY_DONE):
            await approved(desk.miguel, of_lucia)


async def test_a_proposal_is_taken_back_by_its_author_or_refused_by_the_manager(desk: Desk) -> None:
    mine, theirs, third = [
        await proposed(who, LEVELS) for who in (desk.lucia, desk.miguel, desk.lucia)
    ]
    for who, which, code in [
        (desk.laura, mine, Code.NOT_ALLOWED),
        (desk.lucia, theirs, Code.NOT_ALLOWED),
        (desk.miguel, PolicyRevision(id=99_999), Code.NOT_FOUND),
    ]:
        async with nothing_changes():
            with refusal(code):
                await _discarded(who, which)

    await _discarded(desk.lucia, mine)
    await _discarded(desk.miguel, third)

    assert [
        (await PolicyRevision.get(id=each.id)).discarded_at for each in (mine, theirs, third)
    ] == [
        NOON,
        None,
        NOON,
    ]
    async with nothing_changes():
        with refusal(Code.ALREADY_DONE):
            await approved(desk.miguel, mine)


async def _discarded(by: Actor, revision: PolicyRevision) -> None:
    async with act(by) as opened:
        await discard_policy(opened, revision.id)


# Holidays


async def test_a_calendar_takes_the_holidays_of_its_country_as_they_are_on_record(
    desk: Desk,
) -> None:
    async with act(desk.lucia) as opened:
        loaded = await load_holidays(opened, country="MX", year=2026)
        again = await load_holidays(opened, country="MX", year=2026)
        extra = await set_holiday(opened, country="MX", day=date(2026, 3, 3), name="Día de la casa")
    assert [each.name for each in loaded][:3] == [
        "Año Nuevo",
        "Día de la Constitución",
        "Natalicio de Benito Juárez",
    ]
    assert len(again) == len(loaded)
    hours = {
        day: [["09:00", "14:00"], ["15:00", "18:00"]] for day in ("MON", "TUE", "WED", "THU", "FRI")
    }
    calendar = {"zone": "America/Mexico_City", "country": "MX", "hours": hours}
    await approved(
        desk.miguel, await proposed(desk.lucia, {**LEVELS, "calendars": {"LOW": calendar}})
    )
    async with act(desk.lucia) as opened:
        await remove_holiday(opened, extra.id)

    monday_at_nine = NOON + timedelta(hours=3)
    low = await a_registered_ticket(
        desk.ana, TicketType.INQUIRY, at=monday_at_nine, affects=Affects.ONLY_ME, needed="NO_RUSH"
    )

    assert low.priority is Priority.LOW
    assert low.fr_due_at == monday_at_nine + timedelta(
        hours=9
    )  # eight of work and an hour for lunch
    assert low.res_due_at == NOON + timedelta(
        days=8, hours=12
    )  # six days of work, without the house's own


async def test_working_days_know_them_too(desk: Desk) -> None:
    async with act(desk.lucia) as opened:
        await set_holiday(opened, country="MX", day=date(2026, 3, 3), name="Día de la casa")
    closing = {**CLOSING, "country": "MX"}
    await approved(desk.miguel, await proposed(desk.lucia, closing, PolicyKind.CLOSING))

    in_force = (await policies.in_force(NOON)).closing

    assert in_force.after_working_days(NOON, 1) == NOON + 2 * DAY
    assert in_force.whole_days.add(NOON, DAY) == NOON + 2 * DAY


@pytest.mark.parametrize("country", ["MX", "CO", "CL", "PE", "ES"])
async def test_the_holidays_of_each_country_are_known(desk: Desk, country: str) -> None:
    async with act(desk.lucia) as opened:
        found = await load_holidays(opened, country=country, year=2026)

    assert {(each.day, each.name) for each in found} >= {(date(2026, 1, 1), "Año Nuevo")}
    assert len(found) >= 7


async def test_a_holiday_is_renamed_and_removed_by_a_lead_only(desk: Desk) -> None:
    async with act(desk.lucia) as opened:
        first = await set_holiday(opened, country="CO", day=date(2026, 3, 3), name="Feria")
        same = await set_holiday(opened, country="CO", day=date(2026, 3, 3), name="Feria local")
    assert (first.id, (await Holiday.get(id=first.id)).name) == (same.id, "Feria local")

    for who, told, code in [
        (desk.laura, {"country": "CO", "year": 2026}, Code.NOT_ALLOWED),
        (desk.lucia, {"country": "US", "year": 2026}, Code.INVALID),
        (desk.lucia, {"country": "CO", "year": 1926}, Code.INVALID),
    ]:
        async with nothing_changes():
            with refusal(code):
                async with act(who) as opened:
                    await load_holidays(opened, **told)  # type: ignore[arg-type]
    async with nothing_changes():
        with refusal(Code.INVALID, field="day"):
            async with act(desk.lucia) as opened:
                await set_holiday(opened, country="CO", day=date(1926, 1, 1), name="Feria")
    async with nothing_changes():
        with refusal(Code.NOT_FOUND):
            async with act(desk.lucia) as opened:
                await remove_holiday(opened, 99_999)


def test_nothing_is_given_out_to_begin_with() -> None:
    assert ASSIGNMENT == {"areas": []}
