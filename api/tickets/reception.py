"""4.1 Recepción de Solicitudes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import strawberry

from api import ids
from api.acting.answers import TicketPayload
from api.acting.fields import mutation, on_ticket
from api.acting.idempotency import Done
from api.acting.payloads import Call
from api.gateway.policy import WRITE_TICKETS
from api.inputs import (
    ChangeRequestInput,
    ComplaintInput,
    CustomFieldInput,
    IncidentInput,
    InquiryInput,
    RequesterInput,
    attachment_keys,
    files,
    optional,
)
from api.scalars import Instant
from api.tickets.custom_fields import answers_of
from models.conversation import Event
from models.tickets import Ticket
from models.vocabulary import Affects, Channel, Complexity, Impact, Needed, TicketType, Urgency
from procedure.assignment import assigning
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.refusals import Code, Refusal
from procedure.people.requesters import Requester
from procedure.reception import classification, editing, priority_review, registration
from procedure.reception.request_types import FIELDS, GROUP, OF_EVERY_TYPE, Field


@strawberry.input(
    description="A request. The group of fields of its type is needed; the others are left out."
)
class RegisterTicketInput:
    type: TicketType = strawberry.field(description="Its type.")
    subject: str = strawberry.field(description="In one line, up to 200 characters.")
    description: str = strawberry.field(
        description="In the customer's words, up to 20,000 characters."
    )
    affects: Affects = strawberry.field(description="Whom does it affect?")
    needed: Needed = strawberry.field(description="When do you need it?")
    incident: IncidentInput | None = optional("The fields of an incident.")
    inquiry: InquiryInput | None = optional("The fields of an inquiry.")
    complaint: ComplaintInput | None = optional("The fields of a complaint.")
    change_request: ChangeRequestInput | None = optional("The fields of a change request.")
    custom_fields: list[CustomFieldInput] | None = optional(
        "Answers to the company's own fields, as `requestFields` asks them of the type."
    )
    channel: Channel | None = optional(
        "How it came; the caller's own channel unless staff says otherwise."
    )
    requester: RequesterInput | None = optional(
        "Whom it is for; staff and partners say, a customer asks for themself."
    )
    occurred_at: Instant | None = optional(
        "When the contact happened, if earlier: staff only, more than a day back a lead."
    )
    continues_id: strawberry.ID | None = optional("An ended ticket that it goes on from.")
    relates_to_id: strawberry.ID | None = optional(
        "A ticket that it has to do with: for a complaint, the one whose handling it is about."
    )
    attachments: list[strawberry.ID] = files()


@strawberry.input(
    description="What staff confirms. Together with the priority and the complexity, it classifies."
)
class ClassifyTicketInput:
    area_id: strawberry.ID = strawberry.field(description="Its area.")
    type: TicketType | None = optional("Its type, when it turns out to be another.")
    incident: IncidentInput | None = optional("The fields of an incident.")
    inquiry: InquiryInput | None = optional("The fields of an inquiry.")
    complaint: ComplaintInput | None = optional("The fields of a complaint.")
    change_request: ChangeRequestInput | None = optional("The fields of a change request.")
    custom_fields: list[CustomFieldInput] | None = optional(
        "Answers to the company's own fields, as `requestFields` asks them of the type."
    )
    impact: Impact | None = optional(
        "Its impact: with `urgency`, confirms the priority in the same act."
    )
    urgency: Urgency | None = optional("Its urgency.")
    complexity: Complexity | None = optional("Its complexity: confirmed in the same act.")
    reason: str | None = optional("Why the priority changes.")
    security: bool | None = optional(
        "Security or personal data is at stake; as it was if left out."
    )
    major_incident: bool | None = optional("It is a major incident; as it was if left out.")


@strawberry.input(
    description=(
        "What is corrected; what is left out stays. The group of the ticket's type says all its"
        " fields anew, `customFields` those that it names."
    )
)
class EditTicketInput:
    subject: str | None = optional("In one line, up to 200 characters.")
    incident: IncidentInput | None = optional("The fields of an incident.")
    inquiry: InquiryInput | None = optional("The fields of an inquiry.")
    complaint: ComplaintInput | None = optional("The fields of a complaint.")
    change_request: ChangeRequestInput | None = optional("The fields of a change request.")
    custom_fields: list[CustomFieldInput] | None = optional(
        "Answers to the company's own fields, as `requestFields` asks them of the type."
    )
    reason: str | None = optional("Why, in one line, for everybody to read: staff say it.")


@strawberry.input(description="Why the priority is in doubt.")
class AskPriorityReviewInput:
    reason: str = strawberry.field(description="In one line, up to 200 characters.")


@strawberry.input(
    description=(
        "The lead's answer: the priority is kept, unless impact or urgency is confirmed anew."
    )
)
class AnswerPriorityReviewInput:
    reason: str = strawberry.field(description="Why, in one line, as the customer reads it.")
    impact: Impact | None = optional("Its impact.")
    urgency: Urgency | None = optional("Its urgency.")


@strawberry.input(description="Impact and urgency; the priority follows from them, never directly.")
class PrioritizeTicketInput:
    impact: Impact = strawberry.field(description="Its impact.")
    urgency: Urgency = strawberry.field(description="Its urgency.")
    reason: str | None = optional("Why, when something changes.")
    security: bool | None = optional(
        "Security or personal data is at stake: at least high. As it was if left out."
    )
    major_incident: bool | None = optional(
        "It is a major incident: critical. As it was if left out."
    )


def details_of(
    input: RegisterTicketInput | ClassifyTicketInput | EditTicketInput, type: TicketType
) -> dict[str, str | None] | None:
    """The type's own fields as they were given; None without the group of the type."""
    group = getattr(input, GROUP[type])
    return None if group is None else fields_of(group, FIELDS[type])


