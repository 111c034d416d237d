"""Notices by mail: each is written down once, whatever becomes of its job, and leaves when there is a mail server."""

from collections.abc import Callable
from datetime import datetime

from channels.composing import compose
from channels.notices import Notice, Told, told
from channels.smtp import address_of, domain_of, send
from models.columns import to_millisecond
from models.jobs import JobRow
from models.mail import Mail
from models.people import Person
from models.vocabulary import Language
from settings import Settings


async def carry(settings: Settings, now: Callable[[], datetime], job: JobRow) -> None:
    """The job "mail": its payload is a `Notice`. Done again, it finds the mail it made, and sends it if it had not."""
    mail = await Mail.get_or_none(job_id=job.id) or await _write(settings, now(), job)
    if mail is None or mail.sent_at is not None or not settings.smtp_url:
        return
    reader = await Person.get(id=mail.person_id)
    await send(settings, mail, address_of(reader.name, mail.recipient))
    mail.sent_at = to_millisecond(now())
    await mail.save(update_fields=["sent_at"])


async def latest(limit: int) -> list[Mail]:
    """What left, or would have left, the newest first."""
    return await Mail.all().order_by("-id").limit(limit)


async def _write(settings: Settings, now: datetime, job: JobRow) -> Mail | None:
    what = await told(Notice(**job.payload), settings)
    if what is None:
        return None
    await Mail.bulk_create([_letter(settings, now, job, what)], ignore_conflicts=True)
    return await Mail.get(job_id=job.id)


def _letter(settings: Settings, now: datetime, job: JobRow, what: Told) -> Mail:
    letter = compose(what.notice.notice, what.language, what.facts)
    return Mail(
        job_id=job.id,
        ticket_id=what.notice.ticket_id,
        person_id=what.notice.person_id,
        notice=what.notice.notice,
        language=Language(what.language.upper()),
        recipient=what.recipient,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        message_id=f"<job-{job.id}@{domain_of(settings.mail_from)}>",
        made_at=to_millisecond(now),
    )
