"""What a comparison found, for people and, as JSON, for later comparisons."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from benchmarks.comparison import Result

GOALS = {"list": 3.0, "page": 2.5, "queue": 4.0}  # times less processor of the server than plain
NOISY = 0.3
HEAD = (
    "operation  server   req/s   p50 ms   p99 ms   server ms (min-max)     db ms   stmts   bytes  "
    " RSS MiB   plain/it   it/floor"
)
PACKAGES = (
    "strawberry-graphql",
    "graphql-core",
    "tortoise-orm",
    "asyncpg",
    "uvicorn",
    "uvloop",
    "orjson",
)


def table(results: list[Result]) -> Iterator[str]:
    yield HEAD
    for result in results:
        plain, floor = (_other(results, result, name) for name in ("plain", "floor"))
        cost = result.middle("server_ms")
        values = [each.server_ms for each in result.rounds]
        yield (
            f"{result.operation:<10} {result.server:<6} {result.middle('per_second'):>7.0f}"
            f" {result.middle('p50_ms'):>8.1f} {result.middle('p99_ms'):>8.1f} {cost:>8.3f}"
            f" ({min(values):.3f}-{max(values):.3f}) {result.middle('database_ms'):>9.3f}"
            f" {result.statements:>7} {result.bytes:>7} {result.rss_mib:>9.0f}"
            f" {plain.middle('server_ms') / cost:>9.1f}x {cost / floor.middle('server_ms'):>9.1f}x"
        )


def verdicts(results: list[Result]) -> Iterator[tuple[bool | None, str]]:
    """Whether each goal was reached; nothing when the run was too noisy to say."""
    for result in results:
        goal = GOALS.get(result.operation)
        if result.server != "ours" or goal is None:
            continue
        plain = _other(results, result, "plain")
        reached = plain.middle("server_ms") / result.middle("server_ms")
        noise = max(plain.spread("server_ms"), result.spread("server_ms"))
        told = f"{result.operation}: {reached:.1f} times less processor than plain, goal {goal}"
        if noise > NOISY:
            yield None, f"NOISY, not judged  {told}; rounds differ by {noise:.0%}"
        else:
            yield reached >= goal, f"{'PASS' if reached >= goal else 'FAIL'}  {told}"


def machine() -> dict[str, str]:
    return {
        "processor": _processor(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{name: version(name) for name in PACKAGES},
    }


def write(path: Path, results: list[Result], facts: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    found = {**facts, "machine": machine(), "results": [result.as_json() for result in results]}
    path.write_bytes(orjson.dumps(found, option=orjson.OPT_INDENT_2))


def _other(results: list[Result], result: Result, server: str) -> Result:
    return next(
        each for each in results if (each.operation, each.server) == (result.operation, server)
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        "unknown",
    )
