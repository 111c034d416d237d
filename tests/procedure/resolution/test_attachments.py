"""Files come to a ticket once, by who uploaded them, and are seen by who sees the ticket."""

from __future__ import annotations

import asyncio
import io
from datetime import timedelta

import pytest

from models.attachments import Attachment
from models.conversation import Event
from models.files.scanning import Infected
from models.files.store import Gone
from models.jobs import Job
from models.vocabulary import Channel, Status
from procedure.core.actor import VISITOR
from procedure.core.refusals import Code, Refusal
from procedure.reception.merging import merge, unmerge
from procedure.reception.registration import register
from procedure.resolution import attachments
from procedure.resolution.attachments import attach, drop_unclaimed, upload
from procedure.resolution.reply import reply
from tests.builders import (
    FILES,
    a_request,
    a_ticket,
    act,
    an_upload,
    events_of,
    messages_of,
    nothing_changes,
    notices,
    perform,
    refusal,
)
from tests.cast import NOON, Desk

A_DAY = timedelta(hours=24)


async def test_files_come_with_the_request_and_its_words(desk: Desk) -> None:
    file = await an_upload(desk.ana)

    async with act(desk.ana) as opened:
        ticket, _event = await register(opened, a_request(attachment_ids=[file.id]))

    [kept] = await Attachment.all()
    [description] = await messages_of(ticket)
    [attached] = await Event.filter(kind="ATTACHED")
    assert (kept.ticket_id, kept.message_id, kept.event_id) == (
        ticket.id,
        description.id,
        attached.id,
    )
    assert attached.data == f'{{"count":1,"digests":"{file.sha256}"}}'


