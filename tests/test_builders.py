import pytest

from models.conversation import Event
from models.vocabulary import Status
from procedure.core.lifecycle import replay
from tests.builders import a_ticket, events_of
from tests.cast import Desk


@pytest.mark.parametrize("status", Status)
async def test_a_ticket_comes_to_any_state_by_real_acts(desk: Desk, status: Status) -> None:
    ticket = await a_ticket(desk, status)

    assert ticket.status is status
    assert replay(await events_of(ticket)) is status
    assert await Event.filter(ticket_id=ticket.id).count() == ticket.last_seq
