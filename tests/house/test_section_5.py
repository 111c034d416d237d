"""The times promised are those of the document, read from the document."""

import hashlib
import re
from datetime import timedelta
from pathlib import Path

import pytest

from models.vocabulary import Priority
from procedure.service_levels.clocks import REVISION_ZERO

DOCUMENT = Path(__file__).parents[2] / "docs" / "procedure" / "SGC-SAC-001.md"
PRIORITIES = {
    "Crítica": Priority.CRITICAL,
    "Alta": Priority.HIGH,
    "Media": Priority.MEDIUM,
    "Baja": Priority.LOW,
}
LINE = re.compile(
    r"- Prioridad (\w+): Respuesta inicial en (\d+) horas?, resolución en (\d+) horas?"
)
PROMISED = LINE.findall(DOCUMENT.read_text(encoding="utf-8"))


def test_section_5_promises_a_time_to_each_priority() -> None:
    assert [PRIORITIES[name] for name, _, _ in PROMISED] == list(Priority)


@pytest.mark.parametrize(("name", "response", "resolution"), PROMISED)
def test_revision_0_promises_what_section_5_says(name: str, response: str, resolution: str) -> None:
    target = REVISION_ZERO.targets[PRIORITIES[name]]

    assert target.first_response == timedelta(hours=int(response))
    assert target.resolution == timedelta(hours=int(resolution))


def test_revision_0_counts_around_the_clock() -> None:
    assert all(REVISION_ZERO.calendar(priority).blocks == () for priority in Priority)


def test_the_document_is_the_approved_one_to_the_byte() -> None:
    assert (
        hashlib.sha256(DOCUMENT.read_bytes()).hexdigest()
        == "e616136e75073af97fe28598f7647e47bdb18d6134d18b0616b68dc6839dcae5"
    )
