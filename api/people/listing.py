"""People that the caller may see, by company, by side of the desk, by how their name or address
begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from api import ids
from api.gateway.context import Context
from api.people.types import Person
from api.reading.connections import Connection
from api.reading.loading import connection
from api.reading.pagination import BY_ID, Page
from api.reading.query_fields import printable
from api.reading.selection import Selected
from models.database import rows
from models.sql import Params
from models.vocabulary import STAFF, Audience, InvitationState, Role
from procedure.core import visibility
from procedure.core.actor import Actor
from procedure.core.visibility import visible_people

LONGEST = 320  # of an address; SQLite compares with no pattern beyond its own limit


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom a list of people is about."""

    organization_id: str | None
    staff: bool | None
    search: str | None
    active: bool | None


async def people(
    context: Context, field: Selected, page: Page, wanted: Wanted
) -> Connection[Person]:
    params = Params()
    where = f"r.role <> 'SYSTEM' AND {visible_people(context.actor, params, 'r')}"
    where += f" AND {_active(context.actor, wanted.active, params)}"
    if wanted.organization_id is not None:
        organization = params.add(ids.key_of(wanted.organization_id, "Organization"))
        where += f" AND r.organization_id = {organization}"
    if wanted.staff is not None:
        where += f" AND r.role {'NOT ' if wanted.staff else ''}IN ('CUSTOMER', 'CUSTOMER_ADMIN')"
    if wanted.search:
        where += f" AND {_begins_so(context, wanted.search, params)}"
    return await connection(context, Person, field, BY_ID, page, where, params)


def _active(actor: Actor, active: bool | None, params: Params) -> str:
    """Who has left is listed for those who may ask whether somebody has (`Person.active`)."""
    if active is True:
        return "r.active"
    asked = "TRUE" if active is None else "NOT r.active"
    if actor.is_staff:
        return asked
    if actor.role is not Role.CUSTOMER_ADMIN:
        return "r.active"
    own = f"r.organization_id = {params.add(actor.organization_id)}"
    return f"(r.active OR {own}) AND {asked}"


def in_state(state: InvitationState | None, now: datetime, params: Params) -> str:
    """A part of a predicate over invitations `r`; one that is late is EXPIRED, not PENDING."""
    if state is None:
        return ""
    late = f"r.expires_at {'>' if state is InvitationState.PENDING else '<='} {params.add(now)}"
    kept = InvitationState.PENDING if state is InvitationState.EXPIRED else state
    both = f" AND r.state = {params.add(kept.value)}"
    return f"{both} AND {late}" if kept is InvitationState.PENDING else both


def _begins_so(context: Context, search: str, params: Params) -> str:
    """Addresses of staff are not shown to customers, so they are not guessed by searching
    either.
    """
    if len(search) > LONGEST:
        return "FALSE"
    prefixes = [params.add(each) for each in _prefixes(search)]
    email = _begins("r.email", prefixes[0])
    if not context.actor.is_staff:
        email = f"({email} AND r.organization_id IS NOT NULL)"
    names = [
        _begins("lower(r.name)", prefixes[0]),
        *(_begins("r.name", prefix) for prefix in prefixes),
    ]
    return f"({' OR '.join([email, *names])})"


def _begins(place: str, prefix: str) -> str:
    return f"{place} LIKE {prefix} ESCAPE '!'"


def _prefixes(text: str) -> list[str]:
    """In small letters, and as names are written: SQLite knows no small letter of Ó."""
    escaped = printable(text).replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return [f"{escaped.lower()}%", f"{escaped.title()}%", f"{escaped.upper()}%"]


async def who_helped(context: Context, requester_id: int | None) -> list[int]:
    """The staff who own, or have written in public on, the requests of this person that the caller
    sees; by name.
    """
    params = Params()
    mine = params.add(requester_id or context.actor.person_id)
    public, people = params.add(Audience.PUBLIC.value), params.add_all(sorted(STAFF))
    seen = visibility.visible_tickets(context.actor, params)
    found = await rows(
        f"SELECT p.id FROM person p WHERE p.active AND p.role IN {people} AND EXISTS (SELECT 1"
        f" FROM ticket t WHERE t.requester_id = {mine} AND {seen} AND (t.assignee_id = p.id OR"
        f" EXISTS (SELECT 1 FROM message m WHERE m.ticket_id = t.id AND m.author_id = p.id AND"
        f" m.audience = {public}))) ORDER BY p.name, p.id",
        params,
    )
    return [row["id"] for row in found]
