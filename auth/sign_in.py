"""Signing in by mail and password: one answer to every wrong guess, in the same time, and few guesses.

Attempts are rows, so that all processes count together, and each is written before the password is looked at, so that
many at once count as many. An attempt is kept under a digest of what was typed: it is counted whether or not anybody
has that mail, and the table tells nobody's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from auth import passwords
from auth.http import whereabouts
from auth.keys import digest_of
from models import database
from models.access import SignInAttempt
from models.columns import as_instant, to_millisecond
from models.people import Person


@dataclass(frozen=True)
class Limit:
    failures: int
    within: timedelta


PER_ACCOUNT_AND_ADDRESS = Limit(5, timedelta(minutes=15))
PER_ADDRESS = Limit(30, timedelta(hours=1))


class SignInRefused(Exception):
    """Nobody signed in. `wait` is how many seconds the next try has to wait, 0 when the guess was merely wrong."""

    def __init__(self, wait: int = 0) -> None:
        super().__init__(f"wait {wait} s" if wait else "wrong mail or password")
        self.wait = wait


async def sign_in(email: str, password: str, *, address: str, now: datetime) -> int:
    """The id of the person whose mail and password these are.

    Refuses: SignInRefused, the same for an unknown mail, a wrong password, and somebody who may not sign in.
    """
    account = email.strip().lower()
    attempt = await _counted(_Attempt.of(account, whereabouts(address), to_millisecond(now)))
    person = await _who_may_sign_in(account)
    if not await passwords.verified(password, person.password_hash if person else None) or person is None:
        raise SignInRefused
    await _forgive(attempt)
    await _keep_up_to_date(person, password)
    person_id: int = person.id
    return person_id


@dataclass(frozen=True)
class _Attempt:
    pair: str
    address: str
    now: datetime
    ids: tuple[int, ...] = ()

    @classmethod
    def of(cls, account: str, address: str, now: datetime) -> "_Attempt":
        return cls(f"pair:{digest_of(f'{account} {address}')}", f"address:{digest_of(address)}", now)

    @property
    def limits(self) -> dict[str, Limit]:
        return {self.pair: PER_ACCOUNT_AND_ADDRESS, self.address: PER_ADDRESS}


async def _counted(attempt: _Attempt) -> _Attempt:
    """The attempt as it was written. Refuses: SignInRefused, without counting, after too many."""
    async with database.transaction():
        written = [
            await SignInAttempt.create(subject=subject, failed_at=attempt.now) for subject in attempt.limits
        ]
    attempt = _Attempt(attempt.pair, attempt.address, attempt.now, tuple(row.id for row in written))
    wait = max([await _wait(attempt, subject, limit) for subject, limit in attempt.limits.items()])
    if wait:
        # Knocking on a closed door does not keep it closed for longer.
        await _delete(attempt.ids)
        raise SignInRefused(wait)
    return attempt


async def _wait(attempt: _Attempt, subject: str, limit: Limit) -> int:
    """Seconds until enough failures are long enough ago; the newest row is this attempt's own."""
    newest = await database.rows(
        "SELECT failed_at FROM sign_in_attempt WHERE subject = $1 AND failed_at > $2"
        f" ORDER BY failed_at DESC, id DESC LIMIT 1 OFFSET {limit.failures}",
        [subject, attempt.now - limit.within],
    )
    if not newest:
        return 0
    failed_at = as_instant(newest[0]["failed_at"])
    assert failed_at is not None
    return max(1, ceil((failed_at + limit.within - attempt.now).total_seconds()))


async def _who_may_sign_in(account: str) -> Person | None:
    if "\x00" in account:  # nobody's mail, and PostgreSQL takes no NUL
        return None
    return await Person.get_or_none(email=account, active=True, password_hash__not_isnull=True)


async def _forgive(attempt: _Attempt) -> None:
    """Whoever knows the password was not guessing; failures that no limit looks at any more go too."""
    await _delete(attempt.ids)
    await database.execute("DELETE FROM sign_in_attempt WHERE subject = $1", [attempt.pair])
    oldest = attempt.now - PER_ADDRESS.within
    await database.execute("DELETE FROM sign_in_attempt WHERE failed_at <= $1", [oldest])


async def _delete(ids: tuple[int, ...]) -> None:
    await database.execute(f"DELETE FROM sign_in_attempt WHERE id {database.among(1)}", [list(ids)])


async def _keep_up_to_date(person: Person, password: str) -> None:
    assert person.password_hash is not None
    if passwords.is_outdated(person.password_hash):
        fresh = await passwords.hashed(password)
        await database.execute(
            "UPDATE person SET password_hash = $1 WHERE id = $2 AND password_hash = $3",
            [fresh, person.id, person.password_hash],
        )
