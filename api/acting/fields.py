"""A mutation is its rule: the act that it does, what it is given, what becomes true, the clause
that it fulfils and what it asks of the caller.

The fields of an input are the act's arguments by name. What does more than call one act is a
function of a call and an act, and becomes a mutation by `mutation`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Concatenate, Protocol

import strawberry
from strawberry.types.field import StrawberryField

from api import ids
from api.acting.answers import TicketPayload
from api.acting.by_name import arguments_from
from api.acting.idempotency import Done
from api.acting.payloads import Call, Payload, PayloadType
from api.gateway.policy import Clause, Requires, requires
from api.reading.query_fields import Info, selected
from models.conversation import Event
from models.tickets import Ticket
from models.vocabulary import Scope
from procedure.core.act import Act
from procedure.core.acts import ACTS, Verb

Work = Callable[Concatenate[Call, Act, ...], Awaitable[Done]]
TicketRule = Callable[Concatenate[Act, Ticket, ...], Awaitable[Event]]
RuleById = Callable[Concatenate[Act, int, ...], Awaitable[object]]


Version = Annotated[
    int | None,
    strawberry.argument(description="Refuse with STALE_VERSION unless it is at this version."),
]


class Row(Protocol):
    """What an act left."""

    @property
    def id(self) -> int: ...


def argument(name: str, kind: type, description: str, *, optional: bool = False) -> Parameter:
    told = strawberry.argument(description=description)
    return Parameter(
        name,
        Parameter.KEYWORD_ONLY,
        default=None if optional else Parameter.empty,
        annotation=Annotated[kind | None if optional else kind, told],
    )


INFO = Parameter("info", Parameter.POSITIONAL_OR_KEYWORD, annotation=Info)
TICKET_ID = argument("id", strawberry.ID, "The ticket's id.")
VERSION = Parameter("expected_version", Parameter.KEYWORD_ONLY, default=None, annotation=Version)
KEY = argument(
    "idempotency_key",
    str,
    "The same key with the same arguments does the act once and answers its event again, for 7"
    " days.",
    optional=True,
)


def on_ticket(
    verb: Verb,
    rule: TicketRule,
    given: type | None = None,
    asks: str = "",
    *,
    does: str,
    answers: PayloadType = TicketPayload,
    optional: bool = False,
) -> StrawberryField:
    """The act on the ticket that the caller names, if they see it; `asks` tells what `given` is
    for.
    """
    arguments = arguments_from(rule, given, after=2)

    async def work(
        _call: Call,
        act: Act,
        id: str,
        input: object = None,
        expected_version: int | None = None,
    ) -> Done:
        ticket = await act.ticket(ids.key_of(id, "Ticket"), expected_version)
        event = await rule(act, ticket, **arguments(input))
        return Done(event.ticket_id, event.id)

    takes = [TICKET_ID, *asked_for(given, asks, optional=optional), VERSION]
    clause, policy = ACTS[verb].clause, policy_of(verb)
    return mutation(work, answers, does=does, clause=clause, policy=policy, takes=takes, verb=verb)


def policy_of(verb: Verb) -> Requires:
    """What the act asks of its caller before anything is read: a role that may do it somewhere."""
    return requires(Scope.TICKETS_WRITE, roles=ACTS[verb].roles)


def on_one(
    kind: type,
    named: str,
    rule: RuleById,
    given: type | None = None,
    asks: str = "",
    *,
    does: str,
    clause: str,
    policy: Requires,
    answers: PayloadType,
    keyed: bool = True,
    versioned: bool = False,
) -> StrawberryField:
    """The act on something else that the caller names by its id, and where it has one by the
    version that they know.
    """
    arguments = arguments_from(rule, given, after=3 if versioned else 2)

    async def work(
        _call: Call, act: Act, id: str, input: object = None, expected_version: int | None = None
    ) -> Done:
        key = ids.key_of(id, kind.__name__)
        known = [expected_version] if versioned else []
        await rule(act, key, *known, **arguments(input))
        return Done(key)

    takes = [argument("id", strawberry.ID, named), *asked_for(given, asks)]
    if versioned:
        takes.append(VERSION)
    return mutation(
        work, answers, does=does, clause=clause, policy=policy, takes=takes, keyed=keyed
    )


def anew(
    rule: Callable[Concatenate[Act, ...], Awaitable[Row]],
    given: type,
    asks: str,
    *,
    does: str,
    clause: str,
    policy: Requires,
    answers: PayloadType,
    keyed: bool = True,
) -> StrawberryField:
    """The act that makes something of its input, or of the caller's own."""
    arguments = arguments_from(rule, given, after=1)

    async def work(_call: Call, act: Act, input: object) -> Done:
        return Done((await rule(act, **arguments(input))).id)

    takes = asked_for(given, asks)
    return mutation(
        work, answers, does=does, clause=clause, policy=policy, takes=takes, keyed=keyed
    )


def mutation(
    work: Work,
    answers: PayloadType,
    *,
    does: str,
    clause: str,
    policy: Requires,
    takes: Sequence[Parameter] | None = None,
    keyed: bool = True,
    verb: Verb | None = None,
) -> StrawberryField:
    """What `work` leaves, answered; its arguments are `takes`, or those that it takes itself.
    `verb` is how `allowedActions` names it.
    """

    @wraps(work)
    async def resolve(info: Info, idempotency_key: str | None = None, **told: object) -> Payload:
        call = Call(info.context, selected(info), clause, idempotency_key)
        return await call.answer(lambda act: work(call, act, **told), answers)

    own = takes or list(signature(work).parameters.values())[2:]
    vars(resolve)["__signature__"] = Signature(
        [INFO, *own, *([KEY] if keyed else [])], return_annotation=answers.shown | None
    )
    return strawberry.mutation(
        resolve,
        description=does,
        directives=[policy, Clause(ref=clause)],
        metadata={"policy": policy, "verb": verb},
    )


def asked_for(given: type | None, asks: str, *, optional: bool = False) -> list[Parameter]:
    """The argument `input`; none where nothing is given."""
    return [] if given is None else [argument("input", given, asks, optional=optional)]
