"""Where a customer's words go in each state of their request."""

from datetime import timedelta

import orjson
import pytest

from models.conversation import Event
from models.tickets import Ticket, TicketLink, Watcher
from models.vocabulary import Channel, LinkKind, Role, Status
from procedure.assignment.watching import watch
from procedure.closure.withdrawal import withdraw
from procedure.core.refusals import Code
from procedure.reception.merging import merge
from procedure.resolution.reply import reply
from procedure.resolution.waiting import ask_customer
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
    somebody,
)
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
MILLISECOND = timedelta(milliseconds=1)
ENDED = [Status.CLOSED, Status.WITHDRAWN, Status.MERGED]
OPEN = [status for status in Status if status not in ENDED]


# On an open ticket


async def test_what_was_said_before_the_question_does_not_answer_it(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)
    await perform(desk.laura, ask_customer, ticket, at=NOON + HOUR, body="¿Desde cuándo ocurre?")

    await perform(
        desk.laura,
        reply,
        ticket,
        at=NOON + 2 * HOUR,
        body="Nos llamó antes de la pregunta.",
        occurred_at=NOON + HOUR - MILLISECOND,
        from_customer=True,
    )

    assert (await fresh(ticket)).status is Status.WAITING_CUSTOMER
    assert (await events_of(ticket))[-1] == "CUSTOMER_REPLIED"


@pytest.mark.parametrize(
    "status", [status for status in OPEN if status is not Status.WAITING_CUSTOMER]
)
async def test_a_customers_message_changes_no_state_where_nobody_waits_for_it(
    desk: Desk, status: Status
) -> None:
    ticket = await a_ticket(desk, status)
    before = await notices()

    event = await perform(desk.ana, reply, ticket, body="¿Hay novedades?")

    ticket = await fresh(ticket)
    assert (event.kind, ticket.status) == ("CUSTOMER_REPLIED", status)
    assert ticket.last_message_by_id == desk.ana.person_id
    owner = [("customer_reply", ticket.assignee_id)] if ticket.assignee_id else []
    assert (await notices())[len(before) :] == owner


@pytest.mark.parametrize("by", ["ana", "elena", "partner"])
async def test_an_answer_ends_the_pause(desk: Desk, by: str) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)

    event = await perform(getattr(desk, by), reply, ticket, body="Firefox", at=NOON + 3 * HOUR)

    ticket = await fresh(ticket)
    assert (event.kind, ticket.status) == ("CUSTOMER_ANSWERED", Status.IN_PROGRESS)
    assert (ticket.paused_ms, ticket.pause_count) == (3 * 3_600_000, 1)
    assert (await notices())[-1] == ("customer_reply", desk.laura.person_id)


async def test_who_watches_answers_too(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)
    await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)

    event = await perform(desk.carlos, reply, ticket, body="Es Firefox")

    assert event.kind == "CUSTOMER_ANSWERED"


async def test_a_mail_ends_the_pause_when_it_arrived_not_when_it_was_read(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)

    event = await perform(
        desk.ana,
        reply,
        ticket,
        body="Firefox",
        channel=Channel.EMAIL,
        occurred_at=NOON + HOUR,
        at=NOON + 40 * HOUR,  # the desk's mail was away for more than a day
    )

    assert (event.occurred_at, event.channel) == (NOON + HOUR, Channel.EMAIL)
    assert (await fresh(ticket)).paused_ms == 3_600_000


async def test_staff_write_down_what_the_customer_said_on_a_call(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)
    before = await notices()

    event = await perform(
        desk.laura,
        reply,
        ticket,
        body="Dice que es Firefox",
        from_customer=True,
        occurred_at=NOON + HOUR,
        at=NOON + 2 * HOUR,
    )

    assert (event.kind, event.actor_id) == ("CUSTOMER_ANSWERED", desk.laura.person_id)
    said = (await messages_of(ticket))[-1]
    assert (said.author_id, said.author_role, said.channel) == (
        desk.ana.person_id,
        Role.CUSTOMER,
        Channel.PHONE,
    )
    ticket = await fresh(ticket)
    assert (ticket.status, ticket.paused_ms) == (Status.IN_PROGRESS, 3_600_000)
    assert ticket.last_message_by_id == desk.ana.person_id
    assert await notices() == before  # the owner wrote it down


async def test_only_staff_write_down_what_a_customer_said(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, field="from_customer"):
            await perform(desk.partner, reply, ticket, body="Dice que sí", from_customer=True)


async def test_somebody_who_sees_a_ticket_but_does_not_watch_it_does_not_answer(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.elena)
    await perform(desk.elena, watch, ticket, person_id=desk.ana.person_id)

    await perform(desk.ana, reply, ticket, body="Yo también lo veo")

    async with nothing_changes():
        with refusal(Code.NOT_FOUND):
            await perform(desk.carlos, reply, ticket, body="¿Y yo?")


# On an ended ticket


async def test_a_closed_ticket_is_reopened_by_mail_within_ten_days(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)

    event = await perform(
        desk.ana, reply, ticket, body="Volvió a fallar", channel=Channel.EMAIL, at=NOON + 10 * DAY
    )

    ticket = await fresh(ticket)
    assert (event.kind, ticket.status, ticket.reopenings) == ("REOPENED", Status.IN_PROGRESS, 1)
    assert (await messages_of(ticket))[-1].body == "Volvió a fallar"
    assert event.message_id == (await messages_of(ticket))[-1].id


