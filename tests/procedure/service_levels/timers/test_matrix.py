"""RULES 5 by the clock: who is told, who is called, who takes the lead, and what the customer
hears.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import orjson
import pytest

from models.conversation import Event
from models.jobs import Job
from models.policies import PolicyRevision
from models.tickets import Escalation, Ticket
from models.vocabulary import (
    Affects,
    ClockName,
    Complexity,
    DelayCause,
    Needed,
    PolicyKind,
    Priority,
    Status,
    SupportLevel,
    TicketType,
    Trigger,
)
from procedure.assignment.assigning import hand_over
from procedure.closure.confirming import reject
from procedure.reception.classification import prioritize
from procedure.resolution.escalation import acknowledge, escalate
from procedure.resolution.reply import reply
from procedure.resolution.waiting import ask_customer, wait_for_third_party
from procedure.service_levels.policies.escalation_matrix import MATRIX, BadMatrix, EscalationMatrix
from tests.builders import a_registered_ticket, a_ticket, events_of, fresh, notices, perform
from tests.cast import NOON, Desk
from tests.passing_time import until

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
AFTER = timedelta(milliseconds=1)
CRITICAL: dict[str, Any] = {"affects": Affects.WHOLE_COMPANY, "needed": Needed.NOW}
LOW: dict[str, Any] = {"affects": Affects.ONLY_ME, "needed": Needed.NO_RUSH}


async def told(kind: str, ticket: Ticket) -> list[dict[str, Any]]:
    return [
        orjson.loads(event.data)
        for event in await Event.filter(ticket_id=ticket.id, kind=kind).order_by("seq")
    ]


async def calls(ticket: Ticket) -> list[tuple[SupportLevel, Trigger | None, datetime]]:
    found = await Escalation.filter(ticket_id=ticket.id).order_by("id")
    return [(call.level, call.trigger, call.raised_at) for call in found]


async def test_the_leads_hear_of_a_critical_one_at_once(desk: Desk) -> None:
    await a_registered_ticket(desk.ana, **CRITICAL)

    assert await notices() == [("warned", desk.lucia.person_id), ("receipt", desk.ana.person_id)]


async def test_a_priority_that_becomes_critical_is_told_as_well(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    high: dict[str, Any] = {"impact": "HIGH", "urgency": "HIGH", "reason": "Todos están parados"}
    await perform(desk.laura, prioritize, ticket, **high)

    assert ("warned", desk.lucia.person_id) in await notices()


@pytest.mark.parametrize(
    ("answers", "minutes"),
    [(CRITICAL, 10), ({}, 60), (LOW, 120)],
    ids=["critical", "medium", "low"],
)
async def test_nobody_took_it_for_too_long(
    desk: Desk, answers: dict[str, Any], minutes: int
) -> None:
    ticket = await a_registered_ticket(desk.ana, **answers)

    await until(NOON + minutes * MINUTE)
    assert await calls(ticket) == []

    await until(NOON + minutes * MINUTE + AFTER)
    assert await calls(ticket) == [
        (SupportLevel.N3, Trigger.UNASSIGNED, NOON + minutes * MINUTE + AFTER)
    ]
    assert (await events_of(ticket))[-2:] == ["LEFT_UNASSIGNED", "ESCALATED"]


async def test_where_the_policy_names_no_time_a_request_may_lie(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana, **LOW)
    patient = {**MATRIX, "unassigned": {"CRITICAL": 10}}
    await PolicyRevision.filter(kind=PolicyKind.ESCALATION).update(
        content=orjson.dumps(patient).decode()
    )

    await until(NOON + 3 * HOUR)

    assert "LEFT_UNASSIGNED" not in await events_of(ticket)


async def test_thresholds_ring_at_their_instants_and_the_matrix_follows(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, **CRITICAL)
    await perform(desk.laura, reply, ticket, body="Ya lo vemos", at=NOON)

    await until(NOON + 6 * HOUR + AFTER)

    reached = [
        (each["percent"], each["reached_at"]) for each in await told("THRESHOLD_REACHED", ticket)
    ]
    assert reached == [
        (50, "2026-03-02T14:00:00.000+00:00"),
        (75, "2026-03-02T15:00:00.000+00:00"),
        (100, "2026-03-02T16:00:00.000+00:00"),
        (150, "2026-03-02T18:00:00.000+00:00"),
    ]
    raised = await calls(ticket)
    assert raised[0] == (SupportLevel.N3, Trigger.RESOLUTION_IMMINENT, NOON + 3 * HOUR + AFTER)
    assert (
        SupportLevel.N4,
        Trigger.UNANSWERED,
        NOON + 3 * HOUR + 36 * MINUTE + 2 * AFTER,
    ) in raised
    assert (await Escalation.get(ticket_id=ticket.id, level=SupportLevel.N3)).leads


async def test_who_acknowledges_the_call_to_lead_owns_it(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, **CRITICAL)
    await until(NOON + 3 * HOUR + AFTER)

    await perform(desk.lucia, acknowledge, ticket, at=NOON + 3 * HOUR + MINUTE)

    assert (await fresh(ticket)).assignee_id == desk.lucia.person_id
    await until(NOON + 3 * HOUR + 50 * MINUTE)
    assert Trigger.UNANSWERED not in {trigger for _, trigger, _ in (await calls(ticket))[2:]}


async def test_the_customer_is_told_of_the_delay_with_its_cause_and_an_estimate(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, reply, ticket, body="Ya lo vemos")

    await until(NOON + 24 * HOUR)
    assert await told("DELAY_TOLD", ticket) == []

    await until(NOON + 24 * HOUR + AFTER)
    assert await told("DELAY_TOLD", ticket) == [
        {"cause": DelayCause.MORE_WORK, "estimate_at": "2026-03-04T00:00:00.000+00:00"}
    ]
    assert ("delay", desk.ana.person_id) in await notices()
    assert {"clock": ClockName.RESOLUTION, "due_at": "2026-03-03T12:00:00.000+00:00"} in await told(
        "BREACH_RECORDED", ticket
    )


async def test_the_cause_is_what_the_state_says(desk: Desk) -> None:
    alone = await a_registered_ticket(desk.ana)
    given = await a_ticket(desk, Status.ASSIGNED)
    waits = await a_ticket(desk, Status.IN_PROGRESS)
    expected = NOON + 30 * HOUR
    third: dict[str, Any] = {"who": "SAT", "reference": "F-1", "expected_at": expected}
    await perform(desk.laura, wait_for_third_party, waits, **third)
    again = await a_ticket(desk, Status.RESOLVED)
    await perform(desk.ana, reject, again, reason="Sigue igual")

    await until(NOON + 24 * HOUR + AFTER)

    causes = [(await told("DELAY_TOLD", each))[0] for each in (alone, given, waits, again)]
    assert [each["cause"] for each in causes] == [
        DelayCause.NOBODY_TOOK_IT,
        DelayCause.NOT_STARTED,
        DelayCause.THIRD_PARTY,
        DelayCause.SOLUTION_REJECTED,
    ]
    assert (
        causes[2]["estimate_at"] == "2026-03-04T06:00:00.000+00:00"
    )  # what is expected, and half a day


async def test_a_hard_one_without_the_technical_team_calls_it_at_half_time(desk: Desk) -> None:
    hard = await a_ticket(desk, Status.IN_PROGRESS, complexity=Complexity.C3, **CRITICAL)
    easy = await a_ticket(desk, Status.IN_PROGRESS, **CRITICAL)
    theirs = await a_ticket(desk, Status.IN_PROGRESS, complexity=Complexity.C3, **CRITICAL)
    to_them: dict[str, Any] = {"person_id": desk.tomas.person_id, "reason": "Es código"}
    await perform(desk.laura, hand_over, theirs, **to_them)
    asked = await a_ticket(desk, Status.IN_PROGRESS, complexity=Complexity.C3, **CRITICAL)
    await perform(desk.laura, escalate, asked, level=SupportLevel.N2, reason="Es código")
    offered = await a_ticket(desk, Status.IN_PROGRESS, complexity=Complexity.C3)

    await until(NOON + 2 * HOUR + AFTER)
    assert (SupportLevel.N2, Trigger.RESOLUTION_WITHOUT_N2, NOON + 2 * HOUR + AFTER) in await calls(
        hard
    )
    assert SupportLevel.N2 not in {
        level for each in (easy, theirs) for level, _, _ in await calls(each)
    }
    assert [each for each in await calls(asked) if each[0] is SupportLevel.N2] == [
        (SupportLevel.N2, None, NOON)
    ]

    await until(NOON + 12 * HOUR + AFTER)
    assert SupportLevel.N2 not in {level for level, _, _ in await calls(offered)}
    assert ("help_offered", desk.tomas.person_id) in await notices()


async def test_a_call_that_stands_is_said_again_and_not_made_twice(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await until(NOON + HOUR + AFTER)
    await perform(desk.lucia, acknowledge, ticket, at=NOON + HOUR + MINUTE)

    await until(NOON + 4 * HOUR + AFTER)  # the first response is missed

    at_level_3 = [call for call in await calls(ticket) if call[0] is SupportLevel.N3]
    assert len(at_level_3) == 1
    assert [each["trigger"] for each in await told("ESCALATED", ticket)] == [
        Trigger.UNASSIGNED,
        Trigger.FIRST_RESPONSE_IMMINENT,
        Trigger.FIRST_RESPONSE_MISSED,
    ]


async def test_a_solution_returned_twice_calls_the_lead(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    await perform(desk.ana, reject, ticket, reason="Sigue igual")
    assert await calls(ticket) == []

    await Ticket.filter(id=ticket.id).update(status=Status.RESOLVED)
    await perform(desk.ana, reject, ticket, reason="Otra vez")

    assert await calls(ticket) == [(SupportLevel.N3, Trigger.RETURNED_TWICE, NOON)]


async def test_the_manager_hears_of_a_severe_complaint_or_one_about_a_lead(desk: Desk) -> None:
    plain = await a_registered_ticket(desk.ana, kind=TicketType.COMPLAINT)
    assert await _warned(plain) == [desk.lucia.person_id]

    severe = await a_registered_ticket(desk.ana, kind=TicketType.COMPLAINT, **CRITICAL)
    assert set(await _warned(severe)) == {desk.lucia.person_id, desk.miguel.person_id}

    about = {
        "about": "PERSON",
        "about_whom": "Lucía Herrera",
        "what_happened": "Gritó",
        "remedy_sought": "Disculpa",
    }
    of_a_lead = await a_registered_ticket(desk.ana, kind=TicketType.COMPLAINT, details=about)
    assert desk.lucia.person_id not in await _warned(of_a_lead)
    assert desk.miguel.person_id in await _warned(of_a_lead)


async def _warned(ticket: Ticket) -> list[int]:
    jobs = [orjson.loads(job.payload) for job in await Job.filter(kind="mail").order_by("id")]
    return [
        each["person_id"]
        for each in jobs
        if each["ticket_id"] == ticket.id and each["notice"] == "warned"
    ]


@pytest.mark.parametrize(
    ("answers", "hours"), [(CRITICAL, 2), ({"affects": Affects.WHOLE_COMPANY}, 4), ({}, 24)]
)
async def test_news_are_owed_to_the_customer(
    desk: Desk, answers: dict[str, Any], hours: int
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, **answers)
    await perform(desk.laura, reply, ticket, body="Ya lo vemos", at=NOON + HOUR)

    await until(NOON + (hours + 1) * HOUR)
    assert await told("UPDATE_OWED", ticket) == []
    await until(NOON + (hours + 1) * HOUR + AFTER)
    assert await told("UPDATE_OWED", ticket) == [{"number": 1}]
    assert ("update_owed", desk.laura.person_id) in await notices()

    await until(NOON + (2 * hours + 1) * HOUR + AFTER)
    assert await told("UPDATE_OWED", ticket) == [{"number": 1}, {"number": 2}]
    assert ("update_owed", desk.lucia.person_id) in await notices()


async def test_while_the_customer_is_asked_no_news_are_owed_and_no_threshold_passes(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, **CRITICAL)
    await perform(desk.laura, ask_customer, ticket, body="¿Qué folio?", at=NOON + 50 * MINUTE)

    await until(NOON + 48 * HOUR)

    assert await told("UPDATE_OWED", ticket) == []
    assert [each["clock"] for each in await told("THRESHOLD_REACHED", ticket)] == [
        ClockName.FIRST_RESPONSE
    ] * 2


async def test_of_a_low_one_news_are_owed_when_there_are_any(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, **LOW)
    assert ticket.priority is Priority.LOW

    await until(NOON + 40 * HOUR)

    assert await told("UPDATE_OWED", ticket) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"acknowledge_percent": 0}, "from 1 to 100"),
        ({"unassigned": {"LOW": 0}}, "longer than nothing"),
        ({"steps": {"FULL_MOON": {}}}, "FULL_MOON is no trigger"),
        ({"steps": {"COMPLAINT": {"LOW": ["SHOUT N3"]}}}, "SHOUT N3 is no step"),
        ({"steps": {"COMPLAINT": {"LOW": ["CALL OWNER"]}}}, "CALL OWNER is no step"),
    ],
)
def test_a_matrix_that_nobody_could_follow_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(BadMatrix, match=message):
        EscalationMatrix.from_policy({**MATRIX, **change})
