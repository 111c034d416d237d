"""A browser as the tests of signing in need it: it asks, and keeps the cookies of the answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from starlette.requests import Request
from starlette.responses import Response

from settings import Settings

SETTINGS = Settings(secret_key="a secret of the tests, long enough to be one")


def a_request(
    headers: dict[str, str] | None = None,
    *,
    url: str = "https://testserver",
    client: str = "203.0.113.7",
    cookies: dict[str, str] | None = None,
) -> Request:
    scheme, _, host = url.partition("://")
    sent = {"host": host, **(headers or {})}
    if cookies:
        sent["cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return Request(
        {
            "type": "http",
            "method": "POST",
            "scheme": scheme,
            "path": "/solicitudes/nueva",
            "query_string": b"",
            "server": (host, 443),
            "client": (client, 50_000),
            "headers": [
                (name.lower().encode(), value.encode("latin-1")) for name, value in sent.items()
            ],
        }
    )


@dataclass
class Browser:
    url: str = "https://testserver"
    client: str = "203.0.113.7"
    cookies: dict[str, str] = field(default_factory=dict)

    def asks(self, **headers: str) -> Request:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return a_request(named, url=self.url, client=self.client, cookies=self.cookies)

    def hears(self, response: Response) -> None:
        for header in response.headers.getlist("set-cookie"):
            for name, morsel in SimpleCookie(header).items():
                self.cookies.pop(name, None)
                if morsel["max-age"] != "0":
                    self.cookies[name] = morsel.value
