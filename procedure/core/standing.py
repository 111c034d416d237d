"""How a person stands to tickets: found in one place, for acts and for what is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from models.database import among_ids, rows
from models.sql import Params
from procedure.core.actor import Actor
from procedure.core.relations import Standing
from procedure.core.visibility import doable_tasks, removable_watchers, waiting_tasks

# The tickets of which each fact of `Standing` is true, by `me` among `ids`.
FACTS = {
    "joined": "SELECT ticket_id FROM responder WHERE person_id = {me} AND ticket_id {ids}",
    "watches": "SELECT ticket_id FROM watcher WHERE person_id = {me} AND ticket_id {ids}",
    "complained_about": "SELECT ticket_id FROM complaint"
    " WHERE about_id = {me} AND released_at IS NULL AND ticket_id {ids}",
    "is_complaint": "SELECT ticket_id FROM complaint WHERE released_at IS NULL AND ticket_id {ids}",
    "is_linked": "SELECT ticket_id FROM ticket_link WHERE ticket_id {ids} UNION SELECT other_id"
    " FROM ticket_link WHERE other_id {ids}",
    "is_tagged": "SELECT ticket_id FROM ticket_tag WHERE ticket_id {ids}",
    "serves": "SELECT t.id AS ticket_id FROM ticket t JOIN area_member am ON am.area_id = t.area_id"
    " WHERE am.person_id = {me} AND am.complexity >= t.complexity AND t.id {ids}"
    " AND NOT EXISTS (SELECT 1 FROM complaint c JOIN person p ON p.id = {me} WHERE"
    " c.ticket_id = t.id AND c.released_at IS NULL AND NOT c.about_settled"
    " AND p.role NOT IN ('LEAD', 'MANAGER'))",
    "called": "SELECT ticket_id FROM escalation"
    " WHERE acknowledged_at IS NULL AND ended_at IS NULL AND ticket_id {ids}",
    "removes": "SELECT w.ticket_id FROM watcher w JOIN ticket t ON t.id = w.ticket_id"
    " WHERE w.person_id <> {me} AND w.ticket_id {ids} AND {removable}",
    "owes": "SELECT f.ticket_id FROM follow_up f"
    " WHERE {waiting} AND f.ticket_id {ids} AND {doable}",
    "mutes": "SELECT ticket_id FROM muting WHERE person_id = {me} AND ticket_id {ids}",
}
OF_PERMISSION = ("joined", "watches", "complained_about")


async def standing_on(actor: Actor, ticket_id: int) -> Standing:
    """How the actor stands to one ticket, as far as permission depends on it."""
    return (await standings(actor, [ticket_id], OF_PERMISSION))[ticket_id]


async def standings(
    actor: Actor, ticket_ids: Collection[int], facts: Collection[str] = tuple(FACTS)
) -> Mapping[int, Standing]:
    """How the actor stands to each of the tickets; facts that are not asked for are false."""
    if actor.person_id is None:
        return dict.fromkeys(ticket_ids, Standing())
    params = Params()
    me, ids = params.add(actor.person_id), among_ids(params, ticket_ids)
    removable = removable_watchers(actor, params) if "removes" in facts else ""
    owes = "owes" in facts
    doable, waiting = (doable_tasks(actor, params), waiting_tasks(params)) if owes else ("", "")
    parts = [
        f"SELECT '{fact}' AS fact, ticket_id FROM ({FACTS[fact]}) {fact}".format(
            me=me, ids=ids, removable=removable, doable=doable, waiting=waiting
        )
        for fact in facts
    ]
    true: dict[int, dict[str, bool]] = defaultdict(dict)
    for row in await rows(" UNION ALL ".join(parts), params):
        true[row["ticket_id"]][row["fact"]] = True
    return {ticket_id: Standing(**true[ticket_id]) for ticket_id in ticket_ids}
