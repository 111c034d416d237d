"""Every act on a ticket, declared once (RULES 2 and 3).

From a declaration follow: in which states the act is possible, who may do it, when it is offered
(`allowedActions`), the clause and the roles of its mutation, and with its event the state that it
leads to.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from models.told_words import ToldWord
from models.vocabulary import OPEN, ReviewState, Role, Status
from procedure.core import events
from procedure.core.events import TicketEvent
from procedure.core.relations import ROLES_IN, Relation
from procedure.core.situation import Situation


class Verb(ToldWord):
    """An act that may be done on a ticket, in the procedure's order."""

    CLASSIFY = "CLASSIFY", "Confirm type and area, and all three at once if you like."
    EDIT = "EDIT", "Correct the subject or the type's fields; staff say why."
    TAG = "TAG", "Put a tag on it, by which the staff find it."
    UNTAG = "UNTAG", "Take a tag off it."
    PRIORITIZE = "PRIORITIZE", "Weigh impact and urgency; the priority follows."
    ASK_PRIORITY_REVIEW = "ASK_PRIORITY_REVIEW", "Doubt the priority, once; a lead answers."
    ANSWER_PRIORITY_REVIEW = (
        "ANSWER_PRIORITY_REVIEW",
        "Answer the customer who doubts the priority.",
    )
    ANALYZE = "ANALYZE", "Say how complex it is."
    ASSIGN = "ASSIGN", "Give it to somebody who fits, or to the ranking's first."
    TAKE = "TAKE", "Own it and begin; offered where you serve its area and nobody owns it."
    ACCEPT = "ACCEPT", "Begin with what was assigned to you."
    HAND_OVER = "HAND_OVER", "Pass it to somebody who fits, with a reason."
    REPLY = "REPLY", "Write to the customer, or as the customer to the desk."
    ATTACH = "ATTACH", "Bring files that were uploaded before."
    ADD_NOTE = "ADD_NOTE", "Write something down for the staff alone."
    ASK_CUSTOMER = "ASK_CUSTOMER", "Ask, and let the resolution clock wait for the answer."
    WAIT_FOR_THIRD_PARTY = "WAIT_FOR_THIRD_PARTY", "Say who owes what by when; the clock goes on."
    RESUME = "RESUME", "The third party is waited for no more."
    CONSULT_KNOWLEDGE = (
        "CONSULT_KNOWLEDGE",
        "Record what you looked for; owed before C2 and up is resolved.",
    )
    ESCALATE = "ESCALATE", "Call a higher level of support, with a reason."
    JOIN = "JOIN", "Work on it without owning it."
    ACKNOWLEDGE_ESCALATION = "ACKNOWLEDGE_ESCALATION", "Answer the call to your level."
    DEESCALATE = "DEESCALATE", "End the escalation, with a reason."
    RESOLVE = "RESOLVE", "Propose a solution with its cause and what was done."
    RESOLVE_AT_FIRST_CONTACT = (
        "RESOLVE_AT_FIRST_CONTACT",
        "Classify, answer and resolve in one call.",
    )
    CONFIRM = (
        "CONFIRM",
        "The solution is one, and the ticket closes; staff bring the evidence of a call.",
    )
    REJECT = "REJECT", "The solution is none; say in one line what is missing."
    CLOSE = "CLOSE", "Close it with the evidence of a call."
    SUBMIT_SURVEY = "SUBMIT_SURVEY", "Rate the service, or revise the rating."
    FOLLOW_UP = "FOLLOW_UP", "Record the outcome of a follow-up that is yours to do."
    REOPEN = "REOPEN", "It was not solved after all; within the days of its policy."
    WITHDRAW = "WITHDRAW", "Take it back, with a reason."
    MERGE = "MERGE", "Fold it into another one with the same readers."
    UNMERGE = "UNMERGE", "Take it out again, within thirty days."
    LINK = "LINK", "Link it to another ticket, where the two may not be merged."
    UNLINK = "UNLINK", "Undo a link."
    NAME_COMPLAINED_ABOUT = (
        "NAME_COMPLAINED_ABOUT",
        "Say whom the complaint is about, or that it is nobody of the desk.",
    )
    RELEASE_COMPLAINT = (
        "RELEASE_COMPLAINT",
        "Take it out of the rules of complaints, with a reason.",
    )
    WATCH = "WATCH", "Follow it, or add a colleague who does."
    UNWATCH = "UNWATCH", "Follow it no more, or take off whom you may."


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is true of one act.

    `clause`: the sentence of SGC-SAC-001 that it fulfils. `sources`: the states in which it is
    possible. `by`: who may, by role and relation. `event`: what it leaves on record, and with that
    the state it leads to. `offered`: when a client shows it, beside all that.
    """

    verb: Verb
    clause: str
    sources: AbstractSet[Status]
    by: AbstractSet[Relation]
    event: type[TicketEvent]
    offered: Callable[[Situation], bool] = lambda _: True

    @property
    def target(self) -> Status | None:
        """The state it leads to; None if the state stays, or is again what it was before."""
        return self.event.leads_to

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that may do it on some ticket; the others on none."""
        return frozenset[Role]().union(*(ROLES_IN[relation] for relation in self.by))


