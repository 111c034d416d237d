"""What a SQL text is, told from its words: strings, quoted names and comments do not count."""

import re
from functools import lru_cache

_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/", re.DOTALL)
_PLACEHOLDER = re.compile(
    r"('(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/)|\$(\d+)", re.DOTALL
)
_WRITES = re.compile(r"\b(?:INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


@lru_cache(4096)
def only_reads(sql: str) -> bool:
    """May this statement go to a reader? `WITH … INSERT` may not, whatever its first word."""
    bare = _QUOTED.sub(" ", sql).lstrip(" \t\r\n(").upper()
    if bare.startswith("SELECT"):
        return True
    return bare.startswith("WITH") and not _WRITES.search(bare)


@lru_cache(4096)
def numbered_for_sqlite(sql: str) -> str:
    """`$1` becomes `?1`, which SQLite binds by number, so that one text serves both engines."""
    return _PLACEHOLDER.sub(lambda found: found[1] or f"?{found[2]}", sql)
