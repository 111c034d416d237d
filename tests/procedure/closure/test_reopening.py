from datetime import timedelta

import orjson
import pytest

from models.jobs import Job
from models.tickets import Ticket
from models.vocabulary import Audience, MessageKind, Status
from procedure.closure.reopening import reopen
from procedure.core.refusals import Code
from tests.builders import (
    a_ticket,
    events_of,
    fresh,
    messages_of,
    nothing_changes,
    perform,
    refusal,
)
from tests.cast import NOON, Desk

DAY = timedelta(days=1)
MOMENT = timedelta(milliseconds=1)


async def notices_since(count: int) -> list[tuple[str, int]]:
    payloads = [
        orjson.loads(job.payload)
        for job in await Job.filter(kind="mail").order_by("id").offset(count)
    ]
    return [(payload["notice"], payload["person_id"]) for payload in payloads]


@pytest.mark.parametrize(
    ("by", "days"), [("ana", 10), ("elena", 10), ("lucia", 30), ("miguel", 30)]
)
async def test_a_closed_ticket_goes_on_while_its_window_is_open(
    desk: Desk, by: str, days: int
) -> None:
    who, ticket = getattr(desk, by), await a_ticket(desk, Status.CLOSED)

    async with nothing_changes():
        with refusal(Code.WINDOW_PASSED, clause="4.4.3"):
            await perform(who, reopen, ticket, reason="Volvió", at=NOON + days * DAY + MOMENT)
    await perform(who, reopen, ticket, reason="Volvió", at=NOON + days * DAY)

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.reopenings) == (Status.IN_PROGRESS, 1)
    assert (ticket.closed_at, ticket.ended_at, ticket.closure_basis, ticket.resolved_at) == (
        None,
    ) * 4
    assert ticket.first_resolved_at == NOON
    assert ticket.res_due_at == NOON + days * DAY + DAY  # the days in between are not counted
    assert (await events_of(ticket))[-1] == "REOPENED"
    reason = (await messages_of(ticket))[-1]
    assert (reason.kind, reason.audience, reason.body) == (
        MessageKind.REASON,
        Audience.PUBLIC,
        "Volvió",
    )


async def test_the_owner_is_told_and_the_requester_when_a_lead_reopens(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)
    mails = await Job.filter(kind="mail").count()

    await perform(desk.lucia, reopen, ticket, reason="No quedó documentado")

    assert await notices_since(mails) == [
        ("reopened", desk.laura.person_id),
        ("reopened", desk.ana.person_id),
    ]


async def test_a_customer_who_reopens_a_ticket_without_owner_tells_nobody(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)
    await Ticket.filter(id=ticket.id).update(assignee_id=None)
    mails = await Job.filter(kind="mail").count()

    await perform(desk.ana, reopen, ticket, reason="Volvió")

    assert await notices_since(mails) == []


@pytest.mark.parametrize("by", ["laura", "tomas", "partner"])
async def test_reopening_is_the_customer_s_and_the_lead_s(desk: Desk, by: str) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), reopen, ticket, reason="Volvió")


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.CLOSED}))
async def test_only_a_closed_ticket_is_reopened(desk: Desk, status: Status) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.ana, reopen, ticket, reason="Volvió")


async def test_reopening_takes_a_line_of_reason(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)

    async with nothing_changes():
        with refusal(Code.REQUIRED, field="reason", clause="4.4.3"):
            await perform(desk.ana, reopen, ticket, reason=" ")
