import pytest

from procedure.events import EventKind
from texts.filling import placeholders
from texts.happenings import FOR_CUSTOMERS, HAPPENINGS, happening

KNOWN = {
    "actor",
    "person",
    "area",
    "other",
    "first_response_due_at",
    "resolution_due_at",
    "expected_at",
    "due_at",
    "estimate_at",
}
KEPT = {
    "via",
    "type",
    "priority",
    "priority_before",
    "complexity",
    "severity",
    "note",
    "level",
    "level_before",
}
KEPT |= {"basis", "reason", "clock", "satisfaction", "outcome", "count", "percent", "cause"}


def test_every_kind_of_event_has_its_sentence() -> None:
    assert HAPPENINGS.keys() == {kind.value for kind in EventKind}
    assert FOR_CUSTOMERS.keys() <= HAPPENINGS.keys()


def test_a_sentence_asks_for_facts_that_its_reader_has() -> None:
    asked = {name for text in [*HAPPENINGS.values(), *FOR_CUSTOMERS.values()] for name in placeholders(text)}

    assert asked == KNOWN | KEPT


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("es", "Laura Sánchez registró la solicitud por correo electrónico, con prioridad alta."),
        ("en", "Laura Sánchez registered the request by email, with high priority."),
    ],
)
def test_staff_are_told_who_did_what(language: str, told: str) -> None:
    facts = {"actor": "Laura Sánchez", "via": "EMAIL", "priority": "HIGH", "type": "INCIDENT"}

    assert happening("REGISTERED", language, facts) == told


def test_customers_are_told_what_it_means_to_them() -> None:
    facts = {"actor": "Usted", "basis": "CONFIRMED"}

    assert (
        happening("CLOSED", "es", facts, "customer") == "Cerramos su solicitud: la solución quedó confirmada."
    )
    assert happening("CONFIRMED", "es", facts, "customer") == "Usted confirmó la solución."


def test_a_code_at_the_start_of_a_label_keeps_its_capital() -> None:
    told = happening("ESCALATED", "es", {"actor": "Laura Sánchez", "level": "N3"})

    assert told == "Laura Sánchez escaló la solicitud a N3: líder."


def test_when_a_fact_is_not_known_the_label_is_said() -> None:
    assert happening("ASSIGNED", "es", {}) == "Asignada"
    assert happening("REPLIED", "en", {}, "customer") == "We replied"
