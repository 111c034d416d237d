"""One mutation, one act: the only place that opens an act for a caller and turns a refusal into
`userErrors`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import orjson
import strawberry

from api.acting.idempotency import Done, IdempotentKey, KeyReused
from api.gateway.context import Context
from api.gateway.policy import ANYBODY
from api.names import field_name
from api.reading.fields import column
from api.reading.loading import by_ids
from api.reading.selection import Selected
from auth import links
from models.database import Contention
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from texts.refusals import sentence

Kind = TypeVar("Kind")
RETRIES = 3


@strawberry.type(description="Why an act was refused: nothing changed.", directives=[ANYBODY])
class UserError:
    code: Code = column("What a program decides on.")
    path: list[str] = column("Where in the arguments.")
    message: str = column("What went wrong and what to do, in the reader's language.")
    clause: str | None = column("The numbered sentence of SGC-SAC-001 behind it.")
    retryable: bool = column(
        "Whether the same call, unchanged, may succeed later: only time stands against it."
    )
    version: int | None = column("The current version, when `expectedVersion` was stale.")


class Payload:
    """What an act answers, as its payload type reads it; parts that were not asked for stay out."""

    user_errors: Sequence[UserErrorRow]

    def __init__(self, user_errors: Sequence[UserErrorRow], parts: Mapping[str, object]) -> None:
        self.user_errors = user_errors
        self.__dict__.update(parts)


class UserErrorRow:
    def __init__(self, refusal: Refusal, context: Context, clause: str | None) -> None:
        self.code = refusal.code
        self.path = _path(refusal.field)
        self.message = sentence(refusal.code.value, context.language, refusal.facts)
        self.clause = refusal.clause or clause
        self.retryable = refusal.code.retryable
        self.version = refusal.facts.get("version")


def _path(field: str | None) -> list[str]:
    """`incident.what_fails` is `input`, `incident`, `whatFails`; the arguments beside `input` stand
    alone, and a custom field by its key.
    """
    if field is None or field in ("id", "place", "expectedVersion", "idempotencyKey"):
        return [field] if field else []
    return ["input", *(field_name(part) for part in field.split("."))]


Work = Callable[[Act], Awaitable[Done]]


@dataclass(frozen=True, slots=True)
class Call:
    """A mutation as it was called: by whom, with what, and which clause stands behind it."""

    context: Context
    field: Selected
    clause: str
    key: str | None = None

    async def answer(self, work: Work, answers: PayloadType) -> Payload:
        try:
            done = await self._done(work)
        except KeyReused as refusal:
            before = await self._parts(answers, refusal.done)
            return Payload([UserErrorRow(refusal, self.context, self.clause)], before)
        except Refusal as refusal:
            error = UserErrorRow(refusal, self.context, self.clause)
            return Payload([error], dict.fromkeys(answers.parts))
        return Payload([], await self._parts(answers, done))

    async def _done(self, work: Work) -> Done:
        """The act in one transaction; two that met are done one after the other."""
        for attempt in range(RETRIES):
            try:
                async with Act.begin(
                    self.context.actor, now=self.context.now, channel=self.context.channel
                ) as act:
                    self.context.adopt(act.policies)
                    await self._use_link(act)
                    return await self._once(act, work)
            except Contention:
                if attempt == RETRIES - 1:
                    raise
        raise AssertionError("unreachable")

    async def _use_link(self, act: Act) -> None:
        """By a signed link an act is done once; where it fails, the link is as it was."""
        link = self.context.link
        if link is not None and not await links.use(link, act.now):
            raise Refusal(Code.ALREADY_DONE)

    async def _once(self, act: Act, work: Work) -> Done:
        if self.key is None:
            return await work(act)
        call = IdempotentKey(self.context.actor.caller, self.field.name, self.key, self._digest())
        before = await call.claim(act)
        if before is not None:
            return before
        done = await work(act)
        await call.keep(done)
        return done

    def _digest(self) -> str:
        arguments = {
            name: value
            for name, value in self.field.arguments().items()
            if name != "idempotencyKey"
        }
        text = orjson.dumps(
            arguments, default=str, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS
        )
        return hashlib.sha256(text).hexdigest()

    async def _parts(self, answers: PayloadType, done: Done) -> dict[str, object]:
        """What the act left, as far as it is asked for."""
        if answers.first is not None:
            await answers.first(self.context)
        asked = {part.python_name: part for part in self.field.below()}
        return {
            name: await part.read(self, asked[name], done) if name in asked else None
            for name, part in answers.parts.items()
        }


Read = Callable[[Call, Selected, Done], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what an act answers: its type, and how it is read once the act stands."""

    kind: type
    description: str
    read: Read


@dataclass(frozen=True, slots=True)
class PayloadType:
    """What an act answers: `shown` in the schema, by its parts; `first` is done before they are
    read.
    """

    shown: type
    parts: Mapping[str, Part]
    first: Callable[[Context], Awaitable[None]] | None = None


def part(kind: type, description: str, read: Read | None = None) -> Part:
    """The row that the act left, unless `read` says otherwise."""

    async def left(call: Call, field: Selected, done: Done) -> object:
        return await row_of(kind, call, field, done.object_id)

    return Part(kind, description, read or left)


async def row_of(kind: type[Kind], call: Call, field: Selected, key: int | None) -> Kind | None:
    """None if there is no such row, or the caller may not see it."""
    if key is None:
        return None
    found = await by_ids(call.context, kind, [key], field.below(), reached=False)
    return found.get(key)


def payload(
    description: str, *, first: Callable[[Context], Awaitable[None]] | None = None, **parts: Part
) -> PayloadType:
    """`article=part(Article, …)` declares `ArticlePayload`, with the article and `userErrors`."""
    name = "".join(word.capitalize() for word in next(iter(parts)).split("_"))
    errors = column("Why it was refused; empty when it was done.")
    fields = {each: column(part.description) for each, part in parts.items()}
    types = {each: part.kind | None for each, part in parts.items()}
    shown = type(
        f"{name}Payload",
        (),
        {
            **fields,
            "user_errors": errors,
            "__annotations__": {**types, "user_errors": list[UserError]},
            "__module__": __name__,
        },
    )
    return PayloadType(
        strawberry.type(shown, description=description, directives=[ANYBODY]), parts, first
    )
