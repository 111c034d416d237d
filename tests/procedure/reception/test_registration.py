"""4.1 Recepción de Solicitudes."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from models.conversation import Event
from models.jobs import Job
from models.people import Person
from models.search import matching_ids
from models.vocabulary import (
    Affects,
    Audience,
    Channel,
    MessageKind,
    Needed,
    Priority,
    Role,
    Status,
    TicketType,
)
from procedure.core.actor import SYSTEM
from procedure.core.refusals import Code
from procedure.core.visibility import visible_tickets
from procedure.people.requesters import Requester
from procedure.reception.registration import preview, register
from procedure.reception.request_types import FIELDS, GROUP
from procedure.service_levels import policies
from tests.builders import (
    DETAILS,
    a_registered_ticket,
    a_request,
    act,
    events_of,
    fresh,
    messages_of,
    nothing_changes,
    refusal,
    somebody,
)
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


# 4.1.1 and 4.1.2: register


async def test_a_request_gets_a_number_a_promise_and_an_acknowledgement(desk: Desk) -> None:
    ticket = await fresh(await a_registered_ticket(desk.ana))

    assert ticket.number == "SAC-2026-000001"
    assert ticket.status is Status.REGISTERED
    assert ticket.priority is Priority.MEDIUM
    assert (ticket.fr_due_at, ticket.res_due_at) == (NOON + 4 * HOUR, NOON + 24 * HOUR)
    assert await events_of(ticket) == ["REGISTERED", "PROMISED", "RECEIPT_NOTIFIED"]
    notice = orjson.loads((await Job.get(kind="mail")).payload)
    assert (notice["notice"], notice["person_id"]) == ("receipt", desk.ana.person_id)


async def test_the_description_is_the_first_public_message(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana, description="No abre.\r\nNada.")

    [message] = await messages_of(ticket)

    assert (message.kind, message.audience, message.body) == (
        MessageKind.DESCRIPTION,
        Audience.PUBLIC,
        "No abre.\nNada.",
    )
    assert ticket.last_message_excerpt == "No abre. Nada."


async def test_the_number_is_of_the_year_in_the_desk_s_zone(desk: Desk) -> None:
    new_year_in_utc = datetime(2027, 1, 1, 3, tzinfo=UTC)

    before = await a_registered_ticket(desk.ana, at=new_year_in_utc)
    after = await a_registered_ticket(desk.ana, at=new_year_in_utc + 4 * HOUR)

    assert (before.number, after.number) == ("SAC-2026-000001", "SAC-2027-000001")


async def test_numbers_have_no_gaps_however_many_register_at_once(desk: Desk) -> None:
    tickets = await asyncio.gather(*(a_registered_ticket(desk.ana) for _ in range(8)))

    assert sorted(ticket.number for ticket in tickets) == [f"SAC-2026-{n:06d}" for n in range(1, 9)]


async def test_a_request_is_found_by_its_words(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana, subject="Timbrado detenido")

    hits = await matching_ids(
        "ticket", "timbrados", lambda params, o: visible_tickets(desk.ana, params, o), limit=5
    )

    assert hits == [ticket.id]


async def test_a_long_message_is_shown_by_its_beginning(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana, description="x" * 500)

    assert ticket.last_message_excerpt == "x" * 199 + "…"


@pytest.mark.parametrize("kind", TicketType)
async def test_each_type_asks_for_its_own_fields(desk: Desk, kind: TicketType) -> None:
    for field in (field for field in FIELDS[kind] if field.needed):
        details = {**DETAILS[kind], field.name: "  "}

        async with nothing_changes():
            with refusal(Code.REQUIRED, field=f"{GROUP[kind]}.{field.name}"):
                await a_registered_ticket(desk.ana, kind=kind, details=details)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"subject": " "}, Code.REQUIRED, "subject"),
        ({"subject": "x" * 201}, Code.TOO_LONG, "subject"),
        ({"description": ""}, Code.REQUIRED, "description"),
        ({"description": "a\x00b"}, Code.INVALID, "description"),
        ({"channel": Channel.PHONE}, Code.NOT_ALLOWED, "channel"),
        ({"occurred_at": NOON}, Code.NOT_ALLOWED, "occurred_at"),
        ({"requester": Requester(id=1)}, Code.NOT_ALLOWED, "requester"),
    ],
)
async def test_a_customer_s_request_is_refused(
    desk: Desk, changes: dict[str, Any], code: Code, field: str
) -> None:
    async with nothing_changes():
        with refusal(code, field=field):
            await a_registered_ticket(desk.ana, **changes)


async def test_staff_say_for_whom_they_register(desk: Desk) -> None:
    async with nothing_changes():
        with refusal(Code.REQUIRED, field="requester", clause="4.1.1"):
            await a_registered_ticket(desk.laura)
    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="requester.id"):
            await a_registered_ticket(desk.laura, requester=somebody(desk.diego))

    ticket = await a_registered_ticket(desk.laura, requester=somebody(desk.ana))

    assert ticket.requester_id == desk.ana.person_id
    assert ticket.organization_id == desk.andina.id


async def test_a_caller_is_known_by_mail_in_any_spelling(desk: Desk) -> None:
    ticket = await a_registered_ticket(
        desk.laura, requester=Requester(email=" ANA@Andina.example ")
    )

    assert ticket.requester_id == desk.ana.person_id


async def test_a_new_caller_without_mail_hears_the_receipt_on_the_call(desk: Desk) -> None:
    told = Requester(name="Nuria", phone="+57 1", organization_id=desk.andina.id)

    ticket = await a_registered_ticket(desk.laura, requester=told)

    person = await Person.get(id=ticket.requester_id)
    assert (person.name, person.email, person.organization_id) == ("Nuria", None, desk.andina.id)
    [receipt] = await Event.filter(ticket_id=ticket.id, kind="RECEIPT_NOTIFIED")
    assert orjson.loads(receipt.data)["how"] == "READ_BACK"
    assert await Job.filter(kind="mail").count() == 0


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        (Requester(email="nobody"), Code.INVALID, "requester.email"),
        (Requester(email="new@andina.example"), Code.REQUIRED, "requester.name"),
        (Requester(name="Nuria", phone="1" * 41), Code.TOO_LONG, "requester.phone"),
        (
            Requester(name="Nuria", organization_id=10**9),
            Code.NOT_FOUND,
            "requester.organization_id",
        ),
    ],
)
async def test_an_unknown_caller_is_refused(
    desk: Desk, told: Requester, code: Code, field: str
) -> None:
    async with nothing_changes():
        with refusal(code, field=field):
            await a_registered_ticket(desk.laura, requester=told)


async def test_a_partner_registers_for_its_organization_only(desk: Desk) -> None:
    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="requester.id"):
            await a_registered_ticket(desk.partner, requester=somebody(desk.beto))
        with refusal(Code.NOT_FOUND, field="requester.email"):
            await a_registered_ticket(
                desk.partner, requester=Requester(email="beto@pacifico.example")
            )
        with refusal(Code.NOT_FOUND, field="requester.organization_id"):
            await a_registered_ticket(
                desk.partner, requester=Requester(name="Nuria", organization_id=desk.pacifico.id)
            )

    told = Requester(name="Nuria", organization_id=desk.andina.id)
    ticket = await a_registered_ticket(desk.partner, requester=told)

    assert (ticket.organization_id, ticket.client_id) == (desk.andina.id, desk.partner.client_id)
    assert ticket.channel is Channel.API


async def test_what_came_by_phone_counts_from_the_call(desk: Desk) -> None:
    called = NOON - timedelta(minutes=20)

    ticket = await a_registered_ticket(desk.laura, requester=somebody(desk.ana), occurred_at=called)

    assert ticket.late_record
    assert ticket.fr_due_at == called + 4 * HOUR
    registered = await Event.get(ticket_id=ticket.id, kind="REGISTERED")
    assert (registered.occurred_at, registered.recorded_at) == (called, NOON)


async def test_nothing_is_registered_from_the_future_or_too_late(desk: Desk) -> None:
    for_ana = somebody(desk.ana)

    async with nothing_changes():
        with refusal(Code.IN_THE_FUTURE, field="occurred_at"):
            await a_registered_ticket(desk.laura, requester=for_ana, occurred_at=NOON + MINUTE)
    async with nothing_changes():
        with refusal(Code.TOO_LATE_TO_RECORD, field="occurred_at"):
            await a_registered_ticket(desk.laura, requester=for_ana, occurred_at=NOON - 25 * HOUR)

    by_lead = await a_registered_ticket(desk.lucia, requester=for_ana, occurred_at=NOON - 25 * HOUR)
    assert by_lead.occurred_at == NOON - 25 * HOUR


async def test_the_system_registers_what_comes_by_mail_in_the_senders_words(desk: Desk) -> None:
    async with act(SYSTEM, channel=Channel.EMAIL) as opened:
        request = a_request(channel=Channel.EMAIL, requester=somebody(desk.ana))
        ticket, event = await register(opened, request)

    [message] = await messages_of(ticket)
    assert ticket.channel is Channel.EMAIL
    assert (message.author_id, message.author_role) == (desk.ana.person_id, Role.CUSTOMER)
    assert event.actor_role is Role.SYSTEM


# 4.1.4 and 4.2.3: what would be promised


@pytest.mark.parametrize(
    ("affects", "needed", "priority", "hours"),
    [
        (Affects.WHOLE_COMPANY, Needed.NOW, Priority.CRITICAL, (1, 4)),
        (Affects.MY_TEAM, Needed.NOW, Priority.HIGH, (2, 8)),
        (Affects.ONLY_ME, Needed.NOW, Priority.MEDIUM, (4, 24)),
        (Affects.ONLY_ME, Needed.NO_RUSH, Priority.LOW, (8, 48)),
    ],
)
async def test_two_answers_tell_what_would_be_promised(
    desk: Desk, affects: Affects, needed: Needed, priority: Priority, hours: tuple[int, int]
) -> None:
    expected = preview(await policies.in_force(NOON), TicketType.INCIDENT, affects, needed, NOON)

    assert expected.priority is priority
    assert expected.first_response_due_at == NOON + hours[0] * HOUR
    assert expected.resolution_due_at == NOON + hours[1] * HOUR


async def test_a_complaint_is_promised_an_answer_in_a_day_and_a_proposal_in_three_working_days(
    desk: Desk,
) -> None:
    friday = datetime(2026, 3, 13, 18, tzinfo=UTC)
    told = (TicketType.COMPLAINT, Affects.ONLY_ME, Needed.NO_RUSH)
    grave = (TicketType.COMPLAINT, Affects.WHOLE_COMPANY, Needed.NOW)
    in_force = await policies.in_force(NOON)

    usual, critical = preview(in_force, *told, friday), preview(in_force, *grave, friday)
    other = preview(in_force, TicketType.INQUIRY, *told[1:], friday)

    assert (usual.priority, usual.priority_of_answers) == (Priority.MEDIUM, Priority.LOW)
    assert usual.acknowledged_by == friday + timedelta(days=1)
    assert usual.proposed_by == friday + timedelta(days=5), "Wednesday: the weekend does not count"
    assert (critical.priority, critical.proposed_by) == (
        Priority.CRITICAL,
        friday + timedelta(days=3),
    )
    assert (other.priority, other.acknowledged_by, other.proposed_by) == (Priority.LOW, None, None)
