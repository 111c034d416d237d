"""Relay connections: edges, nodes, pageInfo and, only when asked for, a capped count."""

from __future__ import annotations

from typing import Generic, TypeVar

import strawberry

from api.gateway.policy import ANYBODY
from api.reading.fields import column

Item = TypeVar("Item")


@strawberry.type(description="Where a page begins and ends.", directives=[ANYBODY])
class PageInfo:
    has_next_page: bool = column("Whether more follows.")
    has_previous_page: bool = column("Whether something came before.")
    start_cursor: str | None = column("Cursor of the first row.")
    end_cursor: str | None = column("Cursor of the last row.")


@strawberry.type(description="A row of a connection and its cursor.", directives=[ANYBODY])
class Edge(Generic[Item]):
    node: Item = column("The row.")
    cursor: str = column("Ask for what comes `after` or `before` this.")


@strawberry.type(
    description=(
        "A page of a list. `first` or `last` is needed, 1 to 100; cursors stay good while rows"
        " arrive."
    ),
    directives=[ANYBODY],
)
class Connection(Generic[Item]):
    edges: list[Edge[Item]] = column("The rows with their cursors.")
    nodes: list[Item] = column("The rows.")
    page_info: PageInfo = column("Where the page begins and ends.")
    total_count: int | None = column("How many there are in all, counted up to 1000.")
    total_count_is_capped: bool = column("Whether there are more than `totalCount` says.")
