"""An act is one transaction, and leaves a chain that shows whoever touched it."""

import asyncio
from collections.abc import Callable

import orjson
import pytest

from models.conversation import Event, Message
from models.database import Database, count_statements
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Channel, Status
from procedure.assignment.watching import watch
from procedure.core import lifecycle
from procedure.core.act import chain_hash, digest_of
from procedure.core.acts import Verb
from procedure.core.refusals import Code
from procedure.people.requesters import Requester
from procedure.reception.registration import register
from tests.builders import (
    a_registered_ticket,
    a_request,
    a_ticket,
    act,
    everything,
    fresh,
    messages_of,
    nothing_changes,
    refusal,
)
from tests.cast import NOON, Desk, as_actor
from tests.forks import ran_in_fork
from tests.procedure.core.every_act import PLAYS, Play, Scene, run, set_scene
from tests.procedure.core.interrupting import AtWrite
from tests.procedure.core.killed_act import die_in_an_act, digest

# One transaction


def test_every_verb_is_played() -> None:
    assert {play.verb for play in PLAYS.values()} - {None} == set(Verb)


@pytest.mark.parametrize("play", PLAYS.values(), ids=PLAYS)
async def test_an_act_cancelled_at_any_of_its_writes_never_was(desk: Desk, play: Play) -> None:
    scene = await set_scene(desk, play)
    before = await everything()

    writes = 0
    while await is_cancelled_at(writes + 1, play, scene):
        writes += 1
        assert await everything() == before, f"something stayed of write {writes}"

    assert writes >= 1
    assert await everything() != before, "in the end it was done"


async def is_cancelled_at(write: int, play: Play, scene: Scene) -> bool:
    """The act runs as a task of its own and is cancelled at this write; false when it has fewer."""
    with count_statements() as tally:
        task = asyncio.create_task(run(play, scene))
        tally.texts = AtWrite(write, task.cancel)
        try:
            await task
        except asyncio.CancelledError:
            return True
    return False


@pytest.mark.long
@pytest.mark.parametrize("name", ["register", "classify", "resolve", "close", "merge"])
async def test_an_act_whose_process_is_killed_never_was(db: Database, name: str) -> None:
    ended = await asyncio.to_thread(ran_in_fork, die_in_an_act, db.url, name, 2)

    assert ended.returncode == -9
    assert await digest() == ended.stdout.strip()
    ana = as_actor(await Person.get(email="ana@andina.example"))
    assert (await a_registered_ticket(ana)).status is Status.REGISTERED


async def test_an_act_that_fails_after_its_writes_leaves_nothing(desk: Desk) -> None:
    async with nothing_changes():
        with pytest.raises(ZeroDivisionError):
            async with act(desk.ana) as opened:
                await register(opened, a_request())
                raise ZeroDivisionError


# The ticket an act is about


