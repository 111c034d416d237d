"""Every notice that an act sends has its words in both languages, and no template is without its
notice.
"""

import ast

import pytest

from channels.composing import MESSAGES
from channels.notices import OWED
from settings import HERE
from texts import LANGUAGES
from texts.labels import LABELS

LAYOUTS = {"layout", "letter"}
WITHOUT_A_TICKET = {"sign_in_code", "digest", "invitation"}


def nodes() -> list[ast.AST]:
    trees = [
        ast.parse(path.read_text(encoding="utf-8")) for path in (HERE / "procedure").rglob("*.py")
    ]
    return [node for tree in trees for node in ast.walk(tree)]


def notices() -> set[str]:
    """The constant texts given to the functions that have a parameter `notice`."""
    senders = {
        node.name
        for node in nodes()
        if isinstance(node, ast.AsyncFunctionDef)
        and "notice" in {given.arg for given in node.args.args}
    }
    return {
        given.value
        for call in nodes()
        if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in senders
        for given in call.args[:2]
        if isinstance(given, ast.Constant) and isinstance(given.value, str)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notice_of_the_procedure_has_its_template_and_no_other_has(language: str) -> None:
    templates = {
        path.name.removesuffix(f".{language}.txt") for path in MESSAGES.glob(f"*.{language}.txt")
    }

    assert templates - LAYOUTS - WITHOUT_A_TICKET == notices()


def test_every_notice_has_a_name_that_its_reader_knows() -> None:
    assert LABELS["NoticeName"].keys() == {name.upper() for name in notices()}


def test_what_is_owed_to_the_customer_is_a_notice() -> None:
    assert notices() >= OWED
