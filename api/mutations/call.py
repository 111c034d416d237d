"""What every mutation's arguments and answer have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import strawberry

from api import ids
from api.asking import selected
from api.context import Context
from api.payloads import Call, OnTicket
from api.policy import Clause, Requires

Info = strawberry.Info[Context, None]
TicketId = Annotated[strawberry.ID, strawberry.argument(description="The ticket's id.")]
ArticleId = Annotated[strawberry.ID, strawberry.argument(description="The article's id.")]
Version = Annotated[
    int | None,
    strawberry.argument(description="Refuse with STALE_VERSION unless the ticket is at this version."),
]
Key = Annotated[
    str | None,
    strawberry.argument(
        description="The same key with the same arguments does the act once and answers its event again, for 7 days."
    ),
]


Resolver = TypeVar("Resolver", bound=Callable[..., Any])


def act(description: str, clause: str, policy: Requires) -> Callable[[Resolver], Resolver]:
    """A mutation field: what becomes true, the clause it fulfils, and what it asks of the caller."""
    field: Any = strawberry.mutation(
        description=description,
        directives=[policy, Clause(ref=clause)],
        metadata={"policy": policy, "clause": clause},
    )
    return field  # type: ignore[no-any-return]


def call_of(info: Info, key: str | None = None) -> Call:
    field = selected(info)
    clause: str = field.field.extensions["strawberry-definition"].metadata["clause"]
    return Call(info.context, field, clause, key)


async def on_ticket(
    info: Info, ticket: strawberry.ID, version: int | None, key: str | None, rule: OnTicket
) -> Any:
    """Do the rule's act on the visible ticket, and answer `TicketPayload`."""
    return await call_of(info, key).on_ticket(ids.key_of(ticket, "Ticket"), version, rule)
