"""Mail that left about a request, and mail that came in."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.enums import described
from api.gateway.context import Context
from api.gateway.policy import READ_TICKETS, STAFF_READ
from api.people.types import Person
from api.reading.fields import column, computed, reference
from api.reading.node import Node
from api.reading.rows import Row
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


NOTICES = {
    "receipt": "To who asked: it is registered, with number, priority and both due times.",
    "reply": "To the customer's side: staff wrote.",
    "question": "To the customer's side: staff asked, and the clock waits.",
    "customer_reply": "To whoever owns it: the customer wrote.",
    "customer_files": "To whoever owns it: the customer sent files.",
    "passed_on": "To a colleague: a request of somebody who has left is theirs.",
    "assigned": "To staff: it is theirs, and waits to be accepted.",
    "handed_over": "To staff: it was passed to them, with a reason.",
    "escalated": "To the people of a level: they are called.",
    "warned": "To the owner or a level: a promise comes near, or is not kept.",
    "help_offered": "To the technical team: help is welcome on a hard one.",
    "nobody_available": "To the leads: the ranking found nobody.",
    "update_owed": "To the owner: the customer has heard nothing for too long.",
    "third_party_late": "To the owner: whoever owes something is late.",
    "unproven_mail": "To the owner: somebody wrote who is not known to be who they say.",
    "delay": "To the customer's side: it is late, why, and by when it is expected.",
    "confirm": "To who asked: is it solved?",
    "confirm_reminder": "To who asked: it still waits for a yes or a no.",
    "survey_reminder": "To who asked: the service may still be rated.",
    "follow_up_due": "To who does it: a follow-up has come due.",
    "follow_up_left": "To a lead: a follow-up was left alone.",
    "rejected": "To the owner: the solution was none.",
    "reopened": "To the owner, or to who asked: work goes on.",
    "closed": "To who asked: it ended, and how to reopen it.",
    "withdrawn": "To the owner: the customer took it back.",
    "merged": "To who asked: it goes on in another ticket.",
    "priority_lowered": "To who asked: the priority went down, and why.",
    "review_asked": "To the leads: the customer doubts the priority.",
    "review_answered": "To who asked: what came of their doubt.",
}
NoticeName = Enum("NoticeName", {name.upper(): name for name in NOTICES})  # type: ignore[misc]
described(NoticeName, "What a notice tells.", {n.upper(): told for n, told in NOTICES.items()})


def _notice(row: Row, _context: Context) -> NoticeName:
    return NoticeName(row.notice)


@strawberry.type(
    description="A notice of a request: to whom, when, and whether it arrived (4.2.4).",
    directives=[READ_TICKETS],
)
class Notice(Node):
    notice: NoticeName = computed(_notice, "notice", description="What it tells.")
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
