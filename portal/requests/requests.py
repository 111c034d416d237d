"""The person's requests: what needs them first, the views of their life, and those that filters and
a search find.

Everything that is chosen stands in the address, so that a list can be kept and sent to somebody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response

from portal.shell.page_requests import Visit
from texts import N_, labels

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
SINCE = {"7": N_("Últimos 7 días"), "30": N_("Últimos 30 días"), "365": N_("Último año")}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "whose": {"mine": N_("Solo las mías")},
    "since": SINCE,
    "news": {"yes": N_("Con respuestas nuevas")},
}
FILTERS = ("type", *CHOICES)
NUMBER = re.compile(r"[A-Z]{2,8}-\d{4}-\d{6}")
PAGE = 20
LONGEST_SEARCH = 200


async def show(visit: Visit) -> Response:
    searched = visit.query("q").replace("\x00", "").strip()[:LONGEST_SEARCH]
    if NUMBER.fullmatch(searched.upper()):
        found = (await visit.run("TicketToActOn", number=searched.upper()))["ticket"]
        if found is not None:
            return visit.go(f"/requests/{found['number']}")
    chosen = {name: visit.query(name) for name in FILTERS if visit.query(name)}
    view = _view(visit, chosen)
    wanted = _filter(visit, chosen)
    if searched:
        wanted["search"] = searched
    elif view:
        wanted["status"] = VIEWS[view][1]
    found = await visit.run("Requests", filter=wanted, searching=bool(searched), **_page(visit))
    kept = chosen | ({"q": searched} if searched else {"view": view} if view else {})
    return visit.render(
        "requests/requests.html",
        found=found,
        views=[(name, visit.say(words), found.get(name)) for name, (words, _) in VIEWS.items()],
        view=view,
        searched=searched,
        chosen=chosen,
        chips=_chips(visit, chosen, kept),
        since=[(days, visit.say(words)) for days, words in SINCE.items()],
        address=lambda **more: f"/requests?{urlencode(kept | more)}",
    )


def _view(visit: Visit, chosen: Mapping[str, str]) -> str:
    """The one asked for, else the open ones; none for what is new, which may be in any of them."""
    if visit.query("view") in VIEWS:
        return visit.query("view")
    return "" if "news" in chosen else "open"


def _filter(visit: Visit, chosen: Mapping[str, str]) -> dict[str, Any]:
    """What of it the API understands; a value that nobody offers narrows nothing."""
    wanted: dict[str, Any] = {}
    if chosen.get("type") in labels.LABELS["TicketType"]:
        wanted["type"] = [chosen["type"]]
    if chosen.get("whose") == "mine":
        wanted["requesterIds"] = [visit.me]
    if chosen.get("since") in SINCE:
        since = visit.now - timedelta(days=int(chosen["since"]))
        wanted["recordedAt"] = {"since": since.isoformat()}
    if chosen.get("news") == "yes":
        wanted["unread"] = True
    return wanted


def _chips(
    visit: Visit, chosen: Mapping[str, str], kept: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Each filter in words, and the address of the list without it."""
    said = {name: _in_words(visit, name, value) for name, value in chosen.items()}
    return [
        (
            words,
            f"/requests?{urlencode({each: value for each, value in kept.items() if each != name})}",
        )
        for name, words in said.items()
        if words
    ]


def _in_words(visit: Visit, name: str, value: str) -> str:
    """Nothing for what nobody offers."""
    if name == "type":
        known = value in labels.LABELS["TicketType"]
        return labels.label("TicketType", value, visit.language, "customer") if known else ""
    words = CHOICES[name].get(value)
    return visit.say(words) if words else ""


def _page(visit: Visit) -> dict[str, Any]:
    """Which page: the newest, or the one on either side of a cursor."""
    if before := visit.query("before"):
        return {"last": PAGE, "before": before}
    return {"first": PAGE, "after": visit.query("after") or None}
