"""A browser without JavaScript: opens pages, fills in the forms that are there, and follows where
they lead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser

import httpx

from auth import sessions
from procedure.core.actor import Actor
from settings import Settings
from tests.auth.browser import a_request

HERE = "https://testserver"
SESSION = "__Host-atiende"


@dataclass
class HtmlForm:
    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Forms(HTMLParser):
    """What a browser would send back of each form, as the page came."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[HtmlForm] = []
        self.open: HtmlForm | None = None
        self.textarea = self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = HtmlForm(told.get("action", ""), told.get("method", "get"))
            self.forms.append(self.open)
        if self.open is None:
            return
        name = told.get("name", "")
        if tag == "input" and name:
            if told.get("type") in ("radio", "checkbox"):
                if "checked" in told:
                    self.open.fields[name] = told.get("value", "on")
            else:
                self.open.fields[name] = told.get("value", "")
        elif tag == "textarea":
            self.textarea, self.open.fields[name] = name, ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in told:
            self.open.fields[self.select] = told["value"]
        elif tag == "button":
            self.open.buttons.append((name, told.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self.open is not None and self.textarea:
            self.open.fields[self.textarea] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "textarea":
            assert self.open is not None
            # The first line break after the tag is not part of the text.
            self.open.fields[self.textarea] = self.open.fields[self.textarea].removeprefix("\n")
            self.textarea = ""


@dataclass(frozen=True)
class Page:
    browser: Browser
    answer: httpx.Response

    @property
    def status(self) -> int:
        return self.answer.status_code

    @property
    def path(self) -> str:
        return self.answer.url.raw_path.decode()

    @property
    def html(self) -> str:
        return self.answer.text

    @property
    def text(self) -> str:
        """What a person reads: no tags, no doubled blanks."""
        without = re.sub(r"<(script|style|head).*?</\1>|<[^>]+>", " ", self.html, flags=re.DOTALL)
        for sign, letter in (
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&#39;", "'"),
            ("&#34;", '"'),
            ("&amp;", "&"),
        ):
            without = without.replace(sign, letter)
        return re.sub(r"\s+", " ", without)

    def form(self, action: str) -> HtmlForm:
        parsed = _Forms()
        parsed.feed(self.html)
        return next(
            form for form in parsed.forms if form.action == action and form.method == "post"
        )

    async def send(self, action: str, **typed: str) -> Page:
        """Fill in the form and send it; `__` in a name stands for a dot."""
        fields = self.form(action).fields | {
            name.replace("__", "."): value for name, value in typed.items()
        }
        return await self.browser.post(action, fields)


@dataclass(frozen=True)
class Browser:
    http: httpx.AsyncClient
    settings: Settings

    async def open(self, path: str, *, follow: bool = True) -> Page:
        return Page(self, await self.http.get(path, follow_redirects=follow))

    async def post(self, path: str, fields: dict[str, str], **headers: str) -> Page:
        said = {"origin": HERE, "sec-fetch-site": "same-origin"}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {name: value for name, value in said.items() if value}
        return Page(
            self, await self.http.post(path, data=fields, headers=sent, follow_redirects=True)
        )

    async def signs_in(self, actor: Actor) -> Browser:
        """The session that signing in with a password would begin."""
        assert actor.person_id is not None
        token = await sessions.begin(a_request(), self.settings, actor.person_id, datetime.now(UTC))
        self.http.cookies.set(SESSION, token, domain="testserver.local")
        return self
