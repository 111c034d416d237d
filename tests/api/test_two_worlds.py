"""What someone may not see does not exist, also sideways: two worlds that differ only in it give
the same answers to the letter, to every query of the pages and to generated ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import orjson
import pytest
from graphql import (
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    OperationType,
    parse,
    print_ast,
    visit,
)
from graphql import (
    Visitor as Walker,
)

from api import ids
from models.tickets import Ticket
from models.vocabulary import Complexity, LinkKind, NoteKind, Role, Status, SupportLevel
from procedure.assignment.assigning import analyze
from procedure.assignment.watching import watch
from procedure.core.actor import Actor
from procedure.reception.links import link_tickets
from procedure.reception.tagging import create_tag, tag_ticket
from procedure.resolution.escalation import acknowledge, deescalate, escalate, join
from procedure.resolution.knowledge import consult_knowledge
from procedure.resolution.notes import add_note
from procedure.resolution.reply import reply
from procedure.resolution.saved_replies import create_saved_reply
from settings import HERE
from tests.api.mutation_calls import Visitor
from tests.api.requests import selection
from tests.api.world import World, a_world, ticket_id
from tests.builders import a_ticket, act, perform
from tests.cast import NOON, Desk

At = Callable[[Actor | None], Visitor]
OUTSIDERS = ("ana", "carlos", "elena", "partner")
LATER = NOON + timedelta(hours=3)
NOW = NOON + timedelta(hours=4)
ORDERS = ("NEXT_DUE_AT", "PRIORITY", "RECORDED_AT", "UPDATED_AT", "NUMBER")
FILTERS: list[dict[str, Any]] = [
    {},
    {"open": True},
    {"breached": True},
    {"assigned": True},
    {"unread": True},
    {"search": "timbra"},
    {"search": "Expediente interno"},
    {"updatedAt": {"newerThan": "PT2H"}},
]


@pytest.mark.parametrize("who", OUTSIDERS)
async def test_internal_work_and_others_requests_change_no_answer(
    at: At, desk: Desk, who: str
) -> None:
    world = await a_world(desk)
    work = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)
    caller = at(getattr(desk, who))
    before = [await answer(caller, *asked) for asked in questions(caller, world, work)]

    await what_nobody_outside_may_see(desk, work)

    after = [await answer(caller, *asked) for asked in questions(caller, world, work)]
    for asked, one, other in zip(questions(caller, world, work), before, after, strict=True):
        assert one == other, f"{asked[0][:80]} …{first_difference(one, other)}"


async def what_nobody_outside_may_see(desk: Desk, ticket: Ticket) -> None:
    laura, lucia, tomas = desk.laura, desk.lucia, desk.tomas
    note: dict[str, Any] = {"body": "Expediente interno", "kind": NoteKind.FINDING}
    await perform(laura, add_note, ticket, at=LATER, **note)
    await perform(laura, add_note, ticket, at=LATER, private=True, **note)
    await perform(laura, consult_knowledge, ticket, at=LATER, terms="timbra")
    await perform(laura, analyze, ticket, at=LATER, complexity=Complexity.C3)
    called: dict[str, Any] = {"level": SupportLevel.N2, "reason": "Expediente interno"}
    await perform(laura, escalate, ticket, at=LATER, **called)
    await perform(tomas, acknowledge, ticket, at=LATER)
    await perform(lucia, join, ticket, at=LATER)
    await perform(lucia, deescalate, ticket, at=LATER, reason="Ya no")
    async with act(lucia, at=LATER) as opened:
        tag = await create_tag(opened, name="Expediente interno")
    await perform(laura, tag_ticket, ticket, at=LATER, tag_id=tag.id)
    async with act(laura, at=LATER) as opened:
        await create_saved_reply(opened, title="Expediente interno", body_es="Hola, {{cliente}}.")
    foreign = await a_ticket(desk, Status.IN_PROGRESS, by=desk.beto, at=LATER)
    await perform(laura, reply, foreign, at=LATER, body="Expediente interno")
    linked: dict[str, Any] = {"other_id": foreign.id, "kind": LinkKind.DUPLICATE_OF}
    await perform(laura, link_tickets, ticket, at=LATER, **linked)


async def answer(caller: Visitor, query: str, variables: dict[str, Any]) -> bytes:
    body = await caller.answer(query, NOW, **variables)
    assert "errors" not in body, body["errors"]
    return orjson.dumps(body["data"])


def first_difference(one: bytes, other: bytes) -> tuple[str, str]:
    place = next(at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    around = slice(max(0, place - 200), place + 60)
    return one[around].decode(), other[around].decode()


def questions(caller: Visitor, world: World, work: Ticket) -> Iterator[tuple[str, dict[str, Any]]]:
    assert caller.actor is not None
    role = caller.actor.role
    for ticket in (world.ticket, world.folded, work):
        whole = f"query($id: ID!) {{ ticket(id: $id) {{ {selection('Ticket', role, 2)} }} }}"
        yield whole, {"id": ticket_id(ticket)}
        for document in PAGES:
            if OF_A_COMPANY in document and role is not Role.CUSTOMER_ADMIN:
                continue
            variables = told(caller.actor, ticket)
            if "SuggestArticlesInput" in document:
                variables["input"] = SUGGESTED
            if OF_A_COMPANY in document:
                variables["id"] = ids.encode("Person", world.ticket.requester_id)
            yield document, variables
    listed = selection("Ticket", role, 1, page=5)
    for wanted in FILTERS:
        yield (
            "query($filter: TicketFilter) { tickets(first: 50, filter: $filter) {"
            f" totalCount nodes {{ {listed} }} }} }}",
            {"filter": wanted},
        )
    for order in ORDERS:
        yield (
            f"{{ tickets(first: 50, orderBy: [{{field: {order}, direction: DESC}}]) {{ totalCount"
            " nodes { number version updatedAt } pageInfo { startCursor endCursor } } }",
            {},
        )
    yield f"{{ me {{ {selection('Viewer', role, 0)} }} }}", {}
    yield "{ people(first: 50) { totalCount nodes { name } } }", {}


def told(actor: Actor, ticket: Ticket) -> dict[str, Any]:
    """Whatever a query of the pages may ask for."""
    return {
        "number": ticket.number,
        "me": ids.encode("Person", actor.person_id or 0),
        "filter": {},
        "searching": False,
        "first": 20,
        "id": ids.encode("Article", 1),
        "ids": [],
        "place": "request",
        "search": "timbra",
        "input": {"type": "INCIDENT", "affects": "MY_TEAM", "needed": "NOW"},
    }


OF_A_COMPANY = "query Company"  # the pages of an administrator
SUGGESTED = {"type": "INCIDENT", "subject": "No timbra"}


def queries_of_the_pages() -> Iterator[str]:
    """Each with the fragments that it spreads, wherever they are written."""
    written = [parse(path.read_text()) for path in sorted((HERE / "portal").rglob("*.graphql"))]
    definitions = [each for document in written for each in document.definitions]
    fragments = {
        each.name.value: each for each in definitions if isinstance(each, FragmentDefinitionNode)
    }
    for each in definitions:
        if isinstance(each, OperationDefinitionNode) and each.operation is OperationType.QUERY:
            spread = spread_in(each, fragments)
            yield "\n".join(print_ast(node) for node in (each, *spread))


def spread_in(
    operation: OperationDefinitionNode, fragments: dict[str, FragmentDefinitionNode]
) -> list[FragmentDefinitionNode]:
    found: dict[str, FragmentDefinitionNode] = {}

    class Spreads(Walker):
        def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
            name = node.name.value
            if name not in found:
                found[name] = fragments[name]
                visit(fragments[name], Spreads())

    visit(operation, Spreads())
    return list(found.values())


PAGES = list(queries_of_the_pages())


def test_every_query_of_the_pages_is_asked() -> None:
    assert len(PAGES) >= 18


async def test_what_a_field_does_not_tell_no_filter_tells(at: At, desk: Desk) -> None:
    await a_world(desk)
    asked = "query($f: TicketFilter) { tickets(first: 1, filter: $f) { totalCount } }"

    for hidden in ({"complexity": ["C3"]}, {"not": {"escalated": True}}):
        assert await at(desk.ana).fault(asked, f=hidden) == "NOT_ALLOWED_FOR_ROLE"
        assert "errors" not in await at(desk.laura).answer(asked, f=hidden)


CHAIN = """query($id: ID!) { ticket(id: $id) { version
  events(first: 100) { nodes { seq kind prevHash hash } } } }"""


@pytest.mark.parametrize("who", OUTSIDERS)
async def test_the_chain_that_customers_know_has_no_gap_where_there_was_internal_work(
    at: At, desk: Desk, who: str
) -> None:
    work = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)
    await perform(desk.ana, watch, work, person_id=desk.carlos.person_id)
    caller = at(getattr(desk, who))
    before = (await caller.ask(CHAIN, id=ticket_id(work)))["ticket"]

    await what_nobody_outside_may_see(desk, work)
    await perform(desk.laura, reply, work, at=LATER, body="Lo vemos")

    after = (await caller.ask(CHAIN, id=ticket_id(work)))["ticket"]
    known, given = after["events"]["nodes"], before["events"]["nodes"]
    assert known[:-1] == given
    assert (known[-1]["kind"], after["version"]) == ("REPLIED", before["version"] + 1)
    assert [event["seq"] for event in known] == list(range(1, len(known) + 1))
    assert [event["prevHash"] for event in known] == ["", *(each["hash"] for each in given)]
    whole = (await at(desk.lucia).ask(CHAIN, id=ticket_id(work)))["ticket"]["events"]["nodes"]
    assert len(whole) > len(known)
