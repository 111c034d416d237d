"""What a signed link of a mail opens, without signing in: an answer to a solution, a rating, or no
more notices.

Opening it never acts, for programs that look through mail open everything; only the form of the
page does, once.
"""

from collections.abc import Awaitable, Callable

from starlette.responses import Response

from auth import links
from auth.links import LinkFor, Opened
from portal.requests.acts.acting import Row
from portal.requests.acts.rate import FIELDS, answers, submit
from portal.shell.forms import Form
from portal.shell.page_requests import Visit
from texts import N_


async def show(visit: Visit) -> Response:
    token = str(visit.request.path_params["token"])
    opened = await links.open_link(visit.settings, token, visit.now)
    if opened is None:
        return visit.render("links/linked_gone.html", 410, used=False)
    visit.linked = opened
    ticket = (await visit.run("TicketToActOn", number=opened.number))["ticket"]
    if opened.link.purpose is LinkFor.NOTICES:
        return await _stop_notices(visit, ticket)
    if await links.is_used(token):
        return visit.render("links/linked_gone.html", 410, used=True)
    if not visit.posted or not _may(opened, ticket):
        return _page(visit, opened, ticket, Form({}))
    return await _act_once(visit, opened, ticket)


async def _act_once(visit: Visit, opened: Opened, ticket: Row) -> Response:
    """Of two clicks at once one acts; what was refused may be corrected and sent again."""
    form = Form(visit.fields)
    done = await ACTS[_step(opened, form)](visit, ticket, form)
    if form.problems and await links.is_used(opened.token):
        return visit.render("links/linked_gone.html", 410, used=True)
    if form.problems:
        return _page(visit, opened, ticket, form, 422)
    return visit.render("links/linked_done.html", ticket=ticket, done=visit.say(done))


def _step(opened: Opened, form: Form) -> str:
    if opened.link.purpose is LinkFor.RATE:
        return "rate"
    return "reject" if form.value("step") == "reject" else "confirm"


async def _confirm(visit: Visit, ticket: Row, form: Form) -> str:
    """The survey first, as on the page of the request; sent again after a fault, it stands once."""
    if answers(form):
        key = links.call_key(visit.signed_link.token, *(form.value(name) for name in FIELDS))
        await submit(visit, ticket, form, key=key)
    if not form.problems:
        done = await visit.run_once("Confirm", id=ticket["id"])
        form.take(done["confirmResolution"]["userErrors"], FIELDS)
    return N_("Gracias por confirmarlo. La solicitud quedó cerrada.")


async def _reject(visit: Visit, ticket: Row, form: Form) -> str:
    if not form.value("reason").strip():
        form.refuse("reason", visit.say(N_("Diga en una línea qué sigue igual.")))
        return ""
    told = {"reason": form.value("reason")}
    done = await visit.run_once("Reject", id=ticket["id"], input=told)
    form.take(done["rejectResolution"]["userErrors"], ["reason"])
    return N_("Anotado: seguimos trabajando en ella y el plazo volvió a correr.")


async def _rate(visit: Visit, ticket: Row, form: Form) -> str:
    await submit(visit, ticket, form, once=True)
    return N_("Gracias: guardamos su calificación.")


ACTS: dict[str, Callable[[Visit, Row, Form], Awaitable[str]]] = {
    "confirm": _confirm,
    "reject": _reject,
    "rate": _rate,
}


def _may(opened: Opened, ticket: Row) -> bool:
    needed = "SUBMIT_SURVEY" if opened.link.purpose is LinkFor.RATE else "CONFIRM"
    return needed in ticket["allowedActions"]


def _page(visit: Visit, opened: Opened, ticket: Row, form: Form, status: int = 200) -> Response:
    rates = opened.link.purpose is LinkFor.RATE
    if not _may(opened, ticket):
        return visit.render("links/linked_over.html", ticket=ticket)
    template = "links/linked_rate.html" if rates else "links/linked_answer.html"
    rejects = bool(visit.query("no")) or form.value("step") == "reject"
    return visit.render(template, status, ticket=ticket, form=form, rejects=rejects)


async def _stop_notices(visit: Visit, ticket: Row) -> Response:
    """By the button of the page, or of the reader's own mail program (RFC 8058); as often as they
    like.
    """
    if visit.posted:
        await visit.run(
            "Mute", id=ticket["id"], input={"muted": visit.fields.get("step") != "again"}
        )
    muted = (await visit.run("Muted", number=ticket["number"]))["ticket"]["muted"]
    return visit.render("links/linked_notices.html", ticket=ticket, muted=muted)
