"""Who leaves while something of theirs is open."""

from models.people import Person
from models.tickets import Ticket
from procedure.core.refusals import Code
from procedure.people.departures import deactivate_person
from tests.builders import a_registered_ticket, act, nothing_changes, refusal
from tests.cast import Desk


async def test_who_belongs_to_no_company_leaves_their_requests_to_nobody(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await Ticket.filter(id=ticket.id).update(organization_id=None)
    await Person.filter(id=desk.ana.person_id).update(organization_id=None)
    assert desk.ana.person_id is not None

    async with nothing_changes():
        with refusal(Code.SUCCESSOR_REQUIRED):
            async with act(desk.miguel) as opened:
                await deactivate_person(opened, desk.ana.person_id)


async def test_who_has_left_meanwhile_registers_nothing(desk: Desk) -> None:
    await Person.filter(id=desk.ana.person_id).update(active=False)

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="requester", clause="4.1.1"):
            await a_registered_ticket(desk.ana)
