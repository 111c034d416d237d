"""What people wrote, checked before it is kept: no empty text where words are owed, none beyond its length."""

from __future__ import annotations

from procedure.refusals import Code, Refusal

SUBJECT = 200
LINE = 200
BODY = 20_000


def required(text: str | None, field: str, longest: int = BODY, *, clause: str | None = None) -> str:
    """The text without blanks around it. Refuses: REQUIRED, TOO_LONG, INVALID (a NUL, which no database keeps)."""
    kept = optional(text, field, longest)
    if kept is None:
        raise Refusal(Code.REQUIRED, field, clause=clause)
    return kept


def optional(text: str | None, field: str, longest: int = BODY) -> str | None:
    kept = (text or "").replace("\r\n", "\n").strip()
    if "\x00" in kept:
        raise Refusal(Code.INVALID, field)
    if len(kept) > longest:
        raise Refusal(Code.TOO_LONG, field, facts={"longest": longest, "length": len(kept)})
    return kept or None
