"""From a page's function to an endpoint: the caller is known, forms are guarded, what goes wrong is
said in words.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from api.client import LARGEST_FILE, MOST_FILES, Client, Failed, Unavailable
from auth import csrf, saved_forms, sessions
from auth.cookies import keep_browser
from portal.shell import errors, files
from portal.shell.forms import TooLarge, has_files, read_form, read_form_with_files
from portal.shell.headers import protect
from portal.shell.page_requests import RECOVERED, Absent, Forbidden, Visit
from settings import Settings

SIGN_IN = "/sign-in"
Show = Callable[[Visit], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]
Handler = Callable[[Request, Exception], Awaitable[Response]]


@dataclass(frozen=True)
class Pages:
    settings: Settings
    client: Client

    def page(self, show: Show) -> Endpoint:
        """For who signed in; anybody else signs in first and comes back."""
        return self._endpoint(show, signed_in=True)

    def open_page(self, show: Show) -> Endpoint:
        return self._endpoint(show, signed_in=False)

    def linked_page(self, show: Show) -> Endpoint:
        """For who holds an address that nobody can guess: that is what guards its forms, wherever
        they come from.
        """
        return self._endpoint(show, signed_in=False, guards_forms=False)

    def _endpoint(self, show: Show, *, signed_in: bool, guards_forms: bool = True) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            visit = self.arrival(request)
            try:
                response = await guarded(
                    visit, show, signed_in=signed_in, guards_forms=guards_forms
                )
            finally:
                for file in visit.files:
                    await file.close()
            keep_browser(request, response, self.settings)
            return protect(response, visit.nonce, self.settings)

        return endpoint

    def handler(self, shown: Callable[[Visit], Response]) -> Handler:
        """For what no page answers; nothing is asked of the database, which may be what broke."""

        async def handle(request: Request, _error: Exception) -> Response:
            visit = self.arrival(request)
            response = shown(visit)
            keep_browser(request, response, self.settings)
            return protect(response, visit.nonce, self.settings)

        return handle

    def arrival(self, request: Request) -> Visit:
        now = datetime.now(UTC)
        return Visit(
            request,
            self.settings,
            self.client,
            now.replace(microsecond=now.microsecond // 1000 * 1000),
        )


async def guarded(
    visit: Visit, show: Show, *, signed_in: bool, guards_forms: bool = True
) -> Response:
    try:
        await _let_in(visit)
        if visit.posted and guards_forms:
            refusal = await _refusal_of_form(visit, signed_in=signed_in)
            if refusal is not None:
                return refusal
        if signed_in and visit.session is None:
            return visit.go(f"{SIGN_IN}?next={quote(visit.here)}")
        return await _shown(visit, show)
    except Unavailable:
        return errors.unavailable_page(visit)
    except Failed as failed:
        return errors.failed_page(visit, failed)
    except Absent:
        return errors.absent_page(visit)
    except Forbidden:
        return errors.forbidden_page(visit)
    except TooLarge:
        return errors.too_large_page(visit)


async def _shown(visit: Visit, show: Show) -> Response:
    """The page; what it gives back of a form is taken once the page is made, for a page that failed
    gave nothing. Where another tab was first, the page is made without.
    """
    response = await show(visit)
    if visit.recovering is not None and not await saved_forms.take(visit.recovering):
        visit.recovering, visit.recovers = None, False
        return await show(visit)
    return response


async def _let_in(visit: Visit) -> None:
    """What was sent, and by whom. A form without files is read first: it is not lost when the
    database is away.
    """
    sent_files = visit.posted and has_files(visit.request)
    if visit.posted and not sent_files:
        visit.fields = await read_form(visit.request)
    visit.session = await sessions.session_of(visit.request, visit.settings, visit.now)
    if sent_files:
        await _read_with_files(visit)


async def _read_with_files(visit: Visit) -> None:
    """Who is or was signed in here may send files; from anybody else a form is as small as any
    other.
    """
    known = visit.session or await sessions.last_person(visit.request, visit.settings)
    room = MOST_FILES * LARGEST_FILE if known else 0
    visit.fields, visit.files = await read_form_with_files(visit.request, room)


async def _refusal_of_form(visit: Visit, *, signed_in: bool) -> Response | None:
    """A form from elsewhere is refused; one whose session ended is kept, and comes back after
    signing in.
    """
    given = visit.fields.get(csrf.FIELD) or visit.request.headers.get(csrf.HEADER)
    verdict = csrf.verdict(visit.request, visit.settings, given)
    if verdict is csrf.Verdict.FOREIGN:
        raise Forbidden
    session_is_over = signed_in and visit.session is None
    if verdict is csrf.Verdict.OURS and not session_is_over:
        return None
    if visit.by_script:
        return errors.signed_out(visit)
    if not signed_in:
        return visit.go(visit.path if visit.path.startswith(SIGN_IN) else "/")
    kept = await _keep(visit)
    back = f"{visit.path}?{RECOVERED}=1" if kept else visit.path
    if not session_is_over:
        return visit.go(back)
    return visit.go(f"{SIGN_IN}?next={quote(back)}&expired={'kept' if kept else 'lost'}")


async def _keep(visit: Visit) -> bool:
    """The words, and the files for whose session it was."""
    if visit.files:
        visit.owner = await sessions.last_session(visit.request, visit.settings)
        visit.fields = await files.store_uploads(visit)
    fields = [(name, value) for name, value in visit.fields.items() if name != csrf.FIELD]
    return await saved_forms.keep(
        visit.browser,
        visit.path,
        fields,
        person_id=await sessions.last_person(visit.request, visit.settings),
        settings=visit.settings,
        now=visit.now,
    )
