from __future__ import annotations

import re
from dataclasses import dataclass

_PLACEHOLDER = re.compile(r"\$(\d+)")


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL and its parameters, numbered from `$1`."""

    text: str
    params: tuple[object, ...] = ()

    def after(self, count: int) -> Sql:
        """The same piece, for use behind `count` parameters of the statement around it."""
        if not count or not self.params:
            return self
        return Sql(_PLACEHOLDER.sub(lambda found: f"${int(found[1]) + count}", self.text), self.params)
