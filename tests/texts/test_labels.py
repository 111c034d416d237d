import inspect
from enum import StrEnum

import pytest

from models import vocabulary
from procedure.assignment.ranking import ReasonWord
from procedure.core.acts import Verb
from procedure.core.events import EventKind
from procedure.desk.events import DeskEventKind
from texts import LANGUAGES
from texts.labels import FOR_CUSTOMERS, LABELS, label, labels

ENUMS: list[type[StrEnum]] = [
    *(
        each
        for each in vars(vocabulary).values()
        if inspect.isclass(each) and issubclass(each, StrEnum)
    ),
    EventKind,
    DeskEventKind,
    Verb,
    ReasonWord,
]
ENUMS.remove(StrEnum)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_word_has_a_label_of_its_own(enum: type[StrEnum], language: str) -> None:
    read = labels(enum.__name__, language)

    assert list(read) == list(enum)
    assert len(set(read.values())) == len(read)


def test_customers_read_some_words_in_another_way_than_staff() -> None:
    assert label("Status", "WAITING_CUSTOMER", "es") == "En espera del cliente"
    assert label("Status", "WAITING_CUSTOMER", "es", "customer") == "Esperamos su respuesta"
    assert label("Status", "WAITING_CUSTOMER", "en", "customer") == "We are waiting for your answer"
    assert (
        label("Status", "CLOSED", "en", "customer") == label("Status", "CLOSED", "en") == "Closed"
    )


def test_the_same_spanish_word_is_translated_by_what_it_is_a_word_of() -> None:
    assert label("Priority", "HIGH", "es") == label("Urgency", "HIGH", "es") == "Alta"
    assert label("Impact", "HIGH", "es") == "Alto"
    assert label("Impact", "HIGH", "EN") == "High"


def test_the_customer_sees_six_steps() -> None:
    assert list(labels("Step", "es").values()) == [
        "Recibida",
        "Clasificada",
        "Asignada",
        "En solución",
        "Por confirmar",
        "Cerrada",
    ]


def test_what_differs_for_customers_is_a_word_that_staff_read_too() -> None:
    assert all(words.keys() <= LABELS[enum].keys() for enum, words in FOR_CUSTOMERS.items())
