"""Articles: in an order, the best hits of a search, or the most helpful of each area."""

from __future__ import annotations

from api import ids
from api.enums import ArticleOrder
from api.gateway.context import Context
from api.knowledge.types import Article, HelpTopic
from api.people.types import Area
from api.reading.best_hits import best_hits
from api.reading.connections import Connection
from api.reading.loading import by_ids, connection
from api.reading.pagination import BY_ID, Key, Order, Page, with_id
from api.reading.selection import Selected
from models.database import rows
from models.sql import Params
from models.vocabulary import ArticleStatus
from procedure.core.visibility import published_articles, visible_articles

ORDERS: dict[ArticleOrder, Order] = {
    ArticleOrder.HELPFUL: (Key("helped_count", descending=True, number=True),),
    ArticleOrder.REVIEWED: (Key("published_at", descending=True, instant=True),),
}


async def articles(
    context: Context,
    field: Selected,
    page: Page,
    *,
    text: str | None,
    area_id: str | None,
    status: ArticleStatus | None,
    order: ArticleOrder | None,
) -> Connection[Article]:
    def visible(params: Params, alias: str) -> str:
        where = visible_articles(context.actor, params, alias)
        if area_id is not None:
            where += f" AND {alias}.area_id = {params.add(ids.key_of(area_id, 'Area'))}"
        if status is not None:
            where += f" AND {alias}.status = {params.add(status.value)}"
        if order is ArticleOrder.REVIEWED:
            where += f" AND {alias}.published_at IS NOT NULL"
        return where

    if text is not None:
        return await best_hits(context, Article, "article", text, visible, field, page)
    params = Params()
    by = with_id(ORDERS[order]) if order else BY_ID
    return await connection(context, Article, field, by, page, visible(params, "r"), params)


async def topics(context: Context, field: Selected, most: int) -> list[HelpTopic]:
    """The areas that have something published, each with its most helpful articles: a draft helps
    no customer yet.
    """
    params = Params()
    visible = published_articles(params)
    found = await rows(
        "SELECT area_id, id, total, place FROM (SELECT a.area_id, a.id, count(*) OVER (PARTITION"
        " BY a.area_id) AS total, row_number() OVER (PARTITION BY a.area_id ORDER BY"
        " a.helped_count DESC, a.used_count DESC, a.id DESC) AS place FROM article a WHERE"
        f" {visible}) ranked WHERE place <= {params.add(max(1, most))} ORDER BY area_id, place",
        params,
    )
    totals = {row["area_id"]: row["total"] for row in found}
    areas = await by_ids(context, Area, totals, field.child("area"), reached=True)
    shown = [row for row in found if row["place"] <= most]
    loaded = await by_ids(
        context, Article, [row["id"] for row in shown], field.child("articles"), reached=True
    )
    return [
        HelpTopic(
            area=areas[key],
            article_count=total,
            articles=[loaded[row["id"]] for row in shown if row["area_id"] == key],
        )
        for key, total in totals.items()
    ]
