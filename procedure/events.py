"""What can happen to a ticket: typed facts, each with the clause of SGC-SAC-001 that it fulfils.

An event holds identifiers, enum values and instants, never words of a person: those live in message rows.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar

import orjson

from models.vocabulary import (
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
    ReviewState,
    Severity,
    SupportLevel,
    TicketType,
    Trigger,
    Urgency,
)

PROCEDURE_REVISION = 1


class EventKind(StrEnum):
    REGISTERED = "REGISTERED"
    CLASSIFIED = "CLASSIFIED"
    PRIORITIZED = "PRIORITIZED"
    ANALYZED = "ANALYZED"
    PRIORITY_RAISED = "PRIORITY_RAISED"
    PRIORITY_REVIEW_ASKED = "PRIORITY_REVIEW_ASKED"
    PRIORITY_REVIEW_ANSWERED = "PRIORITY_REVIEW_ANSWERED"
    PROMISED = "PROMISED"
    RECEIPT_NOTIFIED = "RECEIPT_NOTIFIED"
    COMPLAINT_REGISTERED = "COMPLAINT_REGISTERED"
    ASSIGNED = "ASSIGNED"
    ACCEPTED = "ACCEPTED"
    HANDED_OVER = "HANDED_OVER"
    REPLIED = "REPLIED"
    CUSTOMER_REPLIED = "CUSTOMER_REPLIED"
    ATTACHED = "ATTACHED"
    NOTE_ADDED = "NOTE_ADDED"
    CUSTOMER_ASKED = "CUSTOMER_ASKED"
    CUSTOMER_ANSWERED = "CUSTOMER_ANSWERED"
    THIRD_PARTY_AWAITED = "THIRD_PARTY_AWAITED"
    RESUMED = "RESUMED"
    KNOWLEDGE_CONSULTED = "KNOWLEDGE_CONSULTED"
    ESCALATED = "ESCALATED"
    JOINED = "JOINED"
    ESCALATION_ACKNOWLEDGED = "ESCALATION_ACKNOWLEDGED"
    DEESCALATED = "DEESCALATED"
    RESOLVED = "RESOLVED"
    CONFIRMATION_ASKED = "CONFIRMATION_ASKED"
    SURVEY_ASKED = "SURVEY_ASKED"
    CONFIRMED = "CONFIRMED"
    REJECTED = "REJECTED"
    SURVEY_SUBMITTED = "SURVEY_SUBMITTED"
    CLOSED = "CLOSED"
    REOPENED = "REOPENED"
    FOLLOW_UP_SCHEDULED = "FOLLOW_UP_SCHEDULED"
    WITHDRAWN = "WITHDRAWN"
    MERGED = "MERGED"
    ABSORBED = "ABSORBED"
    UNMERGED = "UNMERGED"
    SEPARATED = "SEPARATED"
    CONTINUED = "CONTINUED"
    LINKED = "LINKED"
    WATCHER_ADDED = "WATCHER_ADDED"
    WATCHER_REMOVED = "WATCHER_REMOVED"
    BREACH_RECORDED = "BREACH_RECORDED"
    THRESHOLD_REACHED = "THRESHOLD_REACHED"
    LEFT_UNASSIGNED = "LEFT_UNASSIGNED"
    NOBODY_AVAILABLE = "NOBODY_AVAILABLE"
    ESCALATION_UNANSWERED = "ESCALATION_UNANSWERED"
    UPDATE_OWED = "UPDATE_OWED"
    THIRD_PARTY_LATE = "THIRD_PARTY_LATE"
    DELAY_TOLD = "DELAY_TOLD"
    CONFIRMATION_REMINDED = "CONFIRMATION_REMINDED"
    SURVEY_REMINDED = "SURVEY_REMINDED"
    FOLLOW_UP_DUE = "FOLLOW_UP_DUE"
    FOLLOW_UP_LEFT = "FOLLOW_UP_LEFT"
    FOLLOWED_UP = "FOLLOWED_UP"


@dataclass(frozen=True)
class TicketEvent:
    """A fact to be recorded; subclasses say which, and under which clause."""

    kind: ClassVar[EventKind]
    clause: ClassVar[str]

    def data(self) -> str:
        """Canonical JSON, the same bytes for the same facts: it goes into the hash."""
        facts = {name: _plain(value) for name, value in asdict(self).items() if value is not None}
        return orjson.dumps(facts, option=orjson.OPT_SORT_KEYS).decode()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds")
    return value.value if isinstance(value, StrEnum) else value


# 4.1 Recepción de Solicitudes


@dataclass(frozen=True)
class Registered(TicketEvent):
    """`via` is the channel; `late` says that it was recorded after it occurred (RULES 4.1)."""

    kind, clause = EventKind.REGISTERED, "4.1.2"
    via: Channel
    type: TicketType
    priority: Priority
    impact: Impact
    urgency: Urgency
    levels_revision: int
    matrix_revision: int
    late: bool


@dataclass(frozen=True)
class Classified(TicketEvent):
    kind, clause = EventKind.CLASSIFIED, "4.1.3"
    type: TicketType
    area_id: int
    type_before: TicketType
    area_id_before: int | None


@dataclass(frozen=True)
class Prioritized(TicketEvent):
    kind, clause = EventKind.PRIORITIZED, "4.1.4"
    priority: Priority
    impact: Impact
    urgency: Urgency
    priority_before: Priority
    levels_revision: int
    matrix_revision: int


@dataclass(frozen=True)
class PriorityRaised(TicketEvent):
    """The priority went up by itself, to the least that the matrix allows for what the request turned out to be."""

    kind, clause = EventKind.PRIORITY_RAISED, "4.1.4"
    priority: Priority
    priority_before: Priority
    levels_revision: int
    matrix_revision: int


@dataclass(frozen=True)
class PriorityReviewAsked(TicketEvent):
    """The customer doubts `priority`."""

    kind, clause = EventKind.PRIORITY_REVIEW_ASKED, "4.1.4"
    priority: Priority


@dataclass(frozen=True)
class PriorityReviewAnswered(TicketEvent):
    kind, clause = EventKind.PRIORITY_REVIEW_ANSWERED, "4.1.4"
    outcome: ReviewState
    priority: Priority
    priority_before: Priority


@dataclass(frozen=True)
class Promised(TicketEvent):
    """The two due times given for a priority (4.2.3): a row of the ledger of promises."""

    kind, clause = EventKind.PROMISED, "4.2.3"
    priority: Priority
    first_response_due_at: datetime | None
    resolution_due_at: datetime | None
    levels_revision: int


@dataclass(frozen=True)
class ReceiptNotified(TicketEvent):
    """`how` is MAIL, READ_BACK to a caller without mail, or ANSWER to the system that registered it."""

    kind, clause = EventKind.RECEIPT_NOTIFIED, "4.2.4"
    how: str
    person_id: int


@dataclass(frozen=True)
class ComplaintRegistered(TicketEvent):
    kind, clause = EventKind.COMPLAINT_REGISTERED, "6"
    complaint_id: int
    severity: Severity


# 4.2 Análisis y Asignación


@dataclass(frozen=True)
class Analyzed(TicketEvent):
    kind, clause = EventKind.ANALYZED, "4.2.1"
    complexity: Complexity
    complexity_before: Complexity | None


@dataclass(frozen=True)
class Assigned(TicketEvent):
    """`ranked`: why the ranking gave it to them, as its reasons with their numbers; none when a person chose."""

    kind, clause = EventKind.ASSIGNED, "4.2.2"
    person_id: int
    person_id_before: int | None
    ranked: str | None = None


@dataclass(frozen=True)
class Accepted(TicketEvent):
    kind, clause = EventKind.ACCEPTED, "4.2.2"


@dataclass(frozen=True)
class HandedOver(TicketEvent):
    kind, clause = EventKind.HANDED_OVER, "4.2.2"
    person_id: int
    person_id_before: int | None


@dataclass(frozen=True)
class LeftUnassigned(TicketEvent):
    """Nobody owned it for as long as its priority allows."""

    kind, clause = EventKind.LEFT_UNASSIGNED, "4.2.2"


@dataclass(frozen=True)
class NobodyAvailable(TicketEvent):
    """The ranking found nobody who fits and is there, at its attempt `number`."""

    kind, clause = EventKind.NOBODY_AVAILABLE, "4.2.2"
    number: int


# 4.3 Gestión y Resolución


@dataclass(frozen=True)
class Replied(TicketEvent):
    """A public message by a person of staff: it meets the first response."""

    kind, clause = EventKind.REPLIED, "4.3.4"


@dataclass(frozen=True)
class CustomerReplied(TicketEvent):
    kind, clause = EventKind.CUSTOMER_REPLIED, "4.3.1"


@dataclass(frozen=True)
class Attached(TicketEvent):
    """`digests` are the SHA-256 of the files, so that the chain vouches for them too."""

    kind, clause = EventKind.ATTACHED, "4.3.5"
    count: int
    digests: str


@dataclass(frozen=True)
class NoteAdded(TicketEvent):
    kind, clause = EventKind.NOTE_ADDED, "4.3.5"
    note: NoteKind


@dataclass(frozen=True)
class CustomerAsked(TicketEvent):
    kind, clause = EventKind.CUSTOMER_ASKED, "4.3.1"


@dataclass(frozen=True)
class CustomerAnswered(TicketEvent):
    kind, clause = EventKind.CUSTOMER_ANSWERED, "4.3.1"


@dataclass(frozen=True)
class ThirdPartyAwaited(TicketEvent):
    kind, clause = EventKind.THIRD_PARTY_AWAITED, "4.3.1"
    expected_at: datetime


@dataclass(frozen=True)
class Resumed(TicketEvent):
    kind, clause = EventKind.RESUMED, "4.3.1"


@dataclass(frozen=True)
class KnowledgeConsulted(TicketEvent):
    kind, clause = EventKind.KNOWLEDGE_CONSULTED, "4.3.2"
    consultation_id: int
    article_id: int | None


@dataclass(frozen=True)
class Escalated(TicketEvent):
    """`trigger`: what called, by the matrix; none when a person did."""

    kind, clause = EventKind.ESCALATED, "4.3.3"
    escalation_id: int
    level: SupportLevel
    trigger: Trigger | None = None
    leads: bool | None = None


@dataclass(frozen=True)
class Joined(TicketEvent):
    kind, clause = EventKind.JOINED, "4.3.3"
    person_id: int
    level: SupportLevel


@dataclass(frozen=True)
class EscalationAcknowledged(TicketEvent):
    """`leads`: the actor owns the ticket since, in the state in which it was."""

    kind, clause = EventKind.ESCALATION_ACKNOWLEDGED, "4.3.3"
    escalation_id: int
    level: SupportLevel
    leads: bool = False


@dataclass(frozen=True)
class Deescalated(TicketEvent):
    kind, clause = EventKind.DEESCALATED, "4.3.3"
    level: SupportLevel | None
    level_before: SupportLevel


@dataclass(frozen=True)
class EscalationUnanswered(TicketEvent):
    """Nobody of `level` acknowledged the call in time: the next level is called."""

    kind, clause = EventKind.ESCALATION_UNANSWERED, "4.3.3"
    escalation_id: int
    level: SupportLevel


@dataclass(frozen=True)
class UpdateOwed(TicketEvent):
    """The customer has heard nothing for as long as the priority allows, for the `number`th time in a row."""

    kind, clause = EventKind.UPDATE_OWED, "4.3.5"
    number: int


@dataclass(frozen=True)
class ThirdPartyLate(TicketEvent):
    kind, clause = EventKind.THIRD_PARTY_LATE, "4.3.1"
    expected_at: datetime


@dataclass(frozen=True)
class Resolved(TicketEvent):
    kind, clause = EventKind.RESOLVED, "4.3.4"
    resolution_id: int
    round: int
    article_id: int | None


# 4.4 Cierre y Seguimiento


@dataclass(frozen=True)
class ConfirmationAsked(TicketEvent):
    kind, clause = EventKind.CONFIRMATION_ASKED, "4.4.1"
    resolution_id: int


@dataclass(frozen=True)
class SurveyAsked(TicketEvent):
    kind, clause = EventKind.SURVEY_ASKED, "4.4.2"
    resolution_id: int


@dataclass(frozen=True)
class ConfirmationReminded(TicketEvent):
    kind, clause = EventKind.CONFIRMATION_REMINDED, "4.4.1"
    resolution_id: int
    number: int


@dataclass(frozen=True)
class SurveyReminded(TicketEvent):
    kind, clause = EventKind.SURVEY_REMINDED, "4.4.2"
    resolution_id: int
    number: int


@dataclass(frozen=True)
class Confirmed(TicketEvent):
    kind, clause = EventKind.CONFIRMED, "4.4.1"
    resolution_id: int
    basis: ClosureBasis


@dataclass(frozen=True)
class Rejected(TicketEvent):
    kind, clause = EventKind.REJECTED, "4.4.1"
    resolution_id: int


@dataclass(frozen=True)
class SurveySubmitted(TicketEvent):
    kind, clause = EventKind.SURVEY_SUBMITTED, "4.4.2"
    survey_id: int
    resolution_id: int
    satisfaction: int
    revision: int


@dataclass(frozen=True)
class Closed(TicketEvent):
    kind, clause = EventKind.CLOSED, "4.4.3"
    basis: ClosureBasis
    resolution_id: int


@dataclass(frozen=True)
class Reopened(TicketEvent):
    kind, clause = EventKind.REOPENED, "4.4.3"


@dataclass(frozen=True)
class FollowUpScheduled(TicketEvent):
    kind, clause = EventKind.FOLLOW_UP_SCHEDULED, "4.4.4"
    follow_up_id: int
    reason: FollowUpKind
    due_at: datetime


@dataclass(frozen=True)
class FollowUpDue(TicketEvent):
    kind, clause = EventKind.FOLLOW_UP_DUE, "4.4.4"
    follow_up_id: int
    reason: FollowUpKind


@dataclass(frozen=True)
class FollowUpLeft(TicketEvent):
    """Nobody did it within a working day of its date: the manager is told."""

    kind, clause = EventKind.FOLLOW_UP_LEFT, "4.4.4"
    follow_up_id: int
    reason: FollowUpKind


@dataclass(frozen=True)
class FollowedUp(TicketEvent):
    kind, clause = EventKind.FOLLOWED_UP, "4.4.4"
    follow_up_id: int
    reason: FollowUpKind


@dataclass(frozen=True)
class Withdrawn(TicketEvent):
    kind, clause = EventKind.WITHDRAWN, "4.4.3"


@dataclass(frozen=True)
class Merged(TicketEvent):
    """This ticket was folded into `survivor_id`."""

    kind, clause = EventKind.MERGED, "4.1.2"
    survivor_id: int


@dataclass(frozen=True)
class Absorbed(TicketEvent):
    """`other_id` was folded into this ticket, which takes the earliest start and the strictest priority."""

    kind, clause = EventKind.ABSORBED, "4.1.2"
    other_id: int
    started_at: datetime
    priority: Priority


@dataclass(frozen=True)
class Unmerged(TicketEvent):
    kind, clause = EventKind.UNMERGED, "4.1.2"
    survivor_id: int


@dataclass(frozen=True)
class Separated(TicketEvent):
    """`other_id` was taken out again: the start and the priority are this ticket's own."""

    kind, clause = EventKind.SEPARATED, "4.1.2"
    other_id: int


