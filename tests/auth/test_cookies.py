from starlette.responses import Response

from auth import cookies
from settings import Settings
from tests.auth.browser import SETTINGS, Browser


def set_cookies(response: Response) -> list[str]:
    return response.headers.getlist("set-cookie")


def test_the_session_s_cookie_is_for_this_host_over_https_and_for_no_script() -> None:
    response = Response()

    cookies.keep_session(Browser().asks(), response, SETTINGS, "token")

    days = 14 + 1
    assert set_cookies(response) == [
        f"__Host-atiende=token; HttpOnly; Max-Age={days * 86400}; Path=/; SameSite=lax; Secure"
    ]


def test_over_plain_http_the_cookies_go_without_what_browsers_refuse_there() -> None:
    response, browser = Response(), Browser(url="http://localhost:8000", client="127.0.0.1")
    request = browser.asks()

    cookies.keep_session(request, response, SETTINGS, "token")

    assert set_cookies(response) == [
        "atiende=token; HttpOnly; Max-Age=1296000; Path=/; SameSite=lax"
    ]
    assert cookies.session_cookie(
        Browser("http://localhost", cookies={"atiende": "token"}).asks(), SETTINGS
    )


def test_behind_a_proxy_that_ends_https_the_desk_s_address_makes_them_secure() -> None:
    response = Response()
    settings = Settings(public_url="https://desk.example", secret_key="x" * 32)

    cookies.keep_session(Browser(url="http://desk.example").asks(), response, settings, "token")

    assert set_cookies(response)[0].startswith("__Host-atiende=token;")
    assert set_cookies(response)[0].endswith("; Secure")


def test_over_https_a_cookie_without_the_prefix_is_not_ours() -> None:
    browser = Browser(cookies={"atiende": "planted", "atiende-browser": "planted"})

    request = browser.asks()

    assert cookies.session_cookie(request, SETTINGS) == ""
    assert cookies.browser_cookie(request, SETTINGS) != "planted"


def test_a_browser_keeps_the_value_that_its_first_answer_gave_it() -> None:
    browser, response = Browser(), Response()
    first = browser.asks()

    value = cookies.browser_cookie(first, SETTINGS)
    cookies.keep_browser(first, response, SETTINGS)
    browser.hears(response)
    second, again = browser.asks(), Response()
    same_value = cookies.browser_cookie(second, SETTINGS)
    cookies.keep_browser(second, again, SETTINGS)

    assert cookies.browser_cookie(first, SETTINGS) == value == same_value
    assert len(value) == 43
    assert set_cookies(again) == []


def test_signing_out_takes_the_session_s_cookie_away() -> None:
    browser, response = Browser(cookies={"__Host-atiende": "token"}), Response()

    cookies.forget_session(browser.asks(), response, SETTINGS)
    browser.hears(response)

    assert browser.cookies == {}
