"""4.1 Recepción de Solicitudes."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from models.complaints import Complaint
from models.conversation import Event
from models.jobs import Job
from models.people import Organization, Person, Shift
from models.policies import PolicyRevision
from models.search import found
from models.tickets import Ticket
from models.vocabulary import (
    Affects,
    Audience,
    Channel,
    Complexity,
    Impact,
    MessageKind,
    Needed,
    PolicyKind,
    Priority,
    Role,
    Severity,
    Status,
    TicketType,
    Urgency,
)
from procedure import policies
from procedure.actor import SYSTEM, Actor
from procedure.people import Requester, absent, on_shift, update_preferences
from procedure.reception import classify, preview, prioritize, register, settle_classification
from procedure.refusals import Code
from procedure.request_types import FIELDS, GROUP
from procedure.responsibilities import visible_tickets
from tests.builders import (
    DETAILS,
    a_registered_ticket,
    a_request,
    act,
    events_of,
    fresh,
    messages_of,
    nothing_changes,
    perform,
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

    hits = await found("ticket", "timbrados", lambda params, o: visible_tickets(desk.ana, params, o), limit=5)

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
    ticket = await a_registered_ticket(desk.laura, requester=Requester(email=" ANA@Andina.example "))

    assert ticket.requester_id == desk.ana.person_id


async def test_a_new_caller_without_mail_hears_the_receipt_on_the_call(desk: Desk) -> None:
    told = Requester(name="Nuria", phone="+57 1", organization_id=desk.andina.id)

    ticket = await a_registered_ticket(desk.laura, requester=told)

    person = await Person.get(id=ticket.requester_id)
    assert (person.name, person.email, person.organization_id) == ("Nuria", None, desk.andina.id)
    [receipt] = await Event.filter(ticket_id=ticket.id, kind="RECEIPT_NOTIFIED")
    assert orjson.loads(receipt.data)["how"] == "READ_BACK"
    assert await Job.all().count() == 0


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        (Requester(email="nobody"), Code.INVALID, "requester.email"),
        (Requester(email="new@andina.example"), Code.REQUIRED, "requester.name"),
        (Requester(name="Nuria", phone="1" * 41), Code.TOO_LONG, "requester.phone"),
        (Requester(name="Nuria", organization_id=10**9), Code.NOT_FOUND, "requester.organization_id"),
    ],
)
async def test_an_unknown_caller_is_refused(desk: Desk, told: Requester, code: Code, field: str) -> None:
    async with nothing_changes():
        with refusal(code, field=field):
            await a_registered_ticket(desk.laura, requester=told)


async def test_a_partner_registers_for_its_organization_only(desk: Desk) -> None:
    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="requester.id"):
            await a_registered_ticket(desk.partner, requester=somebody(desk.beto))

    ticket = await a_registered_ticket(desk.partner, requester=Requester(name="Nuria"))

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
    expected = preview(await policies.in_force(), TicketType.INCIDENT, affects, needed, NOON)

    assert expected.priority is priority
    assert expected.first_response_due_at == NOON + hours[0] * HOUR
    assert expected.resolution_due_at == NOON + hours[1] * HOUR


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
        await classify(opened, ticket, type=TicketType.INQUIRY, area_id=desk.area(), details=details)

    ticket = await fresh(ticket)
    assert (ticket.type, ticket.area_id, ticket.classified) == (TicketType.INQUIRY, desk.area(), True)
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


async def test_the_first_confirmation_may_lower_the_priority_and_the_customer_is_told_why(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    async with act(desk.laura, at=NOON + MINUTE) as opened:
        await prioritize(
            opened, ticket, impact=Impact.LOW, urgency=Urgency.LOW, reason="Hay otra forma de timbrar"
        )

    ticket = await fresh(ticket)
    assert (ticket.priority, ticket.priority_confirmed) == (Priority.LOW, True)
    assert ticket.res_due_at == NOON + 48 * HOUR
    assert (await events_of(ticket))[3:] == ["PRIORITIZED", "PROMISED"]
    [_, reason] = await messages_of(ticket)
    assert (reason.kind, reason.audience) == (MessageKind.REASON, Audience.PUBLIC)
    notices = [orjson.loads(job.payload)["notice"] for job in await Job.all().order_by("id")]
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
async def test_some_requests_never_fall_below_their_floor(desk: Desk, flag: str, priority: Priority) -> None:
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

    async with act(desk.laura) as opened:
        ticket = await opened.ticket(ticket.id)
        ticket.complexity = Complexity.C1
        settle_classification(opened, ticket)

    assert (await fresh(ticket)).status is Status.CLASSIFIED


# People


async def test_a_person_sets_their_preferences(desk: Desk) -> None:
    async with act(desk.ana) as opened:
        await update_preferences(opened, timezone="America/Lima", notices=False)

    person = await Person.get(id=desk.ana.person_id)
    assert (person.language, person.timezone, person.notices) == (desk.ana.language, "America/Lima", False)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd"])
async def test_a_zone_that_does_not_exist_is_refused(desk: Desk, zone: str) -> None:
    async with nothing_changes():
        with refusal(Code.INVALID, field="timezone"):
            async with act(desk.ana) as opened:
                await update_preferences(opened, timezone=zone)


async def test_only_people_have_preferences(desk: Desk) -> None:
    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED):
            async with act(desk.partner) as opened:
                await update_preferences(opened, notices=False)


async def test_a_shift_is_read_in_the_person_s_zone(desk: Desk) -> None:
    laura = await Person.get(id=desk.laura.person_id)
    assert await on_shift(laura, NOON)

    await Shift.create(person_id=laura.id, weekday=0, starts=9 * 60, ends=18 * 60)

    assert not await on_shift(laura, NOON)  # six in the morning in Mexico City
    assert await on_shift(laura, NOON + 3 * HOUR)
    assert not await on_shift(laura, NOON + 12 * HOUR)
    assert not await absent(laura.id, NOON)


async def test_establishing_twice_changes_nothing(desk: Desk) -> None:
    async with nothing_changes():
        await policies.establish()


async def test_without_a_policy_of_closing_revision_0_holds(desk: Desk) -> None:
    await PolicyRevision.filter(kind=PolicyKind.CLOSING).delete()

    closing = (await policies.in_force()).closing

    assert closing.reopening == timedelta(days=10)


async def test_a_customer_of_no_organization_may_ask_too(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.laura, requester=Requester(name="Sin empresa"))

    assert ticket.organization_id is None
    assert await Organization.all().count() == 2


async def _prioritized(
    by: Actor, ticket: Ticket, impact: Impact, urgency: Urgency, reason: str | None
) -> None:
    await perform(by, prioritize, ticket, impact=impact, urgency=urgency, reason=reason)
