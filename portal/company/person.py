"""One of a company's people: what is on record of them, and whether they have access."""

from typing import Any

from starlette.responses import Response

from portal.company.company import require_administrator
from portal.shell.forms import Form
from portal.shell.page_requests import Absent, Visit
from texts import N_

FIELDS = ("name", "phone", "team", "role")
NOTHING_CHANGED = "ALREADY_DONE"


async def show(visit: Visit) -> Response:
    require_administrator(visit)
    person_id = str(visit.request.path_params["id"])
    found = await visit.run("CompanyPerson", id=person_id)
    person = found["node"]
    if person is None or not person.get("organization"):
        raise Absent
    if not visit.posted:
        return _page(visit, found, Form(_on_record(person)))
    step = visit.fields.get("step", "")
    if step == "deactivate":
        return await _deactivate(visit, found)
    if step == "reactivate":
        done = await visit.run("ReactivatePerson", id=person_id)
        return _over(visit, done["reactivatePerson"], found, Form({}), "back")
    return await _update(visit, found)


async def _update(visit: Visit, found: dict[str, Any]) -> Response:
    person, form = found["node"], Form(visit.fields)
    if not form.value("name").strip():
        form.refuse("name", visit.say(N_("Escriba cómo se llama.")))
        return _page(visit, found, form, 422)
    told: dict[str, Any] = {name: form.value(name) for name in ("name", "phone", "team")}
    if person["id"] != visit.me:
        told["role"] = "CUSTOMER_ADMIN" if form.value("role") == "CUSTOMER_ADMIN" else "CUSTOMER"
    done = await visit.run("UpdatePerson", id=person["id"], input=told)
    return _over(visit, done["updatePerson"], found, form, "kept")


async def _deactivate(visit: Visit, found: dict[str, Any]) -> Response:
    successor = visit.fields.get("successorId") or None
    form = Form({**_on_record(found["node"]), "successorId": successor or ""})
    done = await visit.run(
        "DeactivatePerson", id=found["node"]["id"], input={"successorId": successor}
    )
    had_open = found["tickets"]["totalCount"] > 0
    return _over(visit, done["deactivatePerson"], found, form, "passed" if had_open else "left")


def _over(
    visit: Visit, answer: dict[str, Any], found: dict[str, Any], form: Form, done: str
) -> Response:
    """To the company, which says what was done; what would change nothing is done."""
    errors = [each for each in answer["userErrors"] if each["code"] != NOTHING_CHANGED]
    if form.take(errors, (*FIELDS, "successorId")):
        return _page(visit, found, form, 422)
    return visit.go(f"/company?done={done}")


def _on_record(person: dict[str, Any]) -> dict[str, str]:
    return {name: person[name] or "" for name in FIELDS}


def _page(visit: Visit, found: dict[str, Any], form: Form, status: int = 200) -> Response:
    person = found["node"]
    others = [
        each for each in found["people"]["nodes"] if each["id"] not in (person["id"], visit.me)
    ]
    return visit.render(
        "company/person.html",
        status,
        form=form,
        person=person,
        company=found["me"]["organization"],
        open_requests=found["tickets"]["totalCount"],
        others=others,
    )
