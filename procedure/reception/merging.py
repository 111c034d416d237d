"""One request that came in twice: folded into the one that stays, and taken out again by a lead."""

from __future__ import annotations

from models.closure import Survey
from models.conversation import Event
from models.database import execute, rows
from models.tickets import Ticket
from models.vocabulary import OPEN, Status
from procedure.closure.survey import void_answers
from procedure.complaints.register import complaint_of
from procedure.complaints.registration import raise_severity
from procedure.core import lifecycle
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import Absorbed, Merged, Separated, TicketEvent, Unmerged
from procedure.core.refusals import Code, Refusal
from procedure.resolution.escalation_calls import end_calls
from procedure.service_levels import promises
from procedure.service_levels.clocks import Terms, terms_of

CARRIED = ("message", "attachment")  # what goes along with a ticket that is folded, and comes back
FAMILY = (
    "WITH RECURSIVE family(id) AS (SELECT id FROM ticket WHERE id = $1 "
    "UNION SELECT t.id FROM ticket t JOIN family f ON t.merged_into_id = f.id) "
)


async def merge(act: Act, ticket: Ticket, *, into_id: int) -> Event:
    """The ticket ends in another one of the same customer, which takes its messages, the earliest
    start and the strictest priority.

    Each message keeps the ticket it was written on, so that nobody sees more than before.

    Clause: SGC-SAC-001 4.1.2
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE (either has ended), NOT_FOUND, INVALID
      (itself; a complaint
        only into one about the same), DIFFERENT_CUSTOMER
    Records: Merged here; Absorbed on the survivor, and Promised when its terms change
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
    event = await act.record(ticket, Merged(survivor_id=survivor.id))
    await end_calls(act, ticket)
    terms = await _terms(ticket)
    absorbed = Absorbed(other_id=ticket.id, started_at=terms.start, priority=terms.priority)
    await _record_terms(act, survivor, absorbed)
    await act.notify("merged", ticket, ticket.requester_id, event=event)
    return event


async def unmerge(act: Act, ticket: Ticket) -> Event:
    """The ticket is again what it was before: its messages, state, start and promise; the time
    between counted.

    Clause: SGC-SAC-001 4.1.2
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE (not merged, or the survivor is itself),
      WINDOW_PASSED (30 days)
    Records: Unmerged here; Separated on the survivor; Promised on each whose clocks run
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
    for table in CARRIED:
        await execute(
            FAMILY
            + f"UPDATE {table} SET ticket_id = $1 WHERE origin_id IN (SELECT id FROM family)",
            [ticket.id],
        )
    ticket.merged_into_id = ticket.ended_at = None
    event = await act.record(ticket, Unmerged(survivor_id=survivor.id))
    act.restore(ticket, await _status_on_record(ticket), event)
    if _promised(ticket):
        await act.promise(ticket)
    await _record_terms(act, survivor, Separated(other_id=ticket.id))
    return event


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
