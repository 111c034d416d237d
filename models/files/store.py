"""Where the bytes are: a folder of this machine, or a bucket of an S3-compatible store.

Keys are random, so that no name of a person's ever becomes a path. A store may be slow or away:
nothing here is awaited inside a transaction, which would hold up every writer behind it.
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from typing import IO
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import LocalStore, ObjectStore, S3Store

from models.database import Unavailable, in_transaction
from settings import Settings

PIECE = 256 * 1024
ABSENT = (NotFoundError, FileNotFoundError)


class Gone(Exception):
    """Nothing is kept under this key any more."""


class Store:
    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    @classmethod
    def of(cls, settings: Settings) -> Store:
        """The bucket that FILES_URL names, with the AWS_* variables of the environment; else a
        folder in DATA.
        """
        if settings.files_url:
            return cls(_bucket(settings))
        return cls(LocalStore(settings.made_data() / "files", mkdir=True))

    async def put(self, source: IO[bytes]) -> str:
        """The key under which it is kept from now on. Raises Unavailable."""
        key = secrets.token_hex(20)
        with _reaching():
            await obstore.put_async(self._store, _path(key), source)
        return key

    async def read(self, key: str) -> AsyncIterator[bytes]:
        """Its bytes, a piece at a time; the first is read before this returns. Raises Gone,
        Unavailable.
        """
        with _reaching():
            try:
                found = await obstore.get_async(self._store, _path(key))
            except ABSENT as gone:
                raise Gone from gone
        return _pieces(found.stream(min_chunk_size=PIECE))

    async def drop(self, keys: Iterable[str | None]) -> None:
        """Nothing is kept under these keys; there need not have been anything. Raises
        Unavailable.
        """
        for key in filter(None, keys):
            with _reaching():
                try:
                    await obstore.delete_async(self._store, _path(key))
                except ABSENT:
                    continue


def _bucket(settings: Settings) -> S3Store:
    url = urlsplit(settings.files_url)
    prefix = url.path.strip("/") or None
    if not settings.files_endpoint:
        return S3Store(url.netloc, prefix=prefix)
    plain = settings.files_endpoint.startswith("http://")
    return S3Store(
        url.netloc,
        prefix=prefix,
        endpoint=settings.files_endpoint,
        client_options={"allow_http": plain},
    )


async def _pieces(stream: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    async for piece in stream:
        yield bytes(piece)


def _path(key: str) -> str:
    """In folders of two letters: a folder of a million files is slow to look into."""
    return f"{key[:2]}/{key}"


@contextmanager
def _reaching() -> Iterator[None]:
    if in_transaction():
        raise RuntimeError("the store of files is not awaited inside a transaction")
    try:
        yield
    except (BaseError, OSError) as away:
        raise Unavailable("the store of files") from away
