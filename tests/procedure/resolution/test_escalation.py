from datetime import timedelta

import orjson
import pytest

from models.people import AreaMember
from models.tickets import Escalation, Responder, Ticket
from models.vocabulary import Audience, Status, SupportLevel, TicketType
from procedure.assignment.assigning import hand_over
from procedure.core.actor import SYSTEM
from procedure.core.refusals import Code
from procedure.resolution.escalation import acknowledge, deescalate, escalate, join
from tests.builders import (
    DETAILS,
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

HOUR = timedelta(hours=1)
N1, N2, N3, N4 = SupportLevel
WHY = "Hace falta ver el servidor"


# Escalate


async def test_the_owner_calls_a_higher_level_in(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    event = await perform(desk.laura, escalate, ticket, level=N2, reason=WHY)

    escalation = await Escalation.get(ticket_id=ticket.id)
    assert (escalation.level, escalation.leads, escalation.raised_at) == (N2, False, NOON)
    assert orjson.loads(event.data) == {"escalation_id": escalation.id, "level": "N2"}
    ticket = await fresh(ticket)
    assert (ticket.escalation_level, ticket.assignee_id) == (N2, desk.laura.person_id)
    why = (await messages_of(ticket))[-1]
    assert (why.body, why.audience, why.id) == (WHY, Audience.INTERNAL, event.message_id)
    assert (await notices())[-1] == ("escalated", desk.tomas.person_id)


async def test_when_nobody_of_the_level_serves_the_area_all_of_it_are_told(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await AreaMember.filter(person_id=desk.tomas.person_id, area_id=desk.area()).delete()

    await perform(desk.laura, escalate, ticket, level=N2, reason=WHY)

    assert (await notices())[-1] == ("escalated", desk.tomas.person_id)


async def test_the_person_complained_about_is_not_called_in(desk: Desk) -> None:
    about = DETAILS[TicketType.COMPLAINT] | {"about": "PERSON", "about_whom": "Miguel Torres"}
    ticket = await a_ticket(desk, Status.IN_PROGRESS, kind=TicketType.COMPLAINT, details=about)
    before = await notices()

    await perform(desk.laura, escalate, ticket, level=N4, reason=WHY)

    assert await notices() == before


async def test_who_escalates_to_their_own_level_is_not_told_by_mail(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.REGISTERED)
    before = await notices()

    await perform(desk.lucia, escalate, ticket, level=N3, reason=WHY)

    assert await notices() == before


@pytest.mark.parametrize(("stands", "level"), [(None, N1), (N2, N2), (N4, N4)])
async def test_the_owner_escalates_only_upwards(
    desk: Desk, stands: SupportLevel | None, level: SupportLevel
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    if stands:
        await perform(desk.lucia, escalate, ticket, level=stands, reason=WHY)

    async with nothing_changes():
        with refusal(Code.INVALID, field="level", clause="4.3.3"):
            await perform(desk.laura, escalate, ticket, level=level, reason=WHY)


async def test_a_technician_who_owns_a_ticket_escalates_above_the_technicians(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, hand_over, ticket, person_id=desk.tomas.person_id, reason=WHY)

    async with nothing_changes():
        with refusal(Code.INVALID, field="level"):
            await perform(desk.tomas, escalate, ticket, level=N2, reason=WHY)
    await perform(desk.tomas, escalate, ticket, level=N3, reason=WHY)

    assert (await fresh(ticket)).escalation_level is N3


async def test_a_lead_calls_any_level_but_the_first_and_the_ticket_stays_at_the_highest(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.REGISTERED)

    await perform(desk.lucia, escalate, ticket, level=N4, reason=WHY)
    await perform(desk.lucia, escalate, ticket, level=N2, reason=WHY)
    async with nothing_changes():
        with refusal(Code.INVALID, field="level"):
            await perform(desk.lucia, escalate, ticket, level=N1, reason=WHY)

    assert (await fresh(ticket)).escalation_level is N4
    calls = await Escalation.filter(ticket_id=ticket.id).order_by("id")
    assert [call.level for call in calls] == [N4, N2]


@pytest.mark.parametrize("by", ["diego", "tomas", "ana", "partner"])
async def test_who_neither_owns_nor_leads_does_not_escalate(desk: Desk, by: str) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), escalate, ticket, level=N3, reason=WHY)


async def test_the_owner_does_not_say_who_leads(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, field="leads", clause="4.3.3"):
            await perform(desk.laura, escalate, ticket, level=N3, reason=WHY, leads=True)


@pytest.mark.parametrize(("reason", "code"), [(None, Code.REQUIRED), ("x" * 201, Code.TOO_LONG)])
async def test_an_escalation_has_a_reason(desk: Desk, reason: str | None, code: Code) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(code, field="reason"):
            await perform(desk.laura, escalate, ticket, level=N3, reason=reason)


async def test_an_ended_ticket_is_not_escalated(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.lucia, escalate, ticket, level=N3, reason=WHY)


# Join


@pytest.mark.parametrize(("by", "level"), [("tomas", "N2"), ("diego", "N1"), ("lucia", "N3")])
async def test_somebody_joins_without_owning(desk: Desk, by: str, level: str) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    person_id = getattr(desk, by).person_id

    event = await perform(getattr(desk, by), join, ticket)

    assert orjson.loads(event.data) == {"person_id": person_id, "level": level}
    assert await Responder.filter(ticket_id=ticket.id).values_list("person_id", flat=True) == [
        person_id
    ]
    assert (await fresh(ticket)).assignee_id == desk.laura.person_id


@pytest.mark.parametrize("by", ["tomas", "laura"])
async def test_nobody_joins_twice_or_their_own_ticket(desk: Desk, by: str) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.tomas, join, ticket)

    async with nothing_changes():
        with refusal(Code.ALREADY_DONE, clause="4.3.3"):
            await perform(getattr(desk, by), join, ticket)


async def test_a_customer_does_not_join(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED):
            await perform(desk.ana, join, ticket)


# Acknowledge


async def test_who_was_called_answers_and_works_on_the_ticket_without_owning_it(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, escalate, ticket, level=N2, reason=WHY)

    event = await perform(desk.tomas, acknowledge, ticket, at=NOON + HOUR)

    call = await Escalation.get(ticket_id=ticket.id)
    assert (call.acknowledged_at, call.acknowledged_by_id) == (NOON + HOUR, desk.tomas.person_id)
    assert orjson.loads(event.data) == {"escalation_id": call.id, "level": "N2", "leads": False}
    assert (await events_of(ticket))[-2:] == ["JOINED", "ESCALATION_ACKNOWLEDGED"]
    assert (await fresh(ticket)).assignee_id == desk.laura.person_id


async def test_every_call_up_to_ones_own_level_is_answered_at_once(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    for level in (N2, N3, N4):
        await perform(desk.lucia, escalate, ticket, level=level, reason=WHY)

    await perform(desk.lucia, acknowledge, ticket)

    calls = await Escalation.filter(ticket_id=ticket.id).order_by("id")
    assert [call.acknowledged_by_id for call in calls] == [
        desk.lucia.person_id,
        desk.lucia.person_id,
        None,
    ]
    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="4.3.3"):
            await perform(desk.lucia, acknowledge, ticket)


async def test_a_specialist_who_joined_answers_for_the_technicians(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, escalate, ticket, level=N2, reason=WHY)
    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(desk.diego, acknowledge, ticket)
    await perform(desk.diego, join, ticket)

    await perform(desk.diego, acknowledge, ticket)

    assert (await events_of(ticket))[-2:] == ["JOINED", "ESCALATION_ACKNOWLEDGED"]


async def test_there_is_nothing_to_acknowledge_before_a_call_and_after_its_answer(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(Code.ALREADY_DONE, clause="4.3.3"):
            await perform(desk.tomas, acknowledge, ticket)


@pytest.mark.parametrize("status", [Status.CLASSIFIED, Status.ASSIGNED])
async def test_who_leads_owns_a_ticket_that_nobody_worked_on_and_works_on_it(
    desk: Desk, status: Status
) -> None:
    ticket = await a_call_to_lead(desk, status)

    await perform(desk.lucia, acknowledge, ticket)

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.assignee_id) == (Status.IN_PROGRESS, desk.lucia.person_id)
    assert (await events_of(ticket))[-4:] == [
        "JOINED",
        "ESCALATION_ACKNOWLEDGED",
        "ASSIGNED",
        "ACCEPTED",
    ]


@pytest.mark.parametrize(
    "status",
    [Status.IN_PROGRESS, Status.WAITING_CUSTOMER, Status.WAITING_THIRD_PARTY, Status.RESOLVED],
)
async def test_who_leads_owns_a_ticket_in_the_state_in_which_it_is(
    desk: Desk, status: Status
) -> None:
    before = await a_call_to_lead(desk, status)

    event = await perform(desk.lucia, acknowledge, before, at=NOON + HOUR)

    ticket = await fresh(before)
    assert (ticket.status, ticket.assignee_id) == (status, desk.lucia.person_id)
    assert (ticket.assigned_at, ticket.third_party) == (NOON + HOUR, before.third_party)
    assert ticket.res_paused_since == before.res_paused_since
    assert orjson.loads(event.data)["leads"] is True


async def test_a_ticket_not_yet_classified_has_no_owner_when_a_lead_answers(desk: Desk) -> None:
    ticket = await a_call_to_lead(desk, Status.REGISTERED)

    await perform(desk.lucia, acknowledge, ticket)

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.assignee_id) == (Status.REGISTERED, None)
    assert await Responder.exists(ticket_id=ticket.id, person_id=desk.lucia.person_id)


