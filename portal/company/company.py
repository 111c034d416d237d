"""Who belongs to a company and who is invited, for its administrator."""

from typing import Any

from starlette.responses import Response

from portal.requests.acts.acting import key_of, new_key
from portal.shell.forms import Form
from portal.shell.page_requests import Absent, Visit
from texts import N_

FIELDS = ("name", "email", "role", "team", "language")
LISTED: dict[str, bool | None] = {"": True, "left": False}


async def show(visit: Visit) -> Response:
    require_administrator(visit)
    view = visit.query("view") if visit.query("view") in LISTED else ""
    searched = visit.query("q").strip()
    found = await visit.run(
        "Company",
        search=searched or None,
        active=LISTED[view],
        after=visit.query("after") or None,
    )
    return visit.render(
        "company/company.html",
        company=found["me"]["organization"],
        people=found["people"],
        invitations=found["invitations"]["nodes"],
        view=view,
        searched=searched,
    )


async def invite(visit: Visit) -> Response:
    """A letter to somebody new; sent again, it leaves once."""
    require_administrator(visit)
    form = Form(visit.fields or {"role": "CUSTOMER", "language": visit.language.upper()})
    if visit.posted and _is_complete(visit, form):
        done = await visit.run("Invite", input=_told(form), key=key_of(visit))
        answer = done["inviteCustomer"]
        if not form.take(answer["userErrors"], FIELDS):
            return visit.go("/company?done=invited")
    company = (await visit.run("Teams"))["me"]["organization"]
    return visit.render(
        "company/invite.html",
        422 if form.problems else 200,
        form=form,
        company=company,
        key=visit.fields.get("key") or new_key(),
    )


async def withdraw(visit: Visit) -> Response:
    """The letter opens nothing any more."""
    require_administrator(visit)
    done = await visit.run("WithdrawInvitation", id=visit.fields.get("invitation", ""))
    refused = done["withdrawInvitation"]["userErrors"]
    return visit.go(f"/company?done={'refused' if refused else 'withdrawn'}")


def require_administrator(visit: Visit) -> None:
    """Refuses: Absent, for everybody else: there is no such page."""
    if not visit.administers:
        raise Absent


def _is_complete(visit: Visit, form: Form) -> bool:
    if not form.value("name").strip():
        form.refuse("name", visit.say(N_("Escriba cómo se llama.")))
    if not form.value("email").strip():
        form.refuse("email", visit.say(N_("Escriba su correo.")))
    return not form.problems


def _told(form: Form) -> dict[str, Any]:
    return {
        "name": form.value("name"),
        "email": form.value("email"),
        "role": "CUSTOMER_ADMIN" if form.value("role") == "CUSTOMER_ADMIN" else "CUSTOMER",
        "team": form.value("team") or None,
        "language": "EN" if form.value("language") == "EN" else "ES",
    }
