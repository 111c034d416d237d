"""4.1.3, beside type and area: the tags by which the staff gather tickets. Leads say which tags
there are; who works on a ticket puts them on it. Customers know of none.
"""

from __future__ import annotations

from models.analyzer import fold
from models.conversation import Event
from models.database import one_at_a_time
from models.tags import Tag, TicketTag
from models.tickets import Ticket
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import Tagged, Untagged
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import required

NAME = 40


async def tag_ticket(act: Act, ticket: Ticket, *, tag_id: int) -> Event:
    """The ticket bears the tag. It keeps it through a merge: what was folded away bears its own.

    Clause: SGC-SAC-001 4.1.3
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE (merged), NOT_FOUND (no such tag, or a
      retired one), ALREADY_DONE
    Records: Tagged
    """
    await act.require(Verb.TAG, ticket)
    if not await Tag.exists(id=tag_id, retired_at=None):
        raise Refusal(Code.NOT_FOUND, "tag_id", clause="4.1.3")
    if await TicketTag.exists(ticket_id=ticket.id, tag_id=tag_id):
        raise Refusal(Code.ALREADY_DONE, "tag_id", clause="4.1.3")
    await TicketTag.create(
        ticket_id=ticket.id, tag_id=tag_id, tagged_by_id=act.actor.person_id, tagged_at=act.now
    )
    return await act.record(ticket, Tagged(tag_id=tag_id))


async def untag_ticket(act: Act, ticket: Ticket, *, tag_id: int) -> Event:
    """The ticket bears the tag no more; a retired one is taken off like any other.

    Clause: SGC-SAC-001 4.1.3
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE (merged), NOT_FOUND (it does not bear it)
    Records: Untagged
    """
    await act.require(Verb.UNTAG, ticket)
    if await TicketTag.filter(ticket_id=ticket.id, tag_id=tag_id).delete() == 0:
        raise Refusal(Code.NOT_FOUND, "tag_id", clause="4.1.3")
    return await act.record(ticket, Untagged(tag_id=tag_id))


async def create_tag(act: Act, *, name: str) -> Tag:
    """There is a tag of this name. One that was retired comes back, on the tickets that bear it.

    Clause: SGC-SAC-001 4.1.3
    Refuses: NOT_ALLOWED (leads), REQUIRED, TOO_LONG, NAME_TAKEN (also by one that differs in case
      or accents alone)
    """
    await _begin(act)
    kept = required(name, "name", NAME, clause="4.1.3")
    known = await Tag.get_or_none(folded=fold(kept))
    if known is None:
        return await Tag.create(
            name=kept, folded=fold(kept), created_by_id=act.actor.person_id, created_at=act.now
        )
    if known.retired_at is None:
        raise Refusal(Code.NAME_TAKEN, "name", clause="4.1.3")
    known.name, known.retired_at = kept, None
    await known.save()
    return known


async def rename_tag(act: Act, tag_id: int, *, name: str) -> Tag:
    """The tag has another name, on every ticket that bears it.

    Clause: SGC-SAC-001 4.1.3
    Refuses: NOT_ALLOWED (leads), NOT_FOUND, REQUIRED, TOO_LONG, NAME_TAKEN (also by a retired one)
    """
    await _begin(act)
    tag = await _tag(tag_id)
    kept = required(name, "name", NAME, clause="4.1.3")
    if await Tag.filter(folded=fold(kept)).exclude(id=tag.id).exists():
        raise Refusal(Code.NAME_TAKEN, "name", clause="4.1.3")
    tag.name, tag.folded = kept, fold(kept)
    await tag.save()
    return tag


async def retire_tag(act: Act, tag_id: int) -> Tag:
    """No ticket gets the tag any more; those that bear it are still found by it.

    Clause: SGC-SAC-001 4.1.3
    Refuses: NOT_ALLOWED (leads), NOT_FOUND, ALREADY_DONE
    """
    await _begin(act)
    tag = await _tag(tag_id)
    if tag.retired_at is not None:
        raise Refusal(Code.ALREADY_DONE, "id", clause="4.1.3")
    tag.retired_at = act.now
    await tag.save()
    return tag


async def _begin(act: Act) -> None:
    """Leads say which tags there are, one after the other: no two take one name."""
    if not act.actor.leads:
        raise Refusal(Code.NOT_ALLOWED, clause="4.1.3")
    await one_at_a_time("tags")


async def _tag(tag_id: int) -> Tag:
    tag = await Tag.get_or_none(id=tag_id)
    if tag is None:
        raise Refusal(Code.NOT_FOUND, "id", clause="4.1.3")
    return tag
