import asyncio
from datetime import datetime, timedelta

import pytest

from auth import saved_forms
from auth.saved_forms import LARGEST, MOST_OF_STRANGERS
from models.access import SavedForm
from models.database import Database
from settings import Settings
from tests.auth.browser import SETTINGS
from tests.cast import NOON

PATH = "/solicitudes/nueva"
FIELDS = [
    ("subject", "La factura no se timbra"),
    ("body", "Niña: «ñandú»\n" * 100),
    ("tag", "a"),
    ("tag", "b"),
]
ANA, BETO = 1, 2
HOUR = timedelta(hours=1)

pytestmark = pytest.mark.usefixtures("db")


async def keep(
    fields: saved_forms.Fields = FIELDS,
    *,
    browser: str = "ana's",
    path: str = PATH,
    person_id: int | None = ANA,
) -> bool:
    return await saved_forms.keep(
        browser, path, fields, person_id=person_id, settings=SETTINGS, now=NOON
    )


async def give_back(
    *,
    browser: str = "ana's",
    path: str = PATH,
    person_id: int = ANA,
    now: datetime = NOON,
    settings: Settings = SETTINGS,
) -> list[tuple[str, str]] | None:
    left = await saved_forms.left(browser, path, person_id=person_id, settings=settings, now=now)
    return left.fields if left is not None and await saved_forms.take(left) else None


async def test_what_was_written_comes_back_once() -> None:
    assert await keep()

    assert await give_back(now=NOON + HOUR - timedelta(milliseconds=1)) == FIELDS
    assert await give_back() is None


async def test_it_comes_back_to_the_same_browser_path_and_person_only() -> None:
    await keep()

    assert await give_back(browser="beto's") is None
    assert await give_back(path="/solicitudes/7") is None
    assert await give_back(person_id=BETO) is None
    assert await give_back() == FIELDS


async def test_where_nobody_knows_who_wrote_it_whoever_signs_in_on_that_browser_gets_it() -> None:
    await keep(person_id=None)

    assert await give_back(person_id=BETO) == FIELDS


async def test_strangers_cannot_fill_the_desk_with_forms() -> None:
    for number in range(MOST_OF_STRANGERS):
        await keep([("body", "x")], browser=f"browser {number}", person_id=None)

    assert not await keep(browser="one more", person_id=None)
    assert await keep(browser="ana's", person_id=ANA)
    assert await give_back(browser="ana's") == FIELDS


async def test_after_an_hour_it_is_gone() -> None:
    await keep()

    assert await give_back(now=NOON + HOUR) is None


async def test_what_is_an_hour_old_is_deleted_when_the_next_is_kept() -> None:
    await keep(browser="beto's")

    await saved_forms.keep("ana's", PATH, FIELDS, person_id=ANA, settings=SETTINGS, now=NOON + HOUR)

    assert await SavedForm.all().count() == 1
    assert await give_back(now=NOON + HOUR) == FIELDS


async def test_a_browser_keeps_its_last_form() -> None:
    await keep([("body", "first")], path="/solicitudes/7")
    await keep([("body", "second")])

    assert await give_back(path="/solicitudes/7") is None
    assert await give_back() == [("body", "second")]


async def test_nothing_of_it_can_be_read_in_the_table() -> None:
    await keep()

    row = await SavedForm.get()

    assert b"factura" not in row.ciphertext
    assert row.browser_digest != "ana's"


async def test_a_row_moved_to_another_browser_or_path_opens_for_nobody() -> None:
    await keep(browser="beto's")
    theirs = await SavedForm.get()
    await SavedForm.all().delete()
    await keep()

    await SavedForm.all().update(ciphertext=theirs.ciphertext)

    assert await give_back() is None


async def test_with_another_secret_nothing_is_given_back() -> None:
    await keep()

    assert await give_back(settings=Settings(secret_key="y" * 32)) is None


async def test_more_than_200_kilobytes_are_not_kept() -> None:
    around = len('[1,[["body",""]]]')

    assert await keep([("body", "x" * (LARGEST - around))])
    assert not await keep([("body", "x" * (LARGEST - around + 1))])


async def test_a_path_that_no_page_has_keeps_nothing() -> None:
    assert not await keep(path="/" + "x" * 300)
    assert not await keep(path="/\x00")
    assert await give_back(path="/\x00") is None


async def test_of_two_tabs_at_once_one_gets_it(db: Database) -> None:
    await keep()

    given = await asyncio.gather(give_back(), give_back(), give_back())

    assert sorted(given, key=bool) == [None, None, FIELDS]


async def test_what_was_shown_and_not_taken_is_still_there() -> None:
    await keep()

    shown = [
        await saved_forms.left("ana's", PATH, person_id=ANA, settings=SETTINGS, now=NOON)
        for _ in range(2)
    ]

    assert [left.fields for left in shown if left] == [FIELDS, FIELDS]
    assert await give_back() == FIELDS


async def test_a_newer_form_is_not_taken_for_the_one_that_was_shown() -> None:
    await keep([("body", "first")])
    shown = await saved_forms.left("ana's", PATH, person_id=ANA, settings=SETTINGS, now=NOON)
    await keep([("body", "second")])

    assert shown is not None
    assert not await saved_forms.take(shown)
    assert await give_back() == [("body", "second")]
