"""Who: organizations, people, areas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import strawberry

from api.enums import described
from api.gateway.context import Context
from api.gateway.policy import ANYBODY, COMPANY_PEOPLE, PROFILE, READ_PEOPLE, STAFF_PEOPLE
from api.reading.fields import Compute, column, computed, many, reference
from api.reading.node import Node
from api.reading.rows import Row
from api.reading.selection import Selected
from api.scalars import Instant
from models.database import among_ids, rows
from models.sql import Params
from models.vocabulary import (
    LEVEL_OF_ROLE,
    InvitationState,
    Language,
    NoticeKind,
    Priority,
    Role,
    Scope,
    SupportLevel,
    Visibility,
)

described(
    InvitationState,
    "What became of an invitation.",
    {
        "PENDING": "The letter may be accepted.",
        "ACCEPTED": "Whoever was invited came in.",
        "WITHDRAWN": "It was taken back, or another one took its place.",
        "EXPIRED": "Nobody accepted it in its fourteen days: invite again.",
    },
)


def _lines(column_name: str) -> Compute:
    return lambda row, _context: str(getattr(row, column_name)).splitlines()


@strawberry.type(description="A customer company.", directives=[READ_PEOPLE])
class Organization(Node):
    name: str = column("Its name.")
    visibility: Visibility = column("Which tickets its members see of each other.")
    teams: list[str] = computed(
        _lines("teams"), "teams", description="The teams into which its people may be put."
    )
    priority_floor: Priority = column(
        "Below which none of its requests is, whatever the matrix gives; LOW is no floor."
    )
    contacts: list[Annotated[Person, strawberry.lazy("api.people.types")]] = many(
        "Whom the desk calls there, beside who asked.",
        "Person",
        "organization_id",
        only="r.is_contact AND r.active",
    )
    mail_domains: list[str] = computed(
        _lines("mail_domains"),
        "mail_domains",
        description="Its mail domains: with an address of one, people may let themselves in where"
        " the policy SELF_REGISTRATION names it too.",
        policy=COMPANY_PEOPLE,
    )


def _reachable(row: Row, context: Context) -> bool:
    """Addresses of staff are the staff's: customers reach the desk, not a person. Of who has left
    their company they know the name.
    """
    actor = context.actor
    colleague = row.organization_id is not None and row.organization_id == actor.organization_id
    return actor.is_staff or colleague or row.id == actor.person_id


def _email(row: Row, context: Context) -> str | None:
    return row.email if _reachable(row, context) else None


def _phone(row: Row, context: Context) -> str | None:
    return row.phone if _reachable(row, context) else None


async def load_mail_problems(
    _context: Context, found: Sequence[Row], _asked: Sequence[Selected]
) -> None:
    """`refused_mail` of each person: why nothing is mailed to them any more."""
    params = Params()
    known = await rows(
        "SELECT p.id, s.detail FROM person p JOIN suppression s ON s.address = lower(p.email) "
        f"WHERE p.id {among_ids(params, (row.id for row in found))}",
        params,
    )
    problems = {record["id"]: record["detail"] for record in known}
    for row in found:
        row.refused_mail = problems.get(row.id)


def _mail_problem(row: Row, _context: Context) -> str | None:
    problem: str | None = row.refused_mail
    return problem


def _role(row: Row, context: Context) -> Role:
    """Of who has left the reader's company, no more than that they are a customer."""
    known = row.organization_id is None or _reachable(row, context)
    return Role(row.role) if known else Role.CUSTOMER


def _language(row: Row, context: Context) -> str | None:
    return row.language if _reachable(row, context) else None


def _timezone(row: Row, context: Context) -> str | None:
    return row.timezone if _reachable(row, context) else None


def _contact(row: Row, context: Context) -> bool:
    return bool(row.is_contact) and _reachable(row, context)


def _team(row: Row, context: Context) -> str | None:
    return row.team if _reachable(row, context) else None


def _active(row: Row, context: Context) -> bool | None:
    return bool(row.active) if _reachable(row, context) else None


def _level(row: Row, _context: Context) -> SupportLevel | None:
    return LEVEL_OF_ROLE.get(Role(row.role))


