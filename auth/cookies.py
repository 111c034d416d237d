"""Two cookies: the session's, and the browser's own, which is there before anybody signs in and
after a session ended.

Over https both carry the `__Host-` prefix, so that no other host can plant them. Over plain http,
which only this machine may use, browsers refuse the prefix, and the names go without it.
"""

from datetime import timedelta

from starlette.requests import HTTPConnection
from starlette.responses import Response

from auth.http import is_secure
from auth.keys import new_secret
from auth.lifetimes import BROWSER
from settings import Settings

SESSION_NAME = "atiende"
BROWSER_NAME = "atiende-browser"
# A dead session's cookie still says which form was written with it, and who wrote it.
AFTER_ITS_SESSION = timedelta(days=1)


def session_cookie(request: HTTPConnection, settings: Settings) -> str:
    return request.cookies.get(_named(SESSION_NAME, request, settings), "")


def browser_cookie(request: HTTPConnection, settings: Settings) -> str:
    """The browser's own random value; a browser without one gets it with this request's answer
    (`keep_browser`).
    """
    sent = request.cookies.get(_named(BROWSER_NAME, request, settings), "")
    if sent:
        return sent
    if not hasattr(request.state, "new_browser"):
        request.state.new_browser = new_secret()
    return str(request.state.new_browser)


def keep_browser(request: HTTPConnection, response: Response, settings: Settings) -> None:
    """Give a new browser its value; on every answer that holds a form."""
    made = getattr(request.state, "new_browser", "")
    if made:
        _set(request, response, settings, BROWSER_NAME, made, BROWSER)


def keep_session(
    request: HTTPConnection, response: Response, settings: Settings, token: str
) -> None:
    lifetime = timedelta(days=settings.session_days) + AFTER_ITS_SESSION
    _set(request, response, settings, SESSION_NAME, token, lifetime)


def forget_session(request: HTTPConnection, response: Response, settings: Settings) -> None:
    _set(request, response, settings, SESSION_NAME, "", timedelta())


def _set(
    request: HTTPConnection,
    response: Response,
    settings: Settings,
    name: str,
    value: str,
    lifetime: timedelta,
) -> None:
    response.set_cookie(
        _named(name, request, settings),
        value,
        max_age=int(lifetime.total_seconds()),
        path="/",
        secure=is_secure(request, settings),
        httponly=True,
        samesite="lax",
    )


def _named(name: str, request: HTTPConnection, settings: Settings) -> str:
    return f"__Host-{name}" if is_secure(request, settings) else name
