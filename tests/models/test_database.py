import asyncio
import contextvars

import pytest

from models.counters import Counter, next_number
from models.database import (
    Database,
    after_commit,
    among,
    count_statements,
    execute,
    in_transaction,
    rows,
    transaction,
)


async def counters() -> list[tuple[str, int]]:
    return [
        (row["series"], row["value"]) for row in await rows("SELECT * FROM counter ORDER BY id")
    ]


async def test_a_transaction_that_fails_leaves_nothing(db: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await execute("INSERT INTO counter(series, value) VALUES ($1, $2)", ["a", 1])
            raise ZeroDivisionError

    assert await counters() == []


async def test_a_transaction_sees_its_own_rows_and_others_see_them_after_it(db: Database) -> None:
    async with transaction():
        await execute("INSERT INTO counter(series, value) VALUES ($1, $2)", ["a", 1])

        inside = await counters()
        outside = await asyncio.create_task(counters(), context=contextvars.Context())

    assert inside == [("a", 1)]
    assert outside == []
    assert await counters() == [("a", 1)]


async def test_an_inner_transaction_is_a_savepoint(db: Database) -> None:
    told: list[str] = []

    async with transaction():
        await Counter.create(series="kept", value=1)
        with pytest.raises(ZeroDivisionError):
            async with transaction():
                await Counter.create(series="lost", value=1)
                after_commit(lambda: told.append("lost"))
                raise ZeroDivisionError
        async with transaction():
            await Counter.create(series="also kept", value=1)
            after_commit(lambda: told.append("also kept"))
        assert told == []

    assert await counters() == [("kept", 1), ("also kept", 1)]
    assert told == ["also kept"]


async def test_one_text_asks_for_any_number_of_ids(db: Database) -> None:
    await Counter.bulk_create([Counter(series=str(n), value=n) for n in range(5)])
    ids = [row["id"] for row in await rows("SELECT id FROM counter ORDER BY id")]

    found = await rows(
        f"SELECT value FROM counter WHERE id {among(1)} AND value > $2 ORDER BY id", [ids[1:4], 1]
    )

    assert [row["value"] for row in found] == [2, 3]


async def test_statements_are_counted_where_it_is_asked(db: Database) -> None:
    with count_statements() as tally:
        await rows("SELECT 1")
        async with transaction():
            await execute("INSERT INTO counter(series, value) VALUES ($1, $2)", ["a", 1])
            await Counter.get(series="a")
    await rows("SELECT 1")

    assert tally.statements == 3


async def test_numbers_have_no_gap_whatever_is_rolled_back(db: Database) -> None:
    async def take(n: int) -> str | None:
        try:
            async with transaction():
                number = await next_number("SAC", 2026)
                if n % 7 == 0:
                    raise ZeroDivisionError
                return number
        except ZeroDivisionError:
            return None

    given = [number for number in await asyncio.gather(*map(take, range(70))) if number]

    assert sorted(given) == [f"SAC-2026-{n:06d}" for n in range(1, 61)]
    assert not in_transaction()
