"""Who belongs to a company, and who speaks for somebody who does not any more."""

from __future__ import annotations

from datetime import datetime

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

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
    if not actor.is_customer:
        return True
    own = person.organization_id is not None and person.organization_id == actor.organization_id
    return person.role in CUSTOMERS and own


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
    return await _pending(address, now).order_by("-id").first()


async def invited_by_desk(address: str, now: datetime) -> int | None:
    """The company into which the desk itself invited the address, where nobody else invites it.

    What an administrator says of an address that has not come in yet counts for nothing: the
    company would get what a stranger writes.
    """
    waiting = await _pending(address, now).select_related("invited_by")
    if len(waiting) != 1:
        return None
    [only] = waiting
    by_administrator = only.invited_by is not None and only.invited_by.role in CUSTOMERS
    return None if by_administrator else only.organization_id


async def withdraw_letters(act: Act, person: Person) -> None:
    """No letter to the person, or from them, opens their company, or the desk, any more."""
    theirs = Q(email=person.email, organization_id=person.organization_id)
    sent = Q(invited_by_id=person.id)
    waiting = Invitation.filter(theirs | sent, state=InvitationState.PENDING)
    await waiting.update(state=InvitationState.WITHDRAWN, settled_at=act.now)


def _pending(address: str | None, now: datetime) -> QuerySet[Invitation]:
    return Invitation.filter(email=address, state=InvitationState.PENDING, expires_at__gt=now)


def belongs(person: Person, organization_id: int | None) -> bool:
    """Whether the person is still one of those whose request it is: what belongs to no company is
    its requester's wherever they are.
    """
    return person.active and organization_id in (None, person.organization_id)
