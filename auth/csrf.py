"""A form is obeyed only when it came from one of our own pages, in the browser that the page was
given to.

Two proofs. The browser says where a request comes from (`Origin`, `Sec-Fetch-Site`); where it says
nothing, the form's token decides. The token, in each form, is an HMAC over the two cookies that
browser holds, which no other site can read or plant. (`Referrer-Policy: no-referrer` would make
browsers send `Origin: null`: the pages use `same-origin`.)
"""

import hmac
import secrets
from enum import Enum
from hashlib import sha256

from starlette.requests import HTTPConnection

from auth.cookies import browser_cookie, session_cookie
from auth.keys import key_for
from settings import Settings

FIELD = "form_token"
HEADER = "X-Form-Token"
OWN_SITES = {"same-origin", "none"}  # "none" is the person's own doing, like reloading


class Verdict(Enum):
    OURS = "OURS"
    # From our own page, from before signing in or out: show it again with a new token.
    STALE = "STALE"
    FOREIGN = "FOREIGN"  # refuse it


def form_token(request: HTTPConnection, settings: Settings) -> str:
    """The value of the hidden field of every form; never twice the same, and good as long as the
    browser's cookies stay.
    """
    nonce = secrets.token_urlsafe(12)
    return f"{nonce}.{_mac(request, settings, nonce)}"


def verdict(request: HTTPConnection, settings: Settings, given: str | None) -> Verdict:
    """May this unsafe request be obeyed? `given` is the form's token, or the header's."""
    says = _same_origin(request, settings)
    if says is False:
        return Verdict.FOREIGN
    nonce, _, mac = (given or "").partition(".")
    if hmac.compare_digest(mac.encode(), _mac(request, settings, nonce).encode()):
        return Verdict.OURS
    return Verdict.STALE if says else Verdict.FOREIGN


def _same_origin(request: HTTPConnection, settings: Settings) -> bool | None:
    """What the browser says; None when it says nothing."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    said = [] if site is None else [site in OWN_SITES]
    if origin is not None:
        said.append(origin == _own_origin(request, settings))
    return all(said) if said else None


def _own_origin(request: HTTPConnection, settings: Settings) -> str:
    return settings.origin if settings.secure else f"{request.url.scheme}://{request.url.netloc}"


def _mac(request: HTTPConnection, settings: Settings, nonce: str) -> str:
    bound_to = f"{nonce} {browser_cookie(request, settings)} {session_cookie(request, settings)}"
    return hmac.new(key_for("form token", settings), bound_to.encode(), sha256).hexdigest()
