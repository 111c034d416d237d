"""One request that came in twice: folded into the one that stays, and taken out again by a lead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from models.closure import Survey
from models.conversation import Event, Message
from models.database import execute, rows
from models.people import Person
from models.tickets import Ticket, Watcher
from models.vocabulary import CUSTOMERS, OPEN, STAFF, Audience, MessageKind, Status
from procedure.closure.survey import void_answers
from procedure.complaints.register import complaint_of
from procedure.complaints.registration import raise_severity
from procedure.core import lifecycle
from procedure.core.act import Act
from procedure.core.actor import actor_of
from procedure.core.acts import Verb
from procedure.core.events import (
    Absorbed,
    CustomerAnswered,
    EventKind,
    Merged,
    Separated,
    TicketEvent,
    Unmerged,
    WatcherAdded,
    WatcherRemoved,
)
from procedure.core.refusals import Code, Refusal
from procedure.people.passing_on import go_on_without_who_left
from procedure.reception.readership import same_readers
from procedure.resolution.escalation_calls import end_calls
from procedure.resolution.waiting import can_read
from procedure.service_levels import promises
from procedure.service_levels.clocks import Terms, terms_of

SAID = [each.value for each in (MessageKind.REPLY, MessageKind.QUESTION, MessageKind.SOLUTION)]
CUSTOMER_ROLES = [role.value for role in CUSTOMERS]
CARRIED = ("message", "attachment")  # what goes along with a ticket that is folded, and comes back
FAMILY = (
    "WITH RECURSIVE family(id) AS (SELECT id FROM ticket WHERE id = $1 "
    "UNION SELECT t.id FROM ticket t JOIN family f ON t.merged_into_id = f.id) "
)


async def merge(act: Act, ticket: Ticket, *, into_id: int) -> Event:
    """The ticket ends in another one whose readers are the same, which takes its messages, the
    earliest start and the strictest priority; who followed it follows the other.

    Each message keeps the ticket it was written on, so that nobody sees more than before, or less.

    Clause: SGC-SAC-001 4.1.2
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE (either has ended), NOT_FOUND, INVALID
      (itself; a complaint only into one about the same), DIFFERENT_CUSTOMER, READERS_DIFFER
    Records: Merged here; Absorbed on the survivor, Promised when its terms change, and WatcherAdded
      for who comes along
    Notifies: the requester
    """
    await act.require(Verb.MERGE, ticket)
    survivor = await _survivor(act, ticket, into_id)
    await void_answers(act, Survey.filter(ticket_id=ticket.id))
    for table in CARRIED:
        await execute(
            f"UPDATE {table} SET ticket_id = $1 WHERE ticket_id = $2", [survivor.id, ticket.id]
        )
    ticket.merged_into_id = survivor.id
    ticket.ended_at = act.now
    survivor.absorbed_count += 1
    event = await act.record(ticket, Merged(survivor_id=survivor.id))
    await end_calls(act, ticket)
    terms = await _terms(ticket)
    absorbed = Absorbed(
        other_id=ticket.id,
        started_at=terms.start,
        priority=terms.priority,
        answered_at=ticket.fr_met_at,
    )
    await _record_terms(act, survivor, absorbed)
    await _bring_along(act, ticket, survivor)
    await act.notify("merged", ticket, ticket.requester_id, event=event)
    return event


async def unmerge(act: Act, ticket: Ticket) -> Event:
    """The ticket is what it would be now without the merge: its messages, start and promise are its
    own again, the time between counted; what was answered meanwhile, on either side, is answered.

    Clause: SGC-SAC-001 4.1.2
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE (not merged, or the survivor is itself),
      WINDOW_PASSED (30 days)
    Records: Unmerged here, and CustomerAnswered for an answer given meanwhile; Separated on the
      survivor, and WatcherRemoved for who had come along; Promised on each whose clocks run
    """
    await act.require(Verb.UNMERGE, ticket)
    window = act.policies.closings[ticket.closing_revision].unmerging
    assert ticket.ended_at is not None
    assert ticket.merged_into_id is not None
    if act.now > ticket.ended_at + window:
        raise Refusal(Code.WINDOW_PASSED, clause="4.1.2", facts={"days": window.days})
    survivor = await act.ticket(ticket.merged_into_id)
    if survivor.status is Status.MERGED:
        raise Refusal(Code.WRONG_STATE, clause="4.1.2", facts={"status": survivor.status})
    meanwhile = await _said_meanwhile(survivor, ticket.ended_at)
    for table in CARRIED:
        await execute(
            FAMILY
            + f"UPDATE {table} SET ticket_id = $1 WHERE origin_id IN (SELECT id FROM family)",
            [ticket.id],
        )
    ticket.merged_into_id = ticket.ended_at = None
    survivor.absorbed_count -= 1
    replies = [said.occurred_at for said in meanwhile if said.author_role in STAFF]
    event = await act.record(
        ticket, Unmerged(survivor_id=survivor.id, answered_at=min(replies, default=None))
    )
    act.restore(ticket, await _status_on_record(ticket), event)
    await _take_answer(act, ticket, meanwhile)
    await go_on_without_who_left(act, ticket)
    if _promised(ticket):
        await act.promise(ticket)
    await _record_terms(act, survivor, Separated(other_id=ticket.id))
    await _send_back(act, ticket, survivor)
    return event


async def _bring_along(act: Act, ticket: Ticket, survivor: Ticket) -> None:
    """Who asked for or followed the ticket follows the survivor, and is told of its answers."""
    known = {survivor.requester_id} | set(await _following(survivor))
    for person_id in dict.fromkeys([ticket.requester_id, *await _following(ticket)]):
        if person_id not in known:
            await Watcher.create(
                ticket_id=survivor.id,
                person_id=person_id,
                added_by_id=act.actor.person_id,
                by_merge_of_id=ticket.id,
            )
            await act.record(survivor, WatcherAdded(person_id=person_id))


async def _send_back(act: Act, ticket: Ticket, survivor: Ticket) -> None:
    for watcher in await Watcher.filter(ticket_id=survivor.id, by_merge_of_id=ticket.id):
        await watcher.delete()
        await act.record(survivor, WatcherRemoved(person_id=watcher.person_id))


async def _following(ticket: Ticket) -> list[int]:
    return [each.person_id for each in await Watcher.filter(ticket_id=ticket.id).order_by("id")]


async def _said_meanwhile(survivor: Ticket, since: datetime) -> list[Message]:
    """What was said in public on the survivor since then, to those who had come along."""
    said = Message.filter(ticket_id=survivor.id, recorded_at__gte=since, audience=Audience.PUBLIC)
    return await said.filter(kind__in=SAID).order_by("id")


async def _take_answer(act: Act, ticket: Ticket, meanwhile: Sequence[Message]) -> None:
    """The question that the ticket waited with was answered meanwhile by somebody who could see
    it.
    """
    if ticket.status is not Status.WAITING_CUSTOMER:
        return
    asked = Event.filter(ticket_id=ticket.id, kind=EventKind.CUSTOMER_ASKED)
    question = await asked.order_by("-seq").first()
    assert question is not None
    for said in meanwhile:
        person = await Person.get_or_none(id=said.author_id, role__in=CUSTOMER_ROLES)
        if person and await can_read(await actor_of(person), question.message_id):
            message = said if said.origin_id == ticket.id else None
            await act.record(
                ticket, CustomerAnswered(), occurred_at=said.occurred_at, message=message
            )
            return


async def family_of(ticket: Ticket) -> list[int]:
    """The ticket and all that are folded into it."""
    return [row["id"] for row in await rows(f"{FAMILY}SELECT id FROM family", [ticket.id])]


async def _survivor(act: Act, ticket: Ticket, into_id: int) -> Ticket:
    if into_id == ticket.id:
        raise Refusal(Code.INVALID, "into_id", clause="4.1.2")
    survivor = await act.ticket(into_id, field="into_id")
    if survivor.status not in OPEN:
        raise Refusal(
            Code.WRONG_STATE, "into_id", clause="4.1.2", facts={"status": survivor.status}
        )
    await act.require(Verb.MERGE, survivor)
    same_organization = (
        ticket.organization_id is not None and ticket.organization_id == survivor.organization_id
    )
    if not same_organization and ticket.requester_id != survivor.requester_id:
        raise Refusal(Code.DIFFERENT_CUSTOMER, "into_id", clause="4.1.2")
    if not await same_readers(ticket, survivor):
        raise Refusal(Code.READERS_DIFFER, "into_id", clause="4.1.2")
    await _require_same_complaint(ticket, survivor)
    return survivor


async def _require_same_complaint(ticket: Ticket, survivor: Ticket) -> None:
    """Otherwise the person complained about could handle the complaint under another number."""
    complaint = await complaint_of(ticket)
    if complaint is None:
        return
    other = await complaint_of(survivor)
    if other is None or other.about_id != complaint.about_id:
        raise Refusal(Code.INVALID, "into_id", clause="6")


async def _status_on_record(ticket: Ticket) -> Status:
    found = await rows("SELECT kind FROM event WHERE ticket_id = $1 ORDER BY seq", [ticket.id])
    return lifecycle.replay(row["kind"] for row in found)


async def _record_terms(act: Act, survivor: Ticket, fact: TicketEvent) -> None:
    """The survivor's priority is the one its events give it now; other terms are another
    promise.
    """
    before = await _terms(survivor)
    await act.record(survivor, fact)
    terms = await _terms(survivor)
    survivor.priority = terms.priority
    if terms.differ_from(before) and _promised(survivor):
        await act.promise(survivor)
    await raise_severity(act, survivor)


async def _terms(ticket: Ticket) -> Terms:
    return terms_of(await promises.facts_on(ticket))[-1]


def _promised(ticket: Ticket) -> bool:
    """Whether a change of terms is a promise now: nothing is promised while both clocks stand
    still, it waits until they go on.
    """
    return ticket.status in OPEN - {Status.RESOLVED}
