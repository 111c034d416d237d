"""`python -m benchmarks run`: the product beside a plain server and the floor, over the same seeded rows."""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import report
from benchmarks.comparison import Comparison, load_average
from benchmarks.databases import RESULTS, seeded
from benchmarks.load import generator
from benchmarks.operations import NAMES


def main() -> int:
    options = _options()
    before = load_average()
    with tempfile.TemporaryDirectory(prefix="benchmark") as made:
        folder = Path(made)
        with seeded(options.engine, options.size, folder) as database:
            asked = tuple(options.operation or NAMES)
            results = Comparison(
                database.url, folder, database.pid, options.rounds, options.secs, asked
            ).run()
    loads = {"load_before": before, "load_after": load_average()}
    facts = {"engine": options.engine, "tickets": options.size, "generator": generator(), **loads}
    print(f"{options.size} tickets on {options.engine}, load by {generator()}, load average {before} before")
    print("\n".join(report.table(results)))
    verdicts = list(report.verdicts(results))
    print("\n".join(told for _, told in verdicts))
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    report.write(RESULTS / f"{stamp}-{options.engine}-{options.size}.json", results, facts)
    return int(any(reached is False for reached, _ in verdicts))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    run = parser.add_subparsers(required=True).add_parser("run", help="measure and compare")
    run.add_argument("--engine", choices=["sqlite", "postgres"], default="postgres")
    run.add_argument("--size", type=int, default=10_000, help="tickets: 10000, 200000, 1000000")
    run.add_argument("--rounds", type=int, default=5)
    run.add_argument("--secs", type=float, default=3.0, help="of load for each server, operation and round")
    run.add_argument("--operation", action="append", choices=NAMES, help="only this one; may be repeated")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
