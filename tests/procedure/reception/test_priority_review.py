"""4.1.4 in doubt: asked once by the customer, answered by a lead, told either way."""

from typing import Any

import orjson
import pytest

from models.conversation import Event
from models.reviews import PriorityReview
from models.tickets import Ticket
from models.vocabulary import (
    Affects,
    Audience,
    Complexity,
    Impact,
    Needed,
    Priority,
    ReviewState,
    Status,
    TicketType,
    Urgency,
)
from procedure.assignment.assigning import analyze
from procedure.assignment.watching import watch
from procedure.core.refusals import Code
from procedure.reception.classification import classify
from procedure.reception.priority_review import answer_priority_review, ask_priority_review
from tests.builders import (
    a_registered_ticket,
    a_ticket,
    events_of,
    fresh,
    messages_of,
    nothing_changes,
    notices,
    perform,
    refusal,
)
from tests.cast import Desk

STOPPED: dict[str, Any] = {"reason": "La planta está detenida"}
AGREED: dict[str, Any] = {"reason": "Tiene razón: la planta está detenida"}


async def in_doubt(desk: Desk, status: Status = Status.IN_PROGRESS) -> Ticket:
    ticket = await a_ticket(desk, status)
    await perform(desk.ana, ask_priority_review, ticket, **STOPPED)
    return await fresh(ticket)


async def told_by(ticket: Ticket) -> dict[str, object]:
    event = await Event.filter(ticket_id=ticket.id).order_by("-seq").first()
    assert event is not None
    facts: dict[str, object] = orjson.loads(event.data)
    return facts


async def test_a_review_is_asked_with_a_reason_and_the_leads_hear_of_it(desk: Desk) -> None:
    ticket = await in_doubt(desk)

    review = await PriorityReview.get(ticket_id=ticket.id)
    assert (review.state, review.priority, review.asked_by_id) == (
        ReviewState.ASKED,
        Priority.MEDIUM,
        desk.ana.person_id,
    )
    assert (ticket.review_state, ticket.priority) == (ReviewState.ASKED, Priority.MEDIUM)
    said = (await messages_of(ticket))[-1]
    assert (said.id, said.body, said.audience) == (
        review.reason_id,
        STOPPED["reason"],
        Audience.PUBLIC,
    )
    assert (await events_of(ticket))[-1] == "PRIORITY_REVIEW_ASKED"
    assert (await notices())[-1:] == [("review_asked", desk.lucia.person_id)]


@pytest.mark.parametrize("by", ["ana", "elena"])
async def test_the_requester_and_their_administrator_ask(desk: Desk, by: str) -> None:
    ticket = await a_registered_ticket(desk.ana)

    await perform(getattr(desk, by), ask_priority_review, ticket, **STOPPED)

    assert (await fresh(ticket)).review_state is ReviewState.ASKED


@pytest.mark.parametrize("by", ["carlos", "laura", "lucia", "partner"])
async def test_nobody_else_asks(desk: Desk, by: str) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), ask_priority_review, ticket, **STOPPED)


async def test_it_is_asked_once_even_after_the_answer(desk: Desk) -> None:
    ticket = await in_doubt(desk)

    async with nothing_changes():
        with refusal(Code.ALREADY_DONE, clause="4.1.4"):
            await perform(desk.ana, ask_priority_review, ticket, **STOPPED)
    await perform(desk.lucia, answer_priority_review, ticket, **AGREED)
    async with nothing_changes():
        with refusal(Code.ALREADY_DONE, clause="4.1.4"):
            await perform(desk.ana, ask_priority_review, ticket, **STOPPED)


