"""`python -m benchmarks run`: the product beside a plain server and the floor, over the same seeded
rows.

`python -m benchmarks pages`: how long the portal's pages take there.
`python -m benchmarks told`: how soon five hundred open pages hear of a change.
`python -m benchmarks drained`: how fast a worker does what waits, and what a million timers cost.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import draining, pages, report, told
from benchmarks.comparison import Comparison, load_average
from benchmarks.databases import RESULTS, seeded
from benchmarks.load import generator
from benchmarks.operations import NAMES
from benchmarks.servers import Server
from models.database import open_database


def main() -> int:
    options = _options()
    before = load_average()
    with tempfile.TemporaryDirectory(prefix="benchmark") as made:
        passed: bool = options.measure(options, Path(made), before)
    return int(not passed)


def _run(options: argparse.Namespace, folder: Path, load_before: str) -> bool:
    with seeded(options.engine, options.size, folder) as database:
        asked = tuple(options.operation or NAMES)
        results = Comparison(
            database.url, folder, database.pid, options.rounds, options.secs, asked
        ).run()
    loads = {"load_before": load_before, "load_after": load_average()}
    facts = {"engine": options.engine, "tickets": options.size, "generator": generator(), **loads}
    print(
        f"{options.size} tickets on {options.engine}, load by {generator()}, load average"
        f" {load_before} before"
    )
    print("\n".join(report.table(results)))
    verdicts = list(report.verdicts(results))
    print("\n".join(told for _, told in verdicts))
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    report.write(RESULTS / f"{stamp}-{options.engine}-{options.size}.json", results, facts)
    return not any(reached is False for reached, _ in verdicts)


def _pages(options: argparse.Namespace, folder: Path, load_before: str) -> bool:
    with seeded(options.engine, options.size, folder, search=True) as database:
        readers = asyncio.run(_readers(database.url))
        server = Server.start("ours", database.url, folder)
        try:
            measured = list(pages.measure(server, readers))
        finally:
            server.stop()
    print(f"{options.size} tickets on {options.engine}, load average {load_before} before")
    print("\n".join(pages.table(measured)))
    verdicts = list(pages.verdicts(measured))
    print("\n".join(told for _, told in verdicts))
    return all(reached for reached, _ in verdicts)


def _told(options: argparse.Namespace, folder: Path, load_before: str) -> bool:
    with seeded(options.engine, options.size, folder, search=True) as database:
        readers = asyncio.run(_followers(database.url))
        server = Server.start("ours", database.url, folder)
        try:
            heard = asyncio.run(told.measure(server, readers))
        finally:
            server.stop()
    print(f"{options.size} tickets on {options.engine}, load average {load_before} before")
    print("\n".join(told.table(heard)))
    verdicts = list(told.verdicts(heard))
    print("\n".join(words for _, words in verdicts))
    return all(reached for reached, _ in verdicts)


def _drained(options: argparse.Namespace, folder: Path, load_before: str) -> bool:
    with seeded(options.engine, options.size, folder) as database:
        result = asyncio.run(draining.measure(database.url))
    print(f"{options.size} tickets on {options.engine}, load average {load_before} before")
    print("\n".join(draining.table(result)))
    verdicts = list(draining.verdicts(result))
    print("\n".join(words for _, words in verdicts))
    return all(reached for reached, _ in verdicts)


async def _followers(url: str) -> list[pages.Reader]:
    database = await open_database(url)
    try:
        return await told.followers()
    finally:
        await database.close()


async def _readers(url: str) -> list[pages.Reader]:
    database = await open_database(url)
    try:
        return await pages.readers()
    finally:
        await database.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(required=True)
    run = commands.add_parser("run", help="measure the API and compare it")
    run.set_defaults(measure=_run)
    run.add_argument("--rounds", type=int, default=5)
    run.add_argument(
        "--secs", type=float, default=3.0, help="of load for each server, operation and round"
    )
    run.add_argument(
        "--operation", action="append", choices=NAMES, help="only this one; may be repeated"
    )
    portal = commands.add_parser("pages", help="measure the portal's pages")
    portal.set_defaults(measure=_pages)
    live = commands.add_parser("told", help="measure how soon open pages are told of a change")
    live.set_defaults(measure=_told)
    drained = commands.add_parser("drained", help="measure the worker")
    drained.set_defaults(measure=_drained)
    for command in (run, portal, live, drained):
        command.add_argument("--engine", choices=["sqlite", "postgres"], default="postgres")
        command.add_argument(
            "--size", type=int, default=10_000, help="tickets: 10000, 200000, 1000000"
        )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
