"""What a person is asked, in their words: the procedure's questions, and after those of the type
the company's own (its custom fields).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from portal.requests.questions import OF_EVERY_TYPE, OF_TYPE, Question
from portal.shell.page_requests import Visit
from texts import N_

CUSTOM = "customFields"


@dataclass(frozen=True)
class Questionnaire:
    """`custom` are those of every type; `people` are whom a complaint may be about, by id."""

    of_type: Mapping[str, Sequence[Question]]
    custom: Sequence[Question]
    of_every_type: Sequence[Question]
    people: Mapping[str, str]

    def of(self, request_type: str) -> list[Question]:
        """What a request of this type is asked beside what every request needs; nothing more while
        the type is not chosen.
        """
        custom = [question for question in self.custom if request_type in question.types]
        return [*self.of_type.get(request_type, ()), *custom, *self.of_every_type]

    def every(self) -> list[Question]:
        own = [question for questions in self.of_type.values() for question in questions]
        return [*own, *self.custom, *self.of_every_type]

    def custom_by_types(self) -> list[tuple[tuple[str, ...], list[Question]]]:
        """Those that stand together, and the types that they are asked of."""
        return [(types, list(group)) for types, group in groupby(self.custom, lambda q: q.types)]


async def questionnaire(visit: Visit) -> Questionnaire:
    found = await visit.run("Asked")
    return Questionnaire(
        of_type={kind: in_words(visit, own) for kind, own in OF_TYPE.items()},
        custom=[custom_question(visit, field) for field in found["requestFields"]],
        of_every_type=in_words(visit, OF_EVERY_TYPE),
        people={person["id"]: person["name"] for person in found["peopleWhoHelped"]},
    )


def in_words(visit: Visit, questions: Iterable[Question]) -> list[Question]:
    """The procedure's questions in the reader's language."""
    return [
        replace(
            question,
            label=visit.say(question.label),
            missing=question.missing and visit.say(question.missing),
            hint=question.hint and visit.say(question.hint),
        )
        for question in questions
    ]


def custom_question(visit: Visit, field: Mapping[str, Any]) -> Question:
    """A custom field as the API tells it, in the reader's language already."""
    label = field["label"]
    return Question(
        f"{CUSTOM}.{field['key']}",
        label,
        visit.say(N_("Falta contestar: {label}."), label=label) if field["needed"] else "",
        hint=field["hint"] or "",
        longest=20_000 if field["answer"] == "TEXT" else 200,
        rows=4 if field["answer"] == "TEXT" else 1,
        choices=tuple((choice["key"], choice["label"]) for choice in field["choices"]),
        is_date=field["answer"] == "DATE",
        types=tuple(field["types"]),
    )
