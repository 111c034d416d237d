from datetime import timedelta
from typing import Any

import orjson
import pytest

from models.closure import Resolution
from models.vocabulary import (
    Audience,
    Channel,
    Complexity,
    MessageKind,
    Status,
)
from procedure.closure.confirming import reject
from procedure.core.refusals import Code
from procedure.resolution.knowledge import consult_knowledge
from procedure.resolution.reply import reply
from procedure.resolution.resolving import resolve
from procedure.resolution.waiting import ask_customer
from tests.builders import (
    SOLUTION,
    a_ticket,
    events_of,
    fresh,
    messages_of,
    nothing_changes,
    notices,
    perform,
    refusal,
)
from tests.cast import NOON, Desk
from tests.procedure.resolution.test_knowledge import an_article

HOUR = timedelta(hours=1)


async def test_a_solution_is_documented_told_and_put_to_the_customer(desk: Desk) -> None:
    ticket = await an_answered_ticket(desk)
    article = await an_article(desk)

    event = await perform(
        desk.laura, resolve, ticket, **SOLUTION, article_id=article.id, at=NOON + HOUR
    )

    resolution = await Resolution.get(ticket_id=ticket.id)
    assert (resolution.cause, resolution.actions, resolution.solution) == tuple(SOLUTION.values())
    assert (resolution.round, resolution.resolved_by_id) == (1, desk.laura.person_id)
    assert (resolution.resolved_at, resolution.survey_asked_at) == (NOON + HOUR, NOON + HOUR)
    assert resolution.article_id == article.id
    assert orjson.loads(event.data) == {
        "resolution_id": resolution.id,
        "round": 1,
        "article_id": article.id,
    }
    said = (await messages_of(ticket))[-1]
    assert (said.kind, said.audience, said.body) == (
        MessageKind.SOLUTION,
        Audience.PUBLIC,
        SOLUTION["solution"],
    )
    assert said.id == event.message_id
    assert (await events_of(ticket))[-3:] == ["RESOLVED", "CONFIRMATION_ASKED", "SURVEY_ASKED"]
    assert (await notices())[-1] == ("confirm", desk.ana.person_id)


async def test_the_clock_stops_where_the_solution_is_proposed(desk: Desk) -> None:
    ticket = await an_answered_ticket(desk)

    await perform(desk.laura, resolve, ticket, **SOLUTION, at=NOON + HOUR)

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.resolved_at, ticket.first_resolved_at) == (
        Status.RESOLVED,
        NOON + HOUR,
        NOON + HOUR,
    )
    assert (ticket.res_met_at, ticket.res_elapsed_ms, ticket.res_final) == (
        NOON + HOUR,
        3_600_000,
        False,
    )


async def test_a_second_solution_keeps_when_the_first_one_was(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    await perform(desk.ana, reject, ticket, reason="Sigue igual", at=NOON + HOUR)

    await perform(desk.laura, resolve, ticket, **SOLUTION, at=NOON + 2 * HOUR)

    ticket = await fresh(ticket)
    assert (ticket.first_resolved_at, ticket.resolved_at) == (NOON, NOON + 2 * HOUR)
    proposed = await Resolution.filter(ticket_id=ticket.id).order_by("id")
    assert [resolution.round for resolution in proposed] == [1, 2]


async def test_a_solution_ends_a_pause(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)

    await perform(desk.laura, resolve, ticket, **SOLUTION, at=NOON + HOUR)

    ticket = await fresh(ticket)
    assert (ticket.res_paused_since, ticket.paused_ms, ticket.res_met_at) == (
        None,
        3_600_000,
        NOON + HOUR,
    )


async def test_a_question_is_a_public_message_too(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, ask_customer, ticket, body="¿Qué folio?")

    await perform(desk.lucia, resolve, ticket, **SOLUTION)

    assert (await fresh(ticket)).status is Status.RESOLVED


@pytest.mark.parametrize("complexity", [Complexity.C2, Complexity.C3])
async def test_from_the_second_complexity_on_the_knowledge_is_consulted_first(
    desk: Desk, complexity: Complexity
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, complexity=complexity)
    await perform(desk.laura, reply, ticket, body="Ya lo vemos.")

    async with nothing_changes():
        with refusal(Code.KNOWLEDGE_NOT_CONSULTED, clause="4.3.2"):
            await perform(desk.laura, resolve, ticket, **SOLUTION)
    await perform(desk.laura, consult_knowledge, ticket, terms="sello")
    await perform(desk.laura, resolve, ticket, **SOLUTION)

    assert (await fresh(ticket)).status is Status.RESOLVED


async def test_nothing_is_resolved_before_somebody_of_the_staff_spoke_with_the_customer(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.ana, reply, ticket, body="¿Hola?")
    await perform(desk.laura, reply, ticket, body="Llamó para preguntar", from_customer=True)

    async with nothing_changes():
        with refusal(Code.NO_PUBLIC_MESSAGE, clause="4.3.4"):
            await perform(desk.laura, resolve, ticket, **SOLUTION)


@pytest.mark.parametrize("field", ["cause", "actions", "solution"])
@pytest.mark.parametrize(("words", "code"), [(" ", Code.REQUIRED), ("x" * 20_001, Code.TOO_LONG)])
async def test_cause_actions_and_solution_are_documented(
    desk: Desk, field: str, words: str, code: Code
) -> None:
    ticket = await an_answered_ticket(desk)

    async with nothing_changes():
        with refusal(code, field=field):
            await perform(desk.laura, resolve, ticket, **SOLUTION | {field: words})


async def test_a_solution_names_only_an_article_that_is_published(desk: Desk) -> None:
    ticket = await an_answered_ticket(desk)

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="article_id"):
            await perform(desk.laura, resolve, ticket, **SOLUTION, article_id=987_654)


@pytest.mark.parametrize("by", ["diego", "tomas", "ana", "partner"])
async def test_only_the_owner_and_leads_resolve(desk: Desk, by: str) -> None:
    ticket = await an_answered_ticket(desk)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), resolve, ticket, **SOLUTION)


@pytest.mark.parametrize(
    "status",
    [Status.REGISTERED, Status.CLASSIFIED, Status.ASSIGNED, Status.RESOLVED, Status.CLOSED],
)
async def test_only_what_is_worked_on_is_resolved(desk: Desk, status: Status) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.lucia, resolve, ticket, **SOLUTION)


async def an_answered_ticket(desk: Desk) -> Any:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, reply, ticket, body="Ya lo vemos.", channel=Channel.EMAIL)
    return ticket
