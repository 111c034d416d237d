"""Queries for the articles of the knowledge base."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import ids
from api.enums import ArticleOrder
from api.gateway.errors import Fault, FaultCode
from api.gateway.policy import (
    READ_KNOWLEDGE,
)
from api.inputs import PageAfter, PageBefore, PageFirst, PageLast, optional
from api.knowledge import listing
from api.knowledge.types import Article, HelpTopic
from api.reading.connections import Connection
from api.reading.loading import in_order, one_where
from api.reading.pagination import Page
from api.reading.query_fields import Info, printable, query, selected
from models.sql import Params
from models.vocabulary import ArticleStatus, TicketType
from search import spelling, suggesting
from search.related import related

MOST_SUGGESTED = 10


@strawberry.input(description="A request as far as it is written.")
class SuggestArticlesInput:
    subject: str = strawberry.field(description="Its subject.")
    description: str | None = optional("Its description, or any other words about it.")
    type: TicketType | None = optional("Its type.")


@strawberry.type
class KnowledgeQuery:
    @query("Articles of the knowledge base; with `search`, the best hits first.", READ_KNOWLEDGE)
    async def articles(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        search: Annotated[
            str | None, strawberry.argument(description="Words, in any of their forms.")
        ] = None,
        area_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Of this area.")
        ] = None,
        status: Annotated[
            ArticleStatus | None,
            strawberry.argument(description="Only those in this state."),
        ] = None,
        order_by: Annotated[
            ArticleOrder | None,
            strawberry.argument(description="In which order; a search has its own."),
        ] = None,
    ) -> Connection[Article]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        return await listing.articles(
            info.context,
            selected(info),
            page,
            text=None if search is None else printable(search),
            area_id=area_id,
            status=status,
            order=order_by,
        )

    @query(
        "An article by its id; nothing when there is none or it may not be read.", READ_KNOWLEDGE
    )
    async def article(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> Article | None:
        params = Params()
        where = f"r.id = {params.add(ids.key_of(id, 'Article'))}"
        return await one_where(info.context, Article, where, params, selected(info).below())

    @query("Other published articles about the same as this one, nearest first.", READ_KNOWLEDGE)
    async def related_articles(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The article's id.")],
        first: Annotated[int, strawberry.argument(description="At most so many, 1 to 10.")] = 3,
    ) -> list[Article]:
        _require_few("first", first)
        best = await related(ids.key_of(id, "Article"), first)
        return await in_order(info.context, Article, best, selected(info).below())

    @query(
        "The search with every word that no article holds put right by one letter: for a search"
        " that finds nothing.",
        READ_KNOWLEDGE,
    )
    async def article_spelling(
        self,
        info: Info,
        search: Annotated[str, strawberry.argument(description="Words as they were typed.")],
    ) -> str | None:
        return await spelling.put_right(info.context.actor, printable(search))

    @query(
        "The areas about which something is published, each with its most helpful articles.",
        READ_KNOWLEDGE,
    )
    async def help_topics(
        self,
        info: Info,
        most: Annotated[
            int, strawberry.argument(description="At most so many articles each, 0 to 10.")
        ] = 4,
    ) -> list[HelpTopic]:
        _require_few("most", most, least=0)
        return await listing.topics(info.context, selected(info), most)

    @query(
        "Articles that may answer a request before it is sent, best first; none rather than one"
        " beside the point (4.3.2).",
        READ_KNOWLEDGE,
    )
    async def suggested_articles(
        self,
        info: Info,
        input: Annotated[
            SuggestArticlesInput, strawberry.argument(description="The request so far.")
        ],
        first: Annotated[int, strawberry.argument(description="At most so many, 1 to 10.")] = 3,
    ) -> list[Article]:
        _require_few("first", first)
        best = await suggesting.suggested(
            printable(input.subject),
            printable(input.description or ""),
            input.type,
            first,
        )
        return await in_order(info.context, Article, best, selected(info).below())


def _require_few(name: str, count: int, least: int = 1) -> None:
    if not least <= count <= MOST_SUGGESTED:
        raise Fault(
            FaultCode.BAD_PAGE_SIZE, field=name, facts={"least": least, "most": MOST_SUGGESTED}
        )
