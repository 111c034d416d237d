"""4.1.3 and 4.1.4: type, area and priority."""

from datetime import timedelta

import orjson
import pytest

from models.complaints import Complaint
from models.jobs import Job
from models.tickets import Ticket
from models.vocabulary import (
    Affects,
    Audience,
    Complexity,
    Impact,
    MessageKind,
    Needed,
    Priority,
    Severity,
    Status,
    TicketType,
    Urgency,
)
from procedure.assignment.assigning import analyze
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from procedure.reception.classification import classify, prioritize
from tests.builders import (
    DETAILS,
    a_registered_ticket,
    act,
    events_of,
    fresh,
    messages_of,
    nothing_changes,
    perform,
    refusal,
)
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


# 4.1.3: classify


async def test_a_new_type_brings_its_own_fields(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(Code.REQUIRED, field="inquiry.question"):
            async with act(desk.laura) as opened:
                await classify(opened, ticket, type=TicketType.INQUIRY, area_id=desk.area())
    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="area_id", clause="4.1.3"):
            async with act(desk.laura) as opened:
                await classify(opened, ticket, type=TicketType.INCIDENT, area_id=10**9)

    async with act(desk.laura) as opened:
        ticket = await opened.ticket(ticket.id)
        details = DETAILS[TicketType.INQUIRY]
        await classify(
            opened, ticket, type=TicketType.INQUIRY, area_id=desk.area(), details=details
        )

    ticket = await fresh(ticket)
    assert (ticket.type, ticket.area_id, ticket.classified) == (
        TicketType.INQUIRY,
        desk.area(),
        True,
    )
    assert orjson.loads(ticket.details) == details


async def test_a_request_that_turns_out_to_be_a_complaint_is_registered_as_one_and_goes_up(
    desk: Desk,
) -> None:
    ticket = await a_registered_ticket(desk.ana, affects=Affects.ONLY_ME, needed=Needed.NO_RUSH)
    details = {**DETAILS[TicketType.COMPLAINT], "about": "PERSON", "about_whom": "diego PENA"}

    async with act(desk.laura) as opened:
        await classify(
            opened, ticket, type=TicketType.COMPLAINT, area_id=desk.area("QUALITY"), details=details
        )

    complaint = await Complaint.get(ticket_id=ticket.id)
    assert (complaint.code, complaint.severity) == ("QR-2026-000001", Severity.MEDIUM)
    assert complaint.about_id == desk.diego.person_id
    assert (await fresh(ticket)).priority is Priority.MEDIUM
    assert (await events_of(ticket))[3:] == [
        "CLASSIFIED",
        "COMPLAINT_REGISTERED",
        "PRIORITY_RAISED",
        "PROMISED",
    ]


async def test_a_complaint_is_in_its_register_once(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana, kind=TicketType.COMPLAINT)

    async with act(desk.laura) as opened:
        await classify(
            opened,
            ticket,
            type=TicketType.COMPLAINT,
            area_id=desk.area("QUALITY"),
            details=DETAILS[TicketType.COMPLAINT],
        )

    assert await Complaint.filter(ticket_id=ticket.id).count() == 1


async def test_a_complaint_is_about_a_service_a_person_or_a_product(desk: Desk) -> None:
    details = {**DETAILS[TicketType.COMPLAINT], "about": "EVERYTHING"}

    async with nothing_changes():
        with refusal(Code.INVALID, field="complaint.about", clause="4.1.3"):
            await a_registered_ticket(desk.ana, kind=TicketType.COMPLAINT, details=details)


async def test_a_name_that_fits_nobody_stays_text(desk: Desk) -> None:
    details = {**DETAILS[TicketType.COMPLAINT], "about": "PERSON", "about_whom": "Nadie"}

    ticket = await a_registered_ticket(desk.ana, kind=TicketType.COMPLAINT, details=details)

    assert (await Complaint.get(ticket_id=ticket.id)).about_id is None
    assert "Nadie" in ticket.details


# 4.1.4: prioritize


async def test_the_first_confirmation_may_lower_the_priority_and_the_customer_is_told_why(
    desk: Desk,
) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with act(desk.laura, at=NOON + MINUTE) as opened:
        await prioritize(
            opened,
            ticket,
            impact=Impact.LOW,
            urgency=Urgency.LOW,
            reason="Hay otra forma de timbrar",
        )

    ticket = await fresh(ticket)
    assert (ticket.priority, ticket.priority_confirmed) == (Priority.LOW, True)
    assert ticket.res_due_at == NOON + 48 * HOUR
    assert (await events_of(ticket))[3:] == ["PRIORITIZED", "PROMISED"]
    [_, reason] = await messages_of(ticket)
    assert (reason.kind, reason.audience) == (MessageKind.REASON, Audience.PUBLIC)
    notices = [
        orjson.loads(job.payload)["notice"] for job in await Job.filter(kind="mail").order_by("id")
    ]
    assert notices == ["receipt", "priority_lowered"]


async def test_only_a_lead_lowers_a_confirmed_priority(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await _prioritized(desk.laura, ticket, Impact.HIGH, Urgency.HIGH, "Todos están parados")

    async with nothing_changes():
        with refusal(Code.LOWERING_NEEDS_LEAD, field="impact", clause="4.1.4"):
            await _prioritized(desk.laura, ticket, Impact.LOW, Urgency.LOW, "No era tanto")

    await _prioritized(desk.lucia, ticket, Impact.LOW, Urgency.LOW, "No era tanto")
    assert (await fresh(ticket)).priority is Priority.LOW


async def test_confirming_what_stands_needs_no_reason_and_promises_nothing_new(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    await _prioritized(desk.laura, ticket, Impact.MEDIUM, Urgency.MEDIUM, None)

    assert (await events_of(ticket))[3:] == ["PRIORITIZED"]
    async with nothing_changes():
        with refusal(Code.REQUIRED, field="reason"):
            await _prioritized(desk.laura, ticket, Impact.HIGH, Urgency.MEDIUM, None)


@pytest.mark.parametrize(
    ("flag", "priority"), [("security", Priority.HIGH), ("major_incident", Priority.CRITICAL)]
)
async def test_some_requests_never_fall_below_their_floor(
    desk: Desk, flag: str, priority: Priority
) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with act(desk.laura) as opened:
        why = {"reason": "Datos personales", flag: True}
        await prioritize(opened, ticket, impact=Impact.LOW, urgency=Urgency.LOW, **why)  # type: ignore[arg-type]

    assert (await fresh(ticket)).priority is priority


async def test_a_ticket_is_classified_once_type_priority_and_complexity_stand(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    async with act(desk.laura) as opened:
        await classify(opened, ticket, type=TicketType.INCIDENT, area_id=desk.area())
    await _prioritized(desk.laura, ticket, Impact.MEDIUM, Urgency.MEDIUM, None)
    assert (await fresh(ticket)).status is Status.REGISTERED

    await perform(desk.laura, analyze, ticket, complexity=Complexity.C1)

    assert (await fresh(ticket)).status is Status.CLASSIFIED


async def _prioritized(
    by: Actor, ticket: Ticket, impact: Impact, urgency: Urgency, reason: str | None
) -> None:
    await perform(by, prioritize, ticket, impact=impact, urgency=urgency, reason=reason)
