"""What was answered to the questions of a request: whether it is complete, what it asks of the API,
why it matters.
"""

from collections.abc import Mapping
from typing import Any

from portal.requests.questionnaire import CUSTOM, Questionnaire
from portal.requests.questions import ALWAYS
from portal.shell.forms import OF_THE_WHOLE, Form
from portal.shell.page_requests import Visit
from texts import N_

FIRST = {"type": N_("Tipo"), "subject": N_("Asunto")}
LAST = {
    "description": N_("Descripción"),
    "attachments": N_("Archivos"),
    "affects": N_("A quién afecta"),
    "needed": N_("Cuándo lo necesita"),
}
LONGEST = {"subject": 200, "description": 20_000}
# The priority follows from two answers: these say how.
BECAUSE_AFFECTS = {
    "ONLY_ME": N_("le afecta a usted"),
    "MY_TEAM": N_("afecta a su equipo"),
    "WHOLE_COMPANY": N_("afecta a toda su empresa"),
}
BECAUSE_NEEDED = {
    "NOW": N_("lo necesita ahora"),
    "THIS_WEEK": N_("lo necesita esta semana"),
    "NO_RUSH": N_("no tiene prisa"),
}


def is_complete(visit: Visit, form: Form, asked: Questionnaire) -> bool:
    """Only what is missing or unknown is said here, in the question's own words; the rest the API
    judges.
    """
    for name, (missing, allowed) in ALWAYS.items():
        given = form.value(name).strip()
        if not given or (allowed and given not in allowed):
            form.refuse(name, visit.say(missing))
    for question in asked.of(form.value("type")):
        given = form.value(question.name).strip()
        if question.missing and not question.takes(given):
            form.refuse(question.name, question.missing)
        else:
            _refuse_beyond(visit, form, question.name, question.longest)
    for name, longest in LONGEST.items():
        _refuse_beyond(visit, form, name, longest)
    form.problems.pop(OF_THE_WHOLE, None)
    return not form.problems


def _refuse_beyond(visit: Visit, form: Form, name: str, longest: int) -> None:
    length = len(form.value(name).strip())
    if length > longest:
        said = N_("Es demasiado largo: tiene {length} caracteres y caben {longest}. Acórtelo.")
        form.refuse(name, visit.say(said, length=length, longest=longest))


def request_of(
    values: Mapping[str, str], asked: Questionnaire, linked: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The input of the mutation: the five answers everybody gives, the group of the type, and the
    custom fields.

    Answers to another type's questions stay in the form, and out of the request. `linked` is the
    request that this one is about, or goes on from.
    """
    request: dict[str, Any] = {name: values[name] for name in ALWAYS}
    if linked is not None:
        request["relatesToId" if values.get("about") else "continuesId"] = linked["id"]
    for question in asked.of(values["type"]):
        given = values.get(question.name, "").strip()
        group, _, name = question.name.rpartition(".")
        if group == CUSTOM and given:
            request.setdefault(group, []).append({"key": name, "value": given})
        elif group != CUSTOM and (question.missing or given):
            (request.setdefault(group, {}) if group else request)[name] = given
    return request


def known_names(asked: Questionnaire, request_type: str) -> list[str]:
    return [*ALWAYS, "attachments", *(each.name for each in asked.of(request_type))]


def names(visit: Visit, asked: Questionnaire) -> dict[str, str]:
    """Every question by the short name that the list of problems calls it, in the page's order."""
    first, last = (
        {name: visit.say(label) for name, label in told.items()} for told in (FIRST, LAST)
    )
    return first | {each.name: each.label for each in asked.every()} | last
