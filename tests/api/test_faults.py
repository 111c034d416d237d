"""What goes wrong outside an act: told by a code and a path in the reader's words, and never by an
exception's name.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import orjson
import pytest

from models.database import execute
from models.vocabulary import Language
from procedure.core.actor import Actor
from tests.api.mutation_calls import Visitor
from tests.api.world import ticket_id
from tests.builders import a_ticket, nothing_changes
from tests.cast import Desk

At = Callable[[Actor | None], Visitor]


async def test_a_fault_of_ours_is_masked_and_has_a_number_to_tell(
    at: At, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    ticket = await a_ticket(desk)
    await execute(
        "UPDATE ticket SET details = 'no json', levels_revision = 99 WHERE id = $1", [ticket.id]
    )

    body = await at(desk.ana).answer(
        "query($id: ID!) { me { role } ticket(id: $id) { number details { name } } }",
        id=ticket_id(ticket),
    )

    [error] = body["errors"]
    assert error["extensions"] == {
        "code": "INTERNAL",
        "retryable": True,
        "requestId": body["extensions"]["requestId"],
    }
    assert error["path"] == ["ticket", "details"]
    assert body["extensions"]["requestId"] in error["message"]
    for word in (b"JSON", b"Error", b"Traceback", b"orjson", b"levels_revision"):
        assert word not in orjson.dumps(body)


@pytest.mark.parametrize("content", ["{", "[]", '{"x": 1}', "null"])
async def test_what_a_question_proposes_and_nobody_could_follow_is_refused_in_words(
    at: At, desk: Desk, content: str
) -> None:
    asked = "query($c: String!) { whatIf(kind: SERVICE_LEVELS, content: $c) { tickets } }"

    body = await at(desk.lucia).answer(asked, c=content)

    [error] = body["errors"]
    assert (error["extensions"]["code"], error["extensions"]["field"]) == ("BAD_POLICY", "content")
    assert not error["extensions"]["retryable"]
    assert error["message"].startswith("Esta política no se puede seguir: ")


BAD_INPUT: list[tuple[str, dict[str, Any], str]] = [
    ("$i: RegisterTicketInput!", {}, "i"),
    ("$i: RegisterTicketInput!", {"i": None}, "i"),
    ("$i: RegisterTicketInput!", {"i": 7}, "i"),
    ("$i: RegisterTicketInput!", {"i": {"type": "INCIDENT"}}, "i.subject"),
    ("$i: RegisterTicketInput!", {"i": {"type": "NONSENSE"}}, "i.type"),
    ("$i: RegisterTicketInput!", {"i": {"type": "INCIDENT", "priority": "HIGH"}}, "i.priority"),
    ("$i: RegisterTicketInput!", {"i": {"occurredAt": "yesterday"}}, "i.occurredAt"),
    ("$i: RegisterTicketInput!", {"i": {"occurredAt": "2026-03-02T10:00:00"}}, "i.occurredAt"),
    ("$i: RegisterTicketInput!", {"i": {"subject": ["x"]}}, "i.subject"),
    ("$i: RegisterTicketInput!", {"i": {"incident": {"whatFails": None}}}, "i.incident.whatFails"),
]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("declared", "variables", "path"), BAD_INPUT)
async def test_a_variable_that_does_not_fit_is_told_by_its_path_in_our_words(
    at: At, desk: Desk, language: Language, declared: str, variables: dict[str, Any], path: str
) -> None:
    caller = Visitor(at(desk.ana).door, desk.ana, language)
    query = f"mutation({declared}) {{ registerTicket(input: $i) {{ userErrors {{ code }} }} }}"

    async with nothing_changes():
        body = await caller.answer(query, **variables)

    errors = {error["extensions"]["field"]: error for error in body["errors"]}
    assert "data" not in body
    assert path in errors
    assert errors[path]["extensions"]["code"] == "BAD_INPUT"
    begins = "El dato «" if language is Language.ES else "The value “"
    assert errors[path]["message"].startswith(begins)
    for word in ("Variable", "Expected", "GraphQLError", "None"):
        assert word not in errors[path]["message"]


BAD_TEXTS = [
    "\x00",
    "a\x00b",
    "%",
    "_",
    "!",
    "'",
    '"',
    "\\",
    "ñ" * 300,
    " ",
    "🙂",
    "a" * 5000,
    "* OR 1",
    "-",
    "()",
    "NEAR(",
    "\u202e",
]


@pytest.mark.parametrize("text", BAD_TEXTS)
async def test_no_text_that_is_looked_for_breaks_a_question(at: At, desk: Desk, text: str) -> None:
    await a_ticket(desk)
    questions = [
        "query($t: String!) { ticket(number: $t) { id } }",
        "query($t: String!) { people(first: 5, search: $t) { nodes { name } } }",
        "query($t: String!) { articles(first: 5, search: $t) { nodes { title } } }",
        "query($t: String!) { tickets(first: 5, filter: {search: $t}) { nodes { id } } }",
        (
            "query($t: String!) { tickets(first: 5, filter: {search: $t}, orderBy: [{field:"
            " RELEVANCE}]) { nodes { id } } }"
        ),
    ]

    for question in questions:
        body = await at(desk.lucia).answer(question, t=text)
        codes = [error["extensions"]["code"] for error in body.get("errors", [])]
        assert codes in ([], ["BAD_INPUT"]), question


CURSORS = [
    "",
    "x",
    "ñ",
    "bnVsbA",
    "W10",
    "\x00",
    "x" * 5000,
    ["-updated_at,-id", "2026-03-02T12:00:00", 1],
    ["-updated_at,-id", "0001-01-01T00:00:00+14:00", 1],
    ["-updated_at,-id", "9999-12-31T23:59:59-14:00", 1],
    ["-updated_at,-id", "yesterday", 1],
    ["-updated_at,-id", 7, 1],
    ["-updated_at,-id", None, 1],
    ["-updated_at,-id", "2026-03-02T12:00:00+00:00", "1"],
    ["-updated_at,-id", "2026-03-02T12:00:00+00:00", True],
    ["-updated_at,-id", "2026-03-02T12:00:00+00:00", 2**63],
    ["-updated_at,-id", "2026-03-02T12:00:00+00:00", -(2**63)],
    ["-updated_at,-id", "2026-03-02T12:00:00+00:00", 1.5],
    ["-updated_at,-id", "2026-03-02T12:00:00+00:00"],
    ["-updated_at,-id", "2026-03-02T12:00:00+00:00", 1, 1],
    ["number,id", "SAC-2026-000001", 1],
    ["id", 1],
    {"-updated_at,-id": 1},
]
NUMBERED: list[Any] = [
    ["number,id", 7, 1],
    ["number,id", "a\x00", 1],
    ["number,id", ["x"], 1],
    ["number,id", {}, 1],
]


def cursor(shape: object) -> str:
    if isinstance(shape, str):
        return shape
    return urlsafe_b64encode(orjson.dumps(shape)).decode().rstrip("=")


@pytest.mark.parametrize("shape", CURSORS)
async def test_a_cursor_that_is_garbage_or_of_another_list_is_told_so(
    at: At, desk: Desk, shape: object
) -> None:
    await a_ticket(desk)

    for end in ("first: 1, after", "last: 1, before"):
        query = f"query($c: String) {{ tickets({end}: $c) {{ nodes {{ id }} }} }}"
        assert await at(desk.lucia).fault(query, c=cursor(shape)) == "BAD_CURSOR"


@pytest.mark.parametrize("shape", NUMBERED)
async def test_a_cursor_with_a_value_of_another_kind_is_told_so(
    at: At, desk: Desk, shape: object
) -> None:
    await a_ticket(desk)
    query = (
        "query($c: String) { tickets(first: 1, after: $c, orderBy: [{field: NUMBER}]) { nodes { id"
        " } } }"
    )

    assert await at(desk.lucia).fault(query, c=cursor(shape)) == "BAD_CURSOR"


async def test_aliases_of_one_thing_each_get_what_they_ask(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk)
    query = """query($id: ID!) {
      t: ticket(id: $id) {
        a: requester { name } b: requester { email }
        c: messages(first: 1) { nodes { body } } d: messages(last: 1) { nodes { kind } }
        e: watchers { id } f: watchers { person { name } }
        g: resolutions { round } h: resolutions { solution }
      }
      queue(view: UNASSIGNED, first: 5) {
        x: tickets { nodes { number } } y: tickets { nodes { subject } } }
      me { p: person { name } q: person { email } }
      tickets(first: 5) { nodes { m: messages(first: 1) { nodes { id } } }
                          edges { node { m: messages(first: 1) { nodes { body } } } } }
    }"""
    act = """mutation($id: ID!) { replyToTicket(id: $id, input: {body: "Hola"}) {
      a: ticket { number } b: ticket { subject }
      c: event { kind } d: event { seq } userErrors { code } } }"""

    read = await at(desk.lucia).ask(query, id=ticket_id(ticket))
    done = (await at(desk.ana).ask(act, id=ticket_id(ticket)))["replyToTicket"]

    assert (read["t"]["a"], read["t"]["b"]) == (
        {"name": "Ana Rojas"},
        {"email": "ana@andina.example"},
    )
    assert read["queue"]["x"]["nodes"] == [{"number": ticket.number}]
    assert read["queue"]["y"]["nodes"] == [{"subject": ticket.subject}]
    assert (read["me"]["p"], read["me"]["q"]) == (
        {"name": "Lucía Herrera"},
        {"email": "lucía@bizflow.example"},
    )
    assert (done["a"], done["b"]) == ({"number": ticket.number}, {"subject": ticket.subject})
    assert (done["c"], done["d"]["seq"]) == ({"kind": "CUSTOMER_REPLIED"}, 4)


async def test_the_same_page_asked_twice_with_other_sizes_is_answered_twice(
    at: At, desk: Desk
) -> None:
    ticket = await a_ticket(desk)
    await at(desk.ana).done("replyToTicket", id=ticket_id(ticket), input={"body": "Hola"})
    query = """{ tickets(first: 5) { nodes { messages(first: 1) { nodes { body } } }
                 edges { node { messages(first: 2) { nodes { body } } } } } }"""

    found = (await at(desk.ana).ask(query))["tickets"]

    assert [len(node["messages"]["nodes"]) for node in found["nodes"]] == [1]
    assert [len(edge["node"]["messages"]["nodes"]) for edge in found["edges"]] == [2]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (
            "{ tickets(first: 2, filter: {status: [CLOSED, LOST]}) { nodes { id } } }",
            "filter.status[1]",
        ),
        ('{ tickets(first: "two") { nodes { id } } }', "first"),
        (
            '{ tickets(first: 2, filter: {closedAt: {since: "ayer"}}) { nodes { id } } }',
            "filter.closedAt.since",
        ),
        ("{ promisePreview(input: {type: INQUIRY, needed: NOW}) { priority } }", "input.affects"),
        (
            (
                "{ promisePreview(input: {type: INQUIRY, affects: ONLY_ME, needed: NOW, why: 1}) {"
                " priority } }"
            ),
            "input.why",
        ),
    ],
)
async def test_a_wrong_value_in_the_document_is_told_like_one_in_the_variables(
    at: At, desk: Desk, asked: str, field: str
) -> None:
    [error] = (await at(desk.laura).answer(asked))["errors"]

    assert (error["extensions"]["code"], error["extensions"]["field"]) == ("BAD_INPUT", field)
    assert field in error["message"]
