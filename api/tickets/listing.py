"""Tickets: by a filter, in an order of one's own or by how well they fit a search."""

from __future__ import annotations

from api.gateway.context import Context
from api.gateway.errors import Fault, FaultCode
from api.inputs import TicketFilter, TicketOrder
from api.reading.best_hits import best_hits
from api.reading.connections import Connection
from api.reading.loading import connection
from api.reading.pagination import Key, Page
from api.reading.selection import Selected
from api.tickets.filters import order_of, predicate
from api.tickets.types import Ticket
from models.sql import Params
from procedure.core.visibility import visible_tickets

NEWEST = (Key("updated_at", descending=True, instant=True),)


async def tickets(
    context: Context,
    field: Selected,
    page: Page,
    wanted: TicketFilter | None,
    order_by: list[TicketOrder] | None,
) -> Connection[Ticket]:
    if order_by and any(key.field == "RELEVANCE" for key in order_by):
        return await _by_relevance(context, field, page, wanted, order_by)
    params = Params()
    where = visible_tickets(context.actor, params, "r")
    where += f" AND {predicate(wanted, params, context)}"
    order = order_of(order_by, NEWEST, context)
    return await connection(context, Ticket, field, order, page, where, params)


async def _by_relevance(
    context: Context,
    field: Selected,
    page: Page,
    wanted: TicketFilter | None,
    order_by: list[TicketOrder],
) -> Connection[Ticket]:
    if wanted is None or wanted.search is None or len(order_by) > 1:
        raise Fault(FaultCode.BAD_INPUT, field="orderBy", facts={"path": "orderBy"})

    def visible(params: Params, alias: str) -> str:
        where = (
            f"{visible_tickets(context.actor, params, 'r')} AND"
            f" {predicate(wanted, params, context)}"
        )
        return f"EXISTS (SELECT 1 FROM ticket r WHERE r.id = {alias}.id AND {where})"

    return await best_hits(context, Ticket, "ticket", wanted.search, visible, field, page)
