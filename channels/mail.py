"""Notices by mail: each is written down once, whatever becomes of its job, and leaves when there is
a mail server.

What became of it stays with it: sent, refused by the server, come back, held to be gathered with
others, or not sent at all because its address takes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from auth.links import LASTING, Link, LinkFor, signed
from channels.addresses import message_id
from channels.composing import compose, of_the_desk
from channels.notices import (
    ANSWERS,
    AUTOMATIC,
    OWED,
    Notice,
    NoticeLetter,
    is_still_theirs,
    letter_for,
)
from channels.smtp import Undeliverable, address_of, send
from models import database
from models.columns import to_millisecond
from models.jobs import JobRow, enqueue
from models.mail import InboundMail, Mail, Suppression
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Channel, Language, MailState
from settings import Settings

MANY, SOON = 5, timedelta(minutes=15)
"""After so many within that time, what is not urgent is gathered."""
ONE_ANSWER = timedelta(hours=1)
TO_STRANGERS = 30
"""Automatic answers an hour, all addresses together that nobody proved: no more, however many
requests come.
"""
DIGEST = "digest"
LINKS = re.compile(r"/l/[A-Za-z0-9_-]{20,}")
DETAIL = 500
GONE = "the reader has left, moved, or has another address"

Now = Callable[[], datetime]


async def deliver_job(settings: Settings, now: Now, job: JobRow) -> None:
    """The job "mail": its payload is a `Notice`. Done again, it finds the mail it made, and sends
    it if it had not.
    """
    mail = await Mail.get_or_none(job_id=job.id) or await _write(settings, now(), job)
    if mail is not None and mail.state is MailState.WAITING and settings.smtp_url:
        await deliver(settings, now(), mail)


async def carry_digest(settings: Settings, now: Now, job: JobRow) -> None:
    """The job "digest": what was held for a person leaves in one mail."""
    mail = await Mail.get_or_none(job_id=job.id) or await _gather(settings, now(), job)
    if mail is not None and mail.state is MailState.WAITING and settings.smtp_url:
        await deliver(settings, now(), mail)


async def deliver(settings: Settings, now: datetime, mail: Mail) -> None:
    """Refused for good is written down and tried no more; anything else that goes wrong is
    raised.
    """
    reader = await Person.get(id=mail.person_id)
    if not await is_still_theirs(mail, reader):
        await _drop(mail)
        return
    try:
        await send(
            settings,
            mail,
            address_of(reader.name, mail.recipient),
            stop_link=stop_link(settings, mail),
        )
    except Undeliverable as refused:
        await refuse(mail, str(refused), now, suppress=refused.of_the_address)
        return
    mail.state, mail.sent_at = MailState.SENT, to_millisecond(now)
    mail.text, mail.html = (
        LINKS.sub("/l/…", mail.text),
        LINKS.sub("/l/…", mail.html),
    )  # they open without a password
    await mail.save(update_fields=["state", "sent_at", "text", "html"])


async def _drop(mail: Mail) -> None:
    mail.state, mail.detail = MailState.SUPPRESSED, GONE
    await mail.save(update_fields=["state", "detail"])


async def refuse(
    mail: Mail, said: str, now: datetime, *, suppress: bool, state: MailState = MailState.REFUSED
) -> None:
    """The mail did not arrive; where it is the address's fault, nothing more is sent there until
    somebody says so.
    """
    mail.state, mail.detail = state, " ".join(said.split())[:DETAIL]
    async with database.transaction():
        await mail.save(update_fields=["state", "detail"])
        if suppress:
            await Suppression.get_or_create(
                address=mail.recipient.lower(),
                defaults={"detail": mail.detail, "since": to_millisecond(now)},
            )


async def latest(limit: int) -> list[Mail]:
    """What left, or would have left, the newest first."""
    return await Mail.all().order_by("-id").limit(limit)


def stop_link(settings: Settings, mail: Mail) -> str:
    """Where one click ends the notices of this request; what is owed goes on."""
    if mail.ticket_id is None or mail.person_id is None or mail.notice in OWED:
        return ""
    link = Link(LinkFor.NOTICES, mail.person_id, mail.ticket_id, 0, mail.made_at + LASTING)
    return f"{settings.origin}/l/{signed(settings, link)}"


async def _write(settings: Settings, now: datetime, job: JobRow) -> Mail | None:
    what = await letter_for(Notice(**job.payload), settings)
    if what is None:
        return None
    letter = _letter(settings, now, job, what)
    async with database.transaction():
        whose = (
            "automatic answers" if what.notice.notice in AUTOMATIC else f"mail {letter.person_id}"
        )
        await database.one_at_a_time(
            whose
        )  # what is counted stays so until this one counts as well
        letter.state, letter.detail = await _fate(what, now)
        await Mail.bulk_create([letter], ignore_conflicts=True)
        if letter.state is MailState.HELD:
            quarter = _quarter(now)
            dedupe = f"{DIGEST}:{letter.person_id}:{quarter:%Y%m%dT%H%M}"
            await enqueue(DIGEST, {"person_id": letter.person_id}, run_at=quarter, dedupe=dedupe)
    return await Mail.get(job_id=job.id)


def _quarter(now: datetime) -> datetime:
    """The end of this quarter of an hour."""
    begun = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)
    return begun + SOON


async def _fate(what: NoticeLetter, now: datetime) -> tuple[MailState, str]:
    """Whether it may leave now, and else why not."""
    suppressed = await Suppression.get_or_none(address=what.recipient.lower())
    if suppressed is not None:
        return MailState.SUPPRESSED, suppressed.detail
    if what.notice.notice in AUTOMATIC and not await _may_answer(what, now):
        return MailState.SUPPRESSED, "answered within the hour"
    urgent = what.notice.notice in OWED | ANSWERS
    if not urgent and await _recent(what.notice.person_id, now) >= MANY:
        return MailState.HELD, ""
    return MailState.WAITING, ""


async def _may_answer(what: NoticeLetter, now: datetime) -> bool:
    """To mail, at most one automatic answer a sender and hour (RFC 3834), and few to strangers:
    nobody floods by us.
    """
    ticket = await Ticket.get(id=what.notice.ticket_id)
    if ticket.channel is not Channel.EMAIL:
        return True
    if await InboundMail.exists(ticket_id=ticket.id, reason="BULK"):
        return False
    since = to_millisecond(now - ONE_ANSWER)
    answered = Mail.filter(notice__in=AUTOMATIC, made_at__gt=since).exclude(
        state=MailState.SUPPRESSED
    )
    if await answered.filter(recipient=what.recipient).exists():
        return False
    reader = await Person.get(id=what.notice.person_id)
    return reader.proven or await answered.count() < TO_STRANGERS


async def _recent(person_id: int, now: datetime) -> int:
    return await Mail.filter(person_id=person_id, made_at__gt=to_millisecond(now - SOON)).count()


async def _gather(settings: Settings, now: datetime, job: JobRow) -> Mail | None:
    waiting = Mail.filter(person_id=job.payload["person_id"], state=MailState.HELD).order_by("id")
    reader, held = await Person.get(id=job.payload["person_id"]), []
    for mail in await waiting:
        if await is_still_theirs(mail, reader):
            held.append(mail)
        else:
            await _drop(mail)
    if not held:
        return None
    facts = {
        "reader": reader.name,
        **of_the_desk(settings),
        "news": held,
        "count": len(held),
        "link": f"{settings.origin}/requests",
    }
    letter = compose(DIGEST, reader.language.lower(), facts, layout="letter")
    mail = Mail(
        job_id=job.id,
        person_id=reader.id,
        notice=DIGEST,
        language=reader.language,
        recipient=reader.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        message_id=message_id(settings, job.id),
        made_at=to_millisecond(now),
    )
    async with database.transaction():
        await Mail.bulk_create([mail], ignore_conflicts=True)
        await Mail.filter(id__in=[each.id for each in held]).update(state=MailState.GATHERED)
    return await Mail.get(job_id=job.id)


def _letter(settings: Settings, now: datetime, job: JobRow, what: NoticeLetter) -> Mail:
    mail = Mail(
        job_id=job.id,
        ticket_id=what.notice.ticket_id,
        person_id=what.notice.person_id,
        notice=what.notice.notice,
        language=Language(what.language.upper()),
        recipient=what.recipient,
        message_id=message_id(settings, job.id),
        made_at=to_millisecond(now),
    )
    facts = {**what.facts, **_links(settings, what, mail)}
    letter = compose(what.notice.notice, what.language, facts)
    mail.subject, mail.text, mail.html = letter.subject, letter.text, letter.html
    return mail


def _links(settings: Settings, what: NoticeLetter, mail: Mail) -> dict[str, str]:
    """The pages that the reader opens without signing in."""
    links = {"stop_link": stop_link(settings, mail)}
    for name, purpose in (("answer_link", LinkFor.ANSWER), ("rate_link", LinkFor.RATE)):
        link = Link(
            purpose,
            what.notice.person_id,
            what.notice.ticket_id,
            what.solution_id,
            mail.made_at + LASTING,
        )
        links[name] = f"{settings.origin}/l/{signed(settings, link)}"
    return links
