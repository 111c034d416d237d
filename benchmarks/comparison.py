"""One comparison: the servers started side by side, their answers found equal, then measured in
turns.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import processes
from benchmarks.load import Load, put, write_requests
from benchmarks.operations import NAMES, Call, calls
from benchmarks.servers import APPS, Server
from benchmarks.statements import InProcess
from models.database import open_database

CHECKED = 20
WARM_SECONDS = 5.0


@dataclass(frozen=True)
class Round:
    """What one server did in one turn. Times are per request."""

    per_second: float
    p50_ms: float
    p99_ms: float
    server_ms: float
    database_ms: float


@dataclass
class Result:
    operation: str
    server: str
    statements: int
    bytes: int
    rounds: list[Round] = field(default_factory=list)
    rss_mib: float = 0.0

    def middle(self, figure: str) -> float:
        return float(median(getattr(each, figure) for each in self.rounds))

    def spread(self, figure: str) -> float:
        """How far apart the rounds are, as a share of the middle one."""
        values: list[float] = [getattr(each, figure) for each in self.rounds]
        return (max(values) - min(values)) / median(values)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Comparison:
    """`database_pid` is PostgreSQL's; none on SQLite, whose work is done by the servers
    themselves.
    """

    url: str
    folder: Path
    database_pid: int | None
    rounds: int
    seconds: float
    operations: tuple[str, ...] = NAMES

    def run(self) -> list[Result]:
        asked = asyncio.run(self._asked())
        counts = asyncio.run(self._statements(asked))
        servers = [Server.start(name, self.url, self.folder) for name in APPS]
        try:
            sizes = {name: check_equal(servers, asked[name]) for name in self.operations}
            files = self._write(asked)
            self._warm(servers, files)
            results = []
            for operation in self.operations:
                made = [
                    Result(
                        operation,
                        server.name,
                        counts[operation, server.name],
                        sizes[operation][server.name],
                    )
                    for server in servers
                ]
                self._measure(servers, made, files)
                results += made
            return results
        finally:
            for server in servers:
                server.stop()

    async def _asked(self) -> dict[str, list[Call]]:
        database = await open_database(self.url)
        try:
            return await calls()
        finally:
            await database.close()

    async def _statements(self, asked: dict[str, list[Call]]) -> dict[tuple[str, str], int]:
        database = await open_database(self.url)
        in_process = await InProcess(self.url).open()
        try:
            return {
                (name, server): await in_process.statements(server, asked[name][0])
                for name in self.operations
                for server in APPS
            }
        finally:
            await in_process.close()
            await database.close()

    def _write(self, asked: dict[str, list[Call]]) -> dict[tuple[str, str], Path]:
        files = {}
        for operation in self.operations:
            for server in APPS:
                files[operation, server] = path = self.folder / f"{operation}-{server}.requests"
                write_requests(path, (call.raw(server) for call in asked[operation]))
        return files

    def _warm(self, servers: list[Server], files: dict[tuple[str, str], Path]) -> None:
        for server in servers:
            for operation in self.operations:
                put(server.port, files[operation, server.name], WARM_SECONDS / len(self.operations))

    def _measure(
        self, servers: list[Server], results: list[Result], files: dict[tuple[str, str], Path]
    ) -> None:
        """In turns, the order reversed each time, so that a slow minute of the machine hits all
        alike.
        """
        for number in range(self.rounds):
            turns = list(zip(servers, results, strict=True))
            for server, result in turns if number % 2 == 0 else turns[::-1]:
                result.rounds.append(self._turn(server, files[result.operation, server.name]))
                result.rss_mib = server.rss_mib

    def _turn(self, server: Server, requests: Path) -> Round:
        before, database_before = server.cpu_ms, self._database_ms()
        load = put(server.port, requests, self.seconds)
        used, database_used = server.cpu_ms - before, self._database_ms() - database_before
        _refuse_errors(server, load)
        return Round(
            load.per_second,
            load.p50_ms,
            load.p99_ms,
            used / load.requests,
            database_used / load.requests,
        )

    def _database_ms(self) -> float:
        return processes.cpu_ms(self.database_pid) if self.database_pid else 0.0


def check_equal(servers: list[Server], asked: list[Call]) -> dict[str, int]:
    """Bytes of an answer by server. Raises RuntimeError when two servers do not say the same."""
    sizes: dict[str, list[int]] = {server.name: [] for server in servers}
    for call in asked[:CHECKED]:
        answers = {server.name: server.answer(call) for server in servers}
        for name, (_, size) in answers.items():
            sizes[name].append(size)
        said = {name: call.same(data) for name, (data, _) in answers.items()}
        different = [name for name in said if said[name] != said["plain"]]
        if different:
            raise RuntimeError(
                f"{call.operation} {call.variables}: {different} do not answer what plain answers"
            )
    return {name: round(median(each)) for name, each in sizes.items()}


def _refuse_errors(server: Server, load: Load) -> None:
    if load.errors:
        raise RuntimeError(f"{server.name}: {load.errors} of {load.requests} requests failed")


def load_average() -> str:
    return " ".join(f"{each:.2f}" for each in os.getloadavg())
