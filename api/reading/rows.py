"""A row as it is read, and what a program that works on rows of any table calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any


class Row:
    """Its columns are attributes, and so are the rows that were loaded with it; which ones follows
    from the fields selected.
    """

    type_name: str
    id: int

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...
        def __setattr__(self, name: str, value: object) -> None: ...
