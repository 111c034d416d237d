"""Signing in by mail and password: one answer to every wrong guess, in the same time, and few
guesses.

Attempts are rows, so that all processes count together, and each is written before the password is
looked at, so that many at once count as many. An attempt is kept under a digest of what was typed:
it is counted whether or not anybody has that mail, and the table tells nobody's.
"""

from datetime import datetime

from auth import attempt_limits, passwords
from auth.attempt_limits import TooOften
from auth.http import whereabouts
from auth.keys import digest_of
from models import database
from models.columns import to_millisecond
from models.people import Person


class SignInRefused(Exception):
    """Nobody signed in. `wait` is how many seconds the next try has to wait, 0 when the guess was
    merely wrong.
    """

    def __init__(self, wait: int = 0) -> None:
        super().__init__(f"wait {wait} s" if wait else "wrong mail or password")
        self.wait = wait


async def sign_in(email: str, password: str, *, address: str, now: datetime) -> int:
    """The id of the person whose mail and password these are.

    Refuses: SignInRefused, the same for an unknown mail, a wrong password, and somebody who may not
      sign in.
    """
    account, place = email.strip().lower(), whereabouts(address)
    pair, now = f"pair:{digest_of(f'{account} {place}')}", to_millisecond(now)
    limits = {
        pair: attempt_limits.PER_ACCOUNT_AND_ADDRESS,
        f"address:{digest_of(place)}": attempt_limits.PER_ADDRESS,
    }
    try:
        attempt = await attempt_limits.count(limits, now)
    except TooOften as often:
        raise SignInRefused(often.wait) from None
    person = await _who_may_sign_in(account)
    if (
        not await passwords.verified(password, person.password_hash if person else None)
        or person is None
    ):
        raise SignInRefused
    await _forgive(attempt, pair, now)
    await _keep_up_to_date(person, password)
    person_id: int = person.id
    return person_id


async def _who_may_sign_in(account: str) -> Person | None:
    if "\x00" in account:  # nobody's mail, and PostgreSQL takes no NUL
        return None
    return await Person.get_or_none(email=account, active=True, password_hash__not_isnull=True)


async def _forgive(attempt: tuple[int, ...], pair: str, now: datetime) -> None:
    """Whoever knows the password was not guessing; failures that no limit looks at any more go
    too.
    """
    await attempt_limits.forget(attempt)
    await database.execute("DELETE FROM sign_in_attempt WHERE subject = $1", [pair])
    oldest = now - attempt_limits.PER_ADDRESS.within
    await database.execute("DELETE FROM sign_in_attempt WHERE failed_at <= $1", [oldest])


async def _keep_up_to_date(person: Person, password: str) -> None:
    assert person.password_hash is not None
    if passwords.is_outdated(person.password_hash):
        fresh = await passwords.hashed(password)
        await database.execute(
            "UPDATE person SET password_hash = $1 WHERE id = $2 AND password_hash = $3",
            [fresh, person.id, person.password_hash],
        )
