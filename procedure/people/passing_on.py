"""What somebody had open when they left: their requests speak through somebody else of their
company, their work is somebody else's.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.conversation import Event
from models.mail import Muting
from models.people import Person
from models.tickets import Ticket, Watcher
from models.vocabulary import OPEN, STAFF, Status
from procedure.assignment.assigning import part_from_leaver
from procedure.core.act import Act
from procedure.core.events import (
    OrganizationChanged,
    RequesterChanged,
    RequesterLeft,
    WatcherAdded,
    WatcherRemoved,
)
from procedure.core.refusals import Code, Refusal
from procedure.desk.events import RESPONSIBILITIES
from procedure.people.membership import administrator_of, belongs

STILL_OPEN = sorted(status.value for status in OPEN)


@dataclass(frozen=True, slots=True)
class Left:
    """How many open requests went to somebody else, and to whom where it is one person."""

    passed_on: int
    successor_id: int | None


async def pass_on_everything(act: Act, person: Person, successor_id: int | None) -> Left:
    """What the person had open is somebody else's, and they follow nothing any more.

    Refuses: NOT_FOUND (the successor is nobody of theirs), SUCCESSOR_REQUIRED (nobody is named, and
      nobody is there by their function)
    Records: on each ticket RequesterChanged, RequesterLeft or Assigned, and WatcherRemoved
    Notifies: whoever has it now
    """
    successor = await _successor(person, successor_id)
    await _follow_nothing(act, person)
    pass_on = _pass_on_work if person.role in STAFF else _pass_on_requests
    passed_on = await pass_on(act, person, successor)
    return Left(passed_on, successor if passed_on else None)


async def go_on_without_who_left(act: Act, ticket: Ticket) -> None:
    """A ticket that is open again is the company's administrator's where its requester has left
    meanwhile, without one it stays theirs; and a colleague's, where its owner has.

    Clause: SGC-SAC-001 4.4.3
    Records: RequesterChanged, Assigned
    Notifies: the administrator; the new owner
    """
    requester = await Person.get(id=ticket.requester_id)
    if not belongs(requester, ticket.organization_id):
        successor_id = await administrator_of(ticket.organization_id, besides=requester.id)
        if successor_id is not None:
            await pass_on(act, ticket, successor_id)
    owned = ticket.assignee_id is not None
    if owned and not await Person.exists(id=ticket.assignee_id, active=True):
        await part_from_leaver(act, ticket, None)


async def pass_on(act: Act, ticket: Ticket, successor_id: int) -> Event:
    """The request is somebody else's of the same company, who is told.

    Records: RequesterChanged
    Notifies: the successor
    """
    fact = RequesterChanged(person_id=successor_id, person_id_before=ticket.requester_id)
    ticket.requester_id = successor_id
    await Watcher.filter(ticket_id=ticket.id, person_id=successor_id).delete()
    event = await act.record(ticket, fact)
    await act.notify("passed_on", ticket, successor_id, event=event)
    return event


async def follow_survivor(act: Act, folded: Ticket, survivor: Ticket) -> None:
    """Who asked for the folded one is told of what is said on the other.

    Records: WatcherAdded
    """
    known = survivor.requester_id == folded.requester_id
    if known or await Watcher.exists(ticket_id=survivor.id, person_id=folded.requester_id):
        return
    await Watcher.create(
        ticket_id=survivor.id,
        person_id=folded.requester_id,
        added_by_id=act.actor.person_id,
        by_merge_of_id=folded.id,
    )
    await act.record(survivor, WatcherAdded(person_id=folded.requester_id))


async def take_along(act: Act, person: Person) -> None:
    """What somebody of no company had open belongs to the company where they are now.

    Records: OrganizationChanged
    """
    assert person.organization_id is not None
    for ticket_id in await _open_requests(person.id, None):
        ticket = await act.ticket(ticket_id)
        ticket.organization_id = person.organization_id
        await act.record(ticket, OrganizationChanged(organization_id=person.organization_id))


async def _pass_on_requests(act: Act, person: Person, successor_id: int | None) -> int:
    waiting = await _open_requests(person.id, person.organization_id)
    if person.organization_id is None:
        for ticket_id in waiting:
            await act.record(await act.ticket(ticket_id), RequesterLeft(person_id=person.id))
        return 0
    if waiting and successor_id is None:
        raise Refusal(
            Code.SUCCESSOR_REQUIRED,
            "successor_id",
            clause=RESPONSIBILITIES,
            facts={"count": len(waiting)},
        )
    for ticket_id in waiting:
        assert successor_id is not None
        await pass_on(act, await act.ticket(ticket_id), successor_id)
    if successor_id is not None:
        await _pass_on_folded(act, person, successor_id)
    return len(waiting)


async def _pass_on_folded(act: Act, person: Person, successor_id: int) -> None:
    """What was folded into an open request is read by who has it now, or follows the other one."""
    theirs = Ticket.filter(
        requester_id=person.id,
        organization_id=person.organization_id,
        status=Status.MERGED,
        merged_into__status__in=STILL_OPEN,
    )
    for folded_id in [ticket.id for ticket in await theirs.order_by("id")]:
        folded = await act.any_ticket(folded_id)
        fact = RequesterChanged(person_id=successor_id, person_id_before=person.id)
        folded.requester_id = successor_id
        await act.record(folded, fact)
        await follow_survivor(act, folded, await act.survivor(folded))


async def _pass_on_work(act: Act, person: Person, successor_id: int | None) -> int:
    owned = Ticket.filter(assignee_id=person.id, status__in=STILL_OPEN).order_by("id")
    tickets = [ticket.id for ticket in await owned]
    for ticket_id in tickets:
        if not await part_from_leaver(act, await act.ticket(ticket_id), successor_id):
            raise Refusal(
                Code.SUCCESSOR_REQUIRED,
                "successor_id",
                clause=RESPONSIBILITIES,
                facts={"count": len(tickets)},
            )
    return len(tickets)


async def _open_requests(person_id: int, organization_id: int | None) -> list[int]:
    theirs = Ticket.filter(
        requester_id=person_id, organization_id=organization_id, status__in=STILL_OPEN
    )
    return [ticket.id for ticket in await theirs.order_by("id")]


async def _successor(person: Person, successor_id: int | None) -> int | None:
    if successor_id is None:
        if person.role in STAFF:
            return None
        return await administrator_of(person.organization_id, besides=person.id)
    named = await Person.get_or_none(id=successor_id, active=True)
    if named is None or named.id == person.id or not _of_the_same(named, person):
        raise Refusal(Code.NOT_FOUND, "successor_id", clause=RESPONSIBILITIES)
    named_id: int = named.id
    return named_id


def _of_the_same(named: Person, person: Person) -> bool:
    """Both of the desk, or both of one company."""
    if person.role in STAFF or named.role in STAFF:
        return person.role in STAFF and named.role in STAFF
    return named.organization_id is not None and named.organization_id == person.organization_id


async def _follow_nothing(act: Act, person: Person) -> None:
    """What was followed in the name of the company, or of the desk, is followed no more."""
    await Muting.filter(person_id=person.id).delete()
    for watcher in await Watcher.filter(person_id=person.id).order_by("ticket_id"):
        ticket = await act.any_ticket(watcher.ticket_id)
        await watcher.delete()
        if ticket.status in OPEN:
            await act.record(ticket, WatcherRemoved(person_id=person.id))
