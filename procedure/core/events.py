"""What can happen to a ticket: typed facts, each with the clause of SGC-SAC-001 that it fulfils,
who may know of it and the state that follows.

An event holds identifiers, enum values and instants, never words of a person: those live in message
rows.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

import orjson

from models.told_words import ToldWord
from models.vocabulary import (
    Audience,
    Channel,
    ClockName,
    ClosureBasis,
    Complexity,
    DelayCause,
    FollowUpKind,
    Impact,
    LinkKind,
    NoteKind,
    Priority,
    ReceiptWay,
    ReviewState,
    Severity,
    Status,
    SupportLevel,
    TicketType,
    Trigger,
    Urgency,
)

PROCEDURE_REVISION = 1
PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL
AUDIENCE = "audience"


class EventKind(ToldWord):
    """What happened to a ticket."""

    REGISTERED = (
        "REGISTERED",
        "The request came in and has its number, a provisional priority and both promises.",
    )
    CLASSIFIED = (
        "CLASSIFIED",
        "Staff confirmed its type and area; with priority and complexity it may be assigned.",
    )
    EDITED = (
        "EDITED",
        "The subject or the fields of its type were corrected; what they said before is kept.",
    )
    TAGGED = "TAGGED", "It bears a tag, by which the staff find it among others of its kind."
    UNTAGGED = "UNTAGGED", "It bears a tag no more."
    PRIORITIZED = (
        "PRIORITIZED",
        "Staff weighed impact and urgency; a priority that changed is a new promise.",
    )
    ANALYZED = "ANALYZED", "Staff said how complex it is, which decides who may own it."
    PRIORITY_RAISED = (
        "PRIORITY_RAISED",
        "Its priority went up by itself, to the least that its type or company allows.",
    )
    PRIORITY_REVIEW_ASKED = (
        "PRIORITY_REVIEW_ASKED",
        "The customer asked once that the priority be looked at again: a lead owes an answer.",
    )
    PRIORITY_REVIEW_ANSWERED = (
        "PRIORITY_REVIEW_ANSWERED",
        "A lead answered the customer who doubted the priority.",
    )
    PROMISED = (
        "PROMISED",
        "Both due times that hold from now on; they replace those of the promise before.",
    )
    RECEIPT_NOTIFIED = (
        "RECEIPT_NOTIFIED",
        "The requester was told that it is registered, with number and due times.",
    )
    COMPLAINT_REGISTERED = (
        "COMPLAINT_REGISTERED",
        "It is a complaint, and stands in register 004 for good.",
    )
    COMPLAINED_ABOUT_NAMED = (
        "COMPLAINED_ABOUT_NAMED",
        "A lead said whom the complaint is about, or that it is nobody of the desk.",
    )
    COMPLAINT_SEVERITY_RAISED = (
        "COMPLAINT_SEVERITY_RAISED",
        "The complaint became graver with its priority; the manager hears of it.",
    )
    COMPLAINT_RELEASED = (
        "COMPLAINT_RELEASED",
        "A lead took it out of the rules of complaints, with a reason; the register keeps it.",
    )
    ASSIGNED = "ASSIGNED", "It has an owner, or another one: they are to accept it."
    ACCEPTED = "ACCEPTED", "Its owner works on it."
    HANDED_OVER = "HANDED_OVER", "Its owner passed it to somebody else, with a reason."
    REPLIED = (
        "REPLIED",
        "Staff wrote to the customer; the first such message is the first response.",
    )
    CUSTOMER_REPLIED = (
        "CUSTOMER_REPLIED",
        "The customer, a follower or their system wrote: somebody should read it.",
    )
    ATTACHED = "ATTACHED", "Files came with it or after it; their digests are part of the chain."
    NOTE_ADDED = "NOTE_ADDED", "Staff noted a finding, an action or a decision for each other."
    CUSTOMER_ASKED = (
        "CUSTOMER_ASKED",
        "Staff asked the customer something: the resolution clock waits for the answer.",
    )
    CUSTOMER_ANSWERED = (
        "CUSTOMER_ANSWERED",
        "The customer answered: the resolution clock goes on from when the answer arrived.",
    )
    THIRD_PARTY_AWAITED = (
        "THIRD_PARTY_AWAITED",
        "A supplier or another area owes something by a date; the clock goes on.",
    )
    RESUMED = "RESUMED", "The third party is waited for no more."
    KNOWLEDGE_CONSULTED = (
        "KNOWLEDGE_CONSULTED",
        "Staff looked into the knowledge base, and found an article or none.",
    )
    ESCALATED = "ESCALATED", "A level of support was called: somebody of it is to acknowledge that."
    JOINED = "JOINED", "Somebody of the staff works on it without owning it."
    ESCALATION_ACKNOWLEDGED = (
        "ESCALATION_ACKNOWLEDGED",
        "Somebody of the level that was called answered the call.",
    )
    DEESCALATED = "DEESCALATED", "A lead ended the escalation: the calls are over."
    RESOLVED = (
        "RESOLVED",
        "A solution is proposed; its clock stands still until the customer answers.",
    )
    CONFIRMATION_ASKED = "CONFIRMATION_ASKED", "The customer was asked whether the solution is one."
    SURVEY_ASKED = "SURVEY_ASKED", "The customer was asked to rate the service."
    CONFIRMED = (
        "CONFIRMED",
        "The customer confirmed the solution, or said so on a call whose evidence is kept.",
    )
    REJECTED = "REJECTED", "The customer, or a lead, rejected the solution: work and clock go on."
    SURVEY_SUBMITTED = "SURVEY_SUBMITTED", "The customer rated the service, or revised the rating."
    CLOSED = "CLOSED", "It ended, on a basis; it may be reopened for some days."
    REOPENED = "REOPENED", "It was not solved after all: work and clock go on."
    FOLLOW_UP_SCHEDULED = "FOLLOW_UP_SCHEDULED", "Somebody owes it a look or a call by a date."
    WITHDRAWN = "WITHDRAWN", "The customer took it back; both clocks are cancelled."
    MERGED = "MERGED", "It was folded into another ticket, where the conversation goes on."
    ABSORBED = (
        "ABSORBED",
        "Another ticket was folded into this one: the earliest start and strictest priority hold.",
    )
    UNMERGED = (
        "UNMERGED",
        "It was taken out of the other ticket again, with a start and promise of its own.",
    )
    SEPARATED = "SEPARATED", "The other ticket was taken out of this one again."
    CONTINUED = "CONTINUED", "A new ticket goes on where this ended one stopped: read on there."
    LINKED = "LINKED", "It was linked to another ticket."
    UNLINKED = "UNLINKED", "A link to another ticket was undone."
    WATCHER_ADDED = "WATCHER_ADDED", "Somebody follows it, sees it and is told of answers."
    WATCHER_REMOVED = "WATCHER_REMOVED", "Somebody follows it no more."
    REQUESTER_CHANGED = (
        "REQUESTER_CHANGED",
        "It speaks through another person of the company: who had it has left.",
    )
    REQUESTER_LEFT = (
        "REQUESTER_LEFT",
        "Who asked has no access any more, and no successor.",
    )
    ORGANIZATION_CHANGED = (
        "ORGANIZATION_CHANGED",
        "It belongs to the company that its requester has joined.",
    )
    BREACH_RECORDED = (
        "BREACH_RECORDED",
        "A promise was not kept: this stays on record, whatever is promised later.",
    )
    THRESHOLD_REACHED = (
        "THRESHOLD_REACHED",
        "A part of a promise's time is used: the matrix says who hears of it.",
    )
    LEFT_UNASSIGNED = "LEFT_UNASSIGNED", "Nobody has owned it for too long: the leads hear of it."
    NOBODY_AVAILABLE = (
        "NOBODY_AVAILABLE",
        "The ranking found nobody who fits and is there; it will try again.",
    )
    ESCALATION_UNANSWERED = (
        "ESCALATION_UNANSWERED",
        "Nobody acknowledged a call in time: the level above is called.",
    )
    UPDATE_OWED = (
        "UPDATE_OWED",
        "The customer has heard nothing for too long: whoever owns it should write.",
    )
    THIRD_PARTY_LATE = (
        "THIRD_PARTY_LATE",
        "The date by which the third party was expected has passed: ask them.",
    )
    DELAY_TOLD = (
        "DELAY_TOLD",
        "The customer was told that it is late, why, and by when it is expected.",
    )
    CONFIRMATION_REMINDED = (
        "CONFIRMATION_REMINDED",
        "The customer was reminded to confirm or reject the solution.",
    )
    SURVEY_REMINDED = "SURVEY_REMINDED", "The customer was reminded that they may rate the service."
    FOLLOW_UP_DUE = (
        "FOLLOW_UP_DUE",
        "The date of a follow-up has come: do it and record its outcome.",
    )
    FOLLOW_UP_LEFT = "FOLLOW_UP_LEFT", "A follow-up was left alone: a lead hears of it."
    FOLLOWED_UP = "FOLLOWED_UP", "A follow-up was done, with its outcome."


EVENTS: dict[EventKind, type[TicketEvent]] = {}


@dataclass(frozen=True)
class TicketEvent:
    """A fact to be recorded. A subclass says which, and declares with it once and for all:

    `clause`: the sentence of SGC-SAC-001 that it fulfils. `audience`: who of those who see the
    ticket may know of it. `leads_to`: the state in which the ticket is since; none where the state
    stays.
    """

    kind: ClassVar[EventKind]
    clause: ClassVar[str]
    audience: ClassVar[Audience]
    leads_to: ClassVar[Status | None]

    def __init_subclass__(
        cls,
        *,
        kind: EventKind,
        clause: str,
        audience: Audience,
        leads_to: Status | None = None,
    ) -> None:
        cls.kind, cls.clause, cls.audience, cls.leads_to = kind, clause, audience, leads_to
        EVENTS[kind] = cls

    def data(self) -> str:
        """Canonical JSON, the same bytes for the same facts: it goes into the hash."""
        facts = {name: _plain(value) for name, value in asdict(self).items() if value is not None}
        return orjson.dumps(facts, option=orjson.OPT_SORT_KEYS).decode()


def internal_fact() -> Any:
    """A fact of a public event that is the staff's alone, like how much others have to do."""
    return field(default=None, metadata={AUDIENCE: Audience.INTERNAL})


