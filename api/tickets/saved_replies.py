"""Saved replies: found by their words, and filled for a ticket (4.3.4)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from api import ids
from api.gateway.context import Context
from api.gateway.policy import STAFF_READ
from api.inputs import PageAfter, PageBefore, PageFirst, PageLast
from api.people.types import Area, Person
from api.reading.connections import Connection
from api.reading.fields import column, computed, reference
from api.reading.loading import connection, one_where
from api.reading.node import Node
from api.reading.pagination import Key, Page, with_id
from api.reading.query_fields import Info, printable, query, selected
from api.scalars import Instant
from models import search as words
from models.people import Person as PersonModel
from models.saved_replies import SavedReply as SavedReplyModel
from models.sql import Params
from models.tickets import Ticket
from models.vocabulary import Language, ReplyPlaceholder
from procedure.resolution.saved_replies import filled, gaps
from texts.dates import moment

MOST_USED = with_id((Key("used_count", descending=True, number=True),))


@strawberry.type(
    description="What the staff write again and again, kept to be sent anew (4.3.4).",
    directives=[STAFF_READ],
)
class SavedReply(Node):
    version: int = column("One more at each change.")
    title: str = column("Under which the staff know it; never sent.")
    area: Area | None = reference("Whose it is; none where it fits any.", "Area", "area_id")
    body_es: str = column("In Spanish, with its placeholders.")
    body_en: str | None = computed(
        lambda row, _context: row.body_en or None,
        "body_en",
        description="In English, with its placeholders.",
    )
    author: Person = reference("Who wrote it.", "Person", "author_id")
    created_at: Instant = column("When.")
    edited_by: Person | None = reference("Who changed it last.", "Person", "edited_by_id")
    edited_at: Instant | None = column("When.")
    retired_at: Instant | None = column("Since when nobody is offered it; none while in use.")
    used_count: int = column("How many messages began as it.")


@strawberry.type(
    description="A saved reply as it would be sent on a ticket.", directives=[STAFF_READ]
)
class FilledReply:
    language: Language = column("The requester's, where the reply is written in it; else Spanish.")
    body: str = column("The words; what is missing stays as its placeholder.")
    missing: list[ReplyPlaceholder] = column(
        "What could not be filled: an ended or paused ticket is due at no time, and one past its"
        " due time needs a new promise in somebody's own words."
    )


@strawberry.type
class SavedReplyQuery:
    @query("Saved replies, those that are used most first.", STAFF_READ)
    async def saved_replies(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        search: Annotated[
            str | None,
            strawberry.argument(description="Words of theirs, in any of their forms."),
        ] = None,
        area_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Those of this area, and those that fit any."),
        ] = None,
        retired: Annotated[
            bool, strawberry.argument(description="Those that were retired, too.")
        ] = False,
    ) -> Connection[SavedReply]:
        params = Params()
        where = "TRUE" if retired else "r.retired_at IS NULL"
        if search is not None and search.strip():
            where += f" AND {words.holds('r.findable', printable(search), params)}"
        if area_id is not None:
            area = params.add(ids.key_of(area_id, "Area"))
            where += f" AND (r.area_id IS NULL OR r.area_id = {area})"
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        return await connection(
            info.context, SavedReply, selected(info), MOST_USED, page, where, params
        )

    @query("A saved reply by its id; nothing when there is none.", STAFF_READ)
    async def saved_reply(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> SavedReply | None:
        params = Params()
        where = f"r.id = {params.add(ids.key_of(id, 'SavedReply'))}"
        return await one_where(info.context, SavedReply, where, params, selected(info).below())

    @query(
        "A saved reply with what is known of a ticket in its gaps; nothing when there is none.",
        STAFF_READ,
    )
    async def filled_reply(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The saved reply's id.")],
        ticket_id: Annotated[strawberry.ID, strawberry.argument(description="The ticket's id.")],
    ) -> FilledReply | None:
        return await _filled_reply(
            info.context, ids.key_of(id, "SavedReply"), ids.key_of(ticket_id, "Ticket")
        )


async def _filled_reply(context: Context, reply_id: int, ticket_id: int) -> FilledReply | None:
    """In the requester's words and at their clock; staff see every ticket."""
    reply = await SavedReplyModel.get_or_none(id=reply_id)
    ticket = await Ticket.get_or_none(id=ticket_id)
    if reply is None or ticket is None:
        return None
    requester = await PersonModel.get(id=ticket.requester_id)
    in_english = requester.language is Language.EN and bool(reply.body_en)
    language = Language.EN if in_english else Language.ES
    known = {
        ReplyPlaceholder.REQUEST: ticket.number,
        ReplyPlaceholder.SUBJECT: ticket.subject,
        ReplyPlaceholder.CUSTOMER: requester.name,
        ReplyPlaceholder.AGENT: (await PersonModel.get(id=context.actor.person_id)).name,
    }
    due = _due(ticket, context.now)
    if due is not None:
        known[ReplyPlaceholder.DUE] = moment(due, language, requester.timezone)
    text = reply.body_en if in_english else reply.body_es
    asked = dict.fromkeys(meant for _, meant in gaps(text) if meant is not None)
    return FilledReply(
        language=language,
        body=filled(text, known),
        missing=[each for each in asked if each not in known],
    )


def _due(ticket: Ticket, now: datetime) -> datetime | None:
    """When the solution is due, where that is still ahead and nothing holds the clock."""
    due = ticket.res_due_at
    return due if due and ticket.res_running_since and due > now else None
