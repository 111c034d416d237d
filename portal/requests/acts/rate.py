"""The satisfaction survey (4.4.2): given or revised until 14 days after closing."""

from typing import Any

from starlette.responses import Response

from portal.requests.acts.acting import Row, back_to, ticket_to_act_on
from portal.shell.forms import Form
from portal.shell.page_requests import Visit
from texts import N_

FIELDS = ("satisfaction", "recommendation", "solved", "comment")
SOLVED = {"true": True, "false": False}


async def show(visit: Visit) -> Response:
    ticket = await ticket_to_act_on(visit)
    if not visit.posted:
        if "SUBMIT_SURVEY" not in ticket["allowedActions"]:
            return back_to(visit, ticket)
        return _page(visit, ticket, Form(await visit.recovered() or _given(ticket)))
    form = Form(visit.fields)
    await submit(visit, ticket, form)
    return _page(visit, ticket, form, 422) if form.problems else back_to(visit, ticket, "rated")


def answers(form: Form) -> bool:
    """Whether anything was answered."""
    return any(form.value(name).strip() for name in FIELDS)


async def submit(
    visit: Visit,
    ticket: Row,
    form: Form,
    *,
    version: int | None = None,
    key: str | None = None,
    once: bool = False,
) -> Row:
    """The ticket after its survey; what was wrong with it is in `form`. `once`: by a signed
    link.
    """
    satisfaction = _number(form.value("satisfaction"))
    if satisfaction is None:
        form.refuse("satisfaction", visit.say(N_("Elija de 1 a 5 qué tan conforme quedó.")))
        return ticket
    answer: dict[str, Any] = {
        "satisfaction": satisfaction,
        "recommendation": _number(form.value("recommendation")),
        "solved": SOLVED.get(form.value("solved")),
        "comment": form.value("comment") or None,
    }
    run = visit.run_once if once else visit.run
    done = await run("Rate", id=ticket["id"], input=answer, version=version, key=key)
    payload = done["submitSurvey"]
    form.take(payload["userErrors"], FIELDS)
    return payload["ticket"] or ticket


def _page(visit: Visit, ticket: Row, form: Form, status: int = 200) -> Response:
    return visit.render("requests/acts/rate.html", status, ticket=ticket, form=form)


def _given(ticket: Row) -> dict[str, str]:
    """The answer given before, to be changed."""
    survey = ticket["survey"] or {}
    said = {name: survey[name] for name in FIELDS if survey.get(name) is not None}
    solved = {"solved": str(said["solved"]).lower()} if "solved" in said else {}
    return {name: str(value) for name, value in said.items()} | solved


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None
