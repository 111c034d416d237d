"""A request in two steps: the questions, then every answer with what we would promise. Nothing is kept before."""

import secrets
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from portal.customer.questions import ALWAYS, OF_TYPE, Question, questions_of
from portal.forms import OF_THE_WHOLE, Form
from portal.visits import Absent, Visit
from texts import N_

TYPES = {
    "INQUIRY": ("circle-question-mark", N_("Quiero saber algo")),
    "INCIDENT": ("triangle-alert", N_("Algo no funciona")),
    "COMPLAINT": ("flag", N_("No estoy conforme")),
    "CHANGE_REQUEST": ("git-pull-request-arrow", N_("Quiero cambiar algo")),
}
FIRST = {"type": N_("Tipo"), "subject": N_("Asunto")}
LAST = {
    "description": N_("Descripción"),
    "affects": N_("A quién afecta"),
    "needed": N_("Cuándo lo necesita"),
}
KEY, STEP = "key", "step"


async def show(visit: Visit) -> Response:
    if not visit.posted:
        return _questions(visit, Form(await visit.recovered() or {"type": visit.query("type")}))
    form = Form(visit.fields)
    if visit.fields.get(STEP) == "change":
        return _questions(visit, form)
    if not _is_complete(visit, form):
        return _questions(visit, form, 422)
    return await (_send(visit, form) if visit.fields.get(STEP) == "send" else _check(visit, form))


async def sent(visit: Visit) -> Response:
    found = await visit.run("Sent", number=visit.request.path_params["number"])
    if found["ticket"] is None:
        raise Absent
    return visit.render("customer/new_request_sent.html", ticket=found["ticket"])


async def _send(visit: Visit, form: Form) -> Response:
    """Sent twice with the same key, it is registered once."""
    done = await visit.run("Register", input=_request(form.values), key=form.value(KEY) or _new_key())
    payload = done["registerTicket"]
    if form.take(payload["userErrors"], [*ALWAYS, *(each.name for each in questions_of(form.value("type")))]):
        return _questions(visit, form, 422)
    return visit.go(f"/requests/{payload['ticket']['number']}/sent")


async def _check(visit: Visit, form: Form) -> Response:
    answers = {name: form.value(name) for name in ("type", "affects", "needed")}
    found = await visit.run("Preview", input=answers)
    return visit.render(
        "customer/new_request_check.html",
        form=form,
        own=questions_of(form.value("type")),
        preview=found["promisePreview"],
        key=_new_key(),
        hidden=[name for name in (*ALWAYS, *(each.name for each in _every_question())) if form.value(name)],
    )


def _questions(visit: Visit, form: Form, status: int = 200) -> Response:
    own = {each.name: each.label for each in _every_question()}
    names = {name: visit.say(label) for name, label in (FIRST | own | LAST).items()}
    return visit.render(
        "customer/new_request.html", status, form=form, types=TYPES, of_type=OF_TYPE, names=names
    )


def _is_complete(visit: Visit, form: Form) -> bool:
    """Only what is missing or unknown is said here, in the question's own words; the rest the API judges."""
    for name, (missing, allowed) in ALWAYS.items():
        given = form.value(name).strip()
        if not given or (allowed and given not in allowed):
            form.refuse(name, visit.say(missing))
    for question in questions_of(form.value("type")):
        given = form.value(question.name).strip()
        if question.missing and not given:
            form.refuse(question.name, visit.say(question.missing))
        elif len(given) > question.longest:
            form.refuse(question.name, _too_long(visit, question.longest))
    for name, longest in (("subject", 200), ("description", 20_000)):
        if len(form.value(name).strip()) > longest:
            form.refuse(name, _too_long(visit, longest))
    form.problems.pop(OF_THE_WHOLE, None)
    return not form.problems


def _too_long(visit: Visit, longest: int) -> str:
    return visit.say(N_("Es demasiado largo: caben {longest} caracteres. Acórtelo."), longest=longest)


def _request(values: Mapping[str, str]) -> dict[str, Any]:
    """The input of the mutation: the five answers everybody gives, and the group of the type."""
    request: dict[str, Any] = {name: values[name] for name in ALWAYS}
    for question in questions_of(values["type"]):
        group, name = question.name.split(".")
        given = values.get(question.name, "").strip()
        if question.missing or given:
            request.setdefault(group, {})[name] = given
    return request


def _every_question() -> list[Question]:
    return [question for questions in OF_TYPE.values() for question in questions]


def _new_key() -> str:
    return secrets.token_urlsafe(18)
