"""Questions made from the schema itself, so that no field, argument or type is forgotten."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_composite_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
    is_required_input_field,
)

from api.schema import core_schema, policy_of
from models.vocabulary import Role

AHEAD = "2126-01-01T00:00:00Z"
SAMPLES: dict[str, object] = {
    "String": "palabras",
    "Int": 1,
    "Boolean": True,
    "DateTime": AHEAD,
    "Duration": "PT1H",
    "Date": "2126-01-01",
    "LocalTime": "09:00",
}
ENDLESS = {"and", "or", "not"}
Path = tuple[str, ...]


def selection(type_name: str, role: Role, depth: int, page: int = 20) -> str:
    """Every field of the type that this role may ask, and of what it refers to, so many levels
    down.
    """
    parent = core_schema().type_map[type_name]
    assert isinstance(parent, GraphQLObjectType | GraphQLInterfaceType)
    parts = ["__typename", *_fields(parent, role, depth, page)]
    if isinstance(parent, GraphQLInterfaceType):
        for kind in core_schema().get_possible_types(parent):
            own = _fields(kind, role, depth, page, besides=parent.fields)
            if own and _may(kind, role):
                parts.append(f"... on {kind.name} {{ {' '.join(own)} }}")
    return " ".join(parts)


def _fields(
    parent: GraphQLObjectType | GraphQLInterfaceType,
    role: Role,
    depth: int,
    page: int,
    besides: Collection[str] = (),
) -> list[str]:
    parts = []
    for name, field in parent.fields.items():
        policy = policy_of(parent, field)
        if name in besides or (policy is not None and policy.roles and role not in policy.roles):
            continue
        kind = get_named_type(field.type)
        arguments = f"(first: {page})" if "first" in field.args else ""
        if not is_composite_type(kind):
            parts.append(name)
        elif _may(kind, role) and (depth > 0 or kind.name in FLAT):
            parts.append(f"{name}{arguments} {{ {selection(kind.name, role, depth - 1, page)} }}")
    return parts


FLAT = {"PageInfo", "Sla", "ClockReading", "StatusDetail", "LastMessage", "Fact", "Detail"}


def _may(kind: Any, role: Role) -> bool:
    definition = kind.extensions.get("strawberry-definition")
    fields = list(kind.fields.values())
    policy = policy_of(kind, fields[-1]) if definition is not None and fields else None
    return policy is None or not policy.roles or role in policy.roles


def id_positions() -> list[tuple[str, str, Path]]:
    return positions("ID")


def positions(scalar: str) -> list[tuple[str, str, Path]]:
    """Each place where such a value is passed: operation, root field, path of arguments and input
    fields.
    """
    schema = core_schema()
    roots = (("query", schema.query_type), ("mutation", schema.mutation_type))
    return [
        (operation, name, path)
        for operation, root in roots
        if root is not None
        for name, field in root.fields.items()
        for argument, declared in field.args.items()
        for path in _values_in(declared.type, (argument,), scalar)
    ]


def _values_in(kind: Any, path: Path, scalar: str) -> Iterator[Path]:
    named = get_named_type(kind)
    if named.name == scalar:
        yield path
    elif isinstance(named, GraphQLInputObjectType):
        for name, field in named.fields.items():
            if name not in ENDLESS:
                yield from _values_in(field.type, (*path, name), scalar)


def least_call(name: str, own: dict[str, str]) -> dict[str, Any]:
    """The least arguments that the field takes, own ids where ids are owed."""
    field = _root_field(core_schema(), name)
    arguments: dict[str, Any] = {
        each: _sample(each, declared.type, own)
        for each, declared in field.args.items()
        if is_required_argument(declared)
    }
    if "first" in field.args:
        arguments["first"] = 1
    return arguments


def call_with(name: str, path: Path, value: str, own: dict[str, str]) -> dict[str, Any]:
    """The same, and this value at the path."""
    field, arguments = _root_field(core_schema(), name), least_call(name, own)
    _put(
        arguments, {each: declared.type for each, declared in field.args.items()}, path, value, own
    )
    return arguments


def _root_field(schema: GraphQLSchema, name: str) -> Any:
    for root in (schema.query_type, schema.mutation_type):
        if root is not None and name in root.fields:
            return root.fields[name]
    raise KeyError(name)


def _put(
    into: dict[str, Any], kinds: dict[str, Any], path: Path, value: str, own: dict[str, str]
) -> None:
    step, rest = path[0], path[1:]
    named = get_named_type(kinds[step])
    if not rest:
        nullable = kinds[step].of_type if is_non_null_type(kinds[step]) else kinds[step]
        into[step] = [value] if is_list_type(nullable) else value
        return
    inner = into.get(step) or _sample(step, kinds[step], own)
    into[step] = inner
    inner = inner[0] if isinstance(inner, list) else inner
    _put(inner, {each: field.type for each, field in named.fields.items()}, rest, value, own)


def _sample(name: str, kind: Any, own: dict[str, str]) -> Any:
    if is_non_null_type(kind):
        return _sample(name, kind.of_type, own)
    if is_list_type(kind):
        return [_sample(name, kind.of_type, own)]
    if kind.name == "ID":
        return own[name]
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    if isinstance(kind, GraphQLInputObjectType):
        return {
            each: _sample(each, field.type, own)
            for each, field in kind.fields.items()
            if is_required_input_field(field)
        }
    return SAMPLES[kind.name]


def least_selection(name: str) -> str:
    """Something to select below a root field, whatever it answers."""
    kind = get_named_type(_root_field(core_schema(), name).type)
    fields = getattr(kind, "fields", {})
    if "userErrors" in fields:
        return "{ userErrors { code path clause message version } }"
    if "nodes" in fields:
        return "{ nodes { __typename } }"
    if "tickets" in fields:
        return "{ tickets { nodes { __typename } } }"
    return "{ __typename }" if fields else ""


def document(operation: str, name: str, arguments: dict[str, Any]) -> str:
    field = _root_field(core_schema(), name)
    declared = ", ".join(f"${each}: {field.args[each].type}" for each in arguments)
    passed = ", ".join(f"{each}: ${each}" for each in arguments)
    return f"{operation}({declared}) {{ {name}({passed}) {least_selection(name)} }}"
