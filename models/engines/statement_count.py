from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """The statements sent to the database while it was open, BEGIN and COMMIT apart."""

    texts: list[str] = field(default_factory=list)

    @property
    def statements(self) -> int:
        return len(self.texts)


_open: ContextVar[Tally | None] = ContextVar("tally", default=None)


@contextmanager
def count_statements() -> Iterator[Tally]:
    tally = Tally()
    token = _open.set(tally)
    try:
        yield tally
    finally:
        _open.reset(token)


def note(sql: str) -> None:
    tally = _open.get()
    if tally is not None:
        tally.texts.append(sql)
