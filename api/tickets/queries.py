"""Queries for tickets: one, a list, the queue of the staff, and what a new one would be
promised.
"""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import ids
from api.enums import QueueView
from api.gateway.errors import Fault, FaultCode
from api.gateway.policy import (
    READ_TICKETS,
    STAFF_READ,
)
from api.inputs import PageAfter, PageBefore, PageFirst, PageLast, TicketFilter, TicketOrder
from api.reading.connections import Connection
from api.reading.loading import one_where
from api.reading.pagination import Page
from api.reading.query_fields import Info, printable, query, selected
from api.tickets import custom_fields, listing
from api.tickets import queue as staff_queue
from api.tickets.custom_fields import RequestField
from api.tickets.promises import PromisePreview, PromisePreviewInput
from api.tickets.types import Ticket
from models.sql import Params
from models.vocabulary import TicketType
from procedure.people.organizations import floor_of
from procedure.reception import registration


@strawberry.type
class TicketQuery:
    @query(
        "A ticket by its id or its number; nothing when there is none or it may not be seen.",
        READ_TICKETS,
    )
    async def ticket(
        self,
        info: Info,
        id: Annotated[strawberry.ID | None, strawberry.argument(description="Its id.")] = None,
        number: Annotated[
            str | None, strawberry.argument(description="Its number, `SAC-2026-000123`.")
        ] = None,
    ) -> Ticket | None:
        if id is None and number is None:
            raise Fault(FaultCode.BAD_INPUT, field="id", facts={"path": "id", "problem": "MISSING"})
        params = Params()
        where = []
        if id is not None:
            where.append(f"r.id = {params.add(ids.key_of(id, 'Ticket'))}")
        if number is not None:
            where.append(f"r.number = {params.add(printable(number).upper())}")
        return await one_where(
            info.context, Ticket, " AND ".join(where), params, selected(info).below()
        )

    @query(
        "The tickets that the caller may see, the last changed first unless ordered otherwise.",
        READ_TICKETS,
    )
    async def tickets(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        filter: Annotated[
            TicketFilter | None, strawberry.argument(description="Which ones.")
        ] = None,
        order_by: Annotated[
            list[TicketOrder] | None, strawberry.argument(description="In which order.")
        ] = None,
    ) -> Connection[Ticket]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        return await listing.tickets(info.context, selected(info), page, filter, order_by)

    @query(
        "The staff's queue: a view of the open tickets by the nearest promise, and every view's"
        " count.",
        STAFF_READ,
    )
    async def queue(
        self,
        info: Info,
        view: Annotated[QueueView, strawberry.argument(description="Which view.")] = QueueView.MINE,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        filter: Annotated[
            TicketFilter | None, strawberry.argument(description="Which of them.")
        ] = None,
        counting: Annotated[
            list[QueueView] | None,
            strawberry.argument(description="The views to be counted; every one if left out."),
        ] = None,
    ) -> staff_queue.Queue:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        counted = list(QueueView) if counting is None else list(dict.fromkeys(counting))
        return await staff_queue.queue(info.context, selected(info), view, page, filter, counted)

    @query(
        "What the company asks requests beside the procedure's own fields, in the order in which a"
        " form asks (4.1.3).",
        READ_TICKETS,
    )
    async def request_fields(
        self,
        info: Info,
        type: Annotated[
            TicketType | None, strawberry.argument(description="Of requests of this type.")
        ] = None,
    ) -> list[RequestField]:
        return custom_fields.request_fields(info.context, type)

    @query(
        "The priority and both due times that follow from the answers of the form (4.1.4, 4.2.3).",
        READ_TICKETS,
    )
    async def promise_preview(
        self,
        info: Info,
        input: Annotated[PromisePreviewInput, strawberry.argument(description="The answers.")],
    ) -> PromisePreview:
        policies = info.context.policies
        floor = await floor_of(info.context.actor.organization_id)
        found = registration.preview(
            policies, input.type, input.affects, input.needed, info.context.now, floor
        )
        target = policies.levels.targets[found.priority]
        return PromisePreview(
            priority=found.priority,
            impact=found.impact,
            urgency=found.urgency,
            first_response_due_at=found.first_response_due_at,
            resolution_due_at=found.resolution_due_at,
            first_response_target=target.first_response,
            resolution_target=target.resolution,
            priority_of_answers=found.priority_of_answers,
            organization_floor=floor,
            acknowledged_by=found.acknowledged_by,
            proposed_by=found.proposed_by,
        )
