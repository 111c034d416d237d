"""The chain of a ticket's events as its reader knows it.

Staff read it as it is kept. That of customers and partners is numbered and chained over what they
may know: neither a number that is missing nor a hash tells of internal work, and what they were
given once is the beginning of what they are given later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson

from api.gateway.context import Context
from api.reading.loading import select
from api.reading.rows import Row
from api.reading.selection import Selected
from api.reading.tables import TABLES
from models.database import among_ids, rows
from models.sql import Params
from procedure.core.act import chain_hash
from procedure.core.events import EventKind, is_public_fact
from procedure.core.visibility import visible_events

EVENTS = TABLES["Event"]
PLACED = ("id", "ticket_id", "seq")
CHAINED = (
    *PLACED,
    *("kind", "clause", "procedure_revision", "actor_id", "actor_role", "client_id", "channel"),
    *("occurred_at", "recorded_at", "data", "message_digest"),
)
HASHES = {"hash", "prevHash"}


async def load_chain(context: Context, found: Sequence[Row], asked: Sequence[Selected]) -> None:
    """`seq`, `prev_hash` and `hash` of each event, for who is not of the staff."""
    if context.actor.is_staff:
        return
    hashed = not HASHES.isdisjoint(field.name for field in asked)
    known = await _known(context, {row.ticket_id for row in found}, CHAINED if hashed else PLACED)
    if hashed:
        await _chain(known)
    by_id = {each.id: each for chain in known.values() for each in chain}
    for row in found:
        row.__dict__.update(
            {name: by_id[row.id].__dict__[name] for name in ("seq", "prev_hash", "hash")}
        )


async def _known(
    context: Context, tickets: set[int], columns: tuple[str, ...]
) -> Mapping[int, list[Row]]:
    """By ticket the events that the reader may know of, in their order, numbered from 1."""
    params = Params()
    sql = (
        f"{select(EVENTS, columns)} WHERE r.ticket_id {among_ids(params, tickets)} AND"
        f" {visible_events(context.actor, params, 'r')} ORDER BY r.ticket_id, r.seq"
    )
    known: dict[int, list[Row]] = {ticket: [] for ticket in tickets}
    for event in EVENTS.hydrate(await rows(sql, params), columns):
        chain = known[event.ticket_id]
        chain.append(event)
        event.seq = len(chain)
        event.prev_hash = event.hash = ""
    return known


async def _chain(known: Mapping[int, list[Row]]) -> None:
    params = Params()
    sql = f"SELECT t.id, t.number FROM ticket t WHERE t.id {among_ids(params, known)}"
    for ticket in await rows(sql, params):
        before = ""
        for event in known[ticket["id"]]:
            event.data = _public_facts(event)
            event.prev_hash = before
            event.hash = before = chain_hash(ticket["number"], event)


def _public_facts(event: Row) -> str:
    kind, facts = EventKind(event.kind), orjson.loads(event.data)
    public = {name: value for name, value in facts.items() if is_public_fact(kind, name)}
    return orjson.dumps(public, option=orjson.OPT_SORT_KEYS).decode()
