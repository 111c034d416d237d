"""The fields that the company asks for by type beside the procedure's own (4.1.3), as data with a
revision.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Self, TypeVar

from models.vocabulary import AnswerKind, Language, PolicyFlaw, TicketType
from procedure.core.text_rules import BODY, LINE
from procedure.service_levels.clocks.flaws import Flawed

KEY = re.compile(r"[A-Z][A-Z0-9_]{1,39}")
LABEL, HINT = 80, 200  # characters
MOST_FIELDS, MOST_CHOICES = 30, 50
REQUEST_FIELDS: Mapping[str, Any] = {"fields": []}
ANSWERED = frozenset({"key", "types", "answer", "needed", "choices"})
SAID = frozenset({"es", "en", "hint_es", "hint_en"})
Word = TypeVar("Word", TicketType, AnswerKind)


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in Spanish, and in English where that is written."""

    es: str
    en: str = ""

    def read_in(self, language: Language) -> str:
        return self.en if language is Language.EN and self.en else self.es


@dataclass(frozen=True, slots=True)
class CustomField:
    """One field: asked of requests of its `types`, owed where it is `needed`. `choices`, by key,
    are the answers that a CHOICE takes.
    """

    key: str
    types: frozenset[TicketType]
    answer: AnswerKind
    needed: bool
    label: Words
    hint: Words
    choices: Mapping[str, Words]

    @classmethod
    def from_policy(cls, facts: Mapping[str, Any]) -> Self:
        """Shape: an entry of `fields` in `docs/policies.md`. Raises Flawed, KeyError, TypeError."""
        if unknown := sorted(set(facts) - ANSWERED - SAID):
            raise Flawed(f"{unknown[0]} says nothing", PolicyFlaw.UNKNOWN_WORD, unknown[0])
        types = frozenset(_word(TicketType, name) for name in facts["types"])
        if not types:
            raise Flawed("a field is asked of some type", PolicyFlaw.MISSING, "types")
        answer = _word(AnswerKind, facts.get("answer", AnswerKind.LINE))
        hint = {"es": facts.get("hint_es", ""), "en": facts.get("hint_en", "")}
        return cls(
            key=_key(facts["key"]),
            types=types,
            answer=answer,
            needed=_flag(facts.get("needed", False)),
            label=_words(facts, LABEL),
            hint=_words(hint, HINT, owed=False),
            choices=_choices(answer, facts.get("choices", [])),
        )

    @property
    def longest(self) -> int:
        return BODY if self.answer is AnswerKind.TEXT else LINE

    def takes(self, answer: str) -> bool:
        """Whether it is one: of a choice a key, of a date a day as ISO 8601 writes it."""
        match self.answer:
            case AnswerKind.CHOICE:
                return answer in self.choices
            case AnswerKind.DATE:
                return _is_day(answer)
            case _:
                return True

    def shown(self, answer: str, language: Language) -> str:
        """An answer as somebody reads it: the words of a choice, anything else as it stands."""
        chosen = self.choices.get(answer)
        return chosen.read_in(language) if chosen else answer


@dataclass(frozen=True)
class RequestFields:
    """One revision, in the order in which a form asks."""

    revision: int
    fields: tuple[CustomField, ...]

    @classmethod
    def from_policy(cls, facts: Mapping[str, Any]) -> Self:
        """Raises Flawed, KeyError, TypeError."""
        fields = tuple(CustomField.from_policy(each) for each in facts["fields"])
        if len(fields) > MOST_FIELDS:
            raise Flawed(f"more than {MOST_FIELDS} fields", PolicyFlaw.OUT_OF_RANGE, "fields")
        _require_once(field.key for field in fields)
        return cls(revision=int(facts.get("revision", 0)), fields=fields)

    @cached_property
    def by_key(self) -> Mapping[str, CustomField]:
        return {field.key: field for field in self.fields}

    def of(self, type: TicketType) -> tuple[CustomField, ...]:
        """Those that a request of this type is asked."""
        return tuple(field for field in self.fields if type in field.types)


def _is_day(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def _choices(answer: AnswerKind, written: Sequence[Mapping[str, Any]]) -> dict[str, Words]:
    """Two and more for a CHOICE, none for anything else."""
    choices = [(_key(each["key"]), _words(each, LABEL)) for each in written]
    fits = 2 <= len(choices) <= MOST_CHOICES if answer is AnswerKind.CHOICE else not choices
    if not fits:
        raise Flawed("no number of choices for it", PolicyFlaw.OUT_OF_RANGE, "choices")
    _require_once(key for key, _ in choices)
    return dict(choices)


def _require_once(keys: Iterable[str]) -> None:
    twice = [key for key, count in Counter(keys).items() if count > 1]
    if twice:
        raise Flawed(f"{twice[0]} stands there twice", PolicyFlaw.TWICE, twice[0])


def _key(written: Any) -> str:
    if not isinstance(written, str) or not KEY.fullmatch(written):
        raise Flawed(f"{written} is no key", PolicyFlaw.UNKNOWN_WORD, str(written))
    return written


def _word(kind: type[Word], written: Any) -> Word:
    if written not in set(kind):
        raise Flawed(f"{written} is no {kind.__name__}", PolicyFlaw.UNKNOWN_WORD, str(written))
    return kind(written)


def _words(facts: Mapping[str, Any], longest: int, *, owed: bool = True) -> Words:
    said = {language: facts.get(language, "") for language in ("es", "en")}
    for text in said.values():
        if not isinstance(text, str) or len(text) > longest or not text.isprintable():
            raise Flawed("a text is one line", PolicyFlaw.OUT_OF_RANGE, str(text)[:longest])
    if owed and not said["es"].strip():
        raise Flawed("es is missing", PolicyFlaw.MISSING, "es")
    return Words(said["es"].strip(), said["en"].strip())


def _flag(written: Any) -> bool:
    if not isinstance(written, bool):
        raise Flawed("needed is true or false", PolicyFlaw.WRONG_SHAPE, "needed")
    return written
