"""4.1.2: requests that have to do with each other: one goes on from another, is about the same, or
refers to it; both know, each as far as its reader sees the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from models.conversation import Event
from models.tickets import Ticket, TicketLink
from models.vocabulary import LinkKind, Status
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import Continued, Linked, Unlinked
from procedure.core.refusals import Code, Refusal

DONE_WITH = frozenset({Status.CLOSED, Status.WITHDRAWN})


async def link_tickets(act: Act, ticket: Ticket, *, other_id: int, kind: LinkKind) -> Event:
    """The two are found from each other, each by who sees both; neither reads what is said on the
    other.

    Clause: SGC-SAC-001 4.1.2
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, NOT_FOUND, INVALID (itself), WRONG_STATE (only what has
      ended is continued), ALREADY_DONE (linked so before, either way)
    Records: Linked on both; on the earlier one Continued instead, where the other goes on from it
    """
    await act.require(Verb.LINK, ticket)
    if other_id == ticket.id:
        raise Refusal(Code.INVALID, "other_id", clause="4.1.2")
    other = await _other(act, other_id, kind)
    await act.require(Verb.LINK, other)
    if await _between(ticket, other).filter(kind=kind).exists():
        raise Refusal(Code.ALREADY_DONE, "other_id", clause="4.1.2")
    return await link(act, ticket, other, kind)


async def unlink_tickets(act: Act, ticket: Ticket, *, other_id: int) -> Event:
    """Nothing links the two any more, in either direction; that something did stays on record.

    Clause: SGC-SAC-001 4.1.2
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, NOT_FOUND (no such ticket, or no link to it)
    Records: Unlinked on both, for each link
    """
    await act.require(Verb.UNLINK, ticket)
    other = await act.ticket(other_id, field="other_id")
    await act.require(Verb.UNLINK, other)
    links = await _between(ticket, other).order_by("id")
    if not links:
        raise Refusal(Code.NOT_FOUND, "other_id", clause="4.1.2")
    events = []
    for each in links:
        await each.delete()
        events.append(await act.record(ticket, Unlinked(other_id=other.id, link=each.kind)))
        await act.record(other, Unlinked(other_id=ticket.id, link=each.kind))
    return events[-1]


async def linked_tickets(act: Act, ticket: Ticket, also_to: Sequence[int]) -> list[Ticket]:
    """The tickets that an act is also for: each of them linked to this one.

    Refuses: NOT_FOUND, INVALID (not linked), at `also_to`
    """
    found = []
    for other_id in dict.fromkeys(also_to):
        other = await act.ticket(other_id, field="also_to")
        if not await _between(ticket, other).exists():
            raise Refusal(Code.INVALID, "also_to", clause="4.1.2")
        found.append(other)
    return found


async def referred_ticket(act: Act, other_id: int, kind: LinkKind) -> Ticket:
    """The earlier request, which the actor sees.

    Refuses: NOT_FOUND, WRONG_STATE (only what has ended is continued; what was merged goes on in
      its survivor)
    """
    field = "continues_id" if kind is LinkKind.CONTINUES else "relates_to_id"
    return await _other(act, other_id, kind, field)


async def link(act: Act, ticket: Ticket, other: Ticket, kind: LinkKind) -> Event:
    """The request refers to the earlier one, and is found from there.

    Clause: SGC-SAC-001 4.1.2, 4.4.4
    Records: Linked on both; on the earlier one Continued instead, where the new one goes on from it
    """
    await TicketLink.create(ticket_id=ticket.id, other_id=other.id, kind=kind)
    event = await act.record(ticket, Linked(other_id=other.id, link=kind))
    back = (
        Continued(by_id=ticket.id)
        if kind is LinkKind.CONTINUES
        else Linked(other_id=ticket.id, link=kind)
    )
    await act.record(other, back)
    return event


async def _other(act: Act, other_id: int, kind: LinkKind, field: str = "other_id") -> Ticket:
    other = await act.ticket(other_id, field=field)
    if kind is LinkKind.CONTINUES and other.status not in DONE_WITH:
        raise Refusal(Code.WRONG_STATE, field, clause="4.4.4", facts={"status": other.status})
    return other


def _between(ticket: Ticket, other: Ticket) -> QuerySet[TicketLink]:
    return TicketLink.filter(
        Q(ticket_id=ticket.id, other_id=other.id) | Q(ticket_id=other.id, other_id=ticket.id)
    )
