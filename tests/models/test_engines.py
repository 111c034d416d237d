"""Each test here shows that a defect of a stock backend is gone."""

import asyncio
import contextlib
import random
from pathlib import Path

import asyncpg
import pytest
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError, TransactionManagementError

from models.counters import Counter
from models.database import (
    Database,
    Unavailable,
    connect_alone,
    execute,
    in_transaction,
    open_database,
    rows,
    transaction,
)
from models.engines.asyncpg_pool import PoolClient
from models.engines.sqlite_wal import WalClient
from models.engines.statements import numbered_for_sqlite, only_reads

INSERT = "INSERT INTO counter(series, value) VALUES ($1, $2)"


async def write_slowly(n: int) -> None:
    async with transaction():
        await execute(INSERT, [f"{n} a", n])
        await asyncio.sleep(0)
        await Counter.create(series=f"{n} b", value=n)
        await rows("SELECT count(*) FROM counter")


async def test_transactions_cancelled_anywhere_leave_the_database_usable(db: Database) -> None:
    chance = random.Random(7)  # the same points in every run

    for n in range(150):
        task = asyncio.create_task(write_slowly(n))
        await asyncio.sleep(chance.random() * 0.004)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    async with asyncio.timeout(5):
        await asyncio.gather(*(write_slowly(n) for n in range(1000, 1012)))

    [halves] = await rows(
        "SELECT count(*) AS n FROM (SELECT value FROM counter GROUP BY value HAVING count(*) <> 2)"
        " AS broken"
    )
    assert halves["n"] == 0
    assert not in_transaction()


async def test_no_pooled_connection_is_lost_to_a_cancellation(postgres_db: Database) -> None:
    tasks = [asyncio.create_task(write_slowly(n)) for n in range(60)]
    for n, task in enumerate(tasks):
        await asyncio.sleep(n % 3 / 1000)
        task.cancel()
    await asyncio.wait(tasks)

    client = get_connections().get("default")
    assert isinstance(client, PoolClient)
    assert client._pool is not None
    assert client._pool.get_size() == client._pool.get_idle_size()


async def test_a_script_inside_a_transaction_is_refused_since_it_would_commit_it(
    sqlite_db: Database,
) -> None:
    with pytest.raises(TransactionManagementError):
        async with transaction():
            await execute(INSERT, ["a", 1])
            await get_connections().get("default").execute_script("SELECT 1; SELECT 2;")

    assert await Counter.all().count() == 0


async def test_a_task_started_inside_a_transaction_works_after_it(db: Database) -> None:
    over = asyncio.Event()

    async def later() -> tuple[int, bool]:
        await over.wait()
        await Counter.create(series="later", value=2)
        async with transaction():
            await execute(INSERT, ["much later", 3])
        return await Counter.all().count(), in_transaction()

    async with transaction():
        await execute(INSERT, ["a", 1])
        task = asyncio.create_task(later())
    over.set()

    assert await task == (3, False)


async def test_reads_do_not_wait_for_an_open_transaction(sqlite_db: Database) -> None:
    held = asyncio.Event()
    release = asyncio.Event()

    async def hold() -> None:
        async with transaction():
            await execute(INSERT, ["a", 1])
            held.set()
            await release.wait()

    holder = asyncio.create_task(hold())
    await held.wait()
    async with asyncio.timeout(1):
        [seen] = await rows("SELECT count(*) AS n FROM counter")
    release.set()
    await holder

    assert seen["n"] == 0


async def test_two_processes_that_read_and_then_write_take_turns(sqlite_db: Database) -> None:
    """A deferred BEGIN would fail at once here; the other process is a second client on the same
    file.
    """
    other = WalClient(sqlite_db.url.removeprefix("sqlite://"), readers=1, connection_name="other")
    await Counter.create(series="shared", value=0)

    async def add(client: WalClient) -> None:
        for _ in range(20):
            async with client._in_transaction():
                inside = get_connections().get(client.connection_name)
                [counter] = await inside.execute_query_dict("SELECT value FROM counter")
                await inside.execute_query("UPDATE counter SET value = ?", [counter["value"] + 1])

    mine = get_connections().get("default")
    assert isinstance(mine, WalClient)
    await asyncio.gather(add(mine), add(other))
    await other.close()

    assert (await Counter.get(series="shared")).value == 40


