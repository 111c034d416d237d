"""How a type says where its fields come from: a column, a pure function of columns, or a relation.

Nothing else: a field never asks the database by itself. `loading` reads what a selection needs, in batches, before
the fields are resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import strawberry

from api.policy import Clause, Requires

Compute = Callable[[Any, Any], object]  # (row, context) -> value


@dataclass(frozen=True, slots=True)
class Source:
    """`columns` are read from the row's table; `compute` makes the value of them; `relation` names other rows.

    `nested` relations belong to fields of the computed value: `author` below `lastMessage`.
    """

    columns: tuple[str, ...] = ()
    compute: Compute | None = None
    relation: Relation | None = None
    nested: Mapping[str, Relation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """Rows of `target`: one, whose id is in the column `key`, or many, whose column `back` is this row's id.

    `connection`: many, a page at a time. `order` is the column by which many come; `visible` is added by the target.
    """

    target: str
    key: str | None = None
    back: str | None = None
    order: str = "id"
    only: str = ""
    connection: bool = False
    single: bool = False


def _field(source: Source, description: str, policy: Requires | None, clause: str | None, **more: Any) -> Any:
    directives: list[object] = [policy] if policy else []
    directives += [Clause(ref=clause)] if clause else []
    return strawberry.field(
        description=description, directives=directives, metadata={"source": source, "policy": policy}, **more
    )


def column(
    description: str, *, of: str | None = None, policy: Requires | None = None, clause: str | None = None
) -> Any:
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
) -> Any:
    """The value follows from the columns named, and from who asks and when."""
    return _field(Source(columns=needs, compute=compute, nested=nested or {}), description, policy, clause)


def answered(
    resolver: Callable[..., Any], *needs: str, description: str, policy: Requires | None = None
) -> Any:
    """The value follows from the columns named and from the field's own arguments."""
    return _field(Source(columns=needs), description, policy, None, resolver=resolver)


def one(description: str, target: str, key: str, *, policy: Requires | None = None) -> Any:
    return _field(Source(columns=(key,), relation=Relation(target, key=key)), description, policy, None)


def many(
    description: str,
    target: str,
    back: str,
    *,
    order: str = "id",
    only: str = "",
    single: bool = False,
    policy: Requires | None = None,
) -> Any:
    """All rows of a list that is short by nature; `single` takes the last of them."""
    relation = Relation(target, back=back, order=order, only=only, single=single)
    return _field(Source(columns=("id",), relation=relation), description, policy, None)


def pages(
    resolver: Callable[..., Any], target: str, back: str, *, description: str, policy: Requires | None = None
) -> Any:
    """A connection: `resolver` gives its arguments their types, and takes what was loaded for them."""
    relation = Relation(target, back=back, connection=True)
    return _field(Source(columns=("id",), relation=relation), description, policy, None, resolver=resolver)


def source_of(extensions: Mapping[str, Any] | None) -> Source | None:
    """The source declared with a field of the built schema."""
    definition = (extensions or {}).get("strawberry-definition")
    return definition.metadata.get("source") if definition is not None else None
