import json
import re
import tomllib
from importlib.metadata import packages_distributions

import pytest

from installation.locks import PYTHON_LOCKS, without_addresses
from settings import HERE
from tests.house.test_imports import FILES, imported

# By Uvicorn the first three, where they are there; by Starlette the fourth, by zoneinfo the fifth.
LOADED_BY_OTHERS = {"httptools", "uvloop", "websockets", "python-multipart", "tzdata"}
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+?)( ; .+)? \\$")


def pins_of(lock: str) -> dict[str, str]:
    lines = (HERE / lock).read_text().splitlines()
    return {found[1]: found[2] for line in lines if (found := PINNED.match(line))}


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_a_python_lock_holds_names_versions_and_hashes_and_nothing_else(lock: str) -> None:
    lines = (HERE / lock).read_text().splitlines()

    others = [
        line
        for line in lines
        if not PINNED.match(line) and not re.match(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$", line)
    ]

    assert others == []
    assert all(
        lines[at + 1].startswith("    --hash=")
        for at, line in enumerate(lines)
        if PINNED.match(line)
    )


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((HERE / "pyproject.toml").read_text())
    runtime, development = pins_of("requirements.lock"), pins_of("requirements-dev.lock")

    wanted = dict(asked.split(";")[0].split("==") for asked in project["project"]["dependencies"])
    wanted_to_develop = dict(asked.split("==") for asked in project["dependency-groups"]["dev"])

    assert wanted.items() <= runtime.items()
    assert wanted_to_develop.items() <= development.items()
    assert runtime.items() <= development.items()


def test_what_runs_is_imported_by_us_or_by_whoever_is_named() -> None:
    project = tomllib.loads((HERE / "pyproject.toml").read_text())
    wanted = {asked.split("==")[0] for asked in project["project"]["dependencies"]}
    brought = packages_distributions()

    used = {
        name.lower().replace("_", "-").replace(".", "-")
        for _, path in FILES
        for module in imported(path)
        for name in brought.get(module.partition(".")[0], ())
    }

    assert wanted - used == LOADED_BY_OTHERS


def test_the_npm_lock_holds_hashes_and_no_address() -> None:
    lock = (HERE / "package-lock.json").read_text()
    packages = json.loads(lock)["packages"]

    assert lock == without_addresses(lock)
    assert "://" not in lock
    assert all(
        package["integrity"].startswith("sha512-") for name, package in packages.items() if name
    )


def test_the_npm_lock_holds_what_the_project_asks_for() -> None:
    asked = json.loads((HERE / "package.json").read_text())
    locked = json.loads((HERE / "package-lock.json").read_text())["packages"]

    wanted = {**asked["dependencies"], **asked["devDependencies"]}

    assert wanted == {name: locked[f"node_modules/{name}"]["version"] for name in wanted}