def is_public_fact(kind: EventKind, name: str) -> bool:
    """Whether customers may know of this fact of an event that they see."""
    told = {each.name: each.metadata.get(AUDIENCE) for each in fields(EVENTS[kind])}
    return told.get(name) is not Audience.INTERNAL


def kinds_for(*audiences: Audience) -> tuple[EventKind, ...]:
    """The kinds of event that are meant for any of these; what declares nothing is in none."""
    return tuple(kind for kind, event in EVENTS.items() if event.audience in audiences)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds")
    return value.value if isinstance(value, StrEnum) else value


# 4.1 Recepción de Solicitudes


@dataclass(frozen=True)
class Registered(
    TicketEvent,
    kind=EventKind.REGISTERED,
    clause="4.1.2",
    audience=PUBLIC,
    leads_to=Status.REGISTERED,
):
    """`via` is the channel; `late` says that it was recorded after it occurred (RULES 4.1);
    `floor` is the company's own, where it has one.
    """

    via: Channel
    type: TicketType
    priority: Priority
    impact: Impact
    urgency: Urgency
    levels_revision: int
    matrix_revision: int
    late: bool
    floor: Priority | None = None


@dataclass(frozen=True)
class Classified(TicketEvent, kind=EventKind.CLASSIFIED, clause="4.1.3", audience=PUBLIC):
    type: TicketType
    area_id: int
    type_before: TicketType
    area_id_before: int | None


