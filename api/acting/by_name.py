"""How an input becomes the keyword arguments of an act: each field is the parameter of its name.

What fits and what does not is known when the schema is built, never when somebody calls.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import Field, fields
from inspect import Parameter, signature
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import strawberry

from api import ids

Rule = Callable[..., object]
MANY = (list, Sequence, Collection)


class Unfit(TypeError):
    """An input and the act that it is for do not fit each other: the schema is not built."""


def arguments_from(
    rule: Rule, given: type | None, *, after: int
) -> Callable[[object], Mapping[str, object]]:
    """What makes an input of the class `given` the arguments of `rule` beyond its first `after`.

    A rule whose one parameter is `input` takes it as it is. Raises Unfit.
    """
    taken = list(signature(rule).parameters.values())[after:]
    if given is None:
        _require_names(rule, set(), taken)
        return lambda _: {}
    if [each.name for each in taken] == ["input"]:
        return lambda told: {"input": told}
    filling = {parameter_of(field): field for field in fields(given)}
    _require_names(rule, filling.keys(), taken)
    _require_types(rule, filling, given)

    def arguments(told: object) -> Mapping[str, object]:
        if told is None:
            return {}
        return {name: _value(getattr(told, field.name), field) for name, field in filling.items()}

    return arguments


def kind_of(field: Field[object]) -> str | None:
    """The type whose id the field takes; none where it takes no id."""
    kind: str | None = field.metadata.get("kind")
    return kind


def parameter_of(field: Field[object]) -> str:
    """What the act calls it: the field's own name, unless it was declared with another."""
    return str(field.metadata.get("fills") or field.name)


def _value(told: object, field: Field[object]) -> object:
    kind = kind_of(field)
    if kind is None or told is None:
        return told
    if isinstance(told, list):
        return [ids.key_of(each, kind) for each in told]
    return ids.key_of(str(told), kind)


def _require_names(rule: Rule, told: Set[str], taken: Sequence[Parameter]) -> None:
    strange = told - {each.name for each in taken}
    missing = {each.name for each in taken if each.default is Parameter.empty} - told
    if strange:
        raise Unfit(f"{rule.__name__} takes no {sorted(strange)}")
    if missing:
        raise Unfit(f"{rule.__name__} is not given {sorted(missing)}")


def _require_types(rule: Rule, filling: Mapping[str, Field[object]], given: type) -> None:
    taken, shown = get_type_hints(rule), get_type_hints(given)
    for name, field in filling.items():
        if not _types(shown[field.name], kind_of(field)) <= _types(taken[name]):
            raise Unfit(f"{given.__name__}.{field.name} is not what {rule.__name__} takes")


def _types(hint: object, kind: str | None = None) -> set[object]:
    """The types that a value may have; of a list, those of what it holds. An id is the key that
    it stands for.
    """
    if get_origin(hint) in (Union, UnionType):
        return {each for part in get_args(hint) for each in _types(part, kind)}
    if get_origin(hint) in MANY:
        return {("many", each) for each in _types(get_args(hint)[0], kind)}
    if hint is strawberry.ID:
        return {int if kind else hint}
    return {getattr(hint, "__supertype__", hint)}
