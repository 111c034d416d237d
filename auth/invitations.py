"""Letters that invite: a signed link opens a page for whoever was invited, and its POST lets them
in.

The link is its own proof: whoever holds it reads the mail that it was sent to. That it was used is
kept by the invitation itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from starlette.requests import HTTPConnection

from auth import passwords, sessions
from auth.links import Link, LinkFor, parse, signed
from auth.own_password import WeakPassword
from models.people import Invitation, Organization, Person
from models.vocabulary import Channel, Language, Role
from procedure.core.act import Act
from procedure.core.actor import SYSTEM
from procedure.core.refusals import Code, Refusal
from procedure.people.joining import accept_invitation, require_free_to_join, require_open
from settings import Settings


class Over(StrEnum):
    """Why nobody comes in by an invitation: too old or not ours, accepted or withdrawn before, or
    the address is another company's.
    """

    LATE = "LATE"
    SETTLED = "SETTLED"
    ELSEWHERE = "ELSEWHERE"


class InvitationOver(Exception):
    def __init__(self, why: Over) -> None:
        super().__init__(why)
        self.why = why


WHY = {Code.ALREADY_DONE: Over.SETTLED, Code.EMAIL_TAKEN: Over.ELSEWHERE}


@dataclass(frozen=True, slots=True)
class Invited:
    """Who was invited, by whom and where to; `organization` is empty for the desk itself."""

    invitation_id: int
    name: str
    email: str
    role: Role
    language: Language
    organization: str
    inviter: str
    expires_at: datetime


def address_of(settings: Settings, invitation: Invitation) -> str:
    """Where the letter's link leads."""
    link = Link(LinkFor.INVITATION, 0, 0, invitation.id, invitation.expires_at)
    return f"{settings.origin}/invitation/{signed(settings, link)}"


async def open_invitation(settings: Settings, token: str, now: datetime) -> Invited:
    """What the link invites to. Refuses: InvitationOver"""
    link = parse(settings, token, now)
    if link is None or link.purpose is not LinkFor.INVITATION:
        raise InvitationOver(Over.LATE)
    invitation = await Invitation.get_or_none(id=link.subject_id)
    try:
        known = await Person.get_or_none(email=invitation.email) if invitation else None
        require_free_to_join(known, require_open(invitation, now))
        return await told(require_open(invitation, now))
    except Refusal as refusal:
        raise _over(refusal) from None


async def told(invitation: Invitation) -> Invited:
    """The invitation with the names that it speaks of."""
    organization = await Organization.get_or_none(id=invitation.organization_id)
    inviter = await Person.get_or_none(id=invitation.invited_by_id)
    return Invited(
        invitation_id=invitation.id,
        name=invitation.name,
        email=invitation.email,
        role=invitation.role,
        language=invitation.language,
        organization=organization.name if organization else "",
        inviter=inviter.name if inviter else "",
        expires_at=invitation.expires_at,
    )


async def accept(
    invited: Invited,
    password: str,
    request: HTTPConnection,
    settings: Settings,
    now: datetime,
) -> str:
    """The cookie of a new session of whoever was invited; without a password they sign in by codes.

    Refuses: WeakPassword, InvitationOver
    """
    kept = await _hashed(invited, password) if password else None
    try:
        async with Act.begin(SYSTEM, now=now, channel=Channel.PORTAL) as act:
            person = await accept_invitation(act, invited.invitation_id)
            if kept is not None:
                person.password_hash = kept
                await person.save(update_fields=["password_hash"])
            return await sessions.begin(request, settings, person.id, now)
    except Refusal as refusal:
        raise _over(refusal) from None


def _over(refusal: Refusal) -> InvitationOver:
    return InvitationOver(WHY.get(refusal.code, Over.LATE))


async def _hashed(invited: Invited, password: str) -> str:
    weakness = passwords.weakness(password, name=invited.name, email=invited.email)
    if weakness:
        raise WeakPassword(weakness)
    return await passwords.hashed(password)
