"""Whatever is sent, the answer is quick: limits before validation, cost before execution, points by
the hour.
"""

import gc
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.gateway.door import Caller, Door, OperationRequest
from models.live import Hub
from models.vocabulary import Channel
from procedure.core.actor import Actor
from tests.api.mutation_calls import Visitor
from tests.cast import Desk

At = Callable[[Actor | None], Visitor]
QUICK = 0.5


def fan_out(levels: int) -> str:
    """Each fragment spreads the next one twice: a doubling at each level in a few hundred bytes."""
    spreads = [f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(levels)]
    return " ".join(
        ["{ ...F0 }", *spreads, f"fragment F{levels} on Query {{ rateLimit {{ limit }} }}"]
    )


def chain(levels: int) -> str:
    """The doubling with another field at each level, which validation has to merge."""
    spreads = [
        f"fragment G{n} on Query {{ ...G{n + 1} r{n}: rateLimit {{ limit }} ...G{n + 1} }}"
        for n in range(levels)
    ]
    return " ".join(
        ["{ ...G0 }", *spreads, f"fragment G{levels} on Query {{ rateLimit {{ limit }} }}"]
    )


def nested(times: int, start: str, field: str, end: str) -> str:
    return start + f"{{ {field} " * times + "}" * times + end


BOMBS = {
    "aliases": "{ " + " ".join(f"a{n}: rateLimit {{ limit }}" for n in range(600)) + " }",
    "repeats": "{ " + "rateLimit { limit } " * 700 + "}",
    "repeated leaves": "{ rateLimit { " + "limit " * 2900 + "} }",
    "inline repeats": "{ " + "... { rateLimit { limit } } " * 400 + "}",
    "inline repeats of other fields": (
        "{ " + "... on Query { rateLimit { limit cost } } " * 360 + "}"
    ),
    "depth": "{ tickets(first: 1) { nodes " + "{ mergedInto " * 200 + "{ id }" + "}" * 200 + " } }",
    "depth beyond the parser": "{ me " * 1400 + "}" * 1400,
    "directives": "{ rateLimit " + "@include(if: true) " * 400 + "{ limit } }",
    "directives on leaves": "{ rateLimit { " + "limit @skip(if: false) " * 300 + "} }",
    "fan out": fan_out(22),
    "fan out that merges": chain(22),
    "fragments in a ring": (
        "{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A }"
    ),
    "introspection": nested(300, "{ __schema { types ", "fields { type", "}") + "}",
    "introspection in breadth": (
        "{ "
        + " ".join(
            f"s{n}: __schema {{ types {{ name fields {{ name args {{ name }} type {{ name }} }}"
            " } }"
            for n in range(60)
        )
        + " }"
    ),
    "introspection by type": (
        '{ __type(name: "Ticket") { ' + "fields { type { " * 8 + "name" + " } }" * 8 + " } }"
    ),
    "three hundred fragments": (
        "{ "
        + " ".join(f"...F{n}" for n in range(300))
        + " } "
        + " ".join(f"fragment F{n} on Query {{ rateLimit {{ limit }} }}" for n in range(300))
    ),
    "fragments that repeat": (
        "{ "
        + " ".join(f"...F{n}" for n in range(70))
        + " } "
        + " ".join(
            f"fragment F{n} on Query {{ " + "rateLimit { limit } " * 9 + "}" for n in range(70)
        )
    ),
    "a web of fragments": (
        "{ ...F0 } "
        + " ".join(
            f"fragment F{n} on Query {{ " + " ".join(f"...F{m}" for m in range(30)) + " }"
            for n in range(30)
        )
    ),
    "introspection within": (
        "{ __schema { types { "
        + " ".join(f"f{n}: fields {{ name args {{ name type {{ name }} }} }}" for n in range(60))
        + " } } }"
    ),
    "values": (
        "{ tickets(first: 1, filter: " + "{and: [" * 400 + "]}" * 400 + ") { nodes { id } } }"
    ),
    "variables": (
        "query(" + " ".join(f"$v{n}: Int" for n in range(700)) + ") { rateLimit { limit } }"
    ),
    "tokens": "{ " + "x " * 40_000 + "}",
    "one long name": "{ " + "x" * 90_000 + " }",
    "one long text": '{ ticket(number: "' + "x" * 90_000 + '") { id } }',
    "comments": "# \n" * 30_000 + "{ rateLimit { limit } }",
}


