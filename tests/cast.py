"""The people of the stories: Bizflow Tech's desk, two organizations it serves, and a partner of one
of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from models.access import Client
from models.people import Area, AreaMember, Organization, Person
from models.vocabulary import Complexity, Language, Role, Visibility
from procedure.core.actor import Actor
from procedure.service_levels import policies

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)  # a Monday
BOGOTA = "America/Bogota"
MEXICO = "America/Mexico_City"


@dataclass(frozen=True)
class Desk:
    """Everybody as who they act as; `areas` by code."""

    areas: Mapping[str, Area]
    andina: Organization
    pacifico: Organization
    ana: Actor  # a customer of Andina
    carlos: Actor  # her colleague
    elena: Actor  # the administrator of Andina
    beto: Actor  # a customer of Pacífico
    laura: Actor  # specialist, up to C3 everywhere
    diego: Actor  # specialist, up to C2 in support and billing
    tomas: Actor  # technician, up to C4 everywhere
    lucia: Actor  # lead
    miguel: Actor  # manager
    partner: Actor  # a client of the API that acts for Andina

    def area(self, code: str = "SUPPORT") -> int:
        area_id: int = self.areas[code].id
        return area_id


async def open_desk() -> Desk:
    """Policies of revision 0, the areas, and everybody."""
    await policies.establish()
    areas = {area.code: area for area in await Area.all()}
    everywhere = list(areas)
    andina = await Organization.create(name="Andina", created_at=NOON)
    pacifico = await Organization.create(name="Pacífico", created_at=NOON)
    return Desk(
        areas=areas,
        andina=andina,
        pacifico=pacifico,
        ana=await _customer("Ana Rojas", "ana@andina.example", andina),
        carlos=await _customer("Carlos Mejía", "carlos@andina.example", andina),
        elena=await _customer("Elena Duarte", "elena@andina.example", andina, Role.CUSTOMER_ADMIN),
        beto=await _customer("Beto Salas", "beto@pacifico.example", pacifico),
        laura=await _staff("Laura Sánchez", Role.SPECIALIST, areas, everywhere, Complexity.C3),
        diego=await _staff(
            "Diego Peña", Role.SPECIALIST, areas, ["SUPPORT", "BILLING"], Complexity.C2
        ),
        tomas=await _staff("Tomás Ríos", Role.TECHNICIAN, areas, everywhere, Complexity.C4),
        lucia=await _staff("Lucía Herrera", Role.LEAD, areas, everywhere, Complexity.C4),
        miguel=await _staff("Miguel Torres", Role.MANAGER, areas, everywhere, Complexity.C4),
        partner=await _partner("ERP de Andina", andina),
    )


def as_actor(person: Person, visibility: Visibility = Visibility.OWN) -> Actor:
    return Actor(
        role=person.role,
        person_id=person.id,
        organization_id=person.organization_id,
        visibility=visibility,
        team=person.team,
        name=person.name,
        language=person.language,
        timezone=person.timezone,
    )


async def _customer(
    name: str, email: str, organization: Organization, role: Role = Role.CUSTOMER
) -> Actor:
    person = await Person.create(
        role=role,
        name=name,
        email=email,
        organization_id=organization.id,
        language=Language.ES,
        timezone=BOGOTA,
        created_at=NOON,
    )
    return as_actor(person, organization.visibility)


async def _staff(
    name: str, role: Role, areas: Mapping[str, Area], serves: list[str], complexity: Complexity
) -> Actor:
    email = f"{name.split(maxsplit=1)[0].lower()}@bizflow.example"
    person = await Person.create(
        role=role, name=name, email=email, timezone=MEXICO, created_at=NOON
    )
    members = [
        AreaMember(area_id=areas[code].id, person_id=person.id, complexity=complexity)
        for code in serves
    ]
    await AreaMember.bulk_create(members)
    return as_actor(person)


async def _partner(name: str, organization: Organization) -> Actor:
    client = await Client.create(name=name, organization_id=organization.id, created_at=NOON)
    return Actor(role=Role.PARTNER, client_id=client.id, organization_id=organization.id, name=name)
