import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from logs import set_up

PASSWORD = "k7mq-9trw-xh3d"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, configuration = root.handlers[:], root.level, structlog.get_config()
    yield
    root.handlers[:], root.level = handlers, level
    structlog.configure(**configuration)


def test_for_machines_every_line_is_an_object(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("json")

    structlog.get_logger().info("mail.sent", subject="¿Qué tal?")
    logging.getLogger("a_dependency").warning("the %s is late", "train")

    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(line["event"], line["level"]) for line in lines] == [
        ("mail.sent", "info"),
        ("the train is late", "warning"),
    ]
    assert lines[0]["subject"] == "¿Qué tal?"


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_fault_is_logged_without_the_values_it_met(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(form)
    log = structlog.get_logger()

    def fail(password: str) -> None:
        raise ValueError(len(password))

    try:
        fail(PASSWORD)
    except ValueError as problem:
        log.error("request.fault", exc_info=problem)

    logged = capsys.readouterr().err
    assert "ValueError: 14" in logged
    assert PASSWORD not in logged
