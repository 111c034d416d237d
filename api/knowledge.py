"""Articles: in order of their id, or the best hits of a search."""

from __future__ import annotations

from api import ids
from api.best_hits import best_hits
from api.context import Context
from api.loading import connection
from api.pages import BY_ID, Connection, Page
from api.selection import Selected
from models.sql import Params
from procedure.responsibilities import visible_articles


async def articles(
    context: Context, field: Selected, page: Page, text: str | None, area_id: str | None
) -> Connection:
    def visible(params: Params, alias: str) -> str:
        where = visible_articles(context.actor, params, alias)
        if area_id is not None:
            where += f" AND {alias}.area_id = {params.add(ids.key_of(area_id, 'Area'))}"
        return where

    if text is not None:
        return await best_hits(context, "Article", "article", text, visible, field, page)
    params = Params()
    return await connection(context, "Article", field, BY_ID, page, visible(params, "r"), params)
