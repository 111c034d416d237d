"""One request: where it stands, what was said and done, what we promised, and what the person may do now."""

import secrets

from starlette.responses import Response

from portal.customer.questions import OF_TYPE
from portal.customer.timeline import timeline_of
from portal.forms import Form
from portal.visits import Absent, Visit
from texts import N_

DETAIL_LABELS = {
    question.name.partition(".")[2]: question.label
    for questions in OF_TYPE.values()
    for question in questions
}


async def show(visit: Visit) -> Response:
    number = visit.request.path_params["number"]
    if not visit.posted:
        return await _page(visit, number, Form(await visit.recovered()))
    form = Form(visit.fields)
    if not form.value("body").strip():
        form.refuse("body", visit.say(N_("Escriba su respuesta.")))
        return await _page(visit, number, form, 422)
    return await _reply(visit, number, form)


async def _reply(visit: Visit, number: str, form: Form) -> Response:
    found = await visit.run("TicketToActOn", number=number)
    if found["ticket"] is None:
        raise Absent
    key = form.value("key") or secrets.token_urlsafe(18)
    done = await visit.run("Reply", id=found["ticket"]["id"], input={"body": form.value("body")}, key=key)
    payload = done["replyToTicket"]
    if form.take(payload["userErrors"], ["body"]):
        return await _page(visit, number, form, 422)
    return visit.go(f"/requests/{payload['ticket']['number']}?replied=1#answer")


async def _page(visit: Visit, number: str, form: Form, status: int = 200) -> Response:
    found = await visit.run("Ticket", number=number, before=visit.query("before") or None)
    ticket = found["ticket"]
    if ticket is None:
        raise Absent
    return visit.render(
        "customer/ticket.html",
        status,
        ticket=ticket,
        timeline=await timeline_of(visit, ticket),
        form=form,
        key=secrets.token_urlsafe(18),
        may=set(ticket["allowedActions"]),
        detail_label={name: visit.say(label) for name, label in DETAIL_LABELS.items()}.__getitem__,
    )
