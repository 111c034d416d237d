"""One request of one person to one page: who they are, in which language, and what the page may do
for them.
"""

import re
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from api.client import Caller, Client, id_of_person, of_page, of_visitor
from auth import csrf, saved_forms, sessions
from auth.cookies import browser_cookie
from auth.http import client_address, whereabouts
from auth.links import Opened
from auth.saved_forms import Left
from auth.sessions import SessionInfo
from portal.shell.rendering import HELP, rendered
from settings import Settings
from texts import dates, translations

LANGUAGE_COOKIE = "language"
RECOVERED = "recovered"


class Absent(Exception):
    """What was asked for does not exist, or not for this person."""


class Forbidden(Exception):
    """The form came from elsewhere, or the person may not do this."""


@dataclass
class Visit:
    """`spoken`: the language that the page's address says; `elsewhere`: this page's address in each
    language.

    `linked` is what a signed link opened; `owner` is whose session it was, when it ended before a
    form of theirs
    arrived: their files are kept for them. `recovering` is what they were writing then, and this
    page shows; `recovers` is false when another tab has it.
    """

    request: Request
    settings: Settings
    client: Client
    now: datetime
    session: SessionInfo | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[UploadFile] = ()
    file_problem: str = ""
    owner: SessionInfo | None = None
    linked: Opened | None = None
    recovering: Left | None = None
    recovers: bool = True
    spoken: str = ""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @property
    def path(self) -> str:
        return self.request.url.path

    @property
    def here(self) -> str:
        """Where the person is, to come back to."""
        query = self.request.url.query
        return f"{self.path}?{query}" if query and self.request.method == "GET" else self.path

    @property
    def posted(self) -> bool:
        return self.request.method == "POST"

    @property
    def by_script(self) -> bool:
        """Whether one of our scripts asks behind the page: it is answered, and sent nowhere
        else.
        """
        return csrf.HEADER in self.request.headers

    @cached_property
    def language(self) -> str:
        """`es` or `en`: the address's, else the person's, else the browser's choice, else the
        desk's.
        """
        if self.spoken:
            return self.spoken
        known = self.linked or self.session
        if known is not None:
            return known.actor.language.value.lower()
        chosen = self.query(LANGUAGE_COOKIE) or self.request.cookies.get(LANGUAGE_COOKIE)
        return chosen if chosen in ("es", "en") else self.settings.desk_language

    @property
    def zone(self) -> str:
        return self.session.actor.timezone if self.session else self.settings.desk_timezone.key

    @property
    def zone_name(self) -> str:
        """ "hora de Bogotá": whose clock the page shows."""
        return dates.zone_name(self.language, self.zone)

    @property
    def help_path(self) -> str:
        return HELP[self.language]

    @property
    def administers(self) -> bool:
        """Whether who is here administers a company."""
        return self.session is not None and self.session.actor.role == "CUSTOMER_ADMIN"

    @property
    def name(self) -> str:
        return self.session.actor.name if self.session else ""

    @property
    def me(self) -> str:
        """Who is here, as the API names them: two people may have the same name."""
        return id_of_person(self.session.person_id) if self.session else ""

    @property
    def signed_link(self) -> Opened:
        assert self.linked is not None
        return self.linked

    @property
    def signed_in(self) -> SessionInfo:
        assert self.session is not None
        return self.session

    @cached_property
    def form_token(self) -> str:
        return csrf.form_token(self.request, self.settings)

    @property
    def browser(self) -> str:
        return browser_cookie(self.request, self.settings)

    @property
    def address(self) -> str:
        return client_address(self.request, self.settings)

    def query(self, name: str) -> str:
        return self.request.query_params.get(name, "")

    def say(self, spanish: str, **facts: object) -> str:
        """A text of the catalogs, in the person's language."""
        return translations(self.language).gettext(spanish).format_map(facts)

    async def run(self, operation: str, **variables: Any) -> dict[str, Any]:
        """The data of one of the operations kept beside the pages. Raises Unavailable, Failed."""
        return await self.client.run(operation, variables, self.caller)

    async def run_once(self, operation: str, **variables: Any) -> dict[str, Any]:
        """As `run`, for the act that the signed link is for: done, it has used the link up."""
        caller = replace(self.caller, link=self.signed_link.token)
        return await self.client.run(operation, variables, caller)

    @property
    def caller(self) -> Caller:
        """Who asks the API when this page does."""
        if self.linked is not None:
            return of_page(self.linked.actor, self.address, self.language)
        known = self.session or self.owner
        if known is None:
            return of_visitor(whereabouts(self.address), self.language)
        return of_page(known.actor, self.address, self.language)

    async def follow(self, subscription: str, **variables: Any) -> AsyncIterator[dict[str, Any]]:
        """What one of the subscriptions kept beside the pages tells, for as long as the session
        lasts.

        Raises Unavailable, Failed.
        """
        session = self.signed_in
        caller = of_page(
            session.actor,
            self.address,
            self.language,
            partial(sessions.actor_by_now, session.session_id),
        )
        async for told in self.client.follow(subscription, variables, caller):
            yield told

    async def recovered(self) -> dict[str, str]:
        """What this person was writing here when their session ended. It is theirs once: taken when
        the page that shows it is made.
        """
        if self.query(RECOVERED) == "" or self.session is None or not self.recovers:
            return {}
        self.recovering = await saved_forms.left(
            self.browser,
            self.path,
            person_id=self.session.person_id,
            settings=self.settings,
            now=self.now,
        )
        return dict(self.recovering.fields) if self.recovering else {}

    def render(self, template: str, status: int = 200, **context: Any) -> HTMLResponse:
        html = rendered(
            template, self.language, {"visit": self, "form_field": csrf.FIELD, **context}
        )
        return HTMLResponse(html, status)

    def go(self, path: str) -> RedirectResponse:
        """After a POST, so that reloading does nothing twice."""
        return RedirectResponse(path, 303)


def local(path: str) -> str:
    """A path of ours to go on to; anything else is `/`, so that no link leads people elsewhere."""
    ours = re.match(r"/(?!/)", path) and path.isprintable() and "\\" not in path
    return path if ours else "/"
