from datetime import datetime, timedelta

from starlette.responses import Response

from auth import cookies, sessions, tokens
from auth.sessions import SessionInfo
from models.access import AccessToken, Session
from models.database import count_statements
from models.people import Person
from models.vocabulary import Scope
from tests.auth.browser import SETTINGS, Browser
from tests.cast import NOON, Desk

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


async def signs_in(browser: Browser, desk: Desk, now: datetime = NOON) -> SessionInfo:
    assert desk.ana.person_id is not None
    request, response = browser.asks(user_agent="Netscape"), Response()
    token = await sessions.begin(request, SETTINGS, desk.ana.person_id, now)
    cookies.keep_session(request, response, SETTINGS, token)
    browser.hears(response)
    begun = await session_of(browser, now)
    assert begun is not None
    return begun


async def session_of(browser: Browser, now: datetime = NOON) -> SessionInfo | None:
    return await sessions.session_of(browser.asks(), SETTINGS, now)


async def test_a_browser_that_signed_in_acts_as_the_person_with_every_scope_of_their_role(
    desk: Desk,
) -> None:
    session = await signs_in(Browser(), desk)

    assert session.actor.person_id == session.person_id == desk.ana.person_id
    assert session.email == "ana@andina.example"
    assert session.actor.scopes == set(Scope) - {Scope.KNOWLEDGE_WRITE}
    assert session.expires_at == NOON + 14 * DAY
    assert (await Session.get()).user_agent == "Netscape"


async def test_without_a_cookie_or_with_one_made_up_nobody_is_signed_in(desk: Desk) -> None:
    await signs_in(Browser(), desk)

    assert await session_of(Browser()) is None
    assert await session_of(Browser(cookies={"__Host-atiende": "made-up"})) is None
    assert (
        await session_of(Browser(cookies={"__Host-atiende": (await Session.get()).digest})) is None
    )


async def test_one_statement_tells_who_signed_in_and_a_second_writes_it_down_once_a_minute(
    desk: Desk,
) -> None:
    browser = Browser()
    await signs_in(browser, desk)
    statements = []

    for seconds in (59, 60, 61, 119, 120):
        with count_statements() as tally:
            await session_of(browser, NOON + timedelta(seconds=seconds))
        statements.append(tally.statements)

    assert statements == [1, 2, 1, 1, 2]
    assert (await Session.get()).seen_at == NOON + 2 * MINUTE


async def test_only_a_digest_of_the_cookie_is_kept(desk: Desk) -> None:
    browser = Browser()
    await signs_in(browser, desk)

    assert len(browser.cookies["__Host-atiende"]) == 43
    assert browser.cookies["__Host-atiende"] not in repr((await Session.get()).__dict__)


async def test_a_session_left_alone_for_four_days_is_over(desk: Desk) -> None:
    browser = Browser()
    await signs_in(browser, desk)

    assert await session_of(browser, NOON + 4 * DAY - MINUTE) is not None
    assert await session_of(browser, NOON + 8 * DAY - 2 * MINUTE) is not None
    assert await session_of(browser, NOON + 12 * DAY - 2 * MINUTE) is None


async def test_a_session_in_daily_use_is_over_after_its_days(desk: Desk) -> None:
    browser = Browser()
    await signs_in(browser, desk)

    seen = [await session_of(browser, NOON + day * DAY) is not None for day in range(1, 16)]

    assert seen == [True] * 13 + [False, False]


async def test_signing_in_again_changes_the_cookie_and_ends_the_session_before(desk: Desk) -> None:
    browser = Browser(cookies={"__Host-atiende": "planted-by-somebody"})
    await signs_in(browser, desk)
    before = dict(browser.cookies)

    await signs_in(browser, desk, NOON + HOUR)

    assert before["__Host-atiende"] != "planted-by-somebody"
    assert browser.cookies["__Host-atiende"] != before["__Host-atiende"]
    assert await session_of(Browser(cookies=before), NOON + HOUR) is None
    assert await session_of(browser, NOON + HOUR) is not None


async def test_signing_out_ends_one_session_or_all(desk: Desk) -> None:
    office, home, phone = Browser(), Browser(), Browser()
    at_office = await signs_in(office, desk)
    await signs_in(home, desk)
    await signs_in(phone, desk)

    await sessions.end(at_office.session_id, NOON)

    assert [await session_of(browser) is not None for browser in (office, home, phone)] == [
        False,
        True,
        True,
    ]
    await sessions.end_all_of_person(at_office.person_id, NOON)
    assert [await session_of(browser) for browser in (office, home, phone)] == [None, None, None]


async def test_who_is_no_longer_active_is_signed_in_no_more(desk: Desk) -> None:
    browser = Browser()
    await signs_in(browser, desk)

    await Person.filter(id=desk.ana.person_id).update(active=False)

    assert await session_of(browser) is None


async def test_whose_session_it_was_is_known_after_its_end(desk: Desk) -> None:
    browser = Browser()
    session = await signs_in(browser, desk)

    await sessions.end(session.session_id, NOON)

    assert await sessions.last_person(browser.asks(), SETTINGS) == desk.ana.person_id
    assert await sessions.last_person(Browser().asks(), SETTINGS) is None


async def test_the_explorer_s_token_lives_an_hour_and_dies_with_the_session(desk: Desk) -> None:
    session = await signs_in(Browser(), desk)
    token = await sessions.explorer_token(session, NOON)

    bearer = await tokens.bearer_of_token(token, NOON + HOUR - MINUTE)
    late = await tokens.bearer_of_token(token, NOON + HOUR)
    await sessions.end(session.session_id, NOON + MINUTE)
    after_signing_out = await tokens.bearer_of_token(token, NOON + MINUTE)

    assert bearer is not None
    assert (bearer.actor, bearer.session_id) == (session.actor, session.session_id)
    assert late is None
    assert after_signing_out is None
    assert not await tokens.actor_by_now(bearer.token_id, NOON + MINUTE)


async def test_the_explorer_s_token_does_not_outlive_its_session(desk: Desk) -> None:
    browser = Browser()
    session = await signs_in(browser, desk)
    for day in range(3, 14, 3):
        await session_of(browser, NOON + day * DAY)
    last_minute = session.expires_at - MINUTE
    assert await session_of(browser, last_minute) is not None

    token = await sessions.explorer_token(session, last_minute)

    assert (await AccessToken.get()).expires_at == session.expires_at
    assert await tokens.bearer_of_token(token, session.expires_at) is None


async def test_explorer_tokens_do_not_pile_up(desk: Desk) -> None:
    session = await signs_in(Browser(), desk)

    for hour in range(3):
        await sessions.explorer_token(session, NOON + hour * HOUR)

    assert await AccessToken.all().count() == 1
