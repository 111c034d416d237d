"""A request in two steps: the questions, then every answer with what we would promise.

What is typed is kept as a draft on the way, and each page is read from it: going back, reloading
and closing the browser lose nothing and send nothing. Where another tab's draft stands in the way,
the words travel in the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response

from portal.requests import answers, suggestions
from portal.requests.acts.acting import new_key
from portal.requests.questionnaire import Questionnaire, questionnaire
from portal.requests.questions import ALWAYS
from portal.shell import drafts, files
from portal.shell.drafts import Kept
from portal.shell.forms import Form
from portal.shell.page_requests import Absent, Visit
from texts import N_

TYPES = {
    "INQUIRY": ("circle-question-mark", N_("Quiero saber algo")),
    "INCIDENT": ("triangle-alert", N_("Algo no funciona")),
    "COMPLAINT": ("flag", N_("No estoy conforme")),
    "CHANGE_REQUEST": ("git-pull-request-arrow", N_("Quiero cambiar algo")),
}
NEW, CHECK = "/requests/new", "/requests/new/check"
KEY, STEP, SOLVED = "key", "step", "solved"
ASKED_FOR = ("type", "subject", "about", "continues")  # what a link to the page may say


async def show(visit: Visit) -> Response:
    if not visit.posted:
        return await _begin(visit)
    form = Form(await files.store_uploads(visit))
    visit.fields = form.values
    if visit.fields.get(SOLVED):
        return await _solved(visit, form)
    match visit.fields.get(STEP):
        case "restart":
            await drafts.throw_away(visit, form.value(drafts.PLACE))
            return visit.go(_address({name: form.value(name) for name in ASKED_FOR}))
        case "draft" | "insist":
            return await _keep_draft(visit, form)
        case "change":
            return await _questions(visit, form)
        case step if step and step.startswith(files.DROP):
            form = files.dropped(form, step)
            visit.fields = form.values
            await drafts.keep_draft(visit)
            return await _questions(visit, form)
    if visit.fields.get(STEP) != "send":
        return await _go_on(visit, form)
    asked = await questionnaire(visit)
    if not answers.is_complete(visit, form, asked):
        return await _questions(visit, form, 422, asked=asked)
    return await _send(visit, form, asked)


async def check(visit: Visit) -> Response:
    """Every answer of the draft, with what would be promised."""
    told = {name: visit.query(name) for name in ASKED_FOR if visit.query(name)}
    draft = await drafts.find_draft(visit, place_of(told))
    if draft is None:
        return await _gone(visit)
    form = Form(_continued(draft))
    asked = await questionnaire(visit)
    if not answers.is_complete(visit, form, asked):
        return await _questions(visit, form, 422, asked=asked)
    return await _check(visit, form, asked, changing=_address(_whence(form) | {"draft": "on"}))


async def _go_on(visit: Visit, form: Form) -> Response:
    """To the answers, or back to the questions with what is missing: read from the draft, if that
    could be kept.
    """
    kept = await drafts.keep_draft(visit)
    asked = await questionnaire(visit)
    complete = answers.is_complete(visit, form, asked) and not visit.file_problem
    if kept is Kept.SAVED and not visit.file_problem:
        return visit.go(_address(_whence(form), CHECK))
    if complete:
        return await _check(visit, form, asked)
    return await _questions(visit, form, 422, asked=asked)


async def _begin(visit: Visit) -> Response:
    """What was being written when a session ended, or a draft if that is wanted, or an empty
    page.
    """
    recovered = await visit.recovered()
    if recovered:
        return await _questions(visit, Form(recovered), recovered=True)
    told = {name: visit.query(name) for name in ASKED_FOR if visit.query(name)}
    place = place_of(told)
    draft = await drafts.find_draft(visit, place)
    if draft is None and visit.query("draft"):
        return await _gone(visit)
    if draft is None:
        return await _questions(
            visit, Form({**told, KEY: new_key(), **drafts.opening_marks(place)})
        )
    if visit.query("draft") != "":
        return await _questions(visit, Form(_continued(draft)), draft=draft)
    again = _address({**told, "draft": "on"})
    return visit.render("requests/new_request_draft.html", draft=draft, told=told, again=again)


def place_of(told: Mapping[str, str]) -> str:
    """Where its draft is kept: a complaint does not push an unfinished request aside."""
    if told.get("about"):
        return f"complaint:{told['about'].upper()}"
    if told.get("continues"):
        return f"continuation:{told['continues'].upper()}"
    return "complaint" if told.get("type") == "COMPLAINT" else "request"


def _whence(form: Form) -> dict[str, str]:
    """What an address needs to say for its draft to be found again."""
    told = {name: form.value(name) for name in ("about", "continues")}
    return told | ({"type": "COMPLAINT"} if form.value(drafts.PLACE) == "complaint" else {})


def _continued(draft: drafts.Draft) -> dict[str, str]:
    return {KEY: new_key(), **draft.values, **drafts.opening_marks(draft.place, draft)}


async def _keep_draft(visit: Visit, form: Form) -> Response:
    """By the button; the page comes again with what stands now."""
    kept = await drafts.keep_draft(visit)
    if kept in (Kept.SAVED, Kept.NOTHING):
        return visit.go(_address(_whence(form) | ({"draft": "kept"} if kept is Kept.SAVED else {})))
    return await _questions(visit, form, kept.value, refused=kept.name)


async def _send(visit: Visit, form: Form, asked: Questionnaire) -> Response:
    """Sent twice with the same key, it is registered once: by two clicks, two tabs, or the button
    that goes back.
    """
    request = answers.request_of(form.values, asked, await _linked(visit, form))
    request[files.FIELD] = files.ids_in(form)
    done = await visit.run("Register", input=request, key=form.value(KEY) or new_key())
    payload = done["registerTicket"]
    ticket = payload["ticket"]
    if ticket and payload["userErrors"]:
        return _already(visit, form, ticket)
    files.refuse_lost(visit, form, payload["userErrors"])
    if payload["userErrors"]:
        asked = await questionnaire(visit)  # the company may ask more since
        form.take(payload["userErrors"], answers.known_names(asked, form.value("type")))
        return await _questions(visit, form, 422, asked=asked)
    await drafts.discard(visit)
    before = datetime.fromisoformat(ticket["recordedAt"]) < visit.now
    return visit.go(f"/requests/{ticket['number']}/sent{'?again=1' if before else ''}")


async def _check(visit: Visit, form: Form, asked: Questionnaire, changing: str = "") -> Response:
    """`changing` is where the answers are changed; without it the form takes them there."""
    attached = await files.chosen(visit, form)
    if form.problems:
        return await _questions(visit, form, 422, asked=asked)
    told = {name: form.value(name) for name in ("type", "affects", "needed")}
    found = await visit.run("Preview", input=told)
    return visit.render(
        "requests/new_request_check.html",
        form=form,
        attached=attached,
        own=asked.of(form.value("type")),
        people=asked.people,
        preview=found["promisePreview"],
        because=(
            answers.BECAUSE_AFFECTS[told["affects"]],
            answers.BECAUSE_NEEDED[told["needed"]],
        ),
        articles=await suggestions.suggested(visit, form),
        linked=await _linked(visit, form),
        hidden=_carried(form),
        changing=changing,
    )


async def _gone(visit: Visit) -> Response:
    """Sent or thrown away meanwhile: by another tab, or before the button that goes back."""
    latest = (await visit.run("Latest", me=visit.me))["tickets"]["nodes"]
    return visit.render("requests/new_request_gone.html", 410, latest=latest)


async def _questions(
    visit: Visit,
    form: Form,
    status: int = 200,
    *,
    asked: Questionnaire | None = None,
    draft: drafts.Draft | None = None,
    recovered: bool = False,
    refused: str = "",
) -> Response:
    """`asked` where that is known already."""
    asked = asked or await questionnaire(visit)
    linked = await _linked(visit, form)
    if linked and not visit.posted and not form.value("subject") and form.value("continues"):
        form = Form({**form.values, "subject": linked["subject"]})
    return visit.render(
        "requests/new_request.html",
        status,
        form=form,
        types=TYPES,
        asks=asked,
        names=answers.names(visit, asked),
        longest=answers.LONGEST,
        attached=await files.chosen(visit, form),
        limits=files.limits(visit),
        carried=_carried(
            form, besides=[files.FIELD, *ALWAYS, *(each.name for each in asked.every())]
        ),
        draft=draft,
        recovered=recovered,
        refused=refused,
        linked=linked,
    )


def _already(visit: Visit, form: Form, ticket: Mapping[str, Any]) -> Response:
    """The same page was sent before with other words: whether it is another request only its writer
    knows.
    """
    form = Form({**form.values, KEY: new_key()})
    return visit.render(
        "requests/new_request_already.html", 409, hidden=_carried(form), ticket=ticket
    )


async def _solved(visit: Visit, form: Form) -> Response:
    """An article answered it: nothing is sent, the draft is gone, and who wants to write anyway
    still can.
    """
    article_id = visit.fields[SOLVED]
    done = await visit.run("Deflect", id=article_id, key=form.value(KEY) or new_key())
    article = done["deflectRequest"]["article"]
    if article is None:
        raise Absent
    await drafts.discard(visit)
    marks = drafts.opening_marks(form.value(drafts.PLACE))
    form = Form({**drafts.words_of(form.values), KEY: new_key(), **marks})
    return visit.render("requests/new_request_solved.html", hidden=_carried(form), article=article)


async def _linked(visit: Visit, form: Form) -> Mapping[str, Any] | None:
    """The request that this one is about, or goes on from. Refuses: Absent, for one out of
    reach.
    """
    number = form.value("about") or form.value("continues")
    if not number:
        return None
    ticket: Mapping[str, Any] | None = (await visit.run("TicketToActOn", number=number))["ticket"]
    if ticket is None:
        raise Absent
    return ticket


def _carried(form: Form, besides: list[str] | None = None) -> dict[str, str]:
    """What goes with the form unseen: all answers of the check page, or what no question of the
    first page asks.
    """
    marks = {name: form.value(name) for name in (drafts.PLACE, drafts.PAGE, drafts.AFTER)}
    all_of_it = drafts.words_of(form.values) | marks
    return {
        name: value for name, value in all_of_it.items() if value and name not in (besides or ())
    }


def _address(told: Mapping[str, str], page: str = NEW) -> str:
    query = urlencode({name: value for name, value in told.items() if value})
    return f"{page}?{query}" if query else page


async def sent(visit: Visit) -> Response:
    found = await visit.run("Sent", number=visit.request.path_params["number"])
    if found["ticket"] is None:
        raise Absent
    return visit.render("requests/new_request_sent.html", ticket=found["ticket"])
