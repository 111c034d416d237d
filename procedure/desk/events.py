"""What can happen to the desk itself: who is let in, changed, moved and let go. Typed facts, each
with the clause of SGC-SAC-001 that it fulfils.

As on tickets, an event holds identifiers, words of the desk and counts, never words of a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, ClassVar

import orjson

from models.vocabulary import Priority, Role, Visibility

RESPONSIBILITIES = "3"


class DeskEventKind(StrEnum):
    """What happened to the people and companies of the desk."""

    PERSON_INVITED = "PERSON_INVITED"
    INVITATION_WITHDRAWN = "INVITATION_WITHDRAWN"
    INVITATION_ACCEPTED = "INVITATION_ACCEPTED"
    PERSON_REGISTERED = "PERSON_REGISTERED"
    PERSON_ADDED = "PERSON_ADDED"
    PERSON_UPDATED = "PERSON_UPDATED"
    PERSON_DEACTIVATED = "PERSON_DEACTIVATED"
    PERSON_REACTIVATED = "PERSON_REACTIVATED"
    PERSON_MOVED = "PERSON_MOVED"
    PERSON_LEFT = "PERSON_LEFT"
    ORGANIZATION_REGISTERED = "ORGANIZATION_REGISTERED"
    ORGANIZATION_UPDATED = "ORGANIZATION_UPDATED"
    CLIENT_ADDED = "CLIENT_ADDED"
    CLIENT_REVOKED = "CLIENT_REVOKED"


@dataclass(frozen=True)
class DeskFact:
    """A fact to be recorded; a subclass says which. Whom and which company it is about stands
    beside it, in the record.
    """

    kind: ClassVar[DeskEventKind]

    def __init_subclass__(cls, *, kind: DeskEventKind) -> None:
        cls.kind = kind

    def facts(self) -> Mapping[str, Any]:
        return {name: value for name, value in asdict(self).items() if value is not None}

    def data(self) -> str:
        """Canonical JSON, the same bytes for the same facts: it goes into the hash."""
        return orjson.dumps(self.facts(), option=orjson.OPT_SORT_KEYS).decode()


@dataclass(frozen=True)
class PersonInvited(DeskFact, kind=DeskEventKind.PERSON_INVITED):
    invitation_id: int
    role: Role


@dataclass(frozen=True)
class InvitationWithdrawn(DeskFact, kind=DeskEventKind.INVITATION_WITHDRAWN):
    invitation_id: int


@dataclass(frozen=True)
class InvitationAccepted(DeskFact, kind=DeskEventKind.INVITATION_ACCEPTED):
    """Whoever was invited belongs now; `organization_id_before` where they had been elsewhere."""

    invitation_id: int
    role: Role
    organization_id_before: int | None = None


@dataclass(frozen=True)
class PersonRegistered(DeskFact, kind=DeskEventKind.PERSON_REGISTERED):
    """Somebody let themself in, by a mail address of their company's domain."""


@dataclass(frozen=True)
class PersonAdded(DeskFact, kind=DeskEventKind.PERSON_ADDED):
    """Somebody was let in by whoever runs the desk, with a password."""

    role: Role


@dataclass(frozen=True)
class PersonUpdated(DeskFact, kind=DeskEventKind.PERSON_UPDATED):
    """`changed` names what; the role is told, before and after, where that is it."""

    changed: tuple[str, ...]
    role: Role | None = None
    role_before: Role | None = None


@dataclass(frozen=True)
class PersonDeactivated(DeskFact, kind=DeskEventKind.PERSON_DEACTIVATED):
    """`passed_on`: how many open requests went to somebody else; `successor_id`: to whom, where it
    is one person, named or the administrator.
    """

    passed_on: int
    successor_id: int | None = None


@dataclass(frozen=True)
class PersonReactivated(DeskFact, kind=DeskEventKind.PERSON_REACTIVATED):
    pass


@dataclass(frozen=True)
class PersonMoved(DeskFact, kind=DeskEventKind.PERSON_MOVED):
    """The company where they are now stands beside it."""

    role: Role
    organization_id_before: int | None = None


@dataclass(frozen=True)
class PersonLeft(DeskFact, kind=DeskEventKind.PERSON_LEFT):
    """They went over to another company: for the one before, which stands beside it. `passed_on` as
    of who is deactivated.
    """

    role_before: Role
    passed_on: int
    successor_id: int | None = None


@dataclass(frozen=True)
class OrganizationRegistered(DeskFact, kind=DeskEventKind.ORGANIZATION_REGISTERED):
    visibility: Visibility


@dataclass(frozen=True)
class OrganizationUpdated(DeskFact, kind=DeskEventKind.ORGANIZATION_UPDATED):
    """`changed` names what; visibility and floor are told where they are it."""

    changed: tuple[str, ...]
    visibility: Visibility | None = None
    priority_floor: Priority | None = None


@dataclass(frozen=True)
class ClientAdded(DeskFact, kind=DeskEventKind.CLIENT_ADDED):
    subject_client_id: int


@dataclass(frozen=True)
class ClientRevoked(DeskFact, kind=DeskEventKind.CLIENT_REVOKED):
    """`tokens`: how many ended with it."""

    subject_client_id: int
    tokens: int