async def test_a_with_that_inserts_goes_to_the_writer(db: Database) -> None:
    (
        await rows(f"WITH given AS (SELECT 1 AS n) {INSERT}", ["a", 1])
        if db.dialect == "sqlite"
        else await rows(f"WITH added AS ({INSERT} RETURNING id) SELECT id FROM added", ["a", 1])
    )
    [recursive] = await rows(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT sum(i)"
        " AS total FROM n"
    )

    assert await Counter.all().count() == 1
    assert recursive["total"] == 6


@pytest.mark.parametrize(
    ("sql", "reads"),
    [
        ("SELECT 1", True),
        ("  -- why\n select 1", True),
        ("(SELECT 1) UNION (SELECT 2)", True),
        ("WITH a AS (SELECT 1) SELECT * FROM a", True),
        ("WITH a AS (SELECT 'please INSERT') SELECT \"update\" FROM a", True),
        ("WITH rows AS (SELECT 1) INSERT INTO t SELECT * FROM rows", False),
        ("with a as (select 1) /* x */ delete from t", False),
        ("INSERT INTO t VALUES (1) RETURNING id", False),
        ("UPDATE t SET a = (SELECT 1)", False),
        ("PRAGMA foreign_keys=OFF", False),
    ],
)
def test_a_statement_is_told_by_its_words_not_by_its_strings(sql: str, reads: bool) -> None:
    assert only_reads(sql) is reads


def test_placeholders_are_numbered_for_sqlite_outside_strings_only() -> None:
    sql = "SELECT '$1', \"$2\", $2, $1 -- $3"

    assert numbered_for_sqlite(sql) == "SELECT '$1', \"$2\", ?2, ?1 -- $3"


async def test_a_refused_row_inside_a_savepoint_leaves_the_act_alive(db: Database) -> None:
    async with transaction():
        await execute(INSERT, ["a", 1])
        with pytest.raises(IntegrityError):
            async with transaction():
                await execute(INSERT, ["a", 2])
        await execute(INSERT, ["b", 3])

    assert [counter.value for counter in await Counter.all().order_by("id")] == [1, 3]


async def test_nobody_there_is_said_as_unavailable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        await open_database(f"postgresql://postgres@/nothing?host={tmp_path}")
    with pytest.raises(Unavailable):
        await open_database(f"sqlite://{tmp_path}/no/such/folder/desk.sqlite3")
    (tmp_path / "notes.txt").write_text("This is no database. " * 100)
    with pytest.raises(Unavailable):
        await open_database(f"sqlite://{tmp_path}/notes.txt")
    with pytest.raises(Unavailable):
        await rows("SELECT 1")


async def test_a_lost_connection_is_unavailable_and_the_next_one_works(
    postgres_db: Database,
) -> None:
    with pytest.raises(Unavailable):
        async with transaction():
            await execute(INSERT, ["a", 1])
            [backend] = await rows("SELECT pg_backend_pid() AS pid")
            await terminate(postgres_db.url, backend["pid"])
            await execute(INSERT, ["b", 2])

    assert await Counter.all().count() == 0


async def terminate(url: str, pid: int) -> None:
    connection = await connect_alone(url)
    await connection.execute("SELECT pg_terminate_backend($1)", pid)
    await connection.close()


async def test_a_locked_file_is_unavailable(sqlite_db: Database) -> None:
    other = WalClient(sqlite_db.url.removeprefix("sqlite://"), readers=0, connection_name="other")
    client = get_connections().get("default")
    assert isinstance(client, WalClient)
    await client.execute_query("PRAGMA busy_timeout=50")

    async with other._in_transaction():
        with pytest.raises(Unavailable):
            async with transaction():
                await execute(INSERT, ["a", 1])
    await other.close()

    async with transaction():
        await execute(INSERT, ["b", 2])
    assert await Counter.all().count() == 1


async def test_giving_a_connection_back_asks_nothing_of_the_server(postgres_db: Database) -> None:
    client = get_connections().get("default")
    assert isinstance(client, PoolClient)
    seen: list[str] = []
    assert client._pool is not None

    async with client._pool.acquire() as connection:
        connection.add_query_logger(lambda record: seen.append(record.query))
    await asyncio.sleep(0)

    assert seen == []
    assert asyncpg.Connection.get_reset_query is not client.connection_class.get_reset_query
