"""What the reader is to the tickets that they read: nothing of it stands in the ticket's row."""

from __future__ import annotations

from collections.abc import Sequence

from api.gateway.context import Context
from api.reading.rows import Row
from api.reading.selection import Selected
from models.database import among_ids, rows
from models.sql import Params
from procedure.core.standing import standings
from procedure.core.visibility import removable_watchers
from procedure.resolution.read_marks import unread


async def load_standing(context: Context, found: Sequence[Row], asked: Sequence[Selected]) -> None:
    """`standing` of each ticket: what `allowedActions` depends on besides the row."""
    await load_closing(context, found, asked)
    known = await standings(context.actor, [row.id for row in found])
    for row in found:
        row.standing = known[row.id]


async def load_closing(context: Context, found: Sequence[Row], _asked: Sequence[Selected]) -> None:
    """The policy of closing that each ticket lives under is known."""
    await context.know(lambda known: known.closings, (row.closing_revision for row in found))


async def load_unread(context: Context, found: Sequence[Row], _asked: Sequence[Selected]) -> None:
    """`is_unread` of each ticket; what no person reads is never new."""
    news: set[int] = set()
    if context.actor.person_id is not None:
        params = Params()
        among = among_ids(params, (row.id for row in found))
        sql = f"SELECT t.id FROM ticket t WHERE t.id {among} AND {unread(context.actor, params)}"
        news = {record["id"] for record in await rows(sql, params)}
    for row in found:
        row.is_unread = row.id in news


async def load_removable(
    context: Context, found: Sequence[Row], _asked: Sequence[Selected]
) -> None:
    """`may_be_removed` of each watcher: whom the reader may take off."""
    params = Params()
    among = among_ids(params, (row.id for row in found))
    sql = (
        f"SELECT w.id FROM watcher w JOIN ticket t ON t.id = w.ticket_id WHERE w.id {among}"
        f" AND {removable_watchers(context.actor, params)}"
    )
    removable = {record["id"] for record in await rows(sql, params)}
    for row in found:
        row.may_be_removed = row.id in removable
