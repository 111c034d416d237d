"""Signing in and out on the pages; what each wrong guess is told."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest
from starlette.applications import Starlette

from auth.people import change_password
from portal.shell.page_requests import local
from tests.auth.browser import SETTINGS
from tests.cast import Desk
from tests.portal.browsing import Browser
from tests.portal.conftest import SignedIn, Stranger

PASSWORD = "cuatro gatos pardos"
ANA = "ana@andina.example"
WRONG = "El correo o la contraseña no coinciden."


@pytest.fixture
async def password(desk: Desk) -> str:
    return await change_password(ANA, now=datetime.now(UTC), password=PASSWORD)


async def test_signing_in_leads_to_the_page_that_was_asked_for(
    stranger: Stranger, password: str
) -> None:
    someone = await stranger()
    asked = await someone.open("/requests?view=closed")

    there = await asked.send("/sign-in", email=ANA, password=password)

    assert asked.path == "/sign-in?next=/requests%3Fview%3Dclosed"
    assert there.path == "/requests?view=closed"
    assert "Hola, Ana." in there.text
    [cookie] = [each for each in someone.http.cookies.jar if each.name == "__Host-atiende"]
    assert cookie.secure
    assert cookie.has_nonstandard_attr("HttpOnly")


async def test_a_wrong_password_and_an_unknown_mail_are_told_the_same(
    stranger: Stranger, password: str
) -> None:
    page = await (await stranger()).open("/sign-in")

    wrong = await page.send("/sign-in", email=ANA, password="no es esta ni otra")
    unknown = await page.send(
        "/sign-in", email="nadie@andina.example", password="no es esta ni otra"
    )

    assert (wrong.status, unknown.status) == (422, 422)
    assert WRONG in wrong.text
    assert WRONG in unknown.text
    assert wrong.form("/sign-in").fields["email"] == ANA
    assert "no es esta ni otra" not in wrong.html


async def test_nothing_typed_is_asked_for(stranger: Stranger, desk: Desk) -> None:
    page = await (await stranger()).open("/sign-in")

    refused = await page.send("/sign-in", email=" ", password="")

    assert refused.status == 422
    assert "Escriba su correo." in refused.text
    assert "Escriba su contraseña." in refused.text


async def test_after_five_failures_the_next_guess_waits(stranger: Stranger, password: str) -> None:
    page = await (await stranger()).open("/sign-in")
    for _ in range(5):
        await page.send("/sign-in", email=ANA, password="no es esta ni otra")

    waits = await page.send("/sign-in", email=ANA, password=password)

    assert waits.status == 429
    assert "Demasiados intentos. Espere 15 min" in waits.text
    assert 0 < int(waits.answer.headers["retry-after"]) <= 900


async def test_signing_out_ends_the_session_and_not_only_the_cookie(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    page = await ana.open("/requests")
    kept = dict(ana.http.cookies)

    left = await page.send("/sign-out")
    ana.http.cookies = httpx.Cookies(kept)
    back = await ana.open("/requests")

    assert "Cerró la sesión" in left.text
    assert back.path.startswith("/sign-in")


async def test_over_plain_http_only_this_machine_may_sign_in(
    site: Starlette, password: str
) -> None:
    transport = httpx.ASGITransport(site, client=("203.0.113.7", 50_000))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.example") as http:
        page = await Browser(http, SETTINGS).open("/sign-in")
        token = page.form("/sign-in").fields["form_token"]
        refused = await http.post(
            "/sign-in",
            data={"form_token": token, "email": ANA, "password": password},
            headers={"origin": "http://desk.example"},
        )

    assert refused.status_code == 403
    assert "solo se puede iniciar sesión con https" in refused.text


@pytest.mark.parametrize(
    "path",
    [
        "https://elsewhere.example",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "",
        "/a\r\nb",
        "/\t/elsewhere.example",
        "//[",
        "https://[",
    ],
)
def test_after_signing_in_nobody_is_led_elsewhere(path: str) -> None:
    assert local(path) == "/"
    assert local("/requests?view=open") == "/requests?view=open"
