"""What people wrote, checked before it is kept: no empty text where words are owed, none beyond its
length.
"""

from __future__ import annotations

from procedure.core.refusals import Code, Refusal

SUBJECT = 200
LINE = 200
BODY = 20_000
# Letters and signs that nobody sees, though Unicode does not count them among the blanks.
UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def required(
    text: str | None, field: str, longest: int = BODY, *, clause: str | None = None
) -> str:
    """The text without blanks around it. Refuses: REQUIRED, TOO_LONG, INVALID (a NUL, which no
    database keeps).
    """
    kept = optional(text, field, longest)
    if kept is None:
        raise Refusal(Code.REQUIRED, field, clause=clause)
    return kept


def optional(text: str | None, field: str, longest: int = BODY) -> str | None:
    """The text, or None where nothing can be read in it. What may not be longer than a line is one
    line.
    """
    kept = (text or "").replace("\r\n", "\n").strip()
    if longest <= LINE:
        # In a mail, a second line of a subject would stand among our own words.
        kept = " ".join(kept.split())
    if "\x00" in kept:
        raise Refusal(Code.INVALID, field)
    if len(kept) > longest:
        raise Refusal(Code.TOO_LONG, field, facts={"longest": longest, "length": len(kept)})
    return kept if any(map(_is_seen, kept)) else None


def _is_seen(letter: str) -> bool:
    return letter.isprintable() and not letter.isspace() and letter not in UNSEEN
