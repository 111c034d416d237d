from datetime import timedelta

import orjson
import pytest

from models.closure import Resolution, Survey
from models.conversation import Event
from models.jobs import Job
from models.tickets import Ticket
from models.vocabulary import Audience, ClosureBasis, MessageKind, Status
from procedure.closure.confirming import close, confirm, reject
from procedure.closure.survey import submit_survey
from procedure.core.actor import SYSTEM
from procedure.core.refusals import Code
from procedure.resolution.resolving import resolve
from tests.builders import (
    CALLED,
    SOLUTION,
    a_ticket,
    events_of,
    fresh,
    messages_of,
    nothing_changes,
    perform,
    refusal,
)
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)


async def last_notice() -> tuple[str, int]:
    job = await Job.filter(kind="mail").order_by("-id").first()
    assert job is not None
    payload = orjson.loads(job.payload)
    return payload["notice"], payload["person_id"]


async def test_the_customer_confirms_and_the_ticket_closes_at_once(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)

    event = await perform(desk.ana, confirm, ticket, at=NOON + HOUR)

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.closure_basis) == (Status.CLOSED, ClosureBasis.CONFIRMED)
    assert (ticket.closed_at, ticket.ended_at) == (NOON + HOUR, NOON + HOUR)
    assert (ticket.res_final, ticket.res_met_at) == (True, NOON)
    assert (await events_of(ticket))[-2:] == ["CONFIRMED", "CLOSED"]
    assert event.kind == "CLOSED"
    assert (await Resolution.get(ticket_id=ticket.id)).confirmed_at == NOON + HOUR
    assert await last_notice() == ("closed", desk.ana.person_id)


@pytest.mark.parametrize("by", ["laura", "diego", "lucia", "miguel"])
@pytest.mark.parametrize("verb", [confirm, close])
async def test_staff_close_with_the_evidence_of_a_call(desk: Desk, by: str, verb: object) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)

    await perform(getattr(desk, by), verb, ticket, evidence=CALLED)  # type: ignore[arg-type]

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.closure_basis) == (Status.CLOSED, ClosureBasis.CONFIRMED_BY_PHONE)
    evidence = (await messages_of(ticket))[-1]
    assert (evidence.kind, evidence.audience, evidence.body) == (
        MessageKind.REASON,
        Audience.INTERNAL,
        CALLED,
    )
    confirmed = await Event.get(ticket_id=ticket.id, kind="CONFIRMED")
    assert confirmed.message_id == evidence.id


async def test_close_is_refused_until_the_customer_confirms(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)

    async with nothing_changes():
        with refusal(Code.NOT_CONFIRMED, field="evidence", clause="4.4.3"):
            await perform(desk.miguel, close, ticket, evidence="  ")
        with refusal(Code.REQUIRED, field="evidence", clause="4.4.1"):
            await perform(desk.laura, confirm, ticket)
        with refusal(Code.REQUIRED, field="evidence"):
            await perform(SYSTEM, confirm, ticket)


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.RESOLVED}))
async def test_only_a_resolved_ticket_is_confirmed_closed_or_rejected(
    desk: Desk, status: Status
) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.ana, confirm, ticket)
        with refusal(Code.WRONG_STATE):
            await perform(desk.lucia, close, ticket, evidence=CALLED)
        with refusal(Code.WRONG_STATE):
            await perform(desk.ana, reject, ticket, reason="No")


@pytest.mark.parametrize("by", ["tomas", "partner"])
async def test_technicians_and_partners_neither_confirm_nor_close(desk: Desk, by: str) -> None:
    ticket, who = await a_ticket(desk, Status.RESOLVED), getattr(desk, by)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(who, confirm, ticket, evidence=CALLED)
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(who, close, ticket, evidence=CALLED)


async def test_another_customer_does_not_even_see_it(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)

    async with nothing_changes():
        for stranger in (desk.beto, desk.carlos):
            with refusal(Code.NOT_FOUND):
                await perform(stranger, confirm, ticket)


@pytest.mark.parametrize("by", ["ana", "elena", "lucia"])
async def test_a_rejection_sends_the_ticket_back_to_work(desk: Desk, by: str) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)

    await perform(getattr(desk, by), reject, ticket, reason="Sigue saliendo E-301", at=NOON + HOUR)

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.rejections, ticket.resolved_at) == (Status.IN_PROGRESS, 1, None)
    assert ticket.first_resolved_at == NOON
    assert ticket.res_due_at == NOON + HOUR + 24 * HOUR
    assert (await events_of(ticket))[-1] == "REJECTED"
    reason = (await messages_of(ticket))[-1]
    assert (reason.kind, reason.audience) == (MessageKind.REASON, Audience.PUBLIC)
    assert (await Resolution.get(ticket_id=ticket.id)).rejected_at == NOON + HOUR
    assert await last_notice() == ("rejected", desk.laura.person_id)


async def test_a_rejection_of_a_ticket_without_owner_tells_nobody(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    await Ticket.filter(id=ticket.id).update(assignee_id=None)
    mails = await Job.filter(kind="mail").count()

    await perform(desk.ana, reject, ticket, reason="Sigue igual")

    assert await Job.filter(kind="mail").count() == mails


@pytest.mark.parametrize(("reason", "code"), [("", Code.REQUIRED), ("x" * 201, Code.TOO_LONG)])
async def test_a_rejection_takes_one_line_of_reason(desk: Desk, reason: str, code: Code) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)

    async with nothing_changes():
        with refusal(code, field="reason"):
            await perform(desk.ana, reject, ticket, reason=reason)


async def test_a_specialist_does_not_reject(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(desk.laura, reject, ticket, reason="No me gustó")


async def test_a_rejection_voids_the_answer_about_that_solution_and_the_next_counts(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    await perform(desk.ana, submit_survey, ticket, satisfaction=5)

    await perform(desk.ana, reject, ticket, reason="Volvió a fallar", at=NOON + HOUR)
    await perform(desk.laura, resolve, ticket, **SOLUTION, at=NOON + 2 * HOUR)
    await perform(desk.ana, submit_survey, ticket, satisfaction=3, at=NOON + 2 * HOUR)

    first, second = await Survey.filter(ticket_id=ticket.id).order_by("id")
    assert (first.current, first.voided_at) == (False, NOON + HOUR)
    assert (second.current, second.voided_at, second.revision) == (True, None, 1)
    assert [r.round for r in await Resolution.filter(ticket_id=ticket.id).order_by("id")] == [1, 2]
