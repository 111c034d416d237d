"""What one act does to another: single acts are right, and the faults stand between them (RULES 3
and 4).
"""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from models.closure import FollowUp
from models.complaints import Complaint
from models.tickets import Escalation, Ticket
from models.vocabulary import (
    Channel,
    ClockState,
    Complexity,
    FollowUpKind,
    Impact,
    Priority,
    Status,
    SupportLevel,
    TicketType,
    Trigger,
    Urgency,
)
from procedure.assignment.assigning import analyze, assign
from procedure.closure.confirming import reject
from procedure.closure.follow_up import follow_up
from procedure.closure.survey import submit_survey
from procedure.closure.withdrawal import withdraw
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from procedure.reception.classification import classify, prioritize
from procedure.reception.merging import merge
from procedure.resolution.attachments import attach
from procedure.resolution.escalation import acknowledge, escalate, join
from procedure.resolution.reply import reply
from procedure.resolution.resolving import resolve
from procedure.resolution.waiting import ask_customer
from procedure.service_levels.clocks import read_clocks
from procedure.service_levels.policies import in_force
from procedure.service_levels.promises import facts_on
from tests.builders import (
    SOLUTION,
    a_registered_ticket,
    a_ticket,
    an_upload,
    events_of,
    fresh,
    nothing_changes,
    notices,
    perform,
    refusal,
)
from tests.cast import NOON, Desk
from tests.passing_time import until

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def calls(ticket: Ticket) -> list[tuple[SupportLevel, Trigger | None, bool]]:
    """Level, why, and whether somebody is still waited for."""
    found = await Escalation.filter(ticket_id=ticket.id).order_by("id")
    return [(call.level, call.trigger, call.ended_at is None) for call in found]


# Another owner, another priority, while a solution stands


async def test_reassigning_a_resolved_ticket_changes_its_owner_and_not_its_state(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)

    await perform(
        desk.lucia,
        assign,
        ticket,
        person_id=desk.diego.person_id,
        reason="Vacaciones",
        at=NOON + HOUR,
    )

    after = await fresh(ticket)
    assert (after.status, after.assignee_id) == (Status.RESOLVED, desk.diego.person_id)
    assert (after.resolved_at, after.res_met_at) == (ticket.resolved_at, ticket.res_met_at)
    assert (after.status_since, after.status_event_id) == (NOON, ticket.status_event_id)


