"""Files in and out: one way for bearer tokens and for pages. Limits, scopes and visibility as
everywhere.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any
from urllib.parse import quote

from api import ids
from api.gateway.door import Caller, Door, Json
from api.gateway.errors import Fault, FaultCode
from models.database import rows
from models.files import previews
from models.files.receiving import Files
from models.files.store import Gone
from models.sql import Params
from models.vocabulary import Scope
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from procedure.core.visibility import visible_attachments
from procedure.resolution.attachments import LARGEST, MOST, upload

POINTS_OF_UPLOAD = 10
POINTS_OF_DOWNLOAD = 1
NOTHING_RUNS = "default-src 'none'; sandbox"


@dataclass(frozen=True)
class Download:
    """Bytes on their way out, and what is told about them."""

    pieces: AsyncIterator[bytes]
    headers: dict[str, str]


class Uploads:
    """`largest` in bytes, `most` files at a time: what a page may tell people before they try."""

    largest = LARGEST
    most = MOST

    def __init__(self, door: Door, files: Files) -> None:
        self._door = door
        self._files = files

    async def receive(self, caller: Caller, name: str, source: IO[bytes]) -> Json:
        """What an act may claim from now on. Raises Fault, Refusal, Unavailable."""
        now = datetime.now(UTC)
        actor = self._admitted(caller, Scope.TICKETS_WRITE, POINTS_OF_UPLOAD, now)
        kept = await upload(
            self._files, actor, name=name, source=source, now=now, channel=caller.channel
        )
        return {
            "id": ids.encode("Attachment", kept.id),
            "name": kept.name,
            "contentType": kept.content_type,
            "size": kept.size,
            "sha256": kept.sha256,
            "scan": kept.scan.value,
        }

    async def send(self, caller: Caller, attachment_id: str, *, preview: bool = False) -> Download:
        """Raises Fault, of which NOT_FOUND is for what does not exist, is gone or may not be seen;
        Unavailable.
        """
        actor = self._admitted(caller, Scope.TICKETS_READ, POINTS_OF_DOWNLOAD, datetime.now(UTC))
        row = await _visible(actor, attachment_id)
        key = row["preview_key"] if preview else row["store_key"]
        if key is None:
            raise Fault(Code.NOT_FOUND, status=404)
        try:
            pieces = await self._files.store.read(key)
        except Gone:
            raise Fault(Code.NOT_FOUND, status=404) from None
        return Download(pieces, _of_preview() if preview else _of_file(row))

    def _admitted(self, caller: Caller, scope: Scope, points: int, now: datetime) -> Actor:
        if caller.actor is None or not caller.actor.is_known:
            raise Fault(FaultCode.UNAUTHENTICATED)
        if scope not in caller.actor.scopes:
            raise Fault(FaultCode.MISSING_SCOPE, facts={"scope": scope.word})
        limiter = self._door.limiter
        limiter.take(limiter.rate(caller.actor.caller, now), points, now)
        return caller.actor


async def _visible(actor: Actor, attachment_id: str) -> Mapping[str, Any]:
    params = Params()
    sql = "SELECT f.store_key, f.preview_key, f.name, f.content_type, f.size FROM attachment f "
    sql += f"WHERE f.id = {params.add(ids.key_of(attachment_id, 'Attachment'))} "
    found = await rows(sql + f"AND {visible_attachments(actor, params)}", params)
    if not found:
        raise Fault(Code.NOT_FOUND, status=404)
    return found[0]


def _of_file(row: Mapping[str, Any]) -> dict[str, str]:
    """Never shown in place: whatever it holds, it is a file to keep, from nobody's site."""
    return {
        **_guarded(),
        "Content-Type": row["content_type"],
        "Content-Length": str(row["size"]),
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(row['name'], safe='')}",
        "Cache-Control": "private, no-store",
    }


def _of_preview() -> dict[str, str]:
    return {**_guarded(), "Content-Type": previews.TYPE, "Cache-Control": "private, max-age=300"}


def _guarded() -> dict[str, str]:
    return {
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": NOTHING_RUNS,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
    }
