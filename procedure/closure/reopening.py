"""4.4.3 undone: a closed ticket goes on while its window is open."""

from __future__ import annotations

from models.conversation import Event, Message
from models.tickets import Ticket
from models.vocabulary import MessageKind
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import Reopened
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import LINE, required
from procedure.people.passing_on import go_on_without_who_left
from procedure.resolution.conversation import add_message
from procedure.resolution.escalation_calls import call_when_returned_twice
from procedure.resolution.escalation_triggers import weigh_anew


async def reopen(act: Act, ticket: Ticket, *, reason: str | None) -> Event:
    """It was not solved after all: work goes on, and the time in between is not counted.

    Clause: SGC-SAC-001 4.4.3
    Refuses: NOT_ALLOWED, WRONG_STATE, WINDOW_PASSED (customer 10 days, lead 30), REQUIRED (reason),
      TOO_LONG
    Records: Reopened; RequesterChanged and Assigned where who asked, or owned it, has left
    Notifies: the assignee; the requester when a lead reopens
    """
    await act.require(Verb.REOPEN, ticket)
    if not may_still_reopen(act, ticket):
        closing = act.policies.closings[ticket.closing_revision]
        days = closing.reopening_for(leads=act.actor.leads).days
        raise Refusal(Code.WINDOW_PASSED, clause="4.4.3", facts={"days": days})
    why = required(reason, "reason", LINE, clause="4.4.3")
    return await reopen_with(
        act, ticket, await add_message(act, ticket, why, kind=MessageKind.REASON)
    )


async def reopen_with(act: Act, ticket: Ticket, message: Message) -> Event:
    """The same by words already kept on the ticket, a customer's mail or call within their window;
    whether they may is the caller's to say.

    Clause: SGC-SAC-001 4.4.3
    Records: Reopened; RequesterChanged and Assigned where who asked, or owned it, has left
    Notifies: the assignee; the requester when a lead reopens
    """
    ticket.closed_at = ticket.ended_at = ticket.resolved_at = ticket.closure_basis = None
    ticket.reopenings += 1
    event = await act.record(ticket, Reopened(), message=message)
    await go_on_without_who_left(act, ticket)
    await act.promise_again(ticket)
    if ticket.assignee_id:
        await act.notify("reopened", ticket, ticket.assignee_id, event=event, message=message)
    if act.actor.is_staff:
        await act.notify("reopened", ticket, ticket.requester_id, event=event, message=message)
    await call_when_returned_twice(act, ticket, event)
    await weigh_anew(act, ticket, event)
    return event


def may_still_reopen(act: Act, ticket: Ticket, *, by_customer: bool = False) -> bool:
    """Whether the window is open that the actor has, or the customer's, whose call they write
    down.
    """
    leads = act.actor.leads and not by_customer
    window = act.policies.closings[ticket.closing_revision].reopening_for(leads=leads)
    return ticket.closed_at is not None and act.now <= ticket.closed_at + window
