"""Files over HTTP with a bearer token: in by `/uploads`, out by `/attachments/…`, and only to who
may see them.
"""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.routing import Route

from api.gateway.door import Door
from api.transport import attachment_routes as endpoints
from api.transport.attachment_routes import FileEndpoints
from api.transport.http import GraphQLEndpoint
from api.transport.uploads import Uploads
from app import ANY
from models.attachments import Attachment
from models.files.receiving import Files
from models.vocabulary import Scope, Status
from procedure.core.actor import Actor
from procedure.resolution import attachments
from settings import Settings
from tests.api.mutation_calls import HERE, Line, token_of
from tests.api.world import ticket_id
from tests.builders import a_ticket, nothing_changes
from tests.cast import Desk

Dial = Callable[[Actor], Awaitable[Line]]


@pytest.fixture
async def http(door: Door, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    settings = replace(Settings(), data=tmp_path)
    uploads = Uploads(door, Files.of(settings))
    found = FileEndpoints(door, uploads, settings)
    app = Starlette(
        routes=[
            Route("/graphql", GraphQLEndpoint(door, settings)),
            Route("/uploads", found.receive, methods=ANY),
            Route("/attachments/{id}", found.file),
            Route("/attachments/{id}/preview", found.preview),
        ]
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as client:
        yield client


async def bearer(who: Actor) -> dict[str, str]:
    return {"authorization": f"Bearer {await token_of(who)}"}


async def uploaded(http: httpx.AsyncClient, who: Actor, name: str, body: bytes) -> httpx.Response:
    return await http.post("/uploads", files={"file": (name, body)}, headers=await bearer(who))


def a_png() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(drawn, "PNG")
    return drawn.getvalue()


async def test_a_file_is_uploaded_claimed_and_downloaded(
    http: httpx.AsyncClient, line: Dial, desk: Desk
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    kept = await uploaded(http, desk.partner, "captura.png", a_png())
    partner = await line(desk.partner)
    done = await partner.done(
        "addAttachment", id=ticket_id(ticket), input={"attachments": [kept.json()["id"]]}
    )
    told = await (await line(desk.ana)).ask(
        "query($id: ID!) { ticket(id: $id) { attachments { id name contentType size scan url"
        " previewUrl } } }",
        id=ticket_id(ticket),
    )
    [file] = told["ticket"]["attachments"]
    sent = await http.get(file["url"], headers=await bearer(desk.ana))
    small = await http.get(file["previewUrl"], headers=await bearer(desk.ana))

    assert kept.status_code == 201
    assert kept.json() | {"sha256": ""} == {
        "id": kept.json()["id"],
        "name": "captura.png",
        "contentType": "image/png",
        "size": len(a_png()),
        "sha256": "",
        "scan": "NOT_SCANNED",
    }
    assert done["event"]["kind"] == "ATTACHED"
    assert file["contentType"] == "image/png"
    assert sent.content == a_png()
    assert small.headers["content-type"] == "image/webp"


async def test_a_download_is_a_file_to_keep_from_which_nothing_runs(
    http: httpx.AsyncClient, desk: Desk
) -> None:
    hostile = b"<script>alert(document.cookie)</script>"
    kept = await uploaded(http, desk.ana, 'ñandú "x"\r\nSet-Cookie: a=b.html', hostile)

    sent = await http.get(f"/attachments/{kept.json()['id']}", headers=await bearer(desk.ana))

    assert sent.content == hostile
    assert sent.headers["content-type"].startswith("text/plain")
    assert sent.headers["content-disposition"].startswith(
        "attachment; filename*=UTF-8''%C3%B1and%C3%BA%20%2522x%2522"
    )
    assert "set-cookie" not in sent.headers
    assert sent.headers["x-content-type-options"] == "nosniff"
    assert sent.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert sent.headers["cross-origin-resource-policy"] == "same-origin"
    assert sent.headers["cache-control"] == "private, no-store"


async def test_before_it_is_sent_a_file_is_its_uploader_s_alone_and_then_its_ticket_s(
    http: httpx.AsyncClient, line: Dial, desk: Desk
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    kept = (await uploaded(http, desk.ana, "a.txt", b"folio")).json()["id"]
    path = f"/attachments/{kept}"

    async def seen() -> dict[str, int]:
        names = ("ana", "carlos", "elena", "beto", "partner", "laura")
        return {
            name: (await http.get(path, headers=await bearer(getattr(desk, name)))).status_code
            for name in names
        }

    before = await seen()
    await (await line(desk.ana)).done(
        "replyToTicket", id=ticket_id(ticket), input={"body": "Va", "attachments": [kept]}
    )
    after = await seen()

    assert before == {
        "ana": 200,
        "carlos": 404,
        "elena": 404,
        "beto": 404,
        "partner": 404,
        "laura": 404,
    }
    assert after == {
        "ana": 200,
        "carlos": 404,
        "elena": 200,
        "beto": 404,
        "partner": 200,
        "laura": 200,
    }


@pytest.mark.parametrize(
    "path", ["/attachments/x", "/attachments/QXR0YWNobWVudDo5", "/attachments/x/preview"]
)
async def test_what_does_not_exist_is_not_found(
    http: httpx.AsyncClient, desk: Desk, path: str
) -> None:
    answer = await http.get(path, headers=await bearer(desk.ana))

    assert answer.status_code == 404
    assert answer.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"


async def test_a_text_has_no_preview_and_lost_bytes_are_not_found(
    http: httpx.AsyncClient, desk: Desk, tmp_path: Path
) -> None:
    kept = (await uploaded(http, desk.ana, "a.txt", b"folio")).json()["id"]
    preview = await http.get(f"/attachments/{kept}/preview", headers=await bearer(desk.ana))
    for path in (tmp_path / "files").rglob("*"):
        if path.is_file():
            path.unlink()

    gone = await http.get(f"/attachments/{kept}", headers=await bearer(desk.ana))

    assert (preview.status_code, gone.status_code) == (404, 404)


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"files": {"file": ("vacío.txt", b"")}}, 422, "FILE_EMPTY"),
        ({"files": {"other": ("a.txt", b"x")}}, 400, "BAD_REQUEST"),
        ({"data": {"file": "no es un archivo"}}, 400, "BAD_REQUEST"),
        (
            {"content": b"not a form", "headers": {"content-type": "multipart/form-data"}},
            400,
            "BAD_REQUEST",
        ),
        ({"files": [("file", ("a", b"x")), ("file", ("b", b"x"))]}, 400, "BAD_REQUEST"),
    ],
)
async def test_what_is_no_upload_is_refused_in_words(
    http: httpx.AsyncClient, desk: Desk, sent: dict[str, Any], status: int, code: str
) -> None:
    headers = {**(await bearer(desk.ana)), **sent.pop("headers", {}), "accept-language": "en"}

    async with nothing_changes():
        answer = await http.post("/uploads", headers=headers, **sent)

    [error] = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (status, code)
    assert error["message"][0].isupper()


