"""Coverage, where the run is measured, is counted while modules are loaded and while a test of the
rules runs: it takes half as long again, which the other tests are spared.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from coverage import Coverage

COVERAGE = pytest.StashKey[Coverage]()


def pause(config: pytest.Config) -> None:
    coverage = Coverage.current()
    if coverage is not None:
        config.stash[COVERAGE] = coverage
        coverage.stop()


@contextmanager
def measured(item: pytest.Item) -> Iterator[None]:
    coverage = item.config.stash.get(COVERAGE, None)
    if coverage is None or item.get_closest_marker("measured") is None:
        yield
        return
    coverage.start()
    try:
        yield
    finally:
        coverage.stop()
