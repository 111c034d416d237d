"""Any object by its id, whatever its type."""

from __future__ import annotations

from typing import cast

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType

from api import ids
from api.gateway.policy import policy_of_type
from api.reading.loading import rows_by_ids
from api.reading.node import Node
from api.reading.query_fields import Info, selected
from api.reading.rows import Row
from api.reading.tables import TABLES


async def nodes_by_id(info: Info, given: list[strawberry.ID]) -> list[Node | None]:
    """Objects in the order asked; nothing for one that does not exist or may not be seen."""
    context, field = info.context, selected(info)
    wanted: dict[str, set[int]] = {}
    for node_id in given:
        known = ids.decode(node_id)
        if known and known[0] in TABLES and _may_ask_for(info, known[0]):
            wanted.setdefault(known[0], set()).add(known[1])
    found: dict[tuple[str, int], Row] = {}
    for type_name, keys in wanted.items():
        loaded = await rows_by_ids(context, type_name, keys, field.below(type_name), reached=False)
        found.update({(type_name, key): row for key, row in loaded.items()})
    shown = [found.get(ids.decode(node_id) or ("", 0)) for node_id in given]
    return cast("list[Node | None]", shown)


def _may_ask_for(info: Info, type_name: str) -> bool:
    """A type asks the same of who gets it by its id as of who asks for its fields."""
    kind = info._raw_info.schema.type_map.get(type_name)
    if not isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) or all(
        each.name != "Node" for each in kind.interfaces
    ):
        return False
    policy, actor = policy_of_type(kind), info.context.actor
    return policy is not None and policy.lets(actor.role, actor.scopes)
