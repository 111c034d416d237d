"""Every act on a ticket, declared once (RULES 2 and 3).

From a declaration follow: in which states the act is possible, who may do it, when it is offered
(`allowedActions`), the clause and the roles of its mutation, and with its event the state that it
leads to.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from models.vocabulary import OPEN, ReviewState, Role, Status
from procedure.core import events
from procedure.core.events import TicketEvent
from procedure.core.relations import ROLES_IN, Relation
from procedure.core.situation import Situation


class Verb(StrEnum):
    """An act that may be done on a ticket, in the procedure's order."""

    CLASSIFY = "CLASSIFY"
    PRIORITIZE = "PRIORITIZE"
    ASK_PRIORITY_REVIEW = "ASK_PRIORITY_REVIEW"
    ANSWER_PRIORITY_REVIEW = "ANSWER_PRIORITY_REVIEW"
    ANALYZE = "ANALYZE"
    ASSIGN = "ASSIGN"
    TAKE = "TAKE"
    ACCEPT = "ACCEPT"
    HAND_OVER = "HAND_OVER"
    REPLY = "REPLY"
    ATTACH = "ATTACH"
    ADD_NOTE = "ADD_NOTE"
    ASK_CUSTOMER = "ASK_CUSTOMER"
    WAIT_FOR_THIRD_PARTY = "WAIT_FOR_THIRD_PARTY"
    RESUME = "RESUME"
    CONSULT_KNOWLEDGE = "CONSULT_KNOWLEDGE"
    ESCALATE = "ESCALATE"
    JOIN = "JOIN"
    ACKNOWLEDGE_ESCALATION = "ACKNOWLEDGE_ESCALATION"
    DEESCALATE = "DEESCALATE"
    RESOLVE = "RESOLVE"
    RESOLVE_AT_FIRST_CONTACT = "RESOLVE_AT_FIRST_CONTACT"
    CONFIRM = "CONFIRM"
    REJECT = "REJECT"
    CLOSE = "CLOSE"
    SUBMIT_SURVEY = "SUBMIT_SURVEY"
    FOLLOW_UP = "FOLLOW_UP"
    REOPEN = "REOPEN"
    WITHDRAW = "WITHDRAW"
    MERGE = "MERGE"
    UNMERGE = "UNMERGE"
    LINK = "LINK"
    UNLINK = "UNLINK"
    NAME_COMPLAINED_ABOUT = "NAME_COMPLAINED_ABOUT"
    RELEASE_COMPLAINT = "RELEASE_COMPLAINT"
    WATCH = "WATCH"
    UNWATCH = "UNWATCH"


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
