"""From rows to the actor that rules and visibility read, and the scopes a role may hold."""

from collections.abc import Iterable, Mapping
from typing import Any

from models.vocabulary import STAFF, Language, Role, Scope, Visibility
from procedure.core.actor import EVERYTHING, Actor

# Joined as p (person) and o (their organization).
PERSON_COLUMNS = (
    "p.id AS person_id, p.role, p.name AS person_name, p.team, p.language, p.timezone,"
    " p.organization_id, o.visibility"
)
OF_CUSTOMERS = EVERYTHING - {Scope.KNOWLEDGE_WRITE}
OF_PARTNERS = OF_CUSTOMERS - {Scope.PEOPLE_WRITE}
SCOPE_OF_WORD = {scope.word: scope for scope in Scope}


def scopes_of(role: Role) -> frozenset[Scope]:
    """The most a token of this role may hold, and what it gets unless told otherwise."""
    if role in STAFF:
        return EVERYTHING
    return OF_PARTNERS if role is Role.PARTNER else OF_CUSTOMERS


def format_scopes(scopes: Iterable[Scope]) -> str:
    """As OAuth writes them: `knowledge:read tickets:read`."""
    return " ".join(sorted(scope.word for scope in scopes))


def parse_scopes(words: str) -> frozenset[Scope]:
    """The scopes that the words name; one that nobody knows any more grants nothing."""
    return frozenset(SCOPE_OF_WORD[word] for word in words.split() if word in SCOPE_OF_WORD)


def person_actor(row: Mapping[str, Any], scopes: frozenset[Scope] = EVERYTHING) -> Actor:
    role = Role(row["role"])
    return Actor(
        role=role,
        person_id=row["person_id"],
        organization_id=row["organization_id"],
        visibility=Visibility(row["visibility"] or Visibility.OWN),
        team=row["team"],
        name=row["person_name"],
        language=Language(row["language"]),
        timezone=row["timezone"],
        scopes=scopes & scopes_of(role),
    )


def client_actor(row: Mapping[str, Any], scopes: frozenset[Scope]) -> Actor:
    return Actor(
        role=Role.PARTNER,
        client_id=row["client_id"],
        organization_id=row["client_organization_id"],
        name=row["client_name"],
        scopes=scopes & scopes_of(Role.PARTNER),
    )
