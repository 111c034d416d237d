"""What would be promised if a request were sent now (4.2.3)."""

from __future__ import annotations

import strawberry

from api.gateway.policy import (
    ANYBODY,
)
from api.reading.fields import column
from api.scalars import Duration, Instant
from models.vocabulary import Affects, Impact, Needed, Priority, TicketType, Urgency


@strawberry.type(
    description="What would be promised if the request were sent now (4.2.3).", directives=[ANYBODY]
)
class PromisePreview:
    priority: Priority = column("The provisional priority.")
    impact: Impact = column("Impact, from the first answer.")
    urgency: Urgency = column("Urgency, from the second answer.")
    first_response_due_at: Instant = column("When the first response would be due.")
    resolution_due_at: Instant = column("When the resolution would be due.")
    first_response_target: Duration = column("The time promised for the first response.")
    resolution_target: Duration = column("The time promised for the resolution.")
    priority_of_answers: Priority = column(
        "What the two answers alone give; a type that never falls below some priority, or the"
        " company's own floor, may have raised it."
    )
    organization_floor: Priority = column(
        "Below which no request of the caller's company is; LOW where it has none."
    )
    acknowledged_by: Instant | None = column(
        "When a complaint would have been acknowledged by a person."
    )
    proposed_by: Instant | None = column("When a solution to a complaint would have been proposed.")


@strawberry.input(description="What the form's two plain questions and its type say.")
class PromisePreviewInput:
    type: TicketType = strawberry.field(description="The type of request.")
    affects: Affects = strawberry.field(description="Whom does it affect?")
    needed: Needed = strawberry.field(description="When do you need it?")
