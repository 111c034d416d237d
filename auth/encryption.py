"""Words that people have not given to the desk yet, encrypted while it keeps them for their
writers.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from auth.keys import key_for
from settings import Settings

NONCE = 12


@dataclass(frozen=True)
class Seal:
    """What it closes opens only with the same key, and only for what it was bound to."""

    cipher: AESGCM

    @classmethod
    def of(cls, purpose: str, settings: Settings) -> Self:
        return cls(AESGCM(key_for(purpose, settings)))

    @classmethod
    def passing(cls) -> Self:
        """With a key of its own that nothing keeps: what it closed is lost with the process."""
        return cls(AESGCM(AESGCM.generate_key(256)))

    def close(self, words: bytes, bound_to: str) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self.cipher.encrypt(nonce, words, bound_to.encode())

    def open(self, sealed: bytes, bound_to: str) -> bytes | None:
        """The words; None when the desk's secret has changed meanwhile."""
        try:
            return self.cipher.decrypt(sealed[:NONCE], sealed[NONCE:], bound_to.encode())
        except InvalidTag:
            return None
