"""Following a colleague's request."""

from starlette.responses import Response

from portal.customer.acting import back_to, ticket_to_act_on
from portal.visits import Visit


async def show(visit: Visit) -> Response:
    ticket = await ticket_to_act_on(visit)
    if visit.posted and "WATCH" in ticket["allowedActions"]:
        await visit.run("Watch", id=ticket["id"])
    return back_to(visit, ticket)
