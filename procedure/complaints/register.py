"""Whether a ticket is a complaint: its row in register 004 decides, whatever its type became."""

from __future__ import annotations

from models.complaints import Complaint
from models.tickets import Ticket
from models.vocabulary import TicketType


async def complaint_of(ticket: Ticket) -> Complaint | None:
    """The row whose rules hold for the ticket; None for what is no complaint, and once a lead has
    taken it out of them.
    """
    return await Complaint.get_or_none(ticket_id=ticket.id, released_at=None)


async def type_for_priority(ticket: Ticket) -> TicketType:
    """The type that the priority follows from: what stands in the register is a complaint."""
    return TicketType.COMPLAINT if await complaint_of(ticket) else ticket.type
