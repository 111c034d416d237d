"""Every query of the schema: those of each subject, and those that belong to none."""

from __future__ import annotations

from typing import Annotated

import strawberry
from strawberry.tools import merge_types

from api.drafts.queries import DraftQuery
from api.gateway.errors import Fault, FaultCode
from api.gateway.policy import (
    ANYBODY,
    SIGNED_IN,
)
from api.jobs.queries import JobQuery
from api.knowledge.queries import KnowledgeQuery
from api.mail.queries import MailQuery
from api.people.queries import PeopleQuery
from api.people.viewer import ViewerQuery
from api.policies.queries import PolicyQuery
from api.reading.fields import column
from api.reading.node import Node
from api.reading.nodes import nodes_by_id
from api.reading.query_fields import Info, query
from api.scalars import Instant
from api.tickets.owed import OwedQuery
from api.tickets.queries import TicketQuery
from api.tickets.ranking import RankingQuery
from api.tickets.saved_replies import SavedReplyQuery
from api.tickets.tags import TagQuery
from api.vocabulary import Term, vocabulary

MOST_IDS = 100


@strawberry.type(description="What is left of this hour's points.", directives=[ANYBODY])
class RateLimit:
    limit: int = column("Points an hour.")
    cost: int = column("Points that this operation costs.")
    remaining: int = column("Points left.")
    reset_at: Instant = column("When the hour begins anew.")


@strawberry.type
class GeneralQuery:
    @query(
        "The words of the desk: every value of every enum with its label in both languages.",
        ANYBODY,
    )
    def vocabulary(self, info: Info) -> list[Term]:
        return vocabulary()

    @query("Any object by its id; nothing when there is none or it may not be seen.", SIGNED_IN)
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> Node | None:
        return (await nodes_by_id(info, [id]))[0]

    @query("Several objects by their ids, up to 100, in the order asked.", SIGNED_IN)
    async def nodes(
        self,
        info: Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="Their ids.")],
    ) -> list[Node | None]:
        if len(ids) > MOST_IDS:
            raise Fault(FaultCode.BAD_PAGE_SIZE, field="ids", facts={"least": 1, "most": MOST_IDS})
        return await nodes_by_id(info, ids)

    @query(
        "What is left of the caller's points; `dryRun` answers the cost and runs nothing else.",
        ANYBODY,
    )
    def rate_limit(
        self,
        info: Info,
        dry_run: Annotated[bool, strawberry.argument(description="Only tell the cost.")] = False,
    ) -> RateLimit:
        rate = info.context.rate
        return RateLimit(
            limit=rate.limit,
            cost=info.context.cost,
            remaining=rate.remaining,
            reset_at=rate.reset_at,
        )


Query = strawberry.type(
    merge_types(
        "Query",
        (
            ViewerQuery,
            TicketQuery,
            OwedQuery,
            DraftQuery,
            RankingQuery,
            TagQuery,
            SavedReplyQuery,
            KnowledgeQuery,
            PeopleQuery,
            GeneralQuery,
            PolicyQuery,
            JobQuery,
            MailQuery,
        ),
    ),
    description="Everything that may be asked.",
)
