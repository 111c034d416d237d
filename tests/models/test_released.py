"""A desk of each release, brought to today, keeps its rows and its chains."""

import orjson
import pytest

from api.conversation.kinds import NULLABLE, facts_of
from models.conversation import Event
from models.database import open_database
from models.knowledge import Article, ArticleRevision
from models.migrating import migrate
from models.tickets import Ticket
from models.vocabulary import ArticleStatus
from procedure.core.events import EVENTS, EventKind
from tests.models.releasing import RELEASED, migrations
from tests.models.restoring import VERSIONS, Rows, every_row, restore, shape
from tests.procedure.core.test_act import first_fault

pytestmark = pytest.mark.long


async def brought_to_today(version: str, url: str) -> list[str]:
    await restore(version, url)
    database = await open_database(url)
    try:
        return await migrate(database)
    finally:
        await database.close()


def without_what_is_new(after: dict[str, Rows], before: dict[str, Rows]) -> dict[str, Rows]:
    """Of the tables and columns that there were, what they hold now."""
    return {
        table: [{name: row[name] for name in old[0]} for row in after[table]]
        for table, old in before.items()
    }


@pytest.mark.parametrize("version", VERSIONS)
async def test_every_row_of_a_released_desk_is_kept(version: str, empty_url: str) -> None:
    released = (RELEASED / version / "migrations.sha256").read_text()
    await restore(version, empty_url)
    before = await every_row(empty_url)
    database = await open_database(empty_url)

    applied = await migrate(database)
    await database.close()

    assert applied == [path.stem for path in migrations() if path.name not in released]
    after = await every_row(empty_url)
    noted = after.pop("tortoise_migrations")
    assert noted[: len(before["tortoise_migrations"])] == before.pop("tortoise_migrations")
    assert all(before.values()), "the fixture should have a row in every table"
    assert without_what_is_new(after, before) == before


@pytest.mark.parametrize("version", VERSIONS)
async def test_the_chains_of_a_released_desk_are_whole(version: str, empty_url: str) -> None:
    await brought_to_today(version, empty_url)
    database = await open_database(empty_url)

    faults = {
        ticket.number: first_fault(ticket, await Event.filter(ticket_id=ticket.id).order_by("seq"))
        for ticket in await Ticket.all()
    }
    await database.close()

    assert len(faults) > 5
    assert set(faults.values()) == {None}


@pytest.mark.parametrize("version", VERSIONS)
async def test_an_event_of_a_released_desk_says_what_its_kind_must(
    version: str, empty_url: str
) -> None:
    await brought_to_today(version, empty_url)
    database = await open_database(empty_url)

    told = [(event.kind, set(orjson.loads(event.data))) for event in await Event.all()]
    await database.close()

    assert len(told) > 50
    assert {kind: owed - facts for kind, facts in told if (owed := _owed(kind)) - facts} == {}


def _owed(kind: str) -> set[str]:
    return facts_of(EVENTS[EventKind(kind)]).keys() - NULLABLE


@pytest.mark.parametrize("version", VERSIONS)
async def test_the_articles_of_a_released_desk_have_their_texts(
    version: str, empty_url: str
) -> None:
    await brought_to_today(version, empty_url)
    database = await open_database(empty_url)

    articles = await Article.all().order_by("id")
    texts = await ArticleRevision.all().order_by("article_id")
    await database.close()

    assert articles
    assert [(each.article_id, each.body_es, each.published_at) for each in texts] == [
        (each.id, each.body_es, each.published_at) for each in articles
    ]
    assert {each.waiting_id is not None for each in articles} == {
        each.status is ArticleStatus.DRAFT for each in articles
    }


@pytest.mark.parametrize("version", VERSIONS)
async def test_a_released_desk_is_in_the_end_like_a_new_one(
    version: str, empty_url: str, request: pytest.FixtureRequest
) -> None:
    new: str = request.getfixturevalue("sqlite_url" if "sqlite" in empty_url else "postgres_url")

    await brought_to_today(version, empty_url)

    assert await shape(empty_url) == await shape(new)
