"""What somebody is writing on a page: kept as it stands, found again, and thrown away once it was
sent.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from starlette.responses import JSONResponse, Response

from auth import csrf
from portal.shell.page_requests import Visit
from texts import N_, dates

# The form says where it is written, in which open page, and the page of the draft that this one was
# opened with.
PLACE, PAGE, AFTER = "draft_place", "draft_page", "draft_after"
INSISTS = "draft_insists"
BUTTONS = frozenset({"step", "solved", INSISTS})
# A form that holds nothing but these is an empty one.
NO_WORDS = frozenset({"key", "type", "about", "continues"})


class Kept(Enum):
    """What became of saving a draft."""

    SAVED = 200
    NOTHING = 204  # no word was written, so that no draft stands
    STALE = (
        409  # another open page wrote here meanwhile, or what stood here was sent or thrown away
    )
    TOO_LONG = 413
    NOWHERE = 404


@dataclass(frozen=True)
class Draft:
    place: str
    page: str
    saved_at: str
    values: Mapping[str, str]


async def find_draft(visit: Visit, place: str) -> Draft | None:
    draft = (await visit.run("Draft", place=place))["draft"]
    if draft is None:
        return None
    values = {field["name"]: field["value"] for field in draft["fields"]}
    return Draft(place, draft["page"], draft["savedAt"], values)


def opening_marks(place: str, after: Draft | None = None) -> dict[str, str]:
    """The marks of a page that is opened now."""
    return {PLACE: place, PAGE: secrets.token_urlsafe(9), AFTER: after.page if after else ""}


async def keep_draft(visit: Visit) -> Kept:
    """What the form holds stands as the draft, unless another page's does; an empty form leaves
    none.
    """
    place, page, after = (visit.fields.get(name, "") for name in (PLACE, PAGE, AFTER))
    words = words_of(visit.fields)
    if not place:
        return Kept.NOWHERE
    if not any(value.strip() for name, value in words.items() if name not in NO_WORDS):
        await discard(visit)
        return Kept.NOTHING
    insists = visit.fields.get(INSISTS) or visit.fields.get("step") == "insist"
    told: dict[str, Any] = {
        "fields": [{"name": name, "value": value} for name, value in words.items()],
        "page": page,
        "after": None if insists else after,
    }
    done = await visit.run("SaveDraft", place=place, input=told)
    codes = {error["code"] for error in done["saveDraft"]["userErrors"]}
    if "STALE_VERSION" in codes:
        return Kept.STALE
    return Kept.TOO_LONG if "TOO_LONG" in codes else Kept.NOWHERE if codes else Kept.SAVED


def words_of(fields: Mapping[str, str]) -> dict[str, str]:
    """What was answered, without the buttons and the marks of the page."""
    marks = {csrf.FIELD, PLACE, PAGE, AFTER} | BUTTONS
    return {name: value for name, value in fields.items() if name not in marks}


async def discard(visit: Visit) -> None:
    """The draft of this page is gone; one that another open page wrote meanwhile stays."""
    pages = [visit.fields.get(name, "") for name in (PAGE, AFTER)]
    await visit.run("DiscardDraft", place=visit.fields.get(PLACE, ""), pages=pages)


async def throw_away(visit: Visit, place: str) -> None:
    await visit.run("DiscardDraft", place=place)


async def save(visit: Visit) -> Response:
    """For the script that saves while somebody types, and when they leave."""
    kept = await keep_draft(visit)
    now = dates.time_of_day(visit.now, visit.language, visit.zone)
    said = {
        Kept.SAVED: visit.say(N_("Borrador guardado a las {time}"), time=now),
        Kept.TOO_LONG: visit.say(
            N_("Es demasiado largo para guardarlo como borrador: no cierre esta página.")
        ),
    }
    return JSONResponse({"said": said.get(kept, "")}, 200 if kept is Kept.NOTHING else kept.value)
