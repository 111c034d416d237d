"""Who else is told about a ticket."""

from __future__ import annotations

from models.conversation import Event
from models.database import rows
from models.people import Person
from models.sql import Params
from models.tickets import Ticket, Watcher
from models.vocabulary import STAFF, Role
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import WatcherAdded, WatcherRemoved
from procedure.core.refusals import Code, Refusal
from procedure.core.visibility import removable_watchers


async def watch(act: Act, ticket: Ticket, *, person_id: int | None = None) -> Event:
    """Somebody sees the ticket and is told of every answer: oneself, or a colleague of the
    requester.

    Clause: SGC-SAC-001 4.2.4
    Refuses: NOT_ALLOWED (adding others is for the requester, their administrator and staff),
      WRONG_STATE,
        NOT_FOUND (nobody active, or nobody of that organization), ALREADY_DONE
    Records: WatcherAdded
    """
    await act.require(Verb.WATCH, ticket)
    watcher_id = act.actor.person_id if person_id in (None, act.actor.person_id) else person_id
    if watcher_id != act.actor.person_id:
        await _require_colleague(act, ticket, watcher_id)
    if await Watcher.exists(ticket_id=ticket.id, person_id=watcher_id):
        raise Refusal(Code.ALREADY_DONE, "person_id", clause="4.2.4")
    await Watcher.create(ticket_id=ticket.id, person_id=watcher_id, added_by_id=act.actor.person_id)
    assert watcher_id is not None
    return await act.record(ticket, WatcherAdded(person_id=watcher_id))


async def unwatch(act: Act, ticket: Ticket, *, person_id: int | None = None) -> Event:
    """Somebody does not follow the ticket any more: oneself, or whom one may take off
    (`removable_watchers`).

    Clause: SGC-SAC-001 4.2.4
    Refuses: NOT_ALLOWED (somebody whom others added), NOT_FOUND (who does not follow it)
    Records: WatcherRemoved
    """
    await act.require(Verb.UNWATCH, ticket)
    watcher_id = person_id or act.actor.person_id
    watcher = await Watcher.get_or_none(ticket_id=ticket.id, person_id=watcher_id)
    if watcher is None:
        raise Refusal(Code.NOT_FOUND, "person_id", clause="4.2.4")
    if not await _may_take_off(act, watcher):
        raise Refusal(Code.NOT_ALLOWED, "person_id", clause="4.2.4")
    await watcher.delete()
    return await act.record(ticket, WatcherRemoved(person_id=watcher.person_id))


async def _may_take_off(act: Act, watcher: Watcher) -> bool:
    params = Params()
    sql = "SELECT w.id FROM watcher w JOIN ticket t ON t.id = w.ticket_id "
    sql += f"WHERE w.id = {params.add(watcher.id)} AND {removable_watchers(act.actor, params)}"
    return bool(await rows(sql, params))


async def _require_colleague(act: Act, ticket: Ticket, person_id: int | None) -> None:
    actor = act.actor
    speaks = (
        actor.is_staff
        or actor.role is Role.CUSTOMER_ADMIN
        or actor.person_id == ticket.requester_id
    )
    if not speaks:
        raise Refusal(Code.NOT_ALLOWED, "person_id", clause="4.2.4")
    person = await Person.get_or_none(id=person_id, active=True)
    if person is None or not _may_watch(act, ticket, person):
        raise Refusal(Code.NOT_FOUND, "person_id", clause="4.2.4")


def _may_watch(act: Act, ticket: Ticket, person: Person) -> bool:
    """Whether the person may be added: staff by staff, nobody of another organization."""
    if person.role in STAFF:
        return act.actor.is_staff
    return ticket.organization_id is not None and person.organization_id == ticket.organization_id
