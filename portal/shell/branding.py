"""The desk's own colour and logo. Whatever colour is chosen, what is written on it or in it can be
read.
"""

from __future__ import annotations

from functools import cache

from starlette.responses import FileResponse, Response

from colors import BLACK, READABLE, WHITE, Color, mixed, parsed, until, written
from portal.shell.assets import FOR_A_YEAR
from portal.shell.page_requests import Absent, Visit

LIGHT_PAGE, DARK_PAGE = (0.98, 0.98, 0.99), (0.12, 0.13, 0.15)
WELL_READABLE = 6.0


async def colors(visit: Visit) -> Response:
    """A style sheet that puts the desk's colour in place of ours, in both themes."""
    if not visit.settings.desk_color:
        raise Absent
    sheet = style_sheet(visit.settings.desk_color)
    return Response(sheet, media_type="text/css", headers={"Cache-Control": FOR_A_YEAR})


async def logo(visit: Visit) -> Response:
    if visit.settings.desk_logo is None:
        raise Absent
    return FileResponse(visit.settings.desk_logo, headers={"Cache-Control": "public, max-age=3600"})


@cache
def style_sheet(chosen: str) -> str:
    color = parsed(chosen)
    brand = until(color, BLACK, against=WHITE, ratio=READABLE)
    ink = until(color, BLACK, against=mixed(color, LIGHT_PAGE, 0.94), ratio=WELL_READABLE)
    dark_tint = mixed(color, DARK_PAGE, 0.82)
    dark_ink = until(color, WHITE, against=dark_tint, ratio=WELL_READABLE)
    light = {"brand": brand, "brand-ink": ink, "brand-tint": mixed(color, LIGHT_PAGE, 0.94)}
    dark = {"brand": brand, "brand-ink": dark_ink, "brand-tint": dark_tint}
    return (
        f":root {{ {_tokens(light)} }}\n@media (prefers-color-scheme: dark) {{ :root {{"
        f" {_tokens(dark)} }} }}\n"
    )


def _tokens(colors: dict[str, Color]) -> str:
    return " ".join(f"--{name}: {written(color)};" for name, color in colors.items())