async def test_it_is_asked_with_words_and_while_the_request_is_open(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    ended = await a_ticket(desk, Status.CLOSED)

    async with nothing_changes():
        with refusal(Code.REQUIRED, field="reason", clause="4.1.4"):
            await perform(desk.ana, ask_priority_review, ticket, reason=" ")
        with refusal(Code.WRONG_STATE):
            await perform(desk.ana, ask_priority_review, ended, **STOPPED)


async def test_a_lead_keeps_the_priority_and_the_customer_knows_why(desk: Desk) -> None:
    ticket = await in_doubt(desk)

    await perform(desk.lucia, answer_priority_review, ticket, reason="Hay otra forma de timbrar")

    ticket = await fresh(ticket)
    review = await PriorityReview.get(ticket_id=ticket.id)
    assert (review.state, review.answered_by_id) == (ReviewState.KEPT, desk.lucia.person_id)
    assert (ticket.review_state, ticket.priority) == (ReviewState.KEPT, Priority.MEDIUM)
    said = (await messages_of(ticket))[-1]
    assert (said.id, said.audience) == (review.answer_id, Audience.PUBLIC)
    assert (await events_of(ticket))[-1] == "PRIORITY_REVIEW_ANSWERED"
    assert await told_by(ticket) == {
        "outcome": "KEPT",
        "priority": "MEDIUM",
        "priority_before": "MEDIUM",
    }
    assert (await notices())[-1:] == [("review_answered", desk.ana.person_id)]


async def test_a_lead_confirms_impact_and_urgency_anew_and_promises_anew(desk: Desk) -> None:
    ticket = await in_doubt(desk)

    await perform(
        desk.lucia,
        answer_priority_review,
        ticket,
        impact=Impact.HIGH,
        urgency=Urgency.HIGH,
        **AGREED,
    )

    ticket = await fresh(ticket)
    assert (ticket.review_state, ticket.priority) == (ReviewState.RAISED, Priority.CRITICAL)
    assert (await events_of(ticket))[-3:] == ["PRIORITIZED", "PROMISED", "PRIORITY_REVIEW_ANSWERED"]
    assert await told_by(ticket) == {
        "outcome": "RAISED",
        "priority": "CRITICAL",
        "priority_before": "MEDIUM",
    }


async def test_a_priority_that_goes_down_is_told_once(desk: Desk) -> None:
    ticket = await in_doubt(desk)

    await perform(desk.lucia, answer_priority_review, ticket, impact=Impact.LOW, **AGREED)

    ticket = await fresh(ticket)
    assert (ticket.review_state, ticket.priority) == (ReviewState.LOWERED, Priority.LOW)
    assert [notice for notice, _ in await notices()].count("priority_lowered") == 0
    assert (await notices())[-1:] == [("review_answered", desk.ana.person_id)]


async def test_who_asked_for_another_is_told_too(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.elena, ask_priority_review, ticket, **STOPPED)

    await perform(desk.miguel, answer_priority_review, ticket, urgency=ticket.urgency, **AGREED)

    assert (await fresh(ticket)).review_state is ReviewState.KEPT
    assert (await notices())[-2:] == [
        ("review_answered", desk.elena.person_id),
        ("review_answered", desk.ana.person_id),
    ]


async def test_the_answer_may_be_the_last_confirmation_that_a_request_lacked(desk: Desk) -> None:
    ticket = await in_doubt(desk, Status.REGISTERED)
    told: dict[str, Any] = {"type": TicketType.INCIDENT, "area_id": desk.area()}
    await perform(desk.laura, classify, ticket, **told)
    await perform(desk.laura, analyze, ticket, complexity=Complexity.C1)

    await perform(desk.lucia, answer_priority_review, ticket, impact=Impact.HIGH, **AGREED)

    assert (await fresh(ticket)).status is Status.CLASSIFIED


@pytest.mark.parametrize("by", ["ana", "laura", "tomas"])
async def test_only_a_lead_answers(desk: Desk, by: str) -> None:
    ticket = await in_doubt(desk)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), answer_priority_review, ticket, **AGREED)


async def test_a_lead_complained_about_does_not_answer(desk: Desk) -> None:
    complaint = {"about": "PERSON", "about_whom": "Lucía Herrera"}
    details = {"what_happened": "No contesta", "remedy_sought": "Otra persona", **complaint}
    ticket = await a_registered_ticket(desk.ana, TicketType.COMPLAINT, details=details)
    await perform(desk.ana, ask_priority_review, ticket, **STOPPED)

    assert ("review_asked", desk.lucia.person_id) not in await notices()
    async with nothing_changes():
        with refusal(Code.COMPLAINED_ABOUT):
            await perform(desk.lucia, answer_priority_review, ticket, **AGREED)


async def test_what_nobody_asked_or_was_answered_already_is_not_answered(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana, affects=Affects.ONLY_ME, needed=Needed.NO_RUSH)
    async with nothing_changes():
        with refusal(Code.NOT_FOUND, clause="4.1.4"):
            await perform(desk.lucia, answer_priority_review, ticket, **AGREED)
    await perform(desk.ana, ask_priority_review, ticket, **STOPPED)
    async with nothing_changes():
        with refusal(Code.REQUIRED, field="reason"):
            await perform(desk.lucia, answer_priority_review, ticket, reason=None)
    await perform(desk.lucia, answer_priority_review, ticket, **AGREED)

    async with nothing_changes():
        with refusal(Code.ALREADY_DONE, clause="4.1.4"):
            await perform(desk.lucia, answer_priority_review, ticket, **AGREED)
