"""A written mail leaves by the mail server of the settings."""

from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import aiosmtplib

from models.mail import Mail
from models.tickets import Ticket
from settings import Settings

PATIENCE = 15.0  # seconds for each answer of the server: well within a job's lease
DEFAULT_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


async def send(settings: Settings, mail: Mail, to: Address) -> None:
    """Refused or unreachable raises: the job is tried again."""
    server = urlsplit(settings.smtp_url)
    await aiosmtplib.send(
        await message_of(settings, mail, to),
        hostname=server.hostname,
        port=server.port or DEFAULT_PORTS[server.scheme],
        username=unquote(server.username) if server.username else None,
        password=unquote(server.password) if server.password else None,
        use_tls=server.scheme == "smtps",
        start_tls=server.scheme == "smtp+starttls",
        timeout=PATIENCE,
    )


async def message_of(settings: Settings, mail: Mail, to: Address) -> EmailMessage:
    """What is said of one ticket is one thread; programs are told not to answer (RFC 3834)."""
    message = EmailMessage()
    message["From"] = address_of(settings.desk_name, settings.mail_from)
    message["To"] = to
    message["Subject"] = mail.subject
    message["Date"] = mail.made_at
    message["Message-ID"] = mail.message_id
    if mail.ticket_id is not None:
        ticket = await Ticket.get(id=mail.ticket_id)
        thread = f"<{ticket.number}@{domain_of(settings.mail_from)}>"
        message["In-Reply-To"] = message["References"] = thread
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["Content-Language"] = mail.language.lower()
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message


def address_of(name: str, address: str) -> Address:
    return Address(" ".join(name.split()), addr_spec=address)


def domain_of(address: str) -> str:
    return address.rpartition("@")[2]
