"""The web server around the app: where it may listen, whom it believes, and how it stops."""

import asyncio
import errno
import gc
import logging
import signal
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from settings import Settings, is_loopback
from worker import Worker

SECONDS_FOR_JOBS = 0.5
SECONDS_FOR_OPEN_CONNECTIONS = 2


class CannotServe(Exception):
    """The server cannot start as asked; the message is the sentence for whoever asked."""


def refuse_plain_http_beyond_this_machine(settings: Settings) -> None:
    """A password or a session cookie must never cross a network in the clear."""
    if not is_loopback(settings.host) and not settings.secure:
        raise CannotServe(
            f"Over plain http only this machine may sign in. To listen on {settings.host}, put the"
            " desk behind https and say its address: PUBLIC_URL=https://desk.example ./atiende"
            " serve --host …"
        )


def listen(host: str, port: int) -> socket.socket:
    """A socket that already listens, so that a busy port is refused before anything else is
    done.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=socket.SOMAXCONN)
    except PermissionError:
        raise CannotServe(
            f"You may not listen on port {port}; choose one above 1023 with --port."
        ) from None
    except socket.gaierror:
        raise CannotServe(f"{host} is not an address of this machine.") from None
    except OSError as problem:
        busy = problem.errno == errno.EADDRINUSE
        why = (
            f"Port {port} is taken; choose another with --port." if busy else f"{problem.strerror}."
        )
        raise CannotServe(f"Cannot listen on {host}. {why}") from None


def run(
    app: ASGIApp,
    listener: socket.socket,
    settings: Settings,
    worker: Worker | None = None,
    *,
    opened: Callable[[], None] = lambda: None,
    closing: Callable[[], None] = lambda: None,
) -> None:
    """Serve until Ctrl-C or SIGTERM, with the worker beside the app if one is given.

    `opened` is called once it answers, `closing` when it begins to stop: whoever keeps a stream
    open then ends it.
    """
    server = Server(configuration(app, settings), worker, opened, closing)
    # uvicorn raises the signal again once it has stopped; having stopped as asked is no failure.
    for asked_to_stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked_to_stop, already_stopped)
    server.run(sockets=[listener])
    if not server.started:
        raise CannotServe("The desk could not start; the lines above say why.")


def configuration(app: ASGIApp, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        lifespan="on",
        log_config=None,
        log_level=logging.WARNING,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=[str(network) for network in settings.trusted_proxies],
        timeout_graceful_shutdown=SECONDS_FOR_OPEN_CONNECTIONS,
    )


class Server(uvicorn.Server):
    """uvicorn, with our worker running for as long as the app is up."""

    def __init__(
        self,
        config: uvicorn.Config,
        worker: Worker | None,
        opened: Callable[[], None],
        closing: Callable[[], None],
    ) -> None:
        super().__init__(config)
        self.worker = worker
        self.opened = opened
        self.closing = closing
        self.working: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.started:
            return
        forget_what_stays()
        self.opened()
        if self.worker is not None:
            self.working = asyncio.create_task(self.worker.run())

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.closing()
        # The worker first: the app closes the database on its way out, and a job cut off is done
        # again later.
        if self.worker is not None and self.working is not None:
            self.worker.stop()
            await asyncio.wait([self.working], timeout=SECONDS_FOR_JOBS)
            self.working.cancel()
        await super().shutdown(sockets)


def forget_what_stays() -> None:
    """The garbage collector need not look again at what was loaded: a full round held every answer
    up for 70 ms.
    """
    gc.collect()
    gc.freeze()


def already_stopped(_signal: int, _frame: FrameType | None) -> None:
    pass
