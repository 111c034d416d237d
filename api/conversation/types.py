"""What was said and what happened on a ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry.utils.str_converters import to_camel_case

from api import ids
from api.conversation.known_chain import load_chain
from api.conversation.summaries import NEEDED, read_names, summary
from api.gateway.context import Context
from api.gateway.policy import READ_TICKETS, STAFF_READ
from api.people.types import Client, Person
from api.reading.fields import column, computed, many, reference
from api.reading.node import Node
from api.reading.rows import Row
from api.scalars import Instant
from models.vocabulary import Audience, Channel, MessageKind, NoteKind, Role, Scan
from procedure.core.events import EventKind, is_public_fact

if TYPE_CHECKING:
    from api.mail.types import InboundMail
    from api.tickets.types import Ticket


def address(row: Row, _context: Context) -> str:
    return f"/attachments/{ids.encode('Attachment', row.id)}"


def is_claimed(row: Row, _context: Context) -> bool:
    return row.ticket_id is not None


def preview_address(row: Row, context: Context) -> str | None:
    return f"{address(row, context)}/preview" if row.preview_key else None


@strawberry.type(
    description=(
        "A file that came with words or without. Who sees its ticket may download it; before it is"
        " claimed, its uploader alone."
    ),
    directives=[READ_TICKETS],
)
class Attachment(Node):
    name: str = column("Its name, made fit to be shown.")
    content_type: str = column("What it is by its own bytes, whatever its name says.")
    size: int = column("Its size in bytes.")
    sha256: str = column("The digest of its bytes, in hexadecimal.")
    scan: Scan = column("What a look for harm found.")
    claimed: bool = computed(
        is_claimed, "ticket_id", description="Whether an act has brought it to a ticket."
    )
    uploaded_at: Instant = column("When it was uploaded.")
    url: str = computed(address, "id", description="Where a bearer token downloads it.")
    preview_url: str | None = computed(
        preview_address,
        "id",
        "preview_key",
        description="A small picture of it; none of what is no picture.",
    )


@strawberry.type(
    description="Words on a ticket. Internal notes do not exist for customers and partners.",
    directives=[READ_TICKETS],
)
class Message(Node):
    kind: MessageKind = column("What it is.")
    note_kind: NoteKind | None = column("What an internal note records.")
    audience: Audience = column("Who may read it.")
    channel: Channel = column("How it came.")
    body: str = column("The words, as plain text.")
    author: Person | None = reference(
        "The person who wrote it; none for a partner's system.", "Person", "author_id"
    )
    author_role: Role = column("What the author was when it was written.")
    client: Client | None = reference("The partner's system that wrote it.", "Client", "client_id")
    occurred_at: Instant = column("When it was said.")
    recorded_at: Instant = column("When it was recorded.")
    attachments: list[Attachment] = many("The files that came with it.", "Attachment", "message_id")
    mail: Annotated[InboundMail, strawberry.lazy("api.mail.types")] | None = many(
        "The mail that it came by, whole.",
        "InboundMail",
        "message_id",
        single=True,
        policy=STAFF_READ,
    )


@strawberry.type(description="One fact of an event.", directives=[READ_TICKETS])
class Fact:
    name: str = column("What it is about, e.g. `priority` or `resolutionDueAt`.")
    value: str = column("Its value: an enum value, an instant, a number or an id.")


TYPE_OF_ID = {
    "area_id": "Area",
    "article_id": "Article",
    "area_id_before": "Area",
    "person_id": "Person",
    "person_id_before": "Person",
    "survivor_id": "Ticket",
    "other_id": "Ticket",
    "by_id": "Ticket",
}


def facts(row: Row, context: Context) -> list[Fact]:
    """What the event says, as far as the reader may know: of a ticket that they do not see, nothing
    at all.
    """
    if row.tells_of_hidden:
        return []
    kind = EventKind(row.kind)
    return [
        Fact(name=to_camel_case(name), value=_fact_text(name, value))
        for name, value in row.recorded.items()
        if context.actor.is_staff or is_public_fact(kind, name)
    ]


def _fact_text(name: str, value: object) -> str:
    """An id of something that `node` answers is told as such."""
    if name in TYPE_OF_ID and isinstance(value, int):
        return ids.encode(TYPE_OF_ID[name], value)
    return _text(value)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _seq(row: Row, _context: Context) -> int:
    return int(row.seq)


def _prev_hash(row: Row, _context: Context) -> str:
    return str(row.prev_hash)


def _hash(row: Row, _context: Context) -> str:
    return str(row.hash)


@strawberry.interface(
    description=(
        "A fact of a ticket's life, append-only and chained by hash; it names the clause that it"
        " fulfils. Each kind is a type of its own, with what it says."
    ),
    directives=[READ_TICKETS],
)
class Event(Node):
    seq: int = computed(
        _seq,
        *("seq", "ticket_id"),
        load=load_chain,
        description="Its place in the ticket's chain as the reader knows it, from 1, without gaps.",
    )
    kind: EventKind = column("What happened.")
    clause: str = column("The numbered sentence of SGC-SAC-001.")
    procedure_revision: int = column("Revision of the procedure.")
    occurred_at: Instant = column("When it happened.")
    recorded_at: Instant = column("When it was recorded.")
    actor: Person | None = reference(
        "Who did it; none for a partner's system.", "Person", "actor_id"
    )
    actor_role: Role = column("What they were then.")
    client: Client | None = reference("The partner's system that did it.", "Client", "client_id")
    channel: Channel | None = column("By which channel.")
    message: Message | None = reference(
        "The words that belong to it, if the reader may see them.", "Message", "message_id"
    )
    attachments: list[Attachment] = many("The files that it brought.", "Attachment", "event_id")
    facts: list[Fact] = computed(
        facts,
        *NEEDED,
        load=read_names,
        description="What it says as names and values, for who keeps a copy; each kind says the"
        " same in fields of its own.",
    )
    summary: str = computed(
        summary,
        *NEEDED,
        load=read_names,
        description=(
            "What happened, in one sentence for the reader: in their language, at their clock, and"
            " no more than they may know."
        ),
    )
    prev_hash: str = computed(
        _prev_hash,
        *("prev_hash", "ticket_id"),
        load=load_chain,
        description="Hash of the event before it that the reader knows; empty for the first.",
    )
    hash: str = computed(
        _hash,
        *("hash", "ticket_id"),
        load=load_chain,
        description="Hash over all that it says to the reader, and over the event before it.",
    )
    ticket: Annotated[Ticket, strawberry.lazy("api.tickets.types")] = reference(
        "The ticket it belongs to.", "Ticket", "ticket_id"
    )
