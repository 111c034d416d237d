"""4.3.3: higher levels of support are called, come, and go."""

from __future__ import annotations

from models.conversation import Event
from models.tickets import Escalation, Responder, Ticket
from models.vocabulary import LEVEL_OF_ROLE, Role, Status, SupportLevel
from procedure.assignment.assigning import own
from procedure.assignment.ranking import is_kept_from
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import Deescalated, EscalationAcknowledged, Joined
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import LINE, required
from procedure.resolution.conversation import keep_reason
from procedure.resolution.escalation_calls import raise_call

GIVEN_NOT_WORKED = frozenset({Status.CLASSIFIED, Status.ASSIGNED})


async def escalate(
    act: Act, ticket: Ticket, *, level: SupportLevel, reason: str | None, leads: bool = False
) -> Event:
    """A higher level of support is called in, and knows why; with `leads` who acknowledges owns the
    ticket.

    The owner escalates above their own level, to one that nobody called yet (the matrix is not
    somebody); a lead to any level but the first.

    Clause: SGC-SAC-001 4.3.3
    Refuses: NOT_ALLOWED (also: `leads` by somebody who does not lead), COMPLAINED_ABOUT,
      WRONG_STATE,
        REQUIRED (reason), TOO_LONG, INVALID (a level that is not up)
    Records: Escalated
    Notifies: the people of that level who serve the area; when there is none, all of that level
    """
    await act.require(Verb.ESCALATE, ticket)
    commands = act.actor.leads or act.actor.role is Role.SYSTEM
    if leads and not commands:
        raise Refusal(Code.NOT_ALLOWED, "leads", clause="4.3.3")
    called = Escalation.filter(ticket_id=ticket.id, level=level, ended_at=None, trigger=None)
    stands = not commands and await called.exists()
    if stands or level <= (SupportLevel.N1 if commands else LEVEL_OF_ROLE[act.actor.role]):
        raise Refusal(Code.INVALID, "level", clause="4.3.3")
    why = required(reason, "reason", LINE, clause="4.3.3")
    message = await keep_reason(act, ticket, why)
    return await raise_call(act, ticket, level, leads=leads, message=message)


async def join(act: Act, ticket: Ticket) -> Event:
    """Somebody of the staff works on the ticket without owning it.

    Clause: SGC-SAC-001 4.3.3
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, ALREADY_DONE (joined before, or owns it)
    Records: Joined
    """
    await act.require(Verb.JOIN, ticket)
    owns = ticket.assignee_id == act.actor.person_id
    if owns or await Responder.exists(ticket_id=ticket.id, person_id=act.actor.person_id):
        raise Refusal(Code.ALREADY_DONE, clause="4.3.3")
    return await _join(act, ticket)


async def acknowledge(act: Act, ticket: Ticket) -> Event:
    """Somebody of the level that was called answers the call: they work on the ticket, and own it
    where the escalation says that they lead. Every call that reaches no higher than them is
    answered.

    A ticket that waits goes on waiting, and one not yet classified has no owner before it is.

    Clause: SGC-SAC-001 4.3.3
    Refuses: NOT_ALLOWED (also: only higher levels were called), COMPLAINED_ABOUT, WRONG_STATE,
        ALREADY_DONE (nothing is left to acknowledge)
    Records: EscalationAcknowledged; Joined; Assigned and Accepted when a ticket that nobody worked
      on is theirs now
    """
    await act.require(Verb.ACKNOWLEDGE_ESCALATION, ticket)
    calls = await Escalation.filter(
        ticket_id=ticket.id, acknowledged_at=None, ended_at=None
    ).order_by("id")
    if not calls:
        raise Refusal(Code.ALREADY_DONE, clause="4.3.3")
    within_reach = [call for call in calls if call.level <= _reach(act)]
    if not within_reach:
        raise Refusal(Code.NOT_ALLOWED, clause="4.3.3")
    if ticket.assignee_id != act.actor.person_id and not (await act.standing(ticket)).joined:
        await _join(act, ticket)
    takes_over = (
        any(call.leads for call in within_reach) and ticket.assignee_id != act.actor.person_id
    )
    events = [await _acknowledge(act, ticket, call) for call in within_reach]
    if takes_over:
        await _lead(act, ticket)
    return events[-1]


async def deescalate(
    act: Act, ticket: Ticket, *, level: SupportLevel | None = None, reason: str | None
) -> Event:
    """The levels above this one are not needed any more; without a level, none is. The owner stays.

    Clause: SGC-SAC-001 4.3.3
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, REQUIRED (reason), TOO_LONG,
        INVALID (a level that is not down), ALREADY_DONE (nobody was called)
    Records: Deescalated
    """
    await act.require(Verb.DEESCALATE, ticket)
    before = ticket.escalation_level
    if before is None:
        raise Refusal(Code.ALREADY_DONE, clause="4.3.3")
    left = level or SupportLevel.N1
    if left >= before:
        raise Refusal(Code.INVALID, "level", clause="4.3.3")
    message = await keep_reason(act, ticket, required(reason, "reason", LINE, clause="4.3.3"))
    over = [step for step in SupportLevel if step > left]
    await Escalation.filter(ticket_id=ticket.id, ended_at=None, level__in=over).update(
        ended_at=act.now
    )
    ticket.escalation_level = None if left is SupportLevel.N1 else left
    fact = Deescalated(level=ticket.escalation_level, level_before=before)
    return await act.record(ticket, fact, message=message)


def _reach(act: Act) -> SupportLevel:
    """The highest level that the actor answers for; a specialist who joined, for the one that helps
    them.
    """
    return max(LEVEL_OF_ROLE[act.actor.role], SupportLevel.N2)


async def _join(act: Act, ticket: Ticket) -> Event:
    assert act.actor.person_id is not None
    await Responder.create(ticket_id=ticket.id, person_id=act.actor.person_id, joined_at=act.now)
    return await act.record(
        ticket, Joined(person_id=act.actor.person_id, level=LEVEL_OF_ROLE[act.actor.role])
    )


async def _acknowledge(act: Act, ticket: Ticket, call: Escalation) -> Event:
    call.acknowledged_at, call.acknowledged_by_id = act.now, act.actor.person_id
    await call.save()
    fact = EscalationAcknowledged(escalation_id=call.id, level=call.level, leads=call.leads)
    return await act.record(ticket, fact)


async def _lead(act: Act, ticket: Ticket) -> None:
    assert act.actor.person_id is not None
    if await is_kept_from(ticket, act.actor.person_id, act.now):
        return
    if ticket.status in GIVEN_NOT_WORKED:
        await own(act, ticket)
    elif ticket.status is not Status.REGISTERED:
        ticket.assignee_id, ticket.assigned_at = act.actor.person_id, act.now
        act.show(ticket)
