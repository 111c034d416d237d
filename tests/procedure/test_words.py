import pytest

from procedure import words
from procedure.refusals import Code, Refusal


def test_a_line_is_one_line_however_it_was_sent() -> None:
    subject = words.required(
        "No  entra\r\n\r\nhttps://elsewhere.example\u2028a nadie", "subject", words.SUBJECT
    )

    assert subject == "No entra https://elsewhere.example a nadie"


def test_a_longer_text_keeps_its_lines() -> None:
    body = words.required(" uno\r\n\r\n  dos\n", "body")

    assert body == "uno\n\n  dos"


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "\u3164\u2060", "\u2800"])
def test_a_text_where_nothing_can_be_read_is_no_text(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        words.required(text, "subject", words.SUBJECT)

    assert refused.value.code is Code.REQUIRED
    assert words.optional(text, "subject") is None


@pytest.mark.parametrize("text", ["¿?", "😀", "مرحبا", "…"])
def test_a_sign_is_enough_to_be_read(text: str) -> None:
    assert words.required(text, "subject", words.SUBJECT) == text
