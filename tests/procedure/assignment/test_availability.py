"""Shifts and absences, and the requests that are given out by the ranking alone."""

from __future__ import annotations

from datetime import timedelta

import orjson
import pytest

from models.conversation import Event
from models.people import Absence, Shift
from models.policies import PolicyRevision
from models.tickets import Ticket
from models.vocabulary import PolicyKind, Status
from procedure.assignment.availability import WorkingHours, add_absence, end_absence, set_shifts
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from tests.builders import a_ticket, act, events_of, fresh, nothing_changes, notices, refusal
from tests.cast import NOON, Desk
from tests.passing_time import until
from tests.procedure.service_levels.timers.test_matrix import AFTER

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
MORNING = WorkingHours(0, 8 * 60, 14 * 60)
AFTERNOON = WorkingHours(0, 15 * 60, 18 * 60)


async def shifts(by: Actor, of: Actor | None, *hours: WorkingHours) -> None:
    async with act(by) as opened:
        await set_shifts(opened, of.person_id if of else None, hours)


async def test_somebody_sets_their_hours_anew(desk: Desk) -> None:
    await shifts(desk.laura, None, MORNING, AFTERNOON)
    await shifts(desk.laura, None, AFTERNOON)

    kept = await Shift.filter(person_id=desk.laura.person_id)
    assert [(each.weekday, each.starts, each.ends) for each in kept] == [(0, 900, 1080)]


@pytest.mark.parametrize(
    ("by", "of", "code"),
    [
        ("laura", "diego", Code.NOT_ALLOWED),
        ("ana", "ana", Code.NOT_ALLOWED),
        ("lucia", "ana", Code.NOT_FOUND),
    ],
)
async def test_a_lead_sets_those_of_the_staff_and_nobody_else_s(
    desk: Desk, by: str, of: str, code: Code
) -> None:
    await shifts(desk.lucia, desk.laura, MORNING)

    async with nothing_changes():
        with refusal(code):
            await shifts(getattr(desk, by), getattr(desk, of), MORNING)


@pytest.mark.parametrize(
    "hours",
    [
        [WorkingHours(7, 0, 60)],
        [WorkingHours(0, 60, 60)],
        [WorkingHours(0, -1, 60)],
        [WorkingHours(0, 0, 1441)],
        [WorkingHours(0, 0, 120), WorkingHours(0, 60, 180)],
        [WorkingHours(day % 7, day, day + 1) for day in range(29)],
    ],
)
async def test_hours_that_are_none_or_overlap_are_refused(
    desk: Desk, hours: list[WorkingHours]
) -> None:
    async with nothing_changes():
        with refusal(Code.INVALID, field="shifts"):
            await shifts(desk.laura, None, *hours)


async def test_an_absence_begins_and_ends(desk: Desk) -> None:
    async with act(desk.laura) as opened:
        absence = await add_absence(opened, None, starts_at=NOON + HOUR, ends_at=NOON + 9 * HOUR)
    async with act(desk.lucia, at=NOON + 2 * HOUR) as opened:
        await end_absence(opened, absence.id)

    ended = await Absence.get(id=absence.id)
    assert (ended.starts_at, ended.ends_at) == (NOON + HOUR, NOON + 2 * HOUR)
    async with nothing_changes():
        with refusal(Code.ALREADY_DONE):
            async with act(desk.lucia, at=NOON + 3 * HOUR) as opened:
                await end_absence(opened, absence.id)
        with refusal(Code.NOT_FOUND):
            async with act(desk.ana) as opened:
                await end_absence(opened, absence.id)
        with refusal(Code.INVALID, field="ends_at"):
            async with act(desk.laura) as opened:
                await add_absence(opened, None, starts_at=NOON - HOUR, ends_at=NOON)


# Given out by the ranking alone (4.2.2)


@pytest.fixture
async def giving_out(desk: Desk) -> Desk:
    await PolicyRevision.filter(kind=PolicyKind.ASSIGNMENT).delete()
    await PolicyRevision.create(
        kind=PolicyKind.ASSIGNMENT,
        revision=0,
        content=orjson.dumps({"areas": ["SUPPORT"]}).decode(),
        source="",
        author_id=desk.miguel.person_id,
        proposed_at=NOON,
        approved_at=NOON,
        effective_at=NOON,
    )
    return desk


async def told(ticket: Ticket, kind: str) -> list[dict[str, object]]:
    return [
        orjson.loads(event.data)
        for event in await Event.filter(ticket_id=ticket.id, kind=kind).order_by("id")
    ]


async def test_a_classified_request_is_given_to_the_ranking_s_first_with_the_reasons(
    giving_out: Desk,
) -> None:
    desk = giving_out
    ticket = await a_ticket(desk, Status.CLASSIFIED)

    await until(NOON + AFTER)

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.assignee_id) == (Status.ASSIGNED, desk.diego.person_id)
    [assigned] = await told(ticket, "ASSIGNED")
    assert (
        assigned["ranked"]
        == "SERVES_AREA, REACHES_COMPLEXITY 1, ON_SHIFT, LEVELS_AWAY 0, OPEN_LOAD 0"
    )
    assert ("assigned", desk.diego.person_id) in await notices()


async def test_in_another_area_a_lead_assigns(giving_out: Desk) -> None:
    ticket = await a_ticket(giving_out, Status.CLASSIFIED, area="BILLING")

    await until(NOON + AFTER)

    assert (await fresh(ticket)).status is Status.CLASSIFIED


async def test_nobody_there_alerts_the_leads_once_and_is_tried_ever_less_often(
    giving_out: Desk,
) -> None:
    desk = giving_out
    for who in (desk.laura, desk.diego, desk.tomas, desk.lucia, desk.miguel):
        await Absence.create(person_id=who.person_id, starts_at=NOON, ends_at=NOON + 35 * MINUTE)
    ticket = await a_ticket(desk, Status.CLASSIFIED)

    await until(NOON + 35 * MINUTE)
    assert [each["number"] for each in await told(ticket, "NOBODY_AVAILABLE")] == [0, 1]
    alerted = [person_id for notice, person_id in await notices() if notice == "nobody_available"]
    assert alerted == [desk.lucia.person_id]

    await until(NOON + 40 * MINUTE)
    assert (await fresh(ticket)).assignee_id == desk.diego.person_id
    assert (await events_of(ticket))[-1] == "ASSIGNED"
