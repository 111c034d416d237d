"""4.3 Gestión y Resolución."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import ids
from api.acting.answers import TicketPayload
from api.acting.fields import Version, mutation, on_ticket, policy_of
from api.acting.idempotency import Done
from api.acting.payloads import Call
from api.inputs import began_as, files, key_of, linked, optional
from api.scalars import Instant
from api.tickets.reception import RegisterTicketInput, request_of
from models.vocabulary import Complexity, Impact, NoteKind, SupportLevel, Urgency
from procedure.core.act import Act
from procedure.core.acts import ACTS, Verb
from procedure.core.refusals import Code, Refusal
from procedure.resolution import (
    attachments,
    escalation,
    knowledge,
    notes,
    reply,
    resolving,
    waiting,
)
from procedure.resolution.resolving import FirstContact


@strawberry.input(description="Words for everybody on the ticket.")
class ReplyToTicketInput:
    body: str = strawberry.field(description="The words, up to 20,000 characters.")
    occurred_at: Instant | None = optional(
        "When it was said, if earlier: staff only, e.g. a phone answer."
    )
    from_customer: bool = optional("Staff writes down what the customer said on a call.", False)
    attachments: list[strawberry.ID] = files()
    also_to: list[strawberry.ID] = linked()
    saved_reply_id: strawberry.ID | None = began_as()


@strawberry.input(description="Files for everybody on the ticket.")
class AddAttachmentInput:
    attachments: list[strawberry.ID] = key_of(
        "Attachment",
        "Files uploaded by the caller within 24 hours: 1 to 10 ids that `/uploads` answered.",
        fills="attachment_ids",
    )


@strawberry.input(description="Words for the staff.")
class AddNoteInput:
    kind: NoteKind = strawberry.field(description="What it records.")
    body: str = strawberry.field(description="The words.")
    private: bool = optional("Hide it from the person complained about as well.", False)


@strawberry.input(description="A question to the customer.")
class AskCustomerInput:
    body: str = strawberry.field(description="The question, as it is sent.")
    saved_reply_id: strawberry.ID | None = began_as()


@strawberry.input(description="Who is waited for.")
class WaitForThirdPartyInput:
    who: str = strawberry.field(description="Who.")
    reference: str = strawberry.field(description="Their reference.")
    expected_at: Instant = strawberry.field(description="When they are expected to answer.")


@strawberry.input(description="What was looked for.")
class ConsultKnowledgeInput:
    terms: str = strawberry.field(description="The words looked for.")
    article_id: strawberry.ID | None = key_of(
        "Article", "The article found; none when there is none.", None
    )


@strawberry.input(description="How far, and why.")
class EscalateTicketInput:
    level: SupportLevel = strawberry.field(description="To which level.")
    reason: str = strawberry.field(description="Why.")


@strawberry.input(description="Why it is taken back.")
class DeescalateTicketInput:
    reason: str = strawberry.field(description="Why.")
    level: SupportLevel | None = optional("Down to which level; all of it when left out.")


@strawberry.input(description="What was found, what was done, and what solves it.")
class ResolveTicketInput:
    cause: str = strawberry.field(description="The cause.")
    actions: str = strawberry.field(description="What was done.")
    solution: str = strawberry.field(description="The solution, as it is told to the customer.")
    article_id: strawberry.ID | None = key_of("Article", "The article that solved it.", None)


@strawberry.input(
    description="Everything between registration and solution, for what is answered at once."
)
class ResolveAtFirstContactInput:
    area_id: strawberry.ID = strawberry.field(description="Its area.")
    impact: Impact = strawberry.field(description="Its impact.")
    urgency: Urgency = strawberry.field(description="Its urgency.")
    complexity: Complexity = strawberry.field(description="Its complexity.")
    reply: str = strawberry.field(description="What was answered to the customer.")
    cause: str = strawberry.field(description="The cause.")
    actions: str = strawberry.field(description="What was done.")
    solution: str = strawberry.field(description="The solution, as it is told to the customer.")
    reason: str | None = optional("Why the priority changes, if it does.")
    terms: str | None = optional("What was looked for in the knowledge base; needed from C2 up.")
    article_id: strawberry.ID | None = key_of("Article", "The article that solved it.", None)
    replied_at: Instant | None = optional("When it was answered, if earlier.")
    register: RegisterTicketInput | None = optional(
        "The request, when it is not registered yet; then without `id`."
    )


def contact_of(input: ResolveAtFirstContactInput) -> FirstContact:
    return FirstContact(
        area_id=ids.key_of(input.area_id, "Area"),
        impact=input.impact,
        urgency=input.urgency,
        complexity=input.complexity,
        reply=input.reply,
        cause=input.cause,
        actions=input.actions,
        solution=input.solution,
        reason=input.reason,
        terms=input.terms,
        article_id=ids.key_if_given(input.article_id, "Article"),
        replied_at=input.replied_at,
    )


async def settle(
    _call: Call,
    act: Act,
    input: Annotated[ResolveAtFirstContactInput, strawberry.argument(description="Every step.")],
    id: Annotated[
        strawberry.ID | None,
        strawberry.argument(description="The ticket's id, when it is registered."),
    ] = None,
    expected_version: Version = None,
) -> Done:
    """The registered ticket is resolved, or the one that `register` makes of the same contact."""
    if (id is None) is (input.register is None):
        raise Refusal(Code.REQUIRED if id is None else Code.INVALID, "register")
    if input.register is not None:
        request = request_of(act, input.register)
        ticket, event = await resolving.register_resolved(act, request, contact_of(input))
        return Done(ticket.id, event.id)
    ticket = await act.ticket(ids.key_of(id or "", "Ticket"), expected_version)
    event = await resolving.resolve_at_first_contact(act, ticket, contact_of(input))
    return Done(ticket.id, event.id)


@strawberry.type
class Handling:
    reply_to_ticket = on_ticket(
        Verb.REPLY,
        reply.reply,
        ReplyToTicketInput,
        "The words.",
        does="The words reach everybody on the ticket; a customer's end a pause.",
    )
    add_attachment = on_ticket(
        Verb.ATTACH,
        attachments.attach,
        AddAttachmentInput,
        "The files.",
        does="The files are part of the ticket, for everybody who sees it.",
    )
    add_note = on_ticket(
        Verb.ADD_NOTE,
        notes.add_note,
        AddNoteInput,
        "The note.",
        does="What was found, done or decided is documented.",
    )
    ask_customer = on_ticket(
        Verb.ASK_CUSTOMER,
        waiting.ask_customer,
        AskCustomerInput,
        "The question.",
        does="The question is sent, and the resolution clock pauses until the customer answers.",
    )
    wait_for_third_party = on_ticket(
        Verb.WAIT_FOR_THIRD_PARTY,
        waiting.wait_for_third_party,
        WaitForThirdPartyInput,
        "Who, and until when.",
        does="A supplier or another area owes something; the clock runs on.",
    )
    resume_ticket = on_ticket(
        Verb.RESUME,
        waiting.resume,
        does="The third party answered; work goes on.",
    )
    consult_knowledge = on_ticket(
        Verb.CONSULT_KNOWLEDGE,
        knowledge.consult_knowledge,
        ConsultKnowledgeInput,
        "The words, and the article.",
        does="The knowledge base was consulted: what was looked for, and what was found.",
    )
    escalate_ticket = on_ticket(
        Verb.ESCALATE,
        escalation.escalate,
        EscalateTicketInput,
        "How far, and why.",
        does="A higher level of support is called.",
    )
    join_ticket = on_ticket(
        Verb.JOIN,
        escalation.join,
        does="The caller works on the ticket beside its owner.",
    )
    acknowledge_escalation = on_ticket(
        Verb.ACKNOWLEDGE_ESCALATION,
        escalation.acknowledge,
        does="Somebody took the escalation up.",
    )
    deescalate_ticket = on_ticket(
        Verb.DEESCALATE,
        escalation.deescalate,
        DeescalateTicketInput,
        "Why.",
        does="The escalation is taken back.",
    )
    resolve_ticket = on_ticket(
        Verb.RESOLVE,
        resolving.resolve,
        ResolveTicketInput,
        "The solution.",
        does="A solution is proposed, and its confirmation and the survey are asked.",
    )
    resolve_at_first_contact = mutation(
        settle,
        TicketPayload,
        does="Answered at once: every step between is recorded, each with its own guard.",
        clause=ACTS[Verb.RESOLVE_AT_FIRST_CONTACT].clause,
        policy=policy_of(Verb.RESOLVE_AT_FIRST_CONTACT),
        verb=Verb.RESOLVE_AT_FIRST_CONTACT,
    )
