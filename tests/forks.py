"""Processes that begin at once: each is a fork of one that has loaded the desk, which takes
seconds, already.
"""

import os
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

LOADED = ["atiende", "tests.procedure.core.every_act"]
_forking = get_context("forkserver")
_forking.set_forkserver_preload(LOADED)


def fork(work: Callable[..., object], *arguments: object) -> ForkServerProcess:
    """Begins the work, which is killed at the latest when this process ends."""
    process = _forking.Process(target=work, args=arguments, daemon=True)
    process.start()
    return process


def ran_in_fork(
    work: Callable[..., object], *arguments: object, environment: Mapping[str, str] | None = None
) -> CompletedProcess[str]:
    """What a program that is the work printed, and how it ended."""
    with TemporaryDirectory() as folder:
        printed, complained = Path(folder, "output"), Path(folder, "errors")
        process = fork(
            _as_program,
            str(printed),
            str(complained),
            dict(environment or os.environ),
            work,
            arguments,
        )
        process.join()
        assert process.exitcode is not None
        return CompletedProcess(
            [work.__name__], process.exitcode, printed.read_text(), complained.read_text()
        )


def _as_program(
    output: str,
    errors: str,
    environment: Mapping[str, str],
    work: Callable[..., object],
    arguments: tuple[object, ...],
) -> None:
    for descriptor, file in ((1, output), (2, errors)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
    os.environ.clear()
    os.environ.update(environment)
    work(*arguments)
