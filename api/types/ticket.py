"""The ticket, as each kind of reader may see it."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
import strawberry

from api.context import Context
from api.fields import Relation, column, computed, many, one, pages
from api.policy import READ_TICKETS, STAFF_READ
from api.scalars import Instant
from api.selection import identity
from api.types.connections import Connection
from api.types.conversation import Attachment, Event, Message
from api.types.mail import Notice
from api.types.node import Node
from api.types.outcomes import (
    Complaint,
    Escalation,
    FollowUp,
    PriorityReview,
    Resolution,
    Responder,
    Survey,
    Watcher,
)
from api.types.people import Area, Organization, Person
from api.types.sla import NEEDS, Sla, sla
from models.vocabulary import (
    Affects,
    Channel,
    ClosureBasis,
    Complexity,
    Impact,
    LinkKind,
    Needed,
    Priority,
    Status,
    SupportLevel,
    TicketType,
    Urgency,
)
from procedure import responsibilities
from procedure.lifecycle import Verb
from procedure.promises import FAR
from procedure.prospects import offered

STEP = {
    Status.REGISTERED: 1,
    Status.CLASSIFIED: 2,
    Status.ASSIGNED: 3,
    Status.IN_PROGRESS: 4,
    Status.WAITING_CUSTOMER: 4,
    Status.WAITING_THIRD_PARTY: 4,
    Status.RESOLVED: 5,
    Status.CLOSED: 6,
    Status.WITHDRAWN: 6,
    Status.MERGED: 6,
}


@strawberry.type(
    description="Why a ticket is in its state, who put it there, and until when.", directives=[READ_TICKETS]
)
class StatusDetail:
    since: Instant = column("Since when.")
    by: Person | None = column("Who put it there; none for a partner's system.")
    event: Event | None = column("Why: the event that put it there, with the words that belong to it.")
    third_party: str | None = column("Who is waited for.")
    reference: str | None = column("Their reference.")
    expected_at: Instant | None = column("When they are expected to answer.")


class StatusDetailRow:
    def __init__(self, row: Any) -> None:
        self.since = row.status_since
        self.by = getattr(row, "statusDetail.by", None)
        self.event = getattr(row, "statusDetail.event", None)
        self.third_party = row.third_party
        self.reference = row.third_party_reference
        self.expected_at = row.expected_at


@strawberry.type(description="A field that a type of request has of its own.", directives=[READ_TICKETS])
class Detail:
    name: str = column("Its name, e.g. `whatFails`.")
    value: str = column("What was answered.")


class DetailRow:
    def __init__(self, name: str, value: str) -> None:
        self.name = name
        self.value = value


@strawberry.type(description="The last public message, as a list shows it.", directives=[READ_TICKETS])
class LastMessage:
    excerpt: str = column("Its first 200 characters, on one line.")
    at: Instant = column("When it was said.")
    author: Person | None = column("Who wrote it; none for a partner's system.")


class LastMessageRow:
    def __init__(self, row: Any) -> None:
        self.excerpt = row.last_message_excerpt
        self.at = row.last_message_at
        self.author = getattr(row, "lastMessage.author", None)


def _status_detail(row: Any, _context: Context) -> StatusDetailRow:
    return StatusDetailRow(row)


def _step(row: Any, _context: Context) -> int:
    return STEP[Status(row.status)]


def _details(row: Any, _context: Context) -> list[DetailRow]:
    return [DetailRow(_camel(name), value) for name, value in orjson.loads(row.details).items()]


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _next_due_at(row: Any, _context: Context) -> Any:
    return None if row.next_due_at >= FAR else row.next_due_at


def _last_message(row: Any, _context: Context) -> LastMessageRow | None:
    return LastMessageRow(row) if row.last_message_at else None


def _allowed(row: Any, context: Context) -> list[Verb]:
    standing = getattr(row, "standing", responsibilities.NOBODY_SPECIAL)
    return offered(context.actor, row, standing, now=context.now, closing=context.policies.closing)


def _unread(row: Any, _context: Context) -> bool:
    return bool(getattr(row, "is_unread", False))


def _muted(row: Any, _context: Context) -> bool:
    return bool(getattr(row, "standing", responsibilities.NOBODY_SPECIAL).mutes)


def _watching(row: Any, _context: Context) -> bool:
    return bool(getattr(row, "standing", responsibilities.NOBODY_SPECIAL).watches)


def _reopenable_until(row: Any, context: Context) -> Any:
    if row.closed_at is None or row.status != Status.CLOSED:
        return None
    closing = context.policies.closing
    return row.closed_at + (closing.reopening_by_lead if context.actor.leads else closing.reopening)


def _page(root: Any, name: str, first: object, after: object, last: object, before: object) -> Any:
    """The page that was loaded for these arguments."""
    return root.__dict__[identity(name, {"first": first, "after": after, "last": last, "before": before})]


def _messages(
    root: strawberry.Parent[Any],
    first: Annotated[int | None, strawberry.argument(description="So many from the start, 1 to 100.")] = None,
    after: Annotated[str | None, strawberry.argument(description="After this cursor.")] = None,
    last: Annotated[int | None, strawberry.argument(description="So many from the end, 1 to 100.")] = None,
    before: Annotated[str | None, strawberry.argument(description="Before this cursor.")] = None,
) -> Connection[Message]:
    return _page(root, "messages", first, after, last, before)  # type: ignore[no-any-return]


def _events(
    root: strawberry.Parent[Any],
    first: Annotated[int | None, strawberry.argument(description="So many from the start, 1 to 100.")] = None,
    after: Annotated[str | None, strawberry.argument(description="After this cursor.")] = None,
    last: Annotated[int | None, strawberry.argument(description="So many from the end, 1 to 100.")] = None,
    before: Annotated[str | None, strawberry.argument(description="Before this cursor.")] = None,
) -> Connection[Event]:
    return _page(root, "events", first, after, last, before)  # type: ignore[no-any-return]


@strawberry.type(
    description="A link between two tickets; who sees only one of them sees no link.",
    directives=[READ_TICKETS],
)
class TicketLink(Node):
    kind: LinkKind = column("How they are linked.")
    ticket: Annotated[Ticket, strawberry.lazy("api.types.ticket")] | None = one(
        "The later ticket, which refers to the other.", "Ticket", "ticket_id"
    )
    other: Annotated[Ticket, strawberry.lazy("api.types.ticket")] | None = one(
        "The earlier ticket.", "Ticket", "other_id"
    )


@strawberry.type(
    description="A request of a customer from its registration to its confirmed end: register SGC-REG-SAC-001.",
    directives=[READ_TICKETS],
)
class Ticket(Node):
    number: str = column("Unique and without gaps: `SAC-2026-000123`.", clause="4.1.2")
    version: int = column("One more at each act; `expectedVersion` compares with it.")
    type: TicketType = column("Its type.", clause="4.1.3")
    subject: str = column("What it is about, in one line.")
    details: list[Detail] = computed(_details, "details", description="The fields of its type.")
    status: Status = column("Its state.")
    status_detail: StatusDetail = computed(
        _status_detail,
        *(
            "status_since",
            "status_by_id",
            "status_event_id",
            "third_party",
            "third_party_reference",
            "expected_at",
        ),
        description="Since when, by whom and why, and what is waited for.",
        nested={
            "by": Relation("Person", key="status_by_id"),
            "event": Relation("Event", key="status_event_id"),
        },
    )
    step: int = computed(_step, "status", description="Which of the six steps that a customer sees: 1 to 6.")
    allowed_actions: list[Verb] = computed(
        _allowed,
        *("status", "type", "requester_id", "assignee_id", "closed_at", "ended_at"),
        *("escalation_level", "review_state"),
        description="What the reader may do with it now, so that no client writes these rules again.",
    )
    sla: Sla = computed(sla, *NEEDS, description="Both promises.", clause="5")
    next_due_at: Instant | None = computed(
        _next_due_at, "next_due_at", description="The nearest promise still owed."
    )
    channel: Channel = column("How it came.", clause="4.1.1")
    requester: Person = one("Who asks.", "Person", "requester_id")
    organization: Organization | None = one("The requester's company.", "Organization", "organization_id")
    assignee: Person | None = one("Who answers for it.", "Person", "assignee_id")
    area: Area | None = one("Its area.", "Area", "area_id")
    complexity: Complexity | None = column("Its complexity.", policy=STAFF_READ, clause="4.2.1")
    affects: Affects | None = column("Whom it affects, as the customer answered.")
    needed: Needed | None = column("When it is needed, as the customer answered.")
    impact: Impact = column("Its impact.", clause="4.1.4")
    urgency: Urgency = column("Its urgency.", clause="4.1.4")
    priority: Priority = column("Its priority, from impact and urgency.", clause="4.1.4")
    priority_confirmed: bool = column("Whether staff confirmed it; until then it is provisional.")
    priority_review: PriorityReview | None = many(
        "The customer's doubt about its priority.", "PriorityReview", "ticket_id", single=True
    )
    major_incident: bool = column("Whether it is a major incident.")
    security: bool = column("Whether security or personal data is at stake.", policy=STAFF_READ)
    escalation_level: SupportLevel | None = column("How far it is escalated.", policy=STAFF_READ)
    occurred_at: Instant = column("When the first contact happened: both clocks start here.")
    recorded_at: Instant = column("When it was registered.")
    late_record: bool = column("Whether it was recorded well after it happened.")
    updated_at: Instant = column("When it last changed.")
    last_message: LastMessage | None = computed(
        _last_message,
        *("last_message_at", "last_message_excerpt", "last_message_by_id"),
        description="The last public message.",
        nested={"author": Relation("Person", key="last_message_by_id")},
    )
    message_count: int = column("How many public messages there are.")
    messages: Connection[Message] = pages(
        _messages,
        "Message",
        "ticket_id",
        description="The conversation that the reader may see, oldest first.",
    )
    events: Connection[Event] = pages(
        _events,
        "Event",
        "ticket_id",
        description="What happened, as far as the reader may see it, oldest first.",
    )
    resolutions: list[Resolution] = many("Every solution proposed.", "Resolution", "ticket_id")
    resolution: Resolution | None = many(
        "The last solution proposed.", "Resolution", "ticket_id", single=True
    )
    survey: Survey | None = many(
        "The answer to the survey that counts.",
        "Survey",
        "ticket_id",
        only="r.current AND r.voided_at IS NULL",
        single=True,
    )
    complaint: Complaint | None = many(
        "Its row in the register of complaints.", "Complaint", "ticket_id", single=True
    )
    attachments: list[Attachment] = many("Every file on it.", "Attachment", "ticket_id")
    watchers: list[Watcher] = many("Who follows it.", "Watcher", "ticket_id")
    unread: bool = computed(
        _unread,
        "id",
        description="Open, the reader's own in some way, with words of others they have not seen.",
    )
    watching: bool = computed(_watching, description="Whether the reader follows it.")
    links: list[TicketLink] = many(
        "To the tickets that it continues or has to do with.", "TicketLink", "ticket_id"
    )
    linked_from: list[TicketLink] = many(
        "From the tickets that continue it or have to do with it.", "TicketLink", "other_id"
    )
    notices: list[Notice] = many(
        "Notices that were mailed about it; customers see those to customers.", "Notice", "ticket_id"
    )
    muted: bool = computed(
        _muted, description="Whether the reader wants no notices of it, beyond those that are owed."
    )
    follow_ups: list[FollowUp] = many("Follow-ups owed.", "FollowUp", "ticket_id", policy=STAFF_READ)
    escalations: list[Escalation] = many("Escalations.", "Escalation", "ticket_id", policy=STAFF_READ)
    responders: list[Responder] = many("Who joined it.", "Responder", "ticket_id", policy=STAFF_READ)
    merged_into: Annotated[Ticket, strawberry.lazy("api.types.ticket")] | None = one(
        "The ticket it was folded into.", "Ticket", "merged_into_id"
    )
    first_resolved_at: Instant | None = column("When a solution was first proposed.")
    resolved_at: Instant | None = column("When the last solution was proposed.")
    closed_at: Instant | None = column("When it was closed.")
    closure_basis: ClosureBasis | None = column("Why it could be closed.", clause="4.4.3")
    reopenable_until: Instant | None = computed(
        _reopenable_until, "closed_at", "status", description="Until when the reader may reopen it."
    )
    rejections: int = column("How often a solution was rejected.")
    reopenings: int = column("How often it was reopened.")
