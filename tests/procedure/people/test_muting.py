from __future__ import annotations

from models.mail import Muting
from procedure.core.refusals import Code
from procedure.people.requesters import mute_notices
from tests.builders import a_registered_ticket, act, nothing_changes, refusal
from tests.cast import Desk


async def test_somebody_wants_no_notices_of_a_request_and_then_wants_them_again(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    for _ in range(2):
        async with act(desk.ana) as opened:
            await mute_notices(opened, ticket.id, muted=True)
    assert await Muting.filter(ticket_id=ticket.id, person_id=desk.ana.person_id).count() == 1

    async with act(desk.ana) as opened:
        await mute_notices(opened, ticket.id, muted=False)
    assert not await Muting.all().exists()


async def test_nobody_mutes_what_they_do_not_see_and_programs_have_no_mail(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    for who, code in [(desk.beto, Code.NOT_FOUND), (desk.partner, Code.NOT_ALLOWED)]:
        async with nothing_changes():
            with refusal(code):
                async with act(who) as opened:
                    await mute_notices(opened, ticket.id, muted=True)
