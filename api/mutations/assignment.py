"""4.2 Análisis y Asignación."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import ids
from api.inputs import told
from api.mutations.call import Info, Key, TicketId, Version, act, on_ticket
from api.payloads import TicketPayload
from api.policy import STAFF_WRITE
from models.vocabulary import Complexity
from procedure import assignment


@strawberry.input(description="How complex the request is.")
class AnalyzeTicketInput:
    complexity: Complexity = strawberry.field(
        description="It decides who answers, never how long that may take."
    )


@strawberry.input(description="Who should own the ticket.")
class AssignTicketInput:
    person_id: strawberry.ID | None = told("Whom; the ranking's first when left out.")
    reason: str | None = told("Why; needed when somebody owns it already.")


@strawberry.input(description="Who should own the ticket instead.")
class HandOverTicketInput:
    person_id: strawberry.ID = strawberry.field(description="Whom.")
    reason: str = strawberry.field(description="Why.")


@strawberry.type
class Assignment:
    @act("The complexity is known.", "4.2.1", STAFF_WRITE)
    async def analyze_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[AnalyzeTicketInput, strawberry.argument(description="The complexity.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: assignment.analyze(rule, ticket, complexity=input.complexity),
        )

    @act("The ticket has an owner who fits its area and complexity and is there.", "4.2.2", STAFF_WRITE)
    async def assign_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[
            AssignTicketInput, strawberry.argument(description="Whom, or nobody for the ranking.")
        ],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        person_id = None if input.person_id is None else ids.key_of(input.person_id, "Person")
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: assignment.assign(rule, ticket, person_id=person_id, reason=input.reason),
        )

    @act("The caller owns the ticket and works on it.", "4.2.2", STAFF_WRITE)
    async def take_ticket(
        self, info: Info, id: TicketId, expected_version: Version = None, idempotency_key: Key = None
    ) -> TicketPayload | None:
        return await on_ticket(info, id, expected_version, idempotency_key, assignment.take)  # type: ignore[no-any-return]

    @act("The owner works on the ticket.", "4.2.2", STAFF_WRITE)
    async def accept_assignment(
        self, info: Info, id: TicketId, expected_version: Version = None, idempotency_key: Key = None
    ) -> TicketPayload | None:
        return await on_ticket(info, id, expected_version, idempotency_key, assignment.accept)  # type: ignore[no-any-return]

    @act("Somebody else who fits owns the ticket, and knows why.", "4.2.2", STAFF_WRITE)
    async def hand_over_ticket(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[HandOverTicketInput, strawberry.argument(description="Whom, and why.")],
        expected_version: Version = None,
        idempotency_key: Key = None,
    ) -> TicketPayload | None:
        person_id = ids.key_of(input.person_id, "Person")
        return await on_ticket(  # type: ignore[no-any-return]
            info,
            id,
            expected_version,
            idempotency_key,
            lambda rule, ticket: assignment.hand_over(rule, ticket, person_id=person_id, reason=input.reason),
        )
