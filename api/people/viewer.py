"""Who is calling, with the rows that belong to them."""

from __future__ import annotations

from typing import TypeVar

import strawberry

from api.gateway.context import Context
from api.gateway.policy import PROFILE
from api.people.types import Organization, Person, Viewer
from api.reading.loading import by_ids
from api.reading.query_fields import Info, query, selected
from api.reading.selection import Selected
from models.database import rows
from models.vocabulary import NoticeKind

Kind = TypeVar("Kind")


@strawberry.type
class ViewerQuery:
    @query("Who is calling.", PROFILE)
    async def me(self, info: Info) -> Viewer:
        return await viewer(info.context, selected(info))


async def viewer(context: Context, field: Selected) -> Viewer:
    actor, below = context.actor, {part.name: part for part in field.below()}
    person = await _row(context, Person, actor.person_id, below.get("person"))
    organization = await _row(
        context, Organization, actor.organization_id, below.get("organization")
    )
    notices = None
    if "notices" in below and actor.person_id is not None:
        columns = ", ".join(f"notice_{kind.lower()}" for kind in NoticeKind)
        [chosen] = await rows(f"SELECT {columns} FROM person WHERE id = $1", [actor.person_id])
        notices = [kind for kind in NoticeKind if chosen[f"notice_{kind.lower()}"]]
    return Viewer(
        role=actor.role,
        scopes=sorted(actor.scopes),
        person=person,
        organization=organization,
        notices=notices,
    )


async def _row(
    context: Context, kind: type[Kind], key: int | None, part: Selected | None
) -> Kind | None:
    if key is None or part is None:
        return None
    return (await by_ids(context, kind, [key], part.below(), reached=True)).get(key)
