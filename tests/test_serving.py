import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from websockets.sync.client import connect

from serving import CannotServe, listen, refuse_plain_http_beyond_this_machine
from settings import HERE, Settings

pytestmark = pytest.mark.long


@contextmanager
def served(**environment: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.served_app", "0"],
        cwd=HERE,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process, int(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("asked_by", [signal.SIGINT, signal.SIGTERM])
def test_the_desk_stops_within_five_seconds_though_live_connections_are_open(
    asked_by: signal.Signals,
) -> None:
    with served() as (process, port), httpx.stream("GET", f"http://127.0.0.1:{port}/live") as live:
        assert next(live.iter_lines()) == "data: tick"
        with connect(f"ws://127.0.0.1:{port}/socket") as websocket:
            assert websocket.recv() == "tick"

            begun = time.monotonic()
            process.send_signal(asked_by)
            code = process.wait(timeout=10)

    assert time.monotonic() - begun < 5
    assert code == 0


def test_an_idle_desk_stops_at_once() -> None:
    with served() as (process, port):
        assert httpx.get(f"http://127.0.0.1:{port}/caller").status_code == 200

        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        code = process.wait(timeout=10)

    assert time.monotonic() - begun < 2
    assert code == 0


def test_a_taken_port_is_refused_with_a_sentence() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(CannotServe) as refused:
        listen("127.0.0.1", taken.getsockname()[1])

    assert str(refused.value).endswith("is taken; choose another with --port.")


def test_an_address_of_another_machine_is_refused_with_a_sentence() -> None:
    with pytest.raises(CannotServe) as refused:
        listen("192.0.2.1", 0)

    assert str(refused.value).startswith("Cannot listen on 192.0.2.1.")


def test_forwarded_headers_are_believed_only_from_a_trusted_proxy() -> None:
    forwarded = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}

    with served() as (_, port):
        believed_by_nobody = httpx.get(f"http://127.0.0.1:{port}/caller", headers=forwarded).text
    with served(TRUSTED_PROXIES="127.0.0.0/8") as (_, port):
        believed = httpx.get(f"http://127.0.0.1:{port}/caller", headers=forwarded).text

    assert believed_by_nobody == "http 127.0.0.1"
    assert believed == "https 203.0.113.9"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])  # noqa: S104
def test_plain_http_is_refused_beyond_this_machine(host: str) -> None:
    with pytest.raises(CannotServe) as refused:
        refuse_plain_http_beyond_this_machine(Settings(host=host))

    assert str(refused.value).startswith("Over plain http only this machine may sign in.")


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(host="::1"),
        Settings(host="0.0.0.0", public_url="https://desk.example"),  # noqa: S104
    ],
)
def test_this_machine_and_an_https_address_may_be_served(settings: Settings) -> None:
    refuse_plain_http_beyond_this_machine(settings)
