"""Tags through the schema: put on, listed, found by, and nothing of them for customers."""

from collections.abc import Callable

from models.vocabulary import Status
from procedure.core.actor import Actor
from procedure.reception.merging import merge
from tests.api.mutation_calls import Visitor
from tests.api.world import ticket_id
from tests.builders import a_registered_ticket, a_ticket, fresh, perform
from tests.cast import Desk

At = Callable[[Actor | None], Visitor]
TAGS = "{ tags { name ticketCount retiredAt } }"
BORNE = """query($id: ID!) { ticket(id: $id) { allowedActions
  tags { tag { name } taggedBy { name } taggedAt }
  events(last: 1) { nodes { kind summary ... on TaggedEvent { tag { name } } } } } }"""
FOUND = "query($f: TicketFilter) { tickets(first: 9, filter: $f) { totalCount nodes { id } } }"


async def test_a_ticket_is_found_by_its_tags(at: At, desk: Desk) -> None:
    lucia, laura = at(desk.lucia), at(desk.laura)
    one, other = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.beto)
    tag = (await lucia.done("createTag", input={"name": "Cliente clave"}))["tag"]["id"]
    unused = (await lucia.done("createTag", input={"name": "Ábaco"}))["tag"]["id"]

    done = await laura.done("tagTicket", id=ticket_id(one), input={"tagId": tag})

    assert done["event"]["kind"] == "TAGGED"
    told = (await laura.ask(BORNE, id=ticket_id(one)))["ticket"]
    assert told["tags"][0]["tag"] == {"name": "Cliente clave"}
    assert told["tags"][0]["taggedBy"] == {"name": "Laura Sánchez"}
    assert told["events"]["nodes"] == [
        {
            "kind": "TAGGED",
            "summary": "Usted puso la etiqueta «Cliente clave».",
            "tag": {"name": "Cliente clave"},
        }
    ]
    assert {"TAG", "UNTAG"} <= set(told["allowedActions"])
    assert (await laura.ask(TAGS))["tags"] == [
        {"name": "Ábaco", "ticketCount": 0, "retiredAt": None},
        {"name": "Cliente clave", "ticketCount": 1, "retiredAt": None},
    ]
    for tags, found in (([tag], [one]), ([unused], []), ([unused, tag], [one]), ([], [])):
        listed = (await laura.ask(FOUND, f={"tagIds": tags}))["tickets"]
        assert [each["id"] for each in listed["nodes"]] == [ticket_id(each) for each in found]
    without = await laura.ask(FOUND, f={"not": {"tagIds": [tag]}})
    assert [each["id"] for each in without["tickets"]["nodes"]] == [ticket_id(other)]


async def test_what_bears_no_tag_offers_none_to_take_off(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    told = (await at(desk.laura).ask(BORNE, id=ticket_id(ticket)))["ticket"]

    assert "TAG" in told["allowedActions"]
    assert "UNTAG" not in told["allowedActions"]


async def test_what_was_merged_is_still_found_under_its_own_tag(at: At, desk: Desk) -> None:
    lucia = at(desk.lucia)
    ticket, into = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    tag = (await lucia.done("createTag", input={"name": "Sello"}))["tag"]["id"]
    await lucia.done("tagTicket", id=ticket_id(ticket), input={"tagId": tag})
    await perform(desk.lucia, merge, await fresh(ticket), into_id=into.id)

    listed = (await lucia.ask(FOUND, f={"tagIds": [tag]}))["tickets"]["nodes"]
    survivor = (await lucia.ask(BORNE, id=ticket_id(into)))["ticket"]

    assert listed == [{"id": ticket_id(ticket)}]
    assert survivor["tags"] == []


async def test_a_retired_tag_is_listed_where_it_is_asked_for(at: At, desk: Desk) -> None:
    lucia = at(desk.lucia)
    tag = (await lucia.done("createTag", input={"name": "Sello"}))["tag"]["id"]
    await lucia.done("renameTag", id=tag, input={"name": "Sellos"})
    retired = (await lucia.done("retireTag", id=tag))["tag"]

    assert retired["retiredAt"] is not None
    assert (await lucia.ask(TAGS))["tags"] == []
    every = (await lucia.ask("{ tags(retired: true) { name } }"))["tags"]
    assert every == [{"name": "Sellos"}]


async def test_customers_and_partners_are_told_nothing_of_tags(at: At, desk: Desk) -> None:
    ticket = ticket_id(await a_registered_ticket(desk.ana))
    tag = (await at(desk.lucia).done("createTag", input={"name": "Difícil"}))["tag"]["id"]
    await at(desk.laura).done("tagTicket", id=ticket, input={"tagId": tag})

    for who in (desk.ana, desk.elena, desk.partner):
        stranger = at(who)
        for query in (
            TAGS,
            f'{{ ticket(id: "{ticket}") {{ tags {{ tag {{ name }} }} }} }}',
            f'{{ tickets(first: 1, filter: {{tagIds: ["{tag}"]}}) {{ totalCount }} }}',
        ):
            assert await stranger.fault(query) == "NOT_ALLOWED_FOR_ROLE"
        node = await stranger.ask("query($id: ID!) { node(id: $id) { id } }", id=tag)
        assert node["node"] is None
        kinds = await stranger.ask(
            "query($id: ID!) { ticket(id: $id) { events(first: 50) { nodes { kind } } } }",
            id=ticket,
        )
        told = {each["kind"] for each in kinds["ticket"]["events"]["nodes"]}
        assert told.isdisjoint({"TAGGED", "UNTAGGED"})
