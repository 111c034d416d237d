"""Tickets: by a filter, in an order of one's own or by how well they fit a search."""

from __future__ import annotations

from api.best_hits import best_hits
from api.context import Context
from api.errors import Fault
from api.filters import order_of, predicate
from api.inputs import TicketFilter, TicketOrder
from api.loading import connection
from api.pages import Connection, Key, Page
from api.selection import Selected
from models.sql import Params
from procedure.responsibilities import visible_tickets

NEWEST = (Key("updated_at", descending=True, instant=True),)


async def tickets(
    context: Context,
    field: Selected,
    page: Page,
    wanted: TicketFilter | None,
    order_by: list[TicketOrder] | None,
) -> Connection:
    if order_by and any(key.field == "RELEVANCE" for key in order_by):
        return await _by_relevance(context, field, page, wanted, order_by)
    params = Params()
    where = visible_tickets(context.actor, params, "r")
    where += f" AND {predicate(wanted, params, context)}"
    return await connection(context, "Ticket", field, order_of(order_by, NEWEST), page, where, params)


async def _by_relevance(
    context: Context, field: Selected, page: Page, wanted: TicketFilter | None, order_by: list[TicketOrder]
) -> Connection:
    if wanted is None or wanted.search is None or len(order_by) > 1:
        raise Fault("BAD_INPUT", field="orderBy", facts={"path": "orderBy"})

    def visible(params: Params, alias: str) -> str:
        where = f"{visible_tickets(context.actor, params, 'r')} AND {predicate(wanted, params, context)}"
        return f"EXISTS (SELECT 1 FROM ticket r WHERE r.id = {alias}.id AND {where})"

    return await best_hits(context, "Ticket", "ticket", wanted.search, visible, field, page)
