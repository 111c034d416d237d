"""GraphQL over HTTP, to the letter: what is accepted, what is answered, and with which status."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from api.gateway.documents import digest
from api.gateway.door import Door
from models.database import Database
from models.vocabulary import Scope
from procedure.core.actor import Actor
from tests.api.mutation_calls import GRAPHQL, JSON, Line, token_of
from tests.builders import nothing_changes
from tests.cast import Desk

ASK = "{ rateLimit { limit } }"
ME = "{ me { role } }"
Dial = Callable[[Actor], Awaitable[Line]]


@pytest.fixture
def stranger(http: httpx.AsyncClient) -> Line:
    return Line(http)


def code(response: httpx.Response) -> str:
    [error] = response.json()["errors"]
    return str(error["extensions"]["code"])


async def test_a_query_is_answered_with_its_media_type_and_is_never_kept(stranger: Line) -> None:
    response = await stranger.post({"query": ASK})

    assert response.status_code == 200
    assert response.headers["content-type"] == f"{GRAPHQL}; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.json()["data"] == {"rateLimit": {"limit": 1_000_000}}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (GRAPHQL, GRAPHQL),
        (JSON, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("", JSON),
        (f"{JSON};q=0.5, {GRAPHQL}", GRAPHQL),
        (f"{GRAPHQL};q=0.0, {JSON}", JSON),
        (f"text/html, {GRAPHQL}; charset=utf-8", GRAPHQL),
        ("TEXT/HTML, APPLICATION/JSON", JSON),
    ],
)
async def test_the_best_liked_media_type_is_answered(
    stranger: Line, accept: str, media: str
) -> None:
    response = await stranger.post({"query": ASK}, accept=accept)

    assert (response.status_code, response.headers["content-type"]) == (
        200,
        f"{media}; charset=utf-8",
    )


@pytest.mark.parametrize("accept", ["text/html", "image/*", f"{JSON};q=0", "nonsense"])
async def test_a_media_type_that_is_not_ours_is_406(stranger: Line, accept: str) -> None:
    response = await stranger.post({"query": ASK}, accept=accept)

    assert (response.status_code, code(response)) == (406, "NOT_ACCEPTABLE")


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=latin-1",
        "",
    ],
)
async def test_a_body_of_another_kind_is_415(stranger: Line, content_type: str) -> None:
    response = await stranger.post(
        content=b'{"query": "{ me { role } }"}', content_type=content_type
    )

    assert (response.status_code, code(response)) == (415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize(
    "content_type", ['application/json; charset="UTF-8"', "Application/JSON;charset=utf-8"]
)
async def test_json_in_utf_8_is_read_however_it_is_spelled(
    stranger: Line, content_type: str
) -> None:
    response = await stranger.post(
        content=b'{"query": "{ rateLimit { limit } }"}', content_type=content_type
    )

    assert response.status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"1",
        b'"x"',
        b"[]",
        b'[{"query": "{ rateLimit { limit } }"}]',
        b"{",
        b"\xff\xfe",
        b"{}",
        b'{"query": null}',
        b'{"query": 7}',
        b'{"query": ["{ rateLimit { limit } }"]}',
        b'{"query": "{ rateLimit { limit } }", "variables": "x"}',
        b'{"query": "{ rateLimit { limit } }", "variables": []}',
        b'{"query": "{ rateLimit { limit } }", "operationName": 1}',
        b'{"query": "{ rateLimit { limit } }", "extensions": 1}',
        b'{"extensions": {"persistedQuery": {"sha256Hash": 7}}}',
        b'{"query": "{ rateLimit { limit } }", "variables": {"x": "\\ud800"}}',
        b'{"a":' * 5000,
    ],
)
@pytest.mark.parametrize("accept", [GRAPHQL, JSON])
async def test_a_body_that_is_no_request_is_400(stranger: Line, body: bytes, accept: str) -> None:
    response = await stranger.post(content=body, accept=accept)

    assert (response.status_code, code(response)) == (400, "BAD_REQUEST")
    assert "data" not in response.json()


async def test_ten_megabytes_are_413_whether_announced_or_not(stranger: Line) -> None:
    async def parts() -> Any:
        for _ in range(10):
            yield b"x" * 1_000_000

    announced = await stranger.post(content=b"x" * 10_000_000)
    streamed = await stranger.http.post("/graphql", content=parts(), headers={"content-type": JSON})
    long_text = await stranger.post({"query": "#" * 100_001})

    assert (announced.status_code, code(announced)) == (413, "TOO_LARGE")
    assert (streamed.status_code, code(streamed)) == (413, "TOO_LARGE")
    assert (long_text.status_code, code(long_text)) == (413, "TOO_LARGE")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("{", "PARSE_FAILED"),
        ("{ nothing }", "VALIDATION_FAILED"),
        ("query A { rateLimit { limit } } query B { rateLimit { limit } }", "BAD_REQUEST"),
        ("query($n: Int!) { people(first: $n) { nodes { id } } }", "UNAUTHENTICATED"),
        ("{ " + " ".join(f"a{n}: __typename" for n in range(61)) + " }", "TOO_COMPLEX"),
        ("subscription { ticketEvents(ticketId: 1) { seq } }", "UNAUTHENTICATED"),
    ],
)
async def test_a_refused_document_is_400_or_by_plain_json_200(
    stranger: Line, query: str, expected: str
) -> None:
    strict = await stranger.post({"query": query})
    plain = await stranger.post({"query": query}, accept=JSON)

    statuses = (401, 401) if expected == "UNAUTHENTICATED" else (400, 200)
    assert (strict.status_code, plain.status_code) == statuses
    assert (code(strict), code(plain)) == (expected, expected)
    assert "data" not in strict.json()


@pytest.mark.parametrize(
    ("query", "place"),
    [("{\n  rateLimit {", "línea 2"), ("{\n  nothing }", "línea 2, columna 3")],
)
async def test_a_faulty_document_is_told_by_its_place_and_the_library_s_words_stand_beside(
    stranger: Line, query: str, place: str
) -> None:
    (told,) = (await stranger.post({"query": query})).json()["errors"]

    assert place in told["message"]
    assert told["extensions"]["detail"]
    assert told["extensions"]["detail"] not in told["message"]


async def test_variables_of_the_wrong_type_are_a_refused_request(line: Dial, desk: Desk) -> None:
    query = "query($n: Int!) { people(first: $n) { nodes { id } } }"
    ana = await line(desk.ana)

    strict = await ana.post({"query": query, "variables": {"n": "many"}})
    plain = await ana.post({"query": query, "variables": {"n": "many"}}, accept=JSON)

    assert (strict.status_code, code(strict)) == (400, "BAD_INPUT")
    assert (plain.status_code, code(plain)) == (200, "BAD_INPUT")


async def test_a_fault_of_a_field_is_an_answer(line: Dial, desk: Desk) -> None:
    response = await (await line(desk.ana)).post(
        {"query": "{ tickets(first: 0) { nodes { id } } }"}
    )

    assert (response.status_code, code(response)) == (200, "BAD_PAGE_SIZE")
    assert response.json()["data"] is None


# Methods


async def test_a_get_asks_and_never_acts(line: Dial, desk: Desk) -> None:
    ana = await line(desk.ana)
    headers = {"accept": GRAPHQL, **ana.authorization()}
    act = "mutation { updatePreferences(input: {language: EN}) { userErrors { code } } }"

    asked = await ana.http.get("/graphql", params={"query": ME, "variables": "{}"}, headers=headers)
    async with nothing_changes():
        acted = await ana.http.get("/graphql", params={"query": act}, headers=headers)

    assert (asked.status_code, asked.json()["data"]) == (200, {"me": {"role": "CUSTOMER"}})
    assert (acted.status_code, acted.headers["allow"]) == (405, "GET, POST")
    assert code(acted) == "METHOD_NOT_ALLOWED"


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"query": ""},
        {"query": ASK, "variables": "{"},
        {"query": ASK, "variables": "[]"},
        {"query": ASK, "extensions": "1"},
    ],
)
async def test_a_get_that_is_no_request_is_400(stranger: Line, params: dict[str, str]) -> None:
    response = await stranger.http.get("/graphql", params=params, headers={"accept": GRAPHQL})

    assert response.status_code == 400


@pytest.mark.parametrize("method", ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
async def test_another_method_is_405_and_is_told_which_there_are(
    stranger: Line, method: str
) -> None:
    response = await stranger.http.request(method, "/graphql", params={"query": ASK})

    assert (response.status_code, response.headers["allow"]) == (405, "GET, POST")


# Who calls


@pytest.mark.parametrize(
    "authorization", ["Bearer atd_guess", "Bearer x", "bearer " + "y" * 5000, "Bearer atd_\x7f"]
)
async def test_a_token_that_is_none_is_401_even_where_none_is_needed(
    stranger: Line, authorization: str
) -> None:
    response = await stranger.post({"query": ASK}, authorization=authorization)

    assert (response.status_code, code(response)) == (401, "UNAUTHENTICATED")
    assert response.headers["www-authenticate"] == 'Bearer realm="atiende"'


async def test_a_late_token_is_401(http: httpx.AsyncClient, desk: Desk) -> None:
    token = await token_of(desk.ana, lifetime=timedelta(seconds=-1))

    response = await Line(http, token).post({"query": ME})

    assert response.status_code == 401


async def test_another_scheme_and_a_cookie_open_nothing(stranger: Line) -> None:
    basic = await stranger.post({"query": ME}, authorization="Basic YTpi")
    cookie = await stranger.post({"query": ME}, cookie="__Host-session=x")

    assert (basic.status_code, cookie.status_code) == (401, 401)


async def test_headers_that_claim_an_identity_change_nothing(line: Dial, desk: Desk) -> None:
    response = await (await line(desk.ana)).post(
        {"query": ME}, x_remote_user="lucia", x_forwarded_user="lucia", x_forwarded_for="127.0.0.1"
    )

    assert response.json()["data"] == {"me": {"role": "CUSTOMER"}}


async def test_a_missing_scope_is_403_and_named(http: httpx.AsyncClient, desk: Desk) -> None:
    narrow = Line(http, await token_of(desk.ana, Scope.PROFILE))

    refused = await narrow.post({"query": "{ me { role person { name } } }"}, accept=JSON)
    allowed = await narrow.post({"query": ME})

    assert (refused.status_code, code(refused)) == (403, "MISSING_SCOPE")
    assert "people:read" in refused.json()["errors"][0]["message"]
    assert allowed.status_code == 200


async def test_what_is_the_staff_s_is_403_for_a_customer(line: Dial, desk: Desk) -> None:
    response = await (await line(desk.ana)).post({"query": "{ queue { counts { count } } }"})

    assert (response.status_code, code(response)) == (403, "NOT_ALLOWED_FOR_ROLE")


# Persisted by hash


async def test_a_document_is_sent_once_and_then_asked_for_by_its_hash(stranger: Line) -> None:
    by_hash = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": digest(ASK).upper()}}}

    unknown = await stranger.post(by_hash, accept=JSON)
    unknown_strictly = await stranger.post(by_hash)
    sent = await stranger.post({"query": ASK, **by_hash})
    known = await stranger.post(by_hash)
    got = await stranger.http.get(
        "/graphql",
        params={"extensions": f'{{"persistedQuery":{{"version":1,"sha256Hash":"{digest(ASK)}"}}}}'},
    )

    assert (unknown.status_code, code(unknown)) == (200, "PERSISTED_QUERY_NOT_FOUND")
    assert (unknown_strictly.status_code, code(unknown_strictly)) == (
        400,
        "PERSISTED_QUERY_NOT_FOUND",
    )
    assert [each.json()["data"] for each in (sent, known, got)] == [
        {"rateLimit": {"limit": 1_000_000}}
    ] * 3


async def test_a_hash_of_another_document_is_refused(stranger: Line) -> None:
    body = {
        "query": ASK,
        "extensions": {"persistedQuery": {"version": 1, "sha256Hash": digest(ME)}},
    }

    response = await stranger.post(body)

    assert (response.status_code, code(response)) == (400, "PERSISTED_QUERY_MISMATCH")


async def test_a_hash_of_another_kind_is_refused_without_being_looked_up(stranger: Line) -> None:
    persisted = {"version": 2, "sha256Hash": digest(ASK)}

    response = await stranger.post({"query": ASK, "extensions": {"persistedQuery": persisted}})

    assert (response.status_code, code(response)) == (400, "PERSISTED_QUERY_NOT_SUPPORTED")


# Languages


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("", "No sabemos"),
        ("en-GB,es;q=0.5", "We do not"),
        ("es;q=0.3, en;q=0.9", "We do not"),
        ("de", "No sabemos"),
    ],
)
async def test_a_fault_is_told_in_the_language_liked_best(
    stranger: Line, language: str, begins: str
) -> None:
    response = await stranger.post({"query": ME}, accept_language=language)

    assert response.json()["errors"][0]["message"].startswith(begins)


# The database away


async def test_without_the_database_everything_is_503_and_to_be_tried_again(
    line: Dial, desk: Desk, db: Database, door: Door
) -> None:
    ana = await line(desk.ana)
    await door.policies(datetime.now(UTC))

    await db.close()
    response = await ana.post({"query": ME})

    assert (response.status_code, code(response)) == (503, "UNAVAILABLE")
    assert response.headers["retry-after"] == "5"
    assert response.json()["errors"][0]["extensions"]["retryable"] is True
