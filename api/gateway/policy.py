"""What a field asks of its caller, declared beside it and printed in the schema.

A scope says what the token may do; `roles` what kind of person may ask. A type's policy holds for
each of its fields that has none of its own. The schema does not build while a field is without one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import strawberry
from graphql import GraphQLNamedType
from strawberry.schema_directive import Location

from models.vocabulary import CUSTOMERS, STAFF, Role, Scope


@strawberry.schema_directive(
    locations=[Location.OBJECT, Location.FIELD_DEFINITION],
    name="requires",
    description=(
        "The token needs every scope, and the caller one of the roles where any are named. "
        "Without scopes and roles, anybody may ask."
    ),
)
class Requires:
    scopes: list[Scope]
    roles: list[Role] | None = None

    def lets(self, role: Role, scopes: Collection[Scope]) -> bool:
        return all(scope in scopes for scope in self.scopes) and (
            self.roles is None or role in self.roles
        )


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION, Location.OBJECT],
    name="clause",
    description="The numbered sentence of SGC-SAC-001 that this fulfils.",
)
class Clause:
    ref: str


def requires(*scopes: Scope, roles: Iterable[Role] | None = None) -> Requires:
    return Requires(scopes=list(scopes), roles=sorted(roles) if roles else None)


READ_TICKETS = requires(Scope.TICKETS_READ)
WRITE_TICKETS = requires(Scope.TICKETS_WRITE)
STAFF_READ = requires(Scope.TICKETS_READ, roles=STAFF)
LEADS_READ = requires(Scope.TICKETS_READ, roles=[Role.LEAD, Role.MANAGER])
MANAGER_READ = requires(Scope.TICKETS_READ, roles=[Role.MANAGER])
LEADS_WRITE = requires(Scope.TICKETS_WRITE, roles=[Role.LEAD, Role.MANAGER])
STAFF_WRITE = requires(Scope.TICKETS_WRITE, roles=STAFF)
MANAGER_WRITE = requires(Scope.TICKETS_WRITE, roles=[Role.MANAGER])
READ_PEOPLE = requires(Scope.PEOPLE_READ)
STAFF_PEOPLE = requires(Scope.PEOPLE_READ, roles=STAFF)
COMPANY_PEOPLE = requires(Scope.PEOPLE_READ, roles=STAFF | {Role.CUSTOMER_ADMIN})
LEADS_PEOPLE = requires(Scope.PEOPLE_READ, roles=[Role.LEAD, Role.MANAGER])
DESK_RECORD = requires(Scope.PEOPLE_READ, roles=[Role.LEAD, Role.MANAGER, Role.CUSTOMER_ADMIN])
READ_KNOWLEDGE = requires(Scope.KNOWLEDGE_READ)
STAFF_KNOWLEDGE_READ = requires(Scope.KNOWLEDGE_READ, roles=STAFF)
STAFF_KNOWLEDGE = requires(Scope.KNOWLEDGE_WRITE, roles=STAFF)
PROFILE = requires(Scope.PROFILE)
OWN_PROFILE = requires(Scope.PROFILE, roles=CUSTOMERS | STAFF)
ANYBODY = requires()
SIGNED_IN = requires(roles=Role)


def policy_of_type(kind: GraphQLNamedType) -> Requires | None:
    """What a type asks for each of its fields that asks nothing of its own."""
    definition = (kind.extensions or {}).get("strawberry-definition")
    directives = (definition.directives or ()) if definition else ()
    return next((each for each in directives if isinstance(each, Requires)), None)
