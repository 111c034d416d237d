"""What every object of the schema with an id of its own is."""

from __future__ import annotations

import strawberry

from api import ids
from api.gateway.context import Context
from api.reading.fields import computed
from api.reading.rows import Row


def node_id(row: Row, _context: Context) -> str:
    return ids.encode(row.type_name, row.id)


@strawberry.interface(description="Something with an id that stays the same for ever.")
class Node:
    id: strawberry.ID = computed(
        node_id, "id", description="Opaque; `node(id:)` answers the same object."
    )
