"""What lets somebody in, ended at once: sessions, tokens, codes."""

from __future__ import annotations

from datetime import datetime

from models.access import AccessToken, Session, SignInCode
from models.columns import to_millisecond


async def end_access(person_id: int, now: datetime) -> None:
    """No browser is signed in as this person any more, no token speaks for them, and no code that
    was mailed opens anything.

    Source: RULES 2
    """
    at = to_millisecond(now)
    await Session.filter(person_id=person_id, ended_at=None).update(ended_at=at)
    await AccessToken.filter(person_id=person_id, revoked_at=None).update(revoked_at=at)
    await SignInCode.filter(person_id=person_id).delete()


async def end_tokens_of_client(client_id: int, now: datetime) -> int:
    """How many tokens of the partner's system ended."""
    alive = AccessToken.filter(client_id=client_id, revoked_at=None)
    return await alive.update(revoked_at=to_millisecond(now))
