"""While a worker runs, whatever brings mail is open: the mailbox that is followed, the port that is
listened on.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import structlog

from channels.inbound.imap import Mailbox
from channels.inbound.receiving import Reception
from channels.inbound.smtp_server import listening
from models.columns import utc_now
from models.files.store import Store
from settings import Settings

log = structlog.get_logger()

GOODBYE = 3.0  # seconds


@asynccontextmanager
async def mail_comes_in(settings: Settings) -> AsyncIterator[None]:
    """By every way that the settings name; by none, where they name none."""
    async with AsyncExitStack() as ways:
        reception = Reception(settings, Store.of(settings), utc_now)
        if settings.mail_listen:
            try:
                await ways.enter_async_context(listening(settings.mail_listen, reception))
            except OSError as taken:
                log.error("mail.cannot_listen", address=settings.mail_listen, reason=str(taken))
        if settings.imap_url:
            await ways.enter_async_context(following_mailbox(settings.imap_url, reception))
        yield


@asynccontextmanager
async def following_mailbox(address: str, reception: Reception) -> AsyncIterator[Mailbox]:
    mailbox = Mailbox(address, reception, asyncio.get_running_loop())
    task = asyncio.create_task(asyncio.to_thread(mailbox.follow))
    try:
        yield mailbox
    finally:
        mailbox.stopping.set()
        await asyncio.wait([task], timeout=GOODBYE)
