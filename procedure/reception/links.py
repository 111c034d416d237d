"""4.1.2: a request that goes on from another, or is about it; both know, each as far as its reader
sees the other.
"""

from __future__ import annotations

from models.tickets import Ticket, TicketLink
from models.vocabulary import LinkKind, Status
from procedure.core.act import Act
from procedure.core.events import Continued, Linked
from procedure.core.refusals import Code, Refusal

DONE_WITH = frozenset({Status.CLOSED, Status.WITHDRAWN})


async def referred_ticket(act: Act, other_id: int, kind: LinkKind) -> Ticket:
    """The earlier request, which the actor sees.

    Refuses: NOT_FOUND, WRONG_STATE (only what has ended is continued; what was merged goes on in
      its survivor)
    """
    field = "continues_id" if kind is LinkKind.CONTINUES else "relates_to_id"
    other = await act.ticket(other_id, field=field)
    if kind is LinkKind.CONTINUES and other.status not in DONE_WITH:
        raise Refusal(Code.WRONG_STATE, field, clause="4.4.4", facts={"status": other.status})
    return other


async def link(act: Act, ticket: Ticket, other: Ticket, kind: LinkKind) -> None:
    """The new request refers to the earlier one, and is found from there.

    Clause: SGC-SAC-001 4.1.2, 4.4.4
    Records: Linked on both; on the earlier one Continued instead, where the new one goes on from it
    """
    await TicketLink.create(ticket_id=ticket.id, other_id=other.id, kind=kind)
    await act.record(ticket, Linked(other_id=other.id, link=kind))
    back = (
        Continued(by_id=ticket.id)
        if kind is LinkKind.CONTINUES
        else Linked(other_id=ticket.id, link=kind)
    )
    await act.record(other, back)
