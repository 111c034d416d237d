"""What the page asks of a request is what the procedure takes."""

import pytest
from strawberry.utils.str_converters import to_camel_case

from models.vocabulary import TicketType
from portal.requests.questions import OF_EVERY_TYPE, OF_TYPE, Question
from procedure.reception import request_types
from procedure.reception.request_types import FIELDS, GROUP, Field


def asked(questions: tuple[Question, ...]) -> dict[str, tuple[int, bool]]:
    return {
        question.name: (question.longest, not question.optional)
        for question in questions
        if not question.people
    }


def taken(fields: tuple[Field, ...], group: str = "") -> dict[str, tuple[int, bool]]:
    return {
        to_camel_case(f"{group}{field.name}"): (field.longest, field.needed) for field in fields
    }


@pytest.mark.parametrize("kind", TicketType)
def test_a_page_asks_for_the_fields_of_a_type_as_long_as_they_may_be(kind: TicketType) -> None:
    assert asked(OF_TYPE[kind]) == taken(FIELDS[kind], f"{GROUP[kind]}.")


def test_a_page_asks_for_what_every_type_has() -> None:
    assert asked(OF_EVERY_TYPE) == taken(request_types.OF_EVERY_TYPE)
