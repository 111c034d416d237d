"""What somebody has read of a ticket: theirs alone, and none of the procedure's records."""

from __future__ import annotations

from models import database
from models.sql import Params
from models.vocabulary import OPEN
from procedure.core.act import Act
from procedure.core.actor import Actor
from procedure.core.refusals import Code, Refusal
from procedure.core.visibility import visible_messages, visible_tickets


async def mark_seen(act: Act, ticket_id: int) -> None:
    """Everything said in public so far is read; reading an older page afterwards takes nothing
    back.

    Clause: SGC-SAC-001 4.2.4
    Refuses: NOT_ALLOWED (only people read), NOT_FOUND
    """
    if act.actor.person_id is None:
        raise Refusal(Code.NOT_ALLOWED, clause="4.2.4")
    params = Params([ticket_id])
    sql = f"SELECT 1 FROM ticket t WHERE t.id = $1 AND {visible_tickets(act.actor, params)}"
    if not await database.rows(sql, params):
        raise Refusal(Code.NOT_FOUND, "id", clause="4.2.4")
    await database.rows(_MARK, [act.actor.person_id, ticket_id])


def unread(actor: Actor, params: Params, alias: str = "t") -> str:
    """A predicate over `ticket alias`: open, the actor's own in some way, with words of somebody
    else that they have not seen.
    """
    if actor.person_id is None:
        return "FALSE"
    me = params.add(actor.person_id)
    statuses = params.add_all(sorted(status.value for status in OPEN))
    theirs = (
        f"{alias}.requester_id = {me} OR {alias}.assignee_id = {me} OR EXISTS "
        f"(SELECT 1 FROM watcher w WHERE w.ticket_id = {alias}.id AND w.person_id = {me})"
    )
    seen = f"SELECT 1 FROM seen s WHERE s.person_id = {me} AND s.ticket_id = {alias}.id"
    own = (
        f"{alias}.last_message_id IS NOT NULL AND ({alias}.last_message_by_id IS NULL OR"
        f" {alias}.last_message_by_id <> {me}) AND NOT EXISTS ({seen} AND s.message_id >="
        f" {alias}.last_message_id)"
    )
    carried = (
        f"{alias}.absorbed_count > 0 AND EXISTS (SELECT 1 FROM message m WHERE m.ticket_id ="
        f" {alias}.id AND m.origin_id <> m.ticket_id AND m.audience = 'PUBLIC' AND m.kind <>"
        f" 'REASON' AND (m.author_id IS NULL OR m.author_id <> {me}) AND"
        f" {visible_messages(actor, params)} AND NOT EXISTS ({seen} AND s.message_id >= m.id))"
    )
    return f"({alias}.status IN {statuses} AND ({theirs}) AND (({own}) OR ({carried})))"


_MARK = (
    "INSERT INTO seen(person_id, ticket_id, message_id) SELECT $1, $2, max(m.id) FROM message m"
    " WHERE m.ticket_id = $2 AND m.audience = 'PUBLIC' AND m.kind <> 'REASON' HAVING max(m.id) IS"
    " NOT NULL ON CONFLICT(person_id, ticket_id) DO UPDATE SET message_id = excluded.message_id"
    " WHERE excluded.message_id > seen.message_id"
)
