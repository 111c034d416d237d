"""It says something that is not so: the person corrects the subject and the answers (4.1.3)."""

from typing import Any

from starlette.responses import Response

from portal.requests.acts.acting import (
    Row,
    back_to,
    key_of,
    new_key,
    ticket_to_act_on,
    version_of,
)
from portal.requests.questionnaire import CUSTOM, custom_question, in_words
from portal.requests.questions import Question, questions_of
from portal.shell.forms import Form
from portal.shell.page_requests import Visit
from texts import N_

SUBJECT = N_("Asunto")


async def show(visit: Visit) -> Response:
    ticket = await ticket_to_act_on(visit)
    if "EDIT" not in ticket["allowedActions"]:
        return back_to(visit, ticket, "refused" if visit.posted else "")
    if not visit.posted:
        return _page(visit, ticket, Form(_said(visit, ticket) | await visit.recovered()))
    return await _correct(visit, ticket, Form(visit.fields))


async def _correct(visit: Visit, ticket: Row, form: Form) -> Response:
    if _lacks_something(visit, ticket, form):
        return _page(visit, ticket, form, 422)
    done = await visit.run(
        "EditTicket",
        id=ticket["id"],
        version=version_of(visit),
        input=_input(visit, ticket, form),
        key=key_of(visit),
    )
    refused = done["editTicket"]["userErrors"]
    if [error["code"] for error in refused] == ["ALREADY_DONE"]:
        return back_to(visit, ticket)
    if form.take(refused, _names(visit, ticket)):
        return _page(visit, ticket, form, 422)
    return back_to(visit, ticket, "edited")


def _asked(visit: Visit, ticket: Row) -> list[Question]:
    """Those that it was asked, but not whom it is about: that is the desk's to settle."""
    own = [each for each in questions_of(ticket["type"]) if "." in each.name and not each.people]
    custom = [custom_question(visit, each["field"]) for each in ticket["customFields"]]
    return [*in_words(visit, own), *custom]


def _said(visit: Visit, ticket: Row) -> dict[str, str]:
    told = {detail["name"]: detail["value"] for detail in ticket["details"]}
    told |= {each["field"]["key"]: each["value"] or "" for each in ticket["customFields"]}
    answers = {each.name: told.get(_last(each), "") for each in _asked(visit, ticket)}
    return {"subject": ticket["subject"], **answers}


def _last(question: Question) -> str:
    return question.name.rpartition(".")[2]


def _lacks_something(visit: Visit, ticket: Row, form: Form) -> bool:
    for question in _asked(visit, ticket):
        if question.missing and not question.takes(form.value(question.name).strip()):
            form.refuse(question.name, question.missing)
    return bool(form.problems)


def _input(visit: Visit, ticket: Row, form: Form) -> dict[str, Any]:
    told: dict[str, Any] = {"subject": form.value("subject"), CUSTOM: []}
    for question in _asked(visit, ticket):
        group, given = question.name.partition(".")[0], form.value(question.name).strip() or None
        if group == CUSTOM:
            told[CUSTOM].append({"key": _last(question), "value": given})
        else:
            told.setdefault(group, {})[_last(question)] = given
    return told


def _names(visit: Visit, ticket: Row) -> dict[str, str]:
    own = {each.name: each.label for each in _asked(visit, ticket)}
    return {"subject": visit.say(SUBJECT)} | own


def _page(visit: Visit, ticket: Row, form: Form, status: int = 200) -> Response:
    return visit.render(
        "requests/acts/edit.html",
        status,
        ticket=ticket,
        form=form,
        asks=_asked(visit, ticket),
        names=_names(visit, ticket),
        version=form.value("version") or ticket["version"],
        key=new_key(),
    )