def about_of(input: RegisterTicketInput | ClassifyTicketInput | EditTicketInput) -> int | None:
    """Whom the complaint is about; None where nobody was chosen."""
    return ids.key_if_given(input.complaint.about_person_id, "Person") if input.complaint else None


def fields_of(input: object, fields: Iterable[Field]) -> dict[str, str | None]:
    return {field.name: getattr(input, field.name) for field in fields}


def request_of(act: Act, input: RegisterTicketInput) -> registration.Request:
    return registration.Request(
        type=input.type,
        subject=input.subject,
        description=input.description,
        affects=input.affects,
        needed=input.needed,
        channel=input.channel or own_channel(act),
        details=fields_of(input, OF_EVERY_TYPE) | (details_of(input, input.type) or {}),
        custom=answers_of(input.custom_fields) or {},
        requester=requester_of(input.requester),
        occurred_at=input.occurred_at,
        continues_id=ids.key_if_given(input.continues_id, "Ticket"),
        relates_to_id=ids.key_if_given(input.relates_to_id, "Ticket"),
        attachment_ids=attachment_keys(input.attachments),
        about_id=about_of(input),
    )


def own_channel(act: Act) -> Channel:
    """A customer's own channel is the portal, whichever client they use."""
    assert act.channel is not None
    return Channel.PORTAL if act.actor.is_customer else act.channel


def requester_of(told: RequesterInput | None) -> Requester | None:
    if told is None:
        return None
    return Requester(
        id=ids.key_if_given(told.id, "Person"),
        email=told.email,
        name=told.name,
        phone=told.phone,
        organization_id=ids.key_if_given(told.organization_id, "Organization"),
    )


async def register(
    _call: Call,
    act: Act,
    input: Annotated[RegisterTicketInput, strawberry.argument(description="The request.")],
) -> Done:
    ticket, event = await registration.register(act, request_of(act, input))
    return Done(ticket.id, event.id)


async def classify_wholly(act: Act, ticket: Ticket, input: ClassifyTicketInput) -> Event:
    """Type and area, and with them, where they are given, the priority and the complexity."""
    kind = input.type or ticket.type
    event = await classification.classify(
        act,
        ticket,
        type=kind,
        area_id=ids.key_of(input.area_id, "Area"),
        details=details_of(input, kind),
        custom=answers_of(input.custom_fields),
        about_id=about_of(input),
    )
    if input.impact is not None or input.urgency is not None:
        await classification.prioritize(
            act,
            ticket,
            impact=input.impact or ticket.impact,
            urgency=input.urgency or ticket.urgency,
            reason=input.reason,
            security=input.security,
            major_incident=input.major_incident,
        )
    if input.complexity is not None:
        await assigning.analyze(act, ticket, complexity=input.complexity)
    return event


async def edit_ticket(act: Act, ticket: Ticket, input: EditTicketInput) -> Event:
    """Only the group of the ticket's own type says anything of it; whom a complaint is about is
    said by `nameComplainedAbout`.
    """
    for other, group in GROUP.items():
        if other is not ticket.type and getattr(input, group) is not None:
            raise Refusal(Code.INVALID, group, clause="4.1.3")
    if about_of(input) is not None:
        raise Refusal(Code.INVALID, "complaint.about_person_id", clause="4.1.3")
    return await editing.edit(
        act,
        ticket,
        subject=input.subject,
        details=details_of(input, ticket.type),
        custom=answers_of(input.custom_fields),
        reason=input.reason,
    )


@strawberry.type
class Reception:
    register_ticket = mutation(
        register,
        TicketPayload,
        does=(
            "The request has a unique number, a provisional priority and both promises, and its"
            " sender knows."
        ),
        clause="4.1.2",
        policy=WRITE_TICKETS,
    )
    classify_ticket = on_ticket(
        Verb.CLASSIFY,
        classify_wholly,
        ClassifyTicketInput,
        "What is confirmed.",
        does="The type and the area are confirmed by staff, and with them what else is given.",
    )
    edit_ticket = on_ticket(
        Verb.EDIT,
        edit_ticket,
        EditTicketInput,
        "What is corrected.",
        does=(
            "The subject and the type's fields say what they should; what they said before stays in"
            " `edits`. Who asked may until the type is confirmed, staff later with a reason."
        ),
    )
    prioritize_ticket = on_ticket(
        Verb.PRIORITIZE,
        classification.prioritize,
        PrioritizeTicketInput,
        "Impact and urgency.",
        does="Impact and urgency are confirmed; the priority and both promises follow from them.",
    )
    ask_priority_review = on_ticket(
        Verb.ASK_PRIORITY_REVIEW,
        priority_review.ask_priority_review,
        AskPriorityReviewInput,
        "Why.",
        does="The customer doubts the priority: a lead owes an answer. Once a ticket.",
    )
    answer_priority_review = on_ticket(
        Verb.ANSWER_PRIORITY_REVIEW,
        priority_review.answer_priority_review,
        AnswerPriorityReviewInput,
        "The answer.",
        does=(
            "The customer knows whether the priority is kept or follows from a new impact and"
            " urgency, and why."
        ),
    )
