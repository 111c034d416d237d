"""Requests that are about the same: merging neither widens nor narrows who reads what (RULES 3)."""

from datetime import timedelta
from typing import Any

import pytest

from models.database import rows
from models.people import Organization, Person
from models.sql import Params
from models.tickets import Ticket, Watcher
from models.vocabulary import Channel, LinkKind, Status, Visibility
from procedure.assignment.watching import watch
from procedure.closure.withdrawal import withdraw
from procedure.core.actor import Actor, actor_of
from procedure.core.refusals import Code
from procedure.core.visibility import visible_messages, visible_tickets
from procedure.people.requesters import Requester
from procedure.reception.links import link_tickets, unlink_tickets
from procedure.reception.merging import merge, unmerge
from procedure.resolution.reply import reply
from procedure.resolution.resolving import resolve
from procedure.service_levels.clocks import read_clocks
from procedure.service_levels.policies import in_force
from procedure.service_levels.promises import facts_on
from tests.builders import (
    SOLUTION,
    a_registered_ticket,
    a_ticket,
    events_of,
    fresh,
    nothing_changes,
    notices,
    perform,
    refusal,
)
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)


async def everybody_sees(desk: Desk, visibility: Visibility = Visibility.ALL) -> None:
    await Organization.filter(id=desk.andina.id).update(visibility=visibility)


async def now_is(actor: Actor) -> Actor:
    """Who they are after what changed about them."""
    return await actor_of(await Person.get(id=actor.person_id))


async def words(actor: Actor) -> set[str]:
    params = Params()
    sql = (
        f"SELECT m.body FROM message m WHERE {visible_messages(actor, params)} AND EXISTS (SELECT 1"
        f" FROM ticket t WHERE t.id IN (m.ticket_id, m.origin_id) AND"
        f" {visible_tickets(actor, params)})"
    )
    return {row["body"] for row in await rows(sql, params)}


async def first_response(ticket: Ticket, at: Any) -> Any:
    policies = await in_force(at)
    return read_clocks(await facts_on(ticket), policies.book, at).first_response


# Who may read both


async def test_only_what_the_same_people_may_read_is_merged(desk: Desk) -> None:
    of_ana = await a_registered_ticket(desk.ana)
    of_carlos = await a_registered_ticket(desk.carlos)

    async with nothing_changes():
        with refusal(Code.READERS_DIFFER, field="into_id", clause="4.1.2"):
            await perform(desk.laura, merge, of_carlos, into_id=of_ana.id)

    await everybody_sees(desk)
    await perform(desk.laura, merge, of_carlos, into_id=of_ana.id)
    assert (await fresh(of_carlos)).status is Status.MERGED


async def test_a_follower_of_one_who_may_not_see_the_other_is_in_the_way(desk: Desk) -> None:
    first, second = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    await perform(desk.ana, watch, first, person_id=desk.carlos.person_id)

    for ticket, into in ((first, second), (second, first)):
        with refusal(Code.READERS_DIFFER):
            await perform(desk.laura, merge, ticket, into_id=into.id)

    await Person.filter(id=desk.carlos.person_id).update(active=False)
    await perform(desk.laura, merge, second, into_id=first.id)


async def test_what_a_program_sent_is_merged_only_within_its_organization(desk: Desk) -> None:
    told: dict[str, Any] = {
        "channel": Channel.API,
        "requester": Requester(id=desk.ana.person_id),
    }
    sent = await a_registered_ticket(desk.partner, **told)
    await Person.filter(id=desk.ana.person_id).update(organization_id=desk.pacifico.id)
    moved = await a_registered_ticket(await now_is(desk.ana))

    with refusal(Code.READERS_DIFFER):
        await perform(desk.laura, merge, moved, into_id=sent.id)


# Nobody loses what they wrote, or what they are told


async def test_who_asked_for_the_folded_one_follows_the_survivor_and_keeps_it(desk: Desk) -> None:
    await everybody_sees(desk)
    of_ana = await a_registered_ticket(desk.ana, description="Lo de Ana")
    of_carlos = await a_registered_ticket(desk.carlos, description="Lo de Carlos")
    await perform(desk.laura, merge, of_carlos, into_id=of_ana.id)

    await perform(desk.laura, reply, of_ana, body="Para los dos")
    assert ("reply", desk.carlos.person_id) in await notices()

    await everybody_sees(desk, Visibility.OWN)
    assert await words(await now_is(desk.carlos)) >= {"Lo de Carlos", "Para los dos"}
    assert "Lo de Ana" in await words(await now_is(desk.ana))

    await perform(desk.lucia, unmerge, of_carlos)
    assert not await Watcher.exists(ticket_id=of_ana.id, person_id=desk.carlos.person_id)
    assert (await events_of(of_ana))[-1] == "WATCHER_REMOVED"