async def test_an_answer_brings_its_files(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    files = [(await an_upload(desk.laura)).id for _ in range(2)]

    await perform(desk.laura, reply, ticket, body="Aquí están", attachment_ids=files)

    [answer] = [message for message in await messages_of(ticket) if message.body == "Aquí están"]
    assert {file.message_id for file in await Attachment.all()} == {answer.id}
    assert (await events_of(ticket))[-2:] == ["ATTACHED", "REPLIED"]


async def test_files_without_words_tell_the_owner(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)
    file = await an_upload(desk.ana)

    await perform(desk.ana, attach, ticket, attachment_ids=[file.id])

    assert (await events_of(ticket))[-1] == "ATTACHED"
    assert (await notices())[-1] == ("customer_files", desk.laura.person_id)


async def test_what_staff_attach_tells_nobody_by_itself(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    before = await notices()

    await perform(desk.laura, attach, ticket, attachment_ids=[(await an_upload(desk.laura)).id])

    assert await notices() == before


async def test_a_file_is_claimed_once_also_by_two_at_once(desk: Desk) -> None:
    ticket, other = (
        await a_ticket(desk, Status.IN_PROGRESS),
        await a_ticket(desk, Status.IN_PROGRESS),
    )
    file = await an_upload(desk.ana)

    done = await asyncio.gather(
        perform(desk.ana, attach, ticket, attachment_ids=[file.id]),
        perform(desk.ana, attach, other, attachment_ids=[file.id]),
        return_exceptions=True,
    )

    refused = [each for each in done if isinstance(each, Refusal)]
    assert [each.code for each in refused] == [Code.NOT_FOUND]
    assert await Event.filter(kind="ATTACHED").count() == 1


@pytest.mark.parametrize("case", ["another's", "too old", "unknown", "one of two"])
async def test_what_is_not_theirs_or_not_there_cannot_be_claimed(desk: Desk, case: str) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    whose = desk.carlos if case == "another's" else desk.ana
    file = await an_upload(whose, at=NOON - A_DAY if case == "too old" else NOON)
    wanted = {"unknown": [99], "one of two": [file.id, 99]}.get(case, [file.id])

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="attachments", clause="4.3.5"):
            await perform(desk.ana, attach, ticket, attachment_ids=wanted)


async def test_a_partner_claims_what_its_system_uploaded(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    await perform(desk.partner, attach, ticket, attachment_ids=[(await an_upload(desk.partner)).id])

    [file] = await Attachment.all()
    assert (file.ticket_id, file.uploader_id, file.client_id) == (
        ticket.id,
        None,
        desk.partner.client_id,
    )


@pytest.mark.parametrize(
    ("size", "code"), [(0, Code.FILE_EMPTY), (attachments.LARGEST + 1, Code.FILE_TOO_LARGE)]
)
async def test_an_empty_and_an_overlarge_file_are_refused(
    desk: Desk, size: int, code: Code
) -> None:
    async with nothing_changes():
        with refusal(code, field="file", clause="4.1.1"):
            await an_upload(desk.ana, bytes(size))


async def test_the_largest_that_fits_is_kept(desk: Desk) -> None:
    file = await an_upload(desk.ana, bytes(attachments.LARGEST))

    assert file.size == 25_000_000


async def test_harm_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Finds:
        async def look(self, _source: object) -> None:
            raise Infected("Eicar")

    files = type(FILES)(FILES.store, Finds())  # type: ignore[arg-type]
    with refusal(Code.FILE_INFECTED, field="file", clause="4.1.1"):
        await upload(
            files, desk.ana, name="a", source=io.BytesIO(b"x"), now=NOON, channel=Channel.PORTAL
        )

    assert await Attachment.all().count() == 0


async def test_a_visitor_uploads_nothing(desk: Desk) -> None:
    with refusal(Code.NOT_ALLOWED, clause="4.1.1"):
        await an_upload(VISITOR)


async def test_nobody_fills_the_store_with_what_they_do_not_send(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST_WAITING", 2)
    await an_upload(desk.ana)
    await an_upload(desk.ana)

    with refusal(Code.TOO_MANY_UPLOADS, field="file"):
        await an_upload(desk.ana)
    await an_upload(desk.carlos)


async def test_an_upload_that_could_not_be_recorded_leaves_no_bytes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []

    async def fails(_act: object, _name: str, found: object) -> None:
        kept.append(found.key)  # type: ignore[attr-defined]
        raise RuntimeError("the power goes")

    monkeypatch.setattr(attachments, "_receive", fails)
    with pytest.raises(RuntimeError):
        await an_upload(desk.ana)

    with pytest.raises(Gone):
        await FILES.store.read(kept[0])


async def test_what_nobody_sent_is_gone_after_a_day_and_what_was_sent_stays(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    sent, left, fresh = [await an_upload(desk.ana) for _ in range(3)]
    await perform(desk.ana, attach, ticket, attachment_ids=[sent.id])
    await Attachment.filter(id=fresh.id).update(uploaded_at=NOON + timedelta(hours=2))

    dropped = await drop_unclaimed(FILES, NOON + A_DAY + timedelta(hours=1))

    assert dropped == 1
    assert set(await Attachment.all().values_list("id", flat=True)) == {sent.id, fresh.id}
    with pytest.raises(Gone):
        await FILES.store.read(left.store_key)
    assert await Job.filter(kind="drop_unclaimed").count() == 1


async def test_files_go_along_with_a_folded_ticket_and_come_back(desk: Desk) -> None:
    ticket, survivor = (
        await a_ticket(desk, Status.IN_PROGRESS),
        await a_ticket(desk, Status.IN_PROGRESS),
    )
    await perform(desk.ana, attach, ticket, attachment_ids=[(await an_upload(desk.ana)).id])

    await perform(desk.laura, merge, ticket, into_id=survivor.id)
    folded = await Attachment.get()
    await perform(desk.lucia, unmerge, ticket)
    back = await Attachment.get()

    assert (folded.ticket_id, folded.origin_id) == (survivor.id, ticket.id)
    assert (back.ticket_id, back.origin_id) == (ticket.id, ticket.id)


@pytest.mark.parametrize(
    ("wanted", "code"), [([], Code.REQUIRED), (list(range(1, 12)), Code.TOO_MANY_FILES)]
)
async def test_no_file_and_more_than_ten_are_refused(
    desk: Desk, wanted: list[int], code: Code
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        with refusal(code, field="attachments", clause="4.3.5"):
            await perform(desk.ana, attach, ticket, attachment_ids=wanted)


async def test_files_on_a_request_that_nobody_owns_tell_nobody(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.REGISTERED)
    before = await notices()

    await perform(desk.ana, attach, ticket, attachment_ids=[(await an_upload(desk.ana)).id])

    assert await notices() == before
