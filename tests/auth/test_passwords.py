import asyncio

import pytest
from argon2 import PasswordHasher

from auth import passwords
from auth.passwords import Weakness


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("once letras", Weakness.TOO_SHORT),
        ("x" * 201, Weakness.TOO_LONG),
        ("Ana María Rojas", Weakness.LIKE_ITS_OWNER),
        ("anamaria.rojas", Weakness.LIKE_ITS_OWNER),
        ("anamaria.rojas@andina.example", Weakness.LIKE_ITS_OWNER),
        ("Contraseña123", Weakness.TOO_COMMON),
        ("aaaaaaaaaaaaab", Weakness.TOO_COMMON),
        ("doce letras!", None),
        ("el tren llega a las 7", None),
    ],
)
def test_a_password_is_refused_when_it_would_be_guessed(
    password: str, why: Weakness | None
) -> None:
    found = passwords.weakness(
        password, name="Ana María Rojas", email="anamaria.rojas@andina.example"
    )

    assert found == why


def test_a_password_made_for_somebody_is_strong_and_never_the_same() -> None:
    made = {passwords.new_password() for _ in range(50)}

    assert len(made) == 50
    assert {passwords.weakness(one, name="Ana", email="ana@andina.example") for one in made} == {
        None
    }


async def test_only_the_same_password_fits_its_hash() -> None:
    kept = await passwords.hashed("el tren llega a las 7")

    assert kept.startswith("$argon2id$")
    assert await passwords.verified("el tren llega a las 7", kept)
    assert not await passwords.verified("el tren llega a las 8", kept)
    assert not await passwords.verified("el tren llega a las 7", None)
    assert not await passwords.verified("el tren llega a las 7", "not a hash")


async def test_a_password_far_too_long_is_no_more_work_than_a_long_one() -> None:
    kept = await passwords.hashed("x" * 200)

    assert not await passwords.verified("x" * 10_000_000, kept)


async def test_hashing_leaves_the_event_loop_free() -> None:
    turns = 0
    hashing = asyncio.gather(*(passwords.hashed("el tren llega a las 7") for _ in range(4)))

    while not hashing.done():
        turns += 1
        await asyncio.sleep(0.001)

    await hashing
    assert turns > 10


async def test_a_hash_of_other_parameters_is_outdated() -> None:
    assert passwords.is_outdated(
        PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("x")
    )
    assert not passwords.is_outdated(await passwords.hashed("x"))
