from datetime import timedelta

import orjson
import pytest

from models.closure import FollowUp
from models.jobs import Job
from models.vocabulary import Audience, FollowUpKind, MessageKind, Status, TicketType
from procedure.closure.withdrawal import withdraw
from procedure.core.refusals import Code
from tests.builders import (
    a_registered_ticket,
    events_of,
    fresh,
    messages_of,
    nothing_changes,
    perform,
    refusal,
)
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)


async def test_a_customer_withdraws_and_nothing_is_owed_any_more(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    await perform(desk.ana, withdraw, ticket, reason="Ya lo encontré", at=NOON + HOUR)

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.ended_at) == (Status.WITHDRAWN, NOON + HOUR)
    assert (ticket.fr_cancelled, ticket.res_cancelled) == (True, True)
    assert (await events_of(ticket))[-1] == "WITHDRAWN"
    reason = (await messages_of(ticket))[-1]
    assert (reason.kind, reason.audience, reason.body) == (
        MessageKind.REASON,
        Audience.PUBLIC,
        "Ya lo encontré",
    )


@pytest.mark.parametrize("by", ["elena", "partner", "lucia", "miguel"])
async def test_the_requester_is_told_when_somebody_else_withdraws(desk: Desk, by: str) -> None:
    ticket = await a_registered_ticket(desk.ana)

    await perform(getattr(desk, by), withdraw, ticket, reason="Nos llamó para retirarla")

    notice = orjson.loads((await Job.filter(kind="mail").order_by("-id").first()).payload)  # type: ignore[union-attr]
    assert (notice["notice"], notice["person_id"]) == ("withdrawn", desk.ana.person_id)


@pytest.mark.parametrize("by", ["laura", "tomas"])
async def test_a_specialist_does_not_withdraw_for_a_customer(desk: Desk, by: str) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), withdraw, ticket, reason="No contesta")


@pytest.mark.parametrize(("reason", "code"), [(None, Code.REQUIRED), ("x" * 201, Code.TOO_LONG)])
async def test_withdrawing_takes_a_line_of_reason(
    desk: Desk, reason: str | None, code: Code
) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(code, field="reason"):
            await perform(desk.ana, withdraw, ticket, reason=reason)


async def test_a_withdrawn_complaint_is_reviewed_by_a_lead(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana, TicketType.COMPLAINT)

    await perform(desk.ana, withdraw, ticket, reason="Prefiero no seguir")

    review = await FollowUp.get(ticket_id=ticket.id)
    assert (review.kind, review.due_at) == (FollowUpKind.WITHDRAWN_COMPLAINT, NOON + 24 * HOUR)
    assert (await events_of(ticket))[-2:] == ["WITHDRAWN", "FOLLOW_UP_SCHEDULED"]


async def test_what_was_withdrawn_stays_so(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.ana, withdraw, ticket, reason="Ya no")

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.ana, withdraw, ticket, reason="Ya no")
