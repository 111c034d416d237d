"""Words on a ticket: who may read them, and what a list shows of the last public ones."""

from __future__ import annotations

from datetime import datetime

from models import search
from models.conversation import Event, Message
from models.database import rows
from models.people import Person
from models.tickets import Ticket, Watcher
from models.vocabulary import Audience, Channel, MessageKind, NoteKind
from procedure.core.act import Act, new_salt

EXCERPT = 200
FINDABLE = 20_000


async def add_message(
    act: Act,
    ticket: Ticket,
    body: str,
    *,
    kind: MessageKind,
    audience: Audience = Audience.PUBLIC,
    note_kind: NoteKind | None = None,
    occurred_at: datetime | None = None,
    author: Person | None = None,
    origin: Ticket | None = None,
) -> Message:
    """The words are kept with the ticket; public ones become its last message and can be found.

    `author` said them on the phone and the actor wrote them down. `origin` is the ticket they were
    written on, when that one was merged into this: who sees only this one does not read them, and
    they are the other's last message.
    """
    message = await Message.create(
        ticket_id=ticket.id,
        origin_id=(origin or ticket).id,
        author_id=author.id if author else act.actor.person_id,
        author_role=author.role if author else act.actor.role,
        client_id=act.actor.client_id,
        kind=kind,
        note_kind=note_kind,
        audience=audience,
        channel=act.channel or Channel.API,
        body=body,
        salt=new_salt(),
        occurred_at=occurred_at or act.now,
        recorded_at=act.now,
    )
    public = audience is Audience.PUBLIC and kind is not MessageKind.REASON
    if public:
        written_on = origin or ticket
        _show_last(written_on, message)
        await make_findable(written_on)
        act.touch(written_on)
    act.touch(ticket)
    return message


async def keep_reason(act: Act, ticket: Ticket, why: str) -> Message:
    """Why staff did something, for staff to read."""
    return await add_message(act, ticket, why, kind=MessageKind.REASON, audience=Audience.INTERNAL)


async def tell_followers(
    act: Act, notice: str, ticket: Ticket, event: Event, message: Message
) -> None:
    """The requester and everybody who watches, but not the one who said it."""
    watching = await Watcher.filter(ticket_id=ticket.id).order_by("id")
    followers = dict.fromkeys([ticket.requester_id, *(watcher.person_id for watcher in watching)])
    for person_id in followers:
        if person_id != act.actor.person_id:
            await act.notify(notice, ticket, person_id, event=event, message=message)


def _show_last(ticket: Ticket, message: Message) -> None:
    ticket.message_count += 1
    ticket.last_message_id = message.id
    ticket.last_message_at = message.occurred_at
    ticket.last_message_by_id = message.author_id
    ticket.last_message_excerpt = excerpt(message.body)


def excerpt(body: str) -> str:
    line = " ".join(body.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1] + "…"


async def make_findable(ticket: Ticket) -> None:
    """Number and subject weigh most, then the type's fields, then what was said in public, newest
    first.

    Only what was said on this ticket: words that came in by a merge are found on the ticket they
    were written on, for not everybody who sees this one may read them.
    """
    found = await rows(
        "SELECT body FROM message WHERE origin_id = $1 AND audience = 'PUBLIC' "
        "ORDER BY id DESC LIMIT 50",
        [ticket.id],
    )
    said = "\n".join(row["body"] for row in found)
    await search.index(
        "ticket",
        ticket.id,
        a=f"{ticket.number} {ticket.subject}",
        b=ticket.details,
        c=said[:FINDABLE],
    )
