"""The staff's queue: views of the open tickets by the nearest promise, each with its count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import strawberry

from api.enums import QueueView
from api.gateway.context import Context
from api.gateway.policy import STAFF_READ
from api.inputs import TicketFilter
from api.reading.connections import Connection
from api.reading.fields import column
from api.reading.loading import connection
from api.reading.pagination import Key, Page
from api.reading.selection import Selected
from api.tickets.filters import order_of, predicate
from api.tickets.types import Ticket
from api.tickets.views import STILL_OPEN, VIEWS, filled, in_view
from models.database import rows
from models.sql import Params

NEXT_DUE = (Key("next_due_at", instant=True),)


@strawberry.type(description="How many tickets a view of the queue holds.", directives=[STAFF_READ])
class QueueCount:
    view: QueueView = column("The view.")
    count: int = column("How many tickets are in it.")


@strawberry.type(
    description="The tickets that wait for the staff, cut and counted as they work on them.",
    directives=[STAFF_READ],
)
class Queue:
    counts: list[QueueCount] = column("Each view with its count.")
    tickets: Connection[Ticket] = column(
        "The tickets of the view asked for, by the nearest promise."
    )


async def queue(
    context: Context,
    field: Selected,
    view: QueueView,
    page: Page,
    wanted: TicketFilter | None,
    counted: Sequence[QueueView],
) -> Queue:
    """What is not selected is not read: neither the tickets nor the counts."""
    parts = {part.name: part for part in field.below()}
    read: dict[str, Any] = {"counts": [], "tickets": None}
    if "tickets" in parts:
        read["tickets"] = await _tickets(context, parts["tickets"], view, page, wanted)
    if "counts" in parts:
        read["counts"] = await _counts(context, counted)
    return Queue(**read)


async def _tickets(
    context: Context, field: Selected, view: QueueView, page: Page, wanted: TicketFilter | None
) -> Connection[Ticket]:
    params = Params()
    where = f"{in_view(view, context, params)} AND {predicate(wanted, params, context)}"
    return await connection(
        context, Ticket, field, order_of(None, NEXT_DUE, context), page, where, params
    )


async def _counts(context: Context, counted: Sequence[QueueView]) -> list[QueueCount]:
    """Those of open tickets are counted in one walk over them."""
    if not counted:
        return []
    params = Params()
    sums = ", ".join(_sum(view, context, params) for view in counted)
    [found] = await rows(f"SELECT {sums} FROM ticket r WHERE {STILL_OPEN}", params)
    return [QueueCount(view=view, count=found[view.value.lower()]) for view in counted]


def _sum(view: QueueView, context: Context, params: Params) -> str:
    cut = VIEWS[view]
    held = filled(cut.sql, context, params)
    counting = (
        f"(SELECT count(*) FROM ticket r WHERE {held})"
        if cut.ended
        else f"count(CASE WHEN {held} THEN 1 END)"
    )
    return f"{counting} AS {view.value.lower()}"
