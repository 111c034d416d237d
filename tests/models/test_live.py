import asyncio
from datetime import UTC, datetime

import pytest

from models.conversation import Event
from models.database import Database, connect_alone, execute, transaction
from models.jobs import waking
from models.live import RESYNC, Hub, following, publish
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Channel, Impact, Priority, Role, TicketType, Urgency
from tests import databases

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
async def ticket(db: Database) -> Ticket:
    ana = await Person.create(role=Role.CUSTOMER, name="Ana", created_at=NOON)
    return await Ticket.create(
        number="SAC-2026-000001",
        requester_id=ana.id,
        channel=Channel.PORTAL,
        type=TicketType.INQUIRY,
        subject="Pregunta",
        impact=Impact.LOW,
        urgency=Urgency.LOW,
        priority=Priority.LOW,
        occurred_at=NOON,
        recorded_at=NOON,
        status_since=NOON,
        fr_started_at=NOON,
        res_started_at=NOON,
        updated_at=NOON,
        next_due_at=NOON,
    )


async def happen(ticket: Ticket, seq: int) -> None:
    await Event.create(
        ticket_id=ticket.id,
        seq=seq,
        kind="REPLIED",
        clause="4.3.1",
        procedure_revision=1,
        actor_role=Role.CUSTOMER,
        occurred_at=NOON,
        recorded_at=NOON,
        data="{}",
        prev_hash="",
        hash="",
    )
    await publish(ticket.id)


async def test_a_change_is_told_after_its_commit_and_never_after_a_rollback(
    db: Database, ticket: Ticket
) -> None:
    hub = Hub()

    async with following(db, hub):
        with hub.subscribe() as heard:
            with pytest.raises(ZeroDivisionError):
                async with transaction():
                    await happen(ticket, 1)
                    raise ZeroDivisionError
            async with transaction():
                await happen(ticket, 1)
                await asyncio.sleep(0.05)
                before_commit = heard.qsize()
            async with asyncio.timeout(1):
                told = await heard.get()
            await asyncio.sleep(0.3)

    assert before_commit == 0
    assert told == ticket.id
    assert heard.empty()


@pytest.mark.long
async def test_another_process_hears_of_it(db: Database, ticket: Ticket) -> None:
    hub = Hub()
    script = (
        "import asyncio, sys\n"
        "from models.database import execute, open_database, transaction\n"
        "from models.live import publish\n"
        "async def main():\n"
        "    database = await open_database(sys.argv[1])\n"
        "    async with transaction():\n"
        "        await execute(sys.argv[2])\n"
        "        await publish(int(sys.argv[3]))\n"
        "    await database.close()\n"
        "asyncio.run(main())\n"
    )
    statement = (
        "INSERT INTO event(ticket_id, seq, kind, clause, procedure_revision, actor_role,"
        f" occurred_at, recorded_at, data, prev_hash, hash) VALUES ({ticket.id}, 1, 'REPLIED',"
        " '4.3.1', 1, 'CUSTOMER', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00',"
        " '{}', '', '')"
    )

    async with following(db, hub):
        with hub.subscribe() as heard:
            await databases.run_python(script, db.url, statement, str(ticket.id))
            async with asyncio.timeout(2):
                told = await heard.get()

    assert told == ticket.id


async def test_a_new_job_rings_the_bell_of_every_process(postgres_db: Database) -> None:
    script = (
        "import asyncio, sys\n"
        "from datetime import UTC, datetime\n"
        "from models.database import open_database, transaction\n"
        "from models.jobs import enqueue\n"
        "async def main():\n"
        "    database = await open_database(sys.argv[1])\n"
        "    async with transaction():\n"
        "        await enqueue('mail', {}, run_at=datetime.now(UTC))\n"
        "    await database.close()\n"
        "asyncio.run(main())\n"
    )

    async with following(postgres_db, Hub()):
        with waking() as bell:
            await databases.run_python(script, postgres_db.url)
            async with asyncio.timeout(1):
                await bell.wait()


async def test_listeners_resync_when_the_connection_comes_back(postgres_db: Database) -> None:
    hub = Hub()

    async with following(postgres_db, hub):
        with hub.subscribe() as heard:
            await cut_listeners(postgres_db.url)
            async with asyncio.timeout(3):
                assert await heard.get() == RESYNC
            async with transaction():
                await publish(7)
            async with asyncio.timeout(1):
                assert await heard.get() == 7


async def cut_listeners(url: str) -> None:
    connection = await connect_alone(url)
    sql = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND query LIKE 'LISTEN%'"
    )
    assert await connection.fetch(sql)
    await connection.close()


def test_a_slow_listener_is_told_to_read_everything_again() -> None:
    hub = Hub(size=3)

    with hub.subscribe() as slow:
        for ticket_id in range(1, 6):
            hub.publish(ticket_id)

    assert [slow.get_nowait() for _ in range(slow.qsize())] == [RESYNC, 5]


async def test_events_are_only_ever_added(db: Database, ticket: Ticket) -> None:
    async with transaction():
        await happen(ticket, 1)

    for statement in ("UPDATE event SET kind = 'X'", "DELETE FROM event"):
        with pytest.raises(Exception, match="only ever added"):
            await execute(statement)
    if db.dialect == "postgres":
        with pytest.raises(Exception, match="only ever added"):
            await execute("TRUNCATE event CASCADE")

    assert [event.kind for event in await Event.all()] == ["REPLIED"]