@dataclass(frozen=True)
class Edited(TicketEvent, kind=EventKind.EDITED, clause="4.1.3", audience=PUBLIC):
    """`changed` names the fields, `subject` or those of the type, one after the other."""

    changed: str


@dataclass(frozen=True)
class Tagged(TicketEvent, kind=EventKind.TAGGED, clause="4.1.3", audience=INTERNAL):
    tag_id: int


@dataclass(frozen=True)
class Untagged(TicketEvent, kind=EventKind.UNTAGGED, clause="4.1.3", audience=INTERNAL):
    tag_id: int


@dataclass(frozen=True)
class Prioritized(TicketEvent, kind=EventKind.PRIORITIZED, clause="4.1.4", audience=PUBLIC):
    priority: Priority
    impact: Impact
    urgency: Urgency
    priority_before: Priority
    levels_revision: int
    matrix_revision: int
    security: bool | None = None
    major_incident: bool | None = None
    floor: Priority | None = None


@dataclass(frozen=True)
class PriorityRaised(TicketEvent, kind=EventKind.PRIORITY_RAISED, clause="4.1.4", audience=PUBLIC):
    """The priority went up by itself, to the least that the matrix allows for what the request
    turned out to be.
    """

    priority: Priority
    priority_before: Priority
    levels_revision: int
    matrix_revision: int
    floor: Priority | None = None


