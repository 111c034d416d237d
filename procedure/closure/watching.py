"""Who else is told about a ticket."""

from __future__ import annotations

from models.conversation import Event
from models.people import Person
from models.tickets import Ticket, Watcher
from models.vocabulary import STAFF, Role
from procedure.act import Act
from procedure.events import WatcherAdded
from procedure.lifecycle import Verb
from procedure.refusals import Code, Refusal


async def watch(act: Act, ticket: Ticket, *, person_id: int | None = None) -> Event:
    """Somebody sees the ticket and is told of every answer: oneself, or a colleague of the requester.

    Clause: SGC-SAC-001 4.2.4
    Refuses: NOT_ALLOWED (adding others is for the requester, their administrator and staff), WRONG_STATE,
        NOT_FOUND (nobody active, or nobody of that organization), ALREADY_DONE
    Records: WatcherAdded
    """
    await act.require(Verb.WATCH, ticket)
    watcher_id = act.actor.person_id if person_id in (None, act.actor.person_id) else person_id
    if watcher_id != act.actor.person_id:
        await _require_colleague(act, ticket, watcher_id)
    if await Watcher.exists(ticket_id=ticket.id, person_id=watcher_id):
        raise Refusal(Code.ALREADY_DONE, "person_id", clause="4.2.4")
    await Watcher.create(ticket_id=ticket.id, person_id=watcher_id)
    assert watcher_id is not None
    return await act.record(ticket, WatcherAdded(person_id=watcher_id))


async def _require_colleague(act: Act, ticket: Ticket, person_id: int | None) -> None:
    actor = act.actor
    speaks = actor.is_staff or actor.role is Role.CUSTOMER_ADMIN or actor.person_id == ticket.requester_id
    if not speaks:
        raise Refusal(Code.NOT_ALLOWED, "person_id", clause="4.2.4")
    person = await Person.get_or_none(id=person_id, active=True)
    if person is None or not _may_watch(act, ticket, person):
        raise Refusal(Code.NOT_FOUND, "person_id", clause="4.2.4")


def _may_watch(act: Act, ticket: Ticket, person: Person) -> bool:
    """Staff may add staff; nobody adds somebody of another organization."""
    if person.role in STAFF:
        return act.actor.is_staff
    return ticket.organization_id is not None and person.organization_id == ticket.organization_id
