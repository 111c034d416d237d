"""What becomes of a message: a request, words on one, news of a mail of ours, or something for
somebody to look at.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from auth.actors import PERSON_COLUMNS, person_actor
from channels.addresses import Participant, participant_of
from channels.inbound import origin
from channels.inbound.origin import Automatic
from channels.inbound.parsing import Letter, parse, subject_of
from channels.mail import refuse
from models import database
from models.columns import to_millisecond
from models.database import Contention, Unavailable
from models.files.receiving import Files
from models.files.store import Gone
from models.jobs import JobRow
from models.mail import InboundMail, Mail
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import STAFF, Channel, InboundState, MailState
from procedure.core.act import Act
from procedure.core.actor import SYSTEM, Actor
from procedure.core.refusals import Refusal
from procedure.reception import by_mail
from procedure.resolution.attachments import MOST, upload
from settings import Settings

FLOOD, FLOOD_TIME = 20, timedelta(hours=1)
"""So many new requests of one sender in that time are looked at by somebody before there are
more.
"""
BEGINNING = 20_000  # letters of a message that could not be read, for whoever looks at it
PROBLEM = 500

log = structlog.get_logger()


@dataclass(frozen=True)
class Post:
    """What the handler works with."""

    settings: Settings
    files: Files
    now: Callable[[], datetime]


async def sort(post: Post, job: JobRow) -> None:
    """The job of a message: done again, it finds what it made. Whatever cannot be read is set
    apart, never lost.
    """
    inbound = await InboundMail.get(id=job.payload["inbound_id"])
    if inbound.state is not InboundState.RECEIVED:
        return
    try:
        raw = await _whole(post.files, inbound.store_key)
    except Gone:
        await set_apart(inbound, post.now(), "GONE", "its bytes are not in the store")
        return
    try:
        letter = parse(raw, tuple(job.payload["recipients"]))
    except Exception as problem:  # a parser may fail in any way on what is broken on purpose
        inbound.text = raw[:BEGINNING].decode("utf-8", "replace").replace("\x00", "")
        await set_apart(inbound, post.now(), "UNREADABLE", repr(problem))
        return
    describe(inbound, letter)
    if not job.payload.get("whole", True):
        await set_apart(inbound, post.now(), "TOO_LARGE", "the whole message is in the mailbox")
        return
    try:
        await _route(post, inbound, letter, returned=job.payload["bounces"])
    except Refusal as refused:
        await set_apart(inbound, post.now(), "REFUSED", str(refused))
    except (Unavailable, Contention):
        raise
    except Exception as problem:
        log.exception("inbound.not_sorted", inbound=inbound.id)
        await set_apart(inbound, post.now(), "FAILED", repr(problem))


def describe(inbound: InboundMail, letter: Letter) -> None:
    inbound.internet_id, inbound.sender, inbound.sender_name = (
        letter.internet_id,
        letter.sender,
        letter.sender_name,
    )
    inbound.subject, inbound.text, inbound.html = letter.subject, letter.text, letter.html


async def set_apart(
    inbound: InboundMail, now: datetime, reason: str, problem: str | None = None
) -> None:
    """In quarantine, where staff read it and decide."""
    await _finish(inbound, now, InboundState.QUARANTINED, reason, problem)


async def _ignore(inbound: InboundMail, now: datetime, reason: str) -> None:
    await _finish(inbound, now, InboundState.IGNORED, reason)


async def _finish(
    inbound: InboundMail,
    now: datetime,
    state: InboundState,
    reason: str,
    problem: str | None = None,
) -> None:
    inbound.state, inbound.reason, inbound.settled_at = state, reason, to_millisecond(now)
    inbound.problem = problem and " ".join(problem.split())[:PROBLEM]
    await inbound.save()


async def _route(post: Post, inbound: InboundMail, letter: Letter, *, returned: bool) -> None:
    bounce = origin.bounce(post.settings, letter)
    if bounce is not None:
        await _take_bounce(inbound, bounce, post.now())
        return
    by_itself = origin.automatic(post.settings, letter)
    answers = next(
        filter(None, (participant_of(post.settings, each) for each in letter.recipients)), None
    )
    if by_itself in (Automatic.OWN, Automatic.REPLY) or (by_itself and answers):
        await _ignore(inbound, post.now(), by_itself)
    elif returned and by_itself is None:
        await _ignore(inbound, post.now(), Automatic.REPLY)  # from nobody: nobody wants an answer
    elif letter.encrypted and inbound.trusted_by_id is None:
        await set_apart(inbound, post.now(), "ENCRYPTED")
    elif answers is not None:
        await _take_answer(post, inbound, letter, answers)
    else:
        await _take_new(post, inbound, letter, by_itself)


# News of our own mails


async def _take_bounce(inbound: InboundMail, bounce: origin.Bounce, now: datetime) -> None:
    mail = await Mail.get_or_none(job_id=bounce.job_id) if bounce.job_id is not None else None
    if mail is None:
        await _ignore(inbound, now, "BOUNCE_OF_NOTHING")
        return
    if bounce.failed:
        await refuse(mail, bounce.said, now, suppress=bounce.for_good, state=MailState.BOUNCED)
    else:
        mail.detail = " ".join(bounce.said.split())[:PROBLEM]
        await mail.save(update_fields=["detail"])
    inbound.ticket_id = mail.ticket_id
    await _ignore(inbound, now, "BOUNCE" if bounce.failed else "DELAYED")


# Words on a request


async def _take_answer(
    post: Post, inbound: InboundMail, letter: Letter, answers: Participant
) -> None:
    """By the participant whose address it came to; anybody else's words are kept for the staff to
    judge.
    """
    person = await Person.get_or_none(id=answers.person_id, active=True)
    ticket = await Ticket.get_or_none(id=answers.ticket_id)
    if person is None or ticket is None:
        await set_apart(
            inbound, post.now(), "GONE", "the request or the person is not there any more"
        )
        return
    theirs = person.email is not None and person.email.lower() == letter.sender
    vouched = inbound.trusted_by_id is not None or origin.proven(post.settings, letter)
    if theirs and (person.role not in STAFF or vouched):
        await _reply(post, inbound, letter, ticket, await _actor_of(person))
    else:
        await _note(post, inbound, letter, ticket)


async def _reply(
    post: Post, inbound: InboundMail, letter: Letter, ticket: Ticket, actor: Actor
) -> None:
    uploads, lost = await _upload(post, actor, letter)
    words = letter.said or ("" if uploads else subject_of(letter))
    if not words and not uploads:
        await _ignore(inbound, post.now(), "EMPTY")
        return
    async with Act.begin(actor, now=post.now(), channel=Channel.EMAIL) as act:
        event = await by_mail.reply_by_mail(
            act,
            ticket.id,
            words,
            received_at=inbound.received_at,
            attachment_ids=uploads,
            lost=lost,
        )
        await _finish_taken(inbound, act, event.ticket_id, event.message_id)


async def _note(post: Post, inbound: InboundMail, letter: Letter, ticket: Ticket) -> None:
    uploads, lost = await _upload(post, SYSTEM, letter)
    async with Act.begin(SYSTEM, now=post.now(), channel=Channel.EMAIL) as act:
        event = await by_mail.keep_unproven(
            act,
            ticket.id,
            letter.said or subject_of(letter),
            sender=letter.sender,
            attachment_ids=uploads,
            lost=lost,
        )
        await _finish_taken(inbound, act, ticket.id, event.message_id)
        inbound.reason = "UNPROVEN"
        await inbound.save(update_fields=["reason"])


# A new request


async def _take_new(
    post: Post, inbound: InboundMail, letter: Letter, by_itself: Automatic | None
) -> None:
    """Of whoever the address belongs to; of a stranger, a new contact. What claims to be from staff
    is looked at.
    """
    sender = await Person.get_or_none(email=letter.sender)
    if sender is not None and sender.role in STAFF:
        await set_apart(inbound, post.now(), by_mail.FROM_STAFF)
        return
    if inbound.trusted_by_id is None and await _flooding(letter.sender, post.now()):
        await set_apart(inbound, post.now(), "FLOOD")
        return
    uploads, lost = await _upload(post, SYSTEM, letter)
    words = by_mail.MailedRequest(
        sender=letter.sender,
        sender_name=letter.sender_name,
        subject=subject_of(letter),
        body=letter.said,
        received_at=inbound.received_at,
    )
    async with Act.begin(SYSTEM, now=post.now(), channel=Channel.EMAIL) as act:
        inbound.reason = by_itself
        ticket, event = await by_mail.register_by_mail(act, words, uploads, lost)
        await _finish_taken(inbound, act, ticket.id, event.message_id)


async def _flooding(sender: str, now: datetime) -> bool:
    since = to_millisecond(now - FLOOD_TIME)
    taken = InboundMail.filter(sender=sender, received_at__gt=since, state=InboundState.TAKEN)
    return await taken.count() >= FLOOD


# What they have in common


async def _finish_taken(
    inbound: InboundMail, act: Act, ticket_id: int, message_id: int | None
) -> None:
    """In the act's own transaction: a message becomes one thing, once."""
    taken = await database.rows(
        "UPDATE inbound_mail SET state = 'TAKEN' WHERE id = $1 AND state = 'RECEIVED' RETURNING id",
        [inbound.id],
    )
    if not taken:
        raise Contention("somebody else has just taken this message")
    inbound.state, inbound.settled_at = InboundState.TAKEN, act.now
    inbound.ticket_id, inbound.message_id = ticket_id, message_id
    await inbound.save()


async def _upload(post: Post, actor: Actor, letter: Letter) -> tuple[list[int], list[str]]:
    """The files that are kept, by id, and the names of those that are not, each with the reason."""
    kept: list[int] = []
    lost = [f"{file.name} (TOO_MANY_FILES)" for file in letter.files[MOST:]]
    for file in letter.files[:MOST]:
        try:
            attachment = await upload(
                post.files,
                actor,
                name=file.name,
                source=io.BytesIO(file.content),
                now=post.now(),
                channel=Channel.EMAIL,
            )
            kept.append(attachment.id)
        except Refusal as refused:
            lost.append(f"{file.name} ({refused.code})")
    return kept, lost


async def _actor_of(person: Person) -> Actor:
    found = await database.rows(
        f"SELECT {PERSON_COLUMNS} FROM person p LEFT JOIN organization o ON o.id ="
        " p.organization_id WHERE p.id = $1",
        [person.id],
    )
    return person_actor(found[0])


async def _whole(files: Files, store_key: str) -> bytes:
    pieces: Sequence[bytes] = [piece async for piece in await files.store.read(store_key)]
    return b"".join(pieces)
