"""What is owed can be found: views of the queue, lists across tickets, filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from api import ids
from api.enums import QueueView
from models.tickets import Ticket
from models.vocabulary import Impact, Status, SupportLevel, TicketType, Urgency
from procedure.assignment.watching import watch
from procedure.closure.confirming import confirm, reject
from procedure.closure.reopening import reopen
from procedure.closure.survey import submit_survey
from procedure.complaints.handling import name_complained_about
from procedure.core.actor import Actor
from procedure.reception.classification import classify, prioritize
from procedure.resolution.escalation import acknowledge, escalate
from procedure.resolution.reply import reply
from procedure.resolution.resolving import resolve
from tests.api.mutation_calls import Visitor
from tests.builders import SOLUTION, a_registered_ticket, a_ticket, perform
from tests.cast import NOON, Desk

At = Callable[[Actor | None], Visitor]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
QUEUE = """query($view: QueueView!) { queue(view: $view, first: 50) {
  counts { view count } tickets { totalCount nodes { number } } } }"""
CRITICAL: dict[str, Any] = {"impact": Impact.HIGH, "urgency": Urgency.HIGH, "reason": "Nómina"}
CALL: dict[str, Any] = {"level": SupportLevel.N2, "reason": "Hace falta"}


async def in_view(caller: Visitor, view: QueueView, now: datetime = NOON) -> list[str]:
    """The numbers that the view holds, as many as it counts."""
    told = (await caller.ask(QUEUE, now, view=view.value))["queue"]
    numbers = [node["number"] for node in told["tickets"]["nodes"]]
    counts = {each["view"]: each["count"] for each in told["counts"]}
    assert counts[view.value] == told["tickets"]["totalCount"] == len(numbers)
    return numbers


async def listed(
    caller: Visitor, name: str, wanted: dict[str, Any], now: datetime = NOON
) -> list[str]:
    """The numbers of the tickets whose rows the list holds."""
    kind = "Unconfirmed" if name == "resolutionsUnconfirmed" else name[0].upper() + name[1:-1]
    found = await caller.ask(
        f"query($f: {kind}Filter) {{ {name}(first: 50, filter: $f) {{ totalCount nodes {{ ticket"
        " { number } } } }",
        now,
        f=wanted,
    )
    numbers = [node["ticket"]["number"] for node in found[name]["nodes"]]
    assert found[name]["totalCount"] == len(numbers)
    return numbers


async def test_calls_wait_for_those_of_the_level(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, escalate, ticket, **CALL)
    waiting = {"waiting": True, "mine": True}

    for caller, numbers in ((desk.tomas, [ticket.number]), (desk.laura, []), (desk.lucia, [])):
        assert await in_view(at(caller), QueueView.CALLS) == numbers
        assert await listed(at(caller), "escalations", waiting) == numbers

    await perform(desk.tomas, acknowledge, ticket)
    assert await in_view(at(desk.tomas), QueueView.CALLS) == []
    assert await listed(at(desk.tomas), "escalations", {"waiting": False}) == [ticket.number]


async def test_a_call_about_a_complaint_does_not_wait_for_whom_it_is_about(
    at: At, desk: Desk
) -> None:
    ticket = await a_registered_ticket(
        desk.ana, TicketType.COMPLAINT, about_id=desk.tomas.person_id
    )
    await perform(desk.lucia, escalate, ticket, **CALL)

    assert await in_view(at(desk.tomas), QueueView.CALLS) == []
    assert await listed(at(desk.tomas), "escalations", {"mine": True}) == []
    assert await listed(at(desk.tomas), "escalations", {"level": ["N2"]}) == [ticket.number]


async def test_follow_ups_are_found_on_their_day_also_of_what_has_ended(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    await perform(desk.lucia, prioritize, ticket, at=NOON, **CRITICAL)
    await perform(desk.ana, confirm, ticket, at=NOON)
    laura, then = at(desk.laura), NOON + 3 * DAY + HOUR

    assert await in_view(laura, QueueView.FOLLOW_UPS, NOON + DAY) == []
    assert await in_view(laura, QueueView.FOLLOW_UPS, then) == [ticket.number]
    due = {"dueAt": {"until": then.isoformat()}, "waiting": True}
    assert await listed(laura, "followUps", due) == [ticket.number]

    await perform(desk.ana, reopen, ticket, reason="Otra vez", at=NOON + 4 * DAY)
    assert await in_view(laura, QueueView.FOLLOW_UPS, NOON + 20 * DAY) == []
    assert await listed(laura, "followUps", {"waiting": True}) == []
    assert len(await listed(laura, "followUps", {"kind": ["CRITICAL"]})) == 2


async def test_a_lead_s_task_is_not_that_of_others(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)
    await perform(desk.ana, submit_survey, ticket, satisfaction=1)
    later = NOON + 5 * DAY

    assert await in_view(at(desk.laura), QueueView.FOLLOW_UPS, later) == []
    assert await in_view(at(desk.lucia), QueueView.FOLLOW_UPS, later) == [ticket.number]
    assert await listed(at(desk.laura), "followUps", {"mine": True}) == []
    assert await listed(at(desk.laura), "followUps", {"mine": False}) == [ticket.number]


async def test_solutions_that_nobody_answered_the_last_one_of_each(at: At, desk: Desk) -> None:
    ticket, other = await a_ticket(desk, Status.RESOLVED), await a_ticket(desk, Status.CLOSED)
    laura = at(desk.laura)
    assert other.number not in await in_view(laura, QueueView.UNCONFIRMED)

    await perform(desk.ana, reject, ticket, reason="Sigue igual")
    assert await listed(laura, "resolutionsUnconfirmed", {}) == []
    await perform(desk.laura, resolve, ticket, at=NOON + HOUR, **SOLUTION)

    assert await in_view(laura, QueueView.UNCONFIRMED) == [ticket.number]
    assert await listed(laura, "resolutionsUnconfirmed", {}) == [ticket.number]
    before = {"resolvedAt": {"until": NOON.isoformat()}}
    assert await listed(laura, "resolutionsUnconfirmed", before) == []


async def test_what_the_customer_said_last_waits_for_an_answer(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    laura = at(desk.laura)
    assert await in_view(laura, QueueView.UNANSWERED) == [ticket.number]

    await perform(desk.laura, reply, ticket, body="Lo vemos")
    assert await in_view(laura, QueueView.UNANSWERED) == []

    await perform(desk.ana, reply, ticket, body="¿Y?")
    assert await in_view(laura, QueueView.UNANSWERED) == [ticket.number]


async def test_the_register_of_complaints_is_a_list(at: At, desk: Desk) -> None:
    complaint = await a_registered_ticket(desk.ana, TicketType.COMPLAINT)
    told: dict[str, Any] = {"type": TicketType.INQUIRY, "area_id": desk.area()}
    await perform(desk.lucia, classify, complaint, details={"question": "¿Y?"}, **told)
    await a_registered_ticket(desk.ana)
    laura, number = at(desk.laura), complaint.number

    assert await in_view(laura, QueueView.COMPLAINTS) == [number], "its row decides, not its type"
    assert await listed(laura, "complaints", {"aboutSettled": False, "open": True}) == [number]
    await perform(desk.lucia, name_complained_about, complaint)
    assert await listed(laura, "complaints", {"aboutSettled": False}) == []
    assert await listed(laura, "complaints", {"released": False, "subject": ["SERVICE"]}) == [
        number
    ]
    assert await listed(laura, "complaints", {"severity": ["CRITICAL"]}) == []


async def test_the_register_of_the_survey_is_a_list(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)
    await perform(desk.ana, submit_survey, ticket, satisfaction=2)
    await perform(desk.ana, submit_survey, ticket, satisfaction=5)
    laura = at(desk.laura)

    assert await listed(laura, "surveys", {"satisfaction": [1, 2]}) == []
    assert await listed(laura, "surveys", {"satisfaction": [5]}) == [ticket.number]
    assert await listed(laura, "surveys", {"current": False}) == [ticket.number]


async def test_every_view_counts_what_it_holds(at: At, desk: Desk) -> None:
    for status in (Status.REGISTERED, Status.WAITING_CUSTOMER, Status.RESOLVED, Status.CLOSED):
        await a_ticket(desk, status)

    for actor, view in product((desk.laura, desk.tomas, desk.lucia, desk.miguel), QueueView):
        await in_view(at(actor), view, NOON + 30 * HOUR)


async def test_tickets_are_found_by_number_by_followers_by_ground_and_by_what_they_owe(
    at: At, desk: Desk
) -> None:
    first = await a_registered_ticket(desk.ana)
    resolved = await a_ticket(desk, Status.RESOLVED)
    closed = await a_ticket(desk, Status.CLOSED, at=NOON + DAY)
    await perform(desk.ana, watch, first, person_id=desk.carlos.person_id)
    carlos = ids.encode("Person", desk.carlos.person_id or 0)
    wanted: list[tuple[dict[str, Any], list[Ticket]]] = [
        ({"numbers": {"first": resolved.number}}, [resolved, closed]),
        ({"numbers": {"first": first.number, "last": first.number.lower()}}, [first]),
        ({"watcherIds": [carlos]}, [first]),
        ({"closureBasis": ["CONFIRMED_BY_PHONE"]}, [closed]),
        ({"majorIncident": True}, []),
        ({"resolvedAt": {"since": (NOON + HOUR).isoformat()}}, [closed]),
        ({"occurredAt": {"until": NOON.isoformat()}}, [first, resolved]),
        ({"queue": ["UNCONFIRMED", "UNASSIGNED"]}, [first, resolved]),
        ({"not": {"queue": ["UNCONFIRMED"]}}, [first, closed]),
        ({"security": False, "open": False}, [closed]),
    ]

    for condition, tickets in wanted:
        found = await at(desk.laura).ask(
            "query($f: TicketFilter) { tickets(first: 50, filter: $f) { nodes { number } } }",
            f=condition,
        )
        numbers = {node["number"] for node in found["tickets"]["nodes"]}
        assert numbers == {ticket.number for ticket in tickets}, condition


async def test_customers_have_no_work_lists(at: At, desk: Desk) -> None:
    for name in ("followUps", "escalations", "surveys", "complaints", "resolutionsUnconfirmed"):
        asked = f"{{ {name}(first: 1) {{ totalCount }} }}"
        assert await at(desk.ana).fault(asked) == "NOT_ALLOWED_FOR_ROLE"
    filtered = "{ tickets(first: 1, filter: {queue: [CALLS]}) { totalCount } }"
    assert await at(desk.ana).fault(filtered) == "NOT_ALLOWED_FOR_ROLE"
