"""One request: where it stands, what was said and done, what we promised, and what the person may
do now.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import Response

from portal.requests.acts.acting import new_key
from portal.requests.questions import every_question
from portal.requests.timeline import timeline_of
from portal.shell import drafts, files
from portal.shell.forms import Form
from portal.shell.page_requests import Absent, Visit
from texts import N_

DETAIL_LABELS = {question.name.rpartition(".")[2]: question.label for question in every_question()}
KEY = "key"
# What the page says after an act, by the word in its address.
DONE = {
    "replied": N_("Su respuesta se envió."),
    "confirmed": N_("Gracias por confirmarlo. La solicitud quedó cerrada."),
    "rejected": N_("Anotado: seguimos trabajando en ella y el plazo volvió a correr."),
    "rated": N_("Gracias: guardamos su calificación."),
    "reopened": N_("La reabrimos: el trabajo sigue donde estaba."),
    "edited": N_("Guardamos la corrección."),
    "withdrawn": N_("La retiró. Ya no la atendemos."),
    "review": N_("Su petición llegó a la persona líder del servicio. La respuesta aparecerá aquí."),
    "following": N_("Ahora la sigue: le avisaremos de lo que pase."),
    "added": N_("Agregamos a esa persona: la verá entre sus solicitudes y recibirá los avisos."),
    "removed": N_("Esa persona ya no la sigue."),
    "nobody": N_("No agregamos a nadie: elija primero a quién."),
    "mute": N_("Ya no le avisaremos de esta solicitud, salvo lo que le debemos."),
    "unmute": N_("Volverá a recibir los avisos de esta solicitud."),
    "refused": N_("No se pudo hacer ese cambio con esta solicitud. Nada cambió."),
}
ANSWERED = N_(
    "Ya había enviado una respuesta desde esta página, quizá en otra pestaña. Si esta es otra,"
    " envíela de nuevo."
)


async def show(visit: Visit) -> Response:
    number = visit.request.path_params["number"]
    if not visit.posted:
        form, saved_at = await _begun(visit, number)
        return await _page(visit, number, form, saved_at=saved_at)
    form = Form(await files.store_uploads(visit))
    visit.fields = form.values
    step = form.value("step")
    if step.startswith(files.DROP):
        form = files.dropped(form, step)
        visit.fields = form.values
        await drafts.keep_draft(visit)
        return await _page(visit, number, form)
    if step == "restart":
        await drafts.throw_away(visit, form.value(drafts.PLACE))
        return visit.go(f"/requests/{number}#answer")
    if not form.value("body").strip():
        form.refuse("body", visit.say(N_("Escriba su respuesta.")))
        return await _page(visit, number, form, 422)
    if visit.file_problem:
        return await _page(visit, number, form, 422)
    return await _reply(visit, number, form)


async def _begun(visit: Visit, number: str) -> tuple[Form, str]:
    """The answer as far as it was written, when a session ended or its page was closed; and when it
    was saved.
    """
    recovered = await visit.recovered()
    if recovered:
        return Form(recovered), ""
    place = f"reply:{number.upper()}"
    draft = await drafts.find_draft(visit, place)
    kept = draft.values if draft else {}
    return Form({KEY: new_key(), **kept, **drafts.opening_marks(place, draft)}), (
        draft.saved_at if draft else ""
    )


async def _reply(visit: Visit, number: str, form: Form) -> Response:
    found = await visit.run("TicketToActOn", number=number)
    if found["ticket"] is None:
        raise Absent
    key = form.value(KEY) or new_key()
    words = {"body": form.value("body"), files.FIELD: files.ids_in(form)}
    done = await visit.run("Reply", id=found["ticket"]["id"], input=words, key=key)
    payload = done["replyToTicket"]
    if any(error["code"] == "IDEMPOTENCY_KEY_REUSED" for error in payload["userErrors"]):
        form = Form({**form.values, KEY: new_key()})
        form.refuse("body", visit.say(ANSWERED))
        return await _page(visit, number, form, 409)
    files.refuse_lost(visit, form, payload["userErrors"])
    if form.take(payload["userErrors"], ["body", files.FIELD]):
        return await _page(visit, number, form, 422)
    await drafts.discard(visit)
    return visit.go(f"/requests/{payload['ticket']['number']}?done=replied#answer")


async def _page(
    visit: Visit, number: str, form: Form, status: int = 200, *, saved_at: str = ""
) -> Response:
    found = await visit.run("Ticket", number=number, before=visit.query("before") or None)
    ticket = found["ticket"]
    if ticket is None:
        raise Absent
    if ticket["unread"]:
        await visit.run("MarkSeen", id=ticket["id"])
    events = ticket["events"]["nodes"]
    return visit.render(
        "requests/ticket.html",
        status,
        ticket=ticket,
        timeline=timeline_of(ticket),
        last_seq=events[-1]["seq"] if events else 0,
        done=visit.say(DONE[visit.query("done")]) if visit.query("done") in DONE else "",
        colleagues=_colleagues(ticket, found["colleagues"]["nodes"]),
        form=form,
        attached=await files.chosen(visit, form),
        limits=files.limits(visit),
        saved_at=saved_at,
        may=set(ticket["allowedActions"]),
        detail_label={name: visit.say(label) for name, label in DETAIL_LABELS.items()}.__getitem__,
    )


def _colleagues(
    ticket: Mapping[str, Any], people: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """Who could follow it and does not yet."""
    already = {watcher["person"]["id"] for watcher in ticket["watchers"]} | {
        ticket["requester"]["id"]
    }
    return [person for person in people if person["id"] not in already]
