"""Fills an empty database with a desk's past, the same rows for the same seed: `python -m
benchmarks.seed --help`.

Ten thousand, two hundred thousand or a million tickets over two years: one in twenty still open,
one in twenty with a long conversation, customers of very different busyness.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from benchmarks.seeding import company
from benchmarks.seeding.bulk import Rows, Writer, open_writer
from benchmarks.seeding.lives import tell
from benchmarks.seeding.telling import Chronicle
from benchmarks.seeding.words import sentences
from models.analyzer import terms, whole_words
from models.database import open_database, rows
from models.migrating import migrate
from models.search import doc_id
from procedure.service_levels import policies

SEED = 1
SIZES = (10_000, 200_000, 1_000_000)
FIRST = datetime(2024, 7, 1, 6, tzinfo=UTC)
SPAN = timedelta(days=730)
STILL_OPEN_SHARE = 0.05  # of the newest tickets; among the others nobody waits
CHUNK = 5_000


async def seed(url: str, tickets: int, *, search: bool = False, number: int = SEED) -> None:
    """Migrate the database and write it full; everything follows from `number`."""
    random = Random(number)  # noqa: S311  # the same rows each time, on purpose
    in_force, areas, first_person = await _open_desk(url)
    founded, people = company.found(random, areas, first_person)
    writer = await open_writer(url)
    for table, founding in people.items():
        await writer.write(table, founding)
    chronicle = Chronicle(random, founded, in_force, sentences(random))
    for chunk in _chunks(chronicle, tickets):
        if search:
            chunk["search_doc"] = _search_docs(chunk)
        for table, told in chunk.items():
            await writer.write(table, told)
    await _write_counters(writer, chronicle)
    await writer.close()


async def _open_desk(url: str) -> tuple[policies.Policies, list[int], int]:
    """The schema, the areas and revision 0 of the policies, as a new desk has them."""
    database = await open_database(url)
    try:
        await migrate(database)
        await policies.establish()
        areas = [row["id"] for row in await rows("SELECT id FROM area ORDER BY id")]
        [last] = await rows("SELECT max(id) AS id FROM person")
        return await policies.in_force(datetime.now(UTC)), areas, last["id"] + 1
    finally:
        await database.close()


def _chunks(chronicle: Chronicle, tickets: int) -> Iterator[dict[str, Rows]]:
    step, newest = SPAN / tickets, tickets * (1 - STILL_OPEN_SHARE)
    for number in range(tickets):
        at = (FIRST + step * number).replace(microsecond=0)
        tell(chronicle, at, still_open=number >= newest and chronicle.random.random() < 0.9)
        if number % CHUNK == CHUNK - 1 or number == tickets - 1:
            yield chronicle.taken()


def _search_docs(chunk: dict[str, Rows]) -> Rows:
    said: dict[object, list[str]] = {}
    for message in chunk["message"]:
        if message["audience"] == "PUBLIC":
            said.setdefault(message["ticket_id"], []).append(str(message["body"]))
    return [_search_doc(ticket, "\n".join(said[ticket["id"]])) for ticket in chunk["ticket"]]


def _search_doc(ticket: dict[str, object], said: str) -> dict[str, object]:
    name, details = f"{ticket['number']} {ticket['subject']}", str(ticket["details"])
    return {
        "id": doc_id("ticket", int(str(ticket["id"]))),
        "kind": "ticket",
        "ref": ticket["id"],
        "a": terms(name),
        "b": terms(details),
        "c": terms(said),
        "words": whole_words(name, details, said),
    }


async def _write_counters(writer: Writer, chronicle: Chronicle) -> None:
    await writer.write(
        "counter", [{"series": name, "value": value} for name, value in chronicle.series.items()]
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seed", description=__doc__)
    parser.add_argument(
        "--tickets", type=int, default=SIZES[0], help="10000, 200000, 1000000, or any number"
    )
    parser.add_argument(
        "--database", required=True, help="sqlite:///absolute/path or postgresql://…, empty"
    )
    parser.add_argument("--search", action="store_true", help="also fill the full-text index")
    options = parser.parse_args()
    began = time.monotonic()
    asyncio.run(seed(options.database, options.tickets, search=options.search))
    print(f"{options.tickets} tickets in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
