"""Colours that can be read, whatever colour a desk chose."""

from __future__ import annotations

Color = tuple[float, float, float]  # red, green, blue, from 0 to 1

OURS = "#3655cd"
"""Where a desk chose none."""
WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
READABLE = 4.6  # WCAG 2.2 asks for 4.5
STEP = 0.02


def on_white(chosen: str) -> str:
    """The chosen colour, dark enough for white words on it and for it on white."""
    return written(until(parsed(chosen or OURS), BLACK, against=WHITE, ratio=READABLE))


def parsed(chosen: str) -> Color:
    red, green, blue = (int(chosen[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def until(color: Color, towards: Color, *, against: Color, ratio: float) -> Color:
    """The colour itself, or the first shade of it on the way to black or white with enough
    contrast.
    """
    share = 0.0
    while contrast(mixed(color, towards, share), against) < ratio and share < 1:
        share += STEP
    return mixed(color, towards, min(1.0, share))


def mixed(color: Color, other: Color, share: float) -> Color:
    """`share` of the other one."""
    red, green, blue = (
        mine + (theirs - mine) * share for mine, theirs in zip(color, other, strict=True)
    )
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


def written(color: Color) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in color)