async def test_who_followed_the_survivor_before_follows_it_after(desk: Desk) -> None:
    await everybody_sees(desk)
    of_ana = await a_registered_ticket(desk.ana)
    of_carlos = await a_registered_ticket(desk.carlos)
    await perform(await now_is(desk.carlos), watch, of_ana)
    await perform(desk.laura, merge, of_carlos, into_id=of_ana.id)

    await perform(desk.lucia, unmerge, of_carlos)

    assert await Watcher.exists(ticket_id=of_ana.id, person_id=desk.carlos.person_id)


async def test_words_by_the_old_number_are_on_both_and_counted_once(desk: Desk) -> None:
    first, second = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    await perform(desk.laura, merge, second, into_id=first.id)

    await perform(desk.ana, reply, second, body="Por el número viejo")

    folded, survivor = await fresh(second), await fresh(first)
    assert (folded.message_count, folded.last_message_excerpt) == (2, "Por el número viejo")
    assert (survivor.message_count, survivor.absorbed_count) == (1, 1)
    assert (await events_of(first))[-1] == "CUSTOMER_REPLIED"


# What was answered stays answered


async def test_an_answer_given_meanwhile_ended_the_pause(desk: Desk) -> None:
    waiting = await a_ticket(desk, Status.WAITING_CUSTOMER)
    other = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, merge, waiting, into_id=other.id, at=NOON + HOUR)
    await perform(desk.ana, reply, other, body="Es el 8812", at=NOON + 2 * HOUR)

    await perform(desk.lucia, unmerge, waiting, at=NOON + 3 * HOUR)

    after = await fresh(waiting)
    assert after.status is Status.IN_PROGRESS
    assert (await events_of(waiting))[-2:] == ["CUSTOMER_ANSWERED", "PROMISED"]
    assert (after.res_paused_since, after.pause_count) == (None, 1)


async def test_without_an_answer_meanwhile_it_waits_on(desk: Desk) -> None:
    waiting = await a_ticket(desk, Status.WAITING_CUSTOMER)
    other = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, merge, waiting, into_id=other.id, at=NOON + HOUR)
    await perform(desk.laura, reply, other, body="¿Sigue ahí?", at=NOON + 2 * HOUR)

    await perform(desk.lucia, unmerge, waiting, at=NOON + 3 * HOUR)

    assert (await fresh(waiting)).status is Status.WAITING_CUSTOMER


async def test_an_answer_by_the_old_number_comes_back_with_its_words(desk: Desk) -> None:
    waiting = await a_ticket(desk, Status.WAITING_CUSTOMER)
    other = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, merge, waiting, into_id=other.id, at=NOON + HOUR)
    await perform(desk.ana, reply, waiting, body="Es el 8812", at=NOON + 2 * HOUR)

    await perform(desk.lucia, unmerge, waiting, at=NOON + 3 * HOUR)

    assert (await fresh(waiting)).status is Status.IN_PROGRESS
    assert (await fresh(waiting)).last_message_excerpt == "Es el 8812"


async def test_a_first_response_that_one_was_given_counts_for_both(desk: Desk) -> None:
    answered = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, reply, answered, body="Lo vemos", at=NOON + HOUR)
    other = await a_registered_ticket(desk.ana, at=NOON + HOUR)

    await perform(desk.laura, merge, answered, into_id=other.id, at=NOON + 2 * HOUR)

    reading = await first_response(other, NOON + 9 * HOUR)
    assert (reading.met_at, reading.breached_at) == (NOON + HOUR, None)
    await perform(desk.lucia, unmerge, answered, at=NOON + 3 * HOUR)
    assert (await first_response(other, NOON + 9 * HOUR)).met_at == NOON + HOUR
    assert (await fresh(answered)).fr_met_at == NOON + HOUR


