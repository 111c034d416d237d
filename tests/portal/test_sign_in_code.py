"""Signing in with six digits that are mailed: ten minutes, five tries, one browser, once, and
nobody's mail told.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from handlers import handlers
from models.access import Session, SignInCode
from models.jobs import Job
from models.mail import Mail
from models.people import Organization, Person
from models.vocabulary import PolicyKind
from procedure.people.organizations import update_organization
from procedure.service_levels.policies.changes import approve_policy, propose_policy
from settings import Settings
from tests.auth.browser import SETTINGS
from tests.builders import act, nothing_changes
from tests.cast import Desk
from tests.channels.post import post_office
from tests.outages import refusing
from tests.portal.browsing import Page
from tests.portal.conftest import SignedIn, Stranger
from tests.portal.test_sign_in import ANA, PASSWORD
from worker import Worker

CODE = "/sign-in/code"
NOBODY = "nadie@andina.example"


async def asks(stranger: Stranger, email: str = ANA) -> Page:
    page = await (await stranger()).open("/sign-in?next=/preferences")
    return await page.send("/sign-in", email=email, step="code")


async def mailed(settings: Settings = SETTINGS) -> str:
    """The six digits of the newest letter."""
    await Worker(handlers(settings)).run_due()
    [letter, *_] = await Mail.all().order_by("-id")
    return str(re.findall(r"^\d{6}$", letter.text, re.MULTILINE)[0])


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


async def test_the_code_of_the_letter_opens_and_leads_on(stranger: Stranger, desk: Desk) -> None:
    page = await asks(stranger)
    code = await mailed()

    there = await page.send(CODE, code=f" {code[:3]} {code[3:]} ")

    letter = await Mail.get()
    assert page.path == f"{CODE}?email=ana%40andina.example&next=%2Fpreferences"
    assert letter.subject == "Su código para entrar"
    assert letter.recipient == ANA
    assert there.path == "/preferences"
    assert "Ana Rojas" in there.text


async def test_an_unknown_mail_is_told_the_same_and_gets_nothing(
    stranger: Stranger, desk: Desk
) -> None:
    known, unknown = await asks(stranger), await asks(stranger, NOBODY)
    await mailed()

    assert known.text.replace(ANA, "") == unknown.text.replace(NOBODY, "")
    assert await Mail.all().count() == 1
    assert await Job.filter(kind="sign_in_code").count() == 2
    wrong = await unknown.send(CODE, code="000000")
    assert "Ese código no es. Revíselo; le quedan 4 intentos." in wrong.text


async def test_five_wrong_tries_use_it_up(stranger: Stranger, desk: Desk) -> None:
    page = await asks(stranger)
    code = await mailed()

    tries = [await page.send(CODE, code=other_than(code)) for _ in range(5)]
    right = await page.send(CODE, code=code)

    assert [each.status for each in tries] == [422] * 5
    assert "Le queda un intento." in tries[3].text
    assert "Ese código ya no sirve" in right.text
    assert await Session.all().count() == 0


async def test_it_opens_once_and_in_the_browser_that_asked(stranger: Stranger, desk: Desk) -> None:
    page, elsewhere = await asks(stranger), await (await stranger()).open(CODE)
    code = await mailed()

    foreign = await elsewhere.send(CODE, code=code)
    entered = await page.send(CODE, code=code)
    again = await (await page.browser.open("/sign-in?left=1")).browser.post(
        CODE, page.form(CODE).fields | {"code": code}
    )

    assert "Ese código ya no sirve" in foreign.text
    assert entered.path == "/preferences"
    assert await Session.all().count() == 1
    assert again.status in (200, 422)


async def test_a_fault_while_signing_in_leaves_the_code_and_its_tries(
    stranger: Stranger, desk: Desk
) -> None:
    page = await asks(stranger)
    code = await mailed()
    for _ in range(4):
        await page.send(CODE, code=other_than(code))

    async with nothing_changes(), refusing("session"):
        failed = [await page.send(CODE, code=code) for _ in range(2)]
    entered = await page.send(CODE, code=code)

    assert {each.status for each in failed} <= {500, 503}
    assert entered.path == "/preferences"
    assert await Session.all().count() == 1


async def test_of_two_at_once_with_one_code_one_signs_in(stranger: Stranger, desk: Desk) -> None:
    page = await asks(stranger)
    code = await mailed()

    await asyncio.gather(*(page.send(CODE, code=code) for _ in range(3)))

    assert await Session.all().count() == 1


async def test_of_many_wrong_tries_at_once_each_counts(stranger: Stranger, desk: Desk) -> None:
    page = await asks(stranger)
    code = await mailed()

    await asyncio.gather(*(page.send(CODE, code=other_than(code)) for _ in range(7)))

    assert (await SignInCode.get()).tries == 5


async def test_after_ten_minutes_it_opens_nothing(stranger: Stranger, desk: Desk) -> None:
    page = await asks(stranger)
    code = await mailed()
    await SignInCode.all().update(expires_at=datetime.now(UTC) - timedelta(seconds=1))

    late = await page.send(CODE, code=code)

    assert "Ese código ya no sirve" in late.text


async def test_another_code_takes_the_place_of_the_first(stranger: Stranger, desk: Desk) -> None:
    page = await asks(stranger)
    first = await mailed()
    again = await page.send(CODE, step="again")
    second = await mailed()

    refused = await again.send(CODE, code=first)
    entered = await again.send(CODE, code=second)

    assert refused.status == (422 if first != second else 200)
    assert entered.path == "/preferences"


async def test_nobody_s_mailbox_is_flooded(stranger: Stranger, desk: Desk) -> None:
    asked = [await asks(stranger) for _ in range(6)]

    assert [each.path.partition("?")[0] for each in asked[:5]] == [CODE] * 5
    assert asked[5].status == 429
    assert "Demasiados intentos." in asked[5].text


async def test_what_is_kept_of_it_opens_nothing(stranger: Stranger, desk: Desk) -> None:
    await asks(stranger)
    async with post_office() as post:
        await Worker(handlers(replace(SETTINGS, smtp_url=post.url()))).run_due()
    [row], [letter], [job] = (
        await SignInCode.all(),
        await Mail.all(),
        await Job.filter(kind="sign_in_code"),
    )
    sent = post.letters[0].get_body(("plain",))
    assert sent is not None
    [code] = re.findall(r"^\d{6}(?=\r?$)", sent.get_content(), re.MULTILINE)

    assert code not in f"{letter.text} {letter.html} {job.payload} {row.code_digest}"
    assert "······" in letter.text
    assert letter.sent_at is not None


@pytest.mark.parametrize("typed", ["", "   ", "abcdef", "1" * 400, "\x00"])
async def test_what_is_no_code_is_refused(stranger: Stranger, desk: Desk, typed: str) -> None:
    page = await asks(stranger)

    refused = await page.send(CODE, code=typed)

    assert refused.status == 422


async def test_a_mail_that_is_none_is_asked_for(stranger: Stranger, desk: Desk) -> None:
    page = await asks(stranger, " ")

    assert "Escriba su correo." in page.text
    assert await SignInCode.all().count() == 0


# One's own password


async def change(page: Page, current: str, fresh: str, again: str = "") -> Page:
    return await page.send(
        "/preferences/password", current=current, fresh=fresh, again=again or fresh
    )


async def test_who_came_by_a_code_sets_a_password_and_the_other_sessions_end(
    desk: Desk, browser: SignedIn, stranger: Stranger
) -> None:
    other = await browser(desk.ana)
    page = await (await browser(desk.ana)).open("/preferences/password")

    kept = await change(page, "", PASSWORD)

    assert "Cambiamos su contraseña" in kept.text
    assert (await other.open("/requests")).path.startswith("/sign-in")
    entered = await (await (await stranger()).open("/sign-in")).send(
        "/sign-in", email=ANA, password=PASSWORD
    )
    assert entered.path == "/requests"


@pytest.mark.parametrize(
    ("current", "fresh", "again", "said"),
    [
        ("no es esta", "otra bien larga y rara", "", "No es su contraseña de ahora."),
        (PASSWORD, "uno dos 3", "", "Es demasiado corta"),
        (PASSWORD, "1q2w3e4r5t6y", "", "Es de las primeras que se prueban."),
        (PASSWORD, "otra bien larga y rara", "otra bien larga", "No es igual a la de arriba."),
        (PASSWORD, "x" * 201, "", "Es demasiado larga"),
    ],
)
async def test_a_password_is_not_changed_without_its_proof_or_to_a_weak_one(
    desk: Desk, browser: SignedIn, current: str, fresh: str, again: str, said: str
) -> None:
    page = await (await browser(desk.ana)).open("/preferences/password")
    await change(page, "", PASSWORD)
    before = (await Person.get(email=ANA)).password_hash

    refused = await change(page, current, fresh, again)

    assert refused.status == 422
    assert said in refused.text
    assert fresh not in refused.html
    assert (await Person.get(email=ANA)).password_hash == before


async def test_guesses_of_the_password_of_now_are_few(desk: Desk, browser: SignedIn) -> None:
    page = await (await browser(desk.ana)).open("/preferences/password")
    await change(page, "", PASSWORD)

    guesses = [await change(page, "no es esta", "otra bien larga y rara") for _ in range(6)]

    assert "Demasiados intentos." in guesses[-1].text


# Who lets themself in


async def lets_in(desk: Desk, domain: str = "andina.example") -> None:
    """The policy names the domain, and the company has it."""
    content = orjson.dumps({"mail_domains": [domain]}).decode()
    async with act(desk.lucia, at=datetime.now(UTC)) as opened:
        proposed = await propose_policy(
            opened, kind=PolicyKind.SELF_REGISTRATION, content=content, reason="Lo pidió Andina"
        )
    await Person.filter(id=desk.carlos.person_id).update(password_hash="x")
    async with act(desk.miguel, at=datetime.now(UTC)) as opened:
        await approve_policy(opened, proposed.id)
        await update_organization(opened, desk.andina.id, mail_domains=["andina.example"])


async def test_somebody_of_an_open_domain_lets_themself_in(stranger: Stranger, desk: Desk) -> None:
    await lets_in(desk)

    page = await asks(stranger, " Nadie@Andina.example ")
    there = await page.send(CODE, code=await mailed())

    assert there.path == "/preferences"
    person = await Person.get(email=NOBODY)
    assert (person.name, person.organization_id, person.proven) == ("nadie", desk.andina.id, True)


@pytest.mark.parametrize(
    "email", ["nadie@pacifico.example", "a b@andina.example", "@andina.example"]
)
async def test_nobody_else_is_let_in(stranger: Stranger, desk: Desk, email: str) -> None:
    await lets_in(desk)

    await asks(stranger, email)

    await Worker(handlers(SETTINGS)).run_due()
    assert await Mail.all().count() == 0
    assert (await SignInCode.get()).email is None


async def test_a_domain_that_was_closed_meanwhile_lets_nobody_in(
    stranger: Stranger, desk: Desk
) -> None:
    await lets_in(desk)
    page = await asks(stranger, NOBODY)
    code = await mailed()
    await Organization.filter(id=desk.andina.id).update(mail_domains="")

    refused = await page.send(CODE, code=code)

    assert (refused.status, await Person.exists(email=NOBODY)) == (422, False)


async def test_who_has_left_gets_no_code(stranger: Stranger, desk: Desk) -> None:
    await lets_in(desk)
    await Person.filter(email=ANA).update(active=False)

    await asks(stranger, ANA)

    await Worker(handlers(SETTINGS)).run_due()
    assert await Mail.all().count() == 0
