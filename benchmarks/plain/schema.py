"""The four operations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import strawberry
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig
from tortoise.expressions import Case, Q, Subquery, When
from tortoise.functions import Count

from benchmarks.plain.context import Info
from benchmarks.plain.register import register
from benchmarks.plain.types import SCALARS, Connection, QueueView, Ticket, page
from models import tickets
from models.people import AreaMember
from models.vocabulary import (
    OPEN,
    Affects,
    Channel,
    Needed,
    Priority,
    ReviewState,
    Status,
    TicketType,
)
from procedure.reception.request_types import GROUP

SOON = timedelta(hours=2)
STILL_OPEN = Q(status__in=sorted(OPEN))


@strawberry.input
class TicketFilter:
    status: list[Status] | None = None
    type: list[TicketType] | None = None
    priority: list[Priority] | None = None

    def predicate(self) -> Q:
        wanted: dict[str, Any] = {
            "status__in": self.status,
            "type__in": self.type,
            "priority__in": self.priority,
        }
        return Q(**{name: values for name, values in wanted.items() if values is not None})


@strawberry.input
class InquiryInput:
    question: str


@strawberry.input
class RegisterTicketInput:
    type: TicketType
    subject: str
    description: str
    affects: Affects
    needed: Needed
    channel: Channel
    inquiry: InquiryInput | None = None


@strawberry.type
class QueueCount:
    view: QueueView
    count: int


@strawberry.type
class Queue:
    """Two questions, each asked only when it is selected."""

    predicate: strawberry.Private[Q]
    first: strawberry.Private[int]

    @strawberry.field
    async def counts(self, info: Info) -> list[QueueCount]:
        views = {view: view_predicate(view, info) for view in QueueView}
        counted = {
            view.value.lower(): Count(one_where(predicate)) for view, predicate in views.items()
        }
        [found] = await tickets.Ticket.filter(STILL_OPEN).annotate(**counted).values(*counted)
        return [QueueCount(view=view, count=found[view.value.lower()]) for view in views]

    @strawberry.field
    async def tickets(self) -> Connection[Ticket]:
        query = tickets.Ticket.filter(self.predicate).order_by("next_due_at", "id")
        return page(await query.limit(self.first + 1), self.first, Ticket.of)


def one_where(predicate: Q) -> Any:
    return Case(When(predicate, then="1"), default=None)


def view_predicate(view: QueueView, info: Info) -> Q:
    me, now = info.context.viewer.person.id, datetime.now(UTC)
    return {
        QueueView.MINE: Q(assignee_id=me),
        QueueView.TEAM: Q(area_id__in=Subquery(AreaMember.filter(person_id=me).values("area_id"))),
        QueueView.UNASSIGNED: Q(assignee_id=None),
        QueueView.DUE_SOON: Q(next_due_at__gte=now, next_due_at__lte=now + SOON),
        QueueView.BREACHED: Q(next_due_at__lt=now),
        QueueView.COMPLAINTS: Q(type=TicketType.COMPLAINT),
        QueueView.WAITING: Q(status__in=[Status.WAITING_CUSTOMER, Status.WAITING_THIRD_PARTY]),
        QueueView.REVIEWS: Q(review_state=ReviewState.ASKED),
    }[view]


@strawberry.type
class UserError:
    code: str


@strawberry.type
class TicketPayload:
    ticket: Ticket | None
    user_errors: list[UserError]


@strawberry.type
class Query:
    @strawberry.field
    async def tickets(self, info: Info, first: int, after: str | None = None) -> Connection[Ticket]:
        query = tickets.Ticket.filter(info.context.viewer.tickets())
        if after is not None:
            last = await tickets.Ticket.get(id=int(after))
            same = Q(updated_at=last.updated_at, id__lt=last.id)
            query = query.filter(Q(updated_at__lt=last.updated_at) | same)
        return page(await query.order_by("-updated_at", "-id").limit(first + 1), first, Ticket.of)

    @strawberry.field
    async def ticket(self, info: Info, number: str) -> Ticket | None:
        found = await tickets.Ticket.filter(info.context.viewer.tickets(), number=number).first()
        return Ticket.of(found) if found else None

    @strawberry.field
    async def queue(
        self,
        info: Info,
        view: QueueView,
        first: int,
        filter: TicketFilter | None = None,  # noqa: A002  # the schema's word
        counting: list[QueueView] | None = None,  # it knows no others, and counts them all
    ) -> Queue | None:
        if not info.context.viewer.is_staff:
            return None
        predicate = STILL_OPEN & view_predicate(view, info)
        return Queue(predicate=predicate & filter.predicate() if filter else predicate, first=first)


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def register_ticket(self, info: Info, input: RegisterTicketInput) -> TicketPayload:  # noqa: A002
        details: dict[str, Any] = vars(getattr(input, GROUP[input.type]))
        ticket = await register(
            info.context.viewer.person,
            asked=input.type,
            subject=input.subject,
            description=input.description,
            affects=input.affects,
            needed=input.needed,
            details=details,
        )
        return TicketPayload(ticket=Ticket.of(ticket), user_errors=[])


schema = strawberry.Schema(
    Query,
    Mutation,
    extensions=[ParserCache, ValidationCache],
    config=StrawberryConfig(scalar_map=SCALARS),
)
