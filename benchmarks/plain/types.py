"""The types that the four operations read. Scalars are copied from the row, relations go through
loaders.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any, Generic, NewType, TypeVar

import orjson
import strawberry

from benchmarks.ids import node_id
from benchmarks.plain.context import Info
from models import conversation, people, tickets
from models.vocabulary import (
    Affects,
    Channel,
    ClockState,
    MessageKind,
    Needed,
    Priority,
    Role,
    Status,
    TicketType,
)
from procedure.service_levels.clocks import REVISION_ZERO, Standing, Summary, read_summary
from procedure.service_levels.promises import FAR

for words in (
    Affects,
    Channel,
    ClockState,
    MessageKind,
    Needed,
    Priority,
    Role,
    Status,
    TicketType,
):
    if "__strawberry_definition__" not in vars(
        words
    ):  # the product may have named them in this process
        strawberry.enum(words)

STEPS = {
    Status.REGISTERED: 1,
    Status.CLASSIFIED: 2,
    Status.ASSIGNED: 3,
    Status.IN_PROGRESS: 4,
    Status.WAITING_CUSTOMER: 4,
    Status.WAITING_THIRD_PARTY: 4,
    Status.RESOLVED: 5,
}
ENDED_STEP = 6


def instant_text(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def duration_text(duration: timedelta) -> str:
    hours, seconds = divmod(int(duration.total_seconds()), 3600)
    return f"PT{hours}H" if not seconds else f"PT{hours}H{seconds // 60}M"


DateTime = NewType("DateTime", datetime)
Duration = NewType("Duration", timedelta)
SCALARS: dict[object, Any] = {
    DateTime: strawberry.scalar(
        name="DateTime", serialize=instant_text, parse_value=datetime.fromisoformat
    ),
    Duration: strawberry.scalar(name="Duration", serialize=duration_text),
}
Item = TypeVar("Item")


@strawberry.enum
class QueueView(Enum):
    MINE = "MINE"
    TEAM = "TEAM"
    UNASSIGNED = "UNASSIGNED"
    DUE_SOON = "DUE_SOON"
    BREACHED = "BREACHED"
    COMPLAINTS = "COMPLAINTS"
    WAITING = "WAITING"
    REVIEWS = "REVIEWS"


@strawberry.type
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class Connection(Generic[Item]):
    nodes: list[Item]
    page_info: PageInfo


@strawberry.type
class Person:
    id: strawberry.ID
    name: str

    @classmethod
    def of(cls, row: people.Person | None) -> Person | None:
        return cls(id=node_id("Person", row.id), name=row.name) if row else None


@strawberry.type
class Organization:
    id: strawberry.ID
    name: str


@strawberry.type
class Area:
    id: strawberry.ID
    code: str
    name: str


async def person(info: Info, key: int | None) -> Person | None:
    return Person.of(await info.context.people.load(key)) if key is not None else None


@strawberry.type
class LastMessage:
    excerpt: str
    at: DateTime
    author_id: strawberry.Private[int | None]

    @strawberry.field
    async def author(self, info: Info) -> Person | None:
        return await person(info, self.author_id)


@strawberry.type
class Detail:
    name: str
    value: str


@strawberry.type
class Clock:
    state: ClockState
    target: Duration
    due_at: DateTime | None
    met_at: DateTime | None
    breached_at: DateTime | None
    paused_since: DateTime | None

    @classmethod
    def of(cls, standing: Standing) -> Clock:
        return cls(
            state=standing.state,
            target=Duration(standing.target),
            due_at=standing.due_at,  # type: ignore[arg-type]
            met_at=standing.met_at,  # type: ignore[arg-type]
            breached_at=standing.breached_at,  # type: ignore[arg-type]
            paused_since=standing.paused_since,  # type: ignore[arg-type]
        )


@strawberry.type
class Sla:
    pause_count: int
    first_response: Clock
    resolution: Clock


@strawberry.type
class Message:
    id: strawberry.ID
    kind: MessageKind
    channel: Channel
    body: str
    occurred_at: DateTime
    author_role: Role
    author: Person | None

    @classmethod
    def of(cls, row: conversation.Message) -> Message:
        return cls(
            id=node_id("Message", row.id),
            kind=row.kind,
            channel=row.channel,
            body=row.body,
            occurred_at=DateTime(row.occurred_at),
            author_role=row.author_role,
            author=Person.of(row.author),
        )


@strawberry.type
class Event:
    id: strawberry.ID
    seq: int
    kind: str
    clause: str
    occurred_at: DateTime
    actor_id: strawberry.Private[int | None]

    @strawberry.field
    async def actor(self, info: Info) -> Person | None:
        return await person(info, self.actor_id)

    @classmethod
    def of(cls, row: conversation.Event) -> Event:
        return cls(
            id=node_id("Event", row.id),
            seq=row.seq,
            kind=row.kind,
            clause=row.clause,
            occurred_at=DateTime(row.occurred_at),
            actor_id=row.actor_id,
        )


@strawberry.type
class Ticket:
    row: strawberry.Private[tickets.Ticket]
    id: strawberry.ID
    number: str
    version: int
    type: TicketType
    subject: str
    status: Status
    step: int
    priority: Priority
    recorded_at: DateTime
    updated_at: DateTime
    next_due_at: DateTime | None
    message_count: int

    @classmethod
    def of(cls, row: tickets.Ticket) -> Ticket:
        return cls(
            row=row,
            id=node_id("Ticket", row.id),
            number=row.number,
            version=row.version,
            type=row.type,
            subject=row.subject,
            status=row.status,
            step=STEPS.get(row.status, ENDED_STEP),
            priority=row.priority,
            recorded_at=DateTime(row.recorded_at),
            updated_at=DateTime(row.updated_at),
            next_due_at=None if row.next_due_at >= FAR else DateTime(row.next_due_at),
            message_count=row.message_count,
        )

    @strawberry.field
    async def requester(self, info: Info) -> Person | None:
        return await person(info, self.row.requester_id)

    @strawberry.field
    async def assignee(self, info: Info) -> Person | None:
        return await person(info, self.row.assignee_id)

    @strawberry.field
    async def organization(self, info: Info) -> Organization | None:
        key = self.row.organization_id
        found = await info.context.organizations.load(key) if key is not None else None
        return (
            Organization(id=node_id("Organization", found.id), name=found.name) if found else None
        )

    @strawberry.field
    async def area(self, info: Info) -> Area | None:
        key = self.row.area_id
        found = await info.context.areas.load(key) if key is not None else None
        return (
            Area(id=node_id("Area", found.id), code=found.code, name=found.name_es)
            if found
            else None
        )

    @strawberry.field
    def last_message(self) -> LastMessage | None:
        row = self.row
        if row.last_message_at is None:
            return None
        return LastMessage(
            excerpt=row.last_message_excerpt or "",
            at=DateTime(row.last_message_at),
            author_id=row.last_message_by_id,
        )

    @strawberry.field
    def details(self) -> list[Detail]:
        return [
            Detail(name=_camel(name), value=value)
            for name, value in orjson.loads(self.row.details).items()
        ]

    @strawberry.field
    def sla(self) -> Sla:
        summary = Summary.from_row(self.row)
        standings = read_summary(summary, REVISION_ZERO, self.row.priority, datetime.now(UTC))
        return Sla(
            pause_count=standings.pause_count,
            first_response=Clock.of(standings.first_response),
            resolution=Clock.of(standings.resolution),
        )

    @strawberry.field
    async def messages(self, info: Info, first: int) -> Connection[Message]:
        found = (
            await self.row.messages.filter(info.context.viewer.messages())  # type: ignore[attr-defined]
            .order_by("id")
            .limit(first + 1)
            .prefetch_related("author")
        )
        return page(found, first, Message.of)

    @strawberry.field
    async def events(self, info: Info, first: int) -> Connection[Event]:
        query = self.row.events.filter(info.context.viewer.events())  # type: ignore[attr-defined]
        found = page(await query.order_by("id").limit(first + 1), first, Event.of)
        for place, event in enumerate(found.nodes, 1):  # numbered as the reader knows them
            event.seq = place
        return found


def page(found: list[Any], first: int, shown: Any) -> Connection[Any]:
    """One row more than asked for tells whether there is another page."""
    rows = found[:first]
    end = str(rows[-1].id) if rows else None
    return Connection(
        nodes=[shown(row) for row in rows],
        page_info=PageInfo(has_next_page=len(found) > first, end_cursor=end),
    )


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
