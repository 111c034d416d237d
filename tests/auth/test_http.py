from ipaddress import ip_network

import pytest

from auth import http, tokens
from auth.lifetimes import EXPLORER
from models.vocabulary import Scope
from settings import Settings
from tests.auth.browser import SETTINGS, a_request
from tests.cast import NOON, Desk

BEHIND_A_PROXY = Settings(
    public_url="https://desk.example",
    secret_key="x" * 32,
    trusted_proxies=(ip_network("10.0.0.0/8"),),
)


@pytest.mark.parametrize(
    ("header", "token"),
    [
        ("Bearer atd_1", "atd_1"),
        ("bearer  atd_1 ", "atd_1"),
        ("Bearer", None),
        ("Bearer ", None),
        ("Basic YTpi", None),
        ("atd_1", None),
        ("", None),
    ],
)
def test_a_token_is_read_from_the_authorization_header(header: str, token: str | None) -> None:
    assert http.token_in(a_request({"authorization": header})) == token


async def test_a_request_with_a_good_token_has_a_bearer(desk: Desk) -> None:
    token = await tokens.issue(
        [Scope.TICKETS_READ], now=NOON, lifetime=EXPLORER, person_id=desk.laura.person_id
    )

    bearer = await http.bearer(a_request({"authorization": f"Bearer {token}"}), NOON)

    assert bearer is not None
    assert bearer.actor.person_id == desk.laura.person_id
    assert await http.bearer(a_request({"authorization": "Bearer atd_other"}), NOON) is None
    assert await http.bearer(a_request(cookies={"authorization": f"Bearer {token}"}), NOON) is None


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("203.0.113.7", None, "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "192.0.2.66, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "192.0.2.66, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.1"),
        ("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("testclient", "198.51.100.1", "testclient"),
    ],
)
def test_a_forwarded_address_is_believed_from_our_proxies_only(
    peer: str, forwarded: str | None, address: str
) -> None:
    request = a_request({"x-forwarded-for": forwarded} if forwarded else {}, client=peer)

    assert http.client_address(request, BEHIND_A_PROXY) == address


@pytest.mark.parametrize(
    ("url", "client", "may"),
    [
        ("https://testserver", "203.0.113.7", True),
        ("http://localhost:8000", "127.0.0.1", True),
        ("http://127.0.0.1:8000", "127.0.0.1", True),
        ("http://[::1]:8000", "::1", True),
        ("http://desk.example", "203.0.113.7", False),
        ("http://localhost:8000", "203.0.113.7", False),
        ("http://evil.example:8000", "127.0.0.1", False),
    ],
)
def test_over_plain_http_only_this_machine_may_sign_in(url: str, client: str, may: bool) -> None:
    assert http.may_sign_in(a_request(url=url, client=client), SETTINGS) is may


@pytest.mark.parametrize("trace", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_what_came_through_a_proxy_that_nobody_named_is_not_from_this_machine(trace: str) -> None:
    direct = a_request(url="http://localhost:8000", client="127.0.0.1")
    passed_on = a_request({trace: "127.0.0.1"}, url="http://localhost:8000", client="127.0.0.1")

    assert http.from_this_machine(direct, SETTINGS)
    assert not http.from_this_machine(passed_on, SETTINGS)
    assert not http.may_sign_in(passed_on, SETTINGS)


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:0:1:a:b:c:d", "2001:db8:0:1::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_limits_count_an_address_or_a_whole_network_of_ipv6(address: str, counted_as: str) -> None:
    assert http.whereabouts(address) == counted_as
