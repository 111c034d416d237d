"""Who leaves while something of theirs is open."""

from models.people import Person
from procedure.core.refusals import Code
from tests.builders import a_registered_ticket, nothing_changes, refusal
from tests.cast import Desk


async def test_who_has_left_meanwhile_registers_nothing(desk: Desk) -> None:
    await Person.filter(id=desk.ana.person_id).update(active=False)

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="requester", clause="4.1.1"):
            await a_registered_ticket(desk.ana)
