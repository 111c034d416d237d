"""Limits before validation, and what an operation costs.

The guard is one linear pass with each fragment measured once; what it lets through is small enough to validate.
The cost is GitHub's: how many objects the pages asked for could hold, multiplied down the tree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_composite_type,
    is_list_type,
)

from api.errors import Fault
from api.pages import LARGEST_PAGE

TOKENS = 3000
NODES = 25_000
NODES_PER_POINT = 100
SHORT_LIST = 5
META = frozenset({"__schema", "__type"})


class Size(NamedTuple):
    fields: int = 0
    depth: int = 0
    aliases: int = 0
    directives: int = 0


LARGEST = Size(fields=1500, depth=14, aliases=60, directives=40)
REPEATED = 20


def guard(document: DocumentNode) -> None:
    """Raises TOO_COMPLEX, telling which limit, for a document that is too large to look at any closer."""
    fragments = {
        each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)
    }
    measured: dict[str, Size] = {}
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            size = _measure(definition.selection_set, fragments, measured, frozenset())
            for name, value, most in zip(Size._fields, size, LARGEST, strict=True):
                if value > most:
                    raise Fault("TOO_COMPLEX", facts={"limit": name, "most": most, "count": value})


def _measure(
    selections: SelectionSetNode | None,
    fragments: Mapping[str, FragmentDefinitionNode],
    measured: dict[str, Size],
    inside: frozenset[str],
) -> Size:
    total = Size()
    if selections is None:
        return total
    _refuse_repeats(selections)
    for node in selections.selections:
        if isinstance(node, FragmentSpreadNode):
            part = _fragment(node.name.value, fragments, measured, inside)
            part = part._replace(directives=part.directives + len(node.directives or ()))
        elif isinstance(node, InlineFragmentNode):
            part = _measure(node.selection_set, fragments, measured, inside)
            part = part._replace(directives=part.directives + len(node.directives or ()))
        else:
            assert isinstance(node, FieldNode)
            part = _field(node, _measure(node.selection_set, fragments, measured, inside))
        total = Size(
            min(total.fields + part.fields, LARGEST.fields + 1),
            max(total.depth, part.depth),
            min(total.aliases + part.aliases, LARGEST.aliases + 1),
            min(total.directives + part.directives, LARGEST.directives + 1),
        )
    return total


def _field(node: FieldNode, below: Size) -> Size:
    depth = 0 if node.name.value in META else below.depth + 1
    directives = below.directives + len(node.directives or ())
    return Size(below.fields + 1, depth, below.aliases + bool(node.alias), directives)


def _fragment(
    name: str,
    fragments: Mapping[str, FragmentDefinitionNode],
    measured: dict[str, Size],
    inside: frozenset[str],
) -> Size:
    if name in inside or name not in fragments:
        return Size()  # a cycle or an unknown name: validation says so
    if name not in measured:
        measured[name] = _measure(fragments[name].selection_set, fragments, measured, inside | {name})
    return measured[name]


def _refuse_repeats(selections: SelectionSetNode) -> None:
    """Merging the same field a thousand times takes validation a million steps."""
    keys = Counter(
        (node.alias or node.name).value if isinstance(node, FieldNode) else getattr(node, "name", None)
        for node in selections.selections
        if not isinstance(node, InlineFragmentNode)
    )
    if any(count > REPEATED for count in keys.values()):
        raise Fault("TOO_COMPLEX", facts={"limit": "repeated", "most": REPEATED, "count": max(keys.values())})
    if len(selections.selections) > LARGEST.fields:
        raise Fault(
            "TOO_COMPLEX",
            facts={"limit": "fields", "most": LARGEST.fields, "count": len(selections.selections)},
        )


@dataclass(frozen=True, slots=True)
class Cost:
    """How many objects a selection may hold: `page` is a number, or the variable that gives it."""

    objects: bool
    page: int | str | None
    below: tuple[Cost, ...]

    def nodes(self, variables: Mapping[str, Any], times: int = 1) -> int:
        if self.page is not None:
            size = variables.get(self.page) if isinstance(self.page, str) else self.page
            times *= size if isinstance(size, int) and 0 < size <= LARGEST_PAGE else LARGEST_PAGE
        counted = times if self.objects or self.page is not None else 0
        return counted + sum(part.nodes(variables, times) for part in self.below)


def points(nodes: int) -> int:
    return max(1, -(-nodes // NODES_PER_POINT))


def cost_of(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> Cost:
    fragments = {
        each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)
    }
    root = schema.get_root_type(operation.operation)
    return Cost(False, None, _costs(schema, fragments, root, operation.selection_set))


def _costs(
    schema: GraphQLSchema,
    fragments: Mapping[str, FragmentDefinitionNode],
    parent: Any,
    selections: SelectionSetNode,
) -> tuple[Cost, ...]:
    found: list[Cost] = []
    for node in selections.selections:
        if isinstance(node, FragmentSpreadNode):
            fragment = fragments[node.name.value]
            on = schema.type_map[fragment.type_condition.name.value]
            found += _costs(schema, fragments, on, fragment.selection_set)
        elif isinstance(node, InlineFragmentNode):
            on = schema.type_map[node.type_condition.name.value] if node.type_condition else parent
            found += _costs(schema, fragments, on, node.selection_set)
        elif isinstance(node, FieldNode) and not node.name.value.startswith("__"):
            found.append(_cost(schema, fragments, parent.fields[node.name.value], node))
    return tuple(found)


def _cost(
    schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode], field: Any, node: FieldNode
) -> Cost:
    kind = get_named_type(field.type)
    if node.selection_set is None or not is_composite_type(kind):
        return Cost(False, None, ())
    below = _costs(schema, fragments, kind, node.selection_set)
    if "first" in field.args:
        return Cost(True, _page_size(node), below)
    if is_list_type(get_nullable_type(field.type)) and field.extensions["strawberry-definition"].metadata.get(
        "source"
    ):
        relation = field.extensions["strawberry-definition"].metadata["source"].relation
        return Cost(True, SHORT_LIST if relation else None, below)
    return Cost(True, None, below)


def _page_size(node: FieldNode) -> int | str:
    for argument in node.arguments or ():
        if argument.name.value in ("first", "last"):
            if isinstance(argument.value, VariableNode):
                return argument.value.name.value
            if isinstance(argument.value, IntValueNode):
                return int(argument.value.value)
    return LARGEST_PAGE


@dataclass(slots=True)
class Rate:
    """What is left to one caller in the hour that runs."""

    limit: int
    used: int
    reset_at: datetime

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)


class RateLimiter:
    """Points per caller and hour, counted in this process."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._rates: dict[str, Rate] = {}

    def rate(self, caller: str, now: datetime) -> Rate:
        rate = self._rates.get(caller)
        if rate is None or rate.reset_at <= now:
            if len(self._rates) > 10_000:
                self._rates = {name: each for name, each in self._rates.items() if each.reset_at > now}
            rate = self._rates[caller] = Rate(self._limit, 0, _next_hour(now))
        return rate

    def take(self, rate: Rate, cost: int, now: datetime) -> None:
        """Raises RATE_LIMITED, telling after how many seconds to come again."""
        if rate.used + cost > rate.limit:
            seconds = max(1, int((rate.reset_at - now).total_seconds()))
            raise Fault("RATE_LIMITED", facts={"seconds": seconds}, status=429)
        rate.used += cost


def _next_hour(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
