"""A written mail leaves by the mail server of the settings, and it is known what the server
said.
"""

from email.errors import HeaderDefect, HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import aiosmtplib

from channels.addresses import Participant, answering_address, bouncing_address, domain_of
from models.mail import InboundMail, Mail
from models.tickets import Ticket
from settings import Settings

PATIENCE = 15.0  # seconds for each answer of the server: well within a job's lease
DEFAULT_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
FOR_GOOD = 500


class Undeliverable(Exception):
    """The server will never take this mail; `of_the_address` when it is the address that it
    refuses.
    """

    def __init__(self, said: str, *, of_the_address: bool) -> None:
        super().__init__(said)
        self.of_the_address = of_the_address


async def send(settings: Settings, mail: Mail, to: Address, *, stop_link: str = "") -> None:
    """Unreachable, or refused for now, raises what went wrong: the job is tried again. Raises
    Undeliverable.
    """
    server = urlsplit(settings.smtp_url)
    message = await message_of(settings, mail, to, stop_link)
    try:
        await aiosmtplib.send(
            message,
            sender=(
                bouncing_address(settings, mail.job_id)
                if settings.reads_mail
                else settings.mail_from
            ),
            recipients=[to.addr_spec],
            hostname=server.hostname,
            port=server.port or DEFAULT_PORTS[server.scheme],
            username=unquote(server.username) if server.username else None,
            password=unquote(server.password) if server.password else None,
            use_tls=server.scheme == "smtps",
            start_tls=server.scheme == "smtp+starttls",
            timeout=PATIENCE,
        )
    except aiosmtplib.SMTPRecipientsRefused as refused:
        first = refused.recipients[0]
        if first.code < FOR_GOOD:
            raise
        raise Undeliverable(f"{first.code} {first.message}", of_the_address=True) from None
    except aiosmtplib.SMTPDataError as refused:
        if refused.code < FOR_GOOD:
            raise
        raise Undeliverable(f"{refused.code} {refused.message}", of_the_address=False) from None


async def message_of(
    settings: Settings, mail: Mail, to: Address, stop_link: str = ""
) -> EmailMessage:
    """What is said of one ticket is one thread; programs are told not to answer (RFC 3834)."""
    message = EmailMessage()
    message["From"] = address_of(settings.desk_name, settings.mail_from)
    message["To"] = to
    message["Subject"] = mail.subject
    message["Date"] = mail.made_at
    message["Message-ID"] = mail.message_id
    if mail.ticket_id is not None:
        await _thread(settings, mail, message)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["Content-Language"] = mail.language.lower()
    if stop_link:
        message["List-Unsubscribe"] = f"<{stop_link}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message


async def _thread(settings: Settings, mail: Mail, message: EmailMessage) -> None:
    """Under the ticket's own name, and under what its reader wrote last; answers come back to this
    participant.
    """
    ticket = await Ticket.get(id=mail.ticket_id)
    thread = f"<{ticket.number}@{domain_of(settings.mail_from)}>"
    theirs = (
        await InboundMail.filter(ticket_id=ticket.id, sender=mail.recipient).order_by("-id").first()
    )
    last = theirs.internet_id if theirs else ""
    message["In-Reply-To"] = last or thread
    message["References"] = f"{thread} {last}".strip()
    if settings.reads_mail and mail.person_id is not None:
        answers = answering_address(settings, Participant(ticket.id, mail.person_id))
        message["Reply-To"] = address_of(settings.desk_name, answers)


def address_of(name: str, address: str) -> Address:
    """The address as a header writes it. Raises Undeliverable for what no header can say without
    SMTPUTF8, which servers may lack.
    """
    try:
        return Address(" ".join(name.split()), addr_spec=address)
    except (HeaderDefect, HeaderParseError) as problem:
        raise Undeliverable(str(problem) or "no such address", of_the_address=True) from None
