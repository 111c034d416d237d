"""What a person is writing to the desk, kept until it is sent: theirs alone, and none of the
procedure's records.

The words come sealed: who reads the database does not read what somebody has not decided to say.
"""

from __future__ import annotations

import re
from datetime import timedelta

from models import database
from models.drafts import Draft
from models.sql import Params
from procedure.core.act import Act
from procedure.core.actor import Actor
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import required
from procedure.core.visibility import visible_tickets

KEPT = timedelta(days=30)
LARGEST = 200_000
PAGE = 60
PLACE = re.compile(
    r"(?:request|complaint)|(?:complaint|continuation|reply):(?P<number>[A-Z]{2,8}-\d{4}-\d{6})"
)


async def save_draft(act: Act, place: str, sealed: bytes, *, page: str, after: str | None) -> Draft:
    """What somebody is writing at a place is kept for 30 days from now, instead of what stood there
    before.

    `page` is the open page it is written in, and `after` the page whose draft that page was opened
    with: empty for none, None to put it in place of whatever stands. A draft that another page
    wrote meanwhile, or that was sent or thrown away, is not overwritten.

    Clause: SGC-SAC-001 4.1.1
    Units: LARGEST in bytes
    Refuses: NOT_ALLOWED (only people write), INVALID and NOT_FOUND (place), REQUIRED, TOO_LONG,
      STALE_VERSION
    """
    person_id = _writer(act, place)
    if not await is_place_of(act.actor, place):
        raise Refusal(Code.NOT_FOUND, "place", clause="4.1.1")
    written_in = required(page, "page", PAGE, clause="4.1.1")
    if len(sealed) > LARGEST:
        raise Refusal(Code.TOO_LONG, "fields", clause="4.1.1")
    if after and not await Draft.exists(person_id=person_id, place=place):
        raise Refusal(Code.STALE_VERSION, clause="4.1.1")
    params = Params([person_id, place, written_in, sealed, act.now])
    known = "" if after is None else f" WHERE draft.page IN {params.add_all([written_in, after])}"
    kept = await database.rows(_SAVE + known + " RETURNING id", params)
    if not kept:
        raise Refusal(Code.STALE_VERSION, clause="4.1.1")
    await _drop_in_time(act)
    return await Draft.get(id=kept[0]["id"])


async def discard_draft(act: Act, place: str, pages: list[str] | None = None) -> None:
    """Nothing of it is kept any more; with `pages`, only when one of them wrote it last.

    Clause: SGC-SAC-001 4.1.1
    Refuses: NOT_ALLOWED (only people write), INVALID (place)
    """
    person_id = _writer(act, place)
    mine = Draft.filter(person_id=person_id, place=place)
    await (mine if pages is None else mine.filter(page__in=pages)).delete()


async def drop_old_drafts(act: Act) -> None:
    """What nobody went on with for 30 days is gone.

    Clause: SGC-SAC-001 4.1.1
    """
    await Draft.filter(saved_at__lte=act.now - KEPT).delete()


def _writer(act: Act, place: str) -> int:
    """Who writes. Refuses: NOT_ALLOWED, INVALID (what is no place)"""
    if act.actor.person_id is None:
        raise Refusal(Code.NOT_ALLOWED, clause="4.1.1")
    if not PLACE.fullmatch(place):
        raise Refusal(Code.INVALID, "place", clause="4.1.1")
    return act.actor.person_id


async def is_place_of(actor: Actor, place: str) -> bool:
    """Whether it is a place where the actor may write: of a ticket, one that they see."""
    found = PLACE.fullmatch(place)
    if found is None or found["number"] is None:
        return found is not None
    params = Params()
    sql = f"SELECT 1 FROM ticket t WHERE t.number = {params.add(found['number'])}"
    return bool(await database.rows(f"{sql} AND {visible_tickets(actor, params)}", params))


async def _drop_in_time(act: Act) -> None:
    """One job for all the drafts of a day, at the end of the day on which they grow old."""
    last_day = (act.now + KEPT).date()
    end_of_day = (act.now + KEPT + timedelta(days=1)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    await act.enqueue(
        "drop_old_drafts", {}, run_at=end_of_day, dedupe=f"drop_old_drafts:{last_day}"
    )


_SAVE = (
    "INSERT INTO draft(person_id, place, page, sealed, saved_at) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT(person_id, place) DO UPDATE SET page = excluded.page, sealed = excluded.sealed, "
    "saved_at = excluded.saved_at"
)
