"""Passwords: hashed with argon2id off the event loop, a few at a time; weak ones are refused."""

import asyncio
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from functools import cache, partial
from typing import ParamSpec, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

P = ParamSpec("P")
T = TypeVar("T")

SHORTEST = 12
LONGEST = 200
UNMISTAKABLE = "23456789abcdefghjkmnpqrstuvwxyz"

# OWASP's first choice for argon2id: 46 MiB, one pass, one lane.
_hasher = PasswordHasher(time_cost=1, memory_cost=47104, parallelism=1)
# The pool is the limit: a flood of guesses waits here, and takes neither all memory nor all
# processors.
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="password")

# Long enough to pass the length, and tried by everybody who guesses.
COMMON = frozenset(
    "123456789012 1234567890123 12345678901234 123456789abc 1q2w3e4r5t6y qwertyuiop12 qwertyuiop123"
    " qwertyuiopas qwerty123456 qwerty1234567 contraseña123 contrasena123 contraseña1234"
    " contrasena1234 micontraseña micontrasena password1234 password12345 password123456"
    " passwordpassword administrador administrator administrador1 administrador123 administrator1"
    " bienvenido12 bienvenido123 bienvenidos123 welcome12345 letmeinletmein iloveyou1234"
    " teamomucho12 teamomucho123 abcdefghijkl abcdefghijklm abcd12345678 changemeplease"
    " cambiame1234 cambiame12345 soporte12345 soporte123456 atencionalcliente"
    " correcthorsebatterystaple mexico123456 colombia1234 temporal1234 temporal12345 asdfghjklñ12"
    " asdfghjkl123 zaq12wsxcde3 1qaz2wsx3edc".split()
)


class Weakness(StrEnum):
    TOO_SHORT = "TOO_SHORT"
    TOO_LONG = "TOO_LONG"
    LIKE_ITS_OWNER = "LIKE_ITS_OWNER"
    TOO_COMMON = "TOO_COMMON"


def weakness(password: str, *, name: str, email: str) -> Weakness | None:
    """Why this person should not use this password, None if they may; no rule about kinds of signs
    (NIST SP 800-63B 3.1.1.2).
    """
    if len(password) < SHORTEST:
        return Weakness.TOO_SHORT
    if len(password) > LONGEST:
        return Weakness.TOO_LONG
    if _letters_and_digits(password) in _own_words(name, email):
        return Weakness.LIKE_ITS_OWNER
    if password.lower() in COMMON or len(set(password.lower())) <= 2:
        return Weakness.TOO_COMMON
    return None


def _own_words(name: str, email: str) -> set[str]:
    return {
        _letters_and_digits(name),
        _letters_and_digits(email),
        _letters_and_digits(email.partition("@")[0]),
    }


def _letters_and_digits(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def new_password() -> str:
    """A random one of 79 bits that can be read over the phone: `k7mq-9trw-xh3d-p2vn`."""
    return "-".join("".join(secrets.choice(UNMISTAKABLE) for _ in range(4)) for _ in range(4))


async def hashed(password: str) -> str:
    return await _in_thread(_hasher.hash, password)


async def verified(password: str, kept: str | None) -> bool:
    """Whether it is the password of this hash. Without a hash the same work is done, and the answer
    is no.
    """
    nobodys = await _in_thread(_nobodys)
    fits = await _in_thread(_fits, password[: LONGEST + 1], kept or nobodys)
    return fits and kept is not None


def is_outdated(kept: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(kept)


def _fits(password: str, kept: str) -> bool:
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe(32))


async def _in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    return await asyncio.get_running_loop().run_in_executor(
        _threads, partial(work, *args, **kwargs)
    )
