"""Each kind of event is a type of the schema: what it says, typed, and for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import orjson
import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType

from api.conversation.facts import FACTS
from api.conversation.kinds import facts_of, type_of
from api.schema import core_schema
from models.conversation import Event as EventRow
from models.people import Organization
from models.tickets import Ticket
from models.vocabulary import Audience, Visibility
from procedure.core.actor import Actor
from procedure.core.events import EVENTS, EventKind
from procedure.reception.merging import merge
from tests.api.mutation_calls import Visitor
from tests.api.requests import selection
from tests.api.world import World, a_world, ticket_id
from tests.builders import a_registered_ticket, perform
from tests.cast import Desk

At = Callable[[Actor | None], Visitor]
ALL = "query($id: ID!) { ticket(id: $id) { events(first: 100) { nodes { kind %s } } } }"


@pytest.fixture
async def world(desk: Desk) -> World:
    return await a_world(desk)


def types() -> list[GraphQLObjectType]:
    event = core_schema().type_map["Event"]
    assert isinstance(event, GraphQLInterfaceType)
    return list(core_schema().get_possible_types(event))


def test_every_kind_has_its_type_and_says_who_reads_it() -> None:
    described = {kind.name: kind.description or "" for kind in types()}

    assert set(described) == {type_of(kind) for kind in EventKind}
    assert {
        kind for kind in EventKind if described[type_of(kind)].endswith("For staff alone.")
    } == {kind for kind, event in EVENTS.items() if event.audience is Audience.INTERNAL}
    assert {name for event in EVENTS.values() for name in facts_of(event)} == set(FACTS)


def test_a_fact_of_one_name_is_one_type_in_all_kinds() -> None:
    """Else no document could ask several kinds for it."""
    shapes: dict[str, set[str]] = defaultdict(set)
    for kind in types():
        for name, field in kind.fields.items():
            shapes[name].add(str(field.type))

    assert {name: told for name, told in shapes.items() if len(told) > 1} == {}


async def test_what_is_recorded_is_what_is_answered(at: At, desk: Desk, world: World) -> None:
    query = (
        ALL
        % """__typename
      ... on RegisteredEvent { via priority late floor }
      ... on AssignedEvent { person { name } personBefore { name } }
      ... on EscalatedEvent { level trigger escalation { level } }
      ... on ResolvedEvent { round resolution { solution } article { title } }
      ... on AttachedEvent { count digests }"""
    )

    told = await at(desk.lucia).ask(query, id=ticket_id(world.ticket))

    events = told["ticket"]["events"]["nodes"]
    recorded = await EventRow.filter(ticket_id=world.ticket.id).order_by("seq")
    assert [each["__typename"] for each in events] == [type_of(row.kind) for row in recorded]
    said = {each["kind"]: each for each in events}
    facts = {row.kind: orjson.loads(row.data) for row in recorded}
    assert said["REGISTERED"]["via"] == "PORTAL"
    assert said["REGISTERED"]["late"] is False
    assert said["REGISTERED"]["floor"] is None
    assert said["ASSIGNED"]["person"]["name"] in ("Laura Sánchez", "Lucía Herrera", "Tomás Ríos")
    assert said["ESCALATED"]["escalation"]["level"] == said["ESCALATED"]["level"]
    assert said["RESOLVED"]["round"] == facts["RESOLVED"]["round"]
    assert said["ATTACHED"]["digests"] == facts["ATTACHED"]["digests"].split()


@pytest.mark.parametrize("who", ["ana", "elena", "partner", "laura", "miguel"])
async def test_everybody_reads_each_field_that_is_theirs(
    at: At, desk: Desk, world: World, who: str
) -> None:
    actor: Actor = getattr(desk, who)

    for ticket in (world.ticket, world.folded, world.foreign):
        told = await at(actor).ask(ALL % selection("Event", actor.role, 1), id=ticket_id(ticket))

        assert (told["ticket"] is None) == (ticket is world.foreign and not actor.is_staff)


async def test_what_the_staff_alone_may_know_is_refused_to_others(
    at: At, desk: Desk, world: World
) -> None:
    for field in ("... on AssignedEvent { ranked }", "... on NoteAddedEvent { note }"):
        fault = await at(desk.ana).fault(ALL % field, id=ticket_id(world.ticket))
        assert fault == "NOT_ALLOWED_FOR_ROLE"


async def test_of_a_ticket_that_the_reader_does_not_see_nothing_is_said(at: At, desk: Desk) -> None:
    await Organization.filter(id=desk.andina.id).update(visibility=Visibility.ALL)
    survivor, folded = await a_registered_ticket(desk.carlos), await a_registered_ticket(desk.ana)
    await perform(desk.laura, merge, folded, into_id=survivor.id)
    query = ALL % "... on AbsorbedEvent { other { number } priority startedAt }"

    seen = await at(desk.laura).ask(query, id=ticket_id(survivor))
    await Ticket.filter(id=folded.id).update(organization_id=desk.pacifico.id)
    hidden = await at(desk.carlos).ask(query, id=ticket_id(survivor))

    of_staff, of_carlos = (told["ticket"]["events"]["nodes"] for told in (seen, hidden))
    assert [each["other"]["number"] for each in of_staff if "other" in each] == [folded.number]
    [absorbed] = [each for each in of_carlos if each["kind"] == "ABSORBED"]
    assert absorbed == {"kind": "ABSORBED", "other": None, "priority": None, "startedAt": None}
