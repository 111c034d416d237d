"""3. Responsabilidades: people are invited, to a company or to the desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import orjson

from models.desk_record import DeskEvent
from models.people import Invitation, Organization, Person
from models.vocabulary import STAFF, InvitationState, Language, Role
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import required
from procedure.desk.acts import DeskVerb, begin_on_desk
from procedure.desk.events import RESPONSIBILITIES, InvitationWithdrawn, PersonInvited
from procedure.desk.record import record_for_desk
from procedure.people.areas_served import Serves, areas_for, served_as_text
from procedure.people.membership import organization_for, require_customer_role, team_of
from procedure.people.requesters import NAME, mail_address

LASTING = timedelta(days=14)
DAY = timedelta(days=1)
MOST_TO_ONE, MOST_BY_ONE = 5, 200
"""Letters in a day to one address, and of one company."""
JOB = "invitation"


async def invite_customer(
    act: Act,
    *,
    email: str,
    name: str,
    organization_id: int | None = None,
    role: Role = Role.CUSTOMER,
    team: str | None = None,
    language: Language = Language.ES,
) -> DeskEvent:
    """A letter with a link is on its way to somebody who is to belong to a company; inviting the
    same address again renews the invitation.

    Whether the desk knows the address already is told to staff only: it may be another company's.

    Clause: SGC-SAC-001 3
    Source: RULES 2
    Refuses: NOT_ALLOWED, NOT_FOUND (another company than the administrator's own), REQUIRED,
      TOO_LONG, INVALID (address, role, team), EMAIL_TAKEN (by one of the company, or whom staff
      would have to move), TOO_MANY_INVITATIONS
    Records: PersonInvited
    Notifies: whoever is invited
    """
    await begin_on_desk(act, DeskVerb.INVITE_CUSTOMER)
    organization = await organization_for(act, organization_id)
    invitation = Invitation(
        organization_id=organization.id,
        email=_address(email),
        name=required(name, "name", NAME, clause=RESPONSIBILITIES),
        role=require_customer_role(role),
        team=team_of(organization, team),
        language=language,
    )
    await _require_free(act, invitation.email, organization)
    return await _invite(act, invitation)


async def invite_staff(
    act: Act,
    *,
    email: str,
    name: str,
    role: Role,
    serves: Sequence[Serves] | None = None,
    language: Language = Language.ES,
) -> DeskEvent:
    """A letter with a link is on its way to somebody who is to work at the desk, in the areas told,
    else in all as far as their role reaches.

    Clause: SGC-SAC-001 3
    Refuses: NOT_ALLOWED, REQUIRED, TOO_LONG, INVALID (address, role), NOT_FOUND (area),
      EMAIL_TAKEN, TOO_MANY_INVITATIONS
    Records: PersonInvited
    Notifies: whoever is invited
    """
    await begin_on_desk(act, DeskVerb.INVITE_STAFF)
    if role not in STAFF:
        raise Refusal(Code.INVALID, "role", clause=RESPONSIBILITIES)
    invitation = Invitation(
        email=_address(email),
        name=required(name, "name", NAME, clause=RESPONSIBILITIES),
        role=role,
        language=language,
        areas=served_as_text(await areas_for(role, serves)),
    )
    await _require_free(act, invitation.email, None)
    return await _invite(act, invitation)


async def withdraw_invitation(act: Act, invitation_id: int) -> DeskEvent:
    """The letter opens nothing any more.

    Clause: SGC-SAC-001 3
    Refuses: NOT_ALLOWED, NOT_FOUND (also one to another company), ALREADY_DONE (accepted,
      withdrawn)
    Records: InvitationWithdrawn
    """
    await begin_on_desk(act, DeskVerb.WITHDRAW_INVITATION)
    invitation = await Invitation.filter(id=invitation_id).select_for_update().get_or_none()
    theirs = not act.actor.is_customer or (
        invitation is not None and invitation.organization_id == act.actor.organization_id
    )
    if invitation is None or not theirs:
        raise Refusal(Code.NOT_FOUND, "id", clause=RESPONSIBILITIES)
    if invitation.state is not InvitationState.PENDING:
        raise Refusal(Code.ALREADY_DONE, "id", clause=RESPONSIBILITIES)
    invitation.state, invitation.settled_at = InvitationState.WITHDRAWN, act.now
    await invitation.save()
    return await record_for_desk(
        act,
        InvitationWithdrawn(invitation_id=invitation.id),
        organization_id=invitation.organization_id,
    )


def invitation_of(event: DeskEvent) -> int:
    """The invitation that the event is about."""
    return int(orjson.loads(event.data)["invitation_id"])


async def _invite(act: Act, invitation: Invitation) -> DeskEvent:
    """The invitation stands, in place of one that stood before.

    Refuses: TOO_MANY_INVITATIONS
    """
    await _require_few(act, invitation)
    same = Invitation.filter(
        email=invitation.email,
        organization_id=invitation.organization_id,
        state=InvitationState.PENDING,
    )
    await same.update(state=InvitationState.WITHDRAWN, settled_at=act.now)
    invitation.invited_by_id = act.actor.person_id
    invitation.invited_at, invitation.expires_at = act.now, act.now + LASTING
    await invitation.save(force_create=True)
    await act.enqueue(JOB, {"invitation_id": invitation.id}, dedupe=f"{JOB}:{invitation.id}")
    return await record_for_desk(
        act,
        PersonInvited(invitation_id=invitation.id, role=invitation.role),
        organization_id=invitation.organization_id,
    )


async def _require_few(act: Act, invitation: Invitation) -> None:
    """Letters are not a way to trouble people: few a day to one address, and by one company.

    Refuses: TOO_MANY_INVITATIONS
    """
    since = Invitation.filter(invited_at__gt=act.now - DAY)
    to_them = await since.filter(email=invitation.email).count()
    by_them = await since.filter(organization_id=invitation.organization_id).count()
    if to_them >= MOST_TO_ONE or by_them >= MOST_BY_ONE:
        raise Refusal(Code.TOO_MANY_INVITATIONS, clause=RESPONSIBILITIES)


async def _require_free(act: Act, address: str, organization: Organization | None) -> None:
    """Who belongs already is not invited. An administrator learns of nobody but their own people:
    for anybody else the letter says what there is to say.

    Refuses: EMAIL_TAKEN
    """
    known = await Person.get_or_none(email=address, active=True)
    if known is None:
        return
    own = organization is not None and known.organization_id == organization.id
    if own or (not act.actor.is_customer and not _is_nobody_s(known, organization)):
        raise Refusal(Code.EMAIL_TAKEN, "email", clause=RESPONSIBILITIES)


def _is_nobody_s(known: Person, organization: Organization | None) -> bool:
    """Somebody who wrote to the desk and belongs to no company may be invited into one."""
    return organization is not None and known.role not in STAFF and known.organization_id is None


def _address(email: str) -> str:
    address = mail_address(email, "email")
    if address is None:
        raise Refusal(Code.REQUIRED, "email", clause=RESPONSIBILITIES)
    return address
