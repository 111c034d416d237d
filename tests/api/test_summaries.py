"""`Event.summary`: every kind of event in one sentence for whoever reads it, and no more than they
may know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from models.conversation import Event
from models.tags import Tag
from models.tickets import Ticket
from models.vocabulary import Audience, Language, Status
from procedure.assignment.watching import watch
from procedure.core.actor import Actor
from procedure.core.events import EVENTS, Absorbed, Accepted, TicketEvent
from tests.api.mutation_calls import Visitor
from tests.api.world import ticket_id
from tests.builders import a_registered_ticket, a_ticket, perform, somebody
from tests.cast import NOON, Desk
from texts import LANGUAGES
from texts.labels import labels

At = Callable[[Actor | None], Visitor]
ASK = """query($id: ID!) { ticket(id: $id) { events(last: 100) { nodes { kind summary } } } }"""
PUBLIC = {kind for kind, event in EVENTS.items() if event.audience is Audience.PUBLIC}
RANKED = "SERVES_AREA, ON_SHIFT, OPEN_LOAD 3"
NOBODY_S = 999_999  # a number that nobody and nothing has
STAFF_S = re.compile(r"solicitudes abiertas|open requests|matriz de escalamiento|C[1-4]:|N[1-4]:")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["ana", "carlos", "elena", "partner", "laura", "lucia"])
async def test_every_kind_is_told_to_each_reader_as_a_sentence(
    at: At, desk: Desk, who: str, language: str
) -> None:
    ticket = await everything_happened(desk)
    reader = Visitor(at(None).door, getattr(desk, who), Language(language.upper()))

    told = await summaries(reader, ticket)

    short = {*labels("EventKind", language).values()}
    short |= {*labels("EventKind", language, "customer").values()}
    assert told.keys() == (set(EVENTS) if reader.actor and reader.actor.is_staff else PUBLIC)
    for kind, sentence in told.items():
        assert sentence.endswith("."), kind
        assert sentence not in short, "more than its label is known"
        assert not re.search(r"[{}]|[A-Z]{2}_[A-Z]|\d{4}-\d\d-\d\dT|None", sentence), sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["ana", "carlos", "elena", "partner"])
async def test_customers_read_nothing_of_the_staff_s_own(
    at: At, desk: Desk, who: str, language: str
) -> None:
    ticket = await everything_happened(desk)
    stranger = await a_registered_ticket(desk.beto)
    await record(ticket, Absorbed(**facts_of(Absorbed, desk, stranger)), 99)
    reader = Visitor(at(None).door, getattr(desk, who), Language(language.upper()))

    body = await reader.ask(ASK, id=ticket_id(ticket))

    told = [event["summary"] for event in body["ticket"]["events"]["nodes"]]
    assert [sentence for sentence in told if STAFF_S.search(sentence)] == []
    assert [sentence for sentence in told if stranger.number in sentence] == []


async def test_the_requester_is_spoken_to_and_everybody_else_told_of(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    ana, elena, laura = [
        await summaries(at(who), ticket) for who in (desk.ana, desk.elena, desk.laura)
    ]

    assert ana["REGISTERED"] == "Recibimos su solicitud (portal), con prioridad media."
    assert ana["PRIORITIZED"] == "Confirmamos la prioridad: media."
    assert ana["ACCEPTED"] == "Laura Sánchez empezó a trabajar en su solicitud."
    assert elena["REGISTERED"] == (
        "Ana Rojas registró la solicitud por portal, con prioridad media."
    )
    assert laura["ACCEPTED"] == "Usted empezó a trabajar en la solicitud."
    assert laura["CLASSIFIED"] == "Usted confirmó el tipo, incidencia, y el área, Soporte técnico."


async def test_what_nobody_in_particular_did_was_done_by_the_desk_or_its_system(
    at: At, desk: Desk
) -> None:
    door = at(None).door
    door.desk_name = "Mesa Andina"
    ticket = await a_registered_ticket(desk.partner, requester=somebody(desk.ana))
    await record(ticket, Accepted(), 99)

    told = await summaries(at(desk.lucia), ticket)

    assert told["REGISTERED"].startswith("ERP de Andina registró la solicitud")
    assert told["ACCEPTED"] == "Mesa Andina empezó a trabajar en la solicitud."


async def test_a_mutation_and_a_node_tell_it_too(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk)

    done = await at(desk.ana).ask(
        'mutation($id: ID!) { withdrawTicket(id: $id, input: {reason: "Ya está"})'
        " { event { id summary } } }",
        id=ticket_id(ticket),
    )
    event = done["withdrawTicket"]["event"]
    node = await at(desk.ana).ask(
        "query($id: ID!) { node(id: $id) { ... on Event { summary } } }", id=event["id"]
    )

    assert event["summary"] == node["node"]["summary"] == "Usted retiró la solicitud."


async def summaries(reader: Visitor, ticket: Ticket) -> dict[str, str]:
    body = await reader.ask(ASK, id=ticket_id(ticket))
    return {event["kind"]: event["summary"] for event in body["ticket"]["events"]["nodes"]}


async def everything_happened(desk: Desk) -> Ticket:
    """A ticket of Ana's, which her colleague follows, with one event of each kind."""
    ticket, other = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)
    await perform(desk.ana, watch, other, person_id=desk.carlos.person_id)
    tag = await Tag.create(name="Cliente clave", folded="cliente clave", created_at=NOON)
    for seq, event in enumerate(EVENTS.values(), 10):
        await record(ticket, event(**facts_of(event, desk, other, tag.id)), seq)
    return ticket


async def record(ticket: Ticket, happening: TicketEvent, seq: int) -> None:
    await Event.create(
        ticket_id=ticket.id,
        seq=seq,
        kind=happening.kind,
        clause=happening.clause,
        procedure_revision=1,
        actor_role="SYSTEM",
        occurred_at=NOON,
        recorded_at=NOON,
        data=happening.data(),
        prev_hash="",
        hash="",
    )


def facts_of(
    event: type[TicketEvent], desk: Desk, other: Ticket, tag_id: int = NOBODY_S
) -> dict[str, Any]:
    """Every fact that an event of this kind may hold, so that its fullest sentence is said."""
    hints = get_type_hints(event)
    known: Mapping[str, Any] = {
        "person_id": desk.laura.person_id,
        "person_id_before": desk.ana.person_id,
        "area_id": desk.area(),
        "other_id": other.id,
        "survivor_id": other.id,
        "by_id": other.id,
        "tag_id": tag_id,
        "ranked": RANKED,
    }
    return {
        each.name: known[each.name] if each.name in known else a_value(hints[each.name])
        for each in fields(event)
    }


def a_value(hint: Any) -> Any:
    if get_origin(hint) is UnionType:
        return a_value(get_args(hint)[0])
    if issubclass(hint, StrEnum):
        return list(hint)[-1]
    return NOON if hint is datetime else hint(NOBODY_S)
