"""4.2.2: who takes a ticket, accepts it and hands it over."""

from datetime import timedelta

import orjson
import pytest

from models.conversation import Event
from models.people import Absence, Shift
from models.vocabulary import Complexity, Status, TicketType
from procedure.assignment.assigning import accept, hand_over, take
from procedure.core.refusals import Code, Refusal
from tests.builders import (
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
from tests.procedure.assignment.test_assigning import about_laura

HOUR = timedelta(hours=1)
WORKED = [Status.IN_PROGRESS, Status.WAITING_CUSTOMER, Status.WAITING_THIRD_PARTY]

# 4.2.2: take and accept


@pytest.mark.parametrize("by", ["laura", "diego", "tomas", "lucia", "miguel"])
async def test_somebody_takes_a_ticket_and_works_on_it(desk: Desk, by: str) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)
    taker = getattr(desk, by)

    await perform(taker, take, ticket)

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.assignee_id, ticket.assigned_at) == (
        Status.IN_PROGRESS,
        taker.person_id,
        NOON,
    )
    assert (await events_of(ticket))[-2:] == ["ASSIGNED", "ACCEPTED"]


async def test_somebody_off_shift_or_absent_may_take_a_ticket(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)
    await Shift.create(person_id=desk.diego.person_id, weekday=3, starts=0, ends=60)
    await Absence.create(person_id=desk.diego.person_id, starts_at=NOON, ends_at=NOON + HOUR)

    await perform(desk.diego, take, ticket)

    assert (await fresh(ticket)).assignee_id == desk.diego.person_id


async def test_nobody_takes_what_is_beyond_them(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED, complexity=Complexity.C3)

    async with nothing_changes():
        with pytest.raises(Refusal) as refused:
            await perform(desk.diego, take, ticket)

    assert (refused.value.code, refused.value.field) == (
        Code.BEYOND_COMPLEXITY,
        None,
    )  # nobody named a person


async def test_nobody_takes_a_complaint_about_themself(desk: Desk) -> None:
    ticket = await a_ticket(
        desk, Status.CLASSIFIED, kind=TicketType.COMPLAINT, owner=desk.lucia, **about_laura()
    )

    async with nothing_changes():
        with refusal(Code.COMPLAINED_ABOUT, clause="6"):
            await perform(desk.laura, take, ticket)


@pytest.mark.parametrize(
    "status", [Status.REGISTERED, Status.ASSIGNED, *WORKED, Status.RESOLVED, Status.CLOSED]
)
async def test_only_a_classified_ticket_without_owner_is_taken(desk: Desk, status: Status) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.diego, take, ticket)


async def test_the_owner_accepts(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.ASSIGNED)

    event = await perform(desk.laura, accept, ticket, at=NOON + HOUR)

    ticket = await fresh(ticket)
    assert (event.kind, ticket.status, ticket.status_since) == (
        "ACCEPTED",
        Status.IN_PROGRESS,
        NOON + HOUR,
    )


@pytest.mark.parametrize("by", ["diego", "lucia", "ana"])
async def test_nobody_accepts_for_the_owner(desk: Desk, by: str) -> None:
    ticket = await a_ticket(desk, Status.ASSIGNED)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), accept, ticket)


# 4.2.2: hand over


@pytest.mark.parametrize("status", [Status.ASSIGNED, *WORKED])
async def test_the_owner_hands_over_with_a_reason(desk: Desk, status: Status) -> None:
    ticket = await a_ticket(desk, status)

    event = await perform(
        desk.laura,
        hand_over,
        ticket,
        person_id=desk.tomas.person_id,
        reason="Es del servidor",
        at=NOON + HOUR,
    )

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.assignee_id, ticket.assigned_at) == (
        Status.ASSIGNED,
        desk.tomas.person_id,
        NOON + HOUR,
    )
    assert orjson.loads(event.data) == {
        "person_id": desk.tomas.person_id,
        "person_id_before": desk.laura.person_id,
    }
    assert (await messages_of(ticket))[-1].body == "Es del servidor"
    assert (await notices())[-1] == ("handed_over", desk.tomas.person_id)


async def test_a_lead_takes_a_ticket_over_without_a_mail_to_themself(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    before = await notices()

    await perform(
        desk.lucia, hand_over, ticket, person_id=desk.lucia.person_id, reason="La llevo yo"
    )

    assert await notices() == before
    assert (await fresh(ticket)).assignee_id == desk.lucia.person_id


@pytest.mark.parametrize("reason", [None, "  "])
async def test_handing_over_takes_a_reason(desk: Desk, reason: str | None) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(Code.REQUIRED, field="reason", clause="4.2.2"):
            await perform(
                desk.laura, hand_over, ticket, person_id=desk.tomas.person_id, reason=reason
            )


async def test_somebody_else_does_not_hand_over(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(
                desk.diego, hand_over, ticket, person_id=desk.tomas.person_id, reason="Porque sí"
            )


async def test_a_ticket_is_handed_over_to_somebody_who_fits_and_is_not_its_owner(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, complexity=Complexity.C3)

    async with nothing_changes():
        with refusal(Code.BEYOND_COMPLEXITY, field="person_id"):
            await perform(
                desk.laura, hand_over, ticket, person_id=desk.diego.person_id, reason="Salgo"
            )
        with refusal(Code.ALREADY_DONE, field="person_id"):
            await perform(
                desk.laura, hand_over, ticket, person_id=desk.laura.person_id, reason="Salgo"
            )
    assert await Event.filter(ticket_id=ticket.id, kind="HANDED_OVER").count() == 0
