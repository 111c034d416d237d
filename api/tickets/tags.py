"""Tags, which the staff put on tickets (4.1.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import strawberry

from api.gateway.context import Context
from api.gateway.policy import STAFF_READ
from api.people.types import Person
from api.reading.fields import column, computed, reference
from api.reading.loading import in_order
from api.reading.node import Node
from api.reading.query_fields import Info, query, selected
from api.reading.rows import Row
from api.reading.selection import Selected
from api.scalars import Instant
from models.database import among_ids, rows
from models.sql import Params


async def load_counts(_context: Context, found: Sequence[Row], _asked: Sequence[Selected]) -> None:
    """`borne_by` of each tag: how many tickets bear it."""
    params = Params()
    sql = (
        "SELECT tag_id, count(*) AS total FROM ticket_tag WHERE tag_id"
        f" {among_ids(params, (row.id for row in found))} GROUP BY tag_id"
    )
    totals = {record["tag_id"]: record["total"] for record in await rows(sql, params)}
    for row in found:
        row.borne_by = totals.get(row.id, 0)


@strawberry.type(
    description="A word of the staff's own by which tickets are gathered (4.1.3).",
    directives=[STAFF_READ],
)
class Tag(Node):
    name: str = column("What it is called.")
    ticket_count: int = computed(
        lambda row, _context: row.borne_by,
        description="How many tickets bear it, whatever their state.",
        load=load_counts,
    )
    created_by: Person | None = reference("Who created it.", "Person", "created_by_id")
    created_at: Instant = column("When.")
    retired_at: Instant | None = column(
        "Since when no ticket gets it any more; none while it is in use."
    )


@strawberry.type(description="A tag that a ticket bears.", directives=[STAFF_READ])
class TicketTag(Node):
    tag: Tag = reference("Which.", "Tag", "tag_id")
    tagged_by: Person | None = reference("Who put it on.", "Person", "tagged_by_id")
    tagged_at: Instant = column("When.")


@strawberry.type
class TagQuery:
    @query("The tags that there are, by name.", STAFF_READ)
    async def tags(
        self,
        info: Info,
        retired: Annotated[
            bool, strawberry.argument(description="Those that were retired, too.")
        ] = False,
    ) -> list[Tag]:
        in_use = "" if retired else "WHERE retired_at IS NULL"
        found = await rows(f"SELECT id FROM tag {in_use} ORDER BY folded")
        keys = [row["id"] for row in found]
        return await in_order(info.context, Tag, keys, selected(info).below())
