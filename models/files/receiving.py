"""A file on its way in: measured, looked at and kept, with its preview, before any row knows of
it.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
from dataclasses import dataclass
from typing import IO

from models.files.media_types import FIRST_BYTES, type_of
from models.files.previews import preview_of
from models.files.scanning import Scanner
from models.files.store import PIECE, Store
from models.vocabulary import Scan
from settings import Settings


@dataclass(frozen=True)
class Kept:
    """What was found out about a file, and where it is."""

    content_type: str
    size: int
    sha256: str
    scan: Scan
    key: str
    preview_key: str | None


@dataclass(frozen=True)
class Files:
    store: Store
    scanner: Scanner

    @classmethod
    def of(cls, settings: Settings) -> Files:
        return cls(Store.of(settings), Scanner(settings.clamav_url))

    async def keep(self, source: IO[bytes]) -> Kept:
        """Raises Infected, Unavailable; then nothing is kept."""
        beginning, size, sha256 = await asyncio.to_thread(_measured, source)
        scan = await self.scanner.look(source)
        content_type = type_of(beginning)
        drawn = await preview_of(source, content_type)
        source.seek(0)
        key = await self.store.put(source)
        try:
            preview_key = None if drawn is None else await self.store.put(io.BytesIO(drawn))
        except BaseException:
            await self.store.drop([key])
            raise
        return Kept(content_type, size, sha256, scan, key, preview_key)


def _measured(source: IO[bytes]) -> tuple[bytes, int, str]:
    source.seek(0)
    beginning = source.read(FIRST_BYTES)
    digest, size = hashlib.sha256(beginning), len(beginning)
    while piece := source.read(PIECE):
        digest.update(piece)
        size += len(piece)
    return beginning, size, digest.hexdigest()
