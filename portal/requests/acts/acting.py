"""What the pages of an act have in common: the request it is about, and whether it may be done
now.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from starlette.responses import RedirectResponse

from portal.shell.page_requests import Absent, Visit

Row = Mapping[str, Any]


async def ticket_to_act_on(visit: Visit) -> Row:
    """Refuses: Absent, for a request that this person does not see."""
    ticket: Row | None = (await visit.run("TicketToActOn", number=number_of(visit)))["ticket"]
    if ticket is None:
        raise Absent
    return ticket


def number_of(visit: Visit) -> str:
    return str(visit.request.path_params["number"])


def back_to(visit: Visit, ticket: Row, done: str = "") -> RedirectResponse:
    """To the request, which says what was `done` and what may be done with it now."""
    return visit.go(f"/requests/{ticket['number']}{f'?done={done}' if done else ''}")


def version_of(visit: Visit) -> int | None:
    """The version that the person saw when they decided."""
    given = visit.fields.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def key_of(visit: Visit) -> str:
    return visit.fields.get("key") or new_key()


def new_key() -> str:
    return secrets.token_urlsafe(18)