@dataclass(frozen=True)
class PriorityReviewAsked(
    TicketEvent, kind=EventKind.PRIORITY_REVIEW_ASKED, clause="4.1.4", audience=PUBLIC
):
    """The customer doubts `priority`."""

    priority: Priority


@dataclass(frozen=True)
class PriorityReviewAnswered(
    TicketEvent, kind=EventKind.PRIORITY_REVIEW_ANSWERED, clause="4.1.4", audience=PUBLIC
):
    outcome: ReviewState
    priority: Priority
    priority_before: Priority


@dataclass(frozen=True)
class Promised(TicketEvent, kind=EventKind.PROMISED, clause="4.2.3", audience=PUBLIC):
    """The two due times given for a priority (4.2.3): a row of the ledger of promises."""

    priority: Priority
    first_response_due_at: datetime | None
    resolution_due_at: datetime | None
    levels_revision: int


@dataclass(frozen=True)
class ReceiptNotified(
    TicketEvent, kind=EventKind.RECEIPT_NOTIFIED, clause="4.2.4", audience=PUBLIC
):
    """`how` is MAIL, READ_BACK to a caller without mail, or ANSWER to the system that registered
    it.
    """

    how: ReceiptWay
    person_id: int


@dataclass(frozen=True)
class ComplaintRegistered(
    TicketEvent, kind=EventKind.COMPLAINT_REGISTERED, clause="6", audience=INTERNAL
):
    complaint_id: int
    severity: Severity


@dataclass(frozen=True)
class ComplainedAboutNamed(
    TicketEvent, kind=EventKind.COMPLAINED_ABOUT_NAMED, clause="6", audience=INTERNAL
):
    """`person_id` is none when it is about nobody of the desk."""

    person_id: int | None
    person_id_before: int | None


@dataclass(frozen=True)
class ComplaintSeverityRaised(
    TicketEvent, kind=EventKind.COMPLAINT_SEVERITY_RAISED, clause="6", audience=INTERNAL
):
    severity: Severity
    severity_before: Severity


@dataclass(frozen=True)
class ComplaintReleased(
    TicketEvent, kind=EventKind.COMPLAINT_RELEASED, clause="6", audience=INTERNAL
):
    """It is handled as what its type says from now on; its row stays in the register."""

    complaint_id: int


# 4.2 Análisis y Asignación


@dataclass(frozen=True)
class Analyzed(TicketEvent, kind=EventKind.ANALYZED, clause="4.2.1", audience=INTERNAL):
    complexity: Complexity
    complexity_before: Complexity | None


@dataclass(frozen=True)
class Assigned(
    TicketEvent, kind=EventKind.ASSIGNED, clause="4.2.2", audience=PUBLIC, leads_to=Status.ASSIGNED
):
    """`ranked`: why the ranking gave it to them, as its reasons with their numbers; none when a
    person chose.
    """

    person_id: int
    person_id_before: int | None
    ranked: str | None = internal_fact()


@dataclass(frozen=True)
class Accepted(
    TicketEvent,
    kind=EventKind.ACCEPTED,
    clause="4.2.2",
    audience=PUBLIC,
    leads_to=Status.IN_PROGRESS,
):
    pass


@dataclass(frozen=True)
class HandedOver(
    TicketEvent,
    kind=EventKind.HANDED_OVER,
    clause="4.2.2",
    audience=PUBLIC,
    leads_to=Status.ASSIGNED,
):
    person_id: int
    person_id_before: int | None


