"""What an operation selects below a field, with fragments and @skip/@include worked out: what
loading reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLIncludeDirective,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    VariableValues,
    get_named_type,
)
from graphql.execution.values import get_argument_values, get_directive_values

from api.gateway.context import Context

Parent = GraphQLObjectType | GraphQLInterfaceType


@dataclass(frozen=True, slots=True)
class Operation:
    """What is needed of a running operation to read its selections."""

    schema: GraphQLSchema
    fragments: dict[str, FragmentDefinitionNode]
    variables: VariableValues

    @classmethod
    def of(cls, info: GraphQLResolveInfo[Context]) -> Operation:
        return cls(info.schema, info.fragments, info.variable_values)


@dataclass(slots=True)
class Selected:
    """One field of a selection with one set of arguments, merged from everywhere it is mentioned,
    under any alias.
    """

    name: str
    key: str
    field: GraphQLField
    nodes: list[FieldNode]
    operation: Operation

    @property
    def python_name(self) -> str:
        return str(self.field.extensions["strawberry-definition"].python_name)

    def arguments(self) -> dict[str, Any]:
        return get_argument_values(self.field, self.nodes[0], self.operation.variables)

    def below(self, type_name: str | None = None) -> list[Selected]:
        """The fields selected on the type that this field answers, or on a given type that it may
        answer.
        """
        sets = [node.selection_set for node in self.nodes if node.selection_set]
        if not sets:
            return []
        parent = (
            self.operation.schema.type_map[type_name]
            if type_name
            else get_named_type(self.field.type)
        )
        assert isinstance(parent, Parent)
        return collect(self.operation, parent, sets)

    def child(self, *names: str) -> list[Selected]:
        """What is selected under `names[0]`, then under `names[1]` …, e.g. `edges`, `node`."""
        level = self.below()
        for name in names:
            level = [field for found in level if found.name == name for field in found.below()]
        return level


def collect(
    operation: Operation, parent: Parent, sets: Iterable[SelectionSetNode]
) -> list[Selected]:
    """The fields selected on `parent`; on an interface, those of its kinds as well, each once: a
    field of one name is the same in every kind that has it.
    """
    merged: dict[str, Selected] = {}
    for holder, node in _fields(operation, parent, sets):
        name = node.name.value
        if name not in holder.fields:
            continue
        field = holder.fields[name]
        key = (
            identity(name, get_argument_values(field, node, operation.variables))
            if field.args
            else name
        )
        if key in merged:
            merged[key].nodes.append(node)
        else:
            merged[key] = Selected(name, key, field, [node], operation)
    return list(merged.values())


def identity(name: str, arguments: Mapping[str, object]) -> str:
    """A field and its arguments: what is read for them is the same wherever they are mentioned."""
    given = sorted((each, value) for each, value in arguments.items() if value is not None)
    return f"{name}({', '.join(f'{each}: {value!r}' for each, value in given)})"


def _fields(
    operation: Operation, parent: Parent, sets: Iterable[SelectionSetNode]
) -> Iterator[tuple[Parent, FieldNode]]:
    """Each field with the type on which it is selected: `parent`, or a kind of it."""
    for selection_set in sets:
        for node in selection_set.selections:
            if not _included(operation, node):
                continue
            if isinstance(node, FieldNode):
                yield parent, node
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition.name.value if node.type_condition else None
                holder = _narrowed(operation.schema, condition, parent)
                if holder is not None:
                    yield from _fields(operation, holder, [node.selection_set])
            elif isinstance(node, FragmentSpreadNode):
                fragment = operation.fragments[node.name.value]
                holder = _narrowed(operation.schema, fragment.type_condition.name.value, parent)
                if holder is not None:
                    yield from _fields(operation, holder, [fragment.selection_set])


def _narrowed(schema: GraphQLSchema, condition: str | None, parent: Parent) -> Parent | None:
    """The type on which a fragment selects: that of its parent, or the kind of it that it is for;
    None if it is for neither.
    """
    if condition in (None, parent.name):
        return parent
    named = schema.type_map[str(condition)]
    if isinstance(named, GraphQLInterfaceType) and schema.is_sub_type(named, parent):
        return parent
    if isinstance(parent, GraphQLInterfaceType) and isinstance(named, GraphQLObjectType):
        return named if schema.is_sub_type(parent, named) else None
    return None


def _included(operation: Operation, node: SelectionNode) -> bool:
    if not node.directives:
        return True
    skip = get_directive_values(GraphQLSkipDirective, node, operation.variables)
    include = get_directive_values(GraphQLIncludeDirective, node, operation.variables)
    return not (skip and skip["if"]) and not (include and not include["if"])
