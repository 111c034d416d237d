"""A mail server of the tests, on loopback: it keeps what it is given."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Post:
    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signed_in: list[tuple[bytes, bytes]] = field(default_factory=list)
    busy: bool = False
    refuses: str = ""
    senders: list[str] = field(default_factory=list)

    def url(self, scheme: str = "smtp", user: str = "") -> str:
        return f"{scheme}://{user}127.0.0.1:{self.port}"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refuses:
            return self.refuses
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.busy:
            return "451 Try again later"
        assert isinstance(envelope.content, bytes)
        self.letters.append(
            message_from_bytes(envelope.content, EmailMessage, policy=policy.default)
        )
        self.recipients += envelope.rcpt_tos
        self.senders.append(str(envelope.mail_from))
        return "250 OK"

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, told: object
    ) -> AuthResult:
        assert isinstance(told, LoginPassword)
        self.signed_in.append((told.login, told.password))
        return AuthResult(success=True)


@asynccontextmanager
async def post_office() -> AsyncIterator[Post]:
    post = Post()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(
            post,
            hostname="post.example",
            authenticator=post.authenticate,
            auth_require_tls=False,
            loop=loop,
        ),
        "127.0.0.1",
        0,
    )
    post.port = server.sockets[0].getsockname()[1]
    try:
        yield post
    finally:
        server.close()
        await server.wait_closed()
