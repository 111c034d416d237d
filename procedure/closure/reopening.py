"""4.4.3 undone: a closed ticket goes on while its window is open."""

from __future__ import annotations

from datetime import timedelta

from models.conversation import Event, Message
from models.tickets import Ticket
from models.vocabulary import MessageKind, Status
from procedure.act import Act
from procedure.conversation import say
from procedure.events import Reopened
from procedure.lifecycle import Verb
from procedure.refusals import Code, Refusal
from procedure.resolution.calling import call_when_returned_twice
from procedure.words import LINE, required


async def reopen(act: Act, ticket: Ticket, *, reason: str | None) -> Event:
    """It was not solved after all: work goes on, and the time in between is not counted.

    Clause: SGC-SAC-001 4.4.3
    Refuses: NOT_ALLOWED, WRONG_STATE, WINDOW_PASSED (customer 10 days, lead 30), REQUIRED (reason), TOO_LONG
    Records: Reopened
    Notifies: the assignee; the requester when a lead reopens
    """
    await act.require(Verb.REOPEN, ticket)
    _require_window(act, ticket)
    why = required(reason, "reason", LINE, clause="4.4.3")
    return await reopen_with(act, ticket, await say(act, ticket, why, kind=MessageKind.REASON))


async def reopen_with(act: Act, ticket: Ticket, message: Message) -> Event:
    """The same by words already kept on the ticket: the mail of a customer that came within the window.

    Clause: SGC-SAC-001 4.4.3
    Refuses: NOT_ALLOWED, WRONG_STATE, WINDOW_PASSED
    Records: Reopened
    Notifies: the assignee; the requester when a lead reopens
    """
    await act.require(Verb.REOPEN, ticket)
    _require_window(act, ticket)
    ticket.closed_at = ticket.ended_at = ticket.resolved_at = ticket.closure_basis = None
    ticket.reopenings += 1
    act.move(ticket, Status.IN_PROGRESS)
    event = await act.record(ticket, Reopened(), message=message)
    if ticket.assignee_id:
        await act.notify("reopened", ticket, ticket.assignee_id, event=event, message=message)
    if act.actor.is_staff:
        await act.notify("reopened", ticket, ticket.requester_id, event=event, message=message)
    await call_when_returned_twice(act, ticket, event)
    return event


def may_still_reopen(act: Act, ticket: Ticket) -> bool:
    """Whether the window that this actor has is open."""
    return ticket.closed_at is not None and act.now <= ticket.closed_at + _window(act)


def _require_window(act: Act, ticket: Ticket) -> None:
    if not may_still_reopen(act, ticket):
        raise Refusal(Code.WINDOW_PASSED, clause="4.4.3", facts={"days": _window(act).days})


def _window(act: Act) -> timedelta:
    closing = act.policies.closing
    return closing.reopening_by_lead if act.actor.leads else closing.reopening
