"""What is recalled by the clock: a solution that nobody answers, a survey, a follow-up, a third
party, a long pause.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import orjson
import pytest

from models.closure import FollowUp
from models.complaints import Complaint
from models.conversation import Event
from models.jobs import Job
from models.people import Person
from models.policies import PolicyRevision
from models.tickets import Escalation, Ticket
from models.vocabulary import (
    Affects,
    ClosureBasis,
    Complexity,
    FollowUpKind,
    JobState,
    Needed,
    PolicyKind,
    Role,
    Status,
    SupportLevel,
    TicketType,
)
from procedure.closure.confirming import confirm, reject
from procedure.closure.follow_up import follow_up
from procedure.closure.survey import submit_survey
from procedure.closure.withdrawal import withdraw
from procedure.core.act import Act
from procedure.core.actor import SYSTEM
from procedure.core.refusals import Code
from procedure.resolution.reply import reply
from procedure.resolution.waiting import ask_customer, wait_for_third_party
from procedure.service_levels.policies import CLOSING
from procedure.service_levels.timers.ringing import ring
from tests.builders import (
    a_registered_ticket,
    a_ticket,
    events_of,
    fresh,
    nothing_changes,
    notices,
    perform,
    refusal,
)
from tests.cast import NOON, Desk
from tests.passing_time import until
from tests.procedure.service_levels.timers.test_matrix import (
    AFTER,
    CRITICAL,
    HOUR,
    MINUTE,
    calls,
    told,
)

DAY = timedelta(days=1)


async def tasks(ticket: Ticket) -> list[tuple[FollowUpKind, datetime]]:
    return [
        (each.kind, each.due_at)
        for each in await FollowUp.filter(ticket_id=ticket.id).order_by("id")
    ]


async def test_a_solution_that_nobody_answers_is_recalled_twice_and_then_somebody_calls(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)  # on a Monday

    await until(NOON + 2 * DAY + AFTER)
    assert [each["number"] for each in await told("CONFIRMATION_REMINDED", ticket)] == [1]
    assert ("confirm_reminder", desk.ana.person_id) in await notices()
    await until(NOON + 4 * DAY + AFTER)
    assert [each["number"] for each in await told("CONFIRMATION_REMINDED", ticket)] == [1, 2]
    assert await tasks(ticket) == []

    await until(NOON + 7 * DAY + AFTER)  # the fifth working day is a Monday again
    assert await tasks(ticket) == [(FollowUpKind.UNCONFIRMED, NOON + 8 * DAY + AFTER)]
    assert (await fresh(ticket)).status is Status.RESOLVED


async def test_after_a_silence_of_the_machine_nobody_is_reminded_twice_at_once(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)

    await until(NOON + 6 * DAY, since=NOON + 5 * DAY)

    assert [each["number"] for each in await told("CONFIRMATION_REMINDED", ticket)] == [2]


async def tacit(desk: Desk) -> None:
    await PolicyRevision.create(
        kind=PolicyKind.CLOSING,
        revision=1,
        content=orjson.dumps({**CLOSING, "tacit_closing": True}).decode(),
        source="",
        author_id=desk.lucia.person_id,
        approver_id=desk.miguel.person_id,
        proposed_at=NOON,
        approved_at=NOON,
        effective_at=NOON,
    )


async def test_where_the_policy_says_so_it_closes_by_itself_and_says_on_what_basis(
    desk: Desk,
) -> None:
    await tacit(desk)
    plain = await a_ticket(desk, Status.RESOLVED)
    severe = await a_ticket(desk, Status.RESOLVED, **CRITICAL)
    complaint = await a_ticket(desk, Status.RESOLVED, kind=TicketType.COMPLAINT)

    await until(NOON + 7 * DAY + MINUTE)

    closed = await fresh(plain)
    assert (closed.status, closed.closure_basis) == (Status.CLOSED, ClosureBasis.TACIT)
    assert "CONFIRMED" not in await events_of(plain)
    assert {(await fresh(each)).status for each in (severe, complaint)} == {Status.RESOLVED}


async def test_who_did_not_rate_is_asked_twice_at_most(desk: Desk) -> None:
    silent, rated = await a_ticket(desk, Status.CLOSED), await a_ticket(desk, Status.CLOSED)
    await perform(desk.ana, submit_survey, rated, satisfaction=4)

    await until(NOON + 60 * DAY)

    assert [each["number"] for each in await told("SURVEY_REMINDED", silent)] == [1, 2]
    assert await told("SURVEY_REMINDED", rated) == []


async def test_a_follow_up_is_told_on_its_day_and_left_alone_it_goes_to_the_manager(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.CLOSED, **CRITICAL)
    assert await tasks(ticket) == [
        (FollowUpKind.CRITICAL, NOON + 3 * DAY),
        (FollowUpKind.CRITICAL, NOON + 15 * DAY),
    ]

    await until(NOON + 3 * DAY + AFTER)
    assert ("follow_up_due", desk.lucia.person_id) in await notices()
    assert await told("FOLLOW_UP_LEFT", ticket) == []
    await until(NOON + 4 * DAY + AFTER)
    assert ("follow_up_left", desk.miguel.person_id) in await notices()

    later = await FollowUp.filter(ticket_id=ticket.id).order_by("-id").first()
    assert later is not None
    done: dict[str, Any] = {"follow_up_id": later.id, "outcome": "Sigue contenta"}
    await perform(desk.laura, follow_up, ticket, at=NOON + 5 * DAY, **done)
    await until(NOON + 60 * DAY)
    assert len(await told("FOLLOW_UP_DUE", ticket)) == 1


async def test_what_came_of_a_follow_up_is_said_once(desk: Desk) -> None:
    ticket, other = (
        await a_ticket(desk, Status.CLOSED, **CRITICAL),
        await a_ticket(desk, Status.CLOSED),
    )
    task = await FollowUp.filter(ticket_id=ticket.id).first()
    assert task is not None

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="follow_up_id"):
            await perform(desk.laura, follow_up, other, follow_up_id=task.id, outcome="Bien")
        with refusal(Code.REQUIRED, field="outcome"):
            await perform(desk.laura, follow_up, ticket, follow_up_id=task.id, outcome=" ")
    await perform(desk.laura, follow_up, ticket, follow_up_id=task.id, outcome="Bien")
    async with nothing_changes():
        with refusal(Code.ALREADY_DONE, field="follow_up_id"):
            await perform(desk.laura, follow_up, ticket, follow_up_id=task.id, outcome="Bien")

    done = await FollowUp.get(id=task.id)
    assert (done.done_at, done.done_by_id, done.outcome) == (NOON, desk.laura.person_id, "Bien")


async def test_a_third_party_that_is_late_is_told_to_the_owner(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    third: dict[str, Any] = {"who": "SAT", "reference": "F-1", "expected_at": NOON + 3 * HOUR}
    await perform(desk.laura, wait_for_third_party, ticket, **third)

    await until(NOON + 3 * HOUR)
    assert await told("THIRD_PARTY_LATE", ticket) == []
    await until(NOON + 3 * HOUR + AFTER)

    assert await told("THIRD_PARTY_LATE", ticket) == [
        {"expected_at": "2026-03-02T15:00:00.000+00:00"}
    ]
    assert ("third_party_late", desk.laura.person_id) in await notices()


async def test_what_is_late_beyond_everything_is_expected_half_a_target_from_now(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    third: dict[str, Any] = {"who": "SAT", "reference": "F-1", "expected_at": NOON + HOUR}
    await perform(desk.laura, wait_for_third_party, ticket, **third)
    silence = NOON + 40 * HOUR  # past the due time and half of it

    await until(silence, since=silence)

    assert [each["estimate_at"] for each in await told("DELAY_TOLD", ticket)] == [
        "2026-03-04T16:00:00.000+00:00"
    ]
    skipped = [
        each["percent"] for each in await told("THRESHOLD_REACHED", ticket) if each["skipped"]
    ]
    assert skipped == [50, 75, 50, 75, 100]
    assert [level for level, _, _ in await calls(ticket)].count(SupportLevel.N4) == 1


async def test_a_pause_of_five_working_days_is_reviewed_by_a_lead(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)

    await until(NOON + 7 * DAY)
    assert await tasks(ticket) == []
    await until(NOON + 7 * DAY + AFTER)

    assert [kind for kind, _ in await tasks(ticket)] == [FollowUpKind.LONG_PAUSE]


async def test_a_fourth_pause_is_reviewed_as_well_once(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    for number in range(5):
        at = NOON + number * HOUR
        await perform(desk.laura, ask_customer, ticket, body="¿Qué folio?", at=at)
        assert len(await tasks(ticket)) == int(number >= 3)
        await perform(desk.ana, reply, ticket, body="El 8812", at=at + MINUTE)


async def test_a_task_of_a_timer_that_is_still_open_is_dated_anew(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)
    await until(NOON + 7 * DAY + AFTER)
    await perform(desk.ana, reply, ticket, body="El 8812", at=NOON + 8 * DAY)
    await perform(desk.laura, ask_customer, ticket, body="¿Y el RFC?", at=NOON + 8 * DAY + HOUR)

    await until(NOON + 16 * DAY)

    [(kind, due_at)] = await tasks(ticket)
    assert (kind, due_at > NOON + 15 * DAY) == (FollowUpKind.LONG_PAUSE, True)


async def test_above_the_manager_there_is_nobody_to_call(desk: Desk) -> None:
    await Person.filter(role=Role.LEAD).update(active=False)
    ticket = await a_registered_ticket(desk.ana, **CRITICAL)

    await until(NOON + 12 * HOUR)

    levels = {level for level, _, _ in await calls(ticket)}
    assert levels == {SupportLevel.N3, SupportLevel.N4}
    assert "N4" in {each["level"] for each in await told("ESCALATION_UNANSWERED", ticket)}


async def test_while_a_solution_stands_proposed_no_call_goes_up(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await until(NOON + 18 * HOUR + AFTER)
    assert await Escalation.exists(ticket_id=ticket.id, level=SupportLevel.N3)
    resolved = await a_ticket(desk, Status.RESOLVED, complexity=Complexity.C1)
    await Escalation.create(
        ticket_id=resolved.id, level=SupportLevel.N3, raised_at=NOON, acknowledge_by=NOON + HOUR
    )

    await until(NOON + 30 * HOUR)

    assert await told("ESCALATION_UNANSWERED", resolved) == []


async def test_a_job_without_anything_due_changes_nothing_but_the_hour_of_the_next(
    desk: Desk,
) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes(besides=["job"]), Act.begin(SYSTEM, now=NOON) as act:
        await ring(act, ticket.id)

    assert (await Job.get(kind="timer")).state is JobState.READY


async def test_what_is_over_has_no_timer(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.lucia, withdraw, ticket, reason="Ya no")

    assert (await Job.get(kind="timer")).state is JobState.DONE


async def test_a_complaint_named_by_nobody_in_particular_calls_the_leads_of_its_area(
    desk: Desk,
) -> None:
    ticket = await a_registered_ticket(
        desk.ana, TicketType.COMPLAINT, affects=Affects.MY_TEAM, needed=Needed.NOW
    )

    assert (await Complaint.get(ticket_id=ticket.id)).about_id is None
    assert await Event.filter(ticket_id=ticket.id, kind="ESCALATED").count() == 0


async def test_a_solution_confirmed_in_time_is_recalled_no_more(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    await perform(desk.ana, reject, ticket, reason="Sigue", at=NOON + HOUR)
    other = await a_ticket(desk, Status.RESOLVED)
    await perform(desk.ana, confirm, other, at=NOON + HOUR)

    await until(NOON + 10 * DAY)

    assert (
        await told("CONFIRMATION_REMINDED", ticket)
        == await told("CONFIRMATION_REMINDED", other)
        == []
    )


@pytest.mark.parametrize("hours", [1, 5, 40])
async def test_a_clock_that_is_set_back_makes_nothing_happen_twice(desk: Desk, hours: int) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await until(NOON + 10 * HOUR)
    before = await events_of(ticket)

    async with Act.begin(SYSTEM, now=NOON + 10 * HOUR - hours * HOUR) as act:
        await ring(act, ticket.id)
    await until(NOON + 10 * HOUR)

    assert await events_of(ticket) == before