@strawberry.type(description="Somebody at the desk or at a customer.", directives=[READ_PEOPLE])
class Person(Node):
    name: str = column("As they are called.")
    role: Role = computed(
        _role, "role", "organization_id", description="What they are at the desk."
    )
    level: SupportLevel | None = computed(_level, "role", description="Support level, for staff.")
    email: str | None = computed(
        _email,
        "email",
        "organization_id",
        description="Mail address; staff's own is shown to staff only.",
    )
    phone: str | None = computed(
        _phone,
        "phone",
        "organization_id",
        description="Telephone; staff's own is shown to staff only.",
    )
    organization: Organization | None = reference(
        "The customer company; none for staff.", "Organization", "organization_id"
    )
    team: str | None = computed(
        _team, "team", "organization_id", description="The team inside the organization."
    )
    language: Language | None = computed(
        _language,
        "language",
        "organization_id",
        description="The language of their pages and notices.",
    )
    timezone: str | None = computed(
        _timezone,
        "timezone",
        "organization_id",
        description="IANA name of the zone in which they read times.",
    )
    active: bool | None = computed(
        _active,
        "active",
        "organization_id",
        description="Whether they may sign in; of staff, for staff only.",
        policy=COMPANY_PEOPLE,
    )
    contact: bool = computed(
        _contact,
        "is_contact",
        "organization_id",
        description="Whether the desk calls them for their company.",
    )
    proven: bool = column(
        "Whether the address is known to be theirs; not so for who only wrote a mail.",
        policy=STAFF_PEOPLE,
    )
    mail_problem: str | None = computed(
        _mail_problem,
        description="Why nothing is mailed to them any more, as their mail server said.",
        load=load_mail_problems,
        policy=STAFF_PEOPLE,
    )


def _area_name(row: Row, context: Context) -> str:
    return str(row.name_en if context.language is Language.EN else row.name_es)


@strawberry.type(
    description="An area of the desk (4.2.2): a word of the desk, like its vocabulary.",
    directives=[ANYBODY],
)
class Area(Node):
    code: str = column("Stable short name.")
    name: str = computed(
        _area_name, "name_es", "name_en", description="Its name in the reader's language."
    )
    name_es: str = column("Its name in Spanish.")
    name_en: str = column("Its name in English.")


@strawberry.type(
    description="A partner's system, acting for one organization.", directives=[READ_PEOPLE]
)
class Client(Node):
    name: str = column("Its name.")
    active: bool = column("Whether it may call.")
    organization: Organization | None = reference(
        "The company it acts for.", "Organization", "organization_id"
    )
    created_at: Instant = column("When it was let in.")


def _state(row: Row, context: Context) -> InvitationState:
    late = row.state == InvitationState.PENDING and row.expires_at <= context.now
    return InvitationState.EXPIRED if late else InvitationState(row.state)


@strawberry.type(
    description=(
        "Somebody asked to join a company, or the desk. Until they accept there is no person: who"
        " invites learns nothing of whom the desk knows."
    ),
    directives=[COMPANY_PEOPLE],
)
class Invitation(Node):
    email: str = column("The address that the letter went to.")
    name: str = column("As they are called.")
    role: Role = column("What they will be.")
    organization: Organization | None = reference(
        "The company; none for staff.", "Organization", "organization_id"
    )
    team: str | None = column("The team inside the company.")
    language: Language = column("The language of the letter.")
    state: InvitationState = computed(
        _state, "state", "expires_at", description="What became of it."
    )
    invited_by: Person | None = reference(
        "Who invited them; none for who runs the desk.", "Person", "invited_by_id"
    )
    person: Person | None = reference("Who came in by it.", "Person", "person_id")
    invited_at: Instant = column("When the letter was written.")
    expires_at: Instant = column("Until when it may be accepted.")
    settled_at: Instant | None = column("When it was accepted or taken back.")


@strawberry.type(description="Who is calling, and what the token allows.", directives=[PROFILE])
class Viewer:
    role: Role = column("The caller's role.")
    scopes: list[Scope] = column("What the token may do.")
    person: Person | None = column("The person; none for a partner's system.")
    organization: Organization | None = column("The organization; none for staff.")
    notices: list[NoticeKind] | None = column(
        "Which notices are mailed beyond those that are owed; none for a system."
    )
