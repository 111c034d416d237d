"""What the root fields of the schema have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import strawberry

from api.gateway.context import Context
from api.gateway.policy import Requires
from api.reading.selection import Operation, Selected

Info = strawberry.Info[Context, None]
Resolver = TypeVar("Resolver", bound=Callable[..., object])


def query(description: str, policy: Requires) -> Callable[[Resolver], Resolver]:
    """A question of the schema, and what it asks of the caller."""
    declare: Callable[[Resolver], Resolver] = strawberry.field(
        description=description, directives=[policy], metadata={"policy": policy}
    )
    return declare


def selected(info: Info) -> Selected:
    """The field being answered, with what is selected below it."""
    raw = info._raw_info
    return Selected(
        raw.field_name,
        str(raw.path.key),
        raw.parent_type.fields[raw.field_name],
        raw.field_nodes,
        Operation.of(raw),
    )


def printable(text: str) -> str:
    """No row holds a NUL, and PostgreSQL takes none as a parameter."""
    return text.replace("\x00", "").strip()
