"""6 Quejas y reclamaciones: whom a complaint is about, and whether it is one."""

from __future__ import annotations

import strawberry

from api.acting.fields import on_ticket
from api.inputs import key_of, optional
from api.tickets.closure import ReasonInput
from procedure.complaints import handling
from procedure.core.acts import Verb


@strawberry.input(description="Whom a complaint is about.")
class NameComplainedAboutInput:
    person_id: strawberry.ID | None = key_of(
        "Person", "The person of the desk; nobody of the desk when left out.", None
    )
    reason: str | None = optional("Why, in one line; needed where it was said otherwise before.")


@strawberry.type
class Complaining:
    name_complained_about = on_ticket(
        Verb.NAME_COMPLAINED_ABOUT,
        handling.name_complained_about,
        NameComplainedAboutInput,
        "Whom it is about.",
        does=(
            "A lead has said whom of the desk the complaint is about, or that it is nobody: that"
            " person does nothing on it any more, and others may own it."
        ),
    )
    release_complaint = on_ticket(
        Verb.RELEASE_COMPLAINT,
        handling.release_complaint,
        ReasonInput,
        "Why it is no complaint.",
        does=(
            "The rules of complaints do not hold for the ticket any more; its row stays in the"
            " register."
        ),
    )
