import asyncio
import statistics
import time
from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher

from auth import passwords
from auth.sign_in import SignInRefused, sign_in
from models.access import SignInAttempt
from models.people import Person
from tests.cast import NOON, Desk

PASSWORD = "el tren llega a las 7"
WRONG = "el tren llega a las 8"
HOME = "203.0.113.7"


@pytest.fixture
async def ana(desk: Desk) -> int:
    assert desk.ana.person_id is not None
    await Person.filter(id=desk.ana.person_id).update(
        password_hash=await passwords.hashed(PASSWORD)
    )
    return desk.ana.person_id


async def tries(
    email: str, password: str = WRONG, *, now: datetime = NOON, address: str = HOME
) -> int | tuple[str, int]:
    """The id of who signed in, or the refusal and the seconds to wait."""
    try:
        return await sign_in(email, password, address=address, now=now)
    except SignInRefused as refusal:
        return str(refusal), refusal.wait


async def test_the_right_mail_and_password_sign_in_however_the_mail_is_spelled(ana: int) -> None:
    assert await tries("ana@andina.example", PASSWORD) == ana
    assert await tries("  Ana@Andina.EXAMPLE ", PASSWORD) == ana


async def test_every_wrong_guess_gets_the_same_answer(ana: int, desk: Desk) -> None:
    await Person.filter(id=desk.carlos.person_id).update(
        password_hash=await passwords.hashed(PASSWORD), active=False
    )

    answers = [
        await tries("ana@andina.example"),
        await tries("nobody@andina.example", PASSWORD),
        await tries("beto@pacifico.example", PASSWORD),  # has no password
        await tries("carlos@andina.example", PASSWORD),  # may not sign in any more
        await tries("", ""),
        await tries("ana\x00@andina.example", PASSWORD),
    ]

    assert answers == [("wrong mail or password", 0)] * 6


@pytest.mark.long
async def test_a_wrong_guess_takes_as_long_for_somebody_as_for_nobody(ana: int) -> None:
    async def seconds(email: str, day: int) -> float:
        started = (
            time.process_time()
        )  # of this process alone: a busy machine says nothing about accounts
        await tries(email, now=NOON + timedelta(days=day))
        return time.process_time() - started

    await seconds("warm@up.example", 0)

    taken = [
        (await seconds("ana@andina.example", day), await seconds("no@andina.example", day))
        for day in range(9)
    ]

    known, unknown = (statistics.median(column) for column in zip(*taken, strict=True))
    assert unknown == pytest.approx(known, rel=0.35)


async def test_the_sixth_guess_at_an_account_waits_until_the_first_is_fifteen_minutes_old(
    ana: int,
) -> None:
    for minute in range(5):
        assert await tries("ana@andina.example", now=NOON + timedelta(minutes=minute)) == (
            "wrong mail or password",
            0,
        )

    at_five = await tries("ana@andina.example", PASSWORD, now=NOON + timedelta(minutes=5))
    just_before = await tries(
        "ana@andina.example", PASSWORD, now=NOON + timedelta(minutes=14, seconds=59)
    )
    at_fifteen = await tries("ana@andina.example", PASSWORD, now=NOON + timedelta(minutes=15))

    assert at_five == ("wait 600 s", 600)
    assert just_before == ("wait 1 s", 1)
    assert at_fifteen == ana


async def test_an_account_that_nobody_has_is_closed_to_guesses_just_the_same(ana: int) -> None:
    known = [await tries("ana@andina.example") for _ in range(7)]
    unknown = [await tries("nobody@andina.example") for _ in range(7)]

    assert known == unknown == [("wrong mail or password", 0)] * 5 + [("wait 900 s", 900)] * 2


async def test_guesses_from_elsewhere_do_not_lock_somebody_out(ana: int) -> None:
    for _ in range(6):
        await tries("ana@andina.example", address="198.51.100.1")

    assert await tries("ana@andina.example", PASSWORD) == ana


@pytest.mark.long
async def test_one_address_gets_thirty_guesses_an_hour_at_all_accounts_together(ana: int) -> None:
    for number in range(30):
        assert await tries(f"guess{number}@andina.example") == ("wrong mail or password", 0)

    assert await tries("ana@andina.example", PASSWORD) == ("wait 3600 s", 3600)
    assert await tries("ana@andina.example", PASSWORD, address="203.0.113.8") == ana
    assert await tries("ana@andina.example", PASSWORD, now=NOON + timedelta(hours=1)) == ana


async def test_a_whole_network_of_ipv6_counts_as_one_address(ana: int) -> None:
    for number in range(5):
        await tries("ana@andina.example", address=f"2001:db8:0:1::{number}")

    assert await tries("ana@andina.example", PASSWORD, address="2001:db8:0:1:ffff::1") == (
        "wait 900 s",
        900,
    )
    assert await tries("ana@andina.example", PASSWORD, address="2001:db8:0:2::1") == ana


async def test_guesses_at_the_same_moment_count_as_many_as_they_are(ana: int) -> None:
    answers = await asyncio.gather(*(tries("ana@andina.example") for _ in range(12)))

    # Those that were looked at are five at most; the others were not, whatever they held.
    assert answers.count(("wrong mail or password", 0)) <= 5
    assert set(answers) <= {("wrong mail or password", 0), ("wait 900 s", 900)}


async def test_signing_in_forgives_the_failures_before_it(ana: int) -> None:
    for _ in range(4):
        await tries("ana@andina.example")

    assert await tries("ana@andina.example", PASSWORD) == ana
    assert await tries("ana@andina.example") == ("wrong mail or password", 0)
    assert await tries("ana@andina.example", PASSWORD) == ana


async def test_what_is_kept_of_a_guess_names_nobody_and_goes_after_an_hour(ana: int) -> None:
    await tries("ana@andina.example")

    kept = [attempt.subject for attempt in await SignInAttempt.all()]
    await tries("ana@andina.example", PASSWORD, now=NOON + timedelta(hours=1))

    assert [subject.partition(":")[0] for subject in sorted(kept)] == ["address", "pair"]
    assert not any("ana" in subject or HOME in subject for subject in kept)
    assert await SignInAttempt.all().count() == 0


async def test_a_hash_of_old_parameters_is_renewed_when_its_owner_signs_in(ana: int) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    await Person.filter(id=ana).update(password_hash=old)

    assert await tries("ana@andina.example", PASSWORD) == ana

    renewed = (await Person.get(id=ana)).password_hash
    assert renewed is not None
    assert not passwords.is_outdated(renewed)
    assert await tries("ana@andina.example", PASSWORD) == ana
