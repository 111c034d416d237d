"""The schema: built once, checked to have a policy and a description everywhere, and printed as the
contract.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

import strawberry
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
)
from strawberry.printer import print_schema
from strawberry.schema.config import StrawberryConfig

from api.conversation.kinds import EVENT_TYPES, type_of
from api.conversation.subscriptions import Subscription
from api.gateway.policy import Requires, policy_of_type
from api.jobs.types import Job
from api.mail.types import InboundMail, Notice
from api.mutations import Mutation
from api.people.types import Invitation
from api.policies.types import Absence, Holiday, PolicyRevision, Shift
from api.queries import Query
from api.reading.executor import leaf_of
from api.reading.fields import Compute, source_of
from api.reading.rows import Row
from api.reading.tables import TABLES
from api.scalars import SCALARS
from api.tickets.outcomes import FollowUp


class SchemaError(Exception):
    """The schema lacks something that every field owes."""


@lru_cache(maxsize=1)
def desk_schema() -> strawberry.Schema:
    """Raises SchemaError while a field is without a policy or anything without a description."""
    schema = strawberry.Schema(
        Query,
        Mutation,
        Subscription,
        types=[
            FollowUp,
            PolicyRevision,
            Holiday,
            Shift,
            Absence,
            Job,
            Notice,
            InboundMail,
            Invitation,
            *EVENT_TYPES,
        ],
        config=StrawberryConfig(
            disable_field_suggestions=True,
            relay_max_results=100,
            batching_config=None,
            scalar_map=SCALARS,
        ),
    )
    core = schema._schema
    for type_ in _objects(core):
        for field in type_.fields.values():
            quicken(field)
        type_.is_type_of = None  # rows know their type: nothing is asked of each
    for name in ("Node", "Event"):
        abstract = core.type_map[name]
        assert isinstance(abstract, GraphQLInterfaceType)
        abstract.resolve_type = lambda row, _info, _type: _type_of(row)
    _name_mutations(core)
    require_complete(core)
    return schema


def _type_of(row: Row) -> str:
    """The type of a row; of an event, that of its kind."""
    return type_of(row.kind) if row.type_name == "Event" else row.type_name


def _name_mutations(schema: GraphQLSchema) -> None:
    """Each act that may be done on a ticket says by which mutation."""
    assert schema.mutation_type is not None
    verbs = schema.type_map["Verb"]
    assert isinstance(verbs, GraphQLEnumType)
    for name, field in schema.mutation_type.fields.items():
        verb = field.extensions["strawberry-definition"].metadata["verb"]
        if verb is not None:
            verbs.values[verb.name].description = f"`{name}`: {verb.__doc__}"


def require_complete(schema: GraphQLSchema) -> None:
    """Raises SchemaError, naming each field without a policy, whatever has no description, and
    each relation to rows of which nobody said who sees them.
    """
    owed = [*_without_policy(schema), *_without_description(schema), *_without_rule(schema)]
    if owed:
        raise SchemaError("; ".join(owed))


def core_schema() -> GraphQLSchema:
    return desk_schema()._schema


def print_sdl() -> str:
    """The contract, `schema.graphql`."""
    return print_schema(desk_schema()) + "\n"


def quicken(field: GraphQLField) -> None:
    """Resolve an attribute or a pure function directly: most of a list's time is spent in here."""
    definition = field.extensions.get("strawberry-definition")
    if definition is None or definition.base_resolver is not None:
        return
    source = source_of(field)
    if source is not None and source.compute is not None:
        read = source.compute
        field.resolve = _computing(read)
    else:
        read = _attribute(definition.python_name)
        field.resolve = _reading(definition.python_name)
    leaf = leaf_of(field, read)
    if leaf is not None:
        field.extensions["leaf"] = leaf


def _computing(compute: Compute) -> Callable[..., object]:
    return lambda row, info: compute(row, info.context)


def _attribute(name: str) -> Compute:
    return lambda row, _context: getattr(row, name)


def _reading(name: str) -> Callable[..., object]:
    return lambda row, _info: getattr(row, name)


def policy_of(
    parent: GraphQLObjectType | GraphQLInterfaceType, field: GraphQLField
) -> Requires | None:
    """The field's own policy, else its type's."""
    definition = field.extensions.get("strawberry-definition")
    own = definition.metadata.get("policy") if definition is not None else None
    return own or policy_of_type(parent)


def _objects(schema: GraphQLSchema) -> Iterator[GraphQLObjectType]:
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__"):
            yield type_


def _without_policy(schema: GraphQLSchema) -> Iterator[str]:
    for parent in _objects(schema):
        for name, field in parent.fields.items():
            if policy_of(parent, field) is None:
                yield f"{parent.name}.{name} has no policy"


def _without_rule(schema: GraphQLSchema) -> Iterator[str]:
    for parent in _objects(schema):
        for name, field in parent.fields.items():
            yield from (
                f"{parent.name}.{name} reads {target}, of which nobody said who sees it"
                for target in _targets(field)
                if target not in TABLES
            )


def _targets(field: GraphQLField) -> list[str]:
    source = source_of(field)
    if source is None:
        return []
    relations = [*source.nested.values(), *([source.relation] if source.relation else [])]
    return [relation.target for relation in relations]


def _without_description(schema: GraphQLSchema) -> Iterator[str]:
    for name, type_ in schema.type_map.items():
        if name.startswith("__") or name in ("String", "Int", "Boolean", "Float", "ID"):
            continue
        if not type_.description:
            yield f"{name} has no description"
        for field_name, field in getattr(type_, "fields", {}).items():
            if not field.description:
                yield f"{name}.{field_name} has no description"
            for argument_name, argument in getattr(field, "args", {}).items():
                if not argument.description:
                    yield f"{name}.{field_name}({argument_name}:) has no description"
        if isinstance(type_, GraphQLEnumType):
            yield from (
                f"{name}.{key} has no description"
                for key, value in type_.values.items()
                if not value.description
            )
