"""Articles: in order of their id, or the best hits of a search."""

from __future__ import annotations

from api import ids
from api.context import Context
from api.loading import by_ids, connection, merged
from api.pages import BY_ID, Connection, Page
from api.selection import Selected
from models import search
from models.sql import Params
from procedure.responsibilities import visible_articles


async def articles(
    context: Context, field: Selected, page: Page, text: str | None, area_id: str | None
) -> Connection:
    params = Params()
    where = visible_articles(context.actor, params, "r")
    if area_id is not None:
        where += f" AND r.area_id = {params.add(ids.key_of(area_id, 'Area'))}"
    if text is None:
        return await connection(context, "Article", field, BY_ID, page, where, params)
    return await _best(context, field, page, text, area_id)


async def _best(context: Context, field: Selected, page: Page, text: str, area_id: str | None) -> Connection:
    """The best hits have no cursor to go on from: whoever wants others looks for other words."""

    def visible(params: Params, alias: str) -> str:
        where = visible_articles(context.actor, params, alias)
        if area_id is not None:
            where += f" AND {alias}.area_id = {params.add(ids.key_of(area_id, 'Area'))}"
        return where

    found = await search.found("article", text, visible, limit=page.size)
    below = merged([field.child("nodes"), field.child("edges", "node")])
    loaded = await by_ids(context, "Article", found, below, reached=True)
    hits = [loaded[key] for key in found]
    return Connection(hits, BY_ID, has_more=False, page=page, total=len(hits))
