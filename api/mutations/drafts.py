"""What somebody is writing before it is a request (4.1.1)."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.asking import printable
from api.drafts import sealed
from api.inputs import told
from api.mutations.call import Info, act, call_of
from api.payloads import Done, DraftPayload
from api.policy import PROFILE
from procedure import drafts
from procedure.act import Act

Place = Annotated[str, strawberry.argument(description="Where it is written: see `Draft.place`.")]


@strawberry.input(description="A field of a form, as it stands.")
class DraftFieldInput:
    name: str = strawberry.field(description="Its name in the form.")
    value: str = strawberry.field(description="What was typed.")


@strawberry.input(description="What was typed, and in which open page.")
class SaveDraftInput:
    fields: list[DraftFieldInput] = strawberry.field(description="All fields, up to 200 kB together.")
    page: str = strawberry.field(description="A name for the open page, new each time that one is opened.")
    after: str | None = told(
        "`Draft.page` of the draft that the page was opened with, empty for none: refuse with STALE_VERSION when "
        "another page wrote meanwhile. Left out, the draft replaces whatever stands."
    )


@strawberry.type
class Drafts:
    @act("What the caller is writing is kept for 30 days, for them alone.", "4.1.1", PROFILE)
    async def save_draft(
        self,
        info: Info,
        place: Place,
        input: Annotated[SaveDraftInput, strawberry.argument(description="The draft.")],
    ) -> DraftPayload | None:
        call, where = call_of(info), printable(place)
        words = sealed(info.context, where, [(field.name, field.value) for field in input.fields])

        async def work(rule: Act) -> Done:
            page, after = printable(input.page), input.after and printable(input.after)
            return Done((await drafts.save_draft(rule, where, words, page=page, after=after)).id)

        return await call.answer(work, call.draft_payload(where))  # type: ignore[return-value]

    @act("Nothing of the draft is kept any more.", "4.1.1", PROFILE)
    async def discard_draft(
        self,
        info: Info,
        place: Place,
        pages: Annotated[
            list[str] | None,
            strawberry.argument(description="Only when one of these open pages wrote it last."),
        ] = None,
    ) -> DraftPayload | None:
        call, where = call_of(info), printable(place)
        named = None if pages is None else [printable(page) for page in pages]

        async def work(rule: Act) -> Done:
            await drafts.discard_draft(rule, where, named)
            return Done(0)

        return await call.answer(work, call.draft_payload(where))  # type: ignore[return-value]
