"""How often something was tried, counted in rows, so that all processes count together.

Each attempt is written before its limit is looked at, so that many at once count as many.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from models import database
from models.access import SignInAttempt
from models.columns import as_instant, to_millisecond


@dataclass(frozen=True)
class Limit:
    failures: int
    within: timedelta


PER_ACCOUNT_AND_ADDRESS = Limit(5, timedelta(minutes=15))
PER_ADDRESS = Limit(30, timedelta(hours=1))
CODES_PER_ACCOUNT = Limit(5, timedelta(hours=1))
CODES_PER_ADDRESS = Limit(30, timedelta(hours=1))


class TooOften(Exception):
    """`wait` is how many seconds the next try has to wait."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"wait {wait} s")
        self.wait = wait


async def count(limits: Mapping[str, Limit], now: datetime) -> tuple[int, ...]:
    """The rows of this attempt, one a subject. Refuses: TooOften, without counting."""
    at = to_millisecond(now)
    async with database.transaction():
        written = [await SignInAttempt.create(subject=subject, failed_at=at) for subject in limits]
    ids = tuple(row.id for row in written)
    wait = max([await _wait(subject, limit, at) for subject, limit in limits.items()])
    if wait:
        # Knocking on a closed door does not keep it closed for longer.
        await forget(ids)
        raise TooOften(wait)
    return ids


async def forget(ids: tuple[int, ...]) -> None:
    await database.execute(f"DELETE FROM sign_in_attempt WHERE id {database.among(1)}", [list(ids)])


async def _wait(subject: str, limit: Limit, now: datetime) -> int:
    """Seconds until enough attempts are long enough ago; the newest row is this attempt's own."""
    newest = await database.rows(
        "SELECT failed_at FROM sign_in_attempt WHERE subject = $1 AND failed_at > $2"
        f" ORDER BY failed_at DESC, id DESC LIMIT 1 OFFSET {limit.failures}",
        [subject, now - limit.within],
    )
    if not newest:
        return 0
    failed_at = as_instant(newest[0]["failed_at"])
    assert failed_at is not None
    return max(1, ceil((failed_at + limit.within - now).total_seconds()))