async def test_too_much_is_refused_while_it_is_read(
    http: httpx.AsyncClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Uploads, "largest", 1_000)

    answer = await uploaded(http, desk.ana, "a.bin", bytes(endpoints.ROOM_FOR_THE_FORM + 1_001))

    assert answer.status_code == 413
    assert answer.json()["errors"][0]["extensions"]["code"] == "FILE_TOO_LARGE"


@pytest.mark.parametrize("header", [{}, {"authorization": "Bearer wrong"}])
async def test_nobody_without_a_token_uploads_or_downloads(
    http: httpx.AsyncClient, desk: Desk, header: dict[str, str]
) -> None:
    up = await http.post("/uploads", files={"file": ("a", b"x")}, headers=header)
    down = await http.get("/attachments/x", headers=header)

    assert (up.status_code, down.status_code) == (401, 401)
    assert await Attachment.all().count() == 0


async def test_a_token_needs_the_scope(http: httpx.AsyncClient, desk: Desk) -> None:
    token = await token_of(desk.ana, Scope.TICKETS_READ)

    answer = await http.post(
        "/uploads", files={"file": ("a", b"x")}, headers={"authorization": f"Bearer {token}"}
    )

    assert answer.status_code == 403
    assert "tickets:write" in answer.json()["errors"][0]["message"]


async def test_uploads_cost_points(http: httpx.AsyncClient, door: Door, desk: Desk) -> None:
    before = door.limiter.rate(desk.ana.caller, datetime.now(UTC)).used

    await uploaded(http, desk.ana, "a.txt", b"x")

    assert door.limiter.rate(desk.ana.caller, datetime.now(UTC)).used == before + 10


async def test_too_many_uploads_that_wait_are_refused_for_now(
    http: httpx.AsyncClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST_WAITING", 1)
    await uploaded(http, desk.ana, "uno.txt", b"1")

    refused = await uploaded(http, desk.ana, "dos.txt", b"2")

    [error] = refused.json()["errors"]
    assert refused.status_code == 429
    assert (error["extensions"]["code"], error["extensions"]["retryable"]) == (
        "TOO_MANY_UPLOADS",
        True,
    )


async def test_without_the_scanner_nothing_comes_in_and_it_is_to_be_tried_again(
    http: httpx.AsyncClient, door: Door, desk: Desk, tmp_path: Path
) -> None:
    settings = replace(Settings(), data=tmp_path, clamav_url="tcp://127.0.0.1:9")
    found = FileEndpoints(door, Uploads(door, Files.of(settings)), settings)
    app = Starlette(routes=[Route("/uploads", found.receive, methods=["POST"])])

    async with (
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as alone,
        nothing_changes(besides={"access_token"}),
    ):
        refused = await uploaded(alone, desk.ana, "uno.txt", b"1")

    [error] = refused.json()["errors"]
    assert refused.status_code == 503
    assert (error["extensions"]["code"], error["extensions"]["retryable"]) == ("UNAVAILABLE", True)


@pytest.mark.parametrize("method", ["GET", "PUT"])
async def test_what_is_no_post_is_told_so_as_data(http: httpx.AsyncClient, method: str) -> None:
    answer = await http.request(method, "/uploads")

    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert answer.json()["errors"][0]["extensions"]["code"] == "METHOD_NOT_ALLOWED"
