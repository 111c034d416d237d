"""The customer does not want it any more: an end without a solution."""

from __future__ import annotations

from models.closure import Survey
from models.conversation import Event
from models.tickets import Ticket
from models.vocabulary import FollowUpKind, MessageKind
from procedure.closure.follow_up import open_once
from procedure.closure.survey import void_answers
from procedure.complaints.register import complaint_of
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import Withdrawn
from procedure.core.text_rules import LINE, required
from procedure.resolution.conversation import add_message
from procedure.resolution.escalation_calls import end_calls


async def withdraw(act: Act, ticket: Ticket, *, reason: str | None) -> Event:
    """The request ends by the customer's wish; neither promise is owed. A withdrawn complaint is
    reviewed by a lead.

    Clause: SGC-SAC-001 4.4.3
    Refuses: NOT_ALLOWED, WRONG_STATE, REQUIRED (reason), TOO_LONG
    Records: Withdrawn; FollowUpScheduled for a complaint
    Notifies: the assignee; the requester when somebody else withdrew it
    """
    await act.require(Verb.WITHDRAW, ticket)
    why = required(reason, "reason", LINE, clause="4.4.3")
    message = await add_message(act, ticket, why, kind=MessageKind.REASON)
    await void_answers(act, Survey.filter(ticket_id=ticket.id))
    ticket.ended_at = act.now
    event = await act.record(ticket, Withdrawn(), message=message)
    await end_calls(act, ticket)
    if await complaint_of(ticket):
        await open_once(act, ticket, FollowUpKind.WITHDRAWN_COMPLAINT)
    if ticket.assignee_id:
        await act.notify("withdrawn", ticket, ticket.assignee_id, event=event, message=message)
    if act.actor.person_id != ticket.requester_id:
        await act.notify("withdrawn", ticket, ticket.requester_id, event=event, message=message)
    return event
