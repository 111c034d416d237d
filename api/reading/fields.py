"""How a type says where its fields come from: a column, a pure function of columns, or a relation.

Nothing else: a field never asks the database by itself. `loading` reads what a selection needs, in
batches, before the fields are resolved; what a value needs beyond its row is read by `load`, for
all rows at once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import strawberry
from graphql import GraphQLField

from api.gateway.context import Context
from api.gateway.policy import Clause, Requires
from api.reading.rows import Row
from api.reading.selection import Selected

Compute = Callable[[Row, Context], object]
Load = Callable[[Context, Sequence[Row], Sequence[Selected]], Awaitable[None]]
Declared: TypeAlias = Any  # assigned to a field of any type, as what `dataclasses.field` answers


@dataclass(frozen=True, slots=True)
class Source:
    """`columns` are read from the row's table; `compute` makes the value of them; `relation` names
    other rows; `load` brings what is in no column, for all rows at once.

    `nested` relations belong to fields of the computed value: `author` below `lastMessage`.
    """

    columns: tuple[str, ...] = ()
    compute: Compute | None = None
    relation: Relation | None = None
    nested: Mapping[str, Relation] = field(default_factory=dict)
    load: Load | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """Rows of `target`: one, whose id is in the column `key`, or many, whose column `back` is this
    row's id.

    `origin` is the column that they keep through a merge: those of a ticket that was folded into
    another are found by it. `connection`: many, a page at a time. `order` is the column by which
    many come; `visible` is added by the target.
    """

    target: str
    key: str | None = None
    back: str | None = None
    order: str = "id"
    only: str = ""
    connection: bool = False
    single: bool = False
    origin: str = ""


def source_of(field: GraphQLField) -> Source | None:
    """The source that a field of the built schema declares; None if it declares none."""
    definition = (field.extensions or {}).get("strawberry-definition")
    return definition.metadata.get("source") if definition is not None else None


def _field(
    source: Source, description: str, policy: Requires | None, clause: str | None = None
) -> Declared:
    return strawberry.field(description=description, **_beside(source, policy, clause))


def _beside(
    source: Source, policy: Requires | None, clause: str | None = None
) -> Mapping[str, Any]:
    directives: list[object] = [policy] if policy else []
    directives += [Clause(ref=clause)] if clause else []
    return {"directives": directives, "metadata": {"source": source, "policy": policy}}


def column(
    description: str,
    *,
    of: str | None = None,
    policy: Requires | None = None,
    clause: str | None = None,
) -> Declared:
    """The value stands in the column of the same name, or in `of`."""
    compute = None if of is None else _column(of)
    return _field(Source(columns=(of or "",), compute=compute), description, policy, clause)


def _column(name: str) -> Compute:
    return lambda row, _context: getattr(row, name)


def computed(
    compute: Compute,
    *needs: str,
    description: str,
    policy: Requires | None = None,
    clause: str | None = None,
    nested: Mapping[str, Relation] | None = None,
    load: Load | None = None,
) -> Declared:
    """The value follows from the columns named, from who asks and when, and from what `load`
    brought.
    """
    source = Source(columns=needs, compute=compute, nested=nested or {}, load=load)
    return _field(source, description, policy, clause)


def answered(
    resolver: Callable[..., object], *needs: str, description: str, policy: Requires | None = None
) -> Declared:
    """The value follows from the columns named and from the field's own arguments."""
    source = Source(columns=needs)
    return strawberry.field(resolver, description=description, **_beside(source, policy))


def reference(
    description: str,
    target: str,
    key: str,
    *needs: str,
    policy: Requires | None = None,
    load: Load | None = None,
) -> Declared:
    """The row whose id stands in the column `key`, or is brought there by `load` from the columns
    that it needs.
    """
    source = Source(columns=needs or (key,), relation=Relation(target, key=key), load=load)
    return _field(source, description, policy)


def many(
    description: str,
    target: str,
    back: str,
    *,
    order: str = "id",
    only: str = "",
    single: bool = False,
    origin: str = "",
    policy: Requires | None = None,
) -> Declared:
    """All rows of a list that is short by nature; `single` takes the last of them."""
    relation = Relation(target, back=back, order=order, only=only, single=single, origin=origin)
    return _field(Source(columns=_needed(relation), relation=relation), description, policy)


def _needed(relation: Relation) -> tuple[str, ...]:
    return ("id", "merged_into_id") if relation.origin else ("id",)


def pages(
    resolver: Callable[..., object],
    target: str,
    back: str,
    *,
    description: str,
    origin: str = "",
    policy: Requires | None = None,
) -> Declared:
    """A connection: `resolver` gives its arguments their types, and takes what was loaded for
    them.
    """
    relation = Relation(target, back=back, connection=True, origin=origin)
    source = Source(columns=_needed(relation), relation=relation)
    return strawberry.field(resolver, description=description, **_beside(source, policy))
