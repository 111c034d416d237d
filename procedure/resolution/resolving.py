"""4.3.4, 4.3.5: the solution is in place and documented, and the customer is asked whether it is
one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from models.closure import Resolution
from models.conversation import Event, Message
from models.tickets import Ticket
from models.vocabulary import (
    STAFF,
    Audience,
    Complexity,
    Impact,
    MessageKind,
    TicketType,
    Urgency,
)
from procedure.assignment.assigning import analyze, take
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import ConfirmationAsked, Resolved, SurveyAsked
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import required
from procedure.reception.classification import classify, prioritize
from procedure.reception.links import linked_tickets
from procedure.reception.registration import Request, register
from procedure.resolution.conversation import add_message
from procedure.resolution.escalation_calls import end_calls
from procedure.resolution.knowledge import consult_knowledge, require_published
from procedure.resolution.reply import reply

ANSWERS = (MessageKind.REPLY.value, MessageKind.QUESTION.value)


@dataclass(frozen=True)
class FirstContact:
    """Everything that settles a request at once. `reply` is what the customer was told, and
    `replied_at` when; `terms` what was looked for in the knowledge base.
    """

    area_id: int
    impact: Impact
    urgency: Urgency
    complexity: Complexity
    reply: str | None
    cause: str | None
    actions: str | None
    solution: str | None
    reason: str | None = None
    security: bool | None = None
    major_incident: bool | None = None
    type: TicketType | None = None
    details: Mapping[str, str | None] | None = None
    terms: str | None = None
    article_id: int | None = None
    replied_at: datetime | None = None


async def resolve(
    act: Act,
    ticket: Ticket,
    *,
    cause: str | None,
    actions: str | None,
    solution: str | None,
    article_id: int | None = None,
    also_to: Sequence[int] = (),
) -> Event:
    """A solution is proposed: its cause, the actions and itself are documented, the customer reads
    it and is asked to confirm it and to rate the service. The resolution's clock stops, and a pause
    ends. The same may be proposed on linked tickets (`also_to`), one event each, each under its own
    guard.

    Clause: SGC-SAC-001 4.3.4, 4.3.5, 4.4.1, 4.4.2
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, REQUIRED (cause, actions, solution),
      TOO_LONG, NOT_FOUND (a published article; also_to), INVALID (not linked, at also_to),
      KNOWLEDGE_NOT_CONSULTED (C2 and up), NO_PUBLIC_MESSAGE
    Records: Resolved, ConfirmationAsked, SurveyAsked
    Notifies: the requester, to confirm or reject
    """
    others = await linked_tickets(act, ticket, also_to)
    event = await _resolve(act, ticket, cause, actions, solution, article_id)
    for other in others:
        await _resolve(act, other, cause, actions, solution, article_id)
    return event


async def _resolve(
    act: Act,
    ticket: Ticket,
    cause: str | None,
    actions: str | None,
    solution: str | None,
    article_id: int | None,
) -> Event:
    await act.require(Verb.RESOLVE, ticket)
    words = {
        "cause": required(cause, "cause", clause="4.3.5"),
        "actions": required(actions, "actions", clause="4.3.5"),
        "solution": required(solution, "solution", clause="4.3.4"),
    }
    await require_published(article_id)
    _require_consulted(ticket)
    await _require_public_message(ticket)
    message = await add_message(act, ticket, words["solution"], kind=MessageKind.SOLUTION)
    resolution = await _propose(act, ticket, words, article_id)
    ticket.resolved_at, ticket.first_resolved_at = act.now, ticket.first_resolved_at or act.now
    fact = Resolved(resolution_id=resolution.id, round=resolution.round, article_id=article_id)
    event = await act.record(ticket, fact, message=message)
    await end_calls(act, ticket)
    await _ask(act, ticket, resolution, message)
    return event


async def resolve_at_first_contact(act: Act, ticket: Ticket, contact: FirstContact) -> Event:
    """A request just registered is classified, prioritized, analyzed, taken, answered and resolved
    in one call; every step is recorded, and every step's own guard holds.

    Clause: SGC-SAC-001 4.1.3, 4.1.4, 4.2.1, 4.2.2, 4.3.2, 4.3.4
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, and what classify, prioritize, analyze,
      take,
        consult_knowledge, reply and resolve refuse
    Records: what those record
    Notifies: whom those notify
    """
    await act.require(Verb.RESOLVE_AT_FIRST_CONTACT, ticket)
    await classify(
        act,
        ticket,
        type=contact.type or ticket.type,
        area_id=contact.area_id,
        details=contact.details,
    )
    await prioritize(
        act,
        ticket,
        impact=contact.impact,
        urgency=contact.urgency,
        reason=contact.reason,
        security=contact.security,
        major_incident=contact.major_incident,
    )
    await analyze(act, ticket, complexity=contact.complexity)
    await take(act, ticket)
    if contact.terms is not None:
        await consult_knowledge(act, ticket, terms=contact.terms, article_id=contact.article_id)
    await reply(act, ticket, body=contact.reply, occurred_at=contact.replied_at)
    return await resolve(
        act,
        ticket,
        cause=contact.cause,
        actions=contact.actions,
        solution=contact.solution,
        article_id=contact.article_id,
    )


async def register_resolved(
    act: Act, request: Request, contact: FirstContact
) -> tuple[Ticket, Event]:
    """A request that was settled while the customer was there is registered and resolved in one
    call.

    Clause: SGC-SAC-001 4.1.2, and those of resolve_at_first_contact
    Refuses: what register refuses, at `register.<field>`, and what resolve_at_first_contact refuses
    Records: what those record
    Notifies: whom those notify
    """
    try:
        ticket, _ = await register(act, request)
    except Refusal as refusal:
        refusal.field = f"register.{refusal.field}" if refusal.field else "register"
        raise
    return ticket, await resolve_at_first_contact(act, ticket, contact)


def _require_consulted(ticket: Ticket) -> None:
    if ticket.complexity is not Complexity.C1 and not ticket.consulted:
        raise Refusal(Code.KNOWLEDGE_NOT_CONSULTED, clause="4.3.2")


async def _require_public_message(ticket: Ticket) -> None:
    """A solution out of the blue is no answer: somebody of the staff spoke with the customer
    before.
    """
    said = Message.filter(
        ticket_id=ticket.id,
        audience=Audience.PUBLIC,
        kind__in=ANSWERS,
        author_role__in=[role.value for role in STAFF],
    )
    if not await said.exists():
        raise Refusal(Code.NO_PUBLIC_MESSAGE, clause="4.3.4")


async def _propose(
    act: Act, ticket: Ticket, words: Mapping[str, str], article_id: int | None
) -> Resolution:
    return await Resolution.create(
        ticket_id=ticket.id,
        round=await Resolution.filter(ticket_id=ticket.id).count() + 1,
        article_id=article_id,
        resolved_by_id=act.actor.person_id,
        resolved_at=act.now,
        survey_asked_at=act.now,
        cause=words["cause"],
        actions=words["actions"],
        solution=words["solution"],
    )


async def _ask(act: Act, ticket: Ticket, resolution: Resolution, message: Message) -> None:
    """One notice asks both: to confirm (4.4.1) and, on the same page, to rate (4.4.2)."""
    asked = await act.record(ticket, ConfirmationAsked(resolution_id=resolution.id))
    await act.record(ticket, SurveyAsked(resolution_id=resolution.id))
    await act.notify("confirm", ticket, ticket.requester_id, event=asked, message=message)
