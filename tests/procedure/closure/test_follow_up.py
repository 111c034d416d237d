from datetime import datetime, timedelta
from typing import Any

import orjson
import pytest

from models.closure import FollowUp
from models.conversation import Event
from models.tickets import Ticket
from models.vocabulary import Affects, FollowUpKind, Needed, Status, TicketType
from procedure.closure.confirming import close
from procedure.closure.follow_up import is_recurrent, same_words
from procedure.closure.reopening import reopen
from procedure.core.actor import Actor
from procedure.people.requesters import Requester
from procedure.resolution.reply import reply
from procedure.resolution.resolving import resolve
from tests.builders import CALLED, SOLUTION, a_ticket, events_of, perform
from tests.cast import NOON, Desk

DAY = timedelta(days=1)
CRITICAL: dict[str, Any] = {"affects": Affects.WHOLE_COMPANY, "needed": Needed.NOW}


async def due(ticket: Ticket) -> list[tuple[FollowUpKind, datetime]]:
    return [
        (task.kind, task.due_at)
        for task in await FollowUp.filter(ticket_id=ticket.id).order_by("due_at")
    ]


async def closed(desk: Desk, cause: str, by: Actor | None = None, area: str = "SUPPORT") -> Ticket:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, by=by, area=area)
    await perform(desk.laura, reply, ticket, body="Lo vemos")
    await perform(desk.laura, resolve, ticket, **{**SOLUTION, "cause": cause})
    await perform(desk.lucia, close, ticket, evidence=CALLED)
    return ticket


async def test_an_everyday_ticket_owes_nothing_after_closing(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)

    assert await due(ticket) == []


async def test_a_critical_ticket_is_followed_up_after_3_and_15_days(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED, **CRITICAL)

    assert await due(ticket) == [
        (FollowUpKind.CRITICAL, NOON + 3 * DAY),
        (FollowUpKind.CRITICAL, NOON + 15 * DAY),
    ]
    assert (await events_of(ticket))[-3:] == [
        "CLOSED",
        "FOLLOW_UP_SCHEDULED",
        "FOLLOW_UP_SCHEDULED",
    ]


async def test_a_complaint_is_followed_up_after_5_working_days_and_15_days(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED, kind=TicketType.COMPLAINT)

    assert await due(ticket) == [
        (FollowUpKind.COMPLAINT, NOON + 7 * DAY),
        (FollowUpKind.COMPLAINT, NOON + 15 * DAY),
    ]


async def test_a_critical_complaint_is_not_asked_twice_on_one_day(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED, kind=TicketType.COMPLAINT, **CRITICAL)

    assert await due(ticket) == [
        (FollowUpKind.CRITICAL, NOON + 3 * DAY),
        (FollowUpKind.COMPLAINT, NOON + 7 * DAY),
        (FollowUpKind.COMPLAINT, NOON + 15 * DAY),
    ]


async def test_the_third_of_the_same_organization_area_and_cause_is_recurrent(desk: Desk) -> None:
    first = await closed(desk, "Sello vencido")
    second = await closed(desk, "  sello   VENCIDO", by=desk.carlos)
    third = await closed(desk, "Séllo vencido")

    assert [await due(ticket) for ticket in (first, second)] == [[], []]
    assert await due(third) == [
        (FollowUpKind.RECURRENT, NOON + 3 * DAY),
        (FollowUpKind.RECURRENT, NOON + 15 * DAY),
    ]


async def test_another_organization_area_cause_or_month_does_not_recur(desk: Desk) -> None:
    await closed(desk, "Sello vencido")
    await closed(desk, "Sello vencido", by=desk.beto)
    await closed(desk, "Sello vencido", area="BILLING")
    await closed(desk, "Otra cosa")
    ticket = await closed(desk, "Sello vencido")

    assert not await is_recurrent(await Ticket.get(id=ticket.id), NOON)
    again = await closed(desk, "Sello vencido")
    again = await Ticket.get(id=again.id)
    assert await is_recurrent(again, NOON)
    assert not await is_recurrent(again, NOON + 30 * DAY)


async def test_somebody_of_no_organization_or_area_does_not_recur(desk: Desk) -> None:
    alone = await a_ticket(desk, by=desk.laura, requester=Requester(name="Nuria"))
    unclassified = await a_ticket(desk)

    assert not await is_recurrent(alone, NOON)
    assert not await is_recurrent(unclassified, NOON)


async def test_closed_again_what_is_open_is_dated_anew(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED, **CRITICAL)
    await perform(desk.ana, reopen, ticket, reason="Volvió", at=NOON + 2 * DAY)

    await perform(desk.laura, resolve, ticket, **SOLUTION, at=NOON + 4 * DAY)
    await perform(desk.lucia, close, ticket, evidence=CALLED, at=NOON + 4 * DAY)

    assert await due(ticket) == [
        (FollowUpKind.CRITICAL, NOON + 7 * DAY),
        (FollowUpKind.CRITICAL, NOON + 19 * DAY),
    ]
    scheduled = await Event.filter(ticket_id=ticket.id, kind="FOLLOW_UP_SCHEDULED").order_by("seq")
    ids = [orjson.loads(event.data)["follow_up_id"] for event in scheduled]
    assert ids[:2] == ids[2:]


@pytest.mark.parametrize("cause", ["Sello vencido", " SELLO\n vencído "])
def test_a_cause_is_the_same_in_any_spelling(cause: str) -> None:
    assert same_words(cause) == "sello vencido"
