"""Imports go one way, and each library stays in the rooms that need it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from settings import HERE

MAY_IMPORT: dict[str, set[str]] = {
    "settings": set(),
    "colors": set(),
    "texts": {"settings"},
    "models": {"settings"},
    "procedure": {"models", "settings"},
    "auth": {"procedure", "models", "texts", "settings"},
    "search": {"procedure", "models", "settings"},
    "api": {"auth", "search", "procedure", "models", "texts", "settings"},
    "portal": {"api", "auth", "texts", "settings", "colors"},
    "channels": {"auth", "procedure", "models", "texts", "settings", "colors"},
    "installation": {"settings"},
}
ANYTHING = (
    "app",
    "atiende",
    "demo",
    "handlers",
    "serving",
    "worker",
)  # benchmarks set other stacks beside ours: not held to this
ROOMS = (*MAY_IMPORT, *ANYTHING)
ONLY_IN = {
    "authlib": {"auth"},
    "babel": {"texts"},
    "jinja2": {"portal", "channels"},
    "markdown_it": {"texts"},
    "strawberry": {"api"},
    "tortoise": {"models", "procedure", "auth", "api"},
    "typer": {"atiende"},
    "typst": {"portal"},
    "uvicorn": {"serving"},
}
FORBIDDEN_NAMES = {"utils", "helpers", "services", "managers"}


def sources(room: str) -> list[Path]:
    return (
        [HERE / f"{room}.py"]
        if (HERE / f"{room}.py").exists()
        else sorted((HERE / room).rglob("*.py"))
    )


FILES = [(room, path) for room in ROOMS for path in sources(room)]
IDS = [str(path.relative_to(HERE)) for _, path in FILES]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "an import says from where"
            yield str(node.module)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize(("room", "path"), FILES, ids=IDS)
def test_imports_go_one_way(room: str, path: Path) -> None:
    rooms = {name.split(".")[0] for name in imported(path)} & {*ROOMS, "tests"} - {room}

    allowed = MAY_IMPORT.get(room, set(ROOMS))

    assert rooms - allowed == set()


@pytest.mark.parametrize(("room", "path"), FILES, ids=IDS)
def test_each_library_stays_in_its_rooms(room: str, path: Path) -> None:
    libraries = {name.split(".")[0] for name in imported(path)} & set(ONLY_IN)

    assert {library for library in libraries if room not in ONLY_IN[library]} == set()


@pytest.mark.parametrize(("room", "path"), FILES, ids=IDS)
def test_nothing_is_imported_inside_a_function(room: str, path: Path) -> None:
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    inside = [
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert inside == []


@pytest.mark.parametrize("path", sources("portal"), ids=str)
def test_the_portal_is_a_client_of_the_api(path: Path) -> None:
    assert {name for name in imported(path) if name.startswith("api")} <= {"api.client"}


@pytest.mark.parametrize(("room", "path"), FILES, ids=IDS)
def test_a_file_is_named_after_what_is_in_it(room: str, path: Path) -> None:
    assert not FORBIDDEN_NAMES & set(path.relative_to(HERE).with_suffix("").parts)