REGISTERED, RESOLVED, CLOSED = Status.REGISTERED, Status.RESOLVED, Status.CLOSED
WAITING = {Status.WAITING_CUSTOMER, Status.WAITING_THIRD_PARTY}
WORKED_ON = WAITING | {Status.IN_PROGRESS}
REQUESTER, PARTNER, LEAD = Relation.REQUESTER, Relation.PARTNER, Relation.LEAD
WORKERS = {Relation.WORKER, LEAD}
OWNERS = {Relation.OWNER, LEAD}
CALLED = {Relation.TECHNICIAN, Relation.RESPONDER, LEAD}
SPEAKERS = {REQUESTER, Relation.WATCHER, PARTNER} | WORKERS


_DECLARATIONS = (
    # 4.1 Recepción de Solicitudes
    Declaration(Verb.CLASSIFY, "4.1.3", OPEN, WORKERS, events.Classified),
    Declaration(
        Verb.EDIT,
        "4.1.3",
        OPEN,
        {REQUESTER, PARTNER} | WORKERS,
        events.Edited,
        offered=lambda situation: situation.actor.is_staff or not situation.ticket.classified,
    ),
    Declaration(Verb.TAG, "4.1.3", frozenset(Status) - {Status.MERGED}, WORKERS, events.Tagged),
    Declaration(
        Verb.UNTAG,
        "4.1.3",
        frozenset(Status) - {Status.MERGED},
        WORKERS,
        events.Untagged,
        offered=lambda situation: situation.standing.is_tagged,
    ),
    Declaration(Verb.PRIORITIZE, "4.1.4", OPEN, WORKERS, events.Prioritized),
    Declaration(
        Verb.ASK_PRIORITY_REVIEW,
        "4.1.4",
        OPEN,
        {REQUESTER},
        events.PriorityReviewAsked,
        offered=lambda situation: situation.ticket.review_state is None,
    ),
    Declaration(
        Verb.ANSWER_PRIORITY_REVIEW,
        "4.1.4",
        OPEN,
        {LEAD},
        events.PriorityReviewAnswered,
        offered=lambda situation: situation.ticket.review_state == ReviewState.ASKED,
    ),
    # 4.2 Análisis y Asignación
    Declaration(Verb.ANALYZE, "4.2.1", OPEN, WORKERS, events.Analyzed),
    Declaration(Verb.ASSIGN, "4.2.2", OPEN - {REGISTERED}, {LEAD}, events.Assigned),
    Declaration(
        Verb.TAKE,
        "4.2.2",
        {Status.CLASSIFIED},
        {Relation.STAFF},
        events.Accepted,
        offered=lambda situation: situation.standing.serves,
    ),
    Declaration(Verb.ACCEPT, "4.2.2", {Status.ASSIGNED}, {Relation.OWNER}, events.Accepted),
    Declaration(Verb.HAND_OVER, "4.2.2", WORKED_ON | {Status.ASSIGNED}, OWNERS, events.HandedOver),
    # 4.3 Gestión y Resolución
    Declaration(Verb.REPLY, "4.3.4", OPEN, SPEAKERS, events.Replied),
    Declaration(Verb.ATTACH, "4.3.5", OPEN, SPEAKERS, events.Attached),
    Declaration(Verb.ADD_NOTE, "4.3.5", OPEN | {CLOSED}, WORKERS, events.NoteAdded),
    Declaration(Verb.ASK_CUSTOMER, "4.3.1", {Status.IN_PROGRESS}, OWNERS, events.CustomerAsked),
    Declaration(
        Verb.WAIT_FOR_THIRD_PARTY, "4.3.1", {Status.IN_PROGRESS}, OWNERS, events.ThirdPartyAwaited
    ),
    Declaration(Verb.RESUME, "4.3.1", {Status.WAITING_THIRD_PARTY}, OWNERS, events.Resumed),
    Declaration(Verb.CONSULT_KNOWLEDGE, "4.3.2", OPEN, {Relation.STAFF}, events.KnowledgeConsulted),
    Declaration(Verb.ESCALATE, "4.3.3", OPEN, OWNERS, events.Escalated),
    Declaration(
        Verb.JOIN,
        "4.3.3",
        OPEN,
        {Relation.STAFF},
        events.Joined,
        offered=lambda situation: not situation.works_on_it,
    ),
    Declaration(
        Verb.ACKNOWLEDGE_ESCALATION,
        "4.3.3",
        OPEN,
        CALLED,
        events.EscalationAcknowledged,
        offered=lambda situation: situation.standing.called,
    ),
    Declaration(
        Verb.DEESCALATE,
        "4.3.3",
        OPEN,
        {LEAD},
        events.Deescalated,
        offered=lambda situation: situation.ticket.escalation_level is not None,
    ),
    Declaration(Verb.RESOLVE, "4.3.4", WORKED_ON, OWNERS, events.Resolved),
    Declaration(Verb.RESOLVE_AT_FIRST_CONTACT, "4.3.4", {REGISTERED}, WORKERS, events.Resolved),
    # 4.4 Cierre y Seguimiento
    Declaration(Verb.CONFIRM, "4.4.1", {RESOLVED}, {REQUESTER} | WORKERS, events.Closed),
    Declaration(Verb.REJECT, "4.4.1", {RESOLVED}, {REQUESTER, LEAD}, events.Rejected),
    Declaration(Verb.CLOSE, "4.4.3", {RESOLVED}, WORKERS, events.Closed),
    Declaration(
        Verb.SUBMIT_SURVEY,
        "4.4.2",
        {RESOLVED, CLOSED},
        {REQUESTER},
        events.SurveySubmitted,
        offered=lambda situation: situation.may_still_be_rated,
    ),
    Declaration(
        Verb.FOLLOW_UP,
        "4.4.4",
        frozenset(Status) - {Status.MERGED},
        WORKERS,
        events.FollowedUp,
        offered=lambda situation: situation.standing.owes,
    ),
    Declaration(
        Verb.REOPEN,
        "4.4.3",
        {CLOSED},
        {REQUESTER, LEAD},
        events.Reopened,
        offered=lambda situation: situation.may_still_be_reopened,
    ),
    Declaration(Verb.WITHDRAW, "4.4.3", OPEN, {REQUESTER, PARTNER, LEAD}, events.Withdrawn),
    Declaration(Verb.MERGE, "4.1.2", OPEN, WORKERS, events.Merged),
    Declaration(
        Verb.UNMERGE,
        "4.1.2",
        {Status.MERGED},
        {LEAD},
        events.Unmerged,
        offered=lambda situation: situation.may_still_be_unmerged,
    ),
    Declaration(Verb.LINK, "4.1.2", frozenset(Status), WORKERS, events.Linked),
    Declaration(
        Verb.UNLINK,
        "4.1.2",
        frozenset(Status),
        WORKERS,
        events.Unlinked,
        offered=lambda situation: situation.standing.is_linked,
    ),
    # 6 Quejas y reclamaciones
    Declaration(
        Verb.NAME_COMPLAINED_ABOUT,
        "6",
        frozenset(Status),
        {LEAD},
        events.ComplainedAboutNamed,
        offered=lambda situation: situation.standing.is_complaint,
    ),
    Declaration(
        Verb.RELEASE_COMPLAINT,
        "6",
        OPEN,
        {LEAD},
        events.ComplaintReleased,
        offered=lambda situation: situation.standing.is_complaint,
    ),
    # 4.2.4 Who else is told
    Declaration(
        Verb.WATCH,
        "4.2.4",
        OPEN,
        {Relation.CUSTOMER, Relation.STAFF, Relation.COMPLAINED_ABOUT},
        events.WatcherAdded,
        offered=lambda situation: situation.has_whom_to_add,
    ),
    Declaration(
        Verb.UNWATCH,
        "4.2.4",
        frozenset(Status),
        {REQUESTER, Relation.WATCHER, Relation.STAFF, Relation.COMPLAINED_ABOUT},
        events.WatcherRemoved,
        offered=lambda situation: situation.standing.watches or situation.standing.removes,
    ),
)
ACTS = {declaration.verb: declaration for declaration in _DECLARATIONS}
