"""Policies, holidays and shifts: what decides, and who may be asked."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import ids
from api.asking import printable
from api.inputs import told
from api.mutations.call import Info, Key, act, call_of
from api.payloads import AbsencePayload, Done, HolidaysPayload, JobPayload, PersonPayload, PolicyPayload
from api.policy import MANAGER_WRITE, STAFF_WRITE
from api.scalars import Instant
from models.vocabulary import PolicyKind
from procedure import holidays, operations, policy_changes, presence
from procedure.act import Act

PolicyId = Annotated[strawberry.ID, strawberry.argument(description="The revision's id.")]


@strawberry.input(description="A revision of a policy.")
class ProposePolicyInput:
    kind: PolicyKind = strawberry.field(description="What it decides.")
    content: str = strawberry.field(
        description="What it says, as JSON; `docs/policies.md` explains each kind."
    )
    reason: str = strawberry.field(description="Why, in one line.")
    effective_at: Instant | None = told("From when it counts; from its approval when left out or past.")


@strawberry.input(description="The holidays of a country and year.")
class LoadHolidaysInput:
    country: str = strawberry.field(description="MX, CO, CL, PE or ES.")
    year: int = strawberry.field(description="The year.")


@strawberry.input(description="A day on which a country does not work.")
class SetHolidayInput:
    country: str = strawberry.field(description="MX, CO, CL, PE or ES.")
    day: str = strawberry.field(description="The day, `2026-05-01`.")
    name: str = strawberry.field(description="What it is called.")


@strawberry.input(description="Hours of a weekday.")
class ShiftInput:
    weekday: int = strawberry.field(description="0 is Monday, 6 is Sunday.")
    starts: str = strawberry.field(description="From, `09:00`.")
    ends: str = strawberry.field(description="Until, `18:00`; `24:00` is the end of the day.")


@strawberry.input(description="The hours of a week.")
class SetShiftsInput:
    person_id: strawberry.ID | None = told("Whose; one's own when left out. Leads set anybody's.")
    shifts: list[ShiftInput] = strawberry.field(description="All of them; none means always there.")


@strawberry.input(description="A time away.")
class AddAbsenceInput:
    person_id: strawberry.ID | None = told("Whose; one's own when left out. Leads add anybody's.")
    starts_at: Instant = strawberry.field(description="From when.")
    ends_at: Instant = strawberry.field(description="Until when.")


@strawberry.type
class Deciding:
    @act(
        "A revision of a policy is proposed; nothing changes until another person approves it.",
        "5",
        STAFF_WRITE,
    )
    async def propose_policy(
        self,
        info: Info,
        input: Annotated[ProposePolicyInput, strawberry.argument(description="The revision.")],
        idempotency_key: Key = None,
    ) -> PolicyPayload | None:
        call = call_of(info, idempotency_key)

        async def work(rule: Act) -> Done:
            proposed = await policy_changes.propose_policy(
                rule,
                kind=input.kind,
                content=input.content,
                reason=input.reason,
                effective_at=input.effective_at,
            )
            return Done(proposed.id)

        return await call.answer(work, call.policy_payload)  # type: ignore[return-value]

    @act(
        "The revision counts from its date on; open tickets keep what they were promised.",
        "5",
        STAFF_WRITE,
    )
    async def approve_policy(
        self, info: Info, id: PolicyId, idempotency_key: Key = None
    ) -> PolicyPayload | None:
        call, key = call_of(info, idempotency_key), ids.key_of(id, "PolicyRevision")

        async def work(rule: Act) -> Done:
            return Done((await policy_changes.approve_policy(rule, key)).id)

        return await call.answer(work, call.policy_payload)  # type: ignore[return-value]

    @act("The proposal is taken back, or refused.", "5", STAFF_WRITE)
    async def discard_policy(
        self, info: Info, id: PolicyId, idempotency_key: Key = None
    ) -> PolicyPayload | None:
        call, key = call_of(info, idempotency_key), ids.key_of(id, "PolicyRevision")

        async def work(rule: Act) -> Done:
            return Done((await policy_changes.discard_policy(rule, key)).id)

        return await call.answer(work, call.policy_payload)  # type: ignore[return-value]

    @act("The public holidays of a country and year are on record, beside what was there.", "5", STAFF_WRITE)
    async def load_holidays(
        self,
        info: Info,
        input: Annotated[LoadHolidaysInput, strawberry.argument(description="Of where and when.")],
    ) -> HolidaysPayload | None:
        call = call_of(info)

        async def work(rule: Act) -> Done:
            await holidays.load_holidays(rule, country=input.country, year=input.year)
            return Done(0)

        return await call.answer(work, call.holidays_payload(input.country, str(input.year)))  # type: ignore[return-value]

    @act("That day nobody works there.", "5", STAFF_WRITE)
    async def set_holiday(
        self,
        info: Info,
        input: Annotated[SetHolidayInput, strawberry.argument(description="The day.")],
    ) -> HolidaysPayload | None:
        call, day = call_of(info), printable(input.day)

        async def work(rule: Act) -> Done:
            await holidays.set_holiday(rule, country=input.country, day=day, name=input.name)
            return Done(0)

        return await call.answer(work, call.holidays_payload(input.country, day[:4]))  # type: ignore[return-value]

    @act("That day is worked there.", "5", STAFF_WRITE)
    async def remove_holiday(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The holiday's id.")],
    ) -> HolidaysPayload | None:
        call, key = call_of(info), ids.key_of(id, "Holiday")

        async def work(rule: Act) -> Done:
            await holidays.remove_holiday(rule, key)
            return Done(0)

        return await call.answer(work, call.nothing_payload)  # type: ignore[return-value]

    @act("A job that was given up is tried again from the beginning.", "3", MANAGER_WRITE)
    async def replay_job(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The job's id.")],
    ) -> JobPayload | None:
        call, key = call_of(info), ids.key_of(id, "Job")

        async def work(rule: Act) -> Done:
            return Done((await operations.replay_job(rule, key)).id)

        return await call.answer(work, call.job_payload)  # type: ignore[return-value]

    @act("These are the hours in which somebody of the staff is there.", "4.2.2", STAFF_WRITE)
    async def set_shifts(
        self,
        info: Info,
        input: Annotated[SetShiftsInput, strawberry.argument(description="Whose, and which.")],
    ) -> PersonPayload | None:
        call = call_of(info)
        hours = [
            presence.WorkingHours(each.weekday, minutes_of(each.starts), minutes_of(each.ends))
            for each in input.shifts
        ]
        person_id = None if input.person_id is None else ids.key_of(input.person_id, "Person")

        async def work(rule: Act) -> Done:
            return Done((await presence.set_shifts(rule, person_id, hours)).id)

        return await call.answer(work, call.person_payload)  # type: ignore[return-value]

    @act("Somebody of the staff is away; nothing is assigned to them meanwhile.", "4.2.2", STAFF_WRITE)
    async def add_absence(
        self,
        info: Info,
        input: Annotated[AddAbsenceInput, strawberry.argument(description="Whose, and when.")],
        idempotency_key: Key = None,
    ) -> AbsencePayload | None:
        call = call_of(info, idempotency_key)
        person_id = None if input.person_id is None else ids.key_of(input.person_id, "Person")

        async def work(rule: Act) -> Done:
            absence = await presence.add_absence(
                rule,
                person_id,
                starts_at=input.starts_at,
                ends_at=input.ends_at,
            )
            return Done(absence.id)

        return await call.answer(work, call.absence_payload)  # type: ignore[return-value]

    @act("They are back.", "4.2.2", STAFF_WRITE)
    async def end_absence(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The absence's id.")],
    ) -> AbsencePayload | None:
        call, key = call_of(info), ids.key_of(id, "Absence")

        async def work(rule: Act) -> Done:
            return Done((await presence.end_absence(rule, key)).id)

        return await call.answer(work, call.absence_payload)  # type: ignore[return-value]


def minutes_of(clock: str) -> int:
    """`09:30` as minutes after midnight; -1, which no shift has, for what is no hour."""
    hours, _, minutes = clock.partition(":")
    if not (
        hours.isascii() and hours.isdigit() and len(hours) <= 2 and minutes.isascii() and minutes.isdigit()
    ):
        return -1
    return int(hours) * 60 + int(minutes) if int(minutes) < 60 else -1
