"""Who was invited and who moved while the desk worked, and what holds for its companies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from demo.cast import MOVED, Cast
from demo.company import CUSTOMERS, MIGUEL, ORGANIZATIONS, ROSA, Customer, Organization
from demo.script import DAY, MINUTE
from models.people import Organization as OrganizationRow
from procedure.core.act import Act
from procedure.people.departures import move_person
from procedure.people.invitations import invite_customer
from procedure.people.organizations import update_organization

BEGAN = 95 * DAY
MOVES_AGO = 10 * MINUTE


@dataclass(frozen=True)
class Teams:
    """The manager says which teams the company has, and who is called there."""

    ago: timedelta
    organization: Organization


@dataclass(frozen=True)
class Invites:
    """An administrator invites a colleague, who has not come in yet."""

    ago: timedelta
    by: Customer
    name: str
    email: str


@dataclass(frozen=True)
class Moves:
    """The manager moves somebody to another company; their administrator has what was open."""

    ago: timedelta
    who: Customer
    to: Organization


Change = Teams | Invites | Moves


def changes() -> Iterator[Change]:
    for organization in ORGANIZATIONS:
        yield Teams(BEGAN, organization)
    yield Invites(2 * DAY, ROSA, "Teresa Olmedo", "teresa.olmedo@mixteca.example")
    for who, to in MOVED.items():
        yield Moves(MOVES_AGO, who, to)


async def make(change: Change, cast: Cast, now: datetime) -> None:
    match change:
        case Teams(_, organization):
            await _say_teams(organization, cast, now)
        case Invites(_, by, name, email):
            async with Act.begin(cast.actor(by), now=now) as act:
                await invite_customer(act, email=email, name=name)
        case Moves(_, who, to):
            async with Act.begin(cast.actor(MIGUEL), now=now) as act:
                await move_person(act, cast.person_id(who), organization_id=await _id_of(to))


async def _say_teams(organization: Organization, cast: Cast, now: datetime) -> None:
    people = [each for each in CUSTOMERS if each.organization is organization]
    async with Act.begin(cast.actor(MIGUEL), now=now) as act:
        await update_organization(
            act,
            await _id_of(organization),
            teams=sorted({each.team for each in people}),
            contact_ids=[cast.person_id(each) for each in people if each.administrator],
        )


async def _id_of(organization: Organization) -> int:
    organization_id: int = (await OrganizationRow.get(name=organization.name)).id
    return organization_id
