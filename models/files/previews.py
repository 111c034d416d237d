"""A small picture of a picture: drawn anew, so that nothing of the file's own bytes or of its
metadata is in it.
"""

from __future__ import annotations

import asyncio
import io
from typing import IO

from PIL import Image, ImageOps

PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "GIF"}
TYPE = "image/webp"
MOST_PIXELS = 50_000_000  # more is a bomb, or a poster
SIDE = 1280


async def preview_of(source: IO[bytes], content_type: str) -> bytes | None:
    """The preview as WebP; none for what is no picture, cannot be read, or would take too much
    memory.
    """
    if content_type not in PICTURES:
        return None
    return await asyncio.to_thread(_draw, source, PICTURES[content_type])


def _draw(source: IO[bytes], form: str) -> bytes | None:
    source.seek(0)
    try:
        with Image.open(source, formats=[form]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (SIDE, SIDE))
            small = ImageOps.exif_transpose(picture)
            small.thumbnail((SIDE, SIDE))
            plain = Image.new("RGBA", small.size)
            plain.paste(small.convert("RGBA"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, MemoryError):
        return None
    drawn = io.BytesIO()
    plain.save(drawn, "WEBP", quality=82)
    return drawn.getvalue()
