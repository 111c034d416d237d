"""A desk that is reached by https says so to every client; one that is not says nothing."""

from pathlib import Path

import httpx
import pytest

from app import create_app
from settings import Settings

A_YEAR = "max-age=31536000"


@pytest.mark.parametrize(
    ("address", "told"), [("https://desk.example", A_YEAR), ("http://localhost:8000", None)]
)
@pytest.mark.parametrize("path", ["/graphql", "/uploads", "/attachments/x", "/sign-in", "/nowhere"])
async def test_only_by_https(tmp_path: Path, path: str, address: str, told: str | None) -> None:
    app = create_app(Settings(data=tmp_path, public_url=address))
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)

    async with httpx.AsyncClient(transport=transport, base_url=address) as http:
        answer = await http.get(path)

    assert answer.headers.get("strict-transport-security") == told
