"""Who is calling, with the rows that belong to them."""

from __future__ import annotations

from typing import Any

from api.context import Context
from api.loading import by_ids
from api.selection import Selected
from models.database import rows
from models.vocabulary import NoticeKind


class ViewerRow:
    def __init__(
        self, context: Context, person: Any, organization: Any, notices: list[NoticeKind] | None
    ) -> None:
        self.role = context.actor.role
        self.scopes = sorted(context.actor.scopes)
        self.person = person
        self.organization = organization
        self.notices = notices


async def viewer(context: Context, field: Selected) -> ViewerRow:
    actor, below = context.actor, {part.name: part for part in field.below()}
    person = await _one(context, "Person", actor.person_id, below.get("person"))
    organization = await _one(context, "Organization", actor.organization_id, below.get("organization"))
    notices = None
    if "notices" in below and actor.person_id is not None:
        columns = ", ".join(f"notice_{kind.lower()}" for kind in NoticeKind)
        [chosen] = await rows(f"SELECT {columns} FROM person WHERE id = $1", [actor.person_id])
        notices = [kind for kind in NoticeKind if chosen[f"notice_{kind.lower()}"]]
    return ViewerRow(context, person, organization, notices)


async def _one(context: Context, type_name: str, key: int | None, asked: Selected | None) -> Any:
    if key is None or asked is None:
        return None
    return (await by_ids(context, type_name, [key], asked.below(), reached=True)).get(key)
