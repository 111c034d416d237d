"""4.1.3: tags, by which the staff gather tickets, and of which customers know nothing."""

import pytest

from models.conversation import Event
from models.tags import Tag, TicketTag
from models.tickets import Ticket
from models.vocabulary import Status
from procedure.closure.reopening import reopen
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from procedure.reception.merging import merge, unmerge
from procedure.reception.tagging import (
    create_tag,
    rename_tag,
    retire_tag,
    tag_ticket,
    untag_ticket,
)
from tests.builders import (
    a_registered_ticket,
    a_ticket,
    act,
    events_of,
    fresh,
    nothing_changes,
    perform,
    refusal,
)
from tests.cast import Desk


async def a_tag(by: Actor, name: str = "Cliente clave") -> Tag:
    async with act(by) as opened:
        return await create_tag(opened, name=name)


async def tags_of(ticket: Ticket) -> set[int]:
    return {each.tag_id for each in await TicketTag.filter(ticket_id=ticket.id)}


# On a ticket


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.MERGED])
async def test_a_tag_is_put_on_and_taken_off_in_any_state(desk: Desk, status: Status) -> None:
    ticket, tag = await a_ticket(desk, status), await a_tag(desk.lucia)

    put = await perform(desk.laura, tag_ticket, ticket, tag_id=tag.id)
    borne = await TicketTag.get(ticket_id=ticket.id)
    taken = await perform(desk.lucia, untag_ticket, ticket, tag_id=tag.id)

    assert (borne.tag_id, borne.tagged_by_id) == (tag.id, desk.laura.person_id)
    assert (put.kind, taken.kind) == ("TAGGED", "UNTAGGED")
    assert put.data == taken.data == f'{{"tag_id":{tag.id}}}'
    assert await tags_of(ticket) == set()
    assert (await fresh(ticket)).status is status


async def test_customers_see_that_nothing_changed(desk: Desk) -> None:
    ticket, tag = await a_registered_ticket(desk.ana), await a_tag(desk.lucia)
    before = await fresh(ticket)

    await perform(desk.laura, tag_ticket, ticket, tag_id=tag.id)

    after = await fresh(ticket)
    assert (after.public_version, after.public_updated_at) == (
        before.public_version,
        before.public_updated_at,
    )
    assert after.version == before.version + 1


async def test_a_tag_is_put_on_once_and_taken_off_once(desk: Desk) -> None:
    ticket, tag = await a_registered_ticket(desk.ana), await a_tag(desk.lucia)
    await perform(desk.laura, tag_ticket, ticket, tag_id=tag.id)

    async with nothing_changes():
        with refusal(Code.ALREADY_DONE, field="tag_id", clause="4.1.3"):
            await perform(desk.diego, tag_ticket, ticket, tag_id=tag.id)
        with refusal(Code.NOT_FOUND, field="tag_id", clause="4.1.3"):
            await perform(desk.diego, untag_ticket, ticket, tag_id=tag.id + 1)


@pytest.mark.parametrize("by", ["ana", "elena", "partner", "tomas"])
async def test_only_who_works_on_it_tags_it(desk: Desk, by: str) -> None:
    ticket, tag = await a_registered_ticket(desk.ana), await a_tag(desk.lucia)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED):
            await perform(getattr(desk, by), tag_ticket, ticket, tag_id=tag.id)


async def test_what_is_folded_away_keeps_its_own_and_brings_none(desk: Desk) -> None:
    ticket, into = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    one, other = await a_tag(desk.lucia), await a_tag(desk.lucia, "Sello")
    await perform(desk.laura, tag_ticket, ticket, tag_id=one.id)
    await perform(desk.laura, tag_ticket, into, tag_id=other.id)

    await perform(desk.laura, merge, ticket, into_id=into.id)

    assert (await tags_of(ticket), await tags_of(into)) == ({one.id}, {other.id})
    with refusal(Code.WRONG_STATE):
        await perform(desk.laura, untag_ticket, await fresh(ticket), tag_id=one.id)
    await perform(desk.lucia, unmerge, await fresh(ticket))
    assert (await tags_of(ticket), await tags_of(into)) == ({one.id}, {other.id})
    await perform(desk.laura, untag_ticket, await fresh(ticket), tag_id=one.id)


