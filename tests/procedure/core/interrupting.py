"""Something that happens at a given write of an act."""

from collections.abc import Callable

from models.engines.statements import only_reads


class AtWrite(list[str]):
    """Stands in a `Tally` for its texts, and calls `interrupt` just before the statement that is
    the nth write.
    """

    def __init__(self, write: int, interrupt: Callable[[], object]) -> None:
        super().__init__()
        self.write = write
        self.interrupt = interrupt

    def append(self, text: str) -> None:
        super().append(text)
        if sum(not only_reads(one) for one in self) == self.write and not only_reads(text):
            self.interrupt()

    @property
    def reached(self) -> bool:
        return sum(not only_reads(one) for one in self) >= self.write
