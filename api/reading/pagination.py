"""Relay connections by keyset: a page is asked for after the sort key of a row, so it stays put
while rows arrive.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from api.gateway.errors import Fault, FaultCode
from api.ids import LARGEST
from api.reading.rows import Row
from models.sql import Params

LARGEST_PAGE = 100
COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Key:
    """A sort key; instants travel in cursors as text, words of an enum by their place among
    `words`.

    `number`: whole numbers, never negative.
    """

    column: str
    descending: bool = False
    instant: bool = False
    number: bool = False
    words: tuple[str, ...] = ()

    def sql(self, alias: str) -> str:
        name = f"{alias}.{self.column}"
        if not self.words:
            return name
        places = " ".join(f"WHEN '{word}' THEN {place}" for place, word in enumerate(self.words))
        return f"(CASE {name} {places} END)"

    def value(self, row: Row) -> object:
        found = getattr(row, self.column)
        if self.words:
            return self.words.index(found)
        return found.isoformat() if isinstance(found, datetime) else found


Order = tuple[Key, ...]
BY_ID: Order = (Key("id"),)


@dataclass(frozen=True, slots=True)
class Page:
    """What of a connection is asked for. `size` rows from its start (`forward`) or from its end."""

    size: int
    forward: bool
    after: str | None = None
    before: str | None = None

    @classmethod
    def of(cls, arguments: Mapping[str, Any], path: str | None = None) -> Page:
        """The page that the arguments ask for. Raises BAD_PAGE_SIZE: `first` or `last` is needed,
        not both, 1 to 100.
        """
        first, last = arguments.get("first"), arguments.get("last")
        size = first if first is not None else last
        if (first is None) == (last is None) or size is None or not 1 <= size <= LARGEST_PAGE:
            raise Fault(
                FaultCode.BAD_PAGE_SIZE, field=path, facts={"least": 1, "most": LARGEST_PAGE}
            )
        return cls(size, first is not None, arguments.get("after"), arguments.get("before"))


@dataclass(slots=True)
class LoadedPage:
    """Rows of one page, as the schema's connection types read them."""

    rows: list[Row]
    order: Order
    has_more: bool
    page: Page
    total: int | None = None

    @property
    def nodes(self) -> list[Row]:
        return self.rows

    @property
    def edges(self) -> list[Edge]:
        return [Edge(row, cursor_of(row, self.order)) for row in self.rows]

    @property
    def total_count(self) -> int | None:
        return None if self.total is None else min(self.total, COUNTED)

    @property
    def total_count_is_capped(self) -> bool:
        return self.total is not None and self.total > COUNTED

    @property
    def page_info(self) -> PageInfo:
        forward = self.page.forward
        return PageInfo(
            has_next_page=self.has_more if forward else self.page.before is not None,
            has_previous_page=self.page.after is not None if forward else self.has_more,
            start_cursor=cursor_of(self.rows[0], self.order) if self.rows else None,
            end_cursor=cursor_of(self.rows[-1], self.order) if self.rows else None,
        )


@dataclass(frozen=True, slots=True)
class Edge:
    node: Row
    cursor: str


@dataclass(frozen=True, slots=True)
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


def with_id(order: Order) -> Order:
    """`id` always comes last, so that no two rows tie."""
    if order and order[-1].column == "id":
        return order
    return (*order, Key("id", descending=bool(order) and order[-1].descending))


def cursor_of(row: Row, order: Order) -> str:
    values = [key.value(row) for key in order]
    return urlsafe_b64encode(orjson.dumps([_shape(order), *values])).decode().rstrip("=")


def read_cursor(cursor: str, order: Order) -> list[object]:
    """The values that the cursor stands at. Raises BAD_CURSOR for one that is garbage, or that was
    made for another order.
    """
    try:
        shape, *values = orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if shape != _shape(order) or len(values) != len(order):
            raise ValueError
        return [_cursor_value(value, key) for value, key in zip(values, order, strict=True)]
    except (ValueError, TypeError, OverflowError):
        raise Fault(FaultCode.BAD_CURSOR) from None


def clauses(page: Page, order: Order, params: Params, alias: str = "r") -> tuple[str, str]:
    """The predicate that starts the page where its cursor says, and the order to read it in."""
    predicates = []
    if page.after is not None:
        predicates.append(
            _beyond(read_cursor(page.after, order), order, params, alias, backwards=False)
        )
    if page.before is not None:
        predicates.append(
            _beyond(read_cursor(page.before, order), order, params, alias, backwards=True)
        )
    directions = [
        f"{key.sql(alias)}{' DESC' if key.descending is page.forward else ''}" for key in order
    ]
    return "".join(f" AND {predicate}" for predicate in predicates), ", ".join(directions)


def _beyond(
    values: Sequence[object], order: Order, params: Params, alias: str, *, backwards: bool
) -> str:
    """Rows after these values in this order: as one comparison of rows where every key goes the
    same way.
    """
    slots = [params.add(value) for value in values]
    columns = [key.sql(alias) for key in order]
    signs = ["<" if key.descending is not backwards else ">" for key in order]
    if len(set(signs)) == 1:
        return f"({', '.join(columns)}) {signs[0]} ({', '.join(slots)})"
    steps = []
    for position, (column, sign, slot) in enumerate(zip(columns, signs, slots, strict=True)):
        same = [f"{columns[before]} = {slots[before]}" for before in range(position)]
        steps.append(f"({' AND '.join([*same, f'{column} {sign} {slot}'])})")
    return f"({' OR '.join(steps)})"


def page_of(found: list[Row], page: Page, order: Order) -> LoadedPage:
    """One row more than the page was read, to know whether there is another page."""
    has_more = len(found) > page.size
    kept = found[: page.size]
    return LoadedPage(kept if page.forward else kept[::-1], order, has_more, page)


def _shape(order: Order) -> str:
    return ",".join(f"{'-' if key.descending else ''}{key.column}" for key in order)


def _cursor_value(value: Any, key: Key) -> object:
    """Only what a column of that kind may hold, so that no engine stumbles over it."""
    if key.instant:
        instant = datetime.fromisoformat(value)
        if instant.tzinfo is None:
            raise ValueError
        return instant.astimezone(UTC)
    if key.column == "id" or key.number or key.words:
        if type(value) is not int or not 0 <= value <= LARGEST:
            raise ValueError
        if key.words and value >= len(key.words):
            raise ValueError
    elif not isinstance(value, str) or "\x00" in value:
        raise ValueError
    return value
