"""Who follows a request: oneself, a colleague who is added, and who does not want to any more."""

from typing import Any

from starlette.responses import Response

from portal.requests.acts.acting import back_to, ticket_to_act_on
from portal.shell.page_requests import Visit

# By the button pressed: the operation, its mutation, and what is said when it is done.
STEPS = {
    "follow": ("Watch", "watchTicket", "following"),
    "add": ("Watch", "watchTicket", "added"),
    "remove": ("Unwatch", "unwatchTicket", "removed"),
}

MUTING = {"mute": True, "unmute": False}


async def show(visit: Visit) -> Response:
    ticket = await ticket_to_act_on(visit)
    step = visit.fields.get("step", "")
    if step not in STEPS and step not in MUTING:
        return back_to(visit, ticket)
    if step in MUTING:
        await visit.run("Mute", id=ticket["id"], input={"muted": MUTING[step]})
        return back_to(visit, ticket, step)
    operation, mutation, said = STEPS[step]
    person: dict[str, Any] = {"personId": visit.fields.get("person") or None}
    if step == "add" and not person["personId"]:
        return back_to(visit, ticket, "nobody")
    done = await visit.run(operation, id=ticket["id"], input=person)
    return back_to(visit, ticket, "refused" if done[mutation]["userErrors"] else said)
