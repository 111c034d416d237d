"""4.4.1 and 4.4.3: the customer confirms or rejects the solution; nothing closes without that."""

from __future__ import annotations

from models.closure import Survey
from models.conversation import Event, Message
from models.tickets import Ticket
from models.vocabulary import Audience, ClosureBasis, MessageKind
from procedure.closure.follow_up import schedule_after_closing
from procedure.closure.survey import proposed_solution, void_answers
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import Closed, Confirmed, Rejected
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import LINE, optional, required
from procedure.resolution.conversation import add_message
from procedure.resolution.escalation_calls import call_when_returned_twice, end_calls
from procedure.resolution.escalation_triggers import weigh_anew


async def confirm(act: Act, ticket: Ticket, *, evidence: str | None = None) -> Event:
    """The customer says that it is solved, and the ticket closes at once; staff bring the evidence
    of a call.

    Clause: SGC-SAC-001 4.4.1, 4.4.3
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, REQUIRED (evidence, from staff), TOO_LONG
    Records: Confirmed, Closed; FollowUpScheduled where 4.4.4 asks for it
    Notifies: the requester
    """
    await act.require(Verb.CONFIRM, ticket)
    if act.actor.is_customer:
        return await _close(act, ticket, ClosureBasis.CONFIRMED, None)
    told = required(evidence, "evidence", clause="4.4.1")
    return await _close_by_phone(act, ticket, told)


async def close(act: Act, ticket: Ticket, *, evidence: str | None = None) -> Event:
    """Staff close what the customer confirmed on a call; there is no other way, not even for a
    lead.

    Clause: SGC-SAC-001 4.4.3
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, NOT_CONFIRMED (no evidence of a call),
      TOO_LONG
    Records: Confirmed, Closed; FollowUpScheduled where 4.4.4 asks for it
    Notifies: the requester
    """
    await act.require(Verb.CLOSE, ticket)
    told = optional(evidence, "evidence")
    if told is None:
        raise Refusal(Code.NOT_CONFIRMED, "evidence", clause="4.4.3")
    return await _close_by_phone(act, ticket, told)


async def reject(act: Act, ticket: Ticket, *, reason: str | None) -> Event:
    """It is not solved: work goes on, the clock too, and what was answered about that solution
    counts no more.

    Clause: SGC-SAC-001 4.4.1
    Refuses: NOT_ALLOWED, WRONG_STATE, REQUIRED (reason), TOO_LONG
    Records: Rejected; Promised where the terms changed meanwhile
    Notifies: the assignee
    """
    await act.require(Verb.REJECT, ticket)
    why = required(reason, "reason", LINE, clause="4.4.1")
    message = await add_message(act, ticket, why, kind=MessageKind.REASON)
    resolution = await proposed_solution(ticket)
    resolution.rejected_at = act.now
    await resolution.save()
    await void_answers(act, Survey.filter(resolution_id=resolution.id))
    ticket.rejections += 1
    ticket.resolved_at = None
    event = await act.record(ticket, Rejected(resolution_id=resolution.id), message=message)
    await act.promise_again(ticket)
    if ticket.assignee_id:
        await act.notify("rejected", ticket, ticket.assignee_id, event=event, message=message)
    await call_when_returned_twice(act, ticket, event)
    await weigh_anew(act, ticket, event)
    return event


async def close_tacitly(act: Act, ticket: Ticket, unique_key: str) -> Event:
    """Nobody answered in all the working days that the policy gives: closed without a word of the
    customer.

    Clause: SGC-SAC-001 4.4.3, from which this deviates: the policy is off unless it was approved
      (RULES 3)
    Records: Closed; FollowUpScheduled where 4.4.4 asks for it
    Notifies: the requester
    """
    resolution = await proposed_solution(ticket)
    return await _record_closure(act, ticket, ClosureBasis.TACIT, resolution.id, unique_key)


async def _close_by_phone(act: Act, ticket: Ticket, evidence: str) -> Event:
    message = await add_message(
        act, ticket, evidence, kind=MessageKind.REASON, audience=Audience.INTERNAL
    )
    return await _close(act, ticket, ClosureBasis.CONFIRMED_BY_PHONE, message)


async def _close(act: Act, ticket: Ticket, basis: ClosureBasis, evidence: Message | None) -> Event:
    resolution = await proposed_solution(ticket)
    resolution.confirmed_at = act.now
    await resolution.save()
    await act.record(ticket, Confirmed(resolution_id=resolution.id, basis=basis), message=evidence)
    return await _record_closure(act, ticket, basis, resolution.id)


async def _record_closure(
    act: Act, ticket: Ticket, basis: ClosureBasis, resolution_id: int, unique_key: str | None = None
) -> Event:
    ticket.closed_at = ticket.ended_at = act.now
    ticket.closure_basis = basis
    fact = Closed(basis=basis, resolution_id=resolution_id)
    event = await act.record(ticket, fact, unique_key=unique_key)
    await end_calls(act, ticket)
    await schedule_after_closing(act, ticket)
    await act.notify("closed", ticket, ticket.requester_id, event=event)
    return event
