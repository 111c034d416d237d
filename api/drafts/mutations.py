"""What somebody is writing before it is a request (4.1.1)."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.acting.answers import DraftPayload
from api.acting.fields import mutation
from api.acting.idempotency import Done
from api.acting.payloads import Call
from api.drafts.sealed import sealed
from api.gateway.policy import OWN_PROFILE
from api.inputs import optional
from api.reading.query_fields import printable
from procedure.core.act import Act
from procedure.reception import drafts

Place = Annotated[str, strawberry.argument(description="Where it is written: see `Draft.place`.")]


@strawberry.input(description="A field of a form, as it stands.")
class DraftFieldInput:
    name: str = strawberry.field(description="Its name in the form.")
    value: str = strawberry.field(description="What was typed.")


@strawberry.input(description="What was typed, and in which open page.")
class SaveDraftInput:
    fields: list[DraftFieldInput] = strawberry.field(
        description="All fields, up to 200 kB together."
    )
    page: str = strawberry.field(
        description="A name for the open page, new each time that one is opened."
    )
    after: str | None = optional(
        "`Draft.page` of the draft that the page was opened with, empty for none: refuse with"
        " STALE_VERSION when another page wrote meanwhile. Left out, the draft replaces whatever"
        " stands."
    )


async def save(
    call: Call,
    act: Act,
    place: Place,
    input: Annotated[SaveDraftInput, strawberry.argument(description="The draft.")],
) -> Done:
    where, page = printable(place), printable(input.page)
    words = sealed(call.context, where, [(field.name, field.value) for field in input.fields])
    after = input.after and printable(input.after)
    return Done((await drafts.save_draft(act, where, words, page=page, after=after)).id)


async def discard(
    _call: Call,
    act: Act,
    place: Place,
    pages: Annotated[
        list[str] | None,
        strawberry.argument(description="Only when one of these open pages wrote it last."),
    ] = None,
) -> Done:
    named = None if pages is None else [printable(page) for page in pages]
    await drafts.discard_draft(act, printable(place), named)
    return Done(0)


@strawberry.type
class Drafts:
    save_draft = mutation(
        save,
        DraftPayload,
        does="What the caller is writing is kept for 30 days, for them alone.",
        clause="4.1.1",
        policy=OWN_PROFILE,
        keyed=False,
    )
    discard_draft = mutation(
        discard,
        DraftPayload,
        does="Nothing of the draft is kept any more.",
        clause="4.1.1",
        policy=OWN_PROFILE,
        keyed=False,
    )
