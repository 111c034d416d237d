from models.tickets import Ticket
from models.vocabulary import Status
from procedure.refusals import Code
from tests.builders import a_registered_ticket, events_of, nothing_changes, refusal, somebody
from tests.cast import Desk


async def test_a_request_gets_a_number_and_is_registered(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    assert ticket.number == "SAC-2026-000001"
    assert ticket.status is Status.REGISTERED
    assert await events_of(ticket) == ["REGISTERED", "PROMISED", "RECEIPT_NOTIFIED"]


async def test_a_customer_asks_only_for_themself(desk: Desk) -> None:
    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, field="requester", clause="4.1.1"):
            await a_registered_ticket(desk.ana, requester=somebody(desk.carlos))

    assert await Ticket.all().count() == 0
