"""Drafts: sealed for their writer before an act keeps them, and opened when the writer asks."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from api.drafts.types import Draft, DraftField
from api.gateway.context import Context
from models.drafts import Draft as DraftModel
from procedure.reception.drafts import is_place_of

Fields = Iterable[tuple[str, str]]


def sealed(context: Context, place: str, fields: Fields) -> bytes:
    return context.seal.close(orjson.dumps(list(fields)), _bound_to(context, place))


async def draft_at(context: Context, place: str) -> Draft | None:
    """The caller's own; None at what is no place of theirs by now, and when the desk's secret has
    changed since.
    """
    if not await is_place_of(context.actor, place):
        return None
    found = await DraftModel.get_or_none(person_id=context.actor.person_id, place=place)
    if found is None:
        return None
    words = context.seal.open(bytes(found.sealed), _bound_to(context, place))
    if words is None:
        return None
    fields = [DraftField(name=name, value=value) for name, value in orjson.loads(words)]
    return Draft(place=found.place, page=found.page, saved_at=found.saved_at, fields=fields)


def _bound_to(context: Context, place: str) -> str:
    return f"{context.actor.person_id} {place}"
