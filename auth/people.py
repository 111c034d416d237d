"""Letting people and partners in: who may sign in with which password, who may call with which
token.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from auth import passwords, sessions, tokens
from auth.actors import SCOPE_OF_WORD, scopes_of
from auth.lifetimes import CLIENT_TOKEN, PERSON_TOKEN
from auth.passwords import LONGEST, SHORTEST, Weakness
from models import database
from models.access import Client
from models.people import Area, Organization, Person
from models.vocabulary import CUSTOMERS, STAFF, Complexity, Language, Role, Scope
from procedure.core.act import Act
from procedure.core.actor import SYSTEM
from procedure.core.refusals import Refusal
from procedure.desk.acts import take_turn
from procedure.desk.events import ClientAdded, PersonAdded
from procedure.desk.record import record_for_desk
from procedure.people.areas_served import Serves, areas_for, serve
from procedure.people.organizations import register_organization
from procedure.people.requesters import mail_address

WHY_WEAK = {
    Weakness.TOO_SHORT: f"A password needs at least {SHORTEST} characters.",
    Weakness.TOO_LONG: f"A password has at most {LONGEST} characters.",
    Weakness.LIKE_ITS_OWNER: "A password is not its owner's name or mail.",
    Weakness.TOO_COMMON: "That password is one that everybody tries first.",
}


class CannotAdd(Exception):
    """Somebody cannot be let in as asked; the message is the sentence for whoever asked."""


async def add_person(
    name: str,
    email: str,
    role: Role,
    organization: str | None = None,
    *,
    now: datetime,
    password: str | None = None,
    language: Language = Language.ES,
    timezone: str = "America/Mexico_City",
    areas: Iterable[str] | None = None,
) -> str:
    """The password of somebody new who may sign in: a random one unless one is given.

    Staff serve the areas told, as `SUPPORT` or `SUPPORT:C2`, else every one: whoever serves none
    can own no ticket.
    """
    _require_a_place(role, organization, areas)
    address, name = _mail(email), _name(name)
    given = _strong(password, name, address)
    kept = await passwords.hashed(given)  # before the transaction: it takes long
    async with Act.begin(SYSTEM, now=now) as act:
        await take_turn()
        if await Person.exists(email=address):
            raise CannotAdd(f"There is already somebody with the mail {address}.")
        belongs_to = await _organization(organization) if organization else None
        person = await Person.create(
            name=name,
            email=address,
            role=role,
            organization_id=belongs_to.id if belongs_to else None,
            language=language,
            timezone=timezone,
            password_hash=kept,
            created_at=now,
        )
        if role in STAFF:
            await serve(person.id, await areas_for(role, await areas_told(areas)))
        await record_for_desk(
            act,
            PersonAdded(role=role),
            person_id=person.id,
            organization_id=person.organization_id,
        )
    return given


async def issue_token(email: str, *, now: datetime, lifetime: timedelta = PERSON_TOKEN) -> str:
    """A bearer token with which somebody of staff calls the API as themself; nobody can read it
    again.
    """
    person = await Person.get_or_none(email=_mail(email), active=True)
    if person is None:
        raise CannotAdd(f"There is nobody with the mail {email}.")
    if person.role not in STAFF:
        raise CannotAdd(
            "Only staff get a token of their own; a customer's system is added as a client."
        )
    return await tokens.issue(
        scopes_of(person.role), now=now, lifetime=lifetime, person_id=person.id
    )


async def change_password(email: str, *, now: datetime, password: str | None = None) -> str:
    """Somebody known gets a password, and every session and token they had ends; answers the
    password.
    """
    person = await Person.get_or_none(email=_mail(email))
    if person is None or person.email is None:
        raise CannotAdd(f"There is nobody with the mail {email}.")
    given = _strong(password, person.name, person.email)
    kept = await passwords.hashed(given)
    async with database.transaction():
        await Person.filter(id=person.id).update(password_hash=kept)
        await sessions.end_all_of_person(person.id, now)
        await tokens.revoke_all_of_person(person.id, now)
    return given


async def add_organization(name: str, *, now: datetime) -> int:
    async with Act.begin(SYSTEM, now=now) as act:
        await take_turn()
        if await Organization.exists(name=_name(name)):
            raise CannotAdd(f"There is already an organization called {name}.")
        event = await register_organization(act, name=_name(name))
    assert event.organization_id is not None
    return event.organization_id


async def add_client(
    name: str,
    organization: str,
    scopes: Iterable[Scope] | None = None,
    *,
    now: datetime,
    lifetime: timedelta = CLIENT_TOKEN,
) -> str:
    """A partner's system that acts for one organization; answers its bearer token, which nobody can
    read again.
    """
    granted = frozenset(scopes_of(Role.PARTNER) if scopes is None else scopes)
    beyond = granted - scopes_of(Role.PARTNER)
    if beyond or not granted:
        words = ", ".join(sorted(scope.word for scope in scopes_of(Role.PARTNER)))
        raise CannotAdd(f"A partner's scopes are one or more of: {words}.")
    async with Act.begin(SYSTEM, now=now) as act:
        await take_turn()
        if await Client.exists(name=_name(name)):
            raise CannotAdd(f"There is already a client called {name}.")
        acts_for = await _organization(organization)
        client = await Client.create(name=_name(name), organization_id=acts_for.id, created_at=now)
        await record_for_desk(
            act, ClientAdded(subject_client_id=client.id), organization_id=acts_for.id
        )
        return await tokens.issue(granted, now=now, lifetime=lifetime, client_id=client.id)


def scopes_named(words: str) -> frozenset[Scope]:
    """Scopes as OAuth writes them, with spaces or commas between."""
    asked = words.replace(",", " ").split()
    unknown = [word for word in asked if word not in SCOPE_OF_WORD]
    if unknown:
        raise CannotAdd(
            f"{unknown[0]} is not a scope; they are: {', '.join(sorted(SCOPE_OF_WORD))}."
        )
    return frozenset(SCOPE_OF_WORD[word] for word in asked)


def _require_a_place(role: Role, organization: str | None, areas: Iterable[str] | None) -> None:
    if role not in STAFF | CUSTOMERS:
        raise CannotAdd("People are customers or staff; a partner's system is added as a client.")
    if role in CUSTOMERS and not organization:
        raise CannotAdd("A customer belongs to an organization: say which.")
    if role in STAFF and organization:
        raise CannotAdd("The desk's own people belong to no customer's organization.")
    if role in CUSTOMERS and areas:
        raise CannotAdd("Areas are served by staff, not by customers.")


async def areas_told(areas: Iterable[str] | None) -> list[Serves] | None:
    """The areas named, as `SUPPORT` or `SUPPORT:C2`; None where none is."""
    if not areas:
        return None
    known = {area.code: area.id for area in await Area.all()}
    told = []
    for asked in areas:
        code, _, complexity = asked.strip().upper().partition(":")
        if code not in known:
            raise CannotAdd(f"{code} is not an area; they are: {', '.join(sorted(known))}.")
        if complexity and complexity not in set(Complexity):
            raise CannotAdd(f"{complexity} is not a complexity; they are: {', '.join(Complexity)}.")
        told.append(Serves(known[code], Complexity(complexity) if complexity else None))
    return told


def _mail(email: str) -> str:
    try:
        address = mail_address(email, "email")
    except Refusal:
        address = None
    if address is None:
        raise CannotAdd(f"{email or 'Nothing'} is not a mail address.")
    return address


def _name(name: str) -> str:
    kept = name.strip()
    if not kept or len(kept) > 120 or "\x00" in kept:
        raise CannotAdd("A name has 1 to 120 characters.")
    return kept


def _strong(password: str | None, name: str, email: str) -> str:
    if password is None:
        return passwords.new_password()
    weakness = passwords.weakness(password, name=name, email=email)
    if weakness:
        raise CannotAdd(WHY_WEAK[weakness])
    return password


async def _organization(name: str) -> Organization:
    found = await Organization.filter(name=name.strip()).first()
    if found is None:
        raise CannotAdd(f"There is no organization called {name}.")
    return found
