import pytest

from procedure.core.refusals import Code
from texts import LANGUAGES
from texts.placeholders import placeholders
from texts.refusals import FAULTS, REFUSALS, sentence


def test_every_refusal_has_a_sentence_and_no_other_code_has() -> None:
    assert REFUSALS.keys() == {code.value for code in Code}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*REFUSALS, *FAULTS])
def test_a_sentence_can_be_said_without_any_fact(code: str, language: str) -> None:
    said = sentence(code, language)

    assert said.endswith(".")
    assert not placeholders(said)


def test_a_sentence_says_as_much_as_is_known() -> None:
    assert (
        sentence("TOO_LONG", "es", {"longest": 200, "length": 214})
        == "El texto tiene 214 caracteres y caben 200. Acórtelo."
    )
    assert (
        sentence("TOO_LONG", "es", {"longest": 200})
        == "El texto es demasiado largo: caben 200 caracteres. Acórtelo."
    )
    assert sentence("TOO_LONG", "EN") == "The text is too long. Shorten it."


def test_a_state_is_told_by_its_label() -> None:
    assert (
        sentence("WRONG_STATE", "en", {"status": "CLOSED"})
        == "This cannot be done now: the request is “Closed”. Open it again to see what can be"
        " done."
    )


def test_an_empty_fact_is_an_unknown_one() -> None:
    assert (
        sentence("BAD_INPUT", "es", {"path": "", "problem": "MISSING"})
        == "Un dato enviado falta y es obligatorio. Corríjalo y vuelva a enviarlo."
    )
    assert (
        sentence("BAD_INPUT", "es", {"path": "input.subject", "problem": "MISSING"})
        == "El dato «input.subject» falta y es obligatorio. Corríjalo y vuelva a enviarlo."
    )


def test_a_brace_in_a_fact_stays_a_brace() -> None:
    reason = "a brace '}' and a name {reason}"

    assert reason in sentence("BAD_REQUEST", "es", {"reason": reason})
