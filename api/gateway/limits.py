"""Limits before validation, and what an operation costs.

The guard is one linear pass with each fragment measured once; what it lets through is small enough
to validate. The cost is GitHub's: how many objects the pages asked for could hold, multiplied down
the tree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_composite_type,
    is_list_type,
)

from api.gateway.errors import Fault, FaultCode
from api.reading.pagination import LARGEST_PAGE

TOKENS = 3000
NODES = 25_000
NODES_PER_POINT = 100
SHORT_LIST = 5
META = frozenset({"__schema", "__type"})
META_NODES = 1000
VALUES = 1000
VALUES_DEPTH = 20


Fragments = Mapping[str, FragmentDefinitionNode]


class Size(NamedTuple):
    """`fields` counts spreads too, so that expanding what is within it ends."""

    fields: int = 0
    depth: int = 0
    aliases: int = 0
    directives: int = 0


LARGEST = Size(fields=1500, depth=14, aliases=60, directives=40)
DEFINITIONS = 100
REPEATED = 20
META_ALIAS = (
    20  # an alias in the description of the schema is worth so many: each repeats all of it
)


def guard(document: DocumentNode) -> None:
    """Raises TOO_COMPLEX, telling which limit, for a document that is too large to look at any
    closer.
    """
    if len(document.definitions) > DEFINITIONS:
        raise too_complex("definitions", DEFINITIONS, len(document.definitions))
    fragments = {
        each.name.value: each
        for each in document.definitions
        if isinstance(each, FragmentDefinitionNode)
    }
    measured: dict[str, Size] = {}
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            size = _measure(definition.selection_set, fragments, measured, frozenset())
            for name, value, most in zip(Size._fields, size, LARGEST, strict=True):
                if value > most:
                    raise too_complex(name, most, value)
            _refuse_repeats([definition.selection_set], fragments)


def too_complex(limit: str, most: int, count: int) -> Fault:
    return Fault(FaultCode.TOO_COMPLEX, facts={"limit": limit, "most": most, "count": count})


def _measure(
    selections: SelectionSetNode | None,
    fragments: Fragments,
    measured: dict[str, Size],
    inside: frozenset[str],
) -> Size:
    total = Size()
    for node in selections.selections if selections else ():
        if isinstance(node, FragmentSpreadNode):
            part = _spread(_fragment(node, fragments, measured, inside), node)
        elif isinstance(node, InlineFragmentNode):
            part = _spread(_measure(node.selection_set, fragments, measured, inside), node)
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
    directives = below.directives + len(node.directives or ())
    aliases = below.aliases + bool(node.alias)
    if node.name.value in META:
        return Size(below.fields + 1, 0, META_ALIAS * aliases, directives)
    return Size(below.fields + 1, below.depth + 1, aliases, directives)


def _spread(part: Size, node: FragmentSpreadNode | InlineFragmentNode) -> Size:
    return part._replace(
        fields=part.fields + 1, directives=part.directives + len(node.directives or ())
    )


def _fragment(
    node: FragmentSpreadNode,
    fragments: Fragments,
    measured: dict[str, Size],
    inside: frozenset[str],
) -> Size:
    name = node.name.value
    if name in inside:
        raise Fault(
            FaultCode.VALIDATION_FAILED,
            facts={"reason": f"Fragment '{name}' spreads itself."},
            nodes=[node],
        )
    if name not in fragments:
        return Size()  # validation says so
    if name not in measured:
        measured[name] = _measure(
            fragments[name].selection_set, fragments, measured, inside | {name}
        )
    return measured[name]


def _refuse_repeats(sets: Sequence[SelectionSetNode], fragments: Fragments) -> None:
    """Merging the same field a thousand times, wherever it is spread from, takes validation a
    million steps.
    """
    repeats: Counter[str] = Counter()
    below: dict[str, list[SelectionSetNode]] = defaultdict(list)
    for node in (node for each in sets for node in _expanded(each, fragments)):
        key = (node.alias or node.name).value
        repeats[key] += 1
        if node.selection_set is not None:
            below[key].append(node.selection_set)
    most = max(repeats.values(), default=0)
    if most > REPEATED:
        raise too_complex("repeated", REPEATED, most)
    for merged in below.values():
        _refuse_repeats(merged, fragments)


def _expanded(selections: SelectionSetNode, fragments: Fragments) -> Iterator[FieldNode]:
    for node in selections.selections:
        if isinstance(node, FieldNode):
            yield node
        elif isinstance(node, InlineFragmentNode):
            yield from _expanded(node.selection_set, fragments)
        elif isinstance(node, FragmentSpreadNode) and node.name.value in fragments:
            yield from _expanded(fragments[node.name.value].selection_set, fragments)


def guard_values(given: Mapping[str, object]) -> None:
    """Raises TOO_COMPLEX for variables nested too deep, or of too many values, to become a
    statement.
    """
    level: list[object] = [given]
    count = depth = 0
    while level:
        depth, count = depth + 1, count + len(level)
        if depth > VALUES_DEPTH:
            raise too_complex("values", VALUES_DEPTH, depth)
        if count > VALUES:
            raise too_complex("values", VALUES, count)
        level = [
            part
            for value in level
            if isinstance(value, dict | list)
            for part in (value.values() if isinstance(value, dict) else value)
        ]


@dataclass(frozen=True, slots=True)
class Cost:
    """How many objects a selection may hold: `page` is a number, or the variable that gives it."""

    objects: int
    page: int | str | None
    below: tuple[Cost, ...]

    def nodes(self, variables: Mapping[str, object], times: int = 1) -> int:
        if self.page is not None:
            size = variables.get(self.page) if isinstance(self.page, str) else self.page
            size = len(size) if isinstance(size, list) else size
            times *= size if isinstance(size, int) and 0 < size <= LARGEST_PAGE else LARGEST_PAGE
        return times * self.objects + sum(part.nodes(variables, times) for part in self.below)


def points(nodes: int) -> int:
    return max(1, -(-nodes // NODES_PER_POINT))


def cost_of(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> Cost:
    fragments = {
        each.name.value: each
        for each in document.definitions
        if isinstance(each, FragmentDefinitionNode)
    }
    root = schema.get_root_type(operation.operation)
    assert root is not None
    return Cost(0, None, _costs(schema, fragments, root, operation.selection_set))


def _costs(
    schema: GraphQLSchema,
    fragments: Mapping[str, FragmentDefinitionNode],
    parent: GraphQLNamedType,
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
        elif isinstance(node, FieldNode) and node.name.value in META:
            found.append(Cost(META_NODES, None, ()))
        elif isinstance(node, FieldNode) and node.name.value != "__typename":
            found.append(_cost(schema, fragments, field_of(parent, node), node))
    return tuple(found)


def _cost(
    schema: GraphQLSchema,
    fragments: Mapping[str, FragmentDefinitionNode],
    field: GraphQLField,
    node: FieldNode,
) -> Cost:
    kind = get_named_type(field.type)
    if node.selection_set is None or not is_composite_type(kind):
        return Cost(0, None, ())
    below = _costs(schema, fragments, kind, node.selection_set)
    if "first" in field.args:
        return Cost(1, _page_size(node, "first", "last"), below)
    if "ids" in field.args:
        return Cost(1, _page_size(node, "ids"), below)
    if is_list_type(get_nullable_type(field.type)) and field.extensions[
        "strawberry-definition"
    ].metadata.get("source"):
        relation = field.extensions["strawberry-definition"].metadata["source"].relation
        return Cost(1, SHORT_LIST if relation else None, below)
    return Cost(1, None, below)


def field_of(parent: GraphQLNamedType, node: FieldNode) -> GraphQLField:
    """The field that a valid document selects."""
    assert isinstance(parent, GraphQLObjectType | GraphQLInterfaceType)
    field: GraphQLField = parent.fields[node.name.value]
    return field


def _page_size(node: FieldNode, *names: str) -> int | str:
    for argument in node.arguments or ():
        if argument.name.value in names:
            if isinstance(argument.value, VariableNode):
                return argument.value.name.value
            if isinstance(argument.value, IntValueNode):
                return int(argument.value.value)
            if isinstance(argument.value, ListValueNode):
                return len(argument.value.values)
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
                self._rates = {
                    name: each for name, each in self._rates.items() if each.reset_at > now
                }
            rate = self._rates[caller] = Rate(self._limit, 0, _next_hour(now))
        return rate

    def take(self, rate: Rate, cost: int, now: datetime) -> None:
        """Raises RATE_LIMITED, telling after how many seconds to come again."""
        if rate.used + cost > rate.limit or rate.used >= rate.limit:
            seconds = max(1, int((rate.reset_at - now).total_seconds()))
            raise Fault(FaultCode.RATE_LIMITED, facts={"seconds": seconds})
        rate.used += cost


def _next_hour(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
