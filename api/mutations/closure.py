"""4.4 Cierre y Seguimiento."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from api import ids
from api.inputs import told
from api.mutations.call import Info, Key, TicketId, Version, act, call_of, on_ticket
from api.payloads import Done, SurveyPayload, TicketPayload
from api.policy import PROFILE, STAFF_WRITE, WRITE_TICKETS
from models.tickets import Ticket
from procedure.act import Act
from procedure.closure import confirming, follow_up, merging, reopening, survey, watching, withdrawal
from procedure.reading import mark_seen as seen_by


@strawberry.input(description="What a person of staff heard on a call.")
class ConfirmResolutionInput:
    evidence: str | None = told("Who said so, and when: staff only, and needed from staff.")


@strawberry.input(description="Why.")
class ReasonInput:
    reason: str = strawberry.field(description="In one line.")


@strawberry.input(description="The evidence of a call; there is no closing without one.")
class CloseTicketInput:
    evidence: str = strawberry.field(description="Who said so, and when.")


@strawberry.input(description="The satisfaction survey, SGC-REG-SAC-002.")
class SubmitSurveyInput:
    satisfaction: int = strawberry.field(description="1 to 5.")
    recommendation: int | None = told("0 to 10.")
    solved: bool | None = told("Whether it was solved.")
    comment: str | None = told("In the customer's words.")


@strawberry.input(description="What came of a follow-up.")
class RecordFollowUpInput:
    follow_up_id: strawberry.ID = strawberry.field(description="Which of the ticket's.")
    outcome: str = strawberry.field(description="What the customer said, and what is done about it.")


@strawberry.input(description="Into which ticket.")
class MergeTicketsInput:
    into_id: strawberry.ID = strawberry.field(description="The ticket that survives.")


@strawberry.input(description="Who should follow the ticket.")
class WatchTicketInput:
    person_id: strawberry.ID | None = told("A colleague; oneself when left out.")


@strawberry.input(description="Who should not follow the ticket any more.")
class UnwatchTicketInput:
    person_id: strawberry.ID | None = told("Somebody whom the caller may take off; oneself when left out.")


@strawberry.type
class Closure:
    @act("The customer's yes stands, and the ticket is closed at once.", "4.4.1", WRITE_TICKETS)
    async def confirm_resolution(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[ConfirmResolutionInput | None, strawberry.argument(description="For staff.")] = None,
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        evidence = input.evidence if input else None
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: confirming.confirm(rule, ticket, evidence=evidence),
        )

    @act("The solution did not solve it; work goes on.", "4.4.1", WRITE_TICKETS)
    async def reject_resolution(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[ReasonInput, strawberry.argument(description="What is still wrong.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: confirming.reject(rule, ticket, reason=input.reason),
        )

    @act(
        "The ticket is closed with the evidence of a call; nothing more is expected from anyone.",
        "4.4.3",
        STAFF_WRITE,
    )
    async def close_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[CloseTicketInput, strawberry.argument(description="The evidence.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: confirming.close(rule, ticket, evidence=input.evidence),
        )

    @act(
        "The customer's answer to the survey counts; it may be revised until 14 days after closing.",
        "4.4.2",
        WRITE_TICKETS,
    )
    async def submit_survey(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[SubmitSurveyInput, strawberry.argument(description="The answers.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> SurveyPayload | None:
        call = call_of(info, idempotency_key)

        async def work(rule: Act) -> Done:
            ticket = await rule.ticket(ids.key_of(id, "Ticket"), expected_version)
            event = await rate(rule, ticket, input)
            return Done(ticket.id, event.id)

        return await call.answer(work, call.survey_payload)  # type: ignore[return-value]

    @act("The ticket is open again, with its clocks going on where they stopped.", "4.4.3", WRITE_TICKETS)
    async def reopen_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[ReasonInput, strawberry.argument(description="Why.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: reopening.reopen(rule, ticket, reason=input.reason),
        )

    @act("The customer no longer asks for anything.", "4.4.3", WRITE_TICKETS)
    async def withdraw_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[ReasonInput, strawberry.argument(description="Why.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: withdrawal.withdraw(rule, ticket, reason=input.reason),
        )

    @act("A follow-up is done, and what came of it is on record.", "4.4.4", STAFF_WRITE)
    async def record_follow_up(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[RecordFollowUpInput, strawberry.argument(description="Which, and its outcome.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        follow_up_id = ids.key_of(input.follow_up_id, "FollowUp")
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: follow_up.follow_up(
                rule, ticket, follow_up_id=follow_up_id, outcome=input.outcome
            ),
        )

    @act(
        "The ticket is folded into another of the same customer; its messages keep their origin.",
        "4.1.2",
        STAFF_WRITE,
    )
    async def merge_tickets(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[MergeTicketsInput, strawberry.argument(description="Into which.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        into_id = ids.key_of(input.into_id, "Ticket")
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: merging.merge(rule, ticket, into_id=into_id),
        )

    @act(
        "The merge is undone: each ticket has its own messages, start and promise again.",
        "4.1.2",
        STAFF_WRITE,
    )
    async def unmerge_ticket(
        self, info: Info, id: TicketId, expected_version: Version = None, idempotency_key: Key = None
    ) -> TicketPayload | None:
        return await on_ticket(info, id, expected_version, idempotency_key, merging.unmerge)  # type: ignore[no-any-return]

    @act("What was said in public so far is read by the caller: it is new to them no more.", "4.2.4", PROFILE)
    async def mark_seen(self, info: Info, id: TicketId) -> TicketPayload | None:
        call, key = call_of(info), ids.key_of(id, "Ticket")

        async def work(rule: Act) -> Done:
            await seen_by(rule, key)
            return Done(key)

        return await call.answer(work, call.ticket_payload)  # type: ignore[return-value]

    @act("Somebody follows the ticket and is told what happens.", "4.2.4", WRITE_TICKETS)
    async def watch_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[WatchTicketInput | None, strawberry.argument(description="Whom.")] = None,
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        told_id = input.person_id if input else None
        person_id = None if told_id is None else ids.key_of(told_id, "Person")
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: watching.watch(rule, ticket, person_id=person_id),
        )

    @act("Somebody does not follow the ticket any more.", "4.2.4", WRITE_TICKETS)
    async def unwatch_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[UnwatchTicketInput | None, strawberry.argument(description="Whom.")] = None,
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        told_id = input.person_id if input else None
        person_id = None if told_id is None else ids.key_of(told_id, "Person")
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: watching.unwatch(rule, ticket, person_id=person_id),
        )


async def rate(rule: Act, ticket: Ticket, input: SubmitSurveyInput) -> Any:
    return await survey.submit_survey(
        rule,
        ticket,
        satisfaction=input.satisfaction,
        recommendation=input.recommendation,
        solved=input.solved,
        comment=input.comment,
    )
