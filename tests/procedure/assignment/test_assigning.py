"""4.2 Análisis y Asignación: how complex a ticket is, and whom a lead gives it to."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from models.people import Absence, Person, Shift
from models.vocabulary import Audience, Complexity, MessageKind, Status, TicketType
from procedure.assignment.assigning import analyze, assign
from procedure.core.refusals import Code
from procedure.reception.classification import classify
from tests.builders import (
    DETAILS,
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
WORKED = [Status.IN_PROGRESS, Status.WAITING_CUSTOMER, Status.WAITING_THIRD_PARTY]


# 4.2.1: analyze


async def test_the_complexity_is_known_and_completes_the_classification(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED, complexity=Complexity.C2)

    event = await perform(desk.laura, analyze, ticket, complexity=Complexity.C3)

    assert (event.kind, event.clause) == ("ANALYZED", "4.2.1")
    assert orjson.loads(event.data) == {"complexity": "C3", "complexity_before": "C2"}
    assert (await fresh(ticket)).complexity is Complexity.C3
    assert (await fresh(ticket)).status is Status.CLASSIFIED


@pytest.mark.parametrize("by", ["ana", "elena"])
async def test_a_customer_does_not_say_how_complex_their_request_is(desk: Desk, by: str) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), analyze, ticket, complexity=Complexity.C1)


@pytest.mark.parametrize("status", [Status.CLOSED, Status.WITHDRAWN, Status.MERGED])
async def test_an_ended_ticket_is_not_analyzed(desk: Desk, status: Status) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.laura, analyze, ticket, complexity=Complexity.C1)


# 4.2.2: assign


async def test_a_lead_gives_a_ticket_to_somebody_who_is_told(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)

    event = await perform(
        desk.lucia, assign, ticket, person_id=desk.diego.person_id, at=NOON + HOUR
    )

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.assignee_id) == (Status.ASSIGNED, desk.diego.person_id)
    assert ticket.assigned_at == NOON + HOUR
    assert orjson.loads(event.data) == {"person_id": desk.diego.person_id}
    assert (await notices())[-1] == ("assigned", desk.diego.person_id)


async def test_a_lead_who_takes_a_ticket_on_is_not_told_by_mail(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)
    before = await notices()

    await perform(desk.lucia, assign, ticket, person_id=desk.lucia.person_id)

    assert await notices() == before


@pytest.mark.parametrize("status", [Status.ASSIGNED, *WORKED, Status.RESOLVED])
async def test_another_owner_needs_a_reason(desk: Desk, status: Status) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.REQUIRED, field="reason"):
            await perform(desk.lucia, assign, ticket, person_id=desk.diego.person_id)


@pytest.mark.parametrize("status", [Status.ASSIGNED, *WORKED])
async def test_another_owner_starts_from_the_assignment_whatever_was_waited_for(
    desk: Desk, status: Status
) -> None:
    ticket = await a_ticket(desk, status)

    event = await perform(
        desk.lucia,
        assign,
        ticket,
        person_id=desk.diego.person_id,
        reason="Laura sale a las tres",
        at=NOON + HOUR,
    )

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.assignee_id) == (Status.ASSIGNED, desk.diego.person_id)
    assert (ticket.third_party, ticket.expected_at, ticket.resolved_at) == (None, None, None)
    assert (ticket.res_paused_since, ticket.res_met_at) == (None, None)
    assert orjson.loads(event.data)["person_id_before"] == desk.laura.person_id
    why = (await messages_of(ticket))[-1]
    assert (why.id, why.kind, why.audience) == (
        event.message_id,
        MessageKind.REASON,
        Audience.INTERNAL,
    )
    assert why.body == "Laura sale a las tres"


@pytest.mark.parametrize("by", ["ana", "laura", "tomas"])
async def test_only_a_lead_assigns(desk: Desk, by: str) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), assign, ticket, person_id=desk.diego.person_id)


async def test_a_ticket_is_classified_before_somebody_owns_it(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.lucia, assign, ticket, person_id=desk.laura.person_id)


async def test_who_does_not_serve_the_area_does_not_own_the_ticket(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)
    await perform(desk.laura, classify, ticket, type=ticket.type, area_id=desk.area("ACCESS"))

    async with nothing_changes():
        with refusal(Code.NOT_STAFF_OF_AREA, field="person_id", clause="4.2.2"):
            await perform(desk.lucia, assign, ticket, person_id=desk.diego.person_id)


async def test_a_customer_owns_no_ticket(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)

    async with nothing_changes():
        with refusal(Code.NOT_STAFF_OF_AREA, field="person_id"):
            await perform(desk.lucia, assign, ticket, person_id=desk.carlos.person_id)


async def test_who_does_not_reach_the_complexity_does_not_own_the_ticket(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED, complexity=Complexity.C3)

    async with nothing_changes():
        with refusal(Code.BEYOND_COMPLEXITY, field="person_id", clause="4.2.2"):
            await perform(desk.lucia, assign, ticket, person_id=desk.diego.person_id)


async def test_who_is_absent_gets_no_ticket(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)
    await Absence.create(person_id=desk.diego.person_id, starts_at=NOON, ends_at=NOON + HOUR)

    async with nothing_changes():
        with refusal(Code.ABSENT, field="person_id", clause="4.2.2"):
            await perform(desk.lucia, assign, ticket, person_id=desk.diego.person_id)
    await perform(desk.lucia, assign, ticket, person_id=desk.diego.person_id, at=NOON + HOUR)


async def test_who_is_off_shift_gets_no_ticket(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)
    await Shift.create(person_id=desk.diego.person_id, weekday=0, starts=9 * 60, ends=18 * 60)

    async with nothing_changes():
        with refusal(
            Code.OFF_SHIFT, field="person_id", clause="4.2.2"
        ):  # it is six in the morning in Mexico City
            await perform(desk.lucia, assign, ticket, person_id=desk.diego.person_id)
    await perform(desk.lucia, assign, ticket, person_id=desk.diego.person_id, at=NOON + 3 * HOUR)


async def test_a_complaint_never_goes_to_the_person_it_is_about(desk: Desk) -> None:
    ticket = await a_ticket(
        desk, Status.CLASSIFIED, kind=TicketType.COMPLAINT, owner=desk.lucia, **about_laura()
    )

    async with nothing_changes():
        with refusal(Code.COMPLAINED_ABOUT, field="person_id", clause="6"):
            await perform(desk.lucia, assign, ticket, person_id=desk.laura.person_id)


@pytest.mark.parametrize("left", [False, True])
async def test_somebody_unknown_or_gone_gets_no_ticket(desk: Desk, left: bool) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)
    await Person.filter(id=desk.diego.person_id).update(active=not left)

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="person_id"):
            await perform(
                desk.lucia, assign, ticket, person_id=desk.diego.person_id if left else 987_654
            )


async def test_the_owner_is_not_assigned_again(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(Code.ALREADY_DONE, field="person_id"):
            await perform(
                desk.lucia, assign, ticket, person_id=desk.laura.person_id, reason="Otra vez"
            )


async def test_the_first_of_the_ranking_gets_the_ticket_when_nobody_is_named(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)

    await perform(desk.lucia, assign, ticket)

    assert (
        await fresh(ticket)
    ).assignee_id == desk.diego.person_id  # as near as Laura, and less overqualified


async def test_the_ranking_finds_somebody_else_than_the_owner(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.diego)

    await perform(desk.lucia, assign, ticket, reason="Diego sale")

    assert (await fresh(ticket)).assignee_id == desk.laura.person_id


async def test_a_lead_learns_that_nobody_fits(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)
    for person in (desk.laura, desk.diego, desk.tomas, desk.lucia, desk.miguel):
        await Absence.create(person_id=person.person_id, starts_at=NOON, ends_at=NOON + HOUR)

    async with nothing_changes():
        with refusal(Code.NOBODY_FITS, field="person_id", clause="4.2.2"):
            await perform(desk.lucia, assign, ticket)


async def test_a_lead_learns_that_nobody_but_the_owner_is_left(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await Person.exclude(id=desk.laura.person_id).update(active=False)

    async with nothing_changes():
        with refusal(Code.NOBODY_FITS, field="person_id"):
            await perform(desk.lucia, assign, ticket, reason="Laura sale")


def about_laura() -> dict[str, Any]:
    details = DETAILS[TicketType.COMPLAINT] | {"about": "PERSON", "about_whom": "laura sanchez"}
    return {"details": details}
