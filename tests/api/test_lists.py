"""Lists: pages that stay put while rows arrive, every order and filter, the same on both engines,
in few statements.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from models.database import count_statements, dialect, execute
from models.tickets import Ticket
from models.vocabulary import Affects, Needed, Status, TicketType
from procedure.core.actor import Actor
from tests.api.mutation_calls import Visitor
from tests.api.world import ticket_id
from tests.builders import a_registered_ticket, a_ticket
from tests.cast import NOON, Desk
from tests.stories.test_a_whole_life import INCIDENT

At = Callable[[Actor | None], Visitor]
MINUTE = timedelta(minutes=1)
PAGE = """query($first: Int, $after: String, $last: Int, $before: String, $filter: TicketFilter,
    $by: [TicketOrder!]) {
  tickets(first: $first, after: $after, last: $last, before: $before, filter: $filter,
      orderBy: $by) {
    nodes { number } edges { cursor node { number } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""


async def page(caller: Visitor, **arguments: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await caller.ask(PAGE, **arguments))["tickets"]
    return found


def ends(found: dict[str, Any]) -> list[int]:
    """The last figures of the numbers on the page."""
    return [int(node["number"][-6:]) for node in found["nodes"]]


async def some(desk: Desk, many: int) -> None:
    for minute in range(many):
        await a_registered_ticket(desk.ana, at=NOON + minute * MINUTE)


async def test_pages_stay_put_while_tickets_arrive(at: At, desk: Desk) -> None:
    await some(desk, 5)
    ana = at(desk.ana)

    first = await page(ana, first=2)
    await a_registered_ticket(desk.ana, at=NOON + timedelta(hours=1))
    second = await page(ana, first=2, after=first["pageInfo"]["endCursor"])
    third = await page(ana, first=2, after=second["pageInfo"]["endCursor"])
    back = await page(ana, last=2, before=third["pageInfo"]["startCursor"])

    assert [ends(each) for each in (first, second, third, back)] == [[5, 4], [3, 2], [1], [3, 2]]
    assert [each["pageInfo"]["hasNextPage"] for each in (first, second, third)] == [
        True,
        True,
        False,
    ]
    assert back["pageInfo"]["hasPreviousPage"] is True
    assert next(edge["cursor"] for edge in second["edges"]) == second["pageInfo"]["startCursor"]


async def test_a_page_that_is_empty_has_no_cursors(at: At, desk: Desk) -> None:
    assert await page(at(desk.ana), first=5) == {
        "nodes": [],
        "edges": [],
        "pageInfo": {
            "hasNextPage": False,
            "hasPreviousPage": False,
            "startCursor": None,
            "endCursor": None,
        },
    }


ORDERS = [
    [{"field": "NUMBER"}],
    [{"field": "NUMBER", "direction": "DESC"}],
    [{"field": "RECORDED_AT"}, {"field": "NUMBER", "direction": "DESC"}],
    [{"field": "NEXT_DUE_AT", "direction": "DESC"}, {"field": "UPDATED_AT"}],
    [{"field": "PRIORITY"}],
    [{"field": "PRIORITY", "direction": "DESC"}, {"field": "NUMBER"}],
]


@pytest.mark.parametrize("by", ORDERS)
async def test_every_order_is_walked_whole_from_either_end(
    at: At, desk: Desk, by: list[dict[str, str]]
) -> None:
    await some(desk, 3)
    await a_registered_ticket(desk.ana, at=NOON)
    whole = ends(await page(at(desk.ana), first=10, by=by))

    forward: list[int] = []
    backward: list[int] = []
    after = before = None
    for _ in range(4):
        ahead = await page(at(desk.ana), first=1, after=after, by=by)
        behind = await page(at(desk.ana), last=1, before=before, by=by)
        forward += ends(ahead)
        backward += ends(behind)
        after, before = ahead["pageInfo"]["endCursor"], behind["pageInfo"]["startCursor"]

    assert sorted(whole) == [1, 2, 3, 4]
    assert forward == backward[::-1] == whole


async def test_priorities_come_by_how_strict_they_are(at: At, desk: Desk) -> None:
    for impact, urgency in (
        ("ONLY_ME", "NO_RUSH"),
        ("WHOLE_COMPANY", "NOW"),
        ("MY_TEAM", "THIS_WEEK"),
    ):
        await a_registered_ticket(desk.ana, affects=Affects(impact), needed=Needed(urgency))

    strictest = await page(at(desk.ana), first=5, by=[{"field": "PRIORITY"}])
    mildest = await page(at(desk.ana), first=5, by=[{"field": "PRIORITY", "direction": "DESC"}])

    assert (ends(strictest), ends(mildest)) == ([2, 3, 1], [1, 3, 2])


async def test_the_count_is_of_all_pages_and_capped(at: At, desk: Desk) -> None:
    await some(desk, 3)
    query = "{ tickets(first: 1) { nodes { id } totalCount totalCountIsCapped } }"

    assert (await at(desk.ana).ask(query))["tickets"]["totalCount"] == 3
    with count_statements() as without:
        await at(desk.ana).ask("{ tickets(first: 1) { nodes { id } } }")
    with count_statements() as with_count:
        await at(desk.ana).ask(query)

    assert (without.statements, with_count.statements) == (1, 2)


# Filters: the same answers on both engines

HOUR_AGO = {"recordedAt": {"olderThan": "PT1H"}}
FILTERS: list[tuple[dict[str, Any], list[int]]] = [
    ({}, [1, 2, 3, 4, 5]),
    ({"status": ["IN_PROGRESS"]}, [2]),
    ({"status": []}, []),
    ({"status": None}, [1, 2, 3, 4, 5]),
    ({"open": True}, [1, 2, 3]),
    ({"open": False}, [4, 5]),
    ({"type": ["COMPLAINT", "INQUIRY"]}, [3]),
    ({"assigned": True}, [2, 4]),
    ({"assigned": False, "open": True}, [1, 3]),
    ({"or": [{"status": ["CLOSED"]}, {"type": ["COMPLAINT"]}]}, [3, 4]),
    ({"or": []}, []),
    ({"and": []}, [1, 2, 3, 4, 5]),
    ({"not": {"open": True}}, [4, 5]),
    ({"and": [{"open": True}, {"not": {"assigned": True}}]}, [1, 3]),
    ({"not": {"or": [{"open": False}, {"type": ["COMPLAINT"]}]}}, [1, 2]),
    ({"recordedAt": {"until": "2026-03-02T12:00:00Z"}}, [1]),
    ({"recordedAt": {"since": "2026-03-02T06:03:00-06:00"}}, [4, 5]),
    ({"recordedAt": {"newerThan": "PT58M"}}, [3, 4, 5]),
    ({"recordedAt": {"olderThan": "PT58M", "newerThan": "PT59M"}}, [2, 3]),
    ({"closedAt": {"since": "2026-01-01T00:00:00Z"}}, [4]),
    ({"search": "facturas"}, [1, 2, 3, 4, 5]),
    ({"search": "ÁRBOL"}, [1]),
    ({"search": "arboles"}, [1]),
    ({"search": "factura arbol"}, []),
    ({"search": "nada de esto"}, []),
    ({"search": ""}, [1, 2, 3, 4, 5]),
    ({"areaIds": ["x"]}, []),
    ({"breached": True}, []),
    ({"escalated": False}, [1, 2, 3, 4, 5]),
]


async def five(desk: Desk) -> None:
    await a_registered_ticket(
        desk.ana, at=NOON, subject="Se cayó un árbol", description="En la entrada. Factura no."
    )
    await a_ticket(desk, Status.IN_PROGRESS, at=NOON + MINUTE)
    await a_registered_ticket(desk.ana, TicketType.COMPLAINT, at=NOON + 2 * MINUTE)
    await a_ticket(desk, Status.CLOSED, at=NOON + 3 * MINUTE)
    await a_ticket(desk, Status.WITHDRAWN, at=NOON + 4 * MINUTE)


async def test_every_filter_finds_the_same_on_both_engines(at: At, desk: Desk) -> None:
    await five(desk)
    expected = {str(wanted): found for wanted, found in FILTERS}
    expected[str({"search": "factura arbol"})] = [1]

    found = {
        str(wanted): ends(
            (
                await at(desk.lucia).ask(
                    PAGE,
                    NOON + timedelta(hours=1),
                    first=100,
                    filter=wanted,
                    by=[{"field": "NUMBER"}],
                )
            )["tickets"]
        )
        for wanted, _ in FILTERS
    }

    assert found == expected


PEOPLE = {
    "ana": ["Ana Rojas"],
    "ANA": ["Ana Rojas"],
    "ana@": ["Ana Rojas"],
    "laura s": ["Laura Sánchez"],
    "laura sá": ["Laura Sánchez"],
    "LAURA SÁ": ["Laura Sánchez"],
    "ó": ["Óscar Ñandú"],
    "Ó": ["Óscar Ñandú"],
    "óscar ñ": ["Óscar Ñandú"],
    "%": [],
    "_na": [],
    "zz": [],
}


async def test_people_are_found_by_how_their_name_begins_whatever_its_letters(
    at: At, desk: Desk
) -> None:
    await execute(
        "UPDATE person SET name = 'Óscar Ñandú', email = 'o@andina.example' WHERE id = $1",
        [desk.carlos.person_id],
    )
    query = "query($t: String) { people(first: 100, search: $t) { nodes { name } } }"

    found = {
        text: [
            node["name"] for node in (await at(desk.lucia).ask(query, t=text))["people"]["nodes"]
        ]
        for text in PEOPLE
    }

    assert found == PEOPLE


# Statements

LIST = """{ tickets(first: 20) { nodes { number subject status priority nextDueAt
  assignee { name } lastMessage { excerpt at author { name } } }
  pageInfo { hasNextPage endCursor } } }"""
TICKET = """query($id: ID!) { ticket(id: $id) { number subject status step allowedActions
  requester { name } assignee { name } organization { name } area { name }
  sla { firstResponse { state dueAt } resolution { state dueAt } }
  messages(first: 20) { nodes { body author { name } occurredAt } pageInfo { hasNextPage } }
  events(first: 50) { nodes { kind occurredAt actor { name } } } } }"""
QUEUE = """{ queue(view: UNASSIGNED, first: 50) { counts { view count } tickets { nodes {
  number subject priority nextDueAt requester { name } assignee { name } } } } }"""


async def test_a_list_a_page_and_a_queue_take_few_statements_however_many_rows(
    at: At, desk: Desk
) -> None:
    await some(desk, 6)
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    key = {"id": ticket_id(ticket)}

    taken = {}
    asked: tuple[tuple[str, Actor, str, dict[str, Any]], ...] = (
        ("list", desk.ana, LIST, {}),
        ("page", desk.ana, TICKET, key),
        ("queue", desk.lucia, QUEUE, {}),
    )
    for name, who, query, variables in asked:
        await at(who).ask(query, **variables)
        with count_statements() as tally:
            await at(who).ask(query, **variables)
        taken[name] = tally.statements

    assert taken == {"list": 2, "page": 7, "queue": 3}


async def test_registering_takes_a_known_number_of_statements(at: At, desk: Desk) -> None:
    await at(desk.ana).done("registerTicket", input=INCIDENT)

    with count_statements() as tally:
        await at(desk.ana).done("registerTicket", input=INCIDENT)

    assert (
        tally.statements == {"sqlite": 17, "postgres": 18}[dialect()]
    )  # PostgreSQL tells its listeners
    assert await Ticket.all().count() == 2


async def test_more_keys_of_order_than_anybody_needs_are_refused(at: At, desk: Desk) -> None:
    keys = ", ".join(["{field: NUMBER}"] * 5)
    asked = f"{{ tickets(first: 1, orderBy: [{keys}]) {{ nodes {{ id }} }} }}"

    assert await at(desk.laura).fault(asked) == "TOO_COMPLEX"
