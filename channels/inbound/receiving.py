"""The door for every message, whoever brings it: kept whole before its carrier is told that we have
it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import orjson

from channels.inbound.parsing import header, parsed
from models import database
from models.columns import to_millisecond
from models.files.store import Store
from models.jobs import enqueue
from models.mail import InboundMail
from settings import Settings

JOB = "inbound_mail"
LARGEST = 40_000_000  # bytes: a file of 25 MB grows by a third on its way


class TooLarge(Exception):
    """Nobody keeps a message like this."""


@dataclass(frozen=True)
class Reception:
    """Where messages are received. Raises Unavailable, and then the carrier keeps the message and
    comes again.
    """

    settings: Settings
    store: Store
    now: Callable[[], datetime]

    async def receive(
        self,
        raw: bytes,
        recipients: tuple[str, ...] = (),
        sender: str | None = None,
        *,
        whole: bool = True,
    ) -> bool:
        """Whether it was new. `recipients` and `sender` as the envelope says, where there is one;
        raises TooLarge.

        What is not whole is the head of a message that stayed in its mailbox for its size.
        """
        if len(raw) > LARGEST:
            raise TooLarge
        key = key_of(raw)
        if await InboundMail.exists(key=key):
            return False
        store_key = await self.store.put(io.BytesIO(raw))
        try:
            return await self._keep(key, store_key, raw, recipients, sender, whole)
        except BaseException:
            await self.store.drop([store_key])
            raise

    async def _keep(
        self,
        key: str,
        store_key: str,
        raw: bytes,
        recipients: tuple[str, ...],
        sender: str | None,
        whole: bool,
    ) -> bool:
        now = to_millisecond(self.now())
        async with database.transaction():
            kept = await database.rows(
                "INSERT INTO inbound_mail(key, store_key, size, received_at, state, internet_id,"
                " sender, sender_name, subject, text, html) VALUES ($1, $2, $3, $4, 'RECEIVED', '',"
                " '', '', '', '', '') ON CONFLICT(key) DO NOTHING RETURNING id",
                [key, store_key, len(raw), now],
            )
            if kept:
                told = {
                    "inbound_id": kept[0]["id"],
                    "recipients": list(recipients),
                    "bounces": sender == "",
                    "whole": whole,
                }
                await enqueue(JOB, told, run_at=now, dedupe=f"{JOB}:{kept[0]['id']}")
        if not kept:
            await self.store.drop([store_key])
        return bool(kept)


def key_of(raw: bytes) -> str:
    """The same for the same message, by whatever way and however often it comes: its Message-ID,
    sender and body.

    Not the Message-ID alone: somebody who guesses one could keep another's mail from arriving.
    """
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    try:
        message = parsed(head + b"\n\n")
        named = [header(message, name) for name in ("message-id", "from", "date", "subject")]
    except Exception:  # whatever a parser makes of it: then its bytes are its name
        named = [hashlib.sha256(head).hexdigest()]
    facts = orjson.dumps([named, hashlib.sha256(body.rstrip()).hexdigest()])
    return hashlib.sha256(facts).hexdigest()
