"""Who acts. Authentication makes an actor; rules and visibility read it; nothing is looked up behind its back."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.vocabulary import CUSTOMERS, STAFF, Language, Role, Scope, Visibility

EVERYTHING = frozenset(Scope)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, a partner's client (role PARTNER), or the system. Scopes only ever narrow what the role allows."""

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
        """A manager may do what a lead may."""
        return self.role in (Role.LEAD, Role.MANAGER)

    @property
    def caller(self) -> str:
        """The name under which limits and idempotency keys of this actor are kept."""
        return f"client:{self.client_id}" if self.client_id else f"person:{self.person_id}"


SYSTEM = Actor(role=Role.SYSTEM, name="Atiende")
