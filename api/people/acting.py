"""How an act on the people and companies of the desk becomes a mutation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Concatenate

import strawberry
from strawberry.types.field import StrawberryField

from api import ids
from api.acting.by_name import arguments_from
from api.acting.fields import argument, asked_for, mutation
from api.acting.idempotency import Done
from api.acting.payloads import Call, PayloadType
from api.gateway.policy import Requires, requires
from models.desk_record import DeskEvent
from models.vocabulary import Scope
from procedure.core.act import Act
from procedure.desk.acts import DESK_ACTS, DeskVerb
from procedure.desk.events import RESPONSIBILITIES

OnOne = Callable[Concatenate[Act, int, ...], Awaitable[DeskEvent]]
Anew = Callable[Concatenate[Act, ...], Awaitable[DeskEvent]]


def policy_of(verb: DeskVerb) -> Requires:
    """What the act asks of its caller: a role that may do it to somebody."""
    return requires(Scope.PEOPLE_WRITE, roles=DESK_ACTS[verb].by)


def on_desk(
    verb: DeskVerb,
    kind: type,
    rule: OnOne,
    given: type | None = None,
    asks: str = "",
    *,
    does: str,
    answers: PayloadType,
) -> StrawberryField:
    """The act on the person, company or client that the caller names."""
    arguments = arguments_from(rule, given, after=2)

    async def work(_call: Call, act: Act, id: str, input: object = None) -> Done:
        key = ids.key_of(id, kind.__name__)
        event = await rule(act, key, **arguments(input))
        return Done(key, event.id)

    takes = [
        argument("id", strawberry.ID, f"The id of the {kind.__name__.lower()}."),
        *asked_for(given, asks),
    ]
    return mutation(
        work, answers, does=does, clause=RESPONSIBILITIES, policy=policy_of(verb), takes=takes
    )


def to_desk(
    verb: DeskVerb,
    rule: Anew,
    given: type,
    asks: str,
    *,
    does: str,
    answers: PayloadType,
    left: Callable[[DeskEvent], int],
) -> StrawberryField:
    """The act that makes something new; `left` is its key, by the event that it left."""
    arguments = arguments_from(rule, given, after=1)

    async def work(_call: Call, act: Act, input: object) -> Done:
        event = await rule(act, **arguments(input))
        return Done(left(event), event.id)

    return mutation(
        work,
        answers,
        does=does,
        clause=RESPONSIBILITIES,
        policy=policy_of(verb),
        takes=asked_for(given, asks),
    )
