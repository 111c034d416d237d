"""The same key and the same arguments do an act once, however often and however much at once they
come.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from handlers import SWEEP, handlers, plan
from models.access import IdempotentCall
from models.conversation import Event
from models.tickets import Ticket
from procedure.core.actor import Actor
from settings import Settings
from tests.api.mutation_calls import Visitor, refusals
from tests.api.world import ticket_id
from tests.builders import a_ticket, nothing_changes
from tests.cast import Desk
from tests.stories.test_a_whole_life import INCIDENT
from worker import Worker

At = Callable[[Actor | None], Visitor]
SAID = {"body": "Ya lo reinicié"}


async def test_a_repeated_call_is_answered_with_the_first_one_s_event(at: At, desk: Desk) -> None:
    ana, ticket = at(desk.ana), await a_ticket(desk)

    first = await ana.done("replyToTicket", id=ticket_id(ticket), input=SAID, idempotencyKey="k")
    again = await ana.done("replyToTicket", id=ticket_id(ticket), input=SAID, idempotencyKey="k")

    assert again == first
    assert await Event.filter(ticket_id=ticket.id, kind="CUSTOMER_REPLIED").count() == 1


async def test_five_at_once_with_one_key_register_one_ticket(at: At, desk: Desk) -> None:
    ana = at(desk.ana)

    payloads = await asyncio.gather(
        *(ana.done("registerTicket", input=INCIDENT, idempotencyKey="k") for _ in range(5))
    )

    assert len({payload["ticket"]["number"] for payload in payloads}) == 1
    assert {payload["event"]["seq"] for payload in payloads} == {1}
    assert await Ticket.all().count() == 1


async def test_the_same_key_with_other_arguments_is_refused(at: At, desk: Desk) -> None:
    ana, ticket = at(desk.ana), await a_ticket(desk)
    await ana.done("replyToTicket", id=ticket_id(ticket), input=SAID, idempotencyKey="k")

    async with nothing_changes():
        payload = await ana.act(
            "replyToTicket", id=ticket_id(ticket), input={"body": "Otra cosa"}, idempotencyKey="k"
        )

    assert refusals(payload) == [("IDEMPOTENCY_KEY_REUSED", "idempotencyKey", "4.3.4")]
    assert payload["ticket"]["number"] == ticket.number, "what the first call was about"


async def test_a_refused_call_leaves_its_key_free(at: At, desk: Desk) -> None:
    ana, ticket = at(desk.ana), await a_ticket(desk)

    async with nothing_changes():
        refused = await ana.act(
            "replyToTicket", id=ticket_id(ticket), input={"body": ""}, idempotencyKey="k"
        )
    done = await ana.done("replyToTicket", id=ticket_id(ticket), input=SAID, idempotencyKey="k")

    assert refusals(refused) == [("REQUIRED", "input.body", "4.3.1")]
    assert done["event"]["kind"] == "CUSTOMER_REPLIED"


async def test_a_key_belongs_to_one_caller_and_one_mutation(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk)
    key: dict[str, Any] = {"id": ticket_id(ticket), "idempotencyKey": "k"}

    await at(desk.ana).done("replyToTicket", input=SAID, **key)
    by_another = await at(desk.elena).done("replyToTicket", input={"body": "Yo también"}, **key)
    by_another_mutation = await at(desk.ana).done(
        "withdrawTicket", input={"reason": "Ya está"}, **key
    )

    assert by_another["event"]["kind"] == "CUSTOMER_REPLIED"
    assert by_another_mutation["event"]["kind"] == "WITHDRAWN"


async def test_a_key_that_is_no_key_is_refused(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk)

    for key, code in ((" ", "REQUIRED"), ("k" * 121, "TOO_LONG"), ("\x00", "INVALID")):
        async with nothing_changes():
            payload = await at(desk.ana).act(
                "replyToTicket", id=ticket_id(ticket), input=SAID, idempotencyKey=key
            )
        assert refusals(payload) == [(code, "idempotencyKey", "4.3.4")]


async def test_literals_and_variables_are_the_same_arguments(at: At, desk: Desk) -> None:
    ana, ticket = at(desk.ana), await a_ticket(desk)
    literal = f"""mutation {{ replyToTicket(idempotencyKey: "k", id: "{ticket_id(ticket)}",
      input: {{body: "Ya lo reinicié"}}) {{ event {{ seq }} userErrors {{ code }} }} }}"""

    first = await ana.done("replyToTicket", id=ticket_id(ticket), input=SAID, idempotencyKey="k")
    again = (await ana.ask(literal))["replyToTicket"]

    assert again == {"event": {"seq": first["event"]["seq"]}, "userErrors": []}


async def test_after_seven_days_a_key_is_new_again(at: At, desk: Desk) -> None:
    ana, ticket = at(desk.ana), await a_ticket(desk)
    monday = datetime(2026, 3, 9, 12, tzinfo=UTC)
    arguments: dict[str, Any] = {"id": ticket_id(ticket), "input": SAID, "idempotencyKey": "k"}

    first = await ana.done("replyToTicket", monday, **arguments)
    kept = await ana.done("replyToTicket", monday + timedelta(days=7), **arguments)
    new = await ana.done("replyToTicket", monday + timedelta(days=7, seconds=1), **arguments)

    again = await ana.done("replyToTicket", monday + timedelta(days=8), **arguments)

    assert kept["event"] == first["event"]
    assert new["event"]["seq"] == first["event"]["seq"] + 1
    assert again["event"] == new["event"], "and kept for seven days from then"


async def test_an_old_key_is_new_for_other_arguments_too(at: At, desk: Desk) -> None:
    ana, ticket = at(desk.ana), ticket_id(await a_ticket(desk))
    monday = datetime(2026, 3, 9, 12, tzinfo=UTC)
    key: dict[str, Any] = {"id": ticket, "idempotencyKey": "k"}
    await ana.done("replyToTicket", monday, input=SAID, **key)

    later = monday + timedelta(days=7, seconds=1)
    answers = await asyncio.gather(
        *(ana.done("replyToTicket", later, input={"body": "Otra cosa"}, **key) for _ in range(3))
    )

    assert {answer["event"]["kind"] for answer in answers} == {"CUSTOMER_REPLIED"}
    assert len({answer["event"]["seq"] for answer in answers}) == 1


async def test_no_act_sweeps_and_each_day_does(at: At, desk: Desk) -> None:
    ana, ticket = at(desk.ana), ticket_id(await a_ticket(desk))
    monday = datetime(2026, 3, 9, 12, tzinfo=UTC)
    days = [monday + timedelta(days=days) for days in (0, 1, 9)]
    for number, day in enumerate(days):
        await ana.done("replyToTicket", day, id=ticket, input=SAID, idempotencyKey=f"k{number}")
    kept = await IdempotentCall.all().count()

    await plan(days[2])
    await Worker(
        {SWEEP: handlers(Settings(), lambda: days[2])[SWEEP]}, now=lambda: days[2]
    ).run_due()

    assert kept == 3
    assert [call.key for call in await IdempotentCall.all()] == ["k2"]
