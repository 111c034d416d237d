"""Building a statement from parts: each part adds its parameters and gets its placeholders."""

from __future__ import annotations

from collections.abc import Iterable


class Params(list[object]):
    """Parameters in the order of their placeholders: `params.add(7)` gives `$1`, the next `$2`."""

    def add(self, value: object) -> str:
        self.append(value)
        return f"${len(self)}"

    def add_all(self, values: Iterable[object]) -> str:
        """A bracketed list for `IN`; no value at all matches nothing."""
        return f"({', '.join(self.add(value) for value in values) or 'NULL'})"
