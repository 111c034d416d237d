"""The servers beside each other, one process each, on a core of their own."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import orjson

from benchmarks import processes
from benchmarks.operations import Call
from benchmarks.ours.endpoint import MOST_POINTS

APPS = {
    "ours": "benchmarks.ours.app:create_app",
    "plain": "benchmarks.plain.app:create_app",
    "floor": "benchmarks.floor.app:create_app",
}
ROOT = Path(__file__).parent.parent
UVICORN = ("--loop", "uvloop", "--http", "httptools", "--log-level", "error", "--no-access-log")
SECONDS_TO_START = 30


@dataclass
class Server:
    name: str
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @classmethod
    def start(cls, name: str, database_url: str, data: Path) -> Self:
        port = _free_port()
        command = [
            sys.executable,
            "-m",
            "uvicorn",
            "--factory",
            APPS[name],
            "--port",
            str(port),
            *UVICORN,
        ]
        environment = {
            **os.environ,
            "DATABASE_URL": database_url,
            "DATA": str(data),
            "RATE_POINTS_PER_HOUR": str(MOST_POINTS),
        }
        log = data / f"{name}.log"
        with log.open(
            "w"
        ) as written:  # a client that hangs up in the middle is no news worth the screen
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=written)  # noqa: S603  # our own
        server = cls(name, port, process, log)
        server._wait_until_ready()
        processes.pin(server.process.pid, processes.SERVER_CORE)
        return server

    @property
    def cpu_ms(self) -> float:
        return processes.cpu_ms(self.process.pid)

    @property
    def rss_mib(self) -> float:
        return processes.rss_mib(self.process.pid)

    def answer(self, call: Call) -> tuple[Any, int]:
        """The data of the answer, and how many bytes it took. Raises RuntimeError for anything but
        a good one.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            path, body = call.path_and_body(self.name)
            connection.request("POST", path, body, call.headers())
            response = connection.getresponse()
            text = response.read()
        finally:
            connection.close()
        answer = orjson.loads(text) if response.status == 200 else {"errors": text[:300]}
        if answer.get("errors"):
            raise RuntimeError(
                f"{self.name} does not answer {call.operation}: {answer['errors']!r}"
            )
        return answer["data"], len(text)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        self.stop()
        raise RuntimeError(f"{self.name} did not start:\n{self.log.read_text()}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
