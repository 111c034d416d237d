"""Within a room no module imports itself through others: each can be read, and loaded, alone."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from settings import HERE
from tests.house.test_imports import MAY_IMPORT, sources

ROOMS = sorted(room for room in MAY_IMPORT if (HERE / room).is_dir())


def module_of(path: Path) -> str:
    parts = path.relative_to(HERE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path, modules: frozenset[str]) -> set[str]:
    """The modules among these that loading it loads, itself left out. Loading one loads the
    packages that it is in.
    """
    named = {name for node in loaded(ast.parse(path.read_bytes()).body) for name in names(node)}
    found = {name for name in named if name in modules}
    packages = {parent for name in found for parent in parents(name) if parent in modules}
    own = module_of(path)
    return (found | packages - set(parents(own))) - {own}


def loaded(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """What stands at the level of the module, and not for the type checker alone."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            yield from loaded([*node.body, *node.orelse])
        elif isinstance(node, ast.Try | ast.With):
            yield from loaded(node.body)


def names(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """`from a import b` names `a`, and `a.b` where that is a module."""
    if isinstance(node, ast.Import):
        yield from (each.name for each in node.names)
    elif node.module is not None:
        submodules = [f"{node.module}.{each.name}" for each in node.names]
        yield from submodules
        if not all((HERE / path_of(name)).exists() for name in submodules):
            yield node.module


def path_of(module: str) -> Path:
    path = Path(*module.split("."))
    return path if (HERE / path).is_dir() else path.with_suffix(".py")


def parents(module: str) -> list[str]:
    parts = module.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts))]


def cycle_in(graph: Mapping[str, set[str]]) -> list[str]:
    """The modules of one cycle, in order; none where there is none."""
    done: set[str] = set()

    def walk(module: str, way: list[str]) -> list[str]:
        if module in way:
            return [*way[way.index(module) :], module]
        if module in done:
            return []
        for each in sorted(graph[module]):
            if found := walk(each, [*way, module]):
                return found
        done.add(module)
        return []

    return next((found for module in sorted(graph) if (found := walk(module, []))), [])


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_imports_itself_through_others(room: str) -> None:
    files = {module_of(path): path for path in sources(room)}
    modules = frozenset(files)

    cycle = cycle_in({module: imports_of(path, modules) for module, path in files.items()})

    assert " → ".join(cycle) == ""


def test_a_cycle_is_found_and_named() -> None:
    assert cycle_in({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert cycle_in({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
