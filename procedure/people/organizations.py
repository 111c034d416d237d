"""3. Responsabilidades: the companies that the desk serves, and what holds for their requests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models import database
from models.columns import values_of
from models.desk_record import DeskEvent
from models.people import Organization, Person
from models.vocabulary import Priority, Visibility
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import required
from procedure.desk.acts import DeskVerb, begin_on_desk
from procedure.desk.events import (
    RESPONSIBILITIES,
    OrganizationRegistered,
    OrganizationUpdated,
)
from procedure.desk.record import record_for_desk
from procedure.people.membership import TEAM
from procedure.people.requesters import NAME

DOMAIN = re.compile(r"(?=.{4,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+")
MOST = 100
# Somebody of the company came in with such an address: by a letter, a code, or a password.
PROVEN = (
    "SELECT p.id FROM person p WHERE p.organization_id = $1 AND p.active AND p.proven AND p.email"
    " LIKE $2 AND (p.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM session s WHERE"
    " s.person_id = p.id) OR EXISTS (SELECT 1 FROM invitation i WHERE i.person_id = p.id)) LIMIT 1"
)


async def register_organization(
    act: Act, *, name: str, visibility: Visibility = Visibility.OWN
) -> DeskEvent:
    """The desk serves another company.

    Clause: SGC-SAC-001 3
    Refuses: NOT_ALLOWED, REQUIRED, TOO_LONG, NAME_TAKEN
    Records: OrganizationRegistered
    """
    await begin_on_desk(act, DeskVerb.REGISTER_ORGANIZATION)
    organization = await Organization.create(
        name=await _free_name(name), visibility=visibility, created_at=act.now
    )
    return await record_for_desk(
        act, OrganizationRegistered(visibility=visibility), organization_id=organization.id
    )


async def update_organization(
    act: Act,
    organization_id: int,
    *,
    name: str | None = None,
    visibility: Visibility | None = None,
    teams: Sequence[str] | None = None,
    priority_floor: Priority | None = None,
    contact_ids: Sequence[int] | None = None,
    mail_domains: Sequence[str] | None = None,
) -> DeskEvent:
    """What is told is so from now on, what is left out stays.

    Who sees whose requests changes at once. The floor counts for what is registered or weighed from
    now on; LOW is none. Contacts are whom the desk calls at the company. With a mail domain people
    may let themselves in where the policy names it, too.

    Clause: SGC-SAC-001 3
    Refuses: NOT_ALLOWED, NOT_FOUND (the company; a contact who is not of it), REQUIRED, TOO_LONG,
      NAME_TAKEN, TEAM_IN_USE, INVALID (more than a hundred, what is no domain), DOMAIN_TAKEN,
      DOMAIN_UNPROVEN (nobody of the company has proven an address of it), ALREADY_DONE (nothing
      changes)
    Records: OrganizationUpdated
    """
    await begin_on_desk(act, DeskVerb.UPDATE_ORGANIZATION)
    organization = await Organization.filter(id=organization_id).select_for_update().get_or_none()
    if organization is None:
        raise Refusal(Code.NOT_FOUND, "id", clause=RESPONSIBILITIES)
    before = values_of(organization)
    if name is not None and name.strip() != organization.name:
        organization.name = await _free_name(name)
    organization.visibility = visibility or organization.visibility
    organization.priority_floor = priority_floor or organization.priority_floor
    if teams is not None:
        organization.teams = "\n".join(await _teams(organization, teams))
    if mail_domains is not None:
        organization.mail_domains = "\n".join(await _domains(organization, mail_domains))
    changed = [field for field, value in values_of(organization).items() if value != before[field]]
    if contact_ids is not None and await _set_contacts(organization, contact_ids):
        changed.append("contacts")
    if not changed:
        raise Refusal(Code.ALREADY_DONE, "id", clause=RESPONSIBILITIES)
    await organization.save()
    fact = OrganizationUpdated(
        changed=tuple(sorted(changed)),
        visibility=organization.visibility if "visibility" in changed else None,
        priority_floor=organization.priority_floor if "priority_floor" in changed else None,
    )
    return await record_for_desk(act, fact, organization_id=organization.id)


async def floor_of(organization_id: int | None) -> Priority:
    """Below which no request of the company is; LOW where it has none.

    Source: RULES 2
    """
    organization = await Organization.get_or_none(id=organization_id)
    return organization.priority_floor if organization else Priority.LOW


def floor_on_record(floor: Priority) -> Priority | None:
    """As an event tells it: none where it raises nothing."""
    return None if floor is Priority.LOW else floor


async def _free_name(name: str) -> str:
    kept = required(name, "name", NAME, clause=RESPONSIBILITIES)
    if await Organization.exists(name=kept):
        raise Refusal(Code.NAME_TAKEN, "name", clause=RESPONSIBILITIES)
    return kept


async def _teams(organization: Organization, told: Sequence[str]) -> list[str]:
    kept = [required(team, "teams", TEAM, clause=RESPONSIBILITIES) for team in told]
    names = list(dict.fromkeys(" ".join(team.split()) for team in kept))
    _require_few(names, "teams")
    for team in sorted(set(organization.team_names) - set(names)):
        gone = Person.filter(organization_id=organization.id, team=team, active=False)
        await gone.update(team=None)
        members = Person.filter(organization_id=organization.id, team=team, active=True)
        if people := await members.count():
            raise Refusal(
                Code.TEAM_IN_USE,
                "teams",
                clause=RESPONSIBILITIES,
                facts={"team": team, "count": people},
            )
    return names


async def _domains(organization: Organization, told: Sequence[str]) -> list[str]:
    names = list(dict.fromkeys(domain.strip().lower().removeprefix("@") for domain in told))
    _require_few(names, "mail_domains")
    for domain in names:
        if not DOMAIN.fullmatch(domain):
            raise Refusal(Code.INVALID, "mail_domains", clause=RESPONSIBILITIES)
        await _require_theirs(organization, domain)
    return names


async def _require_theirs(organization: Organization, domain: str) -> None:
    others = Organization.exclude(id=organization.id).exclude(mail_domains="")
    if any(domain in other.domains for other in await others):
        raise Refusal(Code.DOMAIN_TAKEN, "mail_domains", clause=RESPONSIBILITIES)
    if not await database.rows(PROVEN, [organization.id, f"%@{domain}"]):
        raise Refusal(Code.DOMAIN_UNPROVEN, "mail_domains", clause=RESPONSIBILITIES)


async def _set_contacts(organization: Organization, told: Sequence[int]) -> bool:
    """Whether others are called from now on."""
    people = Person.filter(organization_id=organization.id, active=True)
    known = {person.id: person.is_contact for person in await people}
    if not set(told) <= set(known):
        raise Refusal(Code.NOT_FOUND, "contact_ids", clause=RESPONSIBILITIES)
    if {person_id for person_id, is_contact in known.items() if is_contact} == set(told):
        return False
    await Person.filter(organization_id=organization.id).update(is_contact=False)
    await Person.filter(id__in=list(told)).update(is_contact=True)
    return True


def _require_few(names: Sequence[str], field: str) -> None:
    if len(names) > MOST:
        raise Refusal(Code.INVALID, field, clause=RESPONSIBILITIES)
