"""`./atiende test`: everything that has to hold before a change is good."""

import os
import subprocess
import sys
from collections.abc import Sequence

from installation.browser_assets import install_browser_assets
from installation.chromium import NoChromium, obtain_chromium
from installation.mail_servers import NOT_RUN, obtain_mail_servers
from installation.node import ROOT, NoNode

PYTHON = [sys.executable, "-m"]
# One more than there are processors: many a test waits for a browser, a process or the clock.
WORKERS = max(os.cpu_count() or 2, 2) + 1
IN_PARALLEL = ["pytest", "-n", str(WORKERS), "--dist", "worksteal"]
QUICK = {
    "ruff check": [*PYTHON, "ruff", "check", "."],
    "ruff format": [*PYTHON, "ruff", "format", "--check", "."],
    "mypy": [*PYTHON, "mypy", "--strict", "."],
    "printed schema": [sys.executable, "atiende.py", "schema", "--check"],
    "catalogs": [*PYTHON, "texts.extract", "--check"],
}
CHECKS = {
    **QUICK,
    # The tests of the rules are measured, and have to reach every line: tests/measuring.py
    "pytest": [*PYTHON, "coverage", "run", "-m", *IN_PARALLEL],
    "coverage combine": [*PYTHON, "coverage", "combine", "--quiet"],
    "coverage of procedure/": [
        *PYTHON,
        "coverage",
        "report",
        "--include=procedure/*",
        "--fail-under=100",
    ],
}
HOLDS = ("Everything holds.", "What was looked at holds; before a commit: ./atiende test")
FAST = "--fast"
FAST_CHECKS = {
    **QUICK,
    "pytest of SQLite, without the browser": [*PYTHON, *IN_PARALLEL, FAST],
}


def check(arguments: Sequence[str]) -> int:
    """Set up what the tests need, then run every check, or with --fast those that take seconds;
    with other arguments only pytest, which gets them.
    """
    # What one process compiled, those after it need not: a run starts hundreds.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    install_browser_assets()
    mail_is_tested = FAST in arguments or obtain_browser_and_mail_servers()
    if set(arguments) - {FAST}:
        return subprocess.run([*PYTHON, "pytest", *arguments], cwd=ROOT, check=False).returncode
    checks = FAST_CHECKS if arguments else CHECKS
    # Every check runs, also after one failed: one round says all there is to mend.
    failed = [name for name, command in checks.items() if not passes(name, command)]
    if not mail_is_tested:
        print(NOT_RUN, file=sys.stderr)
    print(f"Failed: {', '.join(failed)}." if failed else HOLDS[bool(arguments)], file=sys.stderr)
    return 1 if failed else 0


def obtain_browser_and_mail_servers() -> bool:
    """Whether there are mail servers. PostgreSQL came with the development lock."""
    os.environ["CHROMIUM"] = str(obtain_chromium())
    return obtain_mail_servers()


def passes(name: str, command: Sequence[str]) -> bool:
    print(f"── {name}", file=sys.stderr, flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    try:
        sys.exit(check(sys.argv[1:]))
    except (NoNode, NoChromium) as problem:
        sys.exit(str(problem))
