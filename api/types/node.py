"""What every object of the schema with an id of its own is."""

from __future__ import annotations

from typing import Any

import strawberry

from api import ids
from api.fields import computed


def node_id(row: Any, _context: Any) -> str:
    return ids.encode(row.type_name, row.id)


@strawberry.interface(description="Something with an id that stays the same for ever.")
class Node:
    id: strawberry.ID = computed(node_id, "id", description="Opaque; `node(id:)` answers the same object.")
