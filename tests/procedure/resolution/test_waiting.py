from datetime import datetime, timedelta
from typing import Any

import orjson
import pytest

from models.vocabulary import Audience, MessageKind, Status
from procedure.assignment.watching import watch
from procedure.core.refusals import Code
from procedure.resolution.waiting import ask_customer, resume, wait_for_third_party
from tests.builders import a_ticket, fresh, messages_of, nothing_changes, notices, perform, refusal
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)
NOT_WORKED = [
    Status.REGISTERED,
    Status.CLASSIFIED,
    Status.ASSIGNED,
    Status.WAITING_CUSTOMER,
    Status.RESOLVED,
    Status.CLOSED,
]
FOR_SUPPLIER: dict[str, Any] = {
    "who": " PAC del Norte ",
    "reference": "F-4711",
    "expected_at": NOON + 24 * HOUR,
}


# The customer


@pytest.mark.parametrize("by", ["laura", "lucia"])
async def test_a_question_goes_out_and_the_resolutions_clock_stands_still(
    desk: Desk, by: str
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)

    event = await perform(
        getattr(desk, by), ask_customer, ticket, body="¿Qué folio?", at=NOON + HOUR
    )

    ticket = await fresh(ticket)
    assert (event.kind, ticket.status) == ("CUSTOMER_ASKED", Status.WAITING_CUSTOMER)
    assert (ticket.res_paused_since, ticket.res_elapsed_ms) == (NOON + HOUR, 3_600_000)
    assert ticket.fr_met_at == NOON + HOUR  # a question is an answer
    question = (await messages_of(ticket))[-1]
    assert (question.kind, question.audience, question.body) == (
        MessageKind.QUESTION,
        Audience.PUBLIC,
        "¿Qué folio?",
    )
    assert (await notices())[-2:] == [
        ("question", desk.ana.person_id),
        ("question", desk.carlos.person_id),
    ]


@pytest.mark.parametrize("status", [*NOT_WORKED, Status.WAITING_THIRD_PARTY])
async def test_the_customer_is_asked_while_the_ticket_is_worked_on(
    desk: Desk, status: Status
) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.lucia, ask_customer, ticket, body="¿Qué folio?")


@pytest.mark.parametrize("by", ["diego", "tomas", "ana"])
async def test_only_the_owner_and_leads_pause_a_ticket(desk: Desk, by: str) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), ask_customer, ticket, body="¿Qué folio?")


async def test_no_pause_without_a_question(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(Code.REQUIRED, field="body", clause="4.3.1"):
            await perform(desk.laura, ask_customer, ticket, body="  ")


# A third party


async def test_a_supplier_is_waited_for_while_the_clock_runs(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    event = await perform(desk.laura, wait_for_third_party, ticket, **FOR_SUPPLIER)

    ticket = await fresh(ticket)
    assert ticket.status is Status.WAITING_THIRD_PARTY
    assert (ticket.third_party, ticket.third_party_reference) == ("PAC del Norte", "F-4711")
    assert ticket.expected_at == NOON + 24 * HOUR
    assert (ticket.res_running_since, ticket.res_paused_since) == (NOON, None)
    assert orjson.loads(event.data) == {"expected_at": "2026-03-03T12:00:00.000+00:00"}
    kept = (await messages_of(ticket))[
        -1
    ]  # the row forgets it when the work goes on; the record does not
    assert (kept.body, kept.audience, kept.id) == (
        "PAC del Norte · F-4711",
        Audience.INTERNAL,
        event.message_id,
    )


@pytest.mark.parametrize(
    ("field", "told", "code"),
    [
        ("who", None, Code.REQUIRED),
        ("who", "x" * 121, Code.TOO_LONG),
        ("reference", " ", Code.REQUIRED),
        ("reference", "x" * 121, Code.TOO_LONG),
        ("expected_at", NOON, Code.INVALID),
    ],
)
async def test_who_their_reference_and_a_date_ahead_are_told(
    desk: Desk, field: str, told: str | datetime | None, code: Code
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(code, field=field):
            await perform(desk.laura, wait_for_third_party, ticket, **FOR_SUPPLIER | {field: told})


@pytest.mark.parametrize("status", NOT_WORKED)
async def test_third_parties_are_waited_for_while_the_ticket_is_worked_on(
    desk: Desk, status: Status
) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.lucia, wait_for_third_party, ticket, **FOR_SUPPLIER)


async def test_somebody_else_neither_waits_nor_resumes(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WAITING_THIRD_PARTY)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED):
            await perform(desk.diego, wait_for_third_party, ticket, **FOR_SUPPLIER)
        with refusal(Code.NOT_ALLOWED):
            await perform(desk.diego, resume, ticket)


async def test_the_work_goes_on_once_the_third_party_answered(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WAITING_THIRD_PARTY)

    event = await perform(desk.laura, resume, ticket, at=NOON + HOUR)

    ticket = await fresh(ticket)
    assert (event.kind, ticket.status) == ("RESUMED", Status.IN_PROGRESS)
    assert (ticket.third_party, ticket.third_party_reference, ticket.expected_at) == (
        None,
        None,
        None,
    )
    assert ticket.paused_ms == 0


@pytest.mark.parametrize("status", [Status.IN_PROGRESS, Status.WAITING_CUSTOMER])
async def test_only_waiting_for_a_third_party_is_resumed(desk: Desk, status: Status) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.laura, resume, ticket)
