"""4.1 Recepción de Solicitudes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import strawberry

from api import ids
from api.context import Context
from api.inputs import (
    ChangeRequestInput,
    ComplaintInput,
    IncidentInput,
    InquiryInput,
    RequesterInput,
    attachment_keys,
    files,
    told,
)
from api.mutations.call import Info, Key, TicketId, Version, act, call_of, on_ticket
from api.payloads import Done, TicketPayload
from api.policy import STAFF_WRITE, WRITE_TICKETS
from api.scalars import Instant
from models.tickets import Ticket
from models.vocabulary import Affects, Channel, Complexity, Impact, Needed, TicketType, Urgency
from procedure import assignment, priority_review, reception
from procedure.act import Act
from procedure.people import Requester
from procedure.request_types import FIELDS, GROUP


@strawberry.input(
    description="A request. The group of fields of its type is needed; the others are left out."
)
class RegisterTicketInput:
    type: TicketType = strawberry.field(description="Its type.")
    subject: str = strawberry.field(description="In one line, up to 200 characters.")
    description: str = strawberry.field(description="In the customer's words, up to 20,000 characters.")
    affects: Affects = strawberry.field(description="Whom does it affect?")
    needed: Needed = strawberry.field(description="When do you need it?")
    incident: IncidentInput | None = told("The fields of an incident.")
    inquiry: InquiryInput | None = told("The fields of an inquiry.")
    complaint: ComplaintInput | None = told("The fields of a complaint.")
    change_request: ChangeRequestInput | None = told("The fields of a change request.")
    channel: Channel | None = told("How it came; the caller's own channel unless staff says otherwise.")
    requester: RequesterInput | None = told(
        "Whom it is for; staff and partners say, a customer asks for themself."
    )
    occurred_at: Instant | None = told(
        "When the contact happened, if earlier: staff only, more than a day back a lead."
    )
    continues_id: strawberry.ID | None = told("An ended ticket that it goes on from.")
    relates_to_id: strawberry.ID | None = told(
        "A ticket that it has to do with: for a complaint, the one whose handling it is about."
    )
    attachments: list[strawberry.ID] = files()


@strawberry.input(
    description="What staff confirms. Together with the priority and the complexity, it classifies."
)
class ClassifyTicketInput:
    area_id: strawberry.ID = strawberry.field(description="Its area.")
    type: TicketType | None = told("Its type, when it turns out to be another.")
    incident: IncidentInput | None = told("The fields of an incident.")
    inquiry: InquiryInput | None = told("The fields of an inquiry.")
    complaint: ComplaintInput | None = told("The fields of a complaint.")
    change_request: ChangeRequestInput | None = told("The fields of a change request.")
    impact: Impact | None = told("Its impact: with `urgency`, confirms the priority in the same act.")
    urgency: Urgency | None = told("Its urgency.")
    complexity: Complexity | None = told("Its complexity: confirmed in the same act.")
    reason: str | None = told("Why the priority changes.")
    security: bool = told("Security or personal data is at stake.", False)
    major_incident: bool = told("It is a major incident.", False)


@strawberry.input(description="Why the priority is in doubt.")
class AskPriorityReviewInput:
    reason: str = strawberry.field(description="In one line, up to 200 characters.")


@strawberry.input(
    description="The lead's answer: the priority is kept, unless impact or urgency is confirmed anew."
)
class AnswerPriorityReviewInput:
    reason: str = strawberry.field(description="Why, in one line, as the customer reads it.")
    impact: Impact | None = told("Its impact.")
    urgency: Urgency | None = told("Its urgency.")


@strawberry.input(description="Impact and urgency; the priority follows from them, never directly.")
class PrioritizeTicketInput:
    impact: Impact = strawberry.field(description="Its impact.")
    urgency: Urgency = strawberry.field(description="Its urgency.")
    reason: str | None = told("Why, when something changes.")
    security: bool = told("Security or personal data is at stake: at least high.", False)
    major_incident: bool = told("It is a major incident: critical.", False)


def details_of(input: Any, type: TicketType) -> Mapping[str, str | None] | None:
    group = getattr(input, GROUP[type])
    return None if group is None else {field.name: getattr(group, field.name) for field in FIELDS[type]}


def request_of(info: Info, input: RegisterTicketInput) -> reception.Request:
    return reception.Request(
        type=input.type,
        subject=input.subject,
        description=input.description,
        affects=input.affects,
        needed=input.needed,
        channel=input.channel or own_channel(info.context),
        details=details_of(input, input.type) or {},
        requester=requester_of(input.requester),
        occurred_at=input.occurred_at,
        continues_id=_ticket(input.continues_id),
        relates_to_id=_ticket(input.relates_to_id),
        attachment_ids=attachment_keys(input.attachments),
    )


def _ticket(told_id: strawberry.ID | None) -> int | None:
    return None if told_id is None else ids.key_of(told_id, "Ticket")


def own_channel(context: Context) -> Channel:
    """A customer's own channel is the portal, whichever client they use."""
    return Channel.PORTAL if context.actor.is_customer else context.channel


