"""3. Responsabilidades: people come in, by the invitation they hold, or by the mail domain of their
company where that is open.
"""

from __future__ import annotations

from datetime import datetime

from models.people import Invitation, Organization, Person
from models.vocabulary import STAFF, InvitationState, Role
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.desk.acts import take_turn
from procedure.desk.events import RESPONSIBILITIES, InvitationAccepted, PersonRegistered
from procedure.desk.record import record_for_desk
from procedure.people.areas_served import serve, served_of_text
from procedure.people.departures import leave_for
from procedure.people.invitations import LASTING
from procedure.people.passing_on import take_along
from procedure.people.requesters import NAME
from procedure.service_levels import policies


async def accept_invitation(act: Act, invitation_id: int) -> Person:
    """Whoever holds the letter belongs where they were invited to, and the letter has proven their
    address.

    Somebody whom the desk knows, and who belongs to no company or has left theirs, joins as who
    they are, and what they have open as nobody's comes along; who still belongs to another one is
    not taken from it.

    Clause: SGC-SAC-001 3
    Refuses: NOT_FOUND (no such invitation), ALREADY_DONE (accepted, withdrawn), WINDOW_PASSED,
      EMAIL_TAKEN
    Records: InvitationAccepted
    """
    await take_turn()
    found = await Invitation.filter(id=invitation_id).select_for_update().get_or_none()
    invitation = require_open(found, act.now)
    known = await Person.filter(email=invitation.email).select_for_update().get_or_none()
    require_free_to_join(known, invitation)
    before = known.organization_id if known else None
    person = known or Person(
        email=invitation.email,
        name=invitation.name,
        language=invitation.language,
        created_at=act.now,
    )
    await _join(act, person, invitation)
    invitation.state, invitation.settled_at = InvitationState.ACCEPTED, act.now
    invitation.person_id = person.id
    await invitation.save()
    fact = InvitationAccepted(
        invitation_id=invitation.id,
        role=person.role,
        organization_id_before=before if before != person.organization_id else None,
    )
    await record_for_desk(act, fact, person_id=person.id, organization_id=person.organization_id)
    return person


def require_open(invitation: Invitation | None, now: datetime) -> Invitation:
    """The invitation, if it may be accepted.

    Refuses: NOT_FOUND, ALREADY_DONE (accepted, withdrawn), WINDOW_PASSED
    """
    if invitation is None:
        raise Refusal(Code.NOT_FOUND, clause=RESPONSIBILITIES)
    if invitation.state is not InvitationState.PENDING:
        raise Refusal(Code.ALREADY_DONE, clause=RESPONSIBILITIES)
    if now >= invitation.expires_at:
        raise Refusal(Code.WINDOW_PASSED, clause=RESPONSIBILITIES, facts={"days": LASTING.days})
    return invitation


async def open_to(address: str, now: datetime) -> Organization | None:
    """The company that somebody with this address may let themself into: the policy names their
    mail domain, and the company has it. None, unless both are so.

    Source: RULES 2
    """
    domain = address.rpartition("@")[2]
    in_force = await policies.in_force(now)
    if domain not in in_force.open_domains:
        return None
    for organization in await Organization.exclude(mail_domains="").order_by("id"):
        if domain in organization.domains:
            return organization
    return None


async def register_oneself(act: Act, address: str) -> Person:
    """Whoever proved an address of the company's domain belongs to it.

    Clause: SGC-SAC-001 3
    Refuses: NOT_FOUND (the domain is not open, or no more), EMAIL_TAKEN
    Records: PersonRegistered
    """
    await take_turn()
    organization = await open_to(address, act.now)
    if organization is None:
        raise Refusal(Code.NOT_FOUND, clause=RESPONSIBILITIES)
    if await Person.exists(email=address):
        raise Refusal(Code.EMAIL_TAKEN, clause=RESPONSIBILITIES)
    person = await Person.create(
        email=address,
        name=address.partition("@")[0][:NAME],
        role=Role.CUSTOMER,
        organization_id=organization.id,
        created_at=act.now,
    )
    await record_for_desk(
        act, PersonRegistered(), person_id=person.id, organization_id=organization.id
    )
    return person


def require_free_to_join(known: Person | None, invitation: Invitation) -> None:
    """Refuses: EMAIL_TAKEN"""
    if known is not None and not _may_join(known, invitation):
        raise Refusal(Code.EMAIL_TAKEN, clause=RESPONSIBILITIES)


def _may_join(known: Person, invitation: Invitation) -> bool:
    """Who is with nobody, or with those who invite; and on the same side of the desk."""
    if (known.role in STAFF) != (invitation.role in STAFF):
        return False
    return not known.active or known.organization_id in (None, invitation.organization_id)


async def _join(act: Act, person: Person, invitation: Invitation) -> None:
    """As invited; who belongs already keeps what they are by now."""
    before = person.organization_id
    if person.id is not None and person.active and before == invitation.organization_id:
        person.proven = True
        await person.save()
        return
    if before != invitation.organization_id:
        organization = await Organization.get(id=invitation.organization_id)
        await leave_for(act, person, organization)
    person.role, person.team = invitation.role, await _team_by_now(invitation)
    person.active = person.proven = True
    await person.save()
    if before is None and person.organization_id is not None:
        await take_along(act, person)
    if person.role in STAFF:
        await serve(person.id, served_of_text(invitation.areas))


async def _team_by_now(invitation: Invitation) -> str | None:
    """The team that was said, where the company still has it."""
    organization = await Organization.get_or_none(id=invitation.organization_id)
    teams = organization.team_names if organization else []
    return invitation.team if invitation.team in teams else None
