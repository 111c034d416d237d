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
IN_PARALLEL = ["pytest", "-n", "2", "--dist", "worksteal"]
CHECKS = {
    "ruff check": [*PYTHON, "ruff", "check", "."],
    "ruff format": [*PYTHON, "ruff", "format", "--check", "."],
    "mypy": [*PYTHON, "mypy", "--strict", "."],
    # The tests of the rules are measured, and have to reach every line.
    "pytest of the rules": [*PYTHON, "coverage", "run", "-m", *IN_PARALLEL, "-m", "measured"],
    "pytest of the rest": [*PYTHON, *IN_PARALLEL, "-m", "not measured"],
    "coverage combine": [*PYTHON, "coverage", "combine", "--quiet"],
    "coverage of procedure/": [*PYTHON, "coverage", "report", "--include=procedure/*", "--fail-under=100"],
}


def check(arguments: Sequence[str]) -> int:
    """Set up what the tests need, then run every check; with arguments only pytest, which gets them."""
    install_browser_assets()
    os.environ["CHROMIUM"] = str(obtain_chromium())  # PostgreSQL came with the development lock
    mail_is_tested = obtain_mail_servers()
    if arguments:
        return subprocess.run([*PYTHON, "pytest", *arguments], cwd=ROOT, check=False).returncode
    # Every check runs, also after one failed: one round says all there is to mend.
    failed = [name for name, command in CHECKS.items() if not passes(name, command)]
    if not mail_is_tested:
        print(NOT_RUN, file=sys.stderr)
    print(f"Failed: {', '.join(failed)}." if failed else "Everything holds.", file=sys.stderr)
    return 1 if failed else 0


def passes(name: str, command: Sequence[str]) -> bool:
    print(f"── {name}", file=sys.stderr, flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    try:
        sys.exit(check(sys.argv[1:]))
    except (NoNode, NoChromium) as problem:
        sys.exit(str(problem))
