"""Browsers that signed in: a random cookie kept as a digest, a row that ends, and nothing else to
trust.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import HTTPConnection

from auth import tokens
from auth.actors import PERSON_COLUMNS, person_actor
from auth.cookies import session_cookie
from auth.keys import digest_of, new_secret
from auth.lifetimes import EXPLORER, IDLE, SEEN
from models import database
from models.access import Session
from models.columns import as_instant
from procedure.core.actor import Actor
from settings import Settings

LASTING = (
    f"SELECT s.id, s.seen_at, s.expires_at, p.email, {PERSON_COLUMNS} FROM session s JOIN person p"
    " ON p.id = s.person_id LEFT JOIN organization o ON o.id = p.organization_id WHERE s.ended_at"
    " IS NULL AND s.expires_at > $2 AND s.seen_at > $3 AND p.active"
)
LIVE = f"{LASTING} AND s.digest = $1"
BY_ID = f"{LASTING} AND s.id = $1"

# The first sign found tells: what calls itself Edge also calls itself Chrome and Safari.
BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """Who signed in. The actor has every scope of their role: a page may do what the person may."""

    actor: Actor
    session_id: int
    person_id: int
    email: str
    expires_at: datetime


async def begin(request: HTTPConnection, settings: Settings, person_id: int, now: datetime) -> str:
    """A new session for somebody whose password was right; whatever session the browser had before
    ends.

    The value for the cookie is always a new one, so that a planted one is worth nothing.
    """
    token = new_secret()
    async with database.transaction():
        await _end("digest", digest_of(session_cookie(request, settings)), now)
        await Session.create(
            digest=digest_of(token),
            person_id=person_id,
            user_agent=request.headers.get("user-agent", "")[:200].replace("\x00", ""),
            created_at=now,
            seen_at=now,
            expires_at=now + timedelta(days=settings.session_days),
        )
    return token


async def session_of(
    request: HTTPConnection, settings: Settings, now: datetime
) -> SessionInfo | None:
    """Who signed in on this browser; None when nobody did, or the session ended, idled away or got
    too old.
    """
    token = session_cookie(request, settings)
    found = await database.rows(LIVE, [digest_of(token), now, now - IDLE]) if token else []
    if not found:
        return None
    row = found[0]
    seen_at = as_instant(row["seen_at"])
    assert seen_at is not None
    if now - seen_at >= SEEN:
        await database.execute(
            "UPDATE session SET seen_at = $1 WHERE id = $2 AND seen_at < $1", [now, row["id"]]
        )
    return _info(row)


def _info(row: Mapping[str, Any]) -> SessionInfo:
    expires_at = as_instant(row["expires_at"])
    assert expires_at is not None
    return SessionInfo(
        person_actor(row), row["id"], row["person_id"], row["email"] or "", expires_at
    )


async def actor_by_now(session_id: int) -> Actor | None:
    """Who signed in, as they are now, for what stays open after the request that began it; None
    where the session does not last any more.
    """
    now = datetime.now(UTC)
    found = await database.rows(BY_ID, [session_id, now, now - IDLE])
    return person_actor(found[0]) if found else None


async def last_person(request: HTTPConnection, settings: Settings) -> int | None:
    """The person whose session this browser had last, also when it is over, and whose words a saved
    form holds; None if it had none.
    """
    digest = digest_of(session_cookie(request, settings))
    found = await database.rows("SELECT person_id FROM session WHERE digest = $1", [digest])
    return found[0]["person_id"] if found else None


async def last_session(request: HTTPConnection, settings: Settings) -> SessionInfo | None:
    """The session this browser had last, also when it is over; None for who may not act any
    more.
    """
    digest = digest_of(session_cookie(request, settings))
    found = await database.rows(
        f"SELECT s.id, s.expires_at, p.email, {PERSON_COLUMNS} FROM session s JOIN person p ON p.id"
        " = s.person_id LEFT JOIN organization o ON o.id = p.organization_id WHERE s.digest = $1"
        " AND p.active",
        [digest],
    )
    return _info(found[0]) if found else None


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser where somebody is signed in, as they would recognize it."""

    id: int
    browser: str
    created_at: datetime
    seen_at: datetime


async def open_sessions(session: SessionInfo, now: datetime) -> list[OpenSession]:
    """Every browser where the person of this session is signed in, the last used first."""
    found = await database.rows(
        "SELECT id, user_agent, created_at, seen_at FROM session WHERE person_id = $1 AND ended_at"
        " IS NULL AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, id DESC LIMIT 50",
        [session.person_id, now, now - IDLE],
    )
    return [_open_session(row) for row in found]


def _open_session(row: Mapping[str, Any]) -> OpenSession:
    created_at, seen_at = as_instant(row["created_at"]), as_instant(row["seen_at"])
    assert created_at is not None
    assert seen_at is not None
    return OpenSession(row["id"], browser_in(row["user_agent"]), created_at, seen_at)


def browser_in(user_agent: str) -> str:
    """`Firefox, Windows` out of a user agent; empty when it says neither."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return ", ".join(filter(None, (browser, system)))


async def end(session_id: int, now: datetime) -> None:
    await _end("id", session_id, now)


async def end_all_of_person(person_id: int, now: datetime) -> None:
    await _end("person_id", person_id, now)


async def _end(column: str, value: int | str, now: datetime) -> None:
    await database.execute(
        f"UPDATE session SET ended_at = $1 WHERE {column} = $2 AND ended_at IS NULL", [now, value]
    )


async def explorer_token(session: SessionInfo, now: datetime) -> str:
    """A bearer token for the explorer page, for an hour at most and not beyond the session."""
    late = "DELETE FROM access_token WHERE session_id = $1 AND expires_at <= $2"
    await database.execute(late, [session.session_id, now])
    return await tokens.issue(
        session.actor.scopes,
        now=now,
        lifetime=min(EXPLORER, session.expires_at - now),
        person_id=session.person_id,
        session_id=session.session_id,
    )
