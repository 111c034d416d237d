"""Changing one's own password: by who knows the one of now, or has none yet and signed in by a
code.
"""

from __future__ import annotations

from datetime import datetime

from auth import attempt_limits, passwords, sessions
from auth.keys import digest_of
from auth.passwords import Weakness
from auth.sessions import SessionInfo
from models import database
from models.people import Person


class WrongPassword(Exception):
    """It is not the password of now."""


class WeakPassword(Exception):
    def __init__(self, weakness: Weakness) -> None:
        super().__init__(weakness)
        self.weakness = weakness


async def change_own_password(
    session: SessionInfo, current: str, fresh: str, *, address: str, now: datetime
) -> None:
    """It holds from now on, and every other session of the person ends.

    Refuses: WrongPassword, WeakPassword, auth.attempt_limits.TooOften (guesses of the password of
      now)
    """
    person = await Person.get(id=session.person_id)
    if person.password_hash is not None:
        subject = f"own:{digest_of(f'{person.id} {address}')}"
        attempt = await attempt_limits.count({subject: attempt_limits.PER_ACCOUNT_AND_ADDRESS}, now)
        if not await passwords.verified(current, person.password_hash):
            raise WrongPassword
        await attempt_limits.forget(attempt)
    weakness = passwords.weakness(fresh, name=person.name, email=person.email or "")
    if weakness:
        raise WeakPassword(weakness)
    kept = await passwords.hashed(fresh)
    async with database.transaction():
        await Person.filter(id=person.id).update(password_hash=kept)
        for other in await sessions.open_sessions(session, now):
            if other.id != session.session_id:
                await sessions.end(other.id, now)
