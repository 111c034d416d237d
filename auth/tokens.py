"""Bearer tokens of people and of partner clients: shown once, kept as a digest, dead when revoked,
late or orphaned.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from auth import actors
from auth.actors import PERSON_COLUMNS
from auth.keys import digest_of, new_secret
from auth.lifetimes import IDLE
from models import database
from models.access import AccessToken
from models.columns import as_instant
from models.vocabulary import Scope
from procedure.core.actor import Actor

PREFIX = "atd_"  # secret scanners find a leaked token by it

# $1 is the instant, $2 the instant before which a session was idle for too long.
ALIVE = (
    "t.revoked_at IS NULL AND t.expires_at > $1 AND (p.active OR c.active) AND (t.session_id IS"
    " NULL OR (s.ended_at IS NULL AND s.expires_at > $1 AND s.seen_at > $2))"
)
TOKENS = (
    "access_token t LEFT JOIN person p ON p.id = t.person_id LEFT JOIN organization o ON o.id ="
    " p.organization_id LEFT JOIN client c ON c.id = t.client_id LEFT JOIN session s ON s.id ="
    " t.session_id"
)
SELECTED = (
    f"SELECT t.id, t.scopes, t.expires_at, t.session_id, {PERSON_COLUMNS},"
    " c.id AS client_id, c.name AS client_name, c.organization_id AS client_organization_id"
    f" FROM {TOKENS}"
)
BY_DIGEST = f"{SELECTED} WHERE t.digest = $3 AND {ALIVE}"
BY_ID = f"{SELECTED} WHERE t.id = $3 AND {ALIVE}"


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who holds a token, and until when: what outlives one request asks `actor_by_now` again."""

    actor: Actor
    token_id: int
    expires_at: datetime
    session_id: int | None


async def issue(
    scopes: Iterable[Scope],
    *,
    now: datetime,
    lifetime: timedelta,
    person_id: int | None = None,
    client_id: int | None = None,
    session_id: int | None = None,
) -> str:
    """A new token of a person or of a client; nobody can read it again. Bound to a session, it dies
    with it.
    """
    if (person_id is None) == (client_id is None):
        raise ValueError("a token belongs to a person or to a client")
    token = PREFIX + new_secret()
    async with database.transaction():
        await AccessToken.create(
            digest=digest_of(token),
            person_id=person_id,
            client_id=client_id,
            session_id=session_id,
            scopes=actors.format_scopes(scopes),
            created_at=now,
            expires_at=now + lifetime,
        )
    return token


async def bearer_of_token(token: str, now: datetime) -> Bearer | None:
    """Who holds the token; None when it is unknown, revoked or late, or its holder, its client or
    its session ended.
    """
    if not token.startswith(PREFIX):
        return None
    found = await database.rows(BY_DIGEST, [now, now - IDLE, digest_of(token)])
    return _bearer(found[0]) if found else None


async def actor_by_now(token_id: int, now: datetime) -> Actor | None:
    """Who holds a token seen before, as they are now; None where it would not be accepted any
    more, and what is open closes.
    """
    found = await database.rows(BY_ID, [now, now - IDLE, token_id])
    return _bearer(found[0]).actor if found else None


async def revoke(token_id: int, now: datetime) -> None:
    await _revoke("id", token_id, now)


async def revoke_all_of_person(person_id: int, now: datetime) -> None:
    await _revoke("person_id", person_id, now)


async def revoke_all_of_client(client_id: int, now: datetime) -> None:
    await _revoke("client_id", client_id, now)


async def _revoke(column: str, value: int, now: datetime) -> None:
    await database.execute(
        f"UPDATE access_token SET revoked_at = $1 WHERE {column} = $2 AND revoked_at IS NULL",
        [now, value],
    )


def _bearer(row: Mapping[str, Any]) -> Bearer:
    scopes = actors.parse_scopes(row["scopes"])
    actor = actors.client_actor if row["client_id"] else actors.person_actor
    expires_at = as_instant(row["expires_at"])
    assert expires_at is not None
    return Bearer(actor(row, scopes), row["id"], expires_at, row["session_id"])
