"""The person's requests: open, waiting for them, to be confirmed, closed; and those that a search finds."""

from typing import Any

from starlette.responses import Response

from portal.visits import Visit
from texts import N_

BEING_SERVED = [
    "REGISTERED",
    "CLASSIFIED",
    "ASSIGNED",
    "IN_PROGRESS",
    "WAITING_THIRD_PARTY",
    "WAITING_CUSTOMER",
]
VIEWS = {
    "open": (N_("Abiertas"), BEING_SERVED),
    "waiting": (N_("Esperan su respuesta"), ["WAITING_CUSTOMER"]),
    "confirm": (N_("Por confirmar"), ["RESOLVED"]),
    "closed": (N_("Cerradas"), ["CLOSED", "WITHDRAWN", "MERGED"]),
}
PAGE = 20
LONGEST_SEARCH = 200


async def show(visit: Visit) -> Response:
    view = visit.query("view") if visit.query("view") in VIEWS else "open"
    searched = visit.query("q").replace("\x00", "").strip()[:LONGEST_SEARCH]
    wanted = {"search": searched} if searched else {"status": VIEWS[view][1]}
    found = await visit.run("Requests", filter=wanted, **_page(visit))
    views = [(name, visit.say(words), found[name]) for name, (words, _) in VIEWS.items()]
    return visit.render("customer/requests.html", found=found, views=views, view=view, searched=searched)


def _page(visit: Visit) -> dict[str, Any]:
    """Which page: the newest, or the one on either side of a cursor."""
    if before := visit.query("before"):
        return {"last": PAGE, "before": before}
    return {"first": PAGE, "after": visit.query("after") or None}
