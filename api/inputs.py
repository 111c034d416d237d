"""What clients send: one input a mutation, filters, and who a request is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import MISSING
from typing import Annotated

import strawberry

from api import ids
from api.enums import Direction, QueueView, TicketOrderField
from api.reading.fields import Declared
from api.scalars import Duration, Instant
from models.vocabulary import (
    Affects,
    Channel,
    ClosureBasis,
    ComplaintSubject,
    Complexity,
    Needed,
    Priority,
    ReviewState,
    Status,
    TicketType,
)


def optional(description: str, default: object = None) -> Declared:
    return strawberry.field(description=description, default=default)


def key_of(
    kind: str, description: str, default: object = MISSING, *, fills: str | None = None
) -> Declared:
    """The id of something of this type. An act gets the key that it stands for, under the name of
    the field or as what it `fills`; without a default, it is needed.
    """
    metadata = {"kind": kind, "fills": fills}
    return strawberry.field(description=description, default=default, metadata=metadata)


def files() -> Declared:
    return strawberry.field(
        description=(
            "Files uploaded by the caller within 24 hours: up to 10 ids that `/uploads` answered."
        ),
        default_factory=list,
        metadata={"kind": "Attachment", "fills": "attachment_ids"},
    )


def linked() -> Declared:
    return strawberry.field(
        description=(
            "Tickets linked to this one, for which the same is said, one event each; staff only."
        ),
        default_factory=list,
        metadata={"kind": "Ticket", "fills": None},
    )


def began_as() -> Declared:
    return key_of(
        "SavedReply",
        "The saved reply that the words began as, which counts its use; staff only.",
        None,
    )


def attachment_keys(given: Sequence[strawberry.ID]) -> list[int]:
    return [ids.key_of(each, "Attachment") for each in given]


@strawberry.input(
    description="Whom a request is for: somebody known by id or mail, or somebody new by name."
)
class RequesterInput:
    id: strawberry.ID | None = optional("A person known to the desk.")
    email: str | None = optional("Mail address; somebody known by it is taken.")
    name: str | None = optional("Name, for somebody new.")
    phone: str | None = optional("Telephone, for somebody new.")
    organization_id: strawberry.ID | None = optional("Company, for somebody new.")


@strawberry.input(description="The fields of an incident.")
class IncidentInput:
    what_fails: str = strawberry.field(description="What fails.")
    since_when: str = strawberry.field(description="Since when.")
    environment: str = strawberry.field(description="Where: version, browser, office.")
    error_text: str | None = optional("The text of the error, as it is shown.")


@strawberry.input(description="The fields of an inquiry.")
class InquiryInput:
    question: str = strawberry.field(description="The question.")


@strawberry.input(description="The fields of a complaint.")
class ComplaintInput:
    about: ComplaintSubject | None = optional("What it is about; owed.")
    what_happened: str = strawberry.field(description="What happened.")
    remedy_sought: str = strawberry.field(description="What would put it right.")
    about_whom: str | None = optional("The name of the person, where it is about one.")
    about_person_id: strawberry.ID | None = optional(
        "The person of the desk whom it is about, as `peopleWhoHelped` offers them."
    )


@strawberry.input(description="The fields of a change request.")
class ChangeRequestInput:
    what: str = strawberry.field(description="What should change.")
    why: str = strawberry.field(description="Why.")
    needed_by: str = strawberry.field(description="By when.")
    approver: str = strawberry.field(description="Who approves it at the customer.")


@strawberry.input(description="What is answered to a custom field.")
class CustomFieldInput:
    key: str = strawberry.field(description="Its key, as `requestFields` says it.")
    value: str | None = optional(
        "The answer: a line, a text, the key of a choice or a day; none takes it away."
    )


@strawberry.input(description="Tickets by what was answered to a custom field.")
class CustomFieldFilter:
    key: str = strawberry.field(description="Its key.")
    values: list[str] = strawberry.field(description="One of these answers, to the letter.")


@strawberry.input(description="A range of instants; the ends belong to it.")
class InstantRange:
    since: Instant | None = optional("From this instant.")
    until: Instant | None = optional("Up to this instant.")
    older_than: Duration | None = optional("At least so long ago: `PT4H`.")
    newer_than: Duration | None = optional("At most so long ago.")


@strawberry.input(description="A range of numbers of tickets; the ends belong to it.")
class NumberRange:
    first: str | None = optional("From this number: `SAC-2026-000100`.")
    last: str | None = optional("Up to this number.")


@strawberry.input(
    description="Which tickets. Everything given must hold; `or` and `not` nest up to four deep."
)
class TicketFilter:
    status: list[Status] | None = optional("In one of these states.")
    open: bool | None = optional("Not closed, withdrawn or merged; or the contrary.")
    type: list[TicketType] | None = optional("Of one of these types.")
    priority: list[Priority] | None = optional("Of one of these priorities.")
    complexity: list[Complexity] | None = optional("Of one of these complexities.")
    channel: list[Channel] | None = optional("Come by one of these channels.")
    area_ids: list[strawberry.ID] | None = optional("Of one of these areas.")
    assignee_ids: list[strawberry.ID] | None = optional("Owned by one of these people.")
    requester_ids: list[strawberry.ID] | None = optional("Asked by one of these people.")
    organization_ids: list[strawberry.ID] | None = optional("Of one of these companies.")
    assigned: bool | None = optional("With an owner, or without.")
    escalated: bool | None = optional("Escalated, or not.")
    affects: list[Affects] | None = optional("Affecting so many.")
    needed: list[Needed] | None = optional("Needed so soon.")
    numbers: NumberRange | None = optional("With a number in this range.")
    watcher_ids: list[strawberry.ID] | None = optional("Followed by one of these people.")
    tag_ids: list[strawberry.ID] | None = optional("With one of these tags; staff only.")
    major_incident: bool | None = optional("A major incident, or none.")
    security: bool | None = optional("With security or personal data at stake, or not; staff only.")
    closure_basis: list[ClosureBasis] | None = optional("Closed on one of these grounds.")
    queue: list[QueueView] | None = optional(
        "In one of these views of the queue: what waits, and what is owed; staff only."
    )
    occurred_at: InstantRange | None = optional("First asked in this range.")
    recorded_at: InstantRange | None = optional("Registered in this range.")
    resolved_at: InstantRange | None = optional("With its last solution proposed in this range.")
    updated_at: InstantRange | None = optional("Last changed in this range.")
    closed_at: InstantRange | None = optional("Closed in this range.")
    next_due_at: InstantRange | None = optional("With a promise due in this range.")
    breached: bool | None = optional("With a promise missed, or with none missed.")
    custom_fields: list[CustomFieldFilter] | None = optional(
        "With these answers to custom fields: all of them."
    )
    unread: bool | None = optional(
        "Open, the caller's own in some way, with words they have not seen; or not so."
    )
    priority_review: list[ReviewState] | None = optional(
        "With a review of the priority in one of these states."
    )
    search: str | None = optional(
        "Full text: every word, in any of its forms, in Spanish or English."
    )
    and_: list[TicketFilter] | None = strawberry.field(
        description="All of these.", default=None, name="and"
    )
    or_: list[TicketFilter] | None = strawberry.field(
        description="Any of these.", default=None, name="or"
    )
    not_: TicketFilter | None = strawberry.field(description="Not this.", default=None, name="not")


@strawberry.input(description="A key to order tickets by.")
class TicketOrder:
    field: TicketOrderField = strawberry.field(description="By what.")
    direction: Direction = optional("Which way.", Direction.ASC)


PageFirst = Annotated[
    int | None, strawberry.argument(description="So many from the start, 1 to 100.")
]
PageAfter = Annotated[str | None, strawberry.argument(description="After this cursor.")]
PageLast = Annotated[int | None, strawberry.argument(description="So many from the end, 1 to 100.")]
PageBefore = Annotated[str | None, strawberry.argument(description="Before this cursor.")]