@pytest.fixture
def uncollected() -> Iterator[None]:
    """A round of the garbage collector through everything the tests hold takes as long as a
    bomb.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("bomb", BOMBS)
async def test_a_document_made_to_be_slow_is_answered_at_once(
    at: At, desk: Desk, bomb: str
) -> None:
    lucia = at(desk.lucia)
    await lucia.ask("{ me { role } }")

    begun = time.thread_time()
    body = await lucia.answer(BOMBS[bomb])
    lasted = time.thread_time() - begun

    assert lasted < QUICK
    codes = {error["extensions"]["code"] for error in body.get("errors", [])}
    assert codes <= {"TOO_COMPLEX", "PARSE_FAILED", "VALIDATION_FAILED", "COST_EXCEEDED"}


def deep_filter(levels: int) -> dict[str, Any]:
    found: dict[str, Any] = {"open": True}
    for _ in range(levels):
        found = {"and": [found]}
    return found


FILTERS: dict[str, dict[str, Any]] = {
    "deep": deep_filter(5),
    "very deep": deep_filter(400),
    "wide": {"or": [{"open": True} for _ in range(20_000)]},
    "many values": {"status": ["CLOSED"] * 40_000},
    "many ids": {"areaIds": ["x"] * 40_000},
    "deep by not": {"not": {"not": {"not": {"not": {"open": True}}}}},
}


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("kind", FILTERS)
async def test_a_filter_too_deep_or_too_wide_is_refused_and_not_tried(
    at: At, desk: Desk, kind: str
) -> None:
    query = "query($f: TicketFilter) { tickets(first: 1, filter: $f) { nodes { id } } }"

    begun = time.thread_time()
    code = await at(desk.lucia).fault(query, f=FILTERS[kind])
    lasted = time.thread_time() - begun

    assert code == "TOO_COMPLEX"
    assert lasted < QUICK


async def test_a_filter_of_four_levels_is_answered(at: At, desk: Desk) -> None:
    query = "query($f: TicketFilter) { tickets(first: 1, filter: $f) { nodes { id } } }"

    assert await at(desk.lucia).ask(query, f=deep_filter(3)) == {"tickets": {"nodes": []}}


# Cost

PRICES = {
    "{ rateLimit { cost } }": 1,
    "{ tickets(first: 100) { nodes { messages(first: 100) { nodes { id } } } } }": 202,
    "query($n: Int) { tickets(first: $n) { nodes { messages(first: $n) { nodes { id } } } } }": 202,
}


@pytest.mark.parametrize("query", PRICES)
async def test_an_answer_tells_what_it_cost(at: At, desk: Desk, query: str) -> None:
    body = (
        await at(desk.lucia).answer(query, n=100)
        if "$n" in query
        else await at(desk.lucia).answer(query)
    )

    assert body["extensions"]["cost"]["points"] == PRICES[query]


async def test_pages_within_pages_are_refused_before_they_are_read(at: At, desk: Desk) -> None:
    query = """{ tickets(first: 100) { nodes {
      messages(first: 100) { nodes { author { id } client { id } } }
                 events(first: 100) { nodes { actor { id } message { author { id } } } } } } }"""

    assert await at(desk.lucia).fault(query) == "COST_EXCEEDED"


async def test_a_hundred_ids_cost_as_much_as_a_page_of_a_hundred(at: At, desk: Desk) -> None:
    query = (
        "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { messages(first: 100) { nodes { id"
        " } } } } }"
    )

    body = await at(desk.lucia).answer(query, ids=["x"] * 100)

    assert body["extensions"]["cost"]["nodes"] >= 10_000


async def test_introspection_has_its_price(at: At, desk: Desk) -> None:
    body = await at(desk.lucia).answer("{ __schema { types { name } } }")

    assert body["extensions"]["cost"]["points"] > 1


async def test_a_dry_run_tells_the_cost_and_reads_nothing(at: At, desk: Desk) -> None:
    body = await at(desk.lucia).answer(
        "{ rateLimit(dryRun: true) { cost remaining } tickets(first: 100) { nodes { id } } }"
    )

    assert body["data"] == {"rateLimit": {"cost": 3, "remaining": 1_000_000}}


# Points by the hour


@pytest.fixture
def poor(desk: Desk) -> Door:
    return Door(hub=Hub(), points_per_hour=10)


async def test_whoever_has_used_the_hour_s_points_waits_for_the_next_hour(
    poor: Door, desk: Desk
) -> None:
    at_ten = datetime(2026, 3, 2, 10, 59, tzinfo=UTC)
    ana, ask = Visitor(poor, desk.ana), "{ me { role } }"

    for _ in range(10):
        await ana.ask(ask, at_ten)
    refused = await poor.run(OperationRequest(ask), Caller(desk.ana), now=at_ten)
    other = await Visitor(poor, desk.beto).answer(ask, at_ten)
    later = await ana.answer(ask, at_ten + timedelta(minutes=1))

    assert (refused.status, refused.headers["Retry-After"]) == (429, "60")
    [error] = refused.body["errors"]
    assert (error["extensions"]["code"], error["extensions"]["retryable"]) == ("RATE_LIMITED", True)
    assert "60" in error["message"]
    assert other["data"] == later["data"] == {"me": {"role": "CUSTOMER"}}


async def test_a_person_has_one_allowance_whatever_the_channel(poor: Door, desk: Desk) -> None:
    for _ in range(10):
        await poor.run(OperationRequest("{ me { role } }"), Caller(desk.ana, Channel.PORTAL))

    assert (
        await poor.run(OperationRequest("{ me { role } }"), Caller(desk.ana, Channel.API))
    ).status == 429


async def test_nonsense_costs_points_too(poor: Door, desk: Desk) -> None:
    for n in range(10):
        await poor.run(OperationRequest(f"{{ nothing{n} }}"), Caller(desk.ana))

    assert (await poor.run(OperationRequest("{ me { role } }"), Caller(desk.ana))).status == 429


async def test_strangers_are_counted_by_their_address(poor: Door) -> None:
    ask = OperationRequest("{ rateLimit { remaining } }")

    for _ in range(10):
        await poor.run(ask, Caller(None, address="203.0.113.7"))

    assert (await poor.run(ask, Caller(None, address="203.0.113.7"))).status == 429
    assert (await poor.run(ask, Caller(None, address="203.0.113.8"))).status == 200


# Pages


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "(first: 0)",
        "(first: -1)",
        "(first: 101)",
        "(last: 101)",
        "(first: 1, last: 1)",
        "(first: null)",
    ],
)
@pytest.mark.parametrize("field", ["tickets", "people", "organizations", "articles", "queue"])
async def test_a_page_has_one_to_a_hundred_rows_from_one_end(
    at: At, desk: Desk, field: str, arguments: str
) -> None:
    below = "{ tickets { nodes { id } } }" if field == "queue" else "{ nodes { id } }"

    assert await at(desk.lucia).fault(f"{{ {field}{arguments} {below} }}") == "BAD_PAGE_SIZE"
