import pytest

from procedure.core import text_rules
from procedure.core.refusals import Code, Refusal


def test_a_line_is_one_line_however_it_was_sent() -> None:
    subject = text_rules.required(
        "No  entra\r\n\r\nhttps://elsewhere.example\u2028a nadie", "subject", text_rules.SUBJECT
    )

    assert subject == "No entra https://elsewhere.example a nadie"


def test_a_longer_text_keeps_its_lines() -> None:
    body = text_rules.required(" uno\r\n\r\n  dos\n", "body")

    assert body == "uno\n\n  dos"


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "\u3164\u2060", "\u2800"])
def test_a_text_where_nothing_can_be_read_is_no_text(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        text_rules.required(text, "subject", text_rules.SUBJECT)

    assert refused.value.code is Code.REQUIRED
    assert text_rules.optional(text, "subject") is None


@pytest.mark.parametrize("text", ["¿?", "😀", "مرحبا", "…"])
def test_a_sign_is_enough_to_be_read(text: str) -> None:
    assert text_rules.required(text, "subject", text_rules.SUBJECT) == text
