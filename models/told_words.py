"""Words that say what they mean where they are declared."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class ToldWord(StrEnum):
    """An enum of words, each with a sentence: its `__doc__`, which the schema shows.

    Shape: `NAME = "NAME", "What it means and what to do."`
    """

    _value_: str

    def __new__(cls, word: str, means: str = "") -> Self:
        told = str.__new__(cls, word)
        told._value_, told.__doc__ = word, means
        return told
