"""4.3.4: what the staff write again and again, written once: found, filled for a ticket, and sent
as somebody's own words.

A text may leave room for what is known of a ticket, `{{cliente}}` or `{{customer}}`. Only what can
be filled may be asked for, and nothing goes out with a gap in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tortoise.expressions import F

from models import search
from models.people import Area
from models.saved_replies import SavedReply
from models.vocabulary import ReplyPlaceholder
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import BODY, optional, required

TITLE = 120
LONGEST_SHOWN = 40
_GAP = re.compile(r"\{\{(.*?)(?:\}\}|$)", re.MULTILINE)


SPELLED: Mapping[str, Mapping[ReplyPlaceholder, str]] = {
    "es": {
        ReplyPlaceholder.REQUEST: "solicitud",
        ReplyPlaceholder.SUBJECT: "asunto",
        ReplyPlaceholder.CUSTOMER: "cliente",
        ReplyPlaceholder.AGENT: "agente",
        ReplyPlaceholder.DUE: "plazo",
    },
    "en": {
        ReplyPlaceholder.REQUEST: "request",
        ReplyPlaceholder.SUBJECT: "subject",
        ReplyPlaceholder.CUSTOMER: "customer",
        ReplyPlaceholder.AGENT: "agent",
        ReplyPlaceholder.DUE: "due",
    },
}
_MEANT = {word: meant for words in SPELLED.values() for meant, word in words.items()}


async def create_saved_reply(
    act: Act, *, title: str, body_es: str, body_en: str | None = None, area_id: int | None = None
) -> SavedReply:
    """The staff find it from now on, those of its area or, without one, of any.

    Clause: SGC-SAC-001 4.3.4
    Refuses: NOT_ALLOWED (staff), NOT_FOUND (area), REQUIRED, TOO_LONG, UNKNOWN_PLACEHOLDER
    """
    if not act.actor.is_staff or act.actor.person_id is None:
        raise Refusal(Code.NOT_ALLOWED, clause="4.3.4")
    reply = SavedReply(
        title=required(title, "title", TITLE, clause="4.3.4"),
        body_es=_body(required(body_es, "body_es", clause="4.3.4"), "es"),
        body_en=_body(optional(body_en, "body_en", BODY) or "", "en"),
        area_id=await _area(area_id),
        author_id=act.actor.person_id,
        created_at=act.now,
    )
    return await _kept(reply)


async def edit_saved_reply(
    act: Act,
    reply_id: int,
    expected_version: int | None = None,
    *,
    title: str | None = None,
    body_es: str | None = None,
    body_en: str | None = None,
    area_id: int | None = None,
    any_area: bool = False,
) -> SavedReply:
    """What is left out stays; an empty text in English takes the translation away. Its author
    edits it, or a lead. Nothing that was sent changes.

    Clause: SGC-SAC-001 4.3.4
    Refuses: NOT_FOUND (reply, area), NOT_ALLOWED, STALE_VERSION, REQUIRED, TOO_LONG,
      UNKNOWN_PLACEHOLDER, INVALID (an area, and any area)
    """
    reply = await _own(act, reply_id, expected_version)
    if any_area and area_id is not None:
        raise Refusal(Code.INVALID, "any_area", clause="4.3.4")
    if title is not None:
        reply.title = required(title, "title", TITLE, clause="4.3.4")
    if body_es is not None:
        reply.body_es = _body(required(body_es, "body_es", clause="4.3.4"), "es")
    if body_en is not None:
        reply.body_en = _body(optional(body_en, "body_en", BODY) or "", "en")
    if any_area or area_id is not None:
        reply.area_id = await _area(area_id)
    reply.edited_by_id, reply.edited_at = act.actor.person_id, act.now
    reply.version += 1
    return await _kept(reply)


async def retire_saved_reply(
    act: Act, reply_id: int, expected_version: int | None = None
) -> SavedReply:
    """Nobody finds it any more among those in use. Its author retires it, or a lead.

    Clause: SGC-SAC-001 4.3.4
    Refuses: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ALREADY_DONE
    """
    reply = await _own(act, reply_id, expected_version)
    if reply.retired_at is not None:
        raise Refusal(Code.ALREADY_DONE, "id", clause="4.3.4")
    reply.retired_at = act.now
    reply.version += 1
    await reply.save()
    return reply


async def count_use(act: Act, reply_id: int | None, body: str | None) -> None:
    """The words that go out began as this saved reply, and leave no gap. One that was retired while
    somebody wrote counts as well.

    Refuses: NOT_ALLOWED (staff), NOT_FOUND, UNFILLED_PLACEHOLDER (at the body)
    """
    if reply_id is None:
        return
    if not act.actor.is_staff:
        raise Refusal(Code.NOT_ALLOWED, "saved_reply_id", clause="4.3.4")
    # Only what a saved reply may ask for: a customer's subject has braces of its own.
    unfilled = next((written for written, meant in gaps(body or "") if meant), None)
    if unfilled is not None:
        raise Refusal(
            Code.UNFILLED_PLACEHOLDER, "body", clause="4.3.4", facts={"placeholder": unfilled}
        )
    if not await SavedReply.filter(id=reply_id).update(used_count=F("used_count") + 1):
        raise Refusal(Code.NOT_FOUND, "saved_reply_id", clause="4.3.4")


def gaps(text: str) -> Iterator[tuple[str, ReplyPlaceholder | None]]:
    """Each gap as it is written, and what is meant by it; None where nobody knows."""
    for found in _GAP.finditer(text):
        yield found[0], _meant(found)


def filled(text: str, known: Mapping[ReplyPlaceholder, str]) -> str:
    """The text with what is known in its gaps; the other gaps stay as they are."""

    def word(found: re.Match[str]) -> str:
        meant = _meant(found)
        return found[0] if meant is None else known.get(meant, found[0])

    return _GAP.sub(word, text)


def _meant(found: re.Match[str]) -> ReplyPlaceholder | None:
    closed = found[0].endswith("}}")
    return _MEANT.get(found[1].strip().casefold()) if closed else None


def _body(text: str, language: str) -> str:
    """Refuses: UNKNOWN_PLACEHOLDER"""
    for written, meant in gaps(text):
        if meant is None:
            known = ", ".join(f"{{{{{word}}}}}" for word in SPELLED[language].values())
            raise Refusal(
                Code.UNKNOWN_PLACEHOLDER,
                f"body_{language}",
                clause="4.3.4",
                facts={"placeholder": written[:LONGEST_SHOWN], "known": known},
            )
    return text


async def _area(area_id: int | None) -> int | None:
    if area_id is not None and not await Area.exists(id=area_id):
        raise Refusal(Code.NOT_FOUND, "area_id", clause="4.3.4")
    return area_id


async def _own(act: Act, reply_id: int, expected_version: int | None) -> SavedReply:
    """Locked until the act ends."""
    if not act.actor.is_staff:
        raise Refusal(Code.NOT_ALLOWED, clause="4.3.4")
    reply = await SavedReply.filter(id=reply_id).select_for_update().get_or_none()
    if reply is None:
        raise Refusal(Code.NOT_FOUND, "id", clause="4.3.4")
    if reply.author_id != act.actor.person_id and not act.actor.leads:
        raise Refusal(Code.NOT_ALLOWED, "id", clause="4.3.4")
    if expected_version not in (None, reply.version):
        raise Refusal(Code.STALE_VERSION, "expectedVersion", facts={"version": reply.version})
    return reply


async def _kept(reply: SavedReply) -> SavedReply:
    reply.findable = search.findable(reply.title, reply.body_es, reply.body_en)
    await reply.save()
    return reply
