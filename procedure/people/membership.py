"""Who belongs to a company, and who speaks for somebody who does not any more."""

from __future__ import annotations

from datetime import datetime

from models.people import Invitation, Organization, Person
from models.vocabulary import CUSTOMERS, InvitationState, Role
from procedure.core.act import Act
from procedure.core.actor import Actor
from procedure.core.refusals import Code, Refusal
from procedure.desk.events import RESPONSIBILITIES

TEAM = 60


async def person_to_change(act: Act, person_id: int, *, field: str = "id") -> Person:
    """The person, locked: anybody for the desk, for an administrator a customer of their company.

    Refuses: NOT_FOUND (nobody, the system itself, and whom the actor may not change)
    """
    person = await Person.filter(id=person_id).select_for_update().get_or_none()
    if person is None or person.role is Role.SYSTEM or not _within_reach(act.actor, person):
        raise Refusal(Code.NOT_FOUND, field, clause=RESPONSIBILITIES)
    return person


def _within_reach(actor: Actor, person: Person) -> bool:
    if actor.role is not Role.CUSTOMER_ADMIN:
        return True
    return person.role in CUSTOMERS and person.organization_id == actor.organization_id


async def organization_for(act: Act, organization_id: int | None) -> Organization:
    """The company that an act is about; for an administrator their own.

    Refuses: REQUIRED, NOT_FOUND (also another one than the administrator's own)
    """
    wanted = organization_id
    if act.actor.is_customer:
        if wanted not in (None, act.actor.organization_id):
            raise Refusal(Code.NOT_FOUND, "organization_id", clause=RESPONSIBILITIES)
        wanted = act.actor.organization_id
    if wanted is None:
        raise Refusal(Code.REQUIRED, "organization_id", clause=RESPONSIBILITIES)
    found = await Organization.get_or_none(id=wanted)
    if found is None:
        raise Refusal(Code.NOT_FOUND, "organization_id", clause=RESPONSIBILITIES)
    return found


def team_of(organization: Organization, team: str | None) -> str | None:
    """One of the company's teams; None for a blank. Refuses: INVALID"""
    name = " ".join((team or "").split())
    if name and name not in organization.team_names:
        raise Refusal(Code.INVALID, "team", clause=RESPONSIBILITIES)
    return name or None


def require_customer_role(role: Role) -> Role:
    """Refuses: INVALID"""
    if role not in CUSTOMERS:
        raise Refusal(Code.INVALID, "role", clause=RESPONSIBILITIES)
    return role


async def administrator_of(organization_id: int | None, *, besides: int) -> int | None:
    """The administrator who has been with the company for longest; None if it has no other."""
    if organization_id is None:
        return None
    admins = Person.filter(
        organization_id=organization_id, role=Role.CUSTOMER_ADMIN, active=True
    ).exclude(id=besides)
    first = await admins.order_by("id").first()
    return first.id if first else None


async def pending_invitation(address: str | None, now: datetime) -> Invitation | None:
    """The invitation that whoever has the address may still accept, the last of several."""
    waiting = Invitation.filter(email=address, state=InvitationState.PENDING, expires_at__gt=now)
    return await waiting.order_by("-id").first()


def belongs(person: Person, organization_id: int | None) -> bool:
    """Whether the person is still one of those whose request it is: what belongs to no company is
    its requester's wherever they are.
    """
    return person.active and organization_id in (None, person.organization_id)
