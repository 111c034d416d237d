"""4.1.1, requests and answers that come by mail: whose they are was found out before, and what may
be trusted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.conversation import Event
from models.mail import InboundMail, Suppression
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import (
    Affects,
    Audience,
    Channel,
    InboundState,
    MessageKind,
    Needed,
    NoteKind,
    TicketType,
)
from procedure.core.act import Act
from procedure.core.events import NoteAdded
from procedure.core.refusals import Code, Refusal
from procedure.people.requesters import Requester
from procedure.reception.registration import Request, register
from procedure.resolution.attachments import claim
from procedure.resolution.conversation import add_message
from procedure.resolution.escalation_calls import owner_or_leads, tell_people
from procedure.resolution.reply import reply

WITHOUT_SUBJECT = "(sin asunto)"
WITHOUT_WORDS = "(sin texto)"
NAME = 120
FROM_STAFF = "FROM_STAFF"
"""Why a message was set apart whose sender has an address of the staff: they ask the desk for
nothing.
"""


@dataclass(frozen=True)
class MailedRequest:
    """A message that answers nothing, from an address that the mail claims to be from."""

    sender: str
    sender_name: str
    subject: str
    body: str
    received_at: datetime


async def register_by_mail(
    act: Act, mailed: MailedRequest, attachment_ids: Sequence[int], lost: Sequence[str] = ()
) -> tuple[Ticket, Event]:
    """The message is a request of whoever has that address; of a stranger, of a contact that nobody
    has proven yet.

    Its type is an inquiry, for one person and this week, until staff confirm.

    Clause: SGC-SAC-001 4.1.1, 4.1.2
    Shape: `lost` are the names of files that were not kept, each with why
    Refuses: what register refuses
    Records: what register records
    Notifies: whom register notifies
    """
    subject = mailed.subject or WITHOUT_SUBJECT
    request = Request(
        type=TicketType.INQUIRY,
        subject=subject,
        description=mailed.body or WITHOUT_WORDS,
        affects=Affects.ONLY_ME,
        needed=Needed.THIS_WEEK,
        channel=Channel.EMAIL,
        details={"question": subject},
        was_asked=False,
        requester=Requester(
            email=mailed.sender, name=mailed.sender_name or mailed.sender.partition("@")[0][:NAME]
        ),
        occurred_at=mailed.received_at,
        attachment_ids=attachment_ids,
    )
    ticket, event = await register(act, request)
    await _tell_lost(act, ticket, lost)
    return ticket, event


async def reply_by_mail(
    act: Act,
    ticket_id: int,
    body: str,
    *,
    received_at: datetime,
    attachment_ids: Sequence[int] = (),
    lost: Sequence[str] = (),
) -> Event:
    """The words of a participant are on the request as of when they arrived; what `reply` says
    about its states holds.

    Clause: SGC-SAC-001 4.3.1, 4.3.4
    Refuses: what reply refuses
    Records: what reply records
    Notifies: whom reply notifies
    """
    ticket = await act.ticket(ticket_id)
    happened_at = max(received_at, ticket.occurred_at)
    event = await reply(
        act,
        ticket,
        body=body or WITHOUT_WORDS,
        occurred_at=happened_at,
        attachment_ids=attachment_ids,
    )
    await _tell_lost(act, await act.ticket(event.ticket_id), lost)
    return event


async def keep_unproven(
    act: Act,
    ticket_id: int,
    body: str,
    *,
    sender: str,
    attachment_ids: Sequence[int] = (),
    lost: Sequence[str] = (),
) -> Event:
    """Words that came to a participant's address from somebody else stand as a note: staff judge
    whose they are.

    They end no pause, meet no promise, and reach no customer.

    Clause: SGC-SAC-001 4.3.1
    Records: NoteAdded
    Notifies: the owner; of what nobody owns, the leads
    """
    ticket = await act.ticket(ticket_id)
    words = f"<{sender}>\n\n{body or WITHOUT_WORDS}"
    message = await add_message(
        act,
        ticket,
        words,
        kind=MessageKind.NOTE,
        audience=Audience.INTERNAL,
        note_kind=NoteKind.FINDING,
    )
    await claim(act, ticket, attachment_ids, message)
    event = await act.record(ticket, NoteAdded(note=NoteKind.FINDING), message=message)
    await tell_people(act, "unproven_mail", ticket, await owner_or_leads(ticket), event)
    await _tell_lost(act, ticket, lost)
    return event


async def accept_inbound(act: Act, inbound_id: int) -> InboundMail:
    """Somebody looked at a message that was set apart, and it is taken as what it says it is.

    What is encrypted comes in as a file: who holds the key opens it.

    Clause: SGC-SAC-001 4.1.1
    Refuses: NOT_ALLOWED (leads), NOT_FOUND, ALREADY_DONE (it is not set apart),
        NOT_A_CUSTOMER (it claims to be from staff)
    """
    inbound = await _set_apart(act, inbound_id)
    if inbound.reason == FROM_STAFF:
        raise Refusal(Code.NOT_A_CUSTOMER, "id", clause="4.1.1")
    inbound.state, inbound.trusted_by_id = InboundState.RECEIVED, act.actor.person_id
    inbound.reason = inbound.problem = inbound.settled_at = None
    await inbound.save()
    await act.enqueue(
        "inbound_mail", {"inbound_id": inbound.id, "recipients": [], "bounces": False}
    )
    return inbound


async def discard_inbound(act: Act, inbound_id: int) -> InboundMail:
    """It is nothing that the desk should answer; it is kept.

    Clause: SGC-SAC-001 4.1.1
    Refuses: NOT_ALLOWED (leads), NOT_FOUND, ALREADY_DONE (it is not set apart)
    """
    inbound = await _set_apart(act, inbound_id)
    inbound.state, inbound.trusted_by_id, inbound.settled_at = (
        InboundState.DISCARDED,
        act.actor.person_id,
        act.now,
    )
    await inbound.save()
    return inbound


async def lift_suppression(act: Act, person_id: int) -> Person:
    """The person's address is written to again.

    Clause: SGC-SAC-001 4.2.4
    Refuses: NOT_ALLOWED (staff), NOT_FOUND, ALREADY_DONE (nothing stood against it)
    """
    if not act.actor.is_staff:
        raise Refusal(Code.NOT_ALLOWED, clause="4.2.4")
    person = await Person.get_or_none(id=person_id)
    if person is None or person.email is None:
        raise Refusal(Code.NOT_FOUND, "id", clause="4.2.4")
    if await Suppression.filter(address=person.email.lower()).delete() == 0:
        raise Refusal(Code.ALREADY_DONE, "id", clause="4.2.4")
    return person


async def _set_apart(act: Act, inbound_id: int) -> InboundMail:
    if not act.actor.leads:
        raise Refusal(Code.NOT_ALLOWED, clause="4.1.1")
    inbound = await InboundMail.filter(id=inbound_id).select_for_update().get_or_none()
    if inbound is None:
        raise Refusal(Code.NOT_FOUND, "id", clause="4.1.1")
    if inbound.state is not InboundState.QUARANTINED:
        raise Refusal(Code.ALREADY_DONE, "id", clause="4.1.1")
    return inbound


async def _tell_lost(act: Act, ticket: Ticket, lost: Sequence[str]) -> None:
    """What did not come in with a message is on record, for the staff to ask for it again."""
    if not lost:
        return
    words = "\n".join(lost)
    message = await add_message(
        act,
        ticket,
        words,
        kind=MessageKind.NOTE,
        audience=Audience.INTERNAL,
        note_kind=NoteKind.FINDING,
    )
    await act.record(ticket, NoteAdded(note=NoteKind.FINDING), message=message)
