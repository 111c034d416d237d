"""A request settled while the customer is there: every step on record, every step's own guard."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from models.closure import Resolution
from models.tickets import Ticket
from models.vocabulary import Channel, Complexity, Impact, Priority, Status, TicketType, Urgency
from procedure.core.refusals import Code
from procedure.resolution.resolving import FirstContact, register_resolved, resolve_at_first_contact
from tests.builders import (
    DETAILS,
    a_registered_ticket,
    a_request,
    a_ticket,
    act,
    events_of,
    fresh,
    nothing_changes,
    notices,
    perform,
    refusal,
    somebody,
)
from tests.cast import NOON, Desk
from tests.procedure.resolution.test_knowledge import an_article

MINUTE = timedelta(minutes=1)
STEPS = ["CLASSIFIED", "PRIORITIZED", "ANALYZED", "ASSIGNED", "ACCEPTED"]
END = ["REPLIED", "RESOLVED", "CONFIRMATION_ASKED", "SURVEY_ASKED"]


@pytest.mark.parametrize("by", ["laura", "lucia"])
async def test_a_request_is_settled_in_one_call_with_every_step_on_record(
    desk: Desk, by: str
) -> None:
    ticket = await a_registered_ticket(desk.ana)

    event = await perform(
        getattr(desk, by), resolve_at_first_contact, ticket, contact=a_contact(desk)
    )

    now = await fresh(ticket)
    assert (event.kind, now.status) == ("RESOLVED", Status.RESOLVED)
    assert (now.assignee_id, now.version) == (getattr(desk, by).person_id, ticket.version + 1)
    assert (await events_of(ticket))[3:] == STEPS + END
    assert (await notices())[-2:] == [
        ("reply", desk.ana.person_id),
        ("confirm", desk.ana.person_id),
    ]


async def test_what_was_looked_for_and_found_is_recorded_on_the_way(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    article = await an_article(desk)
    contact = a_contact(desk, complexity=Complexity.C2, terms="sello", article_id=article.id)

    await perform(desk.laura, resolve_at_first_contact, ticket, contact=contact)

    assert (await events_of(ticket))[3:] == [*STEPS, "KNOWLEDGE_CONSULTED", *END]
    assert (await Resolution.get(ticket_id=ticket.id)).article_id == article.id


async def test_the_call_can_change_type_and_priority(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    contact = a_contact(
        desk,
        type=TicketType.INQUIRY,
        details=DETAILS[TicketType.INQUIRY],
        impact=Impact.LOW,
        reason="Solo era una duda",
    )

    await perform(desk.laura, resolve_at_first_contact, ticket, contact=contact)

    now = await fresh(ticket)
    assert (now.type, now.priority) == (TicketType.INQUIRY, Priority.LOW)
    assert ("priority_lowered", desk.ana.person_id) in await notices()


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"area_id": 987_654}, Code.NOT_FOUND, "area_id"),
        ({"impact": Impact.HIGH}, Code.REQUIRED, "reason"),
        ({"complexity": Complexity.C4}, Code.BEYOND_COMPLEXITY, None),
        ({"complexity": Complexity.C2}, Code.KNOWLEDGE_NOT_CONSULTED, None),
        ({"terms": " "}, Code.REQUIRED, "terms"),
        ({"reply": None}, Code.REQUIRED, "body"),
        ({"cause": ""}, Code.REQUIRED, "cause"),
    ],
)
async def test_one_refused_step_leaves_nothing_of_the_others(
    desk: Desk, changes: dict[str, Any], code: Code, field: str | None
) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(code, field=field):
            await perform(
                desk.laura, resolve_at_first_contact, ticket, contact=a_contact(desk, **changes)
            )


@pytest.mark.parametrize("by", ["tomas", "ana", "partner"])
async def test_technicians_and_customers_do_not_resolve_at_first_contact(
    desk: Desk, by: str
) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(
                getattr(desk, by), resolve_at_first_contact, ticket, contact=a_contact(desk)
            )


@pytest.mark.parametrize(
    "status", [Status.CLASSIFIED, Status.IN_PROGRESS, Status.RESOLVED, Status.CLOSED]
)
async def test_a_first_contact_comes_before_everything_else(desk: Desk, status: Status) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.laura, resolve_at_first_contact, ticket, contact=a_contact(desk))


async def test_a_call_is_registered_and_resolved_at_once_as_of_when_it_was(desk: Desk) -> None:
    request = a_request(
        requester=somebody(desk.ana), channel=Channel.PHONE, occurred_at=NOON - 20 * MINUTE
    )
    contact = replace(a_contact(desk), replied_at=NOON - 10 * MINUTE)

    async with act(desk.laura) as opened:
        ticket, event = await register_resolved(opened, request, contact)

    ticket = await fresh(ticket)
    assert (event.kind, ticket.status, ticket.channel) == (
        "RESOLVED",
        Status.RESOLVED,
        Channel.PHONE,
    )
    assert (ticket.fr_met_at, ticket.res_met_at) == (NOON - 10 * MINUTE, NOON)
    assert await events_of(ticket) == ["REGISTERED", "PROMISED", "RECEIPT_NOTIFIED", *STEPS, *END]


async def test_a_refused_step_leaves_no_ticket_and_no_number(desk: Desk) -> None:
    request = a_request(requester=somebody(desk.ana), channel=Channel.PHONE)

    async with nothing_changes():
        with refusal(Code.REQUIRED, field="solution"):
            async with act(desk.laura) as opened:
                await register_resolved(opened, request, a_contact(desk, solution=" "))
    assert await Ticket.all().count() == 0


async def test_what_registering_refuses_is_told_as_part_of_it(desk: Desk) -> None:
    request = a_request(requester=somebody(desk.ana), channel=Channel.PHONE, subject=" ")

    async with nothing_changes():
        with refusal(Code.REQUIRED, field="register.subject"):
            async with act(desk.laura) as opened:
                await register_resolved(opened, request, a_contact(desk))


def a_contact(desk: Desk, **changes: Any) -> FirstContact:
    contact = FirstContact(
        area_id=desk.area(),
        impact=Impact.MEDIUM,
        urgency=Urgency.MEDIUM,
        complexity=Complexity.C1,
        reply="El sello venció ayer.",
        cause="Sello vencido",
        actions="Se renovó el sello",
        solution="Ya puede timbrar.",
    )
    return replace(contact, **changes)
