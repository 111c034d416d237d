"""Which tests run, and in what order."""

import random
from collections import defaultdict
from pathlib import Path

import pytest

RULES = (
    "tests/procedure/",
    "tests/stories/",
    "tests/house/test_clauses.py",
    "tests/api/test_visibility.py",
    "tests/channels/inbound/test_routing.py",
)
MARKERS = {
    "measured": "a test of the rules, whose coverage is counted",
    "long": "it takes seconds: first where there are several workers, and not with --fast",
}
SLOW_TO_START = {"postgres_server", "started"}  # the fixtures of a server and of a browser


def add_options(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fast", action="store_true", help="on SQLite only, no browser, nothing marked as long"
    )
    parser.addoption(
        "--random-order", metavar="SEED", type=int, help="files and their tests, as the seed says"
    )


def select(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The rules know no engine: on one of them they are measured, which takes half as long
    again.
    """
    for item in items:
        if item.nodeid.startswith(RULES) and not is_on_postgres(item):
            item.add_marker("measured")
    if config.option.fast:
        slow = [item for item in items if not is_fast(item)]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if is_fast(item)]


def put_in_order(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.random_order is None:
        sort(items, long_first=hasattr(config, "workerinput"))
    else:
        shuffle(items, config.option.random_order)


def sort(items: list[pytest.Item], *, long_first: bool) -> None:
    """Within a file first what runs on SQLite: to change the engine costs as much as a small test.

    Among several workers first what is long, lest all wait for one at the end.
    """
    places = {path: place for place, path in enumerate(dict.fromkeys(item.path for item in items))}
    items.sort(
        key=lambda item: (
            long_first and not is_long(item),
            places[item.path],
            is_on_postgres(item),
        )
    )


def shuffle(items: list[pytest.Item], seed: int) -> None:
    """A file's tests stay together: what they share is made once."""
    chance = random.Random(seed)
    chance.shuffle(items)
    places: dict[Path, float] = defaultdict(chance.random)
    items.sort(key=lambda item: places[item.path])


def is_fast(item: pytest.Item) -> bool:
    needed = SLOW_TO_START.intersection(getattr(item, "fixturenames", ()))
    return not (needed or is_on_postgres(item) or is_long(item))


def is_long(item: pytest.Item) -> bool:
    return item.get_closest_marker("long") is not None


def is_on_postgres(item: pytest.Item) -> bool:
    called = getattr(item, "callspec", None)
    return called is not None and "postgres" in (
        called.params.get("db"),
        called.params.get("empty_url"),
    )
