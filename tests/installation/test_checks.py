import subprocess
import sys
from itertools import pairwise

import pytest

from installation.checks import CHECKS, FAST, FAST_CHECKS, QUICK
from settings import HERE
from tests import selection
from tests.test_atiende import ran

SOME = ("tests/models/test_jobs.py", "tests/models/test_live.py", "tests/portal/browser")


def collected(*arguments: str) -> set[str]:
    """The tests that would run."""
    asked = [sys.executable, "-m", "pytest", "--collect-only", "-q", *arguments]
    told = subprocess.run(asked, cwd=HERE, capture_output=True, text=True, check=True)
    return {line for line in told.stdout.splitlines() if "::" in line}


def test_what_is_fast_is_part_of_everything() -> None:
    [tests] = FAST_CHECKS.keys() - QUICK.keys()

    assert CHECKS.items() >= QUICK.items()
    assert FAST_CHECKS.items() >= QUICK.items()
    assert FAST_CHECKS[tests][-1] == FAST


def test_the_help_tells_of_it() -> None:
    assert FAST in ran("test", "--help").stdout


@pytest.mark.long
def test_fast_is_one_engine_without_a_browser_and_without_what_is_long() -> None:
    fast = collected(FAST, *SOME)

    left_out = collected(*SOME) - fast
    assert {name for name in fast if "postgres" in name or "test_stories" in name} == set()
    assert any("sqlite" in name for name in fast)
    assert "tests/models/test_live.py::test_another_process_hears_of_it[sqlite]" in left_out


def test_a_seed_is_an_order_that_keeps_files_together(request: pytest.FixtureRequest) -> None:
    orders = [list(request.session.items) for _ in range(3)]

    for items, seed in zip(orders, (7, 7, 8), strict=True):
        selection.shuffle(items, seed)

    first, again, other = orders
    assert first == again
    assert first != other
    assert set(first) == set(other) == set(request.session.items)
    changes = sum(one.path != following.path for one, following in pairwise(first))
    assert changes == len({item.path for item in first}) - 1
