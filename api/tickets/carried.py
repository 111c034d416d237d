"""What was said on tickets that were folded into another: part of its conversation, for who may
read it.
"""

from __future__ import annotations

from collections.abc import Sequence

from api.gateway.context import Context
from api.reading.loading import select
from api.reading.rows import Row
from api.reading.selection import Selected
from api.reading.tables import TABLES
from models.database import among_ids, rows
from models.sql import Params
from models.vocabulary import Audience, MessageKind
from procedure.core.visibility import visible_messages
from procedure.resolution.conversation import excerpt

CONVERSATION = (
    *("message_count", "last_message_at", "last_message_excerpt", "last_message_by_id"),
    "absorbed_count",
)
"""What of a ticket's row `load_carried` needs, and completes."""
MESSAGES = TABLES["Message"]
COLUMNS = ("ticket_id", "body", "occurred_at", "author_id")


async def load_carried(context: Context, found: Sequence[Row], _asked: Sequence[Selected]) -> None:
    """The count and the last message of each ticket that absorbed others, with what came along."""
    survivors = {row.id: row for row in found if row.absorbed_count}
    if not survivors:
        return
    params = Params()
    public = params.add(Audience.PUBLIC.value)
    sql = (
        f"{select(MESSAGES, COLUMNS)} WHERE r.ticket_id {among_ids(params, survivors)} AND"
        f" r.origin_id <> r.ticket_id AND r.audience = {public} AND"
        f" r.kind <> {params.add(MessageKind.REASON.value)} AND"
        f" {visible_messages(context.actor, params, 'r')} ORDER BY r.id"
    )
    for message in MESSAGES.hydrate(await rows(sql, params), COLUMNS):
        _add(survivors[message.ticket_id], message)


def _add(ticket: Row, message: Row) -> None:
    ticket.message_count += 1
    if ticket.last_message_at is None or message.occurred_at >= ticket.last_message_at:
        ticket.last_message_at = message.occurred_at
        ticket.last_message_excerpt = excerpt(message.body)
        ticket.last_message_by_id = message.author_id
