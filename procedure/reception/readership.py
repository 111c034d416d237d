"""Who takes part in a request, and whether all of them may see another one: who would be folded
together reads the same before and after.
"""

from __future__ import annotations

from models.database import rows
from models.people import Person
from models.sql import Params
from models.tickets import Ticket
from models.vocabulary import CUSTOMERS
from procedure.core.actor import actor_of
from procedure.core.visibility import visible_tickets

TAKE_PART = (
    "SELECT requester_id FROM ticket WHERE id = $1"
    " UNION SELECT person_id FROM watcher WHERE ticket_id = $1"
    " UNION SELECT author_id FROM message WHERE origin_id = $1"
)


async def same_readers(one: Ticket, other: Ticket) -> bool:
    """Whether everybody who takes part in one of the two requests may see the other as well."""
    by_program = one.client_id is not None or other.client_id is not None
    if by_program and one.organization_id != other.organization_id:
        return False
    return await _all_see(one, other) and await _all_see(other, one)


async def _all_see(ticket: Ticket, other: Ticket) -> bool:
    """Whoever has left, and sees neither any more, does not count."""
    for person in await taking_part(ticket):
        if await _sees(person, ticket) and not await _sees(person, other):
            return False
    return True


async def taking_part(ticket: Ticket) -> list[Person]:
    """The customers who asked, follow it, or have written on it, and still belong."""
    found = await rows(TAKE_PART, [ticket.id])
    people = [row["requester_id"] for row in found if row["requester_id"] is not None]
    roles = [role.value for role in CUSTOMERS]
    return await Person.filter(id__in=people, active=True, role__in=roles).order_by("id")


async def _sees(person: Person, ticket: Ticket) -> bool:
    params = Params()
    sql = f"SELECT t.id FROM ticket t WHERE t.id = {params.add(ticket.id)}"
    return bool(await rows(f"{sql} AND {visible_tickets(await actor_of(person), params)}", params))
