"""Who uses the seeded desk: 5,000 customers of 250 organizations, 60 of staff, and a bearer token
for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import accumulate
from random import Random

from benchmarks.seeding.bulk import Rows
from models.vocabulary import STAFF, Complexity, Role, Scope, Visibility

OPENED = datetime(2024, 3, 15, tzinfo=UTC)
FAR_OFF = datetime(2100, 1, 1, tzinfo=UTC)
ORGANIZATIONS = 250
CUSTOMERS = 5_000
STAFF_OF = {Role.MANAGER: 1, Role.LEAD: 6, Role.TECHNICIAN: 13, Role.SPECIALIST: 40}
VISIBILITIES = [Visibility.OWN] * 8 + [Visibility.TEAM, Visibility.ALL]
TEAMS = ("Compras", "Finanzas", "Operaciones", "Ventas")
UNEVENNESS = 0.7  # the r-th busiest customer writes r^0.7 times less than the busiest
CUSTOMER_SCOPES = " ".join(scope.word for scope in Scope if scope is not Scope.KNOWLEDGE_WRITE)
STAFF_SCOPES = " ".join(scope.word for scope in Scope)
FIRST = (
    "Adriana Alejandro Beatriz Camilo Carolina César Daniela Eduardo Esteban Fernanda Gabriel"
    " Graciela Héctor Inés Javier Julia Leonardo Lorena Marcela Mauricio Natalia Óscar Paola"
    " Ricardo Rosa Samuel Sofía Teresa Vicente Ximena"
).split()
LAST = (
    "Acosta Aguilar Barrera Cabrera Cárdenas Castillo Contreras Delgado Espinosa Figueroa Fuentes"
    " Gallegos Ibarra Juárez Lozano Medina Molina Montes Navarro Ochoa Padilla Quintero Rangel"
    " Rosales Serrano Solís Trejo Valdés Vega"
).split()


@dataclass(frozen=True)
class Person:
    id: int
    organization_id: int | None
    role: Role


@dataclass(frozen=True)
class Company:
    """`weights` are the customers' shares of the tickets, accumulated."""

    customers: list[Person]
    weights: list[float]
    by_organization: dict[int, list[Person]]
    by_area: dict[int, list[Person]]
    leads: list[Person]


def token_of(person_id: int) -> str:
    """The seeded bearer token: no secret, like everything that is seeded."""
    return (
        f"atd_benchmark_{person_id:06d}_"
        + sha256(f"benchmark:{person_id}".encode()).hexdigest()[:32]
    )


def found(random: Random, areas: list[int], first_person: int) -> tuple[Company, dict[str, Rows]]:
    """The company and the rows that make it."""
    customers = [_customer(first_person + number, number) for number in range(CUSTOMERS)]
    first_staff = first_person + CUSTOMERS
    roles = [role for role, count in STAFF_OF.items() for _ in range(count)]
    staff = [Person(first_staff + number, None, role) for number, role in enumerate(roles)]
    serves = {person.id: _areas_of(person, random, areas) for person in staff}
    company = Company(
        customers,
        list(accumulate(rank**-UNEVENNESS for rank in range(1, CUSTOMERS + 1))),
        _grouped(customers),
        {
            area: [
                each for each in staff if area in serves[each.id] and each.role is Role.SPECIALIST
            ]
            for area in areas
        },
        [person for person in staff if person.role is Role.LEAD],
    )
    rows = {
        "organization": [_organization(number) for number in range(1, ORGANIZATIONS + 1)],
        "person": [_person(person, random) for person in [*customers, *staff]],
        "area_member": list(_members(serves)),
        "access_token": [_token(person) for person in [*customers, *staff]],
    }
    return company, rows


def _customer(key: int, number: int) -> Person:
    role = (
        Role.CUSTOMER_ADMIN if number // ORGANIZATIONS == 5 else Role.CUSTOMER
    )  # one to each organization
    return Person(key, number % ORGANIZATIONS + 1, role)


def _areas_of(person: Person, random: Random, areas: list[int]) -> list[int]:
    return sorted(random.sample(areas, 2)) if person.role is Role.SPECIALIST else areas


def _grouped(customers: list[Person]) -> dict[int, list[Person]]:
    groups: dict[int, list[Person]] = {}
    for person in customers:
        groups.setdefault(person.organization_id or 0, []).append(person)
    return groups


def _organization(number: int) -> dict[str, object]:
    return {
        "id": number,
        "name": f"{LAST[number % len(LAST)]} y {LAST[number // len(LAST)]}, S.A.",
        "visibility": VISIBILITIES[number % len(VISIBILITIES)],
        "created_at": OPENED,
    }


def _person(person: Person, random: Random) -> dict[str, object]:
    return {
        "id": person.id,
        "organization_id": person.organization_id,
        "role": person.role,
        "name": f"{random.choice(FIRST)} {random.choice(LAST)} {random.choice(LAST)}",
        "email": (
            f"p{person.id}@"
            f"{'desk' if person.role in STAFF else f'o{person.organization_id}'}.example"
        ),
        "team": random.choice(TEAMS) if person.organization_id else None,
        "language": "ES",
        "timezone": "America/Mexico_City",
        "notice_answers": True,
        "notice_progress": True,
        "notice_followed": True,
        "proven": True,
        "active": True,
        "created_at": OPENED,
    }


def _members(serves: dict[int, list[int]]) -> Iterator[dict[str, object]]:
    for person, areas in serves.items():
        for area in areas:
            yield {"area_id": area, "person_id": person, "complexity": Complexity.C3}


def _token(person: Person) -> dict[str, object]:
    return {
        "digest": sha256(token_of(person.id).encode()).hexdigest(),
        "person_id": person.id,
        "scopes": STAFF_SCOPES if person.role in STAFF else CUSTOMER_SCOPES,
        "created_at": OPENED,
        "expires_at": FAR_OFF,
    }
