"""Language, preferences, sessions, the help center, this machine's mail and the explorer."""

from __future__ import annotations

import httpx
from starlette.applications import Starlette

from handlers import handlers
from models.people import Person
from models.vocabulary import Language, NoticeKind
from tests.auth.browser import SETTINGS
from tests.builders import a_registered_ticket, nothing_changes
from tests.cast import Desk
from tests.portal.browsing import Browser
from tests.portal.conftest import SignedIn, Stranger
from tests.portal.test_requests import now
from worker import Worker


async def test_the_other_language_is_a_click_away_before_signing_in(
    stranger: Stranger, desk: Desk
) -> None:
    page = await (await stranger()).open("/sign-in?next=/help")

    english = await page.send("/language", language="en")
    spanish = await english.send("/language", language="es")

    assert english.path == "/sign-in?next=/help"
    assert '<html lang="en">' in english.html
    assert "To see your requests and write to us." in english.text
    assert '<html lang="es">' in spanish.html


async def test_the_other_language_stays_with_who_signed_in(desk: Desk, browser: SignedIn) -> None:
    page = await (await browser(desk.ana)).open("/requests")

    english = await page.send("/language", language="en")

    assert "My requests" in english.text
    assert (await Person.get(id=desk.ana.person_id)).language is Language.EN


async def test_preferences_are_kept(desk: Desk, browser: SignedIn) -> None:
    page = await (await browser(desk.ana)).open("/preferences")

    kept = await page.send(
        "/preferences", language="EN", timezone="Europe/Madrid", notice_progress=""
    )

    ana = await Person.get(id=desk.ana.person_id)
    assert page.form("/preferences").fields["timezone"] == "America/Bogota"
    assert page.form("/preferences").fields["notice_answers"] == "on"
    assert "We saved your preferences" in kept.text
    assert (ana.language, ana.timezone) == (Language.EN, "Europe/Madrid")
    assert ana.notices == {NoticeKind.ANSWERS, NoticeKind.FOLLOWED}


async def test_a_zone_without_a_city_is_not_changed_by_saving(
    desk: Desk, browser: SignedIn
) -> None:
    await Person.filter(id=desk.ana.person_id).update(timezone="UTC")
    page = await (await browser(desk.ana)).open("/preferences")

    await page.send("/preferences")

    assert (await Person.get(id=desk.ana.person_id)).timezone == "UTC"


async def test_pages_for_nobody_speak_the_language_of_who_was_here(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    await (await ana.open("/preferences")).send("/preferences", language="EN")

    absent = await ana.open("/no/such/page")
    ana.http.cookies.delete("language")
    left = await (await ana.open("/requests")).send("/sign-out")

    assert "We cannot find this page" in absent.text
    assert "Sign in" in left.text


async def test_a_zone_that_is_none_is_refused(desk: Desk, browser: SignedIn) -> None:
    page = await (await browser(desk.ana)).open("/preferences")

    async with nothing_changes():
        refused = await page.send("/preferences", language="ES", timezone="Mars/Olympus")

    assert refused.status == 422
    assert "Este dato no es válido" in refused.text


async def test_other_sessions_are_listed_and_ended(desk: Desk, browser: SignedIn) -> None:
    here, there, third = await browser(desk.ana), await browser(desk.ana), await browser(desk.ana)
    page = await here.open("/preferences")

    one_less = await page.send("/preferences/sessions")
    all_ended = await here.post(
        "/preferences/sessions", page.form("/preferences/sessions").fields | {"session": "others"}
    )

    assert page.text.count("Navegador desconocido") == 3
    assert one_less.status == 200
    assert all_ended.text.count("Navegador desconocido") == 1
    assert "Esta sesión" in all_ended.text
    assert (await there.open("/requests")).path.startswith("/sign-in")
    assert (await third.open("/requests")).path.startswith("/sign-in")
    assert (await here.open("/requests")).path == "/requests"


async def test_nobody_ends_the_sessions_of_others(desk: Desk, browser: SignedIn) -> None:
    ana, carlos = await browser(desk.ana), await browser(desk.carlos)
    page = await ana.open("/preferences")
    token = page.form("/language").fields["form_token"]

    async with nothing_changes():
        for wanted in ("1", "2", "3", "x", ""):
            await ana.post("/preferences/sessions", {"form_token": token, "session": wanted})

    assert (await carlos.open("/requests")).path == "/requests"


async def test_the_mail_of_this_machine_is_read_on_this_machine_only(
    desk: Desk, site: Starlette, stranger: Stranger
) -> None:
    ticket = await a_registered_ticket(desk.ana, at=now())
    await Worker(handlers(SETTINGS)).run_due()
    transport = httpx.ASGITransport(site, client=("127.0.0.1", 50_000))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
        here = Browser(http, SETTINGS)
        listed = await here.open("/dev/mail")
        one = await here.open(listed.html.split('class="link" href="')[1].split('"')[0])
        shown = await here.http.get(f"{one.path}/html")
        absent = await here.open("/dev/mail/999999")
        endless = await here.open("/dev/mail/" + "9" * 5000)
        rebound = await here.http.get("/dev/mail", headers={"host": "desk.example"})

    assert "ana@andina.example" in listed.text
    assert ticket.number in one.text
    assert "#3655cd" in shown.text
    assert (
        "default-src 'none'; style-src 'unsafe-inline'" in shown.headers["content-security-policy"]
    )
    assert (await (await stranger()).open(f"{one.path}/html")).status == 404
    assert (absent.status, endless.status, rebound.status_code) == (404, 404, 404)
    assert (await (await stranger()).open("/dev/mail")).status == 404


async def test_the_explorer_gets_a_token_for_its_memory_that_dies_with_the_session(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    page = await ana.open("/explorer")
    form_token = page.html.split('data-form-token="')[1].split('"')[0]

    given = await ana.post("/explorer/token", {}, X_Form_Token=form_token)
    bearer = {"authorization": f"Bearer {given.answer.json()['token']}"}
    asked = await ana.http.post("/graphql", json={"query": "{ me { role } }"}, headers=bearer)
    await (await ana.open("/requests")).send("/sign-out")
    later = await ana.http.post("/graphql", json={"query": "{ me { role } }"}, headers=bearer)

    assert "'unsafe-inline'" in page.answer.headers["content-security-policy"]
    assert given.answer.json()["token"] not in page.html
    assert asked.json()["data"] == {"me": {"role": "CUSTOMER"}}
    assert later.status_code == 401


async def test_the_explorer_is_for_who_signed_in(stranger: Stranger, desk: Desk) -> None:
    someone = await stranger()

    assert (await someone.open("/explorer")).path.startswith("/sign-in")
    assert (
        (await someone.post("/explorer/token", {}))
        .answer.headers["content-type"]
        .startswith("text/html")
    )
