import pytest

from models.people import Person
from models.tickets import Ticket, Watcher
from models.vocabulary import Status
from procedure.assignment.watching import unwatch, watch
from procedure.closure.withdrawal import withdraw
from procedure.core.refusals import Code
from procedure.people.requesters import Requester
from tests.builders import a_registered_ticket, events_of, nothing_changes, perform, refusal
from tests.cast import Desk


async def watchers_of(ticket: Ticket) -> list[int]:
    return [
        watcher.person_id for watcher in await Watcher.filter(ticket_id=ticket.id).order_by("id")
    ]


async def test_staff_watch_a_ticket_for_themselves(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    await perform(desk.diego, watch, ticket)

    assert await watchers_of(ticket) == [desk.diego.person_id]
    assert (await events_of(ticket))[-1] == "WATCHER_ADDED"


@pytest.mark.parametrize("by", ["ana", "elena", "laura", "miguel"])
async def test_who_speaks_for_the_request_adds_a_colleague(desk: Desk, by: str) -> None:
    ticket = await a_registered_ticket(desk.ana)

    await perform(getattr(desk, by), watch, ticket, person_id=desk.carlos.person_id)

    assert await watchers_of(ticket) == [desk.carlos.person_id]


async def test_a_colleague_who_watches_sees_the_ticket_but_adds_nobody(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, field="person_id", clause="4.2.4"):
            await perform(desk.carlos, watch, ticket, person_id=desk.elena.person_id)


async def test_staff_add_staff_and_customers_do_not(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    await perform(desk.laura, watch, ticket, person_id=desk.tomas.person_id)

    assert await watchers_of(ticket) == [desk.tomas.person_id]
    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="person_id"):
            await perform(desk.ana, watch, ticket, person_id=desk.lucia.person_id)


@pytest.mark.parametrize("by", ["ana", "laura"])
async def test_nobody_adds_somebody_of_another_organization(desk: Desk, by: str) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="person_id", clause="4.2.4"):
            await perform(getattr(desk, by), watch, ticket, person_id=desk.beto.person_id)


async def test_a_request_of_no_organization_has_no_colleagues(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.laura, requester=Requester(name="Nuria"))
    other = await a_registered_ticket(desk.laura, requester=Requester(name="Otra"))

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="person_id"):
            await perform(desk.laura, watch, ticket, person_id=other.requester_id)


async def test_somebody_who_left_is_not_added(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await Person.filter(id=desk.carlos.person_id).update(active=False)

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="person_id"):
            await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)


async def test_one_watches_once(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.ana, watch, ticket, person_id=desk.ana.person_id)

    async with nothing_changes():
        with refusal(Code.ALREADY_DONE, field="person_id"):
            await perform(desk.ana, watch, ticket)


async def test_nobody_watches_what_has_ended_nor_what_they_do_not_see(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    async with nothing_changes():
        with refusal(Code.NOT_FOUND):
            await perform(desk.beto, watch, ticket)
    await perform(desk.ana, withdraw, ticket, reason="Ya no")

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.laura, watch, ticket)

    assert (await Ticket.get(id=ticket.id)).status is Status.WITHDRAWN


# Not any more


@pytest.mark.parametrize("by", ["carlos", "ana", "elena", "lucia"])
async def test_a_colleague_is_taken_off_by_themself_by_who_speaks_for_the_request_and_by_a_lead(
    desk: Desk, by: str
) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.elena, watch, ticket, person_id=desk.carlos.person_id)

    await perform(getattr(desk, by), unwatch, ticket, person_id=desk.carlos.person_id)

    assert await watchers_of(ticket) == []
    assert (await events_of(ticket))[-1] == "WATCHER_REMOVED"


async def test_without_a_name_one_stops_following_oneself(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.laura, watch, ticket)
    await perform(desk.diego, watch, ticket)

    await perform(desk.laura, unwatch, ticket)

    assert await watchers_of(ticket) == [desk.diego.person_id]


async def test_staff_take_off_whom_they_added(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.laura, watch, ticket, person_id=desk.tomas.person_id)

    await perform(desk.laura, unwatch, ticket, person_id=desk.tomas.person_id)

    assert await watchers_of(ticket) == []


@pytest.mark.parametrize(
    ("by", "whom"), [("ana", "tomas"), ("elena", "tomas"), ("diego", "tomas"), ("laura", "carlos")]
)
async def test_whom_others_added_stays(desk: Desk, by: str, whom: str) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.laura, watch, ticket, person_id=desk.tomas.person_id)
    await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, field="person_id", clause="4.2.4"):
            await perform(
                getattr(desk, by), unwatch, ticket, person_id=getattr(desk, whom).person_id
            )


async def test_a_colleague_who_only_watches_takes_nobody_off(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)
    await perform(desk.elena, watch, ticket)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, field="person_id", clause="4.2.4"):
            await perform(desk.carlos, unwatch, ticket, person_id=desk.elena.person_id)


async def test_who_does_not_follow_cannot_stop(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="person_id", clause="4.2.4"):
            await perform(desk.ana, unwatch, ticket)
        with refusal(Code.NOT_FOUND, field="person_id", clause="4.2.4"):
            await perform(desk.ana, unwatch, ticket, person_id=desk.beto.person_id)


async def test_one_stops_following_also_what_has_ended(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)
    await perform(desk.ana, withdraw, ticket, reason="Ya no")

    await perform(desk.carlos, unwatch, ticket)

    assert await watchers_of(ticket) == []
