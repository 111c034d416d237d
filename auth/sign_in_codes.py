"""Signing in with six digits sent by mail: for ten minutes, in the browser that asked, with five
tries, once.

Whether or not anybody has that mail, the same is answered in the same way. What is kept is an HMAC
under the desk's own key, bound to the browser: six digits under a plain digest would be guessed
back at once.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Self

from starlette.requests import HTTPConnection

from auth import attempt_limits, sessions
from auth.attempt_limits import Limit
from auth.encryption import Seal
from auth.http import whereabouts
from auth.keys import digest_of, key_for
from auth.lifetimes import SIGN_IN_CODE
from models import database
from models.access import SignInCode
from models.jobs import enqueue
from models.people import Person
from models.vocabulary import Channel
from procedure.core.act import Act
from procedure.core.actor import SYSTEM
from procedure.core.refusals import Refusal
from procedure.people import invitations
from procedure.people.joining import open_to, register_oneself
from procedure.people.membership import pending_invitation
from procedure.people.requesters import mail_address
from settings import Settings

DIGITS = 6
TRIES = 5
PURPOSE = "sign-in code"
JOB = "sign_in_code"


class CodeRefused(Exception):
    """Nobody signed in. `left` is how many tries this code still has; 0 when there is no code to
    try any more.
    """

    def __init__(self, left: int) -> None:
        super().__init__(f"{left} tries left")
        self.left = left


async def send_code(
    email: str, *, browser: str, address: str, settings: Settings, now: datetime
) -> None:
    """A new code is on its way to whoever has this mail, in place of the one this browser had.

    Refuses: auth.attempt_limits.TooOften, for a mail or an address that asked for many.
    """
    account = email.strip().lower()
    await attempt_limits.count(_limits(account, whereabouts(address)), now)
    who = await _who_asks(account, now)
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    kept = {
        "person_id": who.person_id,
        "email": who.newcomer or None,
        "code_digest": _digest(browser, code, settings),
        "tries": 0,
        "expires_at": now + SIGN_IN_CODE,
    }
    async with database.transaction():
        await SignInCode.filter(expires_at__lte=now).delete()
        await SignInCode.update_or_create(browser_digest=digest_of(browser), defaults=kept)
        if who.invitation_id is not None:
            again = {"invitation_id": who.invitation_id}
            await enqueue(invitations.JOB, again, run_at=now, dedupe=None)
            return
        letter = LetterWithCode(who.person_id or 0, code, now + SIGN_IN_CODE, who.newcomer)
        await enqueue(JOB, letter.sealed(settings), run_at=now, dedupe=None)


@dataclass(frozen=True, slots=True)
class _WhoAsks:
    """Somebody known; or `newcomer`, who may let themself in with that address; or somebody invited
    who has not come in, and gets that letter again; or nobody.
    """

    person_id: int | None = None
    newcomer: str = ""
    invitation_id: int | None = None


async def _who_asks(account: str, now: datetime) -> _WhoAsks:
    """All of it is looked up whoever asks, so that the answer takes as long."""
    if "\x00" in account:
        return _WhoAsks()
    person = await Person.get_or_none(email=account)
    company = await open_to(account, now)
    invitation = await pending_invitation(account, now)
    if person is not None:
        return _WhoAsks(person.id) if person.active else _WhoAsks()
    if invitation is not None:
        return _WhoAsks(invitation_id=invitation.id)
    return _WhoAsks(newcomer=account) if company and _is_address(account) else _WhoAsks()


def _is_address(account: str) -> bool:
    try:
        return mail_address(account, "email") == account
    except Refusal:
        return False


async def sign_in(
    code: str, request: HTTPConnection, *, browser: str, settings: Settings, now: datetime
) -> str:
    """The cookie of a new session of the person whose code this is. Refuses: CodeRefused.

    One transaction: a wrong try is counted; a right code is used up by the session that begins, and
    where that fails the code and its tries are as they were.
    """
    async with database.transaction():
        row = await _tried(browser, now)
        if row is not None and _is_right(row, browser, code, settings):
            person_id = await _used(row, now)
            if person_id is not None:
                return await sessions.begin(request, settings, person_id, now)
            row = None
    raise CodeRefused(TRIES - row["tries"] if row else 0)


async def _tried(browser: str, now: datetime) -> Mapping[str, Any] | None:
    """The code of this browser with one more try counted; others at once wait for this one."""
    found = await database.rows(
        "UPDATE sign_in_code SET tries = tries + 1 WHERE browser_digest = $1 AND tries < $2 AND"
        " expires_at > $3 RETURNING id, person_id, email, code_digest, tries",
        [digest_of(browser), TRIES, now],
    )
    return found[0] if found else None


def _is_right(row: Mapping[str, Any], browser: str, code: str, settings: Settings) -> bool:
    typed = "".join(letter for letter in code if letter.isdigit())
    right = hmac.compare_digest(row["code_digest"], _digest(browser, typed, settings))
    return right and (row["person_id"] is not None or row["email"] is not None)


async def _used(row: Mapping[str, Any], now: datetime) -> int | None:
    """Whose code it was; None for somebody who may not sign in any more."""
    await SignInCode.filter(id=row["id"]).delete()
    if row["email"] is not None:
        return await _let_in(row["email"], now)
    if not await Person.exists(id=row["person_id"], active=True):
        return None
    await Person.filter(id=row["person_id"], proven=False).update(
        proven=True
    )  # the letter reached them
    return int(row["person_id"])


async def _let_in(email: str, now: datetime) -> int | None:
    """Somebody new, of the company whose mail domain theirs is; None where that is not open any
    more.
    """
    try:
        async with Act.begin(SYSTEM, now=now, channel=Channel.PORTAL) as act:
            person = await register_oneself(act, email)
    except Refusal:
        return None
    person_id: int = person.id
    return person_id


@dataclass(frozen=True, slots=True)
class LetterWithCode:
    """What the job that mails it is told; the code is sealed until the letter is written.

    A job is there for a mail that nobody has, too (`person_id` 0): the answer takes as long.
    `email` is of who may let themself in.
    """

    person_id: int
    code: str
    expires_at: datetime
    email: str = ""

    def sealed(self, settings: Settings) -> dict[str, Any]:
        sealed = Seal.of(PURPOSE, settings).close(self.code.encode(), str(self.person_id))
        return {
            "person_id": self.person_id,
            "code": b64encode(sealed).decode(),
            "expires_at": self.expires_at.isoformat(),
            "email": self.email,
        }

    @classmethod
    def opened(cls, payload: Mapping[str, Any], settings: Settings) -> Self | None:
        """What was sealed; None when the desk's secret has changed meanwhile."""
        code = Seal.of(PURPOSE, settings).open(
            b64decode(payload["code"]), str(payload["person_id"])
        )
        if code is None:
            return None
        return cls(
            payload["person_id"],
            code.decode(),
            datetime.fromisoformat(payload["expires_at"]),
            payload.get("email", ""),
        )


def _limits(account: str, address: str) -> dict[str, Limit]:
    return {
        f"code:{digest_of(account)}": attempt_limits.CODES_PER_ACCOUNT,
        f"code:{digest_of(address)}": attempt_limits.CODES_PER_ADDRESS,
    }


def _digest(browser: str, code: str, settings: Settings) -> str:
    return hmac.new(key_for(PURPOSE, settings), f"{browser} {code}".encode(), sha256).hexdigest()
