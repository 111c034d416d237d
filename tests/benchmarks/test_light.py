"""The benchmark without its clock: three servers over the same seeded rows say the same, in so many
statements.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from benchmarks.operations import Call, calls
from benchmarks.seed import seed
from benchmarks.statements import InProcess
from models.conversation import Event
from models.database import open_database, rows
from models.tickets import Ticket
from models.vocabulary import OPEN
from procedure.core import lifecycle
from procedure.core.act import chain_hash
from procedure.service_levels import promises
from procedure.service_levels.clocks import COLUMNS
from procedure.service_levels.policies import in_force

pytestmark = pytest.mark.long

TICKETS = 2_000
CHECKED = 3  # requests of each operation


@pytest.fixture(scope="module")
def seeded_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite://{tmp_path_factory.mktemp('benchmark') / 'desk.db'}"


@pytest.fixture(scope="module")
async def servers(seeded_url: str) -> AsyncIterator[InProcess]:
    await seed(seeded_url, TICKETS)
    database = await open_database(seeded_url)
    opened = await InProcess(seeded_url).open()
    yield opened
    await opened.close()
    await database.close()


@pytest.fixture
async def asked(servers: InProcess) -> dict[str, list[Call]]:
    return await calls()


@pytest.mark.parametrize("operation", ["list", "page", "queue", "register"])
async def test_every_server_answers_the_same(
    servers: InProcess, asked: dict[str, list[Call]], operation: str
) -> None:
    for call in asked[operation][:CHECKED]:
        plain, ours, floor = [
            await servers.answer(name, call) for name in ("plain", "ours", "floor")
        ]

        assert call.same(ours) == call.same(plain)
        assert call.same(floor) == call.same(plain)


async def test_a_list_is_a_full_page_and_a_queue_holds_open_tickets(
    servers: InProcess, asked: dict[str, list[Call]]
) -> None:
    listed = await servers.answer("ours", asked["list"][0])
    queued = await servers.answer("ours", asked["queue"][0])

    assert len(listed["tickets"]["nodes"]) == 20
    assert listed["tickets"]["pageInfo"]["hasNextPage"] is True
    assert {ticket["status"] for ticket in queued["queue"]["tickets"]["nodes"]} <= OPEN


@pytest.mark.parametrize(
    ("operation", "statements"),
    [("list", 3), ("page", 8), ("queue", 6), ("register", 16)],
)
async def test_the_product_needs_exactly_so_many_statements(
    servers: InProcess, asked: dict[str, list[Call]], operation: str, statements: int
) -> None:
    """The caller's sign-in is one of them."""
    assert await servers.statements("ours", asked[operation][0]) == statements


async def test_seeded_rows_are_what_their_events_say(servers: InProcess) -> None:
    policies = await in_force(datetime.now(UTC))
    tickets = await Ticket.filter(id__in=range(1, TICKETS, 41))

    for ticket in tickets:
        events = await Event.filter(ticket_id=ticket.id).order_by("seq")
        kept = {name: getattr(ticket, name) for name in COLUMNS}
        promises.write_clock_columns(ticket, await promises.facts_on(ticket), policies)

        assert lifecycle.replay(event.kind for event in events) is ticket.status
        assert kept == {name: getattr(ticket, name) for name in COLUMNS}
        assert chained(ticket.number, events) == ticket.last_hash


async def test_seeded_references_lead_somewhere(servers: InProcess) -> None:
    assert await rows("PRAGMA foreign_key_check") == []


def chained(number: str, events: list[Event]) -> str:
    """The hash of the last event, once every one was found to follow from the one before it."""
    before = ""
    for event in events:
        assert event.prev_hash == before
        before = chain_hash(number, event)
        assert event.hash == before
    return before
