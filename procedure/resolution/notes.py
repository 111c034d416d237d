"""4.3.1, 4.3.5: what staff write down for each other."""

from __future__ import annotations

from models.conversation import Event
from models.tickets import Ticket
from models.vocabulary import Audience, MessageKind, NoteKind
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import NoteAdded
from procedure.core.text_rules import required
from procedure.resolution.conversation import add_message


async def add_note(
    act: Act, ticket: Ticket, *, body: str | None, kind: NoteKind, private: bool = False
) -> Event:
    """A finding, an action or a decision is documented, also after closing; the customer does not
    see it.

    `private` hides it from the person complained about as well.

    Clause: SGC-SAC-001 4.3.5, 4.3.1
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, REQUIRED, TOO_LONG
    Records: NoteAdded
    """
    await act.require(Verb.ADD_NOTE, ticket)
    text = required(body, "body", clause="4.3.5")
    audience = Audience.PRIVATE if private else Audience.INTERNAL
    message = await add_message(
        act, ticket, text, kind=MessageKind.NOTE, audience=audience, note_kind=kind
    )
    return await act.record(ticket, NoteAdded(note=kind), message=message)
