import pytest

from auth.csrf import Verdict, form_token, verdict
from settings import Settings
from tests.auth.browser import SETTINGS, Browser

OURS, STALE, FOREIGN = Verdict.OURS, Verdict.STALE, Verdict.FOREIGN
COOKIES = {"__Host-atiende-browser": "browser", "__Host-atiende": "session"}
HERE, THERE = "https://testserver", "https://evil.example"


@pytest.fixture
def ana() -> Browser:
    return Browser(cookies=dict(COOKIES))


@pytest.mark.parametrize(
    ("headers", "with_token", "with_none"),
    [
        ({}, OURS, FOREIGN),
        ({"origin": HERE}, OURS, STALE),
        ({"sec_fetch_site": "same-origin"}, OURS, STALE),
        ({"sec_fetch_site": "none"}, OURS, STALE),
        ({"origin": HERE, "sec_fetch_site": "same-origin"}, OURS, STALE),
        ({"origin": THERE}, FOREIGN, FOREIGN),
        ({"origin": "null"}, FOREIGN, FOREIGN),
        ({"origin": ""}, FOREIGN, FOREIGN),
        ({"origin": "http://testserver"}, FOREIGN, FOREIGN),
        ({"origin": "https://testserver:444"}, FOREIGN, FOREIGN),
        ({"origin": "https://testserver.evil.example"}, FOREIGN, FOREIGN),
        ({"sec_fetch_site": "cross-site"}, FOREIGN, FOREIGN),
        ({"sec_fetch_site": "same-site"}, FOREIGN, FOREIGN),
        ({"origin": HERE, "sec_fetch_site": "cross-site"}, FOREIGN, FOREIGN),
        ({"origin": THERE, "sec_fetch_site": "same-origin"}, FOREIGN, FOREIGN),
    ],
)
def test_a_form_is_obeyed_when_it_came_from_our_page_in_this_browser(
    ana: Browser, headers: dict[str, str], with_token: Verdict, with_none: Verdict
) -> None:
    token = form_token(ana.asks(), SETTINGS)

    assert verdict(ana.asks(**headers), SETTINGS, token) is with_token
    assert verdict(ana.asks(**headers), SETTINGS, None) is with_none
    assert verdict(ana.asks(**headers), SETTINGS, "ñ" + token) is with_none


@pytest.mark.parametrize(
    "other",
    [
        {"__Host-atiende-browser": "another", "__Host-atiende": "session"},
        {"__Host-atiende-browser": "browser", "__Host-atiende": "another"},
        {"__Host-atiende-browser": "browser"},
        {},
    ],
)
def test_a_form_s_token_is_worth_nothing_in_another_browser_or_session(
    ana: Browser, other: dict[str, str]
) -> None:
    token = form_token(ana.asks(), SETTINGS)

    assert verdict(Browser(cookies=other).asks(), SETTINGS, token) is FOREIGN


def test_a_form_from_before_signing_in_again_is_stale_and_not_lost(ana: Browser) -> None:
    token = form_token(ana.asks(), SETTINGS)

    ana.cookies["__Host-atiende"] = "the next session"

    assert verdict(ana.asks(origin=HERE), SETTINGS, token) is STALE


def test_the_sign_in_page_has_a_token_before_there_is_a_session() -> None:
    stranger = Browser(cookies={"__Host-atiende-browser": "browser"})

    token = form_token(stranger.asks(), SETTINGS)

    assert verdict(stranger.asks(), SETTINGS, token) is OURS


def test_two_forms_never_hold_the_same_token(ana: Browser) -> None:
    assert form_token(ana.asks(), SETTINGS) != form_token(ana.asks(), SETTINGS)


def test_another_desk_s_token_is_worth_nothing(ana: Browser) -> None:
    token = form_token(ana.asks(), Settings(secret_key="y" * 32))

    assert verdict(ana.asks(), SETTINGS, token) is FOREIGN


def test_the_desk_s_own_address_counts_and_not_what_a_proxy_made_of_it(ana: Browser) -> None:
    settings = Settings(public_url="https://desk.example", secret_key="x" * 32)
    ana.url = "http://10.0.0.5:8000"
    token = form_token(ana.asks(), settings)

    assert verdict(ana.asks(origin="https://desk.example"), settings, token) is OURS
    assert verdict(ana.asks(origin="http://10.0.0.5:8000"), settings, token) is FOREIGN
