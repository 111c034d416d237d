"""What a file is by its own bytes. What its name or its sender says of it is not believed."""

import re
import unicodedata

import filetype

FIRST_BYTES = 8192
LONGEST_NAME = 120
UNKNOWN = "application/octet-stream"
TEXT = "text/plain"
FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')


def type_of(beginning: bytes) -> str:
    """The media type that the first bytes show: `text/plain` for what reads as text, never HTML or
    a script.
    """
    kind = filetype.guess(beginning)
    if kind is not None:
        return str(kind.mime)
    return TEXT if _is_text(beginning) else UNKNOWN


def _is_text(beginning: bytes) -> bool:
    if b"\x00" in beginning:
        return False
    for missing in range(4):  # the last letter may have been cut in the middle
        try:
            beginning[: len(beginning) - missing].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return True
    return False


def display_name(given: str, nameless: str = "archivo") -> str:
    """A name to show and to suggest when it is downloaded: one line, no path, nothing that turns
    letters around.
    """
    last = re.split(r"[\\/]", given)[-1]
    visible = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    name = FORBIDDEN.sub("_", " ".join(visible.split())).strip(" .")
    if len(name) > LONGEST_NAME:
        stem, dot, ending = name.rpartition(".")
        short = ending if dot and len(ending) <= 10 else ""
        name = (stem if short else name)[: LONGEST_NAME - len(short) - 1] + (
            f".{short}" if short else ""
        )
    return name or nameless