@dataclass(frozen=True)
class LeftUnassigned(
    TicketEvent, kind=EventKind.LEFT_UNASSIGNED, clause="4.2.2", audience=INTERNAL
):
    """Nobody owned it for as long as its priority allows."""


@dataclass(frozen=True)
class NobodyAvailable(
    TicketEvent, kind=EventKind.NOBODY_AVAILABLE, clause="4.2.2", audience=INTERNAL
):
    """The ranking found nobody who fits and is there, at its attempt `number`."""

    number: int


# 4.3 Gestión y Resolución


@dataclass(frozen=True)
class Replied(TicketEvent, kind=EventKind.REPLIED, clause="4.3.4", audience=PUBLIC):
    """A public message by a person of staff: it meets the first response."""


@dataclass(frozen=True)
class CustomerReplied(
    TicketEvent, kind=EventKind.CUSTOMER_REPLIED, clause="4.3.1", audience=PUBLIC
):
    pass


@dataclass(frozen=True)
class Attached(TicketEvent, kind=EventKind.ATTACHED, clause="4.3.5", audience=PUBLIC):
    """`digests` are the SHA-256 of the files, so that the chain vouches for them too."""

    count: int
    digests: str


@dataclass(frozen=True)
class NoteAdded(TicketEvent, kind=EventKind.NOTE_ADDED, clause="4.3.5", audience=INTERNAL):
    note: NoteKind


@dataclass(frozen=True)
class CustomerAsked(
    TicketEvent,
    kind=EventKind.CUSTOMER_ASKED,
    clause="4.3.1",
    audience=PUBLIC,
    leads_to=Status.WAITING_CUSTOMER,
):
    pass


@dataclass(frozen=True)
class CustomerAnswered(
    TicketEvent,
    kind=EventKind.CUSTOMER_ANSWERED,
    clause="4.3.1",
    audience=PUBLIC,
    leads_to=Status.IN_PROGRESS,
):
    pass


@dataclass(frozen=True)
class ThirdPartyAwaited(
    TicketEvent,
    kind=EventKind.THIRD_PARTY_AWAITED,
    clause="4.3.1",
    audience=PUBLIC,
    leads_to=Status.WAITING_THIRD_PARTY,
):
    expected_at: datetime


@dataclass(frozen=True)
class Resumed(
    TicketEvent,
    kind=EventKind.RESUMED,
    clause="4.3.1",
    audience=PUBLIC,
    leads_to=Status.IN_PROGRESS,
):
    pass


@dataclass(frozen=True)
class KnowledgeConsulted(
    TicketEvent, kind=EventKind.KNOWLEDGE_CONSULTED, clause="4.3.2", audience=INTERNAL
):
    consultation_id: int
    article_id: int | None


@dataclass(frozen=True)
class Escalated(TicketEvent, kind=EventKind.ESCALATED, clause="4.3.3", audience=INTERNAL):
    """`trigger`: what called, by the matrix; none when a person did."""

    escalation_id: int
    level: SupportLevel
    trigger: Trigger | None = None
    leads: bool | None = None


@dataclass(frozen=True)
class Joined(TicketEvent, kind=EventKind.JOINED, clause="4.3.3", audience=INTERNAL):
    person_id: int
    level: SupportLevel


@dataclass(frozen=True)
class EscalationAcknowledged(
    TicketEvent, kind=EventKind.ESCALATION_ACKNOWLEDGED, clause="4.3.3", audience=INTERNAL
):
    """`leads`: the actor owns the ticket since, in the state in which it was."""

    escalation_id: int
    level: SupportLevel
    leads: bool = False


@dataclass(frozen=True)
class Deescalated(TicketEvent, kind=EventKind.DEESCALATED, clause="4.3.3", audience=INTERNAL):
    level: SupportLevel | None
    level_before: SupportLevel


@dataclass(frozen=True)
class EscalationUnanswered(
    TicketEvent, kind=EventKind.ESCALATION_UNANSWERED, clause="4.3.3", audience=INTERNAL
):
    """Nobody of `level` acknowledged the call in time: the next level is called."""

    escalation_id: int
    level: SupportLevel