async def test_a_ticket_changed_by_somebody_else_is_refused(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with act(desk.laura) as opened:
        await opened.ticket(ticket.id, expected_version=(await fresh(ticket)).version)
    async with nothing_changes():
        with refusal(Code.STALE_VERSION, field="expectedVersion"):
            async with act(desk.laura) as opened:
                await opened.ticket(ticket.id, expected_version=99)


async def test_an_act_has_one_row_of_a_ticket(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with act(desk.laura) as opened:
        first = await opened.ticket(ticket.id)
        await watch(opened, first)
        second = await opened.ticket(ticket.id)

    assert first is second
    assert (await fresh(ticket)).version == ticket.version + 1


async def test_acts_on_one_ticket_wait_for_each_other(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    before = await Event.filter(ticket_id=ticket.id).count()
    staff = (desk.laura, desk.diego, desk.tomas, desk.lucia, desk.miguel)

    async def watches(index: int) -> None:
        async with act(staff[index]) as opened:
            await watch(opened, await opened.ticket(ticket.id))

    await asyncio.gather(*(watches(index) for index in range(5)))

    events = await Event.filter(ticket_id=ticket.id).order_by("seq")
    assert len(events) == before + 5
    assert first_fault(await fresh(ticket), events) is None


# The chain


def first_fault(ticket: Ticket, events: list[Event]) -> int | None:
    """The place of the first event that is not as it was written, or does not follow the one before
    it.
    """
    before = ""
    for place, event in enumerate(events, start=1):
        if (event.seq, event.prev_hash, event.hash) != (
            place,
            before,
            chain_hash(ticket.number, event),
        ):
            return place
        before = event.hash
    return None if before == ticket.last_hash else len(events) + 1


async def test_the_events_of_a_ticket_are_a_chain(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)

    events = await Event.filter(ticket_id=ticket.id).order_by("seq")

    assert len(events) == 15
    assert first_fault(ticket, events) is None
    assert all(event.procedure_revision == 1 and event.clause for event in events)


def altered(events: list[Event]) -> None:
    events[3].data = orjson.dumps({**orjson.loads(events[3].data), "priority": "LOW"}).decode()


def antedated(events: list[Event]) -> None:
    events[3].occurred_at = events[3].occurred_at.replace(year=2025)


def by_somebody_else(events: list[Event]) -> None:
    events[3].actor_id = 10**9


def taken_out(events: list[Event]) -> None:
    del events[3]


def reordered(events: list[Event]) -> None:
    events[3], events[4] = events[4], events[3]


def cut_off(events: list[Event]) -> None:
    del events[3:]


@pytest.mark.parametrize(
    "touch", [altered, antedated, by_somebody_else, taken_out, reordered, cut_off]
)
async def test_whoever_touches_an_event_is_seen(
    desk: Desk, touch: Callable[[list[Event]], None]
) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)
    events = await Event.filter(ticket_id=ticket.id).order_by("seq")

    touch(events)

    assert first_fault(ticket, events) == 4


async def test_an_event_vouches_for_the_words_without_holding_them(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    [message] = await messages_of(ticket)

    event = await Event.get(ticket_id=ticket.id, kind="REGISTERED")

    assert event.message_id == message.id
    assert event.message_digest == digest_of(message)
    assert message.body not in event.data
    message.body += "."
    assert event.message_digest != digest_of(message)


async def test_words_can_be_erased_and_the_chain_still_verifies(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    await Message.filter(ticket_id=ticket.id).update(body="", salt="")

    assert (
        first_fault(await fresh(ticket), await Event.filter(ticket_id=ticket.id).order_by("seq"))
        is None
    )


async def test_an_event_says_who_by_which_client_and_channel(desk: Desk) -> None:
    of_partner = await a_registered_ticket(desk.partner, requester=Requester(name="Nuria"))

    event = await Event.get(ticket_id=of_partner.id, kind="REGISTERED")

    assert (event.actor_id, event.actor_role, event.client_id) == (
        None,
        "PARTNER",
        desk.partner.client_id,
    )
    assert (event.channel, event.recorded_at) == (Channel.API, NOON)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (Status.REGISTERED, "REGISTERED"),
        (Status.IN_PROGRESS, "ACCEPTED"),
        (Status.WAITING_CUSTOMER, "CUSTOMER_ASKED"),
        (Status.RESOLVED, "RESOLVED"),
        (Status.CLOSED, "CLOSED"),
        (Status.WITHDRAWN, "WITHDRAWN"),
        (Status.MERGED, "MERGED"),
    ],
)
async def test_a_ticket_tells_which_event_put_it_in_its_state(
    desk: Desk, status: Status, kind: str
) -> None:
    ticket = await fresh(await a_ticket(desk, status))

    event = await Event.get(id=ticket.status_event_id)

    assert (event.kind, event.ticket_id) == (kind, ticket.id)


async def test_a_classified_ticket_tells_the_last_of_its_three_confirmations(desk: Desk) -> None:
    ticket = await fresh(await a_ticket(desk, Status.CLASSIFIED))

    event = await Event.get(id=ticket.status_event_id)

    assert event.kind in lifecycle.CONFIRMATIONS
