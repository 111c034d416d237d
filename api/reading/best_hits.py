"""What a search finds, best first: of the newest thousand hits, since ranking them all grows
without end.
"""

from __future__ import annotations

from typing import TypeVar

from api.gateway.context import Context
from api.reading.connections import Connection
from api.reading.loading import merged, rows_by_ids, shown_as
from api.reading.pagination import BY_ID, LoadedPage, Page, read_cursor
from api.reading.selection import Selected
from models import search

Kind = TypeVar("Kind")


async def best_hits(
    context: Context,
    kind: type[Kind],
    searched: search.Kind,
    text: str,
    visible: search.Visible,
    field: Selected,
    page: Page,
) -> Connection[Kind]:
    """A cursor says after which hit to go on; ranking again gives the same hits in the same
    order.
    """
    hits = _between(await search.matching_ids(searched, text, visible, limit=search.RANKED), page)
    shown = hits[: page.size] if page.forward else hits[-page.size :]
    below = merged([field.child("nodes"), field.child("edges", "node")])
    loaded = await rows_by_ids(context, kind.__name__, shown, below, reached=True)
    rows = [loaded[key] for key in shown]
    found = LoadedPage(rows, BY_ID, has_more=len(hits) > page.size, page=page, total=len(hits))
    return shown_as(kind, found)


def _between(hits: list[int], page: Page) -> list[int]:
    if page.after is not None:
        hits = hits[_place(hits, page.after) + 1 :]
    if page.before is not None:
        hits = hits[: max(0, _place(hits, page.before))]
    return hits


def _place(hits: list[int], cursor: str) -> int:
    """Where the cursor's row stands; one that is a hit no more begins the list anew."""
    [key] = read_cursor(cursor, BY_ID)
    return hits.index(key) if key in hits else -1
