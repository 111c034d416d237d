"""What /proc knows of a process and all its children: processor time used, memory held, cores
allowed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
SERVER_CORE, OTHER_CORE = 0, 1


def cpu_ms(root: int) -> float:
    """Milliseconds of processor used so far by the tree, ended children included."""
    ticks = sum(int(value) for pid in tree(root) for value in _stat(pid)[11:15])
    return ticks * 1000 / TICKS


def rss_mib(root: int) -> float:
    return sum(int(_stat(pid)[21]) for pid in tree(root)) * PAGE / 2**20


def tree(root: int) -> Iterator[int]:
    yield root
    try:
        children = Path(f"/proc/{root}/task/{root}/children").read_text().split()
    except OSError:  # it ended meanwhile
        return
    for child in children:
        yield from tree(int(child))


def pin(root: int, core: int) -> None:
    """Keep the tree on one core, where the machine has two."""
    if core not in os.sched_getaffinity(0):
        return
    for pid in tree(root):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            os.sched_setaffinity(int(thread.name), {core})


def _stat(pid: int) -> list[str]:
    """The fields after the command's name, which may hold spaces; zeros for a process that
    ended.
    """
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["0"] * 50
