"""Policies, holidays and shifts: what decides, and who may be asked."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import strawberry

from api import ids
from api.acting.answers import (
    AbsencePayload,
    HolidaysPayload,
    JobPayload,
    PersonPayload,
    PolicyPayload,
)
from api.acting.fields import anew, mutation, on_one
from api.acting.idempotency import Done
from api.acting.payloads import Call
from api.gateway.policy import LEADS_WRITE, MANAGER_WRITE, STAFF_WRITE
from api.inputs import key_of, optional
from api.jobs.types import Job
from api.policies.types import Absence, Holiday, PolicyRevision
from api.scalars import Day, Instant, LocalTime
from models.people import Person
from models.vocabulary import PolicyKind
from procedure.assignment import availability
from procedure.core.act import Act
from procedure.desk import jobs
from procedure.service_levels.policies import changes, holidays


@strawberry.input(description="A revision of a policy.")
class ProposePolicyInput:
    kind: PolicyKind = strawberry.field(description="What it decides.")
    content: str = strawberry.field(
        description="What it says, as JSON; `docs/policies.md` explains each kind."
    )
    reason: str = strawberry.field(description="Why, in one line.")
    effective_at: Instant | None = optional(
        "From when it counts; from its approval when left out or past."
    )


@strawberry.input(description="The holidays of a country and year.")
class LoadHolidaysInput:
    country: str = strawberry.field(description="MX, CO, CL, PE or ES.")
    year: int = strawberry.field(description="The year.")


@strawberry.input(description="A day on which a country does not work.")
class SetHolidayInput:
    country: str = strawberry.field(description="MX, CO, CL, PE or ES.")
    day: Day = strawberry.field(description="The day.")
    name: str = strawberry.field(description="What it is called.")


@strawberry.input(description="Hours of a weekday.")
class ShiftInput:
    weekday: int = strawberry.field(description="0 is Monday, 6 is Sunday.")
    starts: LocalTime = strawberry.field(description="From.")
    ends: LocalTime = strawberry.field(description="Until.")


@strawberry.input(description="The hours of a week.")
class SetShiftsInput:
    person_id: strawberry.ID | None = key_of(
        "Person", "Whose; one's own when left out. Leads set anybody's.", None
    )
    shifts: list[ShiftInput] = strawberry.field(description="All of them; none means always there.")


@strawberry.input(description="A time away.")
class AddAbsenceInput:
    person_id: strawberry.ID | None = key_of(
        "Person", "Whose; one's own when left out. Leads add anybody's.", None
    )
    starts_at: Instant = strawberry.field(description="From when.")
    ends_at: Instant = strawberry.field(description="Until when.")


async def load_holidays(
    _call: Call,
    act: Act,
    input: Annotated[LoadHolidaysInput, strawberry.argument(description="Of where and when.")],
) -> Done:
    await holidays.load_holidays(act, country=input.country, year=input.year)
    return Done(0)


async def set_holiday(
    _call: Call,
    act: Act,
    input: Annotated[SetHolidayInput, strawberry.argument(description="The day.")],
) -> Done:
    await holidays.set_holiday(act, country=input.country, day=input.day, name=input.name)
    return Done(0)


async def set_shifts(act: Act, input: SetShiftsInput) -> Person:
    hours = [
        availability.WorkingHours(each.weekday, each.starts, each.ends) for each in input.shifts
    ]
    return await availability.set_shifts(act, ids.key_if_given(input.person_id, "Person"), hours)


on_policy = partial(
    on_one,
    PolicyRevision,
    "The revision's id.",
    clause="5",
    answers=PolicyPayload,
)


@strawberry.type
class Deciding:
    propose_policy = anew(
        changes.propose_policy,
        ProposePolicyInput,
        "The revision.",
        does=(
            "A revision of a policy is proposed; nothing changes until another person approves it."
        ),
        clause="5",
        policy=LEADS_WRITE,
        answers=PolicyPayload,
    )
    approve_policy = on_policy(
        changes.approve_policy,
        policy=MANAGER_WRITE,
        does="The revision counts from its date on; open tickets keep what they were promised.",
    )
    discard_policy = on_policy(
        changes.discard_policy,
        policy=LEADS_WRITE,
        does="The proposal is taken back, or refused.",
    )
    load_holidays = mutation(
        load_holidays,
        HolidaysPayload,
        does="The public holidays of a country and year are on record, beside what was there.",
        clause="5",
        policy=LEADS_WRITE,
    )
    set_holiday = mutation(
        set_holiday,
        HolidaysPayload,
        does="That day nobody works there.",
        clause="5",
        policy=LEADS_WRITE,
    )
    remove_holiday = on_one(
        Holiday,
        "The holiday's id.",
        holidays.remove_holiday,
        does="That day is worked there.",
        clause="5",
        policy=LEADS_WRITE,
        answers=HolidaysPayload,
    )
    replay_job = on_one(
        Job,
        "The job's id.",
        jobs.replay_job,
        does="A job that was given up is tried again from the beginning.",
        clause="3",
        policy=MANAGER_WRITE,
        answers=JobPayload,
    )
    set_shifts = anew(
        set_shifts,
        SetShiftsInput,
        "Whose, and which.",
        does="These are the hours in which somebody of the staff is there.",
        clause="4.2.2",
        policy=STAFF_WRITE,
        answers=PersonPayload,
    )
    add_absence = anew(
        availability.add_absence,
        AddAbsenceInput,
        "Whose, and when.",
        does="Somebody of the staff is away; nothing is assigned to them meanwhile.",
        clause="4.2.2",
        policy=STAFF_WRITE,
        answers=AbsencePayload,
    )
    end_absence = on_one(
        Absence,
        "The absence's id.",
        availability.end_absence,
        does="They are back.",
        clause="4.2.2",
        policy=STAFF_WRITE,
        answers=AbsencePayload,
    )