@dataclass(frozen=True)
class UpdateOwed(TicketEvent, kind=EventKind.UPDATE_OWED, clause="4.3.5", audience=INTERNAL):
    """The customer has heard nothing for as long as the priority allows, for the `number`th time in
    a row.
    """

    number: int


@dataclass(frozen=True)
class ThirdPartyLate(
    TicketEvent, kind=EventKind.THIRD_PARTY_LATE, clause="4.3.1", audience=INTERNAL
):
    expected_at: datetime


@dataclass(frozen=True)
class Resolved(
    TicketEvent, kind=EventKind.RESOLVED, clause="4.3.4", audience=PUBLIC, leads_to=Status.RESOLVED
):
    resolution_id: int
    round: int
    article_id: int | None


# 4.4 Cierre y Seguimiento


@dataclass(frozen=True)
class ConfirmationAsked(
    TicketEvent, kind=EventKind.CONFIRMATION_ASKED, clause="4.4.1", audience=PUBLIC
):
    resolution_id: int


@dataclass(frozen=True)
class SurveyAsked(TicketEvent, kind=EventKind.SURVEY_ASKED, clause="4.4.2", audience=PUBLIC):
    resolution_id: int


@dataclass(frozen=True)
class ConfirmationReminded(
    TicketEvent, kind=EventKind.CONFIRMATION_REMINDED, clause="4.4.1", audience=PUBLIC
):
    resolution_id: int
    number: int


@dataclass(frozen=True)
class SurveyReminded(TicketEvent, kind=EventKind.SURVEY_REMINDED, clause="4.4.2", audience=PUBLIC):
    resolution_id: int
    number: int


@dataclass(frozen=True)
class Confirmed(TicketEvent, kind=EventKind.CONFIRMED, clause="4.4.1", audience=PUBLIC):
    resolution_id: int
    basis: ClosureBasis


@dataclass(frozen=True)
class Rejected(
    TicketEvent,
    kind=EventKind.REJECTED,
    clause="4.4.1",
    audience=PUBLIC,
    leads_to=Status.IN_PROGRESS,
):
    resolution_id: int


@dataclass(frozen=True)
class SurveySubmitted(
    TicketEvent, kind=EventKind.SURVEY_SUBMITTED, clause="4.4.2", audience=PUBLIC
):
    survey_id: int
    resolution_id: int
    satisfaction: int
    revision: int


@dataclass(frozen=True)
class Closed(
    TicketEvent, kind=EventKind.CLOSED, clause="4.4.3", audience=PUBLIC, leads_to=Status.CLOSED
):
    basis: ClosureBasis
    resolution_id: int


@dataclass(frozen=True)
class Reopened(
    TicketEvent,
    kind=EventKind.REOPENED,
    clause="4.4.3",
    audience=PUBLIC,
    leads_to=Status.IN_PROGRESS,
):
    pass


@dataclass(frozen=True)
class FollowUpScheduled(
    TicketEvent, kind=EventKind.FOLLOW_UP_SCHEDULED, clause="4.4.4", audience=INTERNAL
):
    follow_up_id: int
    reason: FollowUpKind
    due_at: datetime


@dataclass(frozen=True)
class FollowUpDue(TicketEvent, kind=EventKind.FOLLOW_UP_DUE, clause="4.4.4", audience=INTERNAL):
    follow_up_id: int
    reason: FollowUpKind


@dataclass(frozen=True)
class FollowUpLeft(TicketEvent, kind=EventKind.FOLLOW_UP_LEFT, clause="4.4.4", audience=INTERNAL):
    """Nobody did it within a working day of its date: the manager is told."""

    follow_up_id: int
    reason: FollowUpKind


@dataclass(frozen=True)
class FollowedUp(TicketEvent, kind=EventKind.FOLLOWED_UP, clause="4.4.4", audience=INTERNAL):
    follow_up_id: int
    reason: FollowUpKind


@dataclass(frozen=True)
class Withdrawn(
    TicketEvent,
    kind=EventKind.WITHDRAWN,
    clause="4.4.3",
    audience=PUBLIC,
    leads_to=Status.WITHDRAWN,
):
    pass