@pytest.mark.parametrize("by", ["ana", "elena", "partner"])
async def test_a_page_asks_before_it_reopens(desk: Desk, by: str) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE, clause="4.4.3"):
            await perform(
                getattr(desk, by), reply, ticket, body="Volvió a fallar", at=NOON + 10 * DAY
            )


async def test_the_mail_of_who_may_not_reopen_becomes_a_request_of_their_own(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)
    await Watcher.create(
        ticket_id=ticket.id, person_id=desk.carlos.person_id
    )  # since before it was closed

    event = await perform(
        desk.carlos, reply, ticket, body="A mí también", channel=Channel.EMAIL, at=NOON + DAY
    )

    following = await Ticket.get(id=event.ticket_id)
    assert (following.requester_id, following.channel) == (desk.carlos.person_id, Channel.EMAIL)
    assert (await fresh(ticket)).status is Status.CLOSED


@pytest.mark.parametrize("channel", [Channel.PORTAL, Channel.EMAIL])
async def test_after_the_window_the_words_become_a_new_ticket_that_goes_on_from_the_old_one(
    desk: Desk, channel: Channel
) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)
    late = NOON + 10 * DAY + MILLISECOND

    event = await perform(desk.ana, reply, ticket, body="Volvió a fallar", channel=channel, at=late)

    following = await Ticket.get(id=event.ticket_id)
    assert (event.kind, following.status, following.id != ticket.id) == (
        "REGISTERED",
        Status.REGISTERED,
        True,
    )
    assert (following.subject, following.type, following.details) == (
        ticket.subject,
        ticket.type,
        ticket.details,
    )
    assert (following.channel, following.occurred_at) == (channel, late)
    assert [message.body for message in await messages_of(following)] == ["Volvió a fallar"]
    link = await TicketLink.get(ticket_id=following.id)
    assert (link.other_id, link.kind) == (ticket.id, LinkKind.CONTINUES)
    assert (await events_of(ticket))[-1] == "CONTINUED"
    assert (await last_data(ticket)) == {"by_id": following.id}
    assert (await fresh(ticket)).status is Status.CLOSED


async def test_a_partner_goes_on_by_the_api_for_the_same_person(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WITHDRAWN)

    event = await perform(desk.partner, reply, ticket, body="Sí hacía falta")

    following = await Ticket.get(id=event.ticket_id)
    assert (following.requester_id, following.channel) == (desk.ana.person_id, Channel.API)


async def test_a_call_about_a_withdrawn_ticket_becomes_a_new_one_as_of_the_call(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.WITHDRAWN)

    event = await perform(
        desk.laura,
        reply,
        ticket,
        body="Sí hacía falta",
        from_customer=True,
        occurred_at=NOON + HOUR,
        at=NOON + 2 * HOUR,
    )

    following = await Ticket.get(id=event.ticket_id)
    assert (following.requester_id, following.channel) == (desk.ana.person_id, Channel.PHONE)
    assert (following.occurred_at, following.late_record) == (NOON + HOUR, True)


async def test_words_on_a_merged_ticket_go_to_the_survivor_and_keep_where_they_were_written(
    desk: Desk,
) -> None:
    survivor = await a_ticket(desk, Status.WAITING_CUSTOMER)
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.lucia, merge, ticket, into_id=survivor.id)
    shown = (await fresh(survivor)).last_message_id

    event = await perform(desk.ana, reply, ticket, body="Es Firefox", at=NOON + HOUR)

    assert (event.ticket_id, event.kind) == (survivor.id, "CUSTOMER_ANSWERED")
    said = (await messages_of(survivor))[-1]
    assert (said.body, said.origin_id) == ("Es Firefox", ticket.id)
    survivor = await fresh(survivor)
    assert survivor.status is Status.IN_PROGRESS
    assert survivor.last_message_id == shown  # it stands on the ticket it was written on


async def test_words_follow_a_ticket_that_was_merged_twice_until_where_it_ended(desk: Desk) -> None:
    last = await a_registered_ticket(desk.ana)
    middle = await a_registered_ticket(desk.ana)
    first = await a_registered_ticket(desk.ana)
    await perform(desk.lucia, merge, first, into_id=middle.id)
    await perform(desk.lucia, merge, middle, into_id=last.id)
    await perform(desk.ana, withdraw, last, reason="Ya no")

    event = await perform(desk.ana, reply, first, body="Sí hacía falta")

    link = await TicketLink.get(ticket_id=event.ticket_id)
    assert link.other_id == last.id


async def test_a_request_of_somebody_new_goes_on_for_the_same_person(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.lucia, requester=somebody(desk.beto))
    await perform(desk.beto, withdraw, ticket, reason="Ya no")

    event = await perform(desk.beto, reply, ticket, body="Sí hacía falta")

    assert (await Ticket.get(id=event.ticket_id)).organization_id == desk.pacifico.id


async def last_data(ticket: Ticket) -> object:
    event = await Event.filter(ticket_id=ticket.id).order_by("-seq").first()
    assert event is not None
    return orjson.loads(event.data)
