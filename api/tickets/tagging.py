"""4.1.3: which tags there are, and on which tickets."""

from __future__ import annotations

from functools import partial

import strawberry

from api.acting.answers import TagPayload
from api.acting.fields import anew, on_one, on_ticket
from api.gateway.policy import LEADS_WRITE
from api.inputs import key_of
from api.tickets.tags import Tag
from procedure.core.acts import Verb
from procedure.reception import tagging


@strawberry.input(description="Which tag.")
class TagTicketInput:
    tag_id: strawberry.ID = key_of("Tag", "One of `tags`.")


@strawberry.input(description="Which tag.")
class UntagTicketInput:
    tag_id: strawberry.ID = key_of("Tag", "One that the ticket bears.")


@strawberry.input(description="A tag.")
class CreateTagInput:
    name: str = strawberry.field(description="Its name, up to 40 characters.")


@strawberry.input(description="A tag's other name.")
class RenameTagInput:
    name: str = strawberry.field(description="Its name, up to 40 characters.")


on_tag = partial(
    on_one, Tag, "The tag's id.", clause="4.1.3", policy=LEADS_WRITE, answers=TagPayload
)


@strawberry.type
class Tagging:
    tag_ticket = on_ticket(
        Verb.TAG,
        tagging.tag_ticket,
        TagTicketInput,
        "Which.",
        does="The ticket bears the tag, by which the staff find it; customers know nothing of it.",
    )
    untag_ticket = on_ticket(
        Verb.UNTAG,
        tagging.untag_ticket,
        UntagTicketInput,
        "Which.",
        does="The ticket bears the tag no more.",
    )
    create_tag = anew(
        tagging.create_tag,
        CreateTagInput,
        "The tag.",
        does="There is a tag of this name; one that was retired comes back.",
        clause="4.1.3",
        policy=LEADS_WRITE,
        answers=TagPayload,
    )
    rename_tag = on_tag(
        tagging.rename_tag,
        RenameTagInput,
        "Its name.",
        does="The tag has another name, on every ticket that bears it.",
    )
    retire_tag = on_tag(
        tagging.retire_tag,
        does="No ticket gets the tag any more; those that bear it are still found by it.",
    )
