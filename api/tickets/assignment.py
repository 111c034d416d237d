"""4.2 Análisis y Asignación."""

from __future__ import annotations

import strawberry

from api.acting.fields import on_ticket
from api.inputs import key_of, optional
from models.vocabulary import Complexity
from procedure.assignment import assigning
from procedure.core.acts import Verb


@strawberry.input(description="How complex the request is.")
class AnalyzeTicketInput:
    complexity: Complexity = strawberry.field(
        description="It decides who answers, never how long that may take."
    )


@strawberry.input(description="Who should own the ticket.")
class AssignTicketInput:
    person_id: strawberry.ID | None = key_of(
        "Person", "Whom; the ranking's first when left out.", None
    )
    reason: str | None = optional("Why; needed when somebody owns it already.")


@strawberry.input(description="Who should own the ticket instead.")
class HandOverTicketInput:
    person_id: strawberry.ID = key_of("Person", "Whom.")
    reason: str = strawberry.field(description="Why.")


@strawberry.type
class Assignment:
    analyze_ticket = on_ticket(
        Verb.ANALYZE,
        assigning.analyze,
        AnalyzeTicketInput,
        "The complexity.",
        does="The complexity is known.",
    )
    assign_ticket = on_ticket(
        Verb.ASSIGN,
        assigning.assign,
        AssignTicketInput,
        "Whom, or nobody for the ranking.",
        does="The ticket has an owner who fits its area and complexity and is there.",
    )
    take_ticket = on_ticket(
        Verb.TAKE,
        assigning.take,
        does="The caller owns the ticket and works on it.",
    )
    accept_assignment = on_ticket(
        Verb.ACCEPT,
        assigning.accept,
        does="The owner works on the ticket.",
    )
    hand_over_ticket = on_ticket(
        Verb.HAND_OVER,
        assigning.hand_over,
        HandOverTicketInput,
        "Whom, and why.",
        does="Somebody else who fits owns the ticket, and knows why.",
    )
