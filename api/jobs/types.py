"""What the desk does by itself, as far as a manager has to know."""

from __future__ import annotations

from enum import Enum

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


class JobKind(Enum):
    """What the desk does by itself, as it is kept."""

    MAIL = "mail"
    DIGEST = "digest"
    INVITATION = "invitation"
    SIGN_IN_CODE = "sign_in_code"
    INBOUND_MAIL = "inbound_mail"
    TIMER = "timer"
    SWEEP = "sweep"
    DROP_OLD_DRAFTS = "drop_old_drafts"
    DROP_UNCLAIMED = "drop_unclaimed"


described(
    JobKind,
    "What the desk does by itself.",
    {
        "MAIL": "A notice of a request is written and sent.",
        "DIGEST": "Notices that were held for somebody leave in one mail.",
        "INVITATION": "A letter that invites somebody is sent.",
        "SIGN_IN_CODE": "A code to sign in is sent.",
        "INBOUND_MAIL": "A message that came in is read, and becomes what it is.",
        "TIMER": "What happens to a ticket by the clock.",
        "SWEEP": "Once a day what is no longer kept is forgotten.",
        "DROP_OLD_DRAFTS": "Drafts that nobody went on with are dropped.",
        "DROP_UNCLAIMED": "Files that nobody used are dropped.",
    },
)


def _kind(row: Row, _context: Context) -> JobKind:
    return JobKind(row.kind)


def _ticket_id(row: Row, _context: Context) -> str | None:
    ticket_id = orjson.loads(row.payload).get("ticket_id")
    return ids.encode("Ticket", ticket_id) if ticket_id else None


@strawberry.type(
    description="Something that the desk does by itself: a mail, a timer, a sweep.",
    directives=[MANAGER_READ],
)
class Job(Node):
    kind: JobKind = computed(_kind, "kind", description="What it is.")
    state: JobState = column("How it stands.")
    run_at: Instant = column("When it is done, or tried again.")
    attempts: int = column("How often it was tried.")
    error: str | None = column("What went wrong the last time.")
    settled_at: Instant | None = column("When it was done or given up.")
    ticket_id: strawberry.ID | None = computed(
        _ticket_id, "payload", description="The ticket that it is about."
    )
