"""What a client offers: acts that would not be refused."""

from datetime import datetime, timedelta

import pytest

from models.tickets import Ticket
from models.vocabulary import Status, SupportLevel
from procedure.core.actor import Actor
from procedure.core.acts import ACTS, Verb
from procedure.core.allowed_actions import allowed_actions
from procedure.core.permissions import may
from procedure.core.relations import Standing
from procedure.core.situation import Situation
from procedure.core.standing import standings
from procedure.service_levels import policies
from tests.builders import a_ticket
from tests.cast import NOON, Desk

DAY = timedelta(days=1)


async def offers(
    actor: Actor, ticket: Ticket, at: datetime = NOON, standing: Standing | None = None
) -> set[Verb]:
    stands = standing or (await standings(actor, [ticket.id]))[ticket.id]
    closing = (await policies.in_force(NOON)).closing
    return set(allowed_actions(Situation(actor, ticket, stands, at, closing)))


async def test_reopening_and_rating_are_offered_while_their_windows_last(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)
    assert ticket.closed_at is not None

    days = {
        day: await offers(desk.ana, ticket, ticket.closed_at + day * DAY)
        for day in (10, 11, 14, 15)
    }
    of_lead = {
        day: await offers(desk.lucia, ticket, ticket.closed_at + day * DAY) for day in (30, 31)
    }

    assert [Verb.REOPEN in days[day] for day in (10, 11)] == [True, False]
    assert [Verb.SUBMIT_SURVEY in days[day] for day in (14, 15)] == [True, False]
    assert [Verb.REOPEN in of_lead[day] for day in (30, 31)] == [True, False]


async def test_unmerging_is_offered_for_thirty_days(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.MERGED)
    assert ticket.ended_at is not None

    assert Verb.UNMERGE in await offers(desk.lucia, ticket, ticket.ended_at + 30 * DAY)
    assert Verb.UNMERGE not in await offers(desk.lucia, ticket, ticket.ended_at + 31 * DAY)


@pytest.mark.parametrize("serves", [True, False])
async def test_taking_is_offered_to_who_serves_the_area(desk: Desk, serves: bool) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)

    assert (
        Verb.TAKE in await offers(desk.laura, ticket, standing=Standing(serves=serves))
    ) is serves


async def test_an_escalation_is_acknowledged_while_it_waits_and_taken_back_while_it_stands(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    quiet = await offers(desk.lucia, ticket)
    ticket.escalation_level = SupportLevel.N3

    assert {Verb.ACKNOWLEDGE_ESCALATION, Verb.DEESCALATE} & quiet == set()
    assert {Verb.ACKNOWLEDGE_ESCALATION, Verb.DEESCALATE} <= await offers(
        desk.lucia, ticket, standing=Standing(called=True)
    )


async def test_who_watches_is_offered_to_watch_only_to_add_somebody(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    watches = Standing(watches=True)

    assert Verb.WATCH not in await offers(desk.carlos, ticket, standing=watches)
    assert Verb.WATCH in await offers(desk.ana, ticket, standing=watches)
    assert Verb.WATCH in await offers(desk.laura, ticket, standing=watches)


async def test_whoever_works_on_a_ticket_is_not_offered_to_join_it(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)

    assert Verb.JOIN in await offers(desk.diego, ticket)
    assert Verb.JOIN not in await offers(desk.laura, ticket)
    assert Verb.JOIN not in await offers(desk.diego, ticket, standing=Standing(joined=True))


@pytest.mark.parametrize("status", Status)
async def test_what_is_offered_is_what_role_and_state_allow_in_the_procedure_s_order(
    desk: Desk, status: Status
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    ticket.status = status

    offered = await offers(desk.lucia, ticket)

    assert offered <= {verb for verb, act in ACTS.items() if status in act.sources}
    assert all(may(desk.lucia, verb, ticket) for verb in offered)


async def test_a_ticket_in_progress_offers_its_customer_no_confirmation(desk: Desk) -> None:
    assert await offers(desk.ana, await a_ticket(desk, Status.IN_PROGRESS)) == {
        Verb.ASK_PRIORITY_REVIEW,
        Verb.REPLY,
        Verb.ATTACH,
        Verb.WITHDRAW,
        Verb.WATCH,
    }
