"""4.1.2: what a request goes on from or is about is known on both sides."""

from typing import Any

import pytest

from models.conversation import Event
from models.database import rows
from models.sql import Params
from models.tickets import Ticket, TicketLink
from models.vocabulary import LinkKind, Status, TicketType
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from procedure.core.visibility import visible_links
from tests.builders import a_registered_ticket, a_ticket, events_of, nothing_changes, refusal
from tests.cast import Desk


async def links_seen_by(actor: Actor) -> list[tuple[int, int]]:
    params = Params()
    sql = f"SELECT l.ticket_id, l.other_id FROM ticket_link l WHERE {visible_links(actor, params)}"
    return [(row["ticket_id"], row["other_id"]) for row in await rows(sql, params)]


async def links_of(ticket: Ticket) -> list[tuple[int, LinkKind]]:
    return [(link.other_id, link.kind) for link in await TicketLink.filter(ticket_id=ticket.id)]


async def test_a_complaint_about_how_a_request_is_handled_is_known_on_both(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    complaint = await a_registered_ticket(desk.ana, TicketType.COMPLAINT, relates_to_id=ticket.id)

    assert await links_of(complaint) == [(ticket.id, LinkKind.RELATED)]
    assert (await events_of(complaint))[-1] == (await events_of(ticket))[-1] == "LINKED"
    [here, there] = await Event.filter(kind="LINKED").order_by("id")
    assert (here.data, there.data) == (
        f'{{"link":"RELATED","other_id":{ticket.id}}}',
        f'{{"link":"RELATED","other_id":{complaint.id}}}',
    )


@pytest.mark.parametrize("status", [Status.CLOSED, Status.WITHDRAWN])
async def test_a_request_goes_on_from_one_that_has_ended(desk: Desk, status: Status) -> None:
    ended = await a_ticket(desk, status)

    following = await a_registered_ticket(desk.ana, continues_id=ended.id)

    assert await links_of(following) == [(ended.id, LinkKind.CONTINUES)]
    assert (await events_of(following))[-1] == "LINKED"
    assert (await events_of(ended))[-1] == "CONTINUED"


@pytest.mark.parametrize("status", [Status.IN_PROGRESS, Status.RESOLVED, Status.MERGED])
async def test_what_has_not_ended_or_goes_on_elsewhere_is_not_continued(
    desk: Desk, status: Status
) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE, field="continues_id", clause="4.4.4"):
            await a_registered_ticket(desk.ana, continues_id=ticket.id)


@pytest.mark.parametrize("field", ["continues_id", "relates_to_id"])
async def test_what_its_sender_does_not_see_is_not_there_to_be_referred_to(
    desk: Desk, field: str
) -> None:
    foreign = await a_ticket(desk, Status.CLOSED, by=desk.beto)

    async with nothing_changes():
        for other_id in (foreign.id, 999_999):
            told: dict[str, Any] = {field: other_id}
            with refusal(Code.NOT_FOUND, field=field):
                await a_registered_ticket(desk.ana, **told)


async def test_who_sees_one_end_of_a_link_only_knows_of_no_link(desk: Desk) -> None:
    shared = await a_ticket(desk, Status.CLOSED)
    complaint = await a_registered_ticket(desk.elena, TicketType.COMPLAINT, relates_to_id=shared.id)

    assert await links_seen_by(desk.elena) == [(complaint.id, shared.id)]
    assert await links_seen_by(desk.laura) == [(complaint.id, shared.id)]
    assert await links_seen_by(desk.ana) == []
