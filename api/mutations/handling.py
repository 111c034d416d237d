"""4.3 Gestión y Resolución."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import ids
from api.inputs import attachment_keys, files, told
from api.mutations.call import Info, Key, TicketId, Version, act, call_of, on_ticket
from api.mutations.reception import RegisterTicketInput, request_of
from api.payloads import Done, TicketPayload
from api.policy import STAFF_WRITE, WRITE_TICKETS
from api.scalars import Instant
from models.vocabulary import Complexity, Impact, NoteKind, SupportLevel, Urgency
from procedure import attachments
from procedure.act import Act
from procedure.refusals import Code, Refusal
from procedure.resolution import escalation, knowledge, notes, reply, resolving, waiting
from procedure.resolution.resolving import FirstContact


@strawberry.input(description="Words for everybody on the ticket.")
class ReplyToTicketInput:
    body: str = strawberry.field(description="The words, up to 20,000 characters.")
    occurred_at: Instant | None = told("When it was said, if earlier: staff only, e.g. a phone answer.")
    from_customer: bool = told("Staff writes down what the customer said on a call.", False)
    attachments: list[strawberry.ID] = files()


@strawberry.input(description="Files for everybody on the ticket.")
class AddAttachmentInput:
    attachments: list[strawberry.ID] = strawberry.field(
        description="Files uploaded by the caller within 24 hours: 1 to 10 ids that `/uploads` answered."
    )


@strawberry.input(description="Words for the staff.")
class AddNoteInput:
    kind: NoteKind = strawberry.field(description="What it records.")
    body: str = strawberry.field(description="The words.")
    private: bool = told("Hide it from the person complained about as well.", False)


@strawberry.input(description="A question to the customer.")
class AskCustomerInput:
    body: str = strawberry.field(description="The question, as it is sent.")


@strawberry.input(description="Who is waited for.")
class WaitForThirdPartyInput:
    who: str = strawberry.field(description="Who.")
    reference: str = strawberry.field(description="Their reference.")
    expected_at: Instant = strawberry.field(description="When they are expected to answer.")


@strawberry.input(description="What was looked for.")
class ConsultKnowledgeInput:
    terms: str = strawberry.field(description="The words looked for.")
    article_id: strawberry.ID | None = told("The article found; none when there is none.")


@strawberry.input(description="How far, and why.")
class EscalateTicketInput:
    level: SupportLevel = strawberry.field(description="To which level.")
    reason: str = strawberry.field(description="Why.")


@strawberry.input(description="Why it is taken back.")
class DeescalateTicketInput:
    reason: str = strawberry.field(description="Why.")
    level: SupportLevel | None = told("Down to which level; all of it when left out.")


@strawberry.input(description="What was found, what was done, and what solves it.")
class ResolveTicketInput:
    cause: str = strawberry.field(description="The cause.")
    actions: str = strawberry.field(description="What was done.")
    solution: str = strawberry.field(description="The solution, as it is told to the customer.")
    article_id: strawberry.ID | None = told("The article that solved it.")


@strawberry.input(description="Everything between registration and solution, for what is answered at once.")
class ResolveAtFirstContactInput:
    area_id: strawberry.ID = strawberry.field(description="Its area.")
    impact: Impact = strawberry.field(description="Its impact.")
    urgency: Urgency = strawberry.field(description="Its urgency.")
    complexity: Complexity = strawberry.field(description="Its complexity.")
    reply: str = strawberry.field(description="What was answered to the customer.")
    cause: str = strawberry.field(description="The cause.")
    actions: str = strawberry.field(description="What was done.")
    solution: str = strawberry.field(description="The solution, as it is told to the customer.")
    reason: str | None = told("Why the priority changes, if it does.")
    terms: str | None = told("What was looked for in the knowledge base; needed from C2 up.")
    article_id: strawberry.ID | None = told("The article that solved it.")
    replied_at: Instant | None = told("When it was answered, if earlier.")
    register: RegisterTicketInput | None = told(
        "The request, when it is not registered yet; then without `id`."
    )


async def settled(
    rule: Act, info: Info, input: ResolveAtFirstContactInput, id: strawberry.ID | None, version: int | None
) -> Done:
    """The registered ticket is resolved, or the one that `register` makes of the same contact."""
    if (id is None) is (input.register is None):
        raise Refusal(Code.REQUIRED if id is None else Code.INVALID, "register")
    if input.register is not None:
        request = request_of(info, input.register)
        ticket, event = await resolving.register_resolved(rule, request, contact_of(input))
        return Done(ticket.id, event.id)
    ticket = await rule.ticket(ids.key_of(id or "", "Ticket"), version)
    event = await resolving.resolve_at_first_contact(rule, ticket, contact_of(input))
    return Done(ticket.id, event.id)


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
        article_id=article_key(input.article_id),
        replied_at=input.replied_at,
    )


def article_key(told: strawberry.ID | None) -> int | None:
    return None if told is None else ids.key_of(told, "Article")


@strawberry.type
class Handling:
    @act("The words reach everybody on the ticket; a customer's end a pause.", "4.3.4", WRITE_TICKETS)
    async def reply_to_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[ReplyToTicketInput, strawberry.argument(description="The words.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: reply.reply(
                rule,
                ticket,
                body=input.body,
                occurred_at=input.occurred_at,
                from_customer=input.from_customer,
                attachment_ids=attachment_keys(input.attachments),
            ),
        )

    @act("The files are part of the ticket, for everybody who sees it.", "4.3.5", WRITE_TICKETS)
    async def add_attachment(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[AddAttachmentInput, strawberry.argument(description="The files.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: attachments.attach(rule, ticket, attachment_keys(input.attachments)),
        )

    @act("What was found, done or decided is documented.", "4.3.5", STAFF_WRITE)
    async def add_note(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[AddNoteInput, strawberry.argument(description="The note.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: notes.add_note(
                rule, ticket, kind=input.kind, body=input.body, private=input.private
            ),
        )

    @act(
        "The question is sent, and the resolution clock pauses until the customer answers.",
        "4.3.1",
        STAFF_WRITE,
    )
    async def ask_customer(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[AskCustomerInput, strawberry.argument(description="The question.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: waiting.ask_customer(rule, ticket, body=input.body),
        )

    @act("A supplier or another area owes something; the clock runs on.", "4.3.1", STAFF_WRITE)
    async def wait_for_third_party(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[WaitForThirdPartyInput, strawberry.argument(description="Who, and until when.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: waiting.wait_for_third_party(
                rule,
                ticket,
                who=input.who,
                reference=input.reference,
                expected_at=input.expected_at,
            ),
        )

    @act("The third party answered; work goes on.", "4.3.1", STAFF_WRITE)
    async def resume_ticket(
        self, info: Info, id: TicketId, expected_version: Version = None, idempotency_key: Key = None
    ) -> TicketPayload | None:
        return await on_ticket(info, id, expected_version, idempotency_key, waiting.resume)  # type: ignore[no-any-return]

    @act("The knowledge base was consulted: what was looked for, and what was found.", "4.3.2", STAFF_WRITE)
    async def consult_knowledge(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[
            ConsultKnowledgeInput, strawberry.argument(description="The words, and the article.")
        ],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: knowledge.consult_knowledge(
                rule, ticket, terms=input.terms, article_id=article_key(input.article_id)
            ),
        )

    @act("A higher level of support is called.", "4.3.3", STAFF_WRITE)
    async def escalate_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[EscalateTicketInput, strawberry.argument(description="How far, and why.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: escalation.escalate(rule, ticket, level=input.level, reason=input.reason),
        )

    @act("The caller works on the ticket beside its owner.", "4.3.3", STAFF_WRITE)
    async def join_ticket(
        self, info: Info, id: TicketId, expected_version: Version = None, idempotency_key: Key = None
    ) -> TicketPayload | None:
        return await on_ticket(info, id, expected_version, idempotency_key, escalation.join)  # type: ignore[no-any-return]

    @act("Somebody took the escalation up.", "4.3.3", STAFF_WRITE)
    async def acknowledge_escalation(
        self, info: Info, id: TicketId, expected_version: Version = None, idempotency_key: Key = None
    ) -> TicketPayload | None:
        return await on_ticket(info, id, expected_version, idempotency_key, escalation.acknowledge)  # type: ignore[no-any-return]

    @act("The escalation is taken back.", "4.3.3", STAFF_WRITE)
    async def deescalate_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[DeescalateTicketInput, strawberry.argument(description="Why.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: escalation.deescalate(rule, ticket, level=input.level, reason=input.reason),
        )

    @act("A solution is proposed, and its confirmation and the survey are asked.", "4.3.4", STAFF_WRITE)
    async def resolve_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[ResolveTicketInput, strawberry.argument(description="The solution.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: resolving.resolve(
                rule,
                ticket,
                cause=input.cause,
                actions=input.actions,
                solution=input.solution,
                article_id=article_key(input.article_id),
            ),
        )

    @act("Answered at once: every step between is recorded, each with its own guard.", "4.3.4", STAFF_WRITE)
    async def resolve_at_first_contact(
        self,
        info: Info,
        input: Annotated[ResolveAtFirstContactInput, strawberry.argument(description="Every step.")],
        id: Annotated[
            strawberry.ID | None, strawberry.argument(description="The ticket's id, when it is registered.")
        ] = None,
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        call = call_of(info, idempotency_key)

        async def work(rule: Act) -> Done:
            return await settled(rule, info, input, id, expected_version)

        return await call.answer(work, call.ticket_payload)  # type: ignore[return-value]
