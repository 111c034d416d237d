"""A look for what does harm, by a ClamAV of the desk's own."""

from __future__ import annotations

from typing import IO
from urllib.parse import urlsplit

from aioclamd import ClamdAsyncClient, ClamdError

from models.database import Unavailable
from models.vocabulary import Scan

SECONDS = 60.0
PORT = 3310


class Infected(Exception):
    """It holds something that does harm; the message is ClamAV's name for it."""


class Scanner:
    """Without an address nothing is looked at, and the result says so."""

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        self._host, self._port = address.hostname or "", address.port or PORT

    async def look(self, source: IO[bytes]) -> Scan:
        """Raises Infected; Unavailable when nobody could look: what was not looked at is not let
        in.
        """
        if not self._host:
            return Scan.NOT_SCANNED
        source.seek(0)
        try:
            told = await ClamdAsyncClient(self._host, self._port, timeout=SECONDS).instream(source)
        except (ClamdError, OSError, TimeoutError) as away:
            raise Unavailable("the virus scanner") from away
        verdict, name = told["stream"]
        if verdict == "FOUND":
            raise Infected(name or "")
        return Scan.CLEAN
