"""Faults of the database itself, for as long as a test wants them."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from models.database import Unavailable, count_statements, dialect, execute
from tests.procedure.core.interrupting import AtWrite

FULL, CONTENDED = "53100", "40001"
"""What PostgreSQL says of a disk that is full, and of two transactions that met."""


@asynccontextmanager
async def refusing(table: str, state: str = FULL) -> AsyncIterator[None]:
    """The database takes no new row in this table; PostgreSQL says why by `state`."""
    if dialect() == "sqlite":
        await execute(
            f"CREATE TRIGGER outage BEFORE INSERT ON {table} BEGIN"
            " SELECT RAISE(ABORT, 'no new rows'); END"
        )
        try:
            yield
        finally:
            await execute("DROP TRIGGER outage")
        return
    await execute(
        "CREATE FUNCTION outage() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" RAISE 'no new rows' USING ERRCODE = '{state}'; END $$"
    )
    try:
        await execute(
            f"CREATE TRIGGER outage BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION outage()"
        )
        yield
    finally:
        await execute("DROP FUNCTION outage CASCADE")


@contextmanager
def away_at(write: int) -> Iterator[AtWrite]:
    """The database is lost just before the statement that is the nth write."""

    def lose() -> None:
        raise Unavailable("the connection was lost")

    with count_statements() as tally:
        tally.texts = texts = AtWrite(write, lose)
        yield texts