async def test_what_is_reopened_bears_what_it_bore(desk: Desk) -> None:
    ticket, tag = await a_ticket(desk, Status.CLOSED), await a_tag(desk.lucia)
    await perform(desk.laura, tag_ticket, ticket, tag_id=tag.id)

    await perform(desk.ana, reopen, await fresh(ticket), reason="Volvió")

    assert await tags_of(ticket) == {tag.id}


# Which tags there are


@pytest.mark.parametrize("by", ["laura", "tomas", "ana", "elena", "partner"])
async def test_leads_say_which_tags_there_are(desk: Desk, by: str) -> None:
    tag = await a_tag(desk.miguel)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="4.1.3"):
            await a_tag(getattr(desk, by), "Otra")
        for rule, told in ((rename_tag, {"name": "Otra"}), (retire_tag, {})):
            with refusal(Code.NOT_ALLOWED, clause="4.1.3"):
                async with act(getattr(desk, by)) as opened:
                    await rule(opened, tag.id, **told)


@pytest.mark.parametrize(
    "name", ["Facturación", "facturacion", "  FACTURACIÓN ", "Facturacio\u0301n"]
)
async def test_no_two_tags_differ_by_case_accents_or_blanks_alone(desk: Desk, name: str) -> None:
    await a_tag(desk.lucia, "Facturación")
    other = await a_tag(desk.lucia, "Sello")

    async with nothing_changes():
        with refusal(Code.NAME_TAKEN, field="name", clause="4.1.3"):
            await a_tag(desk.lucia, name)
        with refusal(Code.NAME_TAKEN, field="name", clause="4.1.3"):
            async with act(desk.lucia) as opened:
                await rename_tag(opened, other.id, name=name)


async def test_a_tag_is_spelled_better(desk: Desk) -> None:
    tag = await a_tag(desk.lucia, "facturacion")

    async with act(desk.lucia) as opened:
        renamed = await rename_tag(opened, tag.id, name="Facturación")

    assert (renamed.id, renamed.name) == (tag.id, "Facturación")


@pytest.mark.parametrize(
    ("name", "code"), [("", Code.REQUIRED), (" \u3164", Code.REQUIRED), ("x" * 41, Code.TOO_LONG)]
)
async def test_a_name_is_a_short_line(desk: Desk, name: str, code: Code) -> None:
    async with nothing_changes():
        with refusal(code, field="name"):
            await a_tag(desk.lucia, name)


async def test_a_retired_tag_is_put_on_no_more_stays_and_comes_back(desk: Desk) -> None:
    ticket, later = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    tag = await a_tag(desk.lucia)
    await perform(desk.laura, tag_ticket, ticket, tag_id=tag.id)
    async with act(desk.lucia) as opened:
        await retire_tag(opened, tag.id)

    with refusal(Code.NOT_FOUND, field="tag_id"):
        await perform(desk.laura, tag_ticket, later, tag_id=tag.id)
    with refusal(Code.ALREADY_DONE, field="id", clause="4.1.3"):
        async with act(desk.lucia) as opened:
            await retire_tag(opened, tag.id)
    assert await tags_of(ticket) == {tag.id}

    back = await a_tag(desk.miguel, "CLIENTE CLAVE")
    assert (back.id, back.name, back.retired_at) == (tag.id, "CLIENTE CLAVE", None)
    await perform(desk.laura, tag_ticket, later, tag_id=tag.id)
    assert (await events_of(later))[-1] == "TAGGED"


async def test_a_retired_tag_is_taken_off(desk: Desk) -> None:
    ticket, tag = await a_registered_ticket(desk.ana), await a_tag(desk.lucia)
    await perform(desk.laura, tag_ticket, ticket, tag_id=tag.id)
    async with act(desk.lucia) as opened:
        await retire_tag(opened, tag.id)

    await perform(desk.laura, untag_ticket, ticket, tag_id=tag.id)

    assert await tags_of(ticket) == set()


async def test_what_is_not_there_is_neither_renamed_nor_retired(desk: Desk) -> None:
    for rule, told in ((rename_tag, {"name": "Otra"}), (retire_tag, {})):
        with refusal(Code.NOT_FOUND, field="id", clause="4.1.3"):
            async with act(desk.lucia) as opened:
                await rule(opened, 99_999, **told)
    assert await Event.all().count() == 0
