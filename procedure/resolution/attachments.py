"""Files that come with words, or without any: uploaded first, claimed by the act that brings them
to a ticket.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import IO, Any

from models import database
from models.attachments import Attachment
from models.conversation import Event, Message
from models.files.media_types import display_name
from models.files.receiving import Files, Kept
from models.files.scanning import Infected
from models.sql import Params
from models.tickets import Ticket
from models.vocabulary import Channel
from procedure.core.act import Act
from procedure.core.actor import Actor
from procedure.core.acts import Verb
from procedure.core.events import Attached, CustomerAnswered
from procedure.core.refusals import Code, Refusal
from procedure.core.visibility import uploaded_by
from procedure.resolution.waiting import answered

LARGEST = 25_000_000
MOST = 10
MOST_WAITING = 60
CLAIMABLE = timedelta(hours=24)
SLACK = timedelta(minutes=10)  # after its last moment, before its bytes are deleted


async def upload(
    files: Files, actor: Actor, *, name: str, source: IO[bytes], now: datetime, channel: Channel
) -> Attachment:
    """The file is kept and known to its uploader alone; an act may claim it within 24 hours.

    The bytes are looked at and stored before the act begins, so that no transaction waits for them.

    Clause: SGC-SAC-001 4.1.1
    Units: LARGEST in bytes
    Refuses: NOT_ALLOWED (nobody is known), FILE_EMPTY, FILE_TOO_LARGE, FILE_INFECTED,
      TOO_MANY_UPLOADS
    """
    _require_size(source)
    if not actor.is_known:
        raise Refusal(Code.NOT_ALLOWED, clause="4.1.1")
    if await _unclaimed_count(actor, now) >= MOST_WAITING:
        raise Refusal(Code.TOO_MANY_UPLOADS, "file", clause="4.1.1", facts={"most": MOST_WAITING})
    try:
        kept = await files.keep(source)
    except Infected:
        raise Refusal(Code.FILE_INFECTED, "file", clause="4.1.1") from None
    try:
        async with Act.begin(actor, now=now, channel=channel) as act:
            return await _receive(act, name, kept)
    except BaseException:
        await files.store.drop([kept.key, kept.preview_key])
        raise


async def attach(act: Act, ticket: Ticket, attachment_ids: Sequence[int]) -> Event:
    """What was uploaded is part of the ticket, for everybody who sees it; a customer's files alone
    answer a question.

    Clause: SGC-SAC-001 4.3.5
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, REQUIRED, TOO_MANY_FILES, NOT_FOUND (not
      theirs, claimed
        already, or older than 24 hours)
    Records: Attached; CustomerAnswered where that ends a pause
    Notifies: the owner of what the customer attached
    """
    await act.require(Verb.ATTACH, ticket)
    if not attachment_ids:
        raise Refusal(Code.REQUIRED, "attachments", clause="4.3.5")
    event = await claim(act, ticket, attachment_ids)
    assert event is not None
    if not act.actor.is_staff and await answered(act, ticket, said_at=act.now):
        await act.record(ticket, CustomerAnswered())
    if not act.actor.is_staff and ticket.assignee_id not in (None, act.actor.person_id):
        assert ticket.assignee_id is not None
        await act.notify("customer_files", ticket, ticket.assignee_id, event=event)
    return event


async def claim(
    act: Act, ticket: Ticket, attachment_ids: Sequence[int], message: Message | None = None
) -> Event | None:
    """What is recorded of it, None without files: the uploads belong to the ticket, and to the
    message they came with, from now on; once and for good.

    Refuses: TOO_MANY_FILES, NOT_FOUND
    Records: Attached, with the digests of the files
    """
    wanted = sorted(set(attachment_ids))
    if not wanted:
        return None
    if len(wanted) > MOST:
        raise Refusal(Code.TOO_MANY_FILES, "attachments", clause="4.3.5", facts={"most": MOST})
    found = await _claimed(act, ticket, wanted)
    if len(found) != len(wanted):
        raise Refusal(Code.NOT_FOUND, "attachments", clause="4.3.5")
    digests = " ".join(row["sha256"] for row in sorted(found, key=lambda row: row["id"]))
    event = await act.record(ticket, Attached(count=len(found), digests=digests), message=message)
    origin_id = message.origin_id if message else ticket.id
    message_id = message.id if message else None
    await Attachment.filter(id__in=wanted).update(
        event_id=event.id, message_id=message_id, origin_id=origin_id
    )
    return event


async def _claimed(act: Act, ticket: Ticket, wanted: list[int]) -> Sequence[Mapping[str, Any]]:
    """One statement takes them, so that of two acts at once only one gets a file."""
    params = Params([ticket.id, act.now - CLAIMABLE])
    sql = (
        "UPDATE attachment SET ticket_id = $1, origin_id = $1 WHERE ticket_id IS NULL AND"
        " uploaded_at > $2"
    )
    sql += f" AND {uploaded_by(act.actor, params, 'attachment')} AND id IN {params.add_all(wanted)}"
    sql += " RETURNING id, sha256"
    return await database.rows(sql, params)


async def drop_unclaimed(files: Files, now: datetime) -> int:
    """Uploads that nobody claimed within 24 hours are gone, the bytes first: a crash between leaves
    no stray file.

    Clause: SGC-SAC-001 4.1.1
    """
    old = await Attachment.filter(ticket_id=None, uploaded_at__lte=now - CLAIMABLE - SLACK).limit(
        500
    )
    for attachment in old:
        await files.store.drop([attachment.store_key, attachment.preview_key])
        await attachment.delete()
    return len(old)


async def _receive(act: Act, name: str, kept: Kept) -> Attachment:
    attachment = await Attachment.create(
        store_key=kept.key,
        preview_key=kept.preview_key,
        name=display_name(name),
        content_type=kept.content_type,
        size=kept.size,
        sha256=kept.sha256,
        scan=kept.scan,
        uploader_id=act.actor.person_id,
        client_id=act.actor.client_id,
        uploaded_at=act.now,
    )
    due = (act.now + CLAIMABLE + timedelta(hours=1)).replace(minute=15, second=0, microsecond=0)
    await act.enqueue("drop_unclaimed", {}, run_at=due, dedupe=f"drop_unclaimed:{due:%Y%m%d%H}")
    return attachment


def _require_size(source: IO[bytes]) -> None:
    size = source.seek(0, 2)
    if size == 0:
        raise Refusal(Code.FILE_EMPTY, "file", clause="4.1.1")
    if size > LARGEST:
        raise Refusal(
            Code.FILE_TOO_LARGE, "file", clause="4.1.1", facts={"megabytes": LARGEST // 1_000_000}
        )


async def _unclaimed_count(actor: Actor, now: datetime) -> int:
    params = Params([now - CLAIMABLE])
    sql = (
        "SELECT count(*) AS total FROM attachment WHERE ticket_id IS NULL AND uploaded_at > $1 AND "
    )
    found = await database.rows(sql + uploaded_by(actor, params, "attachment"), params)
    return int(found[0]["total"])
