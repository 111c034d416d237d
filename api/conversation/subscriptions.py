"""What happens, as it happens. Rows are read again under the subscriber's permission at each
event.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated, TypeVar

import strawberry

from api import ids
from api.conversation.types import Event
from api.gateway.context import Context
from api.gateway.errors import Fault, FaultCode
from api.gateway.policy import READ_TICKETS, Clause, Requires
from api.reading.loading import by_ids
from api.reading.query_fields import Info, selected
from api.reading.selection import Selected
from models.database import rows
from models.live import CLOSING, RESYNC
from models.sql import Params
from procedure.core.refusals import Code
from procedure.core.visibility import visible_events, visible_tickets

AT_ONCE = 50


Follower = TypeVar("Follower", bound=Callable[..., object])


def followed(description: str, clause: str, policy: Requires) -> Callable[[Follower], Follower]:
    """A subscription field: what is told, under which clause, and what it asks of the caller."""
    declare: Callable[[Follower], Follower] = strawberry.subscription(
        description=description,
        directives=[policy, Clause(ref=clause)],
        metadata={"policy": policy},
    )
    return declare


@strawberry.type(description="What may be followed.")
class Subscription:
    @followed(
        "The events of a ticket as they are recorded, oldest first. `after` is the `seq` of the"
        " last one known: what happened meanwhile comes first, so nothing is lost between two"
        " connections.",
        "4.3.5",
        READ_TICKETS,
    )
    async def ticket_events(
        self,
        info: Info,
        ticket_id: Annotated[strawberry.ID, strawberry.argument(description="The ticket's id.")],
        after: Annotated[
            int | None, strawberry.argument(description="The `seq` of the last event known.")
        ] = None,
    ) -> AsyncGenerator[Event, None]:
        context, below = info.context, selected(info).below("Event")
        key = ids.key_of(ticket_id, "Ticket")
        with context.hub.subscribe() as told:
            known = await _last(context, key)
            last = known if after is None else min(max(after, 0), known)
            await _require_visible(context, key)
            while True:
                async for event in _since(context, key, last, below):
                    last = event.seq
                    yield event
                if not await _changes(context, key, told):
                    return
                await _require_visible(context, key)


async def _changes(context: Context, key: int, told: asyncio.Queue[int]) -> bool:
    """Wait until the ticket changes; not so when the desk closes.

    Meanwhile the token is looked at again and again: who may not listen any more does not stay.
    """
    while True:
        try:
            heard = await asyncio.wait_for(told.get(), context.alive_every)
        except TimeoutError:
            await _require_alive(context)
            continue
        if heard == CLOSING:
            return False
        if heard in (key, RESYNC):
            context.now = datetime.now(UTC)
            return True


async def _require_alive(context: Context) -> None:
    """The token still lives, and its bearer is who they are by now; in another role ask anew."""
    if context.who_by_now is None:
        return
    actor = await context.who_by_now()
    if actor is None or actor.role is not context.actor.role:
        raise Fault(FaultCode.UNAUTHENTICATED)
    context.actor = actor


async def _require_visible(context: Context, key: int) -> None:
    """The token still lives, and the ticket still exists for its bearer."""
    await _require_alive(context)
    params = Params()
    sql = f"SELECT t.id FROM ticket t WHERE t.id = {params.add(key)} AND "
    if not await rows(sql + visible_tickets(context.actor, params), params):
        raise Fault(Code.NOT_FOUND)


async def _last(context: Context, key: int) -> int:
    """How many events of the ticket the subscriber may know of."""
    params = Params()
    sql = f"SELECT count(*) AS last FROM event e WHERE e.ticket_id = {params.add(key)}"
    found = await rows(f"{sql} AND {visible_events(context.actor, params)}", params)
    return int(found[0]["last"])


async def _since(
    context: Context, key: int, last: int, below: Sequence[Selected]
) -> AsyncGenerator[Event, None]:
    """The events beyond the `last`, numbered as the subscriber knows them."""
    while True:
        params = Params()
        sql = f"SELECT e.id FROM event e WHERE e.ticket_id = {params.add(key)}"
        sql += f" AND {visible_events(context.actor, params)} ORDER BY e.seq LIMIT {AT_ONCE}"
        found = await rows(f"{sql} OFFSET {params.add(last)}", params)
        loaded = await by_ids(context, Event, (row["id"] for row in found), below, reached=False)
        for row in found:
            last += 1
            event = loaded[row["id"]]
            event.seq = last
            yield event
        if len(found) < AT_ONCE:
            return
