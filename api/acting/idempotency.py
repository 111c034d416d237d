"""A key that a caller gives with a mutation: the act is done once, however often it is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from models import database
from models.columns import to_millisecond
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import required

KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Done:
    """What an act left: the object it was about, and the event that stands for it."""

    object_id: int
    event_id: int | None = None


class KeyReused(Refusal):
    """The key did something else before: with what that left, which its caller may want to see."""

    def __init__(self, done: Done) -> None:
        super().__init__(Code.IDEMPOTENCY_KEY_REUSED, "idempotencyKey")
        self.done = done


@dataclass(frozen=True, slots=True)
class IdempotentKey:
    """A key of a caller for a mutation. The first call holds it until it ends; refusals are not
    kept.
    """

    caller: str
    mutation: str
    key: str
    digest: str

    async def claim(self, act: Act) -> Done | None:
        """What the first call with this key left; nothing when this is the first.

        Refuses: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED
        """
        key = required(self.key, "idempotencyKey", 120)
        claimed = await database.rows(
            _CLAIM, [self.caller, self.mutation, key, self.digest, act.now, act.now - KEPT]
        )
        if claimed:
            return None
        [first] = await database.rows(
            "SELECT body_digest, object_id, event_id FROM idempotent_call "
            "WHERE caller = $1 AND mutation = $2 AND key = $3",
            [self.caller, self.mutation, key],
        )
        done = Done(first["object_id"], first["event_id"])
        if first["body_digest"] != self.digest:
            raise KeyReused(done)
        return done

    async def keep(self, done: Done) -> None:
        await database.rows(
            "UPDATE idempotent_call SET object_id = $4, event_id = $5 "
            "WHERE caller = $1 AND mutation = $2 AND key = $3 RETURNING id",
            [self.caller, self.mutation, self.key.strip(), done.object_id, done.event_id],
        )


async def forget_calls(now: datetime) -> int:
    """How many calls are no longer kept: seven days after them their keys are unknown again."""
    return await database.execute(
        "DELETE FROM idempotent_call WHERE called_at < $1", [to_millisecond(now - KEPT)]
    )


# A key that is too old is claimed as if nobody had used it: whatever its call left is forgotten.
_CLAIM = (
    "INSERT INTO idempotent_call(caller, mutation, key, body_digest, called_at) VALUES ($1, $2, $3,"
    " $4, $5) ON CONFLICT(caller, mutation, key) DO UPDATE SET body_digest = excluded.body_digest,"
    " called_at = excluded.called_at, object_id = NULL, event_id = NULL WHERE"
    " idempotent_call.called_at < $6 RETURNING id"
)
