"""Style sheets, scripts and icons: served with an address that changes when they do, so that
browsers may keep them.
"""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parent.parent / "static"
ICONS = STATIC / "vendor" / "icons"
FOR_A_YEAR = "public, max-age=31536000, immutable"


class Assets(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Cache-Control"] = (
            FOR_A_YEAR if b"v=" in scope["query_string"] else "no-cache"
        )
        return response


@cache
def asset(path: str) -> str:
    """`app.js` as `/static/app.js?v=…`."""
    stat = (STATIC / path).stat()
    return f"/static/{path}?v={stat.st_mtime_ns:x}{stat.st_size:x}"


@cache
def icon(name: str) -> Markup:
    """A Lucide icon, written into the page; it says nothing to a screen reader, so words stand
    beside it.
    """
    drawn = re.search(
        r"<svg[^>]*>(.*)</svg>", (ICONS / f"{name}.svg").read_text(encoding="utf-8"), re.DOTALL
    )
    assert drawn is not None
    # The icons come from a pinned package: no word of a person is in them.
    return Markup(  # noqa: S704
        '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"'
        ' stroke-linecap="round" stroke-linejoin="round"'
        f' aria-hidden="true">{drawn[1].strip()}</svg>'
    )
