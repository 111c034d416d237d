"""What is new to somebody: on their own open requests, said by another, and not seen yet."""

from __future__ import annotations

import pytest

from models.database import rows
from models.read_marks import Seen
from models.sql import Params
from models.tickets import Ticket
from models.vocabulary import Status
from procedure.assignment.watching import watch
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from procedure.resolution.notes import add_note
from procedure.resolution.read_marks import mark_seen, unread
from procedure.resolution.reply import reply
from tests.builders import a_registered_ticket, a_ticket, act, nothing_changes, perform, refusal
from tests.cast import Desk


async def news_of(reader: Actor) -> list[int]:
    params = Params()
    found = await rows(
        f"SELECT t.id FROM ticket t WHERE {unread(reader, params)} ORDER BY t.id", params
    )
    return [row["id"] for row in found]


async def sees(reader: Actor, ticket: Ticket) -> None:
    async with act(reader) as opened:
        await mark_seen(opened, ticket.id)


async def test_an_answer_is_new_until_it_is_seen(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    before = await news_of(desk.ana)

    await perform(desk.laura, reply, ticket, body="Ya lo vimos")
    told = await news_of(desk.ana)
    await sees(desk.ana, ticket)
    seen = await news_of(desk.ana)
    await perform(desk.laura, reply, ticket, body="Y ya quedó")

    assert (before, told, seen) == ([], [ticket.id], [])
    assert await news_of(desk.ana) == [ticket.id]
    assert await Seen.all().count() == 1


async def test_one_s_own_words_and_the_staff_s_notes_are_no_news(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.ana, reply, ticket, body="Olvidaba el folio")
    await perform(desk.laura, add_note, ticket, kind="FINDING", body="Sello vencido")

    assert await news_of(desk.ana) == []


async def test_a_colleague_s_request_is_news_only_to_who_follows_it(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, reply, ticket, body="Ya lo vimos")
    before = await news_of(desk.carlos)
    await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)

    assert (before, await news_of(desk.carlos)) == ([], [ticket.id])


async def test_what_ended_is_no_news(desk: Desk) -> None:
    await a_ticket(desk, Status.CLOSED)

    assert await news_of(desk.ana) == []


async def test_a_system_has_no_news_and_marks_none(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    assert await news_of(desk.partner) == []
    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="4.2.4"):
            await sees(desk.partner, ticket)


@pytest.mark.parametrize("who", ["beto", "carlos"])
async def test_what_is_not_visible_cannot_be_seen(desk: Desk, who: str) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="id", clause="4.2.4"):
            await sees(getattr(desk, who), ticket)
