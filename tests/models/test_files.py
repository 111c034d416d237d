"""Attached files on their way in and out: kept in a folder or a bucket, known by their bytes, drawn
anew, scanned.
"""

from __future__ import annotations

import asyncio
import io
import struct
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer
from PIL import Image

from models.database import Database, Unavailable, transaction
from models.files import previews
from models.files.media_types import display_name, type_of
from models.files.previews import preview_of
from models.files.receiving import Files
from models.files.scanning import Infected, Scanner
from models.files.store import Gone, Store
from models.vocabulary import Scan
from settings import Settings

BUCKET = "desk-files"


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The address of an S3-compatible server with one empty bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    boto3.client(
        "s3",
        endpoint_url=address,
        region_name="us-east-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
    ).create_bucket(Bucket=BUCKET)
    yield address
    server.stop()


@pytest.fixture(params=["folder", "bucket"])
def store(
    sqlite_db: Database,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Store:
    settings = Settings(data=tmp_path)
    if request.param == "folder":
        return Store.of(settings)
    address = request.getfixturevalue("bucket")
    for name, value in (
        ("ACCESS_KEY_ID", "key"),
        ("SECRET_ACCESS_KEY", "secret"),
        ("REGION", "us-east-1"),
    ):
        monkeypatch.setenv(f"AWS_{name}", value)
    return Store.of(replace(settings, files_url=f"s3://{BUCKET}/attached", files_endpoint=address))


async def bytes_of(pieces: AsyncIterator[bytes]) -> bytes:
    return b"".join([piece async for piece in pieces])


# The store


@pytest.mark.parametrize("size", [1, 6_000_000])
async def test_what_is_put_is_read_again_in_pieces(store: Store, size: int) -> None:
    body = b"x" * (size - 1) + b"."

    key = await store.put(io.BytesIO(body))

    assert await bytes_of(await store.read(key)) == body
    assert key.isalnum()


async def test_what_is_dropped_is_gone_and_may_be_dropped_again(store: Store) -> None:
    key = await store.put(io.BytesIO(b"x"))

    await store.drop([key, None])
    await store.drop([key])

    with pytest.raises(Gone):
        await store.read(key)


async def test_a_bucket_that_is_away_is_said_to_be(
    sqlite_db: Database, tmp_path: Path, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    settings = Settings(data=tmp_path, files_url="s3://no-such-bucket", files_endpoint=bucket)

    with pytest.raises(Unavailable):
        await Store.of(settings).put(io.BytesIO(b"x"))


async def test_no_transaction_waits_for_the_store(sqlite_db: Database, tmp_path: Path) -> None:
    store = Store.of(Settings(data=tmp_path))

    async with transaction():
        with pytest.raises(RuntimeError, match="inside a transaction"):
            await store.put(io.BytesIO(b"x"))


# What a file is


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 30, "image/png"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"<html><script>alert(1)</script>", "text/plain"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "text/plain"),
        ("folio;monto\n8812;ñandú €"[:-1].encode()[:-1], "text/plain"),
        (b"\x00\x01\x02\x03", "application/octet-stream"),
        (b"caf\xe9 en latin-1, no utf-8 ...", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_bytes_show(beginning: bytes, kind: str) -> None:
    assert type_of(beginning) == kind


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("factura octubre.xlsx", "factura octubre.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\foto.png", "foto.png"),
        ('a"<b>:c|d?.txt', "a_b_c_d_.txt"),
        ("nómina\r\nContent-Type: text/html.pdf", "html.pdf"),
        ("factura\u202efdp.exe", "facturafdp.exe"),
        ("\x00\x01", "archivo"),
        ("...", "archivo"),
        ("", "archivo"),
        ("ñ" * 300 + ".pdf", "ñ" * 116 + ".pdf"),
        ("x" * 300, "x" * 119),
        ("📎 файл عربي.zip", "📎 файл عربي.zip"),
    ],
)
def test_a_name_is_one_line_without_a_path(given: str, shown: str) -> None:
    assert display_name(given) == shown


# Previews


def a_picture(form: str, size: tuple[int, int] = (3000, 1500), **more: object) -> io.BytesIO:
    drawn = io.BytesIO()
    Image.new("RGB", size, "navy").save(drawn, form, **more)
    return drawn


@pytest.mark.parametrize(
    ("form", "kind"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("GIF", "image/gif")]
)
async def test_a_picture_gets_a_small_one(form: str, kind: str) -> None:
    drawn = await preview_of(a_picture(form), kind)

    assert drawn is not None
    with Image.open(io.BytesIO(drawn)) as small:
        assert (small.format, max(small.size)) == ("WEBP", 1280)


async def test_where_a_photo_was_taken_is_not_in_its_preview() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Cámara de Ana"
    exif[0x8825] = {1: "N", 2: (19.0, 25.0, 42.0)}
    photo = a_picture("JPEG", (64, 64), exif=exif)
    assert b"mara de Ana" in photo.getvalue()

    drawn = await preview_of(photo, "image/jpeg")

    assert drawn is not None
    assert b"mara de Ana" not in drawn
    with Image.open(io.BytesIO(drawn)) as small:
        assert dict(small.getexif()) == {}


async def test_a_bomb_a_broken_picture_and_no_picture_get_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(previews, "MOST_PIXELS", 10_000)

    assert await preview_of(a_picture("PNG", (101, 100)), "image/png") is None
    assert await preview_of(io.BytesIO(b"\x89PNG\r\n\x1a\n broken"), "image/png") is None
    assert await preview_of(io.BytesIO(b"%PDF-1.7"), "application/pdf") is None


# Scanning


@asynccontextmanager
async def a_clamd(answer: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Speaks clamd's INSTREAM: reads pieces until an empty one, then says `answer`."""
    heard: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"INSTREAM")
        await reader.read(1)
        while size := struct.unpack("!L", await reader.readexactly(4))[0]:
            heard.append(await reader.readexactly(size))
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"tcp://127.0.0.1:{server.sockets[0].getsockname()[1]}", heard


async def test_a_file_in_which_nothing_is_found_is_clean_and_was_seen_whole() -> None:
    async with a_clamd(b"stream: OK\n") as (address, heard):
        assert await Scanner(address).look(io.BytesIO(b"x" * 5000)) is Scan.CLEAN

    assert b"".join(heard) == b"x" * 5000


async def test_what_does_harm_is_kept_nowhere(sqlite_db: Database, tmp_path: Path) -> None:
    async with a_clamd(b"stream: Eicar-Test-Signature FOUND\n") as (address, _):
        with pytest.raises(Infected, match="Eicar"):
            await Files.of(Settings(data=tmp_path, clamav_url=address)).keep(io.BytesIO(b"X5O!"))

    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


async def test_while_the_scanner_is_away_nothing_is_let_in(
    sqlite_db: Database, tmp_path: Path
) -> None:
    files = Files.of(Settings(data=tmp_path, clamav_url="tcp://127.0.0.1:1"))

    with pytest.raises(Unavailable):
        await files.keep(io.BytesIO(b"x"))


async def test_without_a_scanner_it_is_said_that_nobody_looked(
    sqlite_db: Database, tmp_path: Path
) -> None:
    kept = await Files.of(Settings(data=tmp_path)).keep(a_picture("PNG", (20, 20)))

    assert (kept.scan, kept.content_type) == (Scan.NOT_SCANNED, "image/png")
    assert kept.preview_key is not None
    assert len(kept.sha256) == 64
