"""Texts with placeholders, `{like_this}`, and which of several a set of facts can fill."""

from collections.abc import Iterable, Mapping
from functools import cache
from string import Formatter

Facts = Mapping[str, str | int]


@cache
def placeholders(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def fullest(texts: Iterable[str], facts: Facts) -> str | None:
    """The first text whose placeholders are all known; they are written with the one that says most
    first.
    """
    return next((text for text in texts if placeholders(text) <= facts.keys()), None)
