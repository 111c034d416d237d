"""The letter that invites somebody, to a company or to the desk. Where a mail server takes it, no
copy is kept of a link that still opens.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from auth.invitations import address_of, told
from channels.addresses import message_id
from channels.composing import compose, of_the_desk
from channels.mail import DETAIL
from channels.smtp import Undeliverable, send
from channels.smtp import address_of as recipient_of
from models.columns import to_millisecond
from models.jobs import JobRow
from models.mail import Mail, Suppression
from models.people import Invitation
from models.vocabulary import STAFF, MailState
from settings import Settings
from texts.dates import full_moment

NOTICE = "invitation"


async def deliver_job(settings: Settings, now: Callable[[], datetime], job: JobRow) -> None:
    """The job "invitation". Done again, it sends nothing twice; for one that is over, nothing."""
    invitation = await Invitation.get_or_none(id=job.payload["invitation_id"])
    if invitation is None or not invitation.is_open(now()) or await Mail.exists(job_id=job.id):
        return
    address = address_of(settings, invitation)
    mail = await _letter(settings, now(), job, invitation, address)
    refused = await Suppression.get_or_none(address=invitation.email.lower())
    if refused is not None:
        mail.state, mail.detail = MailState.SUPPRESSED, refused.detail
    if not settings.smtp_url or refused is not None:
        await mail.save(force_create=True)
        return
    try:
        await send(settings, mail, recipient_of(invitation.name, invitation.email))
        mail.sent_at, mail.state = mail.made_at, MailState.SENT
    except Undeliverable as refused:
        mail.state, mail.detail = MailState.REFUSED, str(refused)[:DETAIL]
    hidden = f"{settings.origin}/invitation/…"
    mail.text, mail.html = mail.text.replace(address, hidden), mail.html.replace(address, hidden)
    await mail.save(force_create=True)


async def _letter(
    settings: Settings, now: datetime, job: JobRow, invitation: Invitation, address: str
) -> Mail:
    language = invitation.language.lower()
    invited = await told(invitation)
    zone = str(settings.desk_timezone)
    facts = {
        "reader": invited.name,
        **of_the_desk(settings),
        "organization": invited.organization,
        "inviter": invited.inviter,
        "staff": invited.role in STAFF,
        "until": full_moment(invited.expires_at, language, zone),
        "link": address,
    }
    letter = compose(NOTICE, language, facts, layout="letter")
    return Mail(
        job_id=job.id,
        notice=NOTICE,
        language=invitation.language,
        recipient=invitation.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        message_id=message_id(settings, job.id),
        made_at=to_millisecond(now),
    )
