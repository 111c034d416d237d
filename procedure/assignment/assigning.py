"""4.2 Análisis y Asignación: how complex a request is, and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence

from models.conversation import Event, Message
from models.people import Person
from models.tickets import Escalation, Ticket
from models.vocabulary import ENDED, Complexity, Status, SupportLevel
from procedure.assignment.ranking import (
    AVAILABILITY,
    KEPT_FROM_COMPLAINT,
    Candidate,
    is_kept_from,
    judge,
    rank,
    reasons_as_text,
)
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import Accepted, Analyzed, Assigned, HandedOver
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import LINE, optional, required
from procedure.resolution.conversation import keep_reason
from procedure.resolution.escalation_calls import end_calls, people_of
from procedure.resolution.escalation_triggers import weigh_complexity


async def analyze(act: Act, ticket: Ticket, *, complexity: Complexity) -> Event:
    """The complexity is known: it decides who answers, never how long that may take.

    Clause: SGC-SAC-001 4.2.1
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE
    Records: Analyzed
    """
    await act.require(Verb.ANALYZE, ticket)
    fact = Analyzed(complexity=complexity, complexity_before=ticket.complexity)
    ticket.complexity = complexity
    event = await act.record(ticket, fact)
    await weigh_complexity(act, ticket, event)
    await give_to_who_leads(act, ticket)
    return event


async def assign(
    act: Act, ticket: Ticket, *, person_id: int | None = None, reason: str | None = None
) -> Event:
    """The ticket has an owner who fits its area and complexity and is there: the one told, or the
    ranking's first.

    Clause: SGC-SAC-001 4.2.2
    Refuses: NOT_ALLOWED, WRONG_STATE, REQUIRED (reason, when somebody owned it), TOO_LONG,
      NOT_FOUND, ALREADY_DONE (theirs), COMPLAINED_ABOUT, COMPLAINT_UNSETTLED, NOT_STAFF_OF_AREA,
      BEYOND_COMPLEXITY, ABSENT, OFF_SHIFT, NOBODY_FITS (no one told)
    Records: Assigned
    Notifies: the new owner
    """
    await act.require(Verb.ASSIGN, ticket)
    check = optional if ticket.assignee_id is None else required
    why = check(reason, "reason", LINE)
    first = await _first_of_ranking(act, ticket) if person_id is None else None
    owner_id = first.person_id if first else person_id
    assert owner_id is not None
    await _require_fit(act, ticket, owner_id)
    message = await keep_reason(act, ticket, why) if why else None
    event = await _give(
        act, ticket, owner_id, message, ranked=reasons_as_text(first.reasons) if first else None
    )
    await _tell_owner(act, "assigned", ticket, event, message)
    return event


async def assign_by_ranking(act: Act, ticket: Ticket, unique_key: str) -> Event | None:
    """The ticket is the ranking's first's, with the reasons on record; nothing when nobody fits and
    is there.

    Clause: SGC-SAC-001 4.2.2
    Records: Assigned
    Notifies: the new owner
    """
    candidates = await rank(ticket, act.now)
    if not candidates or not candidates[0].fits:
        return None
    first = candidates[0]
    event = await _give(
        act,
        ticket,
        first.person_id,
        None,
        ranked=reasons_as_text(first.reasons),
        unique_key=unique_key,
    )
    await _tell_owner(act, "assigned", ticket, event, None)
    return event


async def take(act: Act, ticket: Ticket) -> Event:
    """Somebody who serves the area and reaches the complexity owns the ticket and works on it, on
    shift or not.

    Clause: SGC-SAC-001 4.2.2
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, COMPLAINT_UNSETTLED, NOT_STAFF_OF_AREA,
      BEYOND_COMPLEXITY
    Records: Assigned, Accepted
    """
    await act.require(Verb.TAKE, ticket)
    assert act.actor.person_id is not None
    candidate = await judge(ticket, act.actor.person_id, act.now)
    _refuse_first([code for code in candidate.obstacles if code not in AVAILABILITY], field=None)
    return await own(act, ticket)


async def accept(act: Act, ticket: Ticket) -> Event:
    """The owner works on the ticket.

    Clause: SGC-SAC-001 4.2.2
    Refuses: NOT_ALLOWED (somebody else's), COMPLAINED_ABOUT, WRONG_STATE
    Records: Accepted
    """
    await act.require(Verb.ACCEPT, ticket)
    return await act.record(ticket, Accepted())


async def hand_over(act: Act, ticket: Ticket, *, person_id: int, reason: str | None) -> Event:
    """Somebody else who fits and is there owns the ticket, and knows why.

    Clause: SGC-SAC-001 4.2.2
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, REQUIRED (reason), TOO_LONG, NOT_FOUND,
      ALREADY_DONE (theirs), COMPLAINT_UNSETTLED,
        NOT_STAFF_OF_AREA, BEYOND_COMPLEXITY, ABSENT, OFF_SHIFT
    Records: HandedOver
    Notifies: the new owner
    """
    await act.require(Verb.HAND_OVER, ticket)
    why = required(reason, "reason", LINE, clause="4.2.2")
    await _require_fit(act, ticket, person_id)
    message = await keep_reason(act, ticket, why)
    fact = HandedOver(person_id=person_id, person_id_before=ticket.assignee_id)
    _set_owner(act, ticket, person_id)
    event = await act.record(ticket, fact, message=message)
    await _tell_owner(act, "handed_over", ticket, event, message)
    return event


async def give_to_who_leads(act: Act, ticket: Ticket) -> None:
    """Who took the lead of a request before it was classified owns it once it is.

    Clause: SGC-SAC-001 4.3.3
    Records: Assigned; Accepted where it is the actor
    Notifies: the new owner
    """
    if ticket.status is not Status.CLASSIFIED:
        return
    leading = Escalation.filter(ticket_id=ticket.id, leads=True, ended_at=None)
    call = await leading.exclude(acknowledged_by_id=None).order_by("-id").first()
    if call is None:
        return
    assert call.acknowledged_by_id is not None
    there = await Person.exists(id=call.acknowledged_by_id, active=True)
    if not there or await is_kept_from(ticket, call.acknowledged_by_id, act.now):
        return
    if call.acknowledged_by_id == act.actor.person_id:
        await own(act, ticket)
        return
    event = await _give(act, ticket, call.acknowledged_by_id, None)
    await _tell_owner(act, "assigned", ticket, event, None)


async def part_from_owner(act: Act, ticket: Ticket) -> None:
    """A complaint that its owner may not handle, being about them or perhaps about them, is a
    lead's at once: the actor's, if they lead, or of the first who serves the area.

    Clause: SGC-SAC-001 6
    Source: RULES 7
    Records: Assigned
    Notifies: the new owner
    """
    if ticket.assignee_id is None or ticket.status in ENDED:
        return
    if not await is_kept_from(ticket, ticket.assignee_id, act.now):
        return
    lead_id = await _lead_for(act, ticket)
    if lead_id is not None:
        event = await _give(act, ticket, lead_id, None)
        await _tell_owner(act, "assigned", ticket, event, None)


async def part_from_leaver(act: Act, ticket: Ticket, successor_id: int | None) -> bool:
    """Whether the work of somebody who left is somebody else's now: the successor's, the first's of
    the ranking, or a lead's, on shift or not. Who is named has it whatever they serve, for somebody
    must; nobody has a complaint that they are kept from.

    Clause: SGC-SAC-001 4.2.2
    Source: RULES 2
    Records: Assigned
    Notifies: the new owner
    """
    first, ranked = successor_id, None
    if first is None or await is_kept_from(ticket, first, act.now):
        candidates = [each for each in await rank(ticket, act.now) if each.fits]
        ranked = reasons_as_text(candidates[0].reasons) if candidates else None
        first = candidates[0].person_id if candidates else await _first_lead(ticket)
    if first is None:
        return False
    event = await _give(act, ticket, first, None, ranked=ranked)
    await _tell_owner(act, "assigned", ticket, event, None)
    return True


async def _lead_for(act: Act, ticket: Ticket) -> int | None:
    """The lead who may have the complaint: the actor, or the first of the desk."""
    actor_id = act.actor.person_id
    if act.actor.leads and actor_id and not await is_kept_from(ticket, actor_id, act.now):
        return actor_id
    return await _first_lead(ticket)


async def _first_lead(ticket: Ticket) -> int | None:
    """The lead who serves the area, or the manager; None if the desk has none."""
    leads = [*await people_of(SupportLevel.N3, ticket), *await people_of(SupportLevel.N4, ticket)]
    return leads[0] if leads else None


async def own(act: Act, ticket: Ticket) -> Event:
    """The actor owns the ticket and works on it; whether they may is the caller's to say."""
    assert act.actor.person_id is not None
    await _give(act, ticket, act.actor.person_id, None)
    return await act.record(ticket, Accepted())


async def _give(
    act: Act,
    ticket: Ticket,
    owner_id: int,
    message: Message | None,
    *,
    ranked: str | None = None,
    unique_key: str | None = None,
) -> Event:
    fact = Assigned(person_id=owner_id, person_id_before=ticket.assignee_id, ranked=ranked)
    _set_owner(act, ticket, owner_id)
    event = await act.record(ticket, fact, message=message, unique_key=unique_key)
    await end_calls(act, ticket, for_want_of_an_owner=True)
    return event


def _set_owner(act: Act, ticket: Ticket, owner_id: int) -> None:
    ticket.assignee_id, ticket.assigned_at = owner_id, act.now


async def _tell_owner(
    act: Act, notice: str, ticket: Ticket, event: Event, message: Message | None
) -> None:
    if ticket.assignee_id is not None and ticket.assignee_id != act.actor.person_id:
        await act.notify(notice, ticket, ticket.assignee_id, event=event, message=message)


async def _first_of_ranking(act: Act, ticket: Ticket) -> Candidate:
    """The first who fits, besides whoever owns the ticket already. Refuses: NOBODY_FITS"""
    others = [
        candidate
        for candidate in await rank(ticket, act.now)
        if candidate.person_id != ticket.assignee_id
    ]
    if not others or not others[0].fits:
        raise Refusal(Code.NOBODY_FITS, "person_id", clause="4.2.2")
    return others[0]


async def _require_fit(act: Act, ticket: Ticket, person_id: int) -> None:
    if not await Person.exists(id=person_id, active=True):
        raise Refusal(Code.NOT_FOUND, "person_id", clause="4.2.2")
    if person_id == ticket.assignee_id:
        raise Refusal(Code.ALREADY_DONE, "person_id", clause="4.2.2")
    candidate = await judge(ticket, person_id, act.now)
    _refuse_first(candidate.obstacles, field="person_id")


def _refuse_first(obstacles: Sequence[Code], *, field: str | None) -> None:
    for code in obstacles:
        raise Refusal(code, field, clause="6" if code in KEPT_FROM_COMPLAINT else "4.2.2")
