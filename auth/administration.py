"""The acts on people and companies as whoever runs the desk does them: by mail and by name, as the
desk itself.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from auth.invitations import address_of
from auth.people import CannotAdd, areas_told
from models.access import Client
from models.people import Invitation, Organization, Person
from models.vocabulary import STAFF, Language, Priority, Role, Visibility
from procedure.core.act import Act
from procedure.core.actor import SYSTEM
from procedure.core.refusals import Refusal
from procedure.people import changes, clients, departures, invitations, organizations
from procedure.people.invitations import invitation_of
from settings import Settings
from texts.refusals import sentence


@asynccontextmanager
async def acting(now: datetime) -> AsyncIterator[Act]:
    """One act of the desk itself; a refusal is a sentence for who typed the command."""
    try:
        async with Act.begin(SYSTEM, now=now) as act:
            yield act
    except Refusal as refusal:
        raise CannotAdd(sentence(refusal.code.value, "en", refusal.facts)) from None


async def invite(
    name: str,
    email: str,
    role: Role,
    organization: str | None,
    settings: Settings,
    *,
    now: datetime,
    language: Language = Language.ES,
    areas: Iterable[str] | None = None,
) -> str:
    """The address that the letter leads to, to be handed over where no mail leaves."""
    if role not in STAFF and not organization:
        raise CannotAdd("A customer belongs to an organization: say which.")
    async with acting(now) as act:
        if role in STAFF:
            event = await invitations.invite_staff(
                act,
                email=email,
                name=name,
                role=role,
                serves=await areas_told(areas),
                language=language,
            )
        else:
            event = await invitations.invite_customer(
                act,
                email=email,
                name=name,
                organization_id=await _organization_id(organization),
                role=role,
                language=language,
            )
        invitation = await Invitation.get(id=invitation_of(event))
    return address_of(settings, invitation)


async def deactivate(email: str, successor: str | None, *, now: datetime) -> None:
    async with acting(now) as act:
        await departures.deactivate_person(
            act, await _person_id(email), successor_id=await _person_id_if(successor)
        )


async def reactivate(email: str, *, now: datetime) -> None:
    async with acting(now) as act:
        await departures.reactivate_person(act, await _person_id(email))


async def move(
    email: str,
    organization: str,
    successor: str | None,
    *,
    now: datetime,
    role: Role = Role.CUSTOMER,
    team: str | None = None,
) -> None:
    async with acting(now) as act:
        organization_id = await _organization_id(organization)
        assert organization_id is not None
        await departures.move_person(
            act,
            await _person_id(email),
            organization_id=organization_id,
            role=role,
            team=team,
            successor_id=await _person_id_if(successor),
        )


async def update(
    email: str,
    *,
    now: datetime,
    name: str | None = None,
    new_email: str | None = None,
    phone: str | None = None,
    team: str | None = None,
    role: Role | None = None,
    areas: Iterable[str] | None = None,
) -> None:
    async with acting(now) as act:
        await changes.update_person(
            act,
            await _person_id(email),
            name=name,
            email=new_email,
            phone=phone,
            team=team,
            role=role,
            serves=await areas_told(areas),
        )


async def update_organization(
    name: str,
    *,
    now: datetime,
    new_name: str | None = None,
    visibility: Visibility | None = None,
    teams: Sequence[str] | None = None,
    priority_floor: Priority | None = None,
    contacts: Sequence[str] | None = None,
    mail_domains: Sequence[str] | None = None,
) -> None:
    async with acting(now) as act:
        organization_id = await _organization_id(name)
        assert organization_id is not None
        called = None if contacts is None else [await _person_id(email) for email in contacts]
        await organizations.update_organization(
            act,
            organization_id,
            name=new_name,
            visibility=visibility,
            teams=teams,
            priority_floor=priority_floor,
            contact_ids=called,
            mail_domains=mail_domains,
        )


async def revoke_client(name: str, *, now: datetime) -> None:
    async with acting(now) as act:
        client = await Client.get_or_none(name=name.strip())
        if client is None:
            raise CannotAdd(f"There is no client called {name}.")
        await clients.revoke_client(act, client.id)


async def _person_id(email: str) -> int:
    person = await Person.get_or_none(email=email.strip().lower())
    if person is None:
        raise CannotAdd(f"There is nobody with the mail {email}.")
    person_id: int = person.id
    return person_id


async def _person_id_if(email: str | None) -> int | None:
    return None if email is None else await _person_id(email)


async def _organization_id(name: str | None) -> int | None:
    if name is None:
        return None
    found = await Organization.get_or_none(name=name.strip())
    if found is None:
        raise CannotAdd(f"There is no organization called {name}.")
    organization_id: int = found.id
    return organization_id
