"""The query for what came in by mail."""

from typing import Annotated

import strawberry

from api.gateway.policy import STAFF_READ
from api.inputs import PageAfter, PageBefore, PageFirst, PageLast
from api.mail.types import InboundMail
from api.reading.connections import Connection
from api.reading.loading import connection
from api.reading.pagination import BY_ID, Page
from api.reading.query_fields import Info, query, selected
from models.sql import Params
from models.vocabulary import InboundState


@strawberry.type
class MailQuery:
    @query(
        "Messages that came in by mail, the newest last; by default those that somebody has to"
        " look at.",
        STAFF_READ,
    )
    async def inbound_mails(
        self,
        info: Info,
        state: Annotated[
            InboundState, strawberry.argument(description="What became of them.")
        ] = InboundState.QUARANTINED,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
    ) -> Connection[InboundMail]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        params = Params()
        where = f"r.state = {params.add(state.value)}"
        return await connection(
            info.context, InboundMail, selected(info), BY_ID, page, where, params
        )