async def test_a_priority_that_changes_while_a_solution_stands_is_promised_when_work_goes_on(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    promised = (await events_of(ticket)).count("PROMISED")

    await perform(
        desk.lucia,
        prioritize,
        ticket,
        impact=Impact.HIGH,
        urgency=Urgency.HIGH,
        reason="Es la nómina",
        at=NOON + HOUR,
    )
    assert (await events_of(ticket)).count("PROMISED") == promised

    await perform(desk.ana, reject, ticket, reason="Sigue igual", at=NOON + 2 * HOUR)
    assert (await events_of(ticket)).count("PROMISED") == promised + 1
    assert (await fresh(ticket)).res_due_at == NOON + 6 * HOUR, "four hours, and two did not count"


async def test_a_rejection_without_new_terms_promises_nothing_anew(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    promised = (await events_of(ticket)).count("PROMISED")

    await perform(desk.ana, reject, ticket, reason="Sigue igual", at=NOON + HOUR)

    assert (await events_of(ticket)).count("PROMISED") == promised


async def test_flags_left_out_stay_and_a_changed_one_is_in_the_event_with_its_reason(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    told: dict[str, Any] = {"impact": ticket.impact, "urgency": ticket.urgency}

    event = await perform(
        desk.lucia, prioritize, ticket, **told, reason="Hay datos personales", security=True
    )
    assert orjson.loads(event.data)["security"] is True
    assert event.message_id is not None

    again = await perform(
        desk.lucia, prioritize, ticket, impact=Impact.HIGH, urgency=Urgency.LOW, reason="Ya no urge"
    )
    assert "security" not in orjson.loads(again.data)
    after = await fresh(ticket)
    assert (after.security, after.priority) == (True, Priority.HIGH), "no less while it stands"

    async with nothing_changes():
        with refusal(Code.REQUIRED, field="reason"):
            await perform(
                desk.lucia,
                prioritize,
                ticket,
                impact=after.impact,
                urgency=after.urgency,
                reason=None,
                security=False,
            )


async def test_the_state_is_that_of_the_promise_in_force_and_the_broken_one_stays_in_the_ledger(
    desk: Desk,
) -> None:
    ticket = await a_ticket(
        desk,
        Status.IN_PROGRESS,
        affects="WHOLE_COMPANY",
        needed="NOW",  # critical: four hours
    )
    await perform(
        desk.lucia,
        prioritize,
        ticket,
        impact=Impact.LOW,
        urgency=Urgency.LOW,
        reason="Hay otra forma",
        at=NOON + 5 * HOUR,
    )

    book = (await in_force(NOON)).book
    reading = read_clocks(await facts_on(ticket), book, NOON + 6 * HOUR).resolution

    assert (reading.state, reading.breached_at) == (ClockState.PENDING, None)
    assert [promise.breached_at for promise in reading.promises] == [NOON + 4 * HOUR, None]


# Who ends a pause


async def test_a_file_alone_answers_a_question(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)
    upload = await an_upload(desk.ana, at=NOON + HOUR)

    await perform(desk.ana, attach, ticket, attachment_ids=[upload.id], at=NOON + HOUR)

    after = await fresh(ticket)
    assert (await events_of(ticket))[-2:] == ["ATTACHED", "CUSTOMER_ANSWERED"]
    assert (after.status, after.res_paused_since) == (Status.IN_PROGRESS, None)


async def test_a_file_of_the_staff_answers_nothing(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)
    upload = await an_upload(desk.laura, at=NOON + HOUR)

    await perform(desk.laura, attach, ticket, attachment_ids=[upload.id], at=NOON + HOUR)

    assert (await fresh(ticket)).status is Status.WAITING_CUSTOMER


async def test_pauses_are_added_up_and_a_lead_reviews_five_working_days_of_them(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)  # a Tuesday at noon
    await perform(desk.ana, reply, ticket, body="El 8812", at=NOON + 2 * DAY)
    await perform(desk.laura, ask_customer, ticket, body="¿Y el RFC?", at=NOON + 2 * DAY)

    await until(NOON + 6 * DAY)
    assert await FollowUp.filter(ticket_id=ticket.id).count() == 0
    await until(NOON + 7 * DAY + HOUR)

    task = await FollowUp.get(ticket_id=ticket.id)
    assert task.kind is FollowUpKind.LONG_PAUSE


# Calls end


@pytest.mark.parametrize("ending", ["resolved", "withdrawn", "merged"])
async def test_nobody_waits_for_a_call_once_the_request_is_solved_or_has_ended(
    desk: Desk, ending: str
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, reply, ticket, body="Lo vemos")
    await perform(desk.lucia, escalate, ticket, level=SupportLevel.N2, reason="Hace falta")

    match ending:
        case "resolved":
            await perform(desk.laura, resolve, ticket, **SOLUTION)
        case "withdrawn":
            await perform(desk.ana, withdraw, ticket, reason="Ya no")
        case "merged":
            other = await a_registered_ticket(desk.ana)
            await perform(desk.laura, merge, ticket, into_id=other.id)

    assert await calls(ticket) == [(SupportLevel.N2, None, False)]
    assert (await fresh(ticket)).escalation_level is None


async def test_a_call_for_want_of_an_owner_ends_with_the_assignment_and_another_does_not(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)
    await perform(desk.lucia, escalate, ticket, level=SupportLevel.N2, reason="Hace falta")
    await until(NOON + 1 * HOUR + timedelta(minutes=1))  # medium: an hour without an owner
    assert (SupportLevel.N3, Trigger.UNASSIGNED, True) in await calls(ticket)

    await perform(desk.lucia, assign, ticket, person_id=desk.laura.person_id, at=NOON + 2 * HOUR)

    assert sorted(await calls(ticket)) == [
        (SupportLevel.N2, None, True),
        (SupportLevel.N3, Trigger.UNASSIGNED, False),
    ]
    assert (await fresh(ticket)).escalation_level is SupportLevel.N2


async def test_a_rejection_weighs_the_matrix_anew(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)  # medium: 24 hours
    await perform(desk.laura, reply, ticket, body="Lo vemos", at=NOON + HOUR)
    await until(NOON + 20 * HOUR)
    before = await calls(ticket)
    await perform(desk.laura, resolve, ticket, **SOLUTION, at=NOON + 20 * HOUR)

    await perform(desk.ana, reject, ticket, reason="Sigue igual", at=NOON + 30 * HOUR)

    level, trigger, _ = before[-1]
    assert (level, trigger) == (SupportLevel.N3, Trigger.RESOLUTION_IMMINENT)
    assert (await calls(ticket))[-1] == (SupportLevel.N3, Trigger.RESOLUTION_IMMINENT, True)
    assert len(await calls(ticket)) == len(before) + 1


async def test_a_hard_request_that_is_analyzed_late_calls_the_technical_team_at_once(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, affects="MY_TEAM", needed="NOW")  # 8 hours
    await perform(desk.laura, reply, ticket, body="Lo vemos", at=NOON)

    await perform(desk.laura, analyze, ticket, complexity=Complexity.C3, at=NOON + 5 * HOUR)

    assert (SupportLevel.N2, Trigger.RESOLUTION_WITHOUT_N2, True) in await calls(ticket)


async def test_where_the_technical_team_has_joined_it_is_not_called(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, affects="MY_TEAM", needed="NOW")
    await perform(desk.tomas, join, ticket)

    await perform(desk.laura, analyze, ticket, complexity=Complexity.C3, at=NOON + 5 * HOUR)

    assert await calls(ticket) == []


async def test_who_took_the_lead_before_it_was_classified_owns_it_once_it_is(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(
        desk.miguel, escalate, ticket, level=SupportLevel.N3, reason="Es grave", leads=True
    )
    await perform(desk.lucia, acknowledge, ticket)
    assert (await fresh(ticket)).assignee_id is None

    answers: dict[str, Any] = {"impact": ticket.impact, "urgency": ticket.urgency, "reason": None}
    await perform(desk.laura, classify, ticket, type=TicketType.INCIDENT, area_id=desk.area())
    await perform(desk.laura, prioritize, ticket, **answers)
    await perform(desk.laura, analyze, ticket, complexity=Complexity.C1)

    after = await fresh(ticket)
    assert (after.status, after.assignee_id) == (Status.ASSIGNED, desk.lucia.person_id)


async def test_a_leader_who_classifies_it_themself_works_on_it_at_once(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(
        desk.miguel, escalate, ticket, level=SupportLevel.N3, reason="Es grave", leads=True
    )
    await perform(desk.lucia, acknowledge, ticket)

    answers: dict[str, Any] = {"impact": ticket.impact, "urgency": ticket.urgency, "reason": None}
    await perform(desk.lucia, classify, ticket, type=TicketType.INCIDENT, area_id=desk.area())
    await perform(desk.lucia, prioritize, ticket, **answers)
    await perform(desk.lucia, analyze, ticket, complexity=Complexity.C1)

    after = await fresh(ticket)
    assert (after.status, after.assignee_id) == (Status.IN_PROGRESS, desk.lucia.person_id)


async def test_what_turns_out_to_be_a_complaint_once_solved_goes_up_and_promises_nothing(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, affects="ONLY_ME", needed="NO_RUSH")
    promised = (await events_of(ticket)).count("PROMISED")
    told = {"about": "SERVICE", "what_happened": "Nadie contestó", "remedy_sought": "Una disculpa"}

    await perform(
        desk.laura, classify, ticket, type=TicketType.COMPLAINT, area_id=desk.area(), details=told
    )

    assert "PRIORITY_RAISED" in await events_of(ticket)
    assert (await events_of(ticket)).count("PROMISED") == promised


# Tasks of a lead


@pytest.mark.parametrize(("by", "may"), [("laura", False), ("tomas", False), ("lucia", True)])
async def test_a_low_score_is_looked_into_by_a_lead(desk: Desk, by: str, may: bool) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    await perform(desk.ana, submit_survey, ticket, satisfaction=1)
    await look_into(getattr(desk, by), ticket, may=may)


async def test_a_lead_does_not_look_into_their_own_work(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, owner=desk.lucia)
    await perform(desk.ana, submit_survey, ticket, satisfaction=1)

    await look_into(desk.lucia, ticket, may=False)
    await look_into(desk.miguel, ticket, may=True)


async def look_into(who: Actor, ticket: Ticket, *, may: bool) -> None:
    task = await FollowUp.get(ticket_id=ticket.id)
    if may:
        await perform(who, follow_up, ticket, follow_up_id=task.id, outcome="La llamamos")
        return
    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED):
            await perform(who, follow_up, ticket, follow_up_id=task.id, outcome="La llamamos")


# A customer's call, and old complaints


async def test_a_call_within_the_customer_s_window_reopens_whoever_of_staff_writes_it_down(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)
    said: dict[str, Any] = {"body": "Volvió a fallar", "from_customer": True}

    event = await perform(desk.diego, reply, ticket, **said, at=NOON + 9 * DAY)

    assert (event.ticket_id, event.kind) == (ticket.id, "REOPENED")
    assert (await fresh(ticket)).status is Status.IN_PROGRESS


async def test_a_lead_who_writes_down_a_call_has_the_customer_s_window_and_not_their_own(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)
    said: dict[str, Any] = {"body": "Volvió a fallar", "from_customer": True}

    event = await perform(desk.lucia, reply, ticket, **said, at=NOON + 11 * DAY)

    assert event.ticket_id != ticket.id, "a new one goes on from it"
    assert (await fresh(ticket)).status is Status.CLOSED


async def test_thanks_for_an_old_complaint_are_an_inquiry_and_the_lead_is_told(desk: Desk) -> None:
    complaint = await a_ticket(desk, Status.CLOSED, kind=TicketType.COMPLAINT)
    before = len(await notices())

    event = await perform(
        desk.ana,
        reply,
        complaint,
        body="Gracias por todo",
        at=NOON + 40 * DAY,
        channel=Channel.EMAIL,
    )

    following = await Ticket.get(id=event.ticket_id)
    assert following.type is TicketType.INQUIRY
    assert await Complaint.filter(ticket_id=following.id).count() == 0
    assert ("customer_reply", desk.lucia.person_id) in (await notices())[before:]