def requester_of(told: RequesterInput | None) -> Requester | None:
    if told is None:
        return None
    return Requester(
        id=ids.key_of(told.id, "Person") if told.id is not None else None,
        email=told.email,
        name=told.name,
        phone=told.phone,
        organization_id=(
            ids.key_of(told.organization_id, "Organization") if told.organization_id is not None else None
        ),
    )


async def classify_wholly(rule: Act, ticket: Ticket, input: ClassifyTicketInput) -> Any:
    """Type and area, and with them, where they are given, the priority and the complexity."""
    kind = input.type or ticket.type
    event = await reception.classify(
        rule, ticket, type=kind, area_id=ids.key_of(input.area_id, "Area"), details=details_of(input, kind)
    )
    if input.impact is not None or input.urgency is not None:
        await reception.prioritize(
            rule,
            ticket,
            impact=input.impact or ticket.impact,
            urgency=input.urgency or ticket.urgency,
            reason=input.reason,
            security=input.security,
            major_incident=input.major_incident,
        )
    if input.complexity is not None:
        await assignment.analyze(rule, ticket, complexity=input.complexity)
    return event


@strawberry.type
class Reception:
    @act(
        "The request has a unique number, a provisional priority and both promises, and its sender knows.",
        "4.1.2",
        WRITE_TICKETS,
    )
    async def register_ticket(
        self,
        info: Info,
        input: Annotated[RegisterTicketInput, strawberry.argument(description="The request.")],
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        call = call_of(info, idempotency_key)

        async def work(rule: Act) -> Done:
            ticket, event = await reception.register(rule, request_of(info, input))
            return Done(ticket.id, event.id)

        return await call.answer(work, call.ticket_payload)  # type: ignore[return-value]

    @act(
        "The type and the area are confirmed by staff, and with them what else is given.",
        "4.1.3",
        STAFF_WRITE,
    )
    async def classify_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[ClassifyTicketInput, strawberry.argument(description="What is confirmed.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: classify_wholly(rule, ticket, input),
        )

    @act(
        "Impact and urgency are confirmed; the priority and both promises follow from them.",
        "4.1.4",
        STAFF_WRITE,
    )
    async def prioritize_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[PrioritizeTicketInput, strawberry.argument(description="Impact and urgency.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: reception.prioritize(
                rule,
                ticket,
                impact=input.impact,
                urgency=input.urgency,
                reason=input.reason,
                security=input.security,
                major_incident=input.major_incident,
            ),
        )

    @act("The customer doubts the priority: a lead owes an answer. Once a ticket.", "4.1.4", WRITE_TICKETS)
    async def ask_priority_review(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[AskPriorityReviewInput, strawberry.argument(description="Why.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: priority_review.ask_priority_review(rule, ticket, reason=input.reason),
        )

    @act(
        "The customer knows whether the priority is kept or follows from a new impact and urgency, and why.",
        "4.1.4",
        STAFF_WRITE,
    )
    async def answer_priority_review(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[AnswerPriorityReviewInput, strawberry.argument(description="The answer.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: priority_review.answer_priority_review(
                rule, ticket, reason=input.reason, impact=input.impact, urgency=input.urgency
            ),
        )
