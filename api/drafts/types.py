"""What the caller is writing and has not sent."""

from __future__ import annotations

import strawberry

from api.gateway.policy import PROFILE
from api.reading.fields import column
from api.scalars import Instant


@strawberry.type(description="A field of a form, as it stands.", directives=[PROFILE])
class DraftField:
    name: str = column("Its name in the form.")
    value: str = column("What was typed.")


@strawberry.type(
    description=(
        "What the caller was writing at a place: nobody else reads it, and nothing of it was sent"
        " (4.1.1)."
    ),
    directives=[PROFILE],
)
class Draft:
    place: str = column(
        "Where: `request`, `complaint`, or `complaint:`, `continuation:`, `reply:` and a ticket's"
        " number."
    )
    page: str = column("The open page that wrote it last.")
    saved_at: Instant = column("When. It is kept for 30 days from then.")
    fields: list[DraftField] = column("What was typed, field by field.")
