"""Load on a server from another process: wrk where there is one, else a small generator of our own.

Both send the same requests, written whole into a file beforehand, over a few connections that are
never idle.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import orjson

from benchmarks.processes import OTHER_CORE

CONNECTIONS = 8
ROOT = Path(__file__).parent.parent
SCRIPT = Path(__file__).with_name("load.lua")


@dataclass(frozen=True)
class Load:
    requests: int
    seconds: float
    errors: int
    p50_ms: float
    p99_ms: float

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds


def write_requests(path: Path, requests: Iterable[bytes]) -> None:
    """Each with its length before it, on a line."""
    path.write_bytes(b"".join(b"%d\n%s" % (len(each), each) for each in requests))


def generator() -> str:
    return "wrk" if shutil.which("wrk") else "own"


def put(port: int, requests: Path, seconds: float) -> Load:
    command = (
        _wrk(port, requests, seconds) if generator() == "wrk" else _own(port, requests, seconds)
    )
    done = subprocess.run(  # noqa: S603  # our own command
        command,
        cwd=ROOT,
        check=True,
        capture_output=True,
        preexec_fn=_aside,
    )
    return Load(**orjson.loads(done.stdout.splitlines()[-1]))


def _aside() -> None:
    if OTHER_CORE in os.sched_getaffinity(0):
        os.sched_setaffinity(0, {OTHER_CORE})


def _wrk(port: int, requests: Path, seconds: float) -> list[str]:
    options = ["-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "-s", str(SCRIPT)]
    return ["wrk", *options, f"http://127.0.0.1:{port}", "--", str(requests)]


def _own(port: int, requests: Path, seconds: float) -> list[str]:
    return [sys.executable, "-m", "benchmarks.load", str(port), str(requests), str(seconds)]


def read_requests(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while length := file.readline():
            yield file.read(int(length))


async def generate(port: int, requests: list[bytes], seconds: float) -> Load:
    waiting, taken, failed = cycle(requests), [], []
    began = time.perf_counter()

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() - began < seconds:
            sent = time.perf_counter()
            writer.write(next(waiting))
            if await _status(reader) != 200:
                failed.append(sent)
            taken.append(time.perf_counter() - sent)
        writer.close()

    await asyncio.gather(*(client() for _ in range(CONNECTIONS)))
    took = time.perf_counter() - began
    ordered = sorted(taken)
    p50, p99 = (ordered[int(len(ordered) * share)] * 1000 for share in (0.5, 0.99))
    return Load(len(ordered), took, len(failed), p50, p99)


async def _status(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1])


if __name__ == "__main__":
    loaded = asyncio.run(
        generate(int(sys.argv[1]), list(read_requests(Path(sys.argv[2]))), float(sys.argv[3]))
    )
    print(orjson.dumps(loaded).decode())
