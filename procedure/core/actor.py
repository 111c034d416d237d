"""Who acts. Authentication makes an actor; rules and visibility read it; nothing is looked up
behind its back.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from models.people import Organization, Person
from models.vocabulary import CUSTOMERS, STAFF, Language, Role, Scope, Visibility

EVERYTHING = frozenset(Scope)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, a partner's client (role PARTNER), or the system. Scopes only ever narrow what the
    role allows.
    """

    role: Role
    person_id: int | None = None
    client_id: int | None = None
    organization_id: int | None = None
    visibility: Visibility = Visibility.OWN
    team: str | None = None
    name: str = ""
    language: Language = Language.ES
    timezone: str = "America/Mexico_City"
    scopes: frozenset[Scope] = field(default=EVERYTHING)

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF

    @property
    def is_customer(self) -> bool:
        return self.role in CUSTOMERS

    @property
    def is_partner(self) -> bool:
        return self.role is Role.PARTNER

    @property
    def leads(self) -> bool:
        """Whether a lead's acts are theirs: a manager may do what a lead may."""
        return self.role in (Role.LEAD, Role.MANAGER)

    @property
    def is_known(self) -> bool:
        """Whether the desk knows who this is; a visitor is nobody in particular."""
        return self.person_id is not None or self.client_id is not None or self.role is Role.SYSTEM

    @property
    def caller(self) -> str:
        """The name under which limits and idempotency keys of this actor are kept."""
        return f"client:{self.client_id}" if self.client_id else f"person:{self.person_id}"


async def actor_of(person: Person) -> Actor:
    """The person as who acts or reads, whether they are calling or not."""
    organization = await Organization.get_or_none(id=person.organization_id)
    return Actor(
        role=person.role,
        person_id=person.id,
        organization_id=person.organization_id,
        visibility=organization.visibility if organization else Visibility.OWN,
        team=person.team,
    )


SYSTEM = Actor(role=Role.SYSTEM, name="Atiende")
# Somebody who has not signed in, where the help is public: reads what is published, and nothing
# else.
VISITOR = Actor(role=Role.CUSTOMER, scopes=frozenset({Scope.KNOWLEDGE_READ}))
