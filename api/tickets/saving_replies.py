"""4.3.4: the staff write, change and retire saved replies."""

from __future__ import annotations

from functools import partial

import strawberry

from api.acting.answers import SavedReplyPayload
from api.acting.fields import anew, on_one
from api.gateway.policy import STAFF_WRITE
from api.inputs import key_of, optional
from api.tickets.saved_replies import SavedReply
from procedure.resolution import saved_replies

GAPS = "with placeholders where something of the ticket belongs, as `ReplyPlaceholder` has them"


@strawberry.input(description="A saved reply; Spanish is owed, English may follow.")
class CreateSavedReplyInput:
    title: str = strawberry.field(description="Up to 120 characters, for the staff alone.")
    body_es: str = strawberry.field(description=f"Its words in Spanish, {GAPS}.")
    body_en: str | None = optional("The same in English.")
    area_id: strawberry.ID | None = key_of("Area", "Its area; left out, it fits any.", None)


@strawberry.input(description="What changes; what is left out stays as it is.")
class EditSavedReplyInput:
    title: str | None = optional("Its title.")
    body_es: str | None = optional("Its words in Spanish.")
    body_en: str | None = optional("Those in English; empty, it has none any more.")
    area_id: strawberry.ID | None = key_of("Area", "Its area.", None)
    any_area: bool = optional("It fits any area from now on.", False)


on_reply = partial(
    on_one,
    SavedReply,
    "The saved reply's id.",
    clause="4.3.4",
    policy=STAFF_WRITE,
    answers=SavedReplyPayload,
    versioned=True,
)


@strawberry.type
class SavingReplies:
    create_saved_reply = anew(
        saved_replies.create_saved_reply,
        CreateSavedReplyInput,
        "What it says.",
        does="The staff find the reply, and send it as their own words.",
        clause="4.3.4",
        policy=STAFF_WRITE,
        answers=SavedReplyPayload,
    )
    edit_saved_reply = on_reply(
        saved_replies.edit_saved_reply,
        EditSavedReplyInput,
        "What changes.",
        does="The reply says something else from now on; its author changes it, or a lead.",
    )
    retire_saved_reply = on_reply(
        saved_replies.retire_saved_reply,
        does="The reply is offered to nobody any more; its author retires it, or a lead.",
    )
