"""It is solved: the person says so, rates the service if they like, and the request is closed
(4.4.1 to 4.4.3).
"""

from starlette.responses import Response

from portal.requests.acts.acting import Row, back_to, key_of, new_key, ticket_to_act_on, version_of
from portal.requests.acts.rate import FIELDS, answers, submit
from portal.shell.forms import Form
from portal.shell.page_requests import Visit


async def show(visit: Visit) -> Response:
    ticket = await ticket_to_act_on(visit)
    if not visit.posted:
        if "CONFIRM" not in ticket["allowedActions"]:
            return back_to(visit, ticket)
        return _page(visit, ticket, Form(await visit.recovered()))
    form = Form(visit.fields)
    version = version_of(visit)
    # The survey first, for as long as the solution stands to be confirmed; it never holds the
    # closing up.
    if answers(form) and "CONFIRM" in ticket["allowedActions"]:
        rated = await submit(visit, ticket, form, version=version)
        if form.problems:
            return _page(visit, ticket, form, 422)
        version = rated["version"]
    done = await visit.run("Confirm", id=ticket["id"], version=version, key=key_of(visit))
    if form.take(done["confirmResolution"]["userErrors"], FIELDS):
        return _page(visit, ticket, form, 422)
    return back_to(visit, ticket, "confirmed")


def _page(visit: Visit, ticket: Row, form: Form, status: int = 200) -> Response:
    return visit.render(
        "requests/acts/confirm.html", status, ticket=ticket, form=form, key=new_key()
    )
