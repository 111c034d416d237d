import pytest

from procedure.core.events import EventKind
from tests.cast import BOGOTA, MEXICO
from texts.event_sentences import FOR_REQUESTER, HAPPENINGS, Reader, happening, summary
from texts.placeholders import placeholders

KNOWN = {
    "actor",
    "person",
    "person_before",
    "area",
    "other",
    "tag",
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
    "severity_before",
    "note",
    "level",
    "level_before",
}
KEPT |= {"basis", "reason", "clock", "satisfaction", "outcome", "count", "percent", "cause"}


def test_every_kind_of_event_has_its_sentence() -> None:
    assert HAPPENINGS.keys() == {kind.value for kind in EventKind}
    assert FOR_REQUESTER.keys() <= HAPPENINGS.keys()


def test_a_sentence_asks_for_facts_that_its_reader_has() -> None:
    asked = {
        name
        for text in [*HAPPENINGS.values(), *FOR_REQUESTER.values()]
        for name in placeholders(text)
    }

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
        happening("CLOSED", "es", facts, "requester")
        == "Cerramos su solicitud: la solución quedó confirmada."
    )
    assert happening("CONFIRMED", "es", facts, "requester") == "Usted confirmó la solución."


def test_a_code_at_the_start_of_a_label_keeps_its_capital() -> None:
    told = happening("ESCALATED", "es", {"actor": "Laura Sánchez", "level": "N3"})

    assert told == "Laura Sánchez escaló la solicitud a N3: líder."


def test_when_a_fact_is_not_known_the_label_is_said() -> None:
    assert happening("ASSIGNED", "es", {}) == "Asignada"
    assert happening("REPLIED", "en", {}, "requester") == "We replied"


def test_why_the_machine_did_something_is_told_to_staff_alone() -> None:
    facts = {"actor": "Bizflow", "person": "Laura Sánchez", "ranked": "ON_SHIFT, OPEN_LOAD 3"}

    assert happening("ASSIGNED", "es", facts, "staff") == (
        "La solicitud se asignó por sí sola a Laura Sánchez: en turno, solicitudes abiertas: 3."
    )
    assert happening("ASSIGNED", "es", facts, "customer") == (
        "Bizflow asignó la solicitud a Laura Sánchez."
    )
    assert happening("ASSIGNED", "es", facts, "requester") == "Laura Sánchez atiende su solicitud."


def test_an_instant_is_told_at_the_reader_s_clock() -> None:
    recorded = {"expected_at": "2026-03-02T18:00:00.000+00:00"}

    def told(language: str, zone: str) -> str:
        return summary(
            "THIRD_PARTY_AWAITED",
            recorded,
            {"actor": "Laura"},
            reader="staff",
            language=language,
            zone=zone,
        )

    assert told("es", BOGOTA) == "Laura espera a un tercero; fecha esperada: lun 2 mar, 13:00."
    assert told("EN", MEXICO) == (
        "Laura waits for a third party; expected on Mon, Mar 2, 12:00 PM."
    )


@pytest.mark.parametrize("reader", ["requester", "customer", "staff"])
def test_a_priority_that_stays_is_confirmed(reader: Reader) -> None:
    facts = {"actor": "Laura", "priority": "HIGH", "priority_before": "HIGH"}

    told = happening("PRIORITIZED", "es", facts, reader)

    assert told == (
        "Confirmamos la prioridad: alta."
        if reader == "requester"
        else "Laura confirmó la prioridad: alta."
    )
