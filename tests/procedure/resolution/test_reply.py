"""What staff answer, at once and recorded late."""

from datetime import datetime, timedelta

import pytest

from models.vocabulary import MessageKind, Status
from procedure.assignment.watching import watch
from procedure.core.refusals import Code
from procedure.resolution.reply import reply
from tests.builders import (
    a_registered_ticket,
    a_ticket,
    fresh,
    messages_of,
    nothing_changes,
    notices,
    perform,
    refusal,
)
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
MILLISECOND = timedelta(milliseconds=1)
ENDED = [Status.CLOSED, Status.WITHDRAWN, Status.MERGED]
OPEN = [status for status in Status if status not in ENDED]


# At once


@pytest.mark.parametrize("status", OPEN)
async def test_an_answer_reaches_the_customer_and_changes_no_state(
    desk: Desk, status: Status
) -> None:
    ticket = await a_ticket(desk, status)

    event = await perform(desk.laura, reply, ticket, body="  Ya lo vemos.  ", at=NOON + HOUR)

    ticket = await fresh(ticket)
    assert (event.kind, event.clause, ticket.status) == ("REPLIED", "4.3.4", status)
    said = (await messages_of(ticket))[-1]
    assert (said.kind, said.body, said.author_id) == (
        MessageKind.REPLY,
        "Ya lo vemos.",
        desk.laura.person_id,
    )
    assert (ticket.last_message_id, ticket.last_message_excerpt) == (said.id, "Ya lo vemos.")
    assert (await notices())[-1] == ("reply", desk.ana.person_id)


async def test_the_first_answer_meets_the_first_response(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    await perform(desk.laura, reply, ticket, body="Ya lo vemos.", at=NOON + HOUR)
    await perform(desk.laura, reply, ticket, body="Sigue en revisión.", at=NOON + 2 * HOUR)

    assert (await fresh(ticket)).fr_met_at == NOON + HOUR


async def test_everybody_who_watches_is_told_but_not_who_answers(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)
    await perform(desk.laura, watch, ticket)
    before = await notices()

    await perform(desk.laura, reply, ticket, body="Ya lo vemos.")

    told = (await notices())[len(before) :]
    assert told == [("reply", desk.ana.person_id), ("reply", desk.carlos.person_id)]


@pytest.mark.parametrize("status", ENDED)
async def test_staff_do_not_answer_on_an_ended_ticket(desk: Desk, status: Status) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.laura, reply, ticket, body="Una cosa más")


@pytest.mark.parametrize(
    ("body", "code"), [(None, Code.REQUIRED), (" \n", Code.REQUIRED), ("x" * 20_001, Code.TOO_LONG)]
)
@pytest.mark.parametrize("by", ["laura", "ana"])
async def test_a_message_has_words_but_not_too_many(
    desk: Desk, by: str, body: str | None, code: Code
) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(code, field="body"):
            await perform(getattr(desk, by), reply, ticket, body=body)


async def test_a_technician_answers_only_where_they_work(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(desk.tomas, reply, ticket, body="Hola")


# Recorded late


async def test_an_answer_by_phone_counts_from_when_it_was_given(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    event = await perform(
        desk.laura,
        reply,
        ticket,
        body="Le expliqué por teléfono.",
        occurred_at=NOON + HOUR,
        at=NOON + 6 * HOUR,
    )

    ticket = await fresh(ticket)
    assert (event.occurred_at, event.recorded_at) == (NOON + HOUR, NOON + 6 * HOUR)
    assert (ticket.fr_met_at, ticket.fr_breached_at) == (NOON + HOUR, None)
    assert ticket.last_message_at == NOON + HOUR


@pytest.mark.parametrize(
    ("by", "occurred_at", "code"),
    [
        ("laura", NOON + 2 * DAY + MILLISECOND, Code.IN_THE_FUTURE),
        ("laura", NOON - MILLISECOND, Code.OUT_OF_ORDER),
        ("laura", NOON + DAY - MILLISECOND, Code.TOO_LATE_TO_RECORD),
        ("ana", NOON + 2 * DAY, Code.NOT_ALLOWED),
        ("partner", NOON + 2 * DAY, Code.NOT_ALLOWED),
    ],
)
async def test_when_something_was_said_is_told_within_limits(
    desk: Desk, by: str, occurred_at: datetime, code: Code
) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(code, field="occurred_at"):
            await perform(
                getattr(desk, by),
                reply,
                ticket,
                body="Hola",
                occurred_at=occurred_at,
                at=NOON + 2 * DAY,
            )


async def test_a_lead_records_a_call_of_the_day_before_yesterday(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    event = await perform(
        desk.lucia, reply, ticket, body="Llamé yo.", occurred_at=NOON, at=NOON + 2 * DAY
    )

    assert event.occurred_at == NOON
