"""The letter with a code to sign in. Where a mail server takes it, no copy is kept of a code that
still opens.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from auth.sign_in_codes import LetterWithCode
from channels.addresses import message_id
from channels.composing import compose, of_the_desk
from channels.smtp import address_of, send
from models.columns import to_millisecond
from models.jobs import JobRow
from models.mail import Mail
from models.people import Person
from models.vocabulary import MailState
from settings import Settings
from texts.dates import time_of_day

NOTICE = "sign_in_code"
HIDDEN = "······"


async def deliver_job(settings: Settings, now: Callable[[], datetime], job: JobRow) -> None:
    """The job "sign_in_code". Done again, it sends nothing twice; late, it sends nothing at all."""
    told = LetterWithCode.opened(job.payload, settings)
    if told is None or told.expires_at <= now():
        return
    reader = await _reader(settings, told)
    if reader is None or not reader.email:
        return
    if await Mail.exists(job_id=job.id):
        return
    if not settings.smtp_url:
        await _letter(settings, now(), job, reader, told, told.code).save(force_create=True)
        return
    await send(
        settings,
        _letter(settings, now(), job, reader, told, told.code),
        address_of(reader.name, reader.email),
    )
    kept = _letter(settings, now(), job, reader, told, HIDDEN)
    kept.sent_at, kept.state = kept.made_at, MailState.SENT
    await kept.save(force_create=True)


async def _reader(settings: Settings, told: LetterWithCode) -> Person | None:
    """Whose code it is; of somebody new, who is on record once they typed it, what is known."""
    if not told.email:
        return await Person.get_or_none(id=told.person_id, active=True)
    return Person(
        name=told.email.partition("@")[0],
        email=told.email,
        language=settings.desk_language.upper(),
        timezone=settings.desk_timezone.key,
    )


def _letter(
    settings: Settings, now: datetime, job: JobRow, reader: Person, told: LetterWithCode, code: str
) -> Mail:
    language = reader.language.lower()
    facts = {
        "reader": reader.name,
        **of_the_desk(settings),
        "code": code,
        "until": time_of_day(told.expires_at, language, reader.timezone),
    }
    letter = compose(NOTICE, language, facts, layout="letter")
    return Mail(
        job_id=job.id,
        person_id=reader.id,
        notice=NOTICE,
        language=reader.language,
        recipient=reader.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        message_id=message_id(settings, job.id),
        made_at=to_millisecond(now),
    )
