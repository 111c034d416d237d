"""What is owed once a request has ended, and what becomes of it when the request goes on."""

from datetime import timedelta
from typing import Any

import orjson

from models.closure import FollowUp
from models.tickets import Ticket
from models.vocabulary import FollowUpKind, Impact, PolicyKind, Priority, Status, Urgency
from procedure.closure.confirming import confirm
from procedure.closure.reopening import reopen
from procedure.closure.survey import submit_survey
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from procedure.core.standing import standings
from procedure.reception.classification import prioritize
from procedure.reception.merging import merge, unmerge
from procedure.resolution.resolving import resolve
from procedure.service_levels.policies import CLOSING
from procedure.service_levels.policies.changes import approve_policy, propose_policy
from tests.builders import (
    SOLUTION,
    a_ticket,
    act,
    events_of,
    fresh,
    perform,
    refusal,
)
from tests.cast import NOON, Desk
from tests.passing_time import until

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CRITICAL: dict[str, Any] = {
    "impact": Impact.HIGH,
    "urgency": Urgency.HIGH,
    "reason": "Es la nómina",
}


async def owes(actor: Actor, ticket: Ticket) -> bool:
    return (await standings(actor, [ticket.id]))[ticket.id].owes


async def test_follow_ups_rest_while_the_request_is_open_again_and_are_dated_anew(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    await perform(desk.lucia, prioritize, ticket, at=NOON, **CRITICAL)
    await perform(desk.ana, confirm, ticket, at=NOON)
    assert await owes(desk.laura, ticket)

    await perform(desk.ana, reopen, ticket, reason="Otra vez", at=NOON + DAY)
    assert not await owes(desk.laura, ticket)
    await until(NOON + 20 * DAY)
    assert "FOLLOW_UP_DUE" not in await events_of(ticket)

    await perform(desk.laura, resolve, ticket, at=NOON + 20 * DAY, **SOLUTION)
    await perform(desk.ana, confirm, ticket, at=NOON + 20 * DAY)
    assert await owes(desk.laura, ticket)
    await until(NOON + 23 * DAY + HOUR)
    assert (await events_of(ticket)).count("FOLLOW_UP_DUE") == 1


async def test_nobody_calls_to_confirm_what_was_confirmed_meanwhile(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    await until(NOON + 8 * DAY)
    task = await FollowUp.get(ticket_id=ticket.id, kind=FollowUpKind.UNCONFIRMED)
    assert await owes(desk.lucia, ticket)

    await perform(desk.ana, confirm, ticket, at=NOON + 8 * DAY)

    assert not await owes(desk.lucia, ticket)
    told = (await events_of(ticket)).count("FOLLOW_UP_LEFT")
    await until(NOON + 40 * DAY)
    assert (await events_of(ticket)).count("FOLLOW_UP_LEFT") == told
    assert await FollowUp.exists(id=task.id, done_at=None)


async def test_a_second_solution_is_reminded_of_though_the_first_was_rated(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)
    await perform(desk.ana, submit_survey, ticket, satisfaction=4, at=NOON + HOUR)
    await perform(desk.ana, reopen, ticket, reason="Otra vez", at=NOON + DAY)
    await perform(desk.laura, resolve, ticket, at=NOON + DAY, **SOLUTION)
    await until(NOON + 4 * DAY)
    await perform(desk.ana, confirm, ticket, at=NOON + 4 * DAY)
    await until(NOON + 30 * DAY)

    found = await events_of(ticket)
    assert (found.count("CONFIRMATION_REMINDED"), found.count("SURVEY_REMINDED")) == (1, 2)


async def test_a_request_keeps_the_policy_of_closing_that_it_was_promised_under(
    desk: Desk,
) -> None:
    before = await a_ticket(desk, Status.CLOSED)
    content = orjson.dumps({**CLOSING, "reopening_days": 3}).decode()
    async with act(desk.lucia, at=NOON) as opened:
        shorter = await propose_policy(
            opened, kind=PolicyKind.CLOSING, content=content, reason="Acordado"
        )
    async with act(desk.miguel, at=NOON) as opened:
        await approve_policy(opened, shorter.id)
    since = await a_ticket(desk, Status.CLOSED, at=NOON + HOUR)
    anew = await a_ticket(desk, Status.CLASSIFIED)

    assert (before.closing_revision, since.closing_revision) == (0, 1)
    with refusal(Code.WINDOW_PASSED):
        await perform(desk.ana, reopen, since, reason="No", at=NOON + 5 * DAY)
    await perform(desk.ana, reopen, before, reason="No", at=NOON + 5 * DAY)
    assert (await fresh(before)).status is Status.IN_PROGRESS

    await Ticket.filter(id=anew.id).update(closing_revision=0)
    await perform(desk.lucia, prioritize, anew, at=NOON + HOUR, **CRITICAL)
    after = await fresh(anew)
    assert (after.priority, after.closing_revision) == (Priority.CRITICAL, 1)


async def test_what_is_owed_of_a_folded_request_rests_with_it(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)
    await until(NOON + 8 * DAY)
    assert await owes(desk.lucia, ticket)
    other = await a_ticket(desk, Status.IN_PROGRESS, at=NOON + 8 * DAY)

    await perform(desk.laura, merge, ticket, into_id=other.id, at=NOON + 8 * DAY)
    assert not await owes(desk.lucia, ticket)
    assert "FOLLOW_UP_DUE" not in await events_of(ticket)
    await until(NOON + 20 * DAY)
    assert "FOLLOW_UP_DUE" not in await events_of(ticket)

    await perform(desk.lucia, unmerge, ticket, at=NOON + 20 * DAY)
    assert await owes(desk.lucia, ticket)