@dataclass(frozen=True)
class Merged(
    TicketEvent, kind=EventKind.MERGED, clause="4.1.2", audience=PUBLIC, leads_to=Status.MERGED
):
    """This ticket was folded into `survivor_id`."""

    survivor_id: int


@dataclass(frozen=True)
class Absorbed(TicketEvent, kind=EventKind.ABSORBED, clause="4.1.2", audience=PUBLIC):
    """`other_id` was folded into this ticket, which takes the earliest start and the strictest
    priority.
    """

    other_id: int
    started_at: datetime
    priority: Priority
    answered_at: datetime | None = None  # its first response, where it had one


@dataclass(frozen=True)
class Unmerged(TicketEvent, kind=EventKind.UNMERGED, clause="4.1.2", audience=PUBLIC):
    survivor_id: int
    answered_at: datetime | None = None  # by whom of staff wrote on the survivor meanwhile


@dataclass(frozen=True)
class Separated(TicketEvent, kind=EventKind.SEPARATED, clause="4.1.2", audience=PUBLIC):
    """`other_id` was taken out again: the start and the priority are this ticket's own."""

    other_id: int


@dataclass(frozen=True)
class Continued(TicketEvent, kind=EventKind.CONTINUED, clause="4.4.4", audience=PUBLIC):
    """A new ticket, `by_id`, goes on where this ended one stopped."""

    by_id: int


@dataclass(frozen=True)
class Linked(TicketEvent, kind=EventKind.LINKED, clause="4.1.2", audience=INTERNAL):
    """This ticket and `other_id` have to do with each other; `link` is how the later one refers to
    the earlier.
    """

    other_id: int
    link: LinkKind


@dataclass(frozen=True)
class Unlinked(TicketEvent, kind=EventKind.UNLINKED, clause="4.1.2", audience=INTERNAL):
    """The link to `other_id` is undone."""

    other_id: int
    link: LinkKind


@dataclass(frozen=True)
class WatcherAdded(TicketEvent, kind=EventKind.WATCHER_ADDED, clause="4.2.4", audience=PUBLIC):
    person_id: int


@dataclass(frozen=True)
class WatcherRemoved(TicketEvent, kind=EventKind.WATCHER_REMOVED, clause="4.2.4", audience=PUBLIC):
    person_id: int


@dataclass(frozen=True)
class RequesterChanged(
    TicketEvent, kind=EventKind.REQUESTER_CHANGED, clause="4.2.4", audience=PUBLIC
):
    """The request is `person_id`'s now: who had it has left their company."""

    person_id: int
    person_id_before: int


@dataclass(frozen=True)
class RequesterLeft(TicketEvent, kind=EventKind.REQUESTER_LEFT, clause="4.2.4", audience=PUBLIC):
    """`person_id`, who asked for it and belongs to no company, has no access any more."""

    person_id: int


@dataclass(frozen=True)
class OrganizationChanged(
    TicketEvent, kind=EventKind.ORGANIZATION_CHANGED, clause="4.2.4", audience=PUBLIC
):
    """Who asked, and belonged to no company, has joined one, and the request with them."""

    organization_id: int


# 5 Niveles de Servicio


@dataclass(frozen=True)
class BreachRecorded(TicketEvent, kind=EventKind.BREACH_RECORDED, clause="5", audience=PUBLIC):
    clock: ClockName
    due_at: datetime


@dataclass(frozen=True)
class ThresholdReached(
    TicketEvent, kind=EventKind.THRESHOLD_REACHED, clause="5", audience=INTERNAL
):
    """The clock of the promise `promise`, counted from 1, reached `percent` of its target at
    `reached_at`.

    `skipped`: a higher one had been reached too when this was noticed, or nothing was owed any
    more: it moved nobody.
    """

    clock: ClockName
    promise: int
    percent: int
    reached_at: datetime
    skipped: bool


@dataclass(frozen=True)
class DelayTold(TicketEvent, kind=EventKind.DELAY_TOLD, clause="5", audience=PUBLIC):
    """The customer was told that the solution is late, why, and by when it is expected now."""

    cause: DelayCause
    estimate_at: datetime
