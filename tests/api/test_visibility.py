"""What somebody may not see does not exist for them: by no argument, no path and no count."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import orjson
import pytest

from api import ids
from api.reading.tables import TABLES
from models.database import rows
from models.mail import InboundMail, Mail
from models.people import Absence, Shift
from models.policies import Holiday
from procedure.core.actor import Actor
from tests.api.mutation_calls import ON_AN_ARTICLE, Visitor, mutation_of
from tests.api.requests import Path, call_with, document, id_positions, selection
from tests.api.world import SECRET, World, a_world, ticket_id
from tests.builders import nothing_changes
from tests.cast import NOON, Desk

At = Callable[[Actor | None], Visitor]
UNKNOWN = 999_999
OUTSIDERS = ("ana", "carlos", "elena", "partner")
EVERYBODY = (
    "ana",
    "carlos",
    "elena",
    "beto",
    "partner",
    "laura",
    "diego",
    "tomas",
    "lucia",
    "miguel",
)
STAFF = {"laura", "diego", "tomas", "lucia", "miguel"}


@pytest.fixture
async def world(desk: Desk) -> World:
    return await a_world(desk)


# Ids in arguments

POSITIONS = id_positions()
KINDS = {
    "areaId": "Area",
    "areaIds": "Area",
    "articleId": "Article",
    "assigneeIds": "Person",
    "attachments": "Attachment",
    "continuesId": "Ticket",
    "followUpId": "FollowUp",
    "intoId": "Ticket",
    "organizationId": "Organization",
    "organizationIds": "Organization",
    "personId": "Person",
    "relatesToId": "Ticket",
    "aboutPersonId": "Person",
    "alsoTo": "Ticket",
    "otherId": "Ticket",
    "requesterId": "Person",
    "requesterIds": "Person",
    "ticket": "Ticket",
    "watcherIds": "Person",
    "contactIds": "Person",
    "successorId": "Person",
    "ids": "Ticket",
    "ticketId": "Ticket",
    "tagId": "Tag",
    "tagIds": "Tag",
    "savedReplyId": "SavedReply",
}


OF_THE_DESK = {
    "approvePolicy": "PolicyRevision",
    "discardPolicy": "PolicyRevision",
    "removeHoliday": "Holiday",
    "endAbsence": "Absence",
    "replayJob": "Job",
    "acceptInboundMail": "InboundMail",
    "discardInboundMail": "InboundMail",
    "liftSuppression": "Person",
    "withdrawInvitation": "Invitation",
    "updatePerson": "Person",
    "deactivatePerson": "Person",
    "reactivatePerson": "Person",
    "movePerson": "Person",
    "updateOrganization": "Organization",
    "revokeClient": "Client",
    "renameTag": "Tag",
    "retireTag": "Tag",
    "editSavedReply": "SavedReply",
    "retireSavedReply": "SavedReply",
    "savedReply": "SavedReply",
    "filledReply": "SavedReply",
}


def kind_at(name: str, path: Path) -> str:
    if name in OF_THE_DESK and path == ("id",):
        return OF_THE_DESK[name]
    if path[-1] == "id":
        article = name in ON_AN_ARTICLE
        return "Person" if "requester" in path else "Article" if article else "Ticket"
    return KINDS[path[-1]]


def test_every_place_for_an_id_is_known() -> None:
    assert {kind_at(name, path) for _, name, path in POSITIONS} == {
        "Area",
        "Article",
        "Attachment",
        "FollowUp",
        "Organization",
        *OF_THE_DESK.values(),
        "Person",
        "Ticket",
    }
    assert len(POSITIONS) >= 50


def theirs(world: World, desk: Desk) -> dict[str, int]:
    """Of each kind, one that exists and is not for Andina."""
    assert desk.beto.person_id is not None
    return {
        "Ticket": world.foreign.id,
        "Article": world.draft_id,
        "Attachment": world.foreign_file_id,
        "FollowUp": UNKNOWN,
        "PolicyRevision": 1,
        "Holiday": UNKNOWN,
        "Absence": UNKNOWN,
        "Job": 1,
        "InboundMail": UNKNOWN,
        "Invitation": world.invitation_id,
        "Client": UNKNOWN,
        "Person": desk.beto.person_id,
        "Organization": desk.pacifico.id,
        "Area": UNKNOWN,
        "Tag": world.tag_id,
        "SavedReply": world.saved_reply_id,
    }


@pytest.mark.parametrize("who", OUTSIDERS)
async def test_a_foreign_id_is_answered_like_an_unknown_one_wherever_it_is_passed(
    at: At, desk: Desk, world: World, who: str
) -> None:
    caller, foreign = at(getattr(desk, who)), theirs(world, desk)
    own = {
        "id": ticket_id(world.ticket),
        "ticket": ticket_id(world.ticket),
        "intoId": ticket_id(world.folded),
        "otherId": ticket_id(world.folded),
        "personId": ids.encode("Person", desk.elena.person_id or 0),
        "organizationId": ids.encode("Organization", desk.andina.id),
        "areaId": ids.encode("Area", desk.area()),
        "ids": ticket_id(world.ticket),
        "attachments": ids.encode("Attachment", world.foreign_file_id),
        "followUpId": ids.encode("FollowUp", UNKNOWN),
        "ticketId": ticket_id(world.ticket),
        "tagId": ids.encode("Tag", UNKNOWN),
    }

    for operation, name, path in POSITIONS:
        kind = kind_at(name, path)
        known = own | ({"id": ids.encode("Article", world.article_id)} if kind == "Article" else {})
        answers = []
        for key in (foreign[kind], UNKNOWN):
            arguments = call_with(name, path, ids.encode(kind, key), known)
            answers.append(
                told(await caller.answer(document(operation, name, arguments), **arguments))
            )

        assert answers[0] == answers[1], (name, path)


def told(body: dict[str, Any]) -> object:
    """The answer without what differs between any two answers."""
    errors = [(each["message"], each["extensions"]["code"]) for each in body.get("errors", [])]
    data = body.get("data") or {}
    assert all(code != "INTERNAL" for _, code in errors)
    return errors, data


@pytest.mark.parametrize("who", EVERYBODY)
async def test_an_id_of_another_type_or_of_none_belongs_to_nothing(
    at: At, desk: Desk, world: World, who: str
) -> None:
    caller = at(getattr(desk, who))
    wrong = [
        ids.encode("Message", world.ticket.id),
        ids.encode("Job", 1),
        str(world.ticket.id),
        "",
        "VGlja2V0OjE=",
        "ñ",
        "\x00",
        "x" * 5000,
    ]

    for each in [*wrong, ids.encode("Ticket", 2**63 - 1)]:
        query = (
            "query($id: ID!) { ticket(id: $id) { id } nodes(ids: [$id]) { ... on Ticket { number"
            " } } }"
        )
        data = await caller.ask(query, id=each)
        assert (data["ticket"], data["nodes"][0] or {}) == (None, {})
        async with nothing_changes():
            acted = await caller.answer(
                'mutation($id: ID!) { replyToTicket(id: $id, input: {body: "x"}) { userErrors {'
                " code path } } }",
                id=each,
            )
        assert acted["data"]["replyToTicket"]["userErrors"] == [
            {"code": "NOT_FOUND", "path": ["id"]}
        ]


# Objects by their id

SEEN_BY = {
    "Ticket": {"ana", "carlos", "elena", "partner", *STAFF},
    "Message": {"ana", "carlos", "elena", "partner", *STAFF},
    "Event": {"ana", "carlos", "elena", "partner", *STAFF},
    "Resolution": {"ana", "carlos", "elena", "partner", *STAFF},
    "Survey": {"ana", "carlos", "elena", "partner", *STAFF},
    "Complaint": {"ana", "carlos", "elena", "partner", *STAFF},
    "Attachment": {"ana", "carlos", "elena", "partner", *STAFF},
    "Watcher": {"ana", "carlos", "elena", "partner", *STAFF},
    "Organization": {"ana", "carlos", "elena", "partner", *STAFF},
    "Person": {"ana", "carlos", "elena", "partner", *STAFF},
    "Article": set(EVERYBODY),
    "Area": set(EVERYBODY),
    "Client": {"ana", "carlos", "elena", "partner", *STAFF},
    "FollowUp": STAFF,
    "Escalation": STAFF,
    "Responder": STAFF,
    "PolicyRevision": STAFF,
    "Holiday": STAFF,
    "Shift": STAFF,
    "Absence": STAFF,
    "Job": {"miguel"},
    "InboundMail": STAFF,
    "Notice": {"ana", "carlos", "elena", "partner", *STAFF},
    "Invitation": STAFF,
    "DeskEvent": {"lucia", "miguel"},
    "PriorityReview": {"ana", "carlos", "elena", "partner", *STAFF},
    "ArticleRevision": STAFF,
    "Tag": STAFF,
    "TicketTag": STAFF,
    "SavedReply": STAFF,
}
OF_OTHER_TESTS = {"TicketLink", "TicketEdit"}  # tests/stories: merged and linked, edits


DESKS = (
    *("PolicyRevision", "Holiday", "Shift", "Absence", "Job", "InboundMail"),
    *("Invitation", "DeskEvent", "ArticleRevision", "Tag", "SavedReply"),
)


async def one_of_each(desk: Desk, world: World) -> dict[str, int]:
    found: dict[str, int] = {}
    await InboundMail.create(key="x", store_key="x", size=1, received_at=NOON)
    await Mail.create(
        job_id=1,
        ticket_id=world.ticket.id,
        person_id=desk.ana.person_id,
        notice="receipt",
        language="ES",
        recipient="ana@andina.example",
        subject="x",
        text="x",
        html="x",
        message_id="<x@desk.example>",
        made_at=NOON,
    )
    await Holiday.create(country="MX", day=date(2026, 1, 1), name="Año Nuevo")
    await Shift.create(person_id=desk.diego.person_id, weekday=0, starts=0, ends=1440)
    await Absence.create(
        person_id=desk.diego.person_id, starts_at=NOON, ends_at=NOON + timedelta(hours=1)
    )
    for type_name in SEEN_BY:
        table = TABLES[type_name].name
        if type_name in ("Organization", "Person", "Article", "Area", "Client", *DESKS):
            continue
        of = "id" if type_name == "Ticket" else "ticket_id"
        [first] = await rows(
            f"SELECT min(id) AS id FROM {table} WHERE {of} = $1", [world.ticket.id]
        )
        found[type_name] = first["id"]
    assert desk.ana.person_id is not None
    assert desk.partner.client_id is not None
    for type_name in DESKS:
        [first] = await rows(f"SELECT min(id) AS id FROM {TABLES[type_name].name}")
        found[type_name] = first["id"]
    return found | {
        "Organization": desk.andina.id,
        "Person": desk.ana.person_id,
        "Article": world.article_id,
        "Area": desk.area(),
        "Client": desk.partner.client_id,
    }


def test_every_kind_of_object_is_asked_for() -> None:
    assert SEEN_BY.keys() | OF_OTHER_TESTS == TABLES.keys()


async def test_each_object_is_answered_to_those_who_may_see_it_and_to_nobody_else(
    at: At, desk: Desk, world: World
) -> None:
    objects = await one_of_each(desk, world)
    seen: dict[str, set[str]] = {type_name: set() for type_name in objects}

    for who in EVERYBODY:
        for type_name, key in objects.items():
            query = "query($id: ID!) { node(id: $id) { id __typename } }"
            data = await at(getattr(desk, who)).ask(query, id=ids.encode(type_name, key))
            if data["node"] is not None:
                name = "RegisteredEvent" if type_name == "Event" else type_name
                assert data["node"] == {"id": ids.encode(type_name, key), "__typename": name}
                seen[type_name].add(who)

    assert seen == SEEN_BY


async def test_nobody_who_is_not_signed_in_is_answered_any_object(
    at: At, desk: Desk, world: World
) -> None:
    for type_name, key in (await one_of_each(desk, world)).items():
        query = "query($id: ID!) { node(id: $id) { id } }"
        assert await at(None).fault(query, id=ids.encode(type_name, key)) == "UNAUTHENTICATED"


async def test_another_organization_s_ticket_is_found_by_no_way(
    at: At, desk: Desk, world: World
) -> None:
    filters = [
        {"organizationIds": [ids.encode("Organization", desk.pacifico.id)]},
        {"requesterIds": [ids.encode("Person", desk.beto.person_id or 0)]},
        {"or": [{"search": "Beto"}, {"not": {"open": False}}, {}]},
        {"not": {"organizationIds": [ids.encode("Organization", desk.andina.id)]}},
        {"search": world.foreign.number},
    ]

    for who in OUTSIDERS:
        caller = at(getattr(desk, who))
        assert await caller.ask(f'{{ ticket(number: "{world.foreign.number}") {{ id }} }}') == {
            "ticket": None
        }
        for each in filters:
            query = (
                "query($f: TicketFilter) { tickets(first: 100, filter: $f) { nodes { number }"
                " totalCount } }"
            )
            found = (await caller.ask(query, f=each))["tickets"]
            assert world.foreign.number not in [node["number"] for node in found["nodes"]]
            assert found["totalCount"] == len(found["nodes"])


async def test_a_colleague_who_only_watches_sees_that_ticket_alone(
    at: At, desk: Desk, world: World
) -> None:
    data = await at(desk.carlos).ask("{ tickets(first: 100) { nodes { number } totalCount } }")

    numbers = {node["number"] for node in data["tickets"]["nodes"]}
    assert world.ticket.number in numbers
    assert world.folded.number not in numbers


async def test_customers_and_partners_see_their_own_people_and_the_staff_by_name(
    at: At, desk: Desk, world: World
) -> None:
    query = """{ people(first: 100) { nodes { name email } totalCount }
                 organizations(first: 9) { nodes { name } } }"""

    for who in OUTSIDERS:
        data = await at(getattr(desk, who)).ask(query)
        names = {node["name"]: node["email"] for node in data["people"]["nodes"]}
        assert "Beto Salas" not in names
        assert names["Ana Rojas"] == "ana@andina.example"
        assert names["Laura Sánchez"] is None
        assert data["people"]["totalCount"] == len(names) == 8
        assert data["organizations"]["nodes"] == [{"name": "Andina"}]


# Words of the staff


@pytest.mark.parametrize("who", OUTSIDERS)
async def test_no_field_tells_a_customer_or_a_partner_what_the_staff_write_for_each_other(
    at: At, desk: Desk, world: World, who: str
) -> None:
    caller = at(getattr(desk, who))
    below = selection("Ticket", caller.actor.role, 1)  # type: ignore[union-attr]
    everything = f"query($id: ID!) {{ ticket(id: $id) {{ {below} }} }}"

    data = await caller.ask(everything, id=ticket_id(world.ticket))

    assert data["ticket"]["number"] == world.ticket.number
    assert SECRET not in orjson.dumps(data).decode()


async def test_the_staff_read_each_field_of_it(at: At, desk: Desk, world: World) -> None:
    for who in STAFF:
        caller = at(getattr(desk, who))
        below = selection("Ticket", caller.actor.role, 1, page=50)  # type: ignore[union-attr]
        data = await caller.ask(
            f"query($id: ID!) {{ ticket(id: $id) {{ {below} }} }}", id=ticket_id(world.ticket)
        )
        assert SECRET in orjson.dumps(data).decode()


async def test_the_counts_the_search_and_the_events_know_nothing_of_internal_words(
    at: At, desk: Desk, world: World
) -> None:
    query = """query($id: ID!, $f: TicketFilter) {
      ticket(id: $id) { messageCount messages(first: 100) { totalCount nodes { audience } }
        events(first: 100) { totalCount nodes { kind message { audience } } }
        lastMessage { excerpt } }
      tickets(first: 5, filter: $f) { nodes { id } }
      articles(first: 5) { nodes { title } totalCount }
      found: articles(first: 5, search: "zarzamora") { nodes { title } totalCount } }"""

    for who in OUTSIDERS:
        data = await at(getattr(desk, who)).ask(
            query, id=ticket_id(world.ticket), f={"search": SECRET}
        )
        messages, events = data["ticket"]["messages"], data["ticket"]["events"]
        assert {node["audience"] for node in messages["nodes"]} == {"PUBLIC"}
        assert messages["totalCount"] == len(messages["nodes"])
        assert events["totalCount"] == len(events["nodes"])
        kinds = {node["kind"] for node in events["nodes"]}
        assert not kinds & {
            "NOTE_ADDED",
            "ESCALATED",
            "JOINED",
            "KNOWLEDGE_CONSULTED",
            "FOLLOW_UP_SCHEDULED",
        }
        assert all(
            node["message"] is None or node["message"]["audience"] == "PUBLIC"
            for node in events["nodes"]
        )
        assert data["tickets"]["nodes"] == []
        assert data["articles"] == {"nodes": [{"title": "Cómo timbrar"}], "totalCount": 1}
        assert data["found"] == {"nodes": [], "totalCount": 0}


# Partners


async def test_a_partner_registers_reads_answers_and_withdraws_and_does_nothing_else(
    at: At, desk: Desk, world: World
) -> None:
    partner, target = at(desk.partner), ticket_id(world.ticket)
    refused: dict[str, dict[str, Any]] = {
        "confirmResolution": {},
        "rejectResolution": {"input": {"reason": "No"}},
        "submitSurvey": {"input": {"satisfaction": 5}},
        "reopenTicket": {"input": {"reason": "No"}},
        "watchTicket": {},
    }

    for mutation, arguments in refused.items():
        text = mutation_of(mutation, {"id": target, **arguments})
        async with nothing_changes():
            code = await partner.fault(text, id=target, **arguments)
        assert code == "NOT_ALLOWED_FOR_ROLE", mutation
    actions = await partner.ask("query($id: ID!) { ticket(id: $id) { allowedActions } }", id=target)
    assert actions["ticket"]["allowedActions"] == []