@pytest.mark.parametrize(("after", "kept"), [(2, True), (5, False)])
async def test_who_was_answered_while_folded_was_answered(
    desk: Desk, after: int, kept: bool
) -> None:
    survivor = await a_ticket(desk, Status.IN_PROGRESS)
    asked = await a_registered_ticket(desk.ana)
    await perform(desk.laura, merge, asked, into_id=survivor.id, at=NOON + HOUR)
    await perform(desk.laura, reply, survivor, body="Lo vemos", at=NOON + after * HOUR)

    await perform(desk.lucia, unmerge, asked, at=NOON + 6 * HOUR)

    reading = await first_response(asked, NOON + 9 * HOUR)
    assert reading.met_at == NOON + after * HOUR
    assert (reading.breached_at is None) is kept, "it had four hours"
    assert reading.elapsed == after * HOUR


async def test_a_survivor_that_was_answered_is_not_late_by_the_other_s_start(desk: Desk) -> None:
    early = await a_registered_ticket(desk.ana)
    late = await a_ticket(desk, Status.IN_PROGRESS, at=NOON + 5 * HOUR)
    await perform(desk.laura, reply, late, body="Lo vemos", at=NOON + 6 * HOUR)

    await perform(desk.laura, merge, early, into_id=late.id, at=NOON + 7 * HOUR)

    reading = await first_response(late, NOON + 9 * HOUR)
    assert (reading.met_at, reading.breached_at) == (NOON + 6 * HOUR, None)


# Linked instead


async def test_linked_ones_are_answered_and_solved_together(desk: Desk) -> None:
    of_ana = await a_ticket(desk, Status.IN_PROGRESS)
    of_beto = await a_ticket(desk, Status.IN_PROGRESS, by=desk.beto)
    others: dict[str, Any] = {"also_to": [of_beto.id]}
    with refusal(Code.INVALID, field="also_to", clause="4.1.2"):
        await perform(desk.laura, reply, of_ana, body="Lo vemos", **others)
    told: dict[str, Any] = {"other_id": of_beto.id, "kind": LinkKind.DUPLICATE_OF}
    await perform(desk.laura, link_tickets, of_ana, **told)

    await perform(desk.laura, reply, of_ana, body="Lo vemos", **others)
    await perform(desk.laura, resolve, of_ana, **SOLUTION, **others)

    for ticket in (of_ana, of_beto):
        assert (await fresh(ticket)).status is Status.RESOLVED
        assert (await events_of(ticket)).count("REPLIED") == 1
    assert "Lo vemos" in await words(desk.beto)
    with refusal(Code.NOT_ALLOWED, field="also_to"):
        await perform(desk.ana, reply, of_ana, body="Gracias", **others)


async def test_one_that_cannot_be_solved_leaves_all_as_they_were(desk: Desk) -> None:
    first = await a_ticket(desk, Status.IN_PROGRESS)
    registered = await a_registered_ticket(desk.ana)
    await perform(desk.laura, reply, first, body="Lo vemos")
    told: dict[str, Any] = {"other_id": registered.id, "kind": LinkKind.RELATED}
    await perform(desk.laura, link_tickets, first, **told)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.lucia, resolve, first, **SOLUTION, also_to=[registered.id])


async def test_a_link_is_made_once_and_undone_in_either_direction(desk: Desk) -> None:
    first, second = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    duplicate: dict[str, Any] = {"kind": LinkKind.DUPLICATE_OF}
    await perform(desk.laura, link_tickets, second, other_id=first.id, **duplicate)

    with refusal(Code.ALREADY_DONE, field="other_id"):
        await perform(desk.laura, link_tickets, first, other_id=second.id, **duplicate)
    with refusal(Code.INVALID, field="other_id"):
        await perform(desk.laura, link_tickets, first, other_id=first.id, **duplicate)
    with refusal(Code.WRONG_STATE, field="other_id"):
        await perform(desk.laura, link_tickets, first, other_id=second.id, kind=LinkKind.CONTINUES)
    await perform(desk.ana, withdraw, second, reason="Ya no")
    await perform(desk.laura, link_tickets, first, other_id=second.id, kind=LinkKind.CONTINUES)
    assert (await events_of(second))[-1] == "CONTINUED"

    await perform(desk.lucia, unlink_tickets, first, other_id=second.id)
    assert (await events_of(first)).count("UNLINKED") == 2
    with refusal(Code.NOT_FOUND, field="other_id", clause="4.1.2"):
        await perform(desk.lucia, unlink_tickets, first, other_id=second.id)
