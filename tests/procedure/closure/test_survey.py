from datetime import timedelta
from typing import Any

import pytest

from models.closure import FollowUp, Survey
from models.vocabulary import FollowUpKind, Status
from procedure.closure.reopening import reopen
from procedure.closure.survey import submit_survey
from procedure.closure.withdrawal import withdraw
from procedure.core.refusals import Code
from tests.builders import a_ticket, events_of, nothing_changes, perform, refusal
from tests.cast import NOON, Desk

DAY = timedelta(days=1)


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CLOSED])
@pytest.mark.parametrize("by", ["ana", "elena"])
async def test_the_customer_answers_before_or_after_closing(
    desk: Desk, status: Status, by: str
) -> None:
    ticket = await a_ticket(desk, status)

    await perform(
        getattr(desk, by),
        submit_survey,
        ticket,
        satisfaction=4,
        recommendation=0,
        solved=True,
        comment=" Bien ",
    )

    answer = await Survey.get(ticket_id=ticket.id)
    assert (answer.satisfaction, answer.recommendation, answer.solved, answer.comment) == (
        4,
        0,
        True,
        "Bien",
    )
    assert (answer.person_id, answer.revision, answer.current) == (
        getattr(desk, by).person_id,
        1,
        True,
    )
    assert (await events_of(ticket))[-1] == "SURVEY_SUBMITTED"


async def test_a_revised_answer_counts_and_the_first_is_kept(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)

    await perform(desk.ana, submit_survey, ticket, satisfaction=4)
    await perform(desk.ana, submit_survey, ticket, satisfaction=5)

    answers = await Survey.filter(ticket_id=ticket.id).order_by("revision")
    assert [(answer.satisfaction, answer.current) for answer in answers] == [(4, False), (5, True)]


async def test_the_answer_is_taken_until_fourteen_days_after_closing(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)

    await perform(desk.ana, submit_survey, ticket, satisfaction=4, at=NOON + 14 * DAY)

    async with nothing_changes():
        with refusal(Code.WINDOW_PASSED, clause="4.4.2"):
            await perform(
                desk.ana,
                submit_survey,
                ticket,
                satisfaction=5,
                at=NOON + 14 * DAY + timedelta(milliseconds=1),
            )


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"satisfaction": 0}, Code.INVALID, "satisfaction"),
        ({"satisfaction": 6}, Code.INVALID, "satisfaction"),
        ({"satisfaction": 3, "recommendation": -1}, Code.INVALID, "recommendation"),
        ({"satisfaction": 3, "recommendation": 11}, Code.INVALID, "recommendation"),
        ({"satisfaction": 3, "comment": "x" * 2001}, Code.TOO_LONG, "comment"),
    ],
)
async def test_an_answer_beyond_its_scale_is_refused(
    desk: Desk, told: dict[str, Any], code: Code, field: str
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)

    async with nothing_changes():
        with refusal(code, field=field):
            await perform(desk.ana, submit_survey, ticket, **told)


@pytest.mark.parametrize("by", ["laura", "lucia", "miguel", "partner"])
async def test_nobody_answers_for_the_customer(desk: Desk, by: str) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), submit_survey, ticket, satisfaction=5)


@pytest.mark.parametrize("status", [Status.IN_PROGRESS, Status.WITHDRAWN, Status.MERGED])
async def test_nothing_is_asked_before_a_solution_nor_about_what_was_withdrawn_or_merged(
    desk: Desk, status: Status
) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.ana, submit_survey, ticket, satisfaction=5)


async def test_a_low_score_is_followed_up_within_one_working_day(desk: Desk) -> None:
    friday = NOON + 4 * DAY
    ticket = await a_ticket(desk, Status.CLOSED, at=friday)

    await perform(desk.ana, submit_survey, ticket, satisfaction=2, at=friday)

    task = await FollowUp.get(ticket_id=ticket.id)
    assert (task.kind, task.due_at) == (FollowUpKind.LOW_SCORE, friday + 3 * DAY)
    assert (await events_of(ticket))[-2:] == ["SURVEY_SUBMITTED", "FOLLOW_UP_SCHEDULED"]


async def test_a_low_score_given_twice_is_one_task(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)

    await perform(desk.ana, submit_survey, ticket, satisfaction=1)
    await perform(desk.ana, submit_survey, ticket, satisfaction=2)

    assert await FollowUp.filter(ticket_id=ticket.id).count() == 1


async def test_an_answer_about_a_withdrawn_ticket_counts_no_more(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    await perform(desk.ana, submit_survey, ticket, satisfaction=5)

    await perform(desk.ana, withdraw, ticket, reason="Ya no importa")

    answer = await Survey.get(ticket_id=ticket.id)
    assert (answer.current, answer.voided_at) == (False, NOON)


async def test_reopening_keeps_the_answer_about_the_first_solution(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)
    await perform(desk.ana, submit_survey, ticket, satisfaction=5)

    await perform(desk.ana, reopen, ticket, reason="Volvió")

    assert (await Survey.get(ticket_id=ticket.id)).current
