"""Mail that left about a request, and mail that came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from api.enums import described
from api.gateway.policy import READ_TICKETS, STAFF_READ
from api.people.types import Person
from api.reading.fields import column, reference
from api.reading.node import Node
from api.scalars import Instant
from models.vocabulary import InboundState, MailState

if TYPE_CHECKING:
    from api.tickets.types import Ticket

described(
    MailState,
    "What became of a mail.",
    {
        "WAITING": "To be sent, or to be tried again; without a mail server it stays so.",
        "SENT": "The mail server took it.",
        "HELD": "It will leave with others, in one mail.",
        "GATHERED": "It left with others.",
        "REFUSED": "The mail server will never take it.",
        "BOUNCED": "It came back.",
        "SUPPRESSED": "Not sent: the address takes nothing, or was answered within the hour.",
    },
)
described(
    InboundState,
    "What became of a message that came in.",
    {
        "RECEIVED": "Kept; not looked at yet.",
        "TAKEN": "It is a request, or words on one.",
        "IGNORED": "Nothing to answer: a machine wrote it, or it tells of a mail of ours.",
        "QUARANTINED": "Somebody has to look: see `reason`.",
        "DISCARDED": "Somebody looked, and there is nothing to answer.",
    },
)


@strawberry.type(
    description="A notice of a request: to whom, when, and whether it arrived (4.2.4).",
    directives=[READ_TICKETS],
)
class Notice(Node):
    notice: str = column("What it tells: `receipt`, `reply`, `delay` …")
    person: Person | None = reference("To whom.", "Person", "person_id")
    recipient: str = column("The address.", policy=STAFF_READ)
    subject: str = column("Its subject.")
    state: MailState = column("What became of it.")
    detail: str = column("What the mail server said, or why it was not sent.", policy=STAFF_READ)
    made_at: Instant = column("When it was written.")
    sent_at: Instant | None = column("When the mail server took it.")


@strawberry.type(
    description="A message as it came in, and what became of it.", directives=[STAFF_READ]
)
class InboundMail(Node):
    state: InboundState = column("What became of it.")
    reason: str | None = column(
        "Why it was ignored or set apart: `FROM_STAFF`, `ENCRYPTED`, `FLOOD`, `TOO_LARGE`,"
        " `UNREADABLE`, `REFUSED`, `AUTO_REPLY` …"
    )
    problem: str | None = column("What went wrong in reading it.")
    sender: str = column("The address that it claims to be from.")
    sender_name: str = column("The name that it claims to be from.")
    subject: str = column("Its subject.")
    text: str = column(
        "All of its words, with what it quotes; of what could not be read, how it begins."
    )
    html: str = column("The same as HTML, harmless and without pictures; empty when it had none.")
    size: int = column("In bytes.")
    received_at: Instant = column("When it came.")
    settled_at: Instant | None = column("When it was decided.")
    ticket: Annotated[Ticket, strawberry.lazy("api.tickets.types")] | None = reference(
        "The request that it became or belongs to.", "Ticket", "ticket_id"
    )
    trusted_by: Person | None = reference(
        "Who looked at it and decided.", "Person", "trusted_by_id"
    )
