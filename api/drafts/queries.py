"""The query for what somebody was writing."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.drafts.sealed import draft_at
from api.drafts.types import Draft
from api.gateway.policy import (
    PROFILE,
)
from api.reading.query_fields import Info, printable, query


@strawberry.type
class DraftQuery:
    @query(
        "What the caller was writing at a place and has not sent; nothing when there is none.",
        PROFILE,
    )
    async def draft(
        self,
        info: Info,
        place: Annotated[
            str, strawberry.argument(description="Where it is written: see `Draft.place`.")
        ],
    ) -> Draft | None:
        return await draft_at(info.context, printable(place))
