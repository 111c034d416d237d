"""What somebody is writing, kept until it is sent (4.1.1)."""

from datetime import datetime, timedelta

import pytest

from handlers import handlers
from models.drafts import Draft
from models.jobs import Job
from models.vocabulary import Status
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from procedure.reception.drafts import KEPT, LARGEST, discard_draft, save_draft
from settings import Settings
from tests.builders import a_ticket, act, nothing_changes, refusal
from tests.cast import NOON, Desk
from worker import Worker

HOUR = timedelta(hours=1)


async def save(
    by: Actor,
    words: bytes = b"words",
    *,
    place: str = "request",
    page: str = "one",
    after: str | None = "",
    at: datetime = NOON,
) -> Draft:
    async with act(by, at=at) as opened:
        return await save_draft(opened, place, words, page=page, after=after)


async def discard(by: Actor, place: str = "request", pages: list[str] | None = None) -> None:
    async with act(by) as opened:
        await discard_draft(opened, place, pages)


async def kept() -> list[tuple[int, str, str, bytes]]:
    return [
        (each.person_id, each.place, each.page, bytes(each.sealed)) for each in await Draft.all()
    ]


async def test_a_page_saves_over_what_it_saved_and_there_is_one_draft_a_person_and_place(
    desk: Desk,
) -> None:
    await save(desk.ana, b"No tim")
    await save(desk.ana, b"No timbra", at=NOON + HOUR)
    await save(desk.beto, b"Otra cosa")

    assert sorted(await kept()) == [
        (desk.ana.person_id, "request", "one", b"No timbra"),
        (desk.beto.person_id, "request", "one", b"Otra cosa"),
    ]
    assert (await Draft.get(person_id=desk.ana.person_id)).saved_at == NOON + HOUR


async def test_a_page_opened_with_a_draft_goes_on_with_it(desk: Desk) -> None:
    await save(desk.ana, b"ayer", page="one")

    await save(desk.ana, b"hoy", page="two", after="one")
    await save(desk.ana, b"hoy mismo", page="two", after="one")

    assert await kept() == [(desk.ana.person_id, "request", "two", b"hoy mismo")]


@pytest.mark.parametrize("after", ["", "an older one"])
async def test_the_later_of_two_tabs_does_not_eat_the_other_s_words(desk: Desk, after: str) -> None:
    await save(desk.ana, b"de la primera", page="one")

    async with nothing_changes():
        with refusal(Code.STALE_VERSION, clause="4.1.1"):
            await save(desk.ana, b"de la segunda", page="two", after=after)
    await save(desk.ana, b"de la segunda", page="two", after=None)

    assert await kept() == [(desk.ana.person_id, "request", "two", b"de la segunda")]


async def test_a_draft_that_was_sent_in_another_tab_does_not_come_back(desk: Desk) -> None:
    await save(desk.ana, page="one")
    await discard(desk.ana)

    async with nothing_changes():
        with refusal(Code.STALE_VERSION):
            await save(desk.ana, page="two", after="one")


async def test_only_the_page_that_wrote_it_last_takes_it_away_when_pages_are_named(
    desk: Desk,
) -> None:
    await save(desk.ana, page="one")

    async with nothing_changes():
        await discard(desk.ana, pages=["two", ""])
        await discard(desk.beto)
    await discard(desk.ana, pages=["two", "one"])

    assert await kept() == []


async def test_a_draft_about_a_ticket_needs_one_that_its_writer_sees(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    await save(desk.ana, place=f"reply:{ticket.number}")
    await save(desk.ana, place=f"complaint:{ticket.number}")
    await save(desk.ana, place=f"continuation:{ticket.number}")
    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="place"):
            await save(desk.beto, place=f"reply:{ticket.number}")
        with refusal(Code.NOT_FOUND, field="place"):
            await save(desk.ana, place="reply:SAC-2026-999999")


@pytest.mark.parametrize(
    "place", ["", "elsewhere", "reply", "request:SAC-2026-000001", "reply:7", "x" * 200]
)
async def test_a_place_where_nobody_writes_keeps_nothing(desk: Desk, place: str) -> None:
    async with nothing_changes():
        with refusal(Code.INVALID, field="place"):
            await save(desk.ana, place=place)
        with refusal(Code.INVALID, field="place"):
            await discard(desk.ana, place)


async def test_a_draft_that_is_too_long_and_a_page_without_a_name_are_refused(desk: Desk) -> None:
    async with nothing_changes():
        with refusal(Code.TOO_LONG, field="fields"):
            await save(desk.ana, b"x" * (LARGEST + 1))
        with refusal(Code.REQUIRED, field="page"):
            await save(desk.ana, page=" ")
        with refusal(Code.TOO_LONG, field="page"):
            await save(desk.ana, page="x" * 61)


async def test_a_partner_s_system_writes_no_drafts(desk: Desk) -> None:
    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED):
            await save(desk.partner)
        with refusal(Code.NOT_ALLOWED):
            await discard(desk.partner)


async def test_what_nobody_went_on_with_is_gone_after_thirty_days_by_one_job_a_day(
    desk: Desk,
) -> None:
    await save(desk.ana, b"vieja")
    await save(desk.beto, b"del mismo dia", at=NOON + HOUR)
    await save(desk.elena, b"de otro dia", at=NOON + timedelta(days=2))
    await save(desk.beto, b"retomada", at=NOON + timedelta(days=3))

    await run_jobs(at=NOON + KEPT)
    before = await Draft.all().count()
    await run_jobs(at=NOON + KEPT + timedelta(days=1))

    assert before == 3
    assert {each.person_id for each in await Draft.all()} == {
        desk.elena.person_id,
        desk.beto.person_id,
    }
    assert await Job.filter(kind="drop_old_drafts").count() == 3


async def run_jobs(*, at: datetime) -> None:
    await Worker(handlers(Settings(), now=lambda: at), now=lambda: at).run_due()
