"""A mail server hands messages over to us, by LMTP or SMTP: each is ours once we say so, and not
before.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import structlog
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from channels.inbound.receiving import LARGEST, Reception, TooLarge
from models.database import Contention, Unavailable

TAKEN = "250 2.0.0 Taken"
LATER = "451 4.3.0 Cannot be kept now; come again"
TOO_LARGE = "552 5.3.4 Too large"
HOSTNAME = "atiende"

LONGEST_LINE = 2**20  # many who write mail keep no rule about the length of lines


class OurLMTP(LMTP):
    line_length_limit = LONGEST_LINE


class OurSMTP(SMTP):
    line_length_limit = LONGEST_LINE


log = structlog.get_logger()


class Handler:
    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content or b""
        raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape")
        try:
            await self._reception.receive(raw, tuple(envelope.rcpt_tos), envelope.mail_from)
        except TooLarge:
            return TOO_LARGE
        except (Unavailable, Contention) as away:
            log.warning("inbound.not_kept", reason=str(away))
            return LATER
        return TAKEN


@asynccontextmanager
async def listening(address: str, reception: Reception) -> AsyncIterator[int]:
    """While it lasts, messages are taken at `lmtp://host:port` or `smtp://host:port`; the port is
    answered.
    """
    url = urlsplit(address)
    handler, loop = Handler(reception), asyncio.get_running_loop()
    protocol = OurLMTP if url.scheme == "lmtp" else OurSMTP

    def talk() -> SMTP:
        return protocol(
            handler, hostname=HOSTNAME, data_size_limit=LARGEST, enable_SMTPUTF8=True, loop=loop
        )

    several = hasattr(
        socket, "SO_REUSEPORT"
    )  # each process of the desk listens, and the machine shares out
    server = await loop.create_server(talk, url.hostname, url.port or 0, reuse_port=several or None)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await server.wait_closed()
