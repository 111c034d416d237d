"""Random secrets that are kept as digests, and keys derived from the desk's own secret, one for
each purpose.
"""

import hashlib
import secrets
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from settings import Settings


def new_secret() -> str:
    """256 random bits, in letters that fit a header, a cookie or an address."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is kept of a secret. It has 256 random bits, so a plain digest cannot be guessed
    back.
    """
    return hashlib.sha256(secret.encode()).hexdigest()


def key_for(purpose: str, settings: Settings) -> bytes:
    return _derived(settings.secret, purpose)


@lru_cache(maxsize=16)
def _derived(secret: str, purpose: str) -> bytes:
    info = f"atiende {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret.encode())
