"""What every page tells the browser: whose scripts may run, who may frame it, what it may not
use.
"""

from starlette.responses import Response

from settings import Settings

POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self'; font-src"
    " 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
# GraphiQL and the editor inside it write styles and start workers of their own: on its page alone.
POLICY_OF_EXPLORER = (
    "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self'"
    " 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; worker-src"
    " 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
POWERS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


def protect(response: Response, nonce: str, settings: Settings) -> Response:
    """A page may set a policy of its own before; nothing else differs."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY.format(nonce=nonce))
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Referrer-Policy"] = "same-origin"
    headers["Permissions-Policy"] = POWERS
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers.setdefault("Cache-Control", "no-store")
    if settings.secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return response
