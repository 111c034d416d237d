"""Who calls, and what they may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from starlette.exceptions import HTTPException
from starlette.requests import Request
from tortoise.expressions import Q, Subquery

from models.access import AccessToken
from models.people import Person
from models.tickets import Watcher
from models.vocabulary import STAFF, Audience, Role, Visibility
from procedure.core.events import kinds_for


@dataclass(frozen=True)
class Viewer:
    person: Person

    @property
    def is_staff(self) -> bool:
        return self.person.role in STAFF

    def tickets(self) -> Q:
        if self.is_staff:
            return Q()
        me = self.person
        own = Q(requester_id=me.id) | Q(
            id__in=Subquery(Watcher.filter(person_id=me.id).values("ticket_id"))
        )
        organization = Q(organization_id=me.organization_id)
        visibility = me.organization.visibility if me.organization else Visibility.OWN
        if me.role is Role.CUSTOMER_ADMIN or visibility is Visibility.ALL:
            return own | organization
        if visibility is Visibility.TEAM and me.team:
            team = Person.filter(organization_id=me.organization_id, team=me.team).values("id")
            return own | (organization & Q(requester_id__in=Subquery(team)))
        return own

    def messages(self) -> Q:
        return Q() if self.is_staff else Q(audience=Audience.PUBLIC)

    def events(self) -> Q:
        return Q() if self.is_staff else Q(kind__in=kinds_for(Audience.PUBLIC))


async def viewer_of(request: Request) -> Viewer:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise HTTPException(401)
    found = (
        await AccessToken.filter(
            digest=sha256(token.encode()).hexdigest(),
            revoked_at=None,
            expires_at__gt=datetime.now(UTC),
        )
        .select_related("person__organization")
        .first()
    )
    if found is None or found.person is None or not found.person.active:
        raise HTTPException(401)
    return Viewer(found.person)
