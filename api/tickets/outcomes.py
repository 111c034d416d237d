"""How a ticket ended, and what is owed afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.conversation.types import Message
from api.gateway.context import Context
from api.gateway.policy import READ_TICKETS, STAFF_READ
from api.knowledge.types import Article
from api.names import field_name
from api.people.types import Person
from api.reading.fields import column, computed, reference
from api.reading.node import Node
from api.reading.rows import Row
from api.scalars import Instant
from api.tickets.custom_fields import RequestField, custom_field_of_edit, load_edited
from api.tickets.standing import load_removable
from models.vocabulary import (
    ComplaintSubject,
    FollowUpKind,
    Priority,
    ReviewState,
    Severity,
    SupportLevel,
    Trigger,
)
from procedure.complaints import registration

if TYPE_CHECKING:
    from api.tickets.types import Ticket

OfTicket = Annotated["Ticket", strawberry.lazy("api.tickets.types")]


@strawberry.type(description="A proposed solution (4.3.4, 4.3.5).", directives=[READ_TICKETS])
class Resolution(Node):
    ticket: OfTicket = reference("The ticket it belongs to.", "Ticket", "ticket_id")
    round: int = column("1 for the first, one more each time it is rejected or reopened.")
    cause: str = column("The cause found.", policy=STAFF_READ)
    actions: str = column("What was done.", policy=STAFF_READ)
    solution: str = column("The solution, as told to the customer.")
    article: Article | None = reference("The article that solved it.", "Article", "article_id")
    resolved_by: Person | None = reference("Who proposed it.", "Person", "resolved_by_id")
    resolved_at: Instant = column("When.")
    confirmed_at: Instant | None = column("When the customer confirmed it.")
    rejected_at: Instant | None = column("When it was rejected.")


@strawberry.type(
    description="The answer to the satisfaction survey, SGC-REG-SAC-002 (4.4.2).",
    directives=[READ_TICKETS],
)
class Survey(Node):
    ticket: OfTicket = reference("The ticket it belongs to.", "Ticket", "ticket_id")
    satisfaction: int = column("1 to 5.")
    recommendation: int | None = column("0 to 10.")
    solved: bool | None = column("Whether it was solved.")
    comment: str | None = column("In the customer's words.")
    revision: int = column("1 for the first answer, one more each time it is revised.")
    answered_at: Instant = column("When.")


def _acknowledged_by(row: Row, _context: Context) -> datetime:
    return registration.acknowledged_by(row.received_at)


def _proposed_by(row: Row, context: Context) -> datetime:
    return registration.proposed_by(
        context.policies.closing, row.received_at, Severity(row.severity)
    )


@strawberry.type(description="A row of SGC-REG-SAC-004.", directives=[READ_TICKETS])
class Complaint(Node):
    ticket: OfTicket = reference("The ticket it belongs to.", "Ticket", "ticket_id")
    code: str = column("Its unique code in the register.")
    subject: ComplaintSubject = column("What it is about.")
    severity: Severity = column("How severe it is.")
    remedy_sought: str = column("What the complainant asks for.")
    received_at: Instant = column("When it was received.")
    acknowledged_by: Instant = computed(
        _acknowledged_by, "received_at", description="When a person has to have acknowledged it."
    )
    proposed_by: Instant = computed(
        _proposed_by,
        "received_at",
        "severity",
        description=(
            "When a solution has to have been proposed: in 3 working days, a critical one in 1."
        ),
    )
    about: Person | None = reference(
        "The person complained about, as far as known.", "Person", "about_id", policy=STAFF_READ
    )
    about_settled: bool = column(
        "Whether a lead has said whom it is about, or that it is nobody of the desk; until then"
        " only a lead owns it.",
        policy=STAFF_READ,
    )
    released_at: Instant | None = column(
        "When a lead took it out of the rules of complaints.", policy=STAFF_READ
    )


@strawberry.type(description="A follow-up owed after closing (4.4.4).", directives=[STAFF_READ])
class FollowUp(Node):
    ticket: OfTicket = reference("The ticket it belongs to.", "Ticket", "ticket_id")
    kind: FollowUpKind = column("Why it is owed.")
    due_at: Instant = column("By when.")
    done_at: Instant | None = column("When it was done.")
    done_by: Person | None = reference("Who did it.", "Person", "done_by_id")
    outcome: str | None = column("What came of it.")


@strawberry.type(description="A step of the escalation matrix (4.3.3).", directives=[STAFF_READ])
class Escalation(Node):
    ticket: OfTicket = reference("The ticket it belongs to.", "Ticket", "ticket_id")
    level: SupportLevel = column("To which level.")
    trigger: Trigger | None = column("What called, by the matrix; none when a person did.")
    acknowledge_by: Instant | None = column(
        "By when somebody has to take it up, or the next level is called."
    )
    leads: bool = column("Whether whoever acknowledges it becomes the owner.")
    raised_at: Instant = column("When.")
    acknowledged_at: Instant | None = column("When somebody took it up.")
    acknowledged_by: Person | None = reference("Who took it up.", "Person", "acknowledged_by_id")
    ended_at: Instant | None = column("When it was taken back.")


@strawberry.type(
    description="Somebody who joined a ticket without owning it.", directives=[STAFF_READ]
)
class Responder(Node):
    person: Person = reference("Who.", "Person", "person_id")
    joined_at: Instant = column("When.")


def _removable(row: Row, _context: Context) -> bool:
    return bool(row.may_be_removed)


@strawberry.type(description="Somebody who follows a ticket.", directives=[READ_TICKETS])
class Watcher(Node):
    person: Person = reference("Who.", "Person", "person_id")
    added_by: Person | None = reference(
        "Who added them; themself, where nobody else did.", "Person", "added_by_id"
    )
    removable: bool = computed(
        _removable, description="Whether the reader may take them off.", load=load_removable
    )


@strawberry.type(
    description=(
        "The customer's doubt about the priority, once a ticket, and the lead's answer (4.1.4)."
    ),
    directives=[READ_TICKETS],
)
class PriorityReview(Node):
    state: ReviewState = column("How it stands.")
    priority: Priority = column("The priority that was in doubt.")
    asked_by: Person | None = reference("Who asked.", "Person", "asked_by_id")
    asked_at: Instant = column("When.")
    reason: Message | None = reference("Why, in their words.", "Message", "reason_id")
    answered_by: Person | None = reference("Who answered.", "Person", "answered_by_id")
    answered_at: Instant | None = column("When.")
    answer: Message | None = reference("The answer's reason.", "Message", "answer_id")


@strawberry.type(
    description="A field of a ticket that was corrected, with what it said before (4.1.3).",
    directives=[READ_TICKETS],
)
class TicketEdit(Node):
    field: str = computed(
        lambda row, _context: field_name(row.field),
        "field",
        description="`subject`, the field of its type as `details` names it, or the custom one's"
        " key.",
    )
    custom_field: RequestField | None = computed(
        custom_field_of_edit,
        "field",
        description="The custom field, as it was asked last; none for the others.",
        load=load_edited,
    )
    before: str | None = column("What it said before; none where it said nothing.")
    edited_by: Person | None = reference("Who corrected it.", "Person", "edited_by_id")
    edited_at: Instant = column("When.")
    reason: Message | None = reference("Why, where that was said.", "Message", "reason_id")
