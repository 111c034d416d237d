"""Every question of the schema. Each reads what its selection needs in a few statements, and nothing else awaits."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from api import finding, ids, knowledge, ranking, spelling, suggesting
from api import people as desk_people
from api import queue as staff_queue
from api.asking import Info, asked, printable, selected
from api.drafts import draft_at
from api.enums import ArticleOrder, QueueView
from api.errors import Fault
from api.fields import column
from api.inputs import PageAfter, PageBefore, PageFirst, PageLast, TicketFilter, TicketOrder, told
from api.loading import by_ids, connection, one_where
from api.nodes import nodes_by_id
from api.pages import BY_ID, Page
from api.policy import (
    ANYBODY,
    PROFILE,
    READ_KNOWLEDGE,
    READ_PEOPLE,
    READ_TICKETS,
    SIGNED_IN,
    STAFF_READ,
)
from api.related import related
from api.scalars import Duration, Instant
from api.types.connections import Connection
from api.types.drafts import Draft
from api.types.knowledge import Article, HelpTopic
from api.types.node import Node
from api.types.people import Area, Organization, Person, Viewer
from api.types.ticket import Ticket
from api.viewer import viewer
from api.vocabulary import Term, vocabulary
from models.database import rows
from models.sql import Params
from models.vocabulary import Affects, ArticleStatus, Impact, Needed, Priority, TicketType, Urgency
from procedure import reception, responsibilities

MOST_IDS = 100
MOST_SUGGESTED = 10


def _require_few(name: str, count: int, least: int = 1) -> None:
    if not least <= count <= MOST_SUGGESTED:
        raise Fault("BAD_PAGE_SIZE", field=name, facts={"least": least, "most": MOST_SUGGESTED})


async def one_ticket(info: Info, where: str, params: Params) -> Any:
    return await one_where(info.context, "Ticket", where, params, selected(info).below())


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
    priority_of_answers: Priority = column(
        "What the two answers alone give; a type that never falls below some priority may have raised it."
    )
    acknowledged_by: Instant | None = column("When a complaint would have been acknowledged by a person.")
    proposed_by: Instant | None = column("When a solution to a complaint would have been proposed.")


@strawberry.input(description="What the form's two plain questions and its type say.")
class PromisePreviewInput:
    type: TicketType = strawberry.field(description="The type of request.")
    affects: Affects = strawberry.field(description="Whom does it affect?")
    needed: Needed = strawberry.field(description="When do you need it?")


@strawberry.input(description="A request as far as it is written.")
class SuggestArticlesInput:
    subject: str = strawberry.field(description="Its subject.")
    description: str | None = told("Its description, or any other words about it.")
    type: TicketType | None = told("Its type.")


@strawberry.type(description="What is left of this hour's points.", directives=[ANYBODY])
class RateLimit:
    limit: int = column("Points an hour.")
    cost: int = column("Points that this operation costs.")
    remaining: int = column("Points left.")
    reset_at: Instant = column("When the hour begins anew.")


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
        if id is None and number is None:
            raise Fault("BAD_INPUT", field="id", facts={"path": "id", "problem": "MISSING"})
        params = Params()
        where = []
        if id is not None:
            where.append(f"r.id = {params.add(ids.key_of(id, 'Ticket'))}")
        if number is not None:
            where.append(f"r.number = {params.add(printable(number).upper())}")
        return await one_ticket(info, " AND ".join(where), params)  # type: ignore[no-any-return]

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
    ) -> staff_queue.Queue:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        return await staff_queue.queue(info.context, selected(info), view, page, filter)  # type: ignore[return-value]

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
            priority_of_answers=found.priority_of_answers,
            acknowledged_by=found.acknowledged_by,  # type: ignore[arg-type]
            proposed_by=found.proposed_by,  # type: ignore[arg-type]
        )

    @asked("What the caller was writing at a place and has not sent; nothing when there is none.", PROFILE)
    async def draft(
        self,
        info: Info,
        place: Annotated[str, strawberry.argument(description="Where it is written: see `Draft.place`.")],
    ) -> Draft | None:
        return await draft_at(info.context, printable(place))  # type: ignore[no-any-return]

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
        status: Annotated[
            ArticleStatus | None, strawberry.argument(description="Only drafts, or only what is published.")
        ] = None,
        order_by: Annotated[
            ArticleOrder | None, strawberry.argument(description="In which order; a search has its own.")
        ] = None,
    ) -> Connection[Article]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        return await knowledge.articles(  # type: ignore[return-value]
            info.context,
            selected(info),
            page,
            text=None if search is None else printable(search),
            area_id=area_id,
            status=status,
            order=order_by,
        )

    @asked("An article by its id; nothing when there is none or it may not be read.", READ_KNOWLEDGE)
    async def article(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> Article | None:
        params = Params()
        where = f"r.id = {params.add(ids.key_of(id, 'Article'))}"
        return await one_where(info.context, "Article", where, params, selected(info).below())  # type: ignore[no-any-return]

    @asked("Other published articles about the same as this one, nearest first.", READ_KNOWLEDGE)
    async def related_articles(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The article's id.")],
        first: Annotated[int, strawberry.argument(description="At most so many, 1 to 10.")] = 3,
    ) -> list[Article]:
        _require_few("first", first)
        return await related(info.context, selected(info), ids.key_of(id, "Article"), first)

    @asked(
        "The search with every word that no article holds put right by one letter: for a search that finds nothing.",
        READ_KNOWLEDGE,
    )
    async def article_spelling(
        self, info: Info, search: Annotated[str, strawberry.argument(description="Words as they were typed.")]
    ) -> str | None:
        return await spelling.put_right(info.context, printable(search))

    @asked(
        "The areas about which something is published, each with its most helpful articles.", READ_KNOWLEDGE
    )
    async def help_topics(
        self,
        info: Info,
        most: Annotated[int, strawberry.argument(description="At most so many articles each, 0 to 10.")] = 4,
    ) -> list[HelpTopic]:
        _require_few("most", most, least=0)
        return await knowledge.topics(info.context, selected(info), most)  # type: ignore[return-value]

    @asked(
        "Articles that may answer a request before it is sent, best first; none rather than one beside the point "
        "(4.3.2).",
        READ_KNOWLEDGE,
    )
    async def suggested_articles(
        self,
        info: Info,
        input: Annotated[SuggestArticlesInput, strawberry.argument(description="The request so far.")],
        first: Annotated[int, strawberry.argument(description="At most so many, 1 to 10.")] = 3,
    ) -> list[Article]:
        _require_few("first", first)
        return await suggesting.suggested(
            info.context,
            selected(info),
            printable(input.subject),
            printable(input.description or ""),
            input.type,
            first,
        )

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
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        return await desk_people.people(  # type: ignore[return-value]
            info.context, selected(info), page, organization_id, staff, search
        )

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

    @asked("The areas of the desk.", ANYBODY)
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
