"""Every question of the schema. Each reads what its selection needs in a few statements, and nothing else awaits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, Any, TypeVar

import strawberry
from graphql import GraphQLObjectType

from api import finding, ids, knowledge, ranking
from api.context import Context
from api.enums import QueueView
from api.errors import Fault
from api.fields import column
from api.filters import STILL_OPEN, order_of, predicate
from api.inputs import PageAfter, PageBefore, PageFirst, PageLast, TicketFilter, TicketOrder
from api.loading import by_ids, columns_of, connection, fill, select
from api.pages import BY_ID, Key, Page
from api.policy import (
    ANYBODY,
    PROFILE,
    READ_KNOWLEDGE,
    READ_PEOPLE,
    READ_TICKETS,
    SIGNED_IN,
    STAFF_READ,
    Requires,
    policy_of_type,
)
from api.scalars import Duration, Instant
from api.selection import Operation, Selected
from api.tables import TABLES
from api.types.connections import Connection
from api.types.knowledge import Article
from api.types.node import Node
from api.types.people import Area, Organization, Person, Viewer
from api.types.ticket import Ticket
from api.viewer import viewer
from api.vocabulary import Term, vocabulary
from models.database import rows
from models.sql import Params
from models.vocabulary import Affects, Impact, Needed, Priority, TicketType, Urgency
from procedure import reception, responsibilities

Info = strawberry.Info[Context, None]
NEXT_DUE = (Key("next_due_at", instant=True),)
SOON = timedelta(hours=2)
MOST_IDS = 100


Resolver = TypeVar("Resolver", bound=Callable[..., Any])


def asked(description: str, policy: Requires) -> Callable[[Resolver], Resolver]:
    """A question of the schema, and what it asks of the caller."""
    field: Any = strawberry.field(description=description, directives=[policy], metadata={"policy": policy})
    return field  # type: ignore[no-any-return]


def selected(info: Info) -> Selected:
    """The field being answered, with what is selected below it."""
    raw: Any = info._raw_info
    return Selected(
        raw.field_name,
        str(raw.path.key),
        raw.parent_type.fields[raw.field_name],
        raw.field_nodes,
        Operation.of(raw),
    )


async def one_ticket(info: Info, where: str, params: Params) -> Any:
    context, field = info.context, selected(info)
    table, below = TABLES["Ticket"], field.below()
    columns = columns_of(table, below)
    sql = f"{select(table, columns)} WHERE {where} AND {table.visible(context.actor, params, 'r')}"
    found = table.hydrate(await rows(sql, params), columns)
    await fill(context, found, below)
    return found[0] if found else None


async def nodes_by_id(info: Info, given: list[strawberry.ID]) -> list[Any]:
    """Objects in the order asked; nothing for one that does not exist or may not be seen."""
    context, field = info.context, selected(info)
    wanted: dict[str, set[int]] = {}
    for node_id in given:
        known = ids.decode(node_id)
        if known and known[0] in TABLES and _may_ask_for(info, known[0]):
            wanted.setdefault(known[0], set()).add(known[1])
    found: dict[tuple[str, int], Any] = {}
    for type_name, keys in wanted.items():
        loaded = await by_ids(context, type_name, keys, field.below(type_name), reached=False)
        found.update({(type_name, key): row for key, row in loaded.items()})
    return [found.get(ids.decode(node_id) or ("", 0)) for node_id in given]


def _may_ask_for(info: Info, type_name: str) -> bool:
    """A type asks the same of who gets it by its id as of who asks for its fields."""
    kind = info._raw_info.schema.type_map.get(type_name)
    if not isinstance(kind, GraphQLObjectType) or all(each.name != "Node" for each in kind.interfaces):
        return False
    policy, actor = policy_of_type(kind), info.context.actor
    return policy is not None and policy.lets(actor.role, actor.scopes)


@strawberry.type(
    description="What would be promised if the request were sent now (4.2.3).", directives=[ANYBODY]
)
class PromisePreview:
    priority: Priority = column("The provisional priority.")
    impact: Impact = column("Impact, from the first answer.")
    urgency: Urgency = column("Urgency, from the second answer.")
    first_response_due_at: Instant = column("When the first response would be due.")
    resolution_due_at: Instant = column("When the resolution would be due.")
    first_response_target: Duration = column("The time promised for the first response.")
    resolution_target: Duration = column("The time promised for the resolution.")


@strawberry.input(description="What the form's two plain questions and its type say.")
class PromisePreviewInput:
    type: TicketType = strawberry.field(description="The type of request.")
    affects: Affects = strawberry.field(description="Whom does it affect?")
    needed: Needed = strawberry.field(description="When do you need it?")


@strawberry.type(description="How many tickets a view of the queue holds.", directives=[STAFF_READ])
class QueueCount:
    view: QueueView = column("The view.")
    count: int = column("How many open tickets are in it.")


@strawberry.type(
    description="The open tickets, cut and counted as the staff works on them.", directives=[STAFF_READ]
)
class Queue:
    counts: list[QueueCount] = column("Each view with its count.")
    tickets: Connection[Ticket] = column("The tickets of the view asked for, by the nearest promise.")


@strawberry.type(description="What is left of this hour's points.", directives=[ANYBODY])
class RateLimit:
    limit: int = column("Points an hour.")
    cost: int = column("Points that this operation costs.")
    remaining: int = column("Points left.")
    reset_at: Instant = column("When the hour begins anew.")


QUEUE_SQL = {
    QueueView.MINE: "r.assignee_id = {me}",
    QueueView.TEAM: "r.area_id IN (SELECT am.area_id FROM area_member am WHERE am.person_id = {me})",
    QueueView.UNASSIGNED: "r.assignee_id IS NULL",
    QueueView.DUE_SOON: "(r.next_due_at >= {now} AND r.next_due_at <= {soon})",
    QueueView.BREACHED: "r.next_due_at < {now}",
    QueueView.COMPLAINTS: "r.type = 'COMPLAINT'",
    QueueView.WAITING: "r.status IN ('WAITING_CUSTOMER', 'WAITING_THIRD_PARTY')",
}


def queue_predicate(view: QueueView, context: Context, params: Params) -> str:
    template, slots = QUEUE_SQL[view], {}
    for name, value in (("me", context.actor.person_id), ("now", context.now), ("soon", context.now + SOON)):
        if f"{{{name}}}" in template:
            slots[name] = params.add(value)
    return template.format(**slots)


async def queue_counts(context: Context) -> list[QueueCountRow]:
    params = Params()
    sums = ", ".join(
        f"count(CASE WHEN {queue_predicate(view, context, params)} THEN 1 END) AS {view.value.lower()}"
        for view in QUEUE_SQL
    )
    [found] = await rows(f"SELECT {sums} FROM ticket r WHERE {STILL_OPEN}", params)
    return [QueueCountRow(view, found[view.value.lower()]) for view in QUEUE_SQL]


class QueueCountRow:
    def __init__(self, view: QueueView, count: int) -> None:
        self.view = view
        self.count = count


class QueueRow:
    def __init__(self, counts: list[QueueCountRow], tickets: Any) -> None:
        self.counts = counts
        self.tickets = tickets


@strawberry.type(description="Everything that may be asked.")
class Query:
    @asked("Who is calling.", PROFILE)
    async def me(self, info: Info) -> Viewer:
        return await viewer(info.context, selected(info))  # type: ignore[return-value]

    @asked(
        "A ticket by its id or its number; nothing when there is none or it may not be seen.", READ_TICKETS
    )
    async def ticket(
        self,
        info: Info,
        id: Annotated[strawberry.ID | None, strawberry.argument(description="Its id.")] = None,
        number: Annotated[
            str | None, strawberry.argument(description="Its number, `SAC-2026-000123`.")
        ] = None,
    ) -> Ticket | None:
        params = Params()
        if id is not None:
            return await one_ticket(info, f"r.id = {params.add(ids.key_of(id, 'Ticket'))}", params)  # type: ignore[no-any-return]
        if number is None:
            raise Fault("BAD_INPUT", field="id", facts={"path": "id"})
        return await one_ticket(info, f"r.number = {params.add(_printable(number).upper())}", params)  # type: ignore[no-any-return]

    @asked(
        "The tickets that the caller may see, the last changed first unless ordered otherwise.", READ_TICKETS
    )
    async def tickets(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        filter: Annotated[TicketFilter | None, strawberry.argument(description="Which ones.")] = None,
        order_by: Annotated[
            list[TicketOrder] | None, strawberry.argument(description="In which order.")
        ] = None,
    ) -> Connection[Ticket]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        return await finding.tickets(info.context, selected(info), page, filter, order_by)  # type: ignore[return-value]

    @asked(
        "The staff's queue: a view of the open tickets by the nearest promise, and every view's count.",
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
        filter: Annotated[TicketFilter | None, strawberry.argument(description="Which of them.")] = None,
    ) -> Queue:
        context, field = info.context, selected(info)
        shown = None
        for tickets in field.below():
            if tickets.name == "tickets":
                params = Params()
                page = Page.of({"first": first, "after": after, "last": last, "before": before})
                where = f"{STILL_OPEN} AND {queue_predicate(view, context, params)}"
                where += f" AND {predicate(filter, params, context.now)}"
                order = order_of(None, NEXT_DUE)
                shown = await connection(context, "Ticket", tickets, order, page, where, params)
        counted = any(part.name == "counts" for part in field.below())
        return QueueRow(await queue_counts(context) if counted else [], shown)  # type: ignore[return-value]

    @asked(
        "The priority and both due times that follow from the answers of the form (4.1.4, 4.2.3).",
        READ_TICKETS,
    )
    def promise_preview(
        self,
        info: Info,
        input: Annotated[PromisePreviewInput, strawberry.argument(description="The answers.")],
    ) -> PromisePreview:
        policies = info.context.policies
        found = reception.preview(policies, input.type, input.affects, input.needed, info.context.now)
        target = policies.levels.targets[found.priority]
        return PromisePreview(
            priority=found.priority,
            impact=found.impact,
            urgency=found.urgency,
            first_response_due_at=found.first_response_due_at,  # type: ignore[arg-type]
            resolution_due_at=found.resolution_due_at,  # type: ignore[arg-type]
            first_response_target=target.first_response,  # type: ignore[arg-type]
            resolution_target=target.resolution,  # type: ignore[arg-type]
        )

    @asked("Who should own a ticket, best first, each with the reasons (4.2.2).", STAFF_READ)
    async def assignment_ranking(
        self,
        info: Info,
        ticket: Annotated[strawberry.ID, strawberry.argument(description="The ticket's id.")],
    ) -> list[ranking.Candidate] | None:
        return await ranking.ranked(  # type: ignore[no-any-return]
            info.context, ids.key_of(ticket, "Ticket"), selected(info)
        )

    @asked("Articles of the knowledge base; with `search`, the best hits first.", READ_KNOWLEDGE)
    async def articles(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        search: Annotated[
            str | None, strawberry.argument(description="Words, in any of their forms.")
        ] = None,
        area_id: Annotated[strawberry.ID | None, strawberry.argument(description="Of this area.")] = None,
    ) -> Connection[Article]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        return await knowledge.articles(info.context, selected(info), page, search, area_id)  # type: ignore[return-value]

    @asked("People that the caller may see.", READ_PEOPLE)
    async def people(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        organization_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Of this company.")
        ] = None,
        staff: Annotated[
            bool | None, strawberry.argument(description="Only staff, or only customers.")
        ] = None,
        search: Annotated[
            str | None, strawberry.argument(description="Whose name or address begins so.")
        ] = None,
    ) -> Connection[Person]:
        context, params = info.context, Params()
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        where = f"r.role <> 'SYSTEM' AND {responsibilities.visible_people(context.actor, params, 'r')}"
        if organization_id is not None:
            where += f" AND r.organization_id = {params.add(ids.key_of(organization_id, 'Organization'))}"
        if staff is not None:
            where += f" AND r.role {'NOT ' if staff else ''}IN ('CUSTOMER', 'CUSTOMER_ADMIN')"
        if search:
            prefixes = [params.add(each) for each in _prefixes(search)]
            places = [("lower(r.name)", prefixes[0]), ("r.email", prefixes[0])]
            places += [("r.name", prefix) for prefix in prefixes]
            where += f" AND ({' OR '.join(_begins(*each) for each in places)})"
        return await connection(context, "Person", selected(info), BY_ID, page, where, params)  # type: ignore[return-value]

    @asked("Companies that the caller may see.", READ_PEOPLE)
    async def organizations(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
    ) -> Connection[Organization]:
        params = Params()
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        where = responsibilities.visible_organizations(info.context.actor, params, "r")
        return await connection(info.context, "Organization", selected(info), BY_ID, page, where, params)  # type: ignore[return-value]

    @asked("The areas of the desk.", READ_PEOPLE)
    async def areas(self, info: Info) -> list[Area]:
        found = await rows("SELECT id FROM area ORDER BY id", [])
        keys = [row["id"] for row in found]
        loaded = await by_ids(info.context, "Area", keys, selected(info).below(), reached=True)
        return [loaded[key] for key in keys]

    @asked("The words of the desk: every value of every enum with its label in both languages.", ANYBODY)
    def vocabulary(self, info: Info) -> list[Term]:
        return vocabulary()

    @asked("Any object by its id; nothing when there is none or it may not be seen.", SIGNED_IN)
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> Node | None:
        return (await nodes_by_id(info, [id]))[0]  # type: ignore[no-any-return]

    @asked("Several objects by their ids, up to 100, in the order asked.", SIGNED_IN)
    async def nodes(
        self, info: Info, ids: Annotated[list[strawberry.ID], strawberry.argument(description="Their ids.")]
    ) -> list[Node | None]:
        if len(ids) > MOST_IDS:
            raise Fault("BAD_PAGE_SIZE", field="ids", facts={"least": 1, "most": MOST_IDS})
        return await nodes_by_id(info, ids)

    @asked("What is left of the caller's points; `dryRun` answers the cost and runs nothing else.", ANYBODY)
    def rate_limit(
        self,
        info: Info,
        dry_run: Annotated[bool, strawberry.argument(description="Only tell the cost.")] = False,
    ) -> RateLimit:
        rate = info.context.rate
        return RateLimit(
            limit=rate.limit, cost=info.context.cost, remaining=rate.remaining, reset_at=rate.reset_at
        )


def _printable(text: str) -> str:
    """No row holds a NUL, and PostgreSQL takes none as a parameter."""
    return text.replace("\x00", "").strip()


def _begins(place: str, prefix: str) -> str:
    return f"{place} LIKE {prefix} ESCAPE '!'"


def _prefixes(text: str) -> list[str]:
    """In small letters, and as names are written: SQLite knows no small letter of Ó."""
    escaped = _printable(text).replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return [f"{escaped.lower()}%", f"{escaped.title()}%", f"{escaped.upper()}%"]
