"""`./atiende serve` in a process of its own, as somebody meets it on a fresh machine."""

import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.sync.client import connect

from settings import HERE
from tests.test_atiende import ran

pytestmark = pytest.mark.long

ADDRESS = re.compile(r"The desk is open at http://localhost:(\d+)")
PATIENCE = 90  # seconds for a first start on a busy machine


@dataclass
class Desk:
    process: subprocess.Popen[str]
    data: Path
    printed: str

    @property
    def port(self) -> int:
        found = ADDRESS.search(self.printed)
        assert found is not None
        return int(found[1])

    def url(self, path: str, scheme: str = "http") -> str:
        return f"{scheme}://127.0.0.1:{self.port}{path}"

    def token(self, role: str) -> str:
        people = json.loads(ran("demo", "people", "--json", "--data", str(self.data)).stdout)
        return str(next(who["token"] for who in people if who["role"] == role))


@contextmanager
def serving(data: Path, *options: str, **environment: str) -> Iterator[Desk]:
    process = subprocess.Popen(
        [HERE / "atiende", "serve", "--port", "0", "--data", str(data), *options],
        env={**os.environ, "DATABASE_URL": "", **environment},
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    impatience = threading.Timer(PATIENCE, process.kill)
    impatience.start()
    try:
        yield Desk(process, data, printed_until_open(process))
    finally:
        impatience.cancel()
        process.kill()
        process.communicate()


def printed_until_open(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    printed = ""
    for line in process.stdout:
        printed += line
        if ADDRESS.search(line):
            return printed
    assert process.stderr is not None
    raise AssertionError(f"it never opened: {process.stderr.read()}")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with serving(tmp_path_factory.mktemp("fresh") / "var") as served:
        yield served


def test_a_first_start_says_who_can_sign_in_and_where(desk: Desk) -> None:
    assert "ana.restrepo@losnevados.example" in desk.printed
    assert "Integraciones Nexo" in desk.printed
    assert (
        desk.printed.splitlines()[-1]
        == f"The desk is open at http://localhost:{desk.port}  (Ctrl-C closes it)"
    )


def test_the_pages_ask_a_stranger_to_sign_in(desk: Desk) -> None:
    page = httpx.get(desk.url("/"), follow_redirects=True)

    assert page.status_code == 200
    assert page.url.path == "/sign-in"
    assert "Bizflow Tech" in page.text


def test_a_kept_token_opens_the_api(desk: Desk) -> None:
    bearer = {"Authorization": f"Bearer {desk.token('PARTNER')}"}
    asked = {"query": "{ tickets(first: 100) { totalCount } }"}

    with_token = httpx.post(desk.url("/graphql"), json=asked, headers=bearer)
    without = httpx.post(desk.url("/graphql"), json=asked)

    assert with_token.json()["data"]["tickets"]["totalCount"] > 0
    assert without.status_code == 401


@pytest.mark.skipif(shutil.which("curl") is None, reason="this machine has no curl")
def test_what_the_readme_asks_works_when_pasted(desk: Desk) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (HERE / "README.md").read_text(), re.DOTALL)
    query, upload = [block for block in blocks if "curl" in block]

    assert pasted(desk, upload)["name"] == "README.md"
    queue = pasted(desk, query)["data"]["queue"]
    assert len(queue["tickets"]["nodes"]) == 3
    assert queue["counts"][1]["view"] == "TEAM"


def pasted(desk: Desk, command: str) -> Any:
    done = subprocess.run(
        ["sh", "-c", command.replace("http://localhost:8000", desk.url(""))],
        env={**os.environ, "DATA": str(desk.data), "no_proxy": "*"},
        cwd=HERE,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_it_stops_within_five_seconds_though_live_connections_are_open(desk: Desk) -> None:
    bearer = {"Authorization": f"Bearer {desk.token('SPECIALIST')}"}
    subscription = {
        "query": (
            f'subscription {{ ticketEvents(ticketId: "{a_ticket(desk, bearer)}") {{ __typename'
            " } }"
        )
    }

    with (
        serving(desk.data) as second,
        httpx.stream(
            "POST",
            second.url("/graphql"),
            json=subscription,
            headers={**bearer, "Accept": "text/event-stream"},
        ) as events,
        connect(
            second.url("/graphql", "ws"),
            subprotocols=["graphql-transport-ws"],  # type: ignore[list-item]
            additional_headers=bearer,
            proxy=None,
        ) as socket,
    ):
        socket.send('{"type": "connection_init"}')
        assert json.loads(socket.recv())["type"] == "connection_ack"
        socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": subscription}))
        assert events.status_code == 200

        begun = time.monotonic()
        second.process.send_signal(signal.SIGINT)
        code = second.process.wait(timeout=10)

    assert time.monotonic() - begun < 5
    assert code == 0
    assert second.printed.splitlines() == [
        f"The desk is open at http://localhost:{second.port}  (Ctrl-C closes it)"
    ]


def a_ticket(desk: Desk, bearer: dict[str, str]) -> str:
    asked = {"query": "{ tickets(first: 1) { nodes { id } } }"}
    answer = httpx.post(desk.url("/graphql"), json=asked, headers=bearer)
    return str(answer.json()["data"]["tickets"]["nodes"][0]["id"])


def test_a_database_that_was_named_never_gets_the_demonstration(tmp_path: Path) -> None:
    with serving(tmp_path, DATABASE_URL=f"sqlite://{tmp_path}/desk.db") as served:
        printed = served.printed

    assert len(printed.splitlines()) == 1
    assert not (tmp_path / "demo_people.json").exists()


def test_a_taken_port_is_one_sentence(desk: Desk) -> None:
    result = ran("serve", "--port", str(desk.port), "--data", str(desk.data), DATABASE_URL="")

    assert result.returncode == 1
    assert (
        result.stderr
        == f"Cannot listen on 127.0.0.1. Port {desk.port} is taken; choose another with --port.\n"
    )


def test_an_address_beyond_this_machine_needs_https(tmp_path: Path) -> None:
    result = ran(
        "serve",
        "--host",
        "0.0.0.0",  # noqa: S104
        "--data",
        str(tmp_path),
        DATABASE_URL="",
        PUBLIC_URL="",
    )

    assert result.returncode == 1
    assert result.stderr.startswith("Over plain http only this machine may sign in.")
    assert not list(tmp_path.iterdir())