@dataclass(frozen=True)
class Continued(TicketEvent):
    """A new ticket, `by_id`, goes on where this ended one stopped."""

    kind, clause = EventKind.CONTINUED, "4.4.4"
    by_id: int


@dataclass(frozen=True)
class Linked(TicketEvent):
    """This ticket and `other_id` have to do with each other; `link` is how the later one refers to the earlier."""

    kind, clause = EventKind.LINKED, "4.1.2"
    other_id: int
    link: LinkKind


@dataclass(frozen=True)
class WatcherAdded(TicketEvent):
    kind, clause = EventKind.WATCHER_ADDED, "4.2.4"
    person_id: int


@dataclass(frozen=True)
class WatcherRemoved(TicketEvent):
    kind, clause = EventKind.WATCHER_REMOVED, "4.2.4"
    person_id: int


# 5 Niveles de Servicio


@dataclass(frozen=True)
class BreachRecorded(TicketEvent):
    kind, clause = EventKind.BREACH_RECORDED, "5"
    clock: ClockName
    due_at: datetime


@dataclass(frozen=True)
class ThresholdReached(TicketEvent):
    """The clock of the promise `promise`, counted from 1, reached `percent` of its target at `reached_at`.

    `skipped`: a higher one had been reached too when this was noticed, or nothing was owed any more: it moved nobody.
    """

    kind, clause = EventKind.THRESHOLD_REACHED, "5"
    clock: ClockName
    promise: int
    percent: int
    reached_at: datetime
    skipped: bool


@dataclass(frozen=True)
class DelayTold(TicketEvent):
    """The customer was told that the solution is late, why, and by when it is expected now."""

    kind, clause = EventKind.DELAY_TOLD, "5"
    cause: DelayCause
    estimate_at: datetime
