"""Every numbered sentence of SGC-SAC-001 is named by an act or an event, or is told to be people's
work.
"""

import importlib
import inspect
import pkgutil
import re

import procedure
from models.vocabulary import STAFF, Role
from procedure import acts_page
from procedure.core.acts import ACTS
from procedure.core.events import TicketEvent
from settings import HERE

DOCUMENT = (HERE / "docs" / "procedure" / "SGC-SAC-001.md").read_text(encoding="utf-8")
PEOPLE_S_WORK = (HERE / "docs" / "clauses.md").read_text(encoding="utf-8")
SECTIONS = {"3", "5", "6"}  # these have no numbers inside
RESPONSIBLE = {
    "Especialista de Atención al Cliente": Role.SPECIALIST,
    "Líder de Servicio al Cliente": Role.LEAD,
    "Equipo Técnico": Role.TECHNICIAN,
    "Gerente de Servicio al Cliente": Role.MANAGER,
}
NUMBER = re.compile(r"\b[3-6](?:\.\d\.\d)?\b")
REGISTER = re.compile(r"SGC-REG-SAC-\d{3}")


def sentences() -> list[str]:
    """4.1.1 to 4.5.4, as the document numbers them."""
    found, section = [], ""
    for line in DOCUMENT.splitlines():
        if heading := re.match(r"#+ (\S+)", line):
            section = heading[1]
        if section.startswith("4.") and (item := re.match(r"(\d)\. ", line)):
            found.append(f"{section}.{item[1]}")
    return found


def docstrings() -> list[str]:
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(procedure.__path__, "procedure.")
    ]
    return [
        inspect.getdoc(each) or ""
        for module in modules
        for each in (module, *vars(module).values())
        if inspect.ismodule(each) or getattr(each, "__module__", None) == module.__name__
    ]


def named() -> set[str]:
    clauses = [line for text in docstrings() for line in re.findall(r"Clause: (.*)", text)]
    by_acts = {
        number for line in clauses for number in NUMBER.findall(line.replace("SGC-SAC-001", ""))
    }
    declared = {act.clause for act in ACTS.values()}
    return by_acts | declared | {event.clause for event in TicketEvent.__subclasses__()}


def left_to_people() -> dict[str, str]:
    """Shape: `| 4.5.1 | why |` in docs/clauses.md."""
    return dict(re.findall(r"^\| (\S+) \| ([^|]+) \|$", PEOPLE_S_WORK, re.MULTILINE))


def test_the_document_has_twenty_one_sentences_in_section_4() -> None:
    assert len(sentences()) == 21


def test_every_sentence_is_fulfilled_by_an_act_or_is_people_s_work_for_a_reason() -> None:
    missing = set(sentences()) - named() - set(left_to_people())

    assert missing == set()


def test_what_is_people_s_work_is_not_also_claimed_by_an_act() -> None:
    assert set(left_to_people()) & named() == set()
    assert all(len(why) > 40 for clause, why in left_to_people().items() if clause[0].isdigit())


def test_no_act_names_a_sentence_that_is_not_there() -> None:
    assert named() - set(sentences()) - SECTIONS == set()


def test_the_responsible_of_section_3_are_the_roles_of_staff() -> None:
    told = re.findall(r"^- \*\*(.+?)\*\*", DOCUMENT, re.MULTILINE)

    assert {RESPONSIBLE[name] for name in told} == STAFF


def test_every_register_of_section_6_is_kept_or_is_people_s_work_for_a_reason() -> None:
    registers = set(REGISTER.findall(DOCUMENT.partition("## 6")[2]))
    code = "".join(path.read_text(encoding="utf-8") for path in (HERE / "models").glob("*.py"))

    assert len(registers) == 4
    assert registers - set(REGISTER.findall(code)) - set(left_to_people()) == set()


def test_the_page_of_acts_is_printed_from_their_declarations() -> None:
    assert acts_page.PAGE.read_text(encoding="utf-8") == acts_page.page(), (
        "run `.venv/bin/python -m procedure.acts_page`"
    )
