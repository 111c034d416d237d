"""What a search finds, best first: of the newest thousand hits, since ranking them all grows without end."""

from __future__ import annotations

from typing import Any

from api.context import Context
from api.loading import by_ids, merged
from api.pages import BY_ID, Connection, Page, read_cursor
from api.selection import Selected
from models import search


async def best_hits(
    context: Context,
    type_name: str,
    kind: search.Kind,
    text: str,
    visible: search.Visible,
    field: Selected,
    page: Page,
) -> Connection:
    """A cursor says after which hit to go on; ranking again gives the same hits in the same order."""
    hits = _between(await search.found(kind, text, visible, limit=search.RANKED), page)
    shown = hits[: page.size] if page.forward else hits[-page.size :]
    below = merged([field.child("nodes"), field.child("edges", "node")])
    loaded = await by_ids(context, type_name, shown, below, reached=True)
    rows: list[Any] = [loaded[key] for key in shown]
    return Connection(rows, BY_ID, has_more=len(hits) > page.size, page=page, total=len(hits))


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
