"""The ticket, as each kind of reader may see it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeVar, cast

import orjson
import strawberry
from strawberry.utils.str_converters import to_camel_case

from api.conversation.types import Attachment, Event, Message
from api.gateway.context import Context
from api.gateway.policy import READ_TICKETS, STAFF_READ
from api.inputs import PageAfter, PageBefore, PageFirst, PageLast
from api.mail.types import Notice
from api.people.types import Area, Organization, Person
from api.reading.connections import Connection
from api.reading.fields import Relation, column, computed, many, pages, reference
from api.reading.node import Node
from api.reading.rows import Row
from api.reading.selection import identity
from api.scalars import Instant
from api.tickets.carried import CONVERSATION, load_carried
from api.tickets.custom_fields import CustomField, custom_fields, load_asked
from api.tickets.outcomes import (
    Complaint,
    Escalation,
    FollowUp,
    PriorityReview,
    Resolution,
    Responder,
    Survey,
    TicketEdit,
    Watcher,
)
from api.tickets.sla import NEEDS, Sla, load_clocks, sla
from api.tickets.standing import load_closing, load_standing, load_unread
from api.tickets.tags import TicketTag
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
from procedure.core.acts import Verb
from procedure.core.allowed_actions import allowed_actions
from procedure.core.situation import Situation
from procedure.service_levels.policies.request_fields import KEY
from procedure.service_levels.promises import FAR

Kind = TypeVar("Kind")
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
    description="Why a ticket is in its state, who put it there, and until when.",
    directives=[READ_TICKETS],
)
class StatusDetail:
    since: Instant = column("Since when.")
    by: Person | None = column("Who put it there; none for a partner's system.")
    event: Event | None = column(
        "Why: the event that put it there, with the words that belong to it."
    )
    third_party: str | None = column("Who is waited for.", policy=STAFF_READ)
    reference: str | None = column("Their reference.", policy=STAFF_READ)
    expected_at: Instant | None = column("When they are expected to answer.")


@strawberry.type(
    description="A field that a type of request has of its own.", directives=[READ_TICKETS]
)
class Detail:
    name: str = column("Its name, e.g. `whatFails`.")
    value: str = column("What was answered.")


@strawberry.type(
    description="The last public message, as a list shows it.", directives=[READ_TICKETS]
)
class LastMessage:
    excerpt: str = column("Its first 200 characters, on one line.")
    at: Instant = column("When it was said.")
    author: Person | None = column("Who wrote it; none for a partner's system.")


def _status_detail(row: Row, _context: Context) -> StatusDetail:
    return StatusDetail(
        since=row.status_since,
        by=getattr(row, "statusDetail.by", None),
        event=getattr(row, "statusDetail.event", None),
        third_party=row.third_party,
        reference=row.third_party_reference,
        expected_at=row.expected_at,
    )


def _version(row: Row, context: Context) -> int:
    return int(row.version if context.actor.is_staff else row.public_version)


def _updated_at(row: Row, context: Context) -> datetime:
    found: datetime = row.updated_at if context.actor.is_staff else row.public_updated_at
    return found


def _step(row: Row, _context: Context) -> int:
    return STEP[Status(row.status)]


def _details(row: Row, _context: Context) -> list[Detail]:
    details = orjson.loads(row.details)
    return [
        Detail(name=to_camel_case(name), value=value)
        for name, value in details.items()
        if not KEY.fullmatch(name)
    ]


def _next_due_at(row: Row, _context: Context) -> datetime | None:
    due_at: datetime = row.next_due_at
    return None if due_at >= FAR else due_at


def _last_message(row: Row, _context: Context) -> LastMessage | None:
    if not row.last_message_at:
        return None
    return LastMessage(
        excerpt=row.last_message_excerpt,
        at=row.last_message_at,
        author=getattr(row, "lastMessage.author", None),
    )


def _message_count(row: Row, _context: Context) -> int:
    return int(row.message_count)


def _allowed(row: Row, context: Context) -> list[Verb]:
    closing = context.policies.closings[row.closing_revision]
    return allowed_actions(Situation(context.actor, row, row.standing, context.now, closing))


def _unread(row: Row, _context: Context) -> bool:
    return bool(row.is_unread)


def _muted(row: Row, _context: Context) -> bool:
    return bool(row.standing.mutes)


def _watching(row: Row, _context: Context) -> bool:
    return bool(row.standing.watches)


def _reopenable_until(row: Row, context: Context) -> datetime | None:
    closed_at: datetime | None = row.closed_at
    if closed_at is None or row.status != Status.CLOSED:
        return None
    closing = context.policies.closings[row.closing_revision]
    return closed_at + closing.reopening_for(leads=context.actor.leads)


def page_of(
    row: Row,
    name: str,
    kind: type[Kind],
    *asked: int | str | None,
) -> Connection[Kind]:
    """The page that was loaded for these arguments."""
    arguments = dict(zip(("first", "after", "last", "before"), asked, strict=True))
    return cast("Connection[Kind]", row.__dict__[identity(name, arguments)])


def _messages(
    root: strawberry.Parent[Row],
    first: PageFirst = None,
    after: PageAfter = None,
    last: PageLast = None,
    before: PageBefore = None,
) -> Connection[Message]:
    return page_of(root, "messages", Message, first, after, last, before)


def _events(
    root: strawberry.Parent[Row],
    first: PageFirst = None,
    after: PageAfter = None,
    last: PageLast = None,
    before: PageBefore = None,
) -> Connection[Event]:
    return page_of(root, "events", Event, first, after, last, before)


@strawberry.type(
    description="A link between two tickets; who sees only one of them sees no link.",
    directives=[READ_TICKETS],
)
class TicketLink(Node):
    kind: LinkKind = column("How they are linked.")
    ticket: Annotated[Ticket, strawberry.lazy("api.tickets.types")] | None = reference(
        "The later ticket, which refers to the other.", "Ticket", "ticket_id"
    )
    other: Annotated[Ticket, strawberry.lazy("api.tickets.types")] | None = reference(
        "The earlier ticket.", "Ticket", "other_id"
    )


@strawberry.type(
    description=(
        "A request of a customer from its registration to its confirmed end: register"
        " SGC-REG-SAC-001."
    ),
    directives=[READ_TICKETS],
)
class Ticket(Node):
    number: str = column("Unique and without gaps: `SAC-2026-000123`.", clause="4.1.2")
    version: int = computed(
        _version,
        *("version", "public_version"),
        description=(
            "One more at each act that the reader may know of; `expectedVersion` compares with it."
        ),
    )
    type: TicketType = column("Its type.", clause="4.1.3")
    subject: str = column("What it is about, in one line.")
    details: list[Detail] = computed(
        _details, "details", description="The fields of its type, and those of every type."
    )
    custom_fields: list[CustomField] = computed(
        custom_fields,
        *("details", "fields_revision", "type"),
        description="What the company asks beside them, as it was asked of this ticket.",
        load=load_asked,
        clause="4.1.3",
    )
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
    step: int = computed(
        _step, "status", description="Which of the six steps that a customer sees: 1 to 6."
    )
    allowed_actions: list[Verb] = computed(
        _allowed,
        *("status", "type", "requester_id", "assignee_id", "closed_at", "ended_at"),
        *("classified", "escalation_level", "review_state", "closing_revision"),
        description=(
            "What the reader may do with it now, so that no client writes these rules again."
        ),
        load=load_standing,
    )
    sla: Sla = computed(sla, *NEEDS, description="Both promises.", clause="5", load=load_clocks)
    next_due_at: Instant | None = computed(
        _next_due_at, "next_due_at", description="The nearest promise still owed."
    )
    channel: Channel = column("How it came.", clause="4.1.1")
    requester: Person = reference("Who asks.", "Person", "requester_id")
    organization: Organization | None = reference(
        "The requester's company.", "Organization", "organization_id"
    )
    assignee: Person | None = reference("Who answers for it.", "Person", "assignee_id")
    area: Area | None = reference("Its area.", "Area", "area_id")
    complexity: Complexity | None = column("Its complexity.", policy=STAFF_READ, clause="4.2.1")
    affects: Affects | None = column("Whom it affects, as the customer answered.")
    needed: Needed | None = column("When it is needed, as the customer answered.")
    impact: Impact = column("Its impact.", clause="4.1.4")
    urgency: Urgency = column("Its urgency.", clause="4.1.4")
    priority: Priority = column("Its priority, from impact and urgency.", clause="4.1.4")
    priority_confirmed: bool = column("Whether staff confirmed it; until then it is provisional.")
    edits: list[TicketEdit] = many(
        "Each field that was corrected, with what it said before.", "TicketEdit", "ticket_id"
    )
    priority_review: PriorityReview | None = many(
        "The customer's doubt about its priority.", "PriorityReview", "ticket_id", single=True
    )
    major_incident: bool = column("Whether it is a major incident.")
    security: bool = column("Whether security or personal data is at stake.", policy=STAFF_READ)
    escalation_level: SupportLevel | None = column("How far it is escalated.", policy=STAFF_READ)
    occurred_at: Instant = column("When the first contact happened: both clocks start here.")
    recorded_at: Instant = column("When it was registered.")
    late_record: bool = column("Whether it was recorded well after it happened.")
    updated_at: Instant = computed(
        _updated_at,
        *("updated_at", "public_updated_at"),
        description="When it last changed, as far as the reader may know.",
    )
    last_message: LastMessage | None = computed(
        _last_message,
        *CONVERSATION,
        description="The last public message.",
        nested={"author": Relation("Person", key="last_message_by_id")},
        load=load_carried,
    )
    message_count: int = computed(
        _message_count,
        *CONVERSATION,
        description="How many public messages there are that the reader may see.",
        load=load_carried,
    )
    messages: Connection[Message] = pages(
        _messages,
        "Message",
        "ticket_id",
        origin="origin_id",
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
    attachments: list[Attachment] = many(
        "Every file on it.", "Attachment", "ticket_id", origin="origin_id"
    )
    watchers: list[Watcher] = many("Who follows it.", "Watcher", "ticket_id")
    tags: list[TicketTag] = many(
        "The tags that it bears.", "TicketTag", "ticket_id", policy=STAFF_READ
    )
    unread: bool = computed(
        _unread,
        "id",
        description="Open, the reader's own in some way, with words of others they have not seen.",
        load=load_unread,
    )
    watching: bool = computed(
        _watching,
        "closing_revision",
        description="Whether the reader follows it.",
        load=load_standing,
    )
    links: list[TicketLink] = many(
        "To the tickets that it continues or has to do with.", "TicketLink", "ticket_id"
    )
    linked_from: list[TicketLink] = many(
        "From the tickets that continue it or have to do with it.", "TicketLink", "other_id"
    )
    notices: list[Notice] = many(
        "Notices that were mailed about it; customers see those to customers.",
        "Notice",
        "ticket_id",
    )
    muted: bool = computed(
        _muted,
        "closing_revision",
        description="Whether the reader wants no notices of it, beyond those that are owed.",
        load=load_standing,
    )
    follow_ups: list[FollowUp] = many(
        "Follow-ups owed.", "FollowUp", "ticket_id", policy=STAFF_READ
    )
    escalations: list[Escalation] = many(
        "Escalations.", "Escalation", "ticket_id", policy=STAFF_READ
    )
    responders: list[Responder] = many(
        "Who joined it.", "Responder", "ticket_id", policy=STAFF_READ
    )
    merged_into: Annotated[Ticket, strawberry.lazy("api.tickets.types")] | None = reference(
        "The ticket it was folded into.", "Ticket", "merged_into_id"
    )
    first_resolved_at: Instant | None = column("When a solution was first proposed.")
    resolved_at: Instant | None = column("When the last solution was proposed.")
    closed_at: Instant | None = column("When it was closed.")
    closure_basis: ClosureBasis | None = column("Why it could be closed.", clause="4.4.3")
    reopenable_until: Instant | None = computed(
        _reopenable_until,
        *("closed_at", "status", "closing_revision"),
        description="Until when the reader may reopen it.",
        load=load_closing,
    )
    rejections: int = column("How often a solution was rejected.")
    reopenings: int = column("How often it was reopened.")
