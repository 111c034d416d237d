"""A postman for the tests: brings a message through the real door and lets the worker do what
follows.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from obstore.store import MemoryStore

from channels.addresses import Participant, answering_address
from channels.inbound.receiving import Reception
from channels.inbound.routing import Post, sort
from channels.mail import carry_digest, deliver_job
from handlers import handlers
from models.files.receiving import Files
from models.files.scanning import Scanner
from models.files.store import Store
from models.mail import InboundMail
from models.tickets import Ticket
from procedure.core.actor import Actor
from settings import Settings
from tests.cast import NOON
from worker import Worker

SETTINGS = Settings(
    public_url="https://desk.example",
    mail_from="mesa@desk.example",
    mail_authserv="mx.desk.example",
    mail_listen="lmtp://127.0.0.1:2424",
    secret_key="the same in every test, and long enough",
)
SOON = timedelta(minutes=1)


@dataclass
class Postman:
    settings: Settings = SETTINGS
    now: datetime = NOON
    files: Files = field(default_factory=lambda: Files(Store(MemoryStore()), Scanner("")))

    def clock(self) -> datetime:
        return self.now

    @property
    def reception(self) -> Reception:
        return Reception(self.settings, self.files.store, self.clock)

    async def bring(self, raw: bytes, *recipients: str, sender: str | None = None) -> InboundMail:
        """The message as it stands once everything that it leads to is done."""
        await self.reception.receive(raw, recipients, sender)
        await self.work()
        found = await InboundMail.all().order_by("-id").first()
        assert found is not None
        return found

    async def work(self) -> None:
        post = Post(self.settings, self.files, self.clock)
        doing = {**handlers(self.settings, self.clock)}
        doing["inbound_mail"] = lambda job: sort(post, job)
        doing["mail"] = lambda job: deliver_job(self.settings, self.clock, job)
        doing["digest"] = lambda job: carry_digest(self.settings, self.clock, job)
        await Worker(doing, now=self.clock).run_due()

    def answers_of(self, ticket: Ticket, person: Actor) -> str:
        """The address that this person's answers go to."""
        assert person.person_id is not None
        return answering_address(self.settings, Participant(ticket.id, person.person_id))

    def speaking(self, **changes: object) -> Postman:
        return replace(self, settings=replace(self.settings, **changes))  # type: ignore[arg-type]


def a_mail(
    sender: str = "Ana Rojas <ana@andina.example>",
    to: str = "mesa@desk.example",
    subject: str = "No puedo timbrar",
    body: str = "Hola:\n\nAl timbrar la 8812 sale un error.\n\nAna",
    *,
    message_id: str | None = None,
    files: dict[str, bytes] | None = None,
    at: datetime = NOON,
    **headers: str,
) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = (
        message_id or f"<{abs(hash((sender, to, subject, body)))}@elsewhere.example>"
    )
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    for name, content in (files or {}).items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


def stream(content: bytes) -> io.BytesIO:
    return io.BytesIO(content)
