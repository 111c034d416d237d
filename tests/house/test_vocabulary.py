"""The words of the desk are used as they are written, and events hold nothing else."""

import importlib
import inspect
import pkgutil
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from typing import get_args, get_type_hints

import pytest

import procedure
from models import vocabulary
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import EventKind, TicketEvent
from procedure.core.refusals import Code

ENUMS = [
    *(
        each
        for each in vars(vocabulary).values()
        if inspect.isclass(each) and each.__module__ == vocabulary.__name__
    ),
    EventKind,
    Verb,
    Code,
]
EVENTS = TicketEvent.__subclasses__()
WORDS_IN_EVENTS = {("Attached", "digests"), ("Edited", "changed"), ("Assigned", "ranked")}
NAMED_OTHERWISE = {
    Verb.TAG: "tag_ticket",
    Verb.UNTAG: "untag_ticket",
    Verb.ACKNOWLEDGE_ESCALATION: "acknowledge",
    Verb.UNLINK: "unlink_tickets",
}


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_a_word_is_its_own_value(enum: type[StrEnum]) -> None:
    assert [member.value for member in enum] == [member.name for member in enum]


def test_every_kind_of_event_is_one_typed_fact() -> None:
    assert sorted(event.kind for event in EVENTS) == sorted(EventKind)
    assert all(is_dataclass(event) for event in EVENTS)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_an_event_holds_ids_words_and_instants_and_no_text_of_a_person(
    event: type[TicketEvent],
) -> None:
    hints = get_type_hints(event)

    texts = {
        (event.__name__, field.name)
        for field in fields(event)
        for kind in get_args(hints[field.name]) or (hints[field.name],)
        if not (kind in (int, bool, datetime, type(None)) or issubclass(kind, StrEnum))
    }

    assert texts <= WORDS_IN_EVENTS


def test_every_verb_is_an_act() -> None:
    acts = set()
    for module in pkgutil.walk_packages(procedure.__path__, "procedure."):
        for name, each in vars(importlib.import_module(module.name)).items():
            if inspect.iscoroutinefunction(each) and _first_parameter(each) == "act":
                acts.add(name)

    assert {NAMED_OTHERWISE.get(verb, verb.lower()) for verb in Verb} - acts == set()


def _first_parameter(function: object) -> str | None:
    assert callable(function)
    return next(iter(inspect.signature(function).parameters), None)


def test_an_act_is_opened_by_begin_only() -> None:
    assert inspect.ismethod(Act.begin)
