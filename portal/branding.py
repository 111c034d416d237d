"""The desk's own colour and logo. Whatever colour is chosen, what is written on it or in it can be read."""

from __future__ import annotations

from functools import cache

from starlette.responses import FileResponse, Response

from portal.assets import FOR_A_YEAR
from portal.visits import Absent, Visit

Color = tuple[float, float, float]  # red, green, blue, from 0 to 1

WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
LIGHT_PAGE, DARK_PAGE = (0.98, 0.98, 0.99), (0.12, 0.13, 0.15)
READABLE = 4.6  # WCAG 2.2 asks for 4.5
WELL_READABLE = 6.0
STEP = 0.02


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
    return f":root {{ {_tokens(light)} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {_tokens(dark)} }} }}\n"


def parsed(chosen: str) -> Color:
    red, green, blue = (int(chosen[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def until(color: Color, towards: Color, *, against: Color, ratio: float) -> Color:
    """The colour itself, or the first shade of it on the way to black or white with enough contrast."""
    share = 0.0
    while contrast(mixed(color, towards, share), against) < ratio and share < 1:
        share += STEP
    return mixed(color, towards, min(1.0, share))


def mixed(color: Color, other: Color, share: float) -> Color:
    """`share` of the other one."""
    red, green, blue = (mine + (theirs - mine) * share for mine, theirs in zip(color, other, strict=True))
    return red, green, blue


def contrast(one: Color, other: Color) -> float:
    """From 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    """WCAG 2.2, relative luminance of an sRGB colour."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _tokens(colors: dict[str, Color]) -> str:
    return " ".join(f"--{name}: {_written(color)};" for name, color in colors.items())


def _written(color: Color) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in color)
