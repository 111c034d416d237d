"""`ticketEvents` over WebSocket and server-sent events: resumable, under permission, and gone with
the token.
"""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import orjson
import pytest
from starlette.applications import Starlette

from api.gateway.door import Door
from auth.tokens import revoke_all_of_person
from models.conversation import Event
from models.database import Database
from models.live import Hub, following
from models.people import Organization, Person
from models.tickets import Ticket
from models.vocabulary import Audience, NoteKind, Role, Status
from procedure.core.events import kinds_for
from procedure.resolution.notes import add_note
from procedure.resolution.reply import reply
from tests.api.mutation_calls import token_of
from tests.api.socket import Closed, Socket, socket
from tests.api.world import ticket_id
from tests.builders import a_ticket, perform
from tests.cast import Desk

FOLLOW = """subscription($id: ID!, $after: Int) {
  ticketEvents(ticketId: $id, after: $after) { seq kind message { body } } }"""


@pytest.fixture
async def door(db: Database, desk: Desk) -> AsyncIterator[Door]:
    hub = Hub()
    async with following(db, hub):
        yield Door(hub=hub, points_per_hour=100_000, alive_every=0.2)


async def known_to_customers(ticket: Ticket) -> int:
    """The number of the last event, as customers and partners count."""
    public = [kind.value for kind in kinds_for(Audience.PUBLIC)]
    return await Event.filter(ticket_id=ticket.id, kind__in=public).count()


async def heard(held: Socket) -> tuple[str, str | None]:
    message = await held.hear()
    assert message["type"] == "next", message
    event = message["payload"]["data"]["ticketEvents"]
    return event["kind"], event["message"] and event["message"]["body"]


