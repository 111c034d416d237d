"""A mailbox that is read by IMAP: what is there, and then what comes, as the server tells of it
(IDLE, RFC 2177).

A message that we have is marked with a keyword of ours; whatever is not marked is read, whoever has
looked at it. Where the server keeps no keywords, the mark is that it was seen. Read twice, a
message changes nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

import structlog
from imapclient import SEEN, IMAPClient
from imapclient.exceptions import IMAPClientError

from channels.inbound.receiving import LARGEST, Reception
from models.database import Contention, Unavailable

MARK = b"$Atiende"
DEFAULT_PORTS = {"imap": 143, "imap+starttls": 143, "imaps": 993}
PATIENCE = 30.0
IDLE_FOR = (
    240.0  # seconds before we say again that we are there: servers let go of who is silent for long
)
LISTEN_FOR = 1.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
AWAY = (OSError, IMAPClientError, ssl.SSLError, EOFError)

log = structlog.get_logger()


@dataclass
class Mailbox:
    """Followed by a thread of its own: IMAP's library waits; what it finds is received on the
    loop.
    """

    address: str
    reception: Reception
    loop: asyncio.AbstractEventLoop
    stopping: threading.Event = field(default_factory=threading.Event)
    problem: str = ""

    @property
    def url(self) -> SplitResult:
        return urlsplit(self.address)

    def follow(self) -> None:
        """Until it is told to stop. A server that is away, or goes in the middle, is tried again,
        ever less often.
        """
        pause = FIRST_PAUSE
        while not self.stopping.is_set():
            try:
                with self._open() as client:
                    pause, self.problem = FIRST_PAUSE, ""
                    self._read_and_wait(client)
            except AWAY as away:
                self.problem = str(away) or repr(away)
                log.warning(
                    "mailbox.away", server=self.url.hostname, reason=self.problem, again_in=pause
                )
                self.stopping.wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    @contextmanager
    def _open(self) -> Iterator[IMAPClient]:
        url = self.url
        client = IMAPClient(
            str(url.hostname),
            port=url.port or DEFAULT_PORTS[url.scheme],
            ssl=url.scheme == "imaps",
            timeout=PATIENCE,
        )
        try:
            if url.scheme == "imap+starttls":
                client.starttls(ssl.create_default_context())
            client.login(unquote(url.username or ""), unquote(url.password or ""))
            yield client
        finally:
            _leave(client)

    def _read_and_wait(self, client: IMAPClient) -> None:
        selected = client.select_folder(unquote(self.url.path.strip("/")) or "INBOX")
        keeps_marks = b"\\*" in selected.get(b"PERMANENTFLAGS", ())
        mark = MARK if keeps_marks else SEEN
        unread = [b"UNKEYWORD", MARK] if keeps_marks else [b"UNSEEN"]
        idles = client.has_capability("IDLE")
        while not self.stopping.is_set():
            for uid in client.search(unread):
                if self.stopping.is_set():
                    return
                if self._take(client, uid):
                    client.add_flags([uid], [mark], silent=True)
            self._wait(client, idles=idles)

    def _take(self, client: IMAPClient, uid: int) -> bool:
        """Whether we have it; what cannot be kept now stays unmarked, and is read again."""
        found = client.fetch([uid], [b"RFC822.SIZE"])
        if uid not in found:
            return False
        whole = found[uid][b"RFC822.SIZE"] <= LARGEST
        section = b"" if whole else b"HEADER"  # of what nobody keeps, that it is there
        raw = client.fetch([uid], [b"BODY.PEEK[%b]" % section])[uid][b"BODY[%b]" % section]
        received = asyncio.run_coroutine_threadsafe(
            self.reception.receive(raw, whole=whole), self.loop
        )
        try:
            received.result(timeout=PATIENCE * 2)
        except (Unavailable, Contention, TimeoutError) as away:
            log.warning("inbound.not_kept", reason=str(away))
            self.stopping.wait(FIRST_PAUSE)
            return False
        return True

    def _wait(self, client: IMAPClient, *, idles: bool) -> None:
        """Until something came, or it is time to say that we are there."""
        if not idles:
            self.stopping.wait(LISTEN_FOR * 10)
            client.noop()
            return
        client.idle()
        try:
            waited = 0.0
            while waited < IDLE_FOR and not self.stopping.is_set():
                if client.idle_check(timeout=LISTEN_FOR):
                    break
                waited += LISTEN_FOR
        finally:
            client.idle_done()


def _leave(client: IMAPClient) -> None:
    """With a word where the server is still there to hear it."""
    try:
        client.logout()
    except AWAY:
        with contextlib.suppress(*AWAY):
            client.shutdown()
