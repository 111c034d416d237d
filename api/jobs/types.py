"""What the desk does by itself, as far as a manager has to know."""

from __future__ import annotations

import orjson
import strawberry

from api import ids
from api.enums import described
from api.gateway.context import Context
from api.gateway.policy import MANAGER_READ
from api.reading.fields import column, computed
from api.reading.node import Node
from api.reading.rows import Row
from api.scalars import Instant
from models.vocabulary import JobState

described(
    JobState,
    "How something that is still to be done stands.",
    {
        "READY": "It waits for its time, or for another try.",
        "DONE": "It was done.",
        "DEAD": "Given up after eight tries: somebody has to look.",
    },
)


def _ticket_id(row: Row, _context: Context) -> str | None:
    ticket_id = orjson.loads(row.payload).get("ticket_id")
    return ids.encode("Ticket", ticket_id) if ticket_id else None


@strawberry.type(
    description="Something that the desk does by itself: a mail, a timer, a sweep.",
    directives=[MANAGER_READ],
)
class Job(Node):
    kind: str = column("What it is: `mail`, `timer` …")
    state: JobState = column("How it stands.")
    run_at: Instant = column("When it is done, or tried again.")
    attempts: int = column("How often it was tried.")
    error: str | None = column("What went wrong the last time.")
    settled_at: Instant | None = column("When it was done or given up.")
    ticket_id: strawberry.ID | None = computed(
        _ticket_id, "payload", description="The ticket that it is about."
    )