async def test_what_happens_is_told_as_it_happens_and_what_was_missed_comes_first(
    app: Starlette, desk: Desk
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    known = await known_to_customers(ticket)
    await perform(desk.laura, reply, ticket, body="Ya casi")

    async with socket(app) as held:
        await held.begin(await token_of(desk.ana))
        await held.subscribe(FOLLOW, id=ticket_id(ticket), after=known)
        missed = await heard(held)
        await perform(desk.laura, reply, ticket, body="Listo")
        live = await heard(held)

    assert (missed, live) == (("REPLIED", "Ya casi"), ("REPLIED", "Listo"))


async def test_without_a_place_to_resume_only_what_is_new_is_told(
    app: Starlette, desk: Desk
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, reply, ticket, body="Antes")

    async with socket(app, authorization=f"Bearer {await token_of(desk.laura)}") as held:
        await held.begin()
        await held.say(type="ping")
        assert await held.hear() == {"type": "pong"}
        await held.subscribe(FOLLOW, id=ticket_id(ticket))
        telling = asyncio.create_task(heard(held))
        while not telling.done():  # a reply before the subscription has begun is none of its news
            await perform(desk.laura, reply, ticket, body="Hola")
            await asyncio.wait([telling], timeout=0.2)
        told = telling.result()
        await held.say(id="1", type="complete")

    assert told == ("REPLIED", "Hola")


async def listening(held: Socket) -> None:
    """A query on the same socket is answered after the subscription has looked where it begins."""
    for _ in range(3):
        await held.subscribe("{ me { role } }", key="q")
        assert (await held.hear())["type"] == "next"
        assert await held.hear() == {"id": "q", "type": "complete"}


@pytest.mark.parametrize("who", ["ana", "partner"])
async def test_internal_work_is_not_told_to_customers_and_partners(
    app: Starlette, desk: Desk, who: str
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    after = await known_to_customers(ticket)

    async with socket(app) as held:
        await held.begin(await token_of(getattr(desk, who)))
        await held.subscribe(FOLLOW, id=ticket_id(ticket), after=after)
        await perform(desk.laura, add_note, ticket, kind=NoteKind.FINDING, body="El sello venció")
        await perform(desk.laura, reply, ticket, body="Hola")
        told = await heard(held)

    assert told == ("REPLIED", "Hola")


async def test_a_foreign_ticket_and_an_unknown_one_are_the_same(app: Starlette, desk: Desk) -> None:
    foreign = await a_ticket(desk, by=desk.beto)

    async with socket(app) as held:
        await held.begin(await token_of(desk.ana))
        answers = []
        for key in (ticket_id(foreign), ticket_id(Ticket(id=999_999))):
            await held.subscribe(FOLLOW, id=key)
            message = await held.hear()
            answers.append((message["type"], message["payload"][0]["message"]))

    assert (
        answers
        == [("error", "No existe o no está a su alcance. Revise el número o el enlace.")] * 2
    )


async def test_the_socket_closes_when_its_token_dies(app: Starlette, desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with socket(app) as held:
        await held.begin(await token_of(desk.ana))
        await held.subscribe(FOLLOW, id=ticket_id(ticket))
        assert desk.ana.person_id is not None
        await revoke_all_of_person(desk.ana.person_id, datetime.now(UTC))
        code = await held.close_code()

    assert code == 4403


async def test_a_socket_asks_as_who_its_holder_is_by_now(app: Starlette, desk: Desk) -> None:
    """Who was demoted, moved, or let go does nothing more by a socket that stood open."""
    assert desk.miguel.person_id is not None
    register = 'mutation { registerOrganization(input: {name: "Sierra"}) { deskEvent { kind } } }'
    async with socket(app) as held:
        await held.begin(await token_of(desk.miguel))
        await Person.filter(id=desk.miguel.person_id).update(role=Role.SPECIALIST)
        await held.subscribe(register)
        demoted = await held.hear()
        await Person.filter(id=desk.miguel.person_id).update(active=False)
        await held.subscribe(register, key="2")
        gone = await held.hear()

    codes = [each["payload"][0]["extensions"]["code"] for each in (demoted, gone)]
    assert codes == ["NOT_ALLOWED_FOR_ROLE", "UNAUTHENTICATED"]
    assert not await Organization.filter(name="Sierra").exists()


@pytest.mark.parametrize(
    "changed", [{"role": Role.CUSTOMER}, {"organization_id": 2, "role": Role.CUSTOMER_ADMIN}]
)
async def test_who_may_not_see_it_by_now_hears_no_more(
    app: Starlette, desk: Desk, changed: dict[str, object]
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    async with socket(app) as held:
        await held.begin(await token_of(desk.elena))
        await held.subscribe(FOLLOW, id=ticket_id(ticket))
        await asyncio.sleep(0.1)
        await Person.filter(id=desk.elena.person_id).update(**changed)
        await perform(desk.laura, reply, ticket, body="Ya casi")
        told = await held.hear()

    assert told["type"] == "error" or told["payload"]["errors"], told
    assert "Ya casi" not in str(told)


async def test_a_stream_ends_when_its_token_dies_even_while_nothing_happens(
    http: httpx.AsyncClient, desk: Desk
) -> None:
    ticket = await a_ticket(desk)
    headers = {"authorization": f"Bearer {await token_of(desk.ana)}", "accept": "text/event-stream"}
    asked = {"query": FOLLOW, "variables": {"id": ticket_id(ticket), "after": 0}}

    answering = asyncio.create_task(http.post("/graphql", json=asked, headers=headers))
    await asyncio.sleep(0.3)
    assert not answering.done()
    assert desk.ana.person_id is not None
    await revoke_all_of_person(desk.ana.person_id, datetime.now(UTC))
    response = await asyncio.wait_for(answering, 5)

    assert response.headers["content-type"].startswith("text/event-stream")
    parts = response.text.strip().split("\n\n")
    told = [
        orjson.loads(part.partition("data: ")[2])
        for part in parts
        if part.startswith("event: next")
    ]
    assert [each["data"]["ticketEvents"]["seq"] for each in told[:-1]] == [1, 2, 3]
    assert told[-1]["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert parts[-1].startswith("event: complete")


async def test_a_stream_ends_whole_when_the_desk_closes(
    app: Starlette, door: Door, desk: Desk
) -> None:
    ticket = await a_ticket(desk)

    async with socket(app) as held:
        await held.begin(await token_of(desk.ana))
        await held.subscribe(FOLLOW, id=ticket_id(ticket))
        await listening(held)
        door.hub.close()
        told = await held.hear()

    assert told == {"id": "1", "type": "complete"}


async def test_a_query_over_the_stream_is_one_answer(http: httpx.AsyncClient) -> None:
    response = await http.post(
        "/graphql",
        json={"query": "{ rateLimit { limit } }"},
        headers={"accept": "text/event-stream"},
    )

    assert response.text.count("event: next") == 1
    assert response.text.endswith("event: complete\ndata: \n\n")


# The protocol


@pytest.mark.parametrize(
    ("first", "code"),
    [
        ('{"id":"1","type":"subscribe","payload":{"query":"{ me { role } }"}}', 4401),
        ('{"type":"ping"}', 4401),
        ("no json", 4400),
        ("null", 4400),
        ("[]", 4400),
        ('{"type": 1}', 4400),
        ('{"type":"connection_init","payload":{"authorization":"Bearer atd_guess"}}', 4403),
        ('{"type":"connection_init","payload":"' + "x" * 200_000 + '"}', 4400),
    ],
)
async def test_a_socket_that_does_not_begin_as_it_should_is_closed(
    app: Starlette, first: str, code: int
) -> None:
    async with socket(app) as held:
        await held.say_text(first)
        assert await held.close_code() == code


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ('{"type":"connection_init"}', 4429),
        ('{"type":"subscribe","payload":{"query":"{ me { role } }"}}', 4400),
        ('{"type":"subscribe","id":"","payload":{}}', 4400),
        ('{"type":"nonsense"}', 4400),
    ],
)
async def test_what_the_protocol_forbids_closes_the_socket(
    app: Starlette, desk: Desk, message: str, code: int
) -> None:
    async with socket(app) as held:
        await held.begin(await token_of(desk.ana))
        await held.say_text(message)
        assert await held.close_code() == code


async def test_bytes_are_no_message(app: Starlette) -> None:
    async with socket(app) as held:
        await held.say_bytes(b"\x00")
        assert await held.close_code() == 4400


@pytest.mark.parametrize(
    "payload", [None, 1, [], {}, {"query": 1}, {"query": "{ me { role } }", "variables": []}]
)
async def test_an_operation_that_is_none_is_an_error_of_its_own(
    app: Starlette, desk: Desk, payload: object
) -> None:
    async with socket(app) as held:
        await held.begin(await token_of(desk.ana))
        await held.say(id="7", type="subscribe", payload=payload)
        message = await held.hear()

    assert (message["id"], message["type"]) == ("7", "error")
    assert message["payload"][0]["extensions"]["code"] == "BAD_REQUEST"


async def test_a_socket_follows_twenty_things_and_no_more(app: Starlette, desk: Desk) -> None:
    ticket = await a_ticket(desk)

    async with socket(app) as held:
        await held.begin(await token_of(desk.ana))
        for number in range(20):
            await held.subscribe(FOLLOW, key=str(number), id=ticket_id(ticket))
        await held.say(type="ping")
        assert await held.hear() == {"type": "pong"}
        await held.subscribe(FOLLOW, key="20", id=ticket_id(ticket))
        assert await held.close_code() == 4429


async def test_two_operations_of_one_name_close_the_socket(app: Starlette, desk: Desk) -> None:
    ticket = await a_ticket(desk)

    async with socket(app) as held:
        await held.begin(await token_of(desk.ana))
        await held.subscribe(FOLLOW, id=ticket_id(ticket))
        await held.subscribe(FOLLOW, id=ticket_id(ticket))
        assert await held.close_code() == 4409


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "https://testserver.evil.example"]
)
async def test_a_page_of_another_site_opens_no_socket(app: Starlette, origin: str) -> None:
    with pytest.raises(Closed) as closed:
        async with socket(app, origin=origin):
            pass

    assert closed.value.code == 4403


async def test_our_own_pages_open_one(app: Starlette) -> None:
    async with socket(app, origin="https://testserver") as held:
        await held.begin()


@pytest.mark.parametrize("protocol", ["graphql-ws", ""])
async def test_the_old_protocol_is_not_spoken(app: Starlette, protocol: str) -> None:
    with pytest.raises(Closed) as closed:
        async with socket(app, protocol=protocol):
            pass

    assert closed.value.code == 4406


async def test_without_the_database_a_socket_is_asked_to_come_again(
    app: Starlette, desk: Desk, db: Database
) -> None:
    token = await token_of(desk.ana)
    await db.close()

    async with socket(app) as held:
        await held.say(type="connection_init", payload={"authorization": f"Bearer {token}"})
        assert await held.close_code() == 1013