async def test_a_lead_who_owns_the_ticket_answers_without_joining_it(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.lucia)
    await perform(desk.lucia, escalate, ticket, level=N3, reason=WHY, leads=True)

    await perform(desk.lucia, acknowledge, ticket)

    assert (await events_of(ticket))[-2:] == ["ESCALATED", "ESCALATION_ACKNOWLEDGED"]
    assert (await fresh(ticket)).assignee_id == desk.lucia.person_id


async def test_the_system_escalates_by_the_matrix(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    await perform(SYSTEM, escalate, ticket, level=N3, reason="75 % del plazo", leads=True)

    assert (await Escalation.get(ticket_id=ticket.id)).leads
    assert (await notices())[-1] == ("escalated", desk.lucia.person_id)


# De-escalate


@pytest.mark.parametrize(
    ("level", "left", "ended"), [(N2, N2, [False, True]), (None, None, [True, True])]
)
async def test_a_lead_lets_the_higher_levels_go_and_the_owner_stays(
    desk: Desk, level: SupportLevel | None, left: SupportLevel | None, ended: list[bool]
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.lucia, escalate, ticket, level=N2, reason=WHY)
    await perform(desk.lucia, escalate, ticket, level=N3, reason=WHY)

    event = await perform(desk.lucia, deescalate, ticket, level=level, reason="Ya está acotado")

    data = {"level_before": "N3"} | ({"level": left.value} if left else {})
    assert orjson.loads(event.data) == data
    now = await fresh(ticket)
    assert (now.escalation_level, now.assignee_id) == (left, desk.laura.person_id)
    calls = await Escalation.filter(ticket_id=ticket.id).order_by("id")
    assert [call.ended_at is not None for call in calls] == ended
    assert (await messages_of(ticket))[-1].body == "Ya está acotado"


async def test_the_first_level_is_where_nobody_is_called(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.lucia, escalate, ticket, level=N2, reason=WHY)

    await perform(desk.lucia, deescalate, ticket, level=N1, reason="Ya está acotado")

    assert (await fresh(ticket)).escalation_level is None
    async with nothing_changes():
        with refusal(Code.ALREADY_DONE, clause="4.3.3"):
            await perform(desk.lucia, deescalate, ticket, reason="Otra vez")


@pytest.mark.parametrize("level", [N3, N4])
async def test_down_is_down(desk: Desk, level: SupportLevel) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.lucia, escalate, ticket, level=N3, reason=WHY)

    async with nothing_changes():
        with refusal(Code.INVALID, field="level", clause="4.3.3"):
            await perform(desk.lucia, deescalate, ticket, level=level, reason="Ya está acotado")
        with refusal(Code.REQUIRED, field="reason"):
            await perform(desk.lucia, deescalate, ticket, reason=None)


async def test_the_owner_does_not_let_the_higher_levels_go(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, escalate, ticket, level=N3, reason=WHY)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(desk.laura, deescalate, ticket, reason="Ya está acotado")


async def a_call_to_lead(desk: Desk, status: Status) -> Ticket:
    ticket = await a_ticket(desk, status)
    await perform(desk.miguel, escalate, ticket, level=N3, reason=WHY, leads=True)
    return await fresh(ticket)
