"""The staff's queue: views of the open tickets by the nearest promise, each with its count."""

from __future__ import annotations

from datetime import timedelta
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
from api.tickets.filters import STILL_OPEN, order_of, predicate
from api.tickets.types import Ticket
from models.database import rows
from models.sql import Params

NEXT_DUE = (Key("next_due_at", instant=True),)
SOON = timedelta(hours=2)
QUEUE_SQL = {
    QueueView.MINE: "r.assignee_id = {me}",
    QueueView.TEAM: (
        "r.area_id IN (SELECT am.area_id FROM area_member am WHERE am.person_id = {me})"
    ),
    QueueView.UNASSIGNED: "r.assignee_id IS NULL",
    QueueView.DUE_SOON: "(r.next_due_at >= {now} AND r.next_due_at <= {soon})",
    QueueView.BREACHED: "r.next_due_at < {now}",
    QueueView.COMPLAINTS: "r.type = 'COMPLAINT'",
    QueueView.WAITING: "r.status IN ('WAITING_CUSTOMER', 'WAITING_THIRD_PARTY')",
    QueueView.REVIEWS: "r.review_state = 'ASKED'",
}


@strawberry.type(description="How many tickets a view of the queue holds.", directives=[STAFF_READ])
class QueueCount:
    view: QueueView = column("The view.")
    count: int = column("How many open tickets are in it.")


@strawberry.type(
    description="The open tickets, cut and counted as the staff works on them.",
    directives=[STAFF_READ],
)
class Queue:
    counts: list[QueueCount] = column("Each view with its count.")
    tickets: Connection[Ticket] = column(
        "The tickets of the view asked for, by the nearest promise."
    )


async def queue(
    context: Context, field: Selected, view: QueueView, page: Page, wanted: TicketFilter | None
) -> Queue:
    """What is not selected is not read: neither the tickets nor the counts."""
    parts = {part.name: part for part in field.below()}
    read: dict[str, Any] = {"counts": [], "tickets": None}
    if "tickets" in parts:
        read["tickets"] = await _tickets(context, parts["tickets"], view, page, wanted)
    if "counts" in parts:
        read["counts"] = await _counts(context)
    return Queue(**read)


async def _tickets(
    context: Context, field: Selected, view: QueueView, page: Page, wanted: TicketFilter | None
) -> Connection[Ticket]:
    params = Params()
    where = (
        f"{STILL_OPEN} AND {_predicate(view, context, params)} AND"
        f" {predicate(wanted, params, context)}"
    )
    return await connection(
        context, Ticket, field, order_of(None, NEXT_DUE, context), page, where, params
    )


async def _counts(context: Context) -> list[QueueCount]:
    params = Params()
    sums = ", ".join(
        f"count(CASE WHEN {_predicate(view, context, params)} THEN 1 END) AS {view.value.lower()}"
        for view in QUEUE_SQL
    )
    [found] = await rows(f"SELECT {sums} FROM ticket r WHERE {STILL_OPEN}", params)
    return [QueueCount(view=view, count=found[view.value.lower()]) for view in QUEUE_SQL]


def _predicate(view: QueueView, context: Context, params: Params) -> str:
    template, slots = QUEUE_SQL[view], {}
    for name, value in (
        ("me", context.actor.person_id),
        ("now", context.now),
        ("soon", context.now + SOON),
    ):
        if f"{{{name}}}" in template:
            slots[name] = params.add(value)
    return template.format(**slots)
