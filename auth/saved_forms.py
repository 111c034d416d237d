"""What somebody was writing when their session ended, kept for an hour and given back after signing
in.

One form a browser; encrypted, because people write confidences, and readable only with the cookie
of that browser.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson

from auth.encryption import Seal
from auth.keys import digest_of
from auth.lifetimes import SAVED_FORM
from models import database
from models.access import SavedForm
from settings import Settings

Fields = Sequence[tuple[str, str]]

LARGEST = 200_000
LONGEST_PATH = 300
# Beyond this many, only of people whom we know: anybody can be a new browser that nobody signed in
# on.
MOST_OF_STRANGERS = 200


async def keep(
    browser: str,
    path: str,
    fields: Fields,
    *,
    person_id: int | None,
    settings: Settings,
    now: datetime,
) -> bool:
    """Keep the form in place of one that this browser left before; False when it is too large, or
    there are too many.

    `person_id` is who was signed in, where that is known: nobody else on this browser gets it.
    """
    words = orjson.dumps([person_id, [list(field) for field in fields]])
    if len(words) > LARGEST or not _can_be_kept(path):
        return False
    ciphertext = _seal(settings).close(words, _bound_to(browser, path))
    async with database.transaction():
        await _purge(now)
        if person_id is None and await SavedForm.all().count() >= MOST_OF_STRANGERS:
            return False
        await SavedForm.update_or_create(
            browser_digest=digest_of(browser),
            defaults={"path": path, "ciphertext": ciphertext, "expires_at": now + SAVED_FORM},
        )
    return True


@dataclass(frozen=True, slots=True)
class Left:
    """What somebody left, as long as nobody took it."""

    id: int
    sealed: bytes
    fields: list[tuple[str, str]]


async def left(
    browser: str, path: str, *, person_id: int, settings: Settings, now: datetime
) -> Left | None:
    """What this person left at this path of this browser, to be shown and then taken; None if
    nothing.
    """
    if not _can_be_kept(path):
        return None
    found = await database.rows(
        "SELECT id, ciphertext FROM saved_form WHERE browser_digest = $1 AND path = $2 AND"
        " expires_at > $3",
        [digest_of(browser), path, now],
    )
    if not found:
        return None
    sealed = bytes(found[0]["ciphertext"])
    words = _seal(settings).open(sealed, _bound_to(browser, path))
    if words is None:
        return None
    owner, fields = orjson.loads(words)
    if owner not in (None, person_id):
        return None
    return Left(found[0]["id"], sealed, [(name, value) for name, value in fields])


async def take(form: Left) -> bool:
    """Whether it was we who took it: of two tabs only one gets it, and never instead of a newer
    one.
    """
    sql = "DELETE FROM saved_form WHERE id = $1 AND ciphertext = $2"
    return await database.execute(sql, [form.id, form.sealed]) == 1


def _can_be_kept(path: str) -> bool:
    return len(path) <= LONGEST_PATH and "\x00" not in path  # PostgreSQL takes no NUL


async def _purge(now: datetime) -> None:
    await database.execute("DELETE FROM saved_form WHERE expires_at <= $1", [now])


def _seal(settings: Settings) -> Seal:
    return Seal.of("saved form", settings)


def _bound_to(browser: str, path: str) -> str:
    return f"{digest_of(browser)} {path}"
