"""The opaque ids that every server answers, so that their answers can be compared."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from strawberry import ID


def node_id(type_name: str, key: int) -> ID:
    return ID(urlsafe_b64encode(f"{type_name}:{key}".encode()).decode().rstrip("="))
