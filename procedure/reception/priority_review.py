"""4.1.4 in doubt: the customer asks once that the priority be reviewed, and a lead answers."""

from __future__ import annotations

from dataclasses import replace

from models.conversation import Event, Message
from models.reviews import PriorityReview
from models.tickets import Ticket
from models.vocabulary import Impact, MessageKind, Priority, ReviewState, SupportLevel, Urgency
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import PriorityReviewAnswered, PriorityReviewAsked
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import LINE, required
from procedure.reception.classification import settle_priority, weighed
from procedure.resolution.conversation import add_message
from procedure.resolution.escalation_calls import people_of


async def ask_priority_review(act: Act, ticket: Ticket, *, reason: str | None) -> Event:
    """A lead owes the customer an answer about the priority; it stays as it is until then.

    Clause: SGC-SAC-001 4.1.4
    Refuses: NOT_ALLOWED, WRONG_STATE, ALREADY_DONE (once a ticket), REQUIRED (reason), TOO_LONG
    Records: PriorityReviewAsked
    Notifies: the leads who serve the area; when there is none, all of them
    """
    await act.require(Verb.ASK_PRIORITY_REVIEW, ticket)
    if ticket.review_state is not None:
        raise Refusal(Code.ALREADY_DONE, clause="4.1.4")
    why = required(reason, "reason", LINE, clause="4.1.4")
    message = await add_message(act, ticket, why, kind=MessageKind.REASON)
    await PriorityReview.create(
        ticket_id=ticket.id,
        priority=ticket.priority,
        asked_by_id=act.actor.person_id,
        asked_at=act.now,
        reason_id=message.id,
    )
    ticket.review_state = ReviewState.ASKED
    event = await act.record(ticket, PriorityReviewAsked(priority=ticket.priority), message=message)
    for person_id in await people_of(SupportLevel.N3, ticket):
        await act.notify("review_asked", ticket, person_id, event=event, message=message)
    return event


async def answer_priority_review(
    act: Act,
    ticket: Ticket,
    *,
    reason: str | None,
    impact: Impact | None = None,
    urgency: Urgency | None = None,
) -> Event:
    """The customer knows what became of the priority, and why: with neither impact nor urgency it
    is kept.

    Otherwise it follows from them by the matrix in force, as ever; a new one is a new promise.

    Clause: SGC-SAC-001 4.1.4
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, NOT_FOUND (nobody asked), ALREADY_DONE,
      REQUIRED (reason),
        TOO_LONG
    Records: PriorityReviewAnswered; before it Prioritized, and Promised when the priority changes
    Notifies: who asked, and the requester
    """
    await act.require(Verb.ANSWER_PRIORITY_REVIEW, ticket)
    review = await _pending_review(ticket)
    why = required(reason, "reason", LINE, clause="4.1.4")
    message = await add_message(act, ticket, why, kind=MessageKind.REASON)
    before = ticket.priority
    if impact is not None or urgency is not None:
        confirmed = replace(
            weighed(ticket), impact=impact or ticket.impact, urgency=urgency or ticket.urgency
        )
        await settle_priority(act, ticket, confirmed)
    outcome = _outcome(before, ticket.priority)
    await _close(act, review, outcome, message)
    ticket.review_state = outcome
    event = await act.record(
        ticket,
        PriorityReviewAnswered(outcome=outcome, priority=ticket.priority, priority_before=before),
        message=message,
    )
    for person_id in dict.fromkeys([review.asked_by_id, ticket.requester_id]):
        await act.notify("review_answered", ticket, person_id, event=event, message=message)
    return event


async def _pending_review(ticket: Ticket) -> PriorityReview:
    review = await PriorityReview.get_or_none(ticket_id=ticket.id)
    if review is None:
        raise Refusal(Code.NOT_FOUND, clause="4.1.4")
    if review.state is not ReviewState.ASKED:
        raise Refusal(Code.ALREADY_DONE, clause="4.1.4")
    return review


async def _close(act: Act, review: PriorityReview, outcome: ReviewState, message: Message) -> None:
    review.state = outcome
    review.answered_by_id, review.answered_at = act.actor.person_id, act.now
    review.answer_id = message.id
    await review.save()


def _outcome(before: Priority, after: Priority) -> ReviewState:
    if after is before:
        return ReviewState.KEPT
    return ReviewState.RAISED if after.rank < before.rank else ReviewState.LOWERED
