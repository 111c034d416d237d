"""Opaque ids that carry their type. They are no secret: what an id opens is decided by permission
alone.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

LARGEST = 2**63 - 1


def encode(type_name: str, key: int) -> str:
    return urlsafe_b64encode(f"{type_name}:{key}".encode()).decode().rstrip("=")


def decode(node_id: str) -> tuple[str, int] | None:
    """The type and the key, or nothing for what no id of ours looks like."""
    try:
        text = urlsafe_b64decode(node_id + "=" * (-len(node_id) % 4)).decode("ascii")
    except ValueError:
        return None
    type_name, _, key = text.partition(":")
    if (
        not key.isdecimal()
        or not key.isascii()
        or len(key) > 19
        or int(key) > LARGEST
        or encode(type_name, int(key)) != node_id
    ):
        return None
    return type_name, int(key)


def key_of(node_id: str, type_name: str) -> int:
    """The key of an id of this type; an id of another type, or of none, belongs to nothing that
    exists.
    """
    found = decode(node_id)
    return found[1] if found and found[0] == type_name else 0


def key_if_given(node_id: str | None, type_name: str) -> int | None:
    return None if node_id is None else key_of(node_id, type_name)
