"""Preferences, shifts, and the policies that stand from the first day."""

from datetime import timedelta

import pytest

from models.people import Organization, Person, Shift
from models.policies import PolicyRevision
from models.vocabulary import NoticeKind, PolicyKind
from procedure.core.refusals import Code
from procedure.people.requesters import Requester, absent, on_shift, update_preferences
from procedure.service_levels import policies
from tests.builders import a_registered_ticket, act, nothing_changes, refusal
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)


async def test_a_person_sets_their_preferences(desk: Desk) -> None:
    async with act(desk.ana) as opened:
        await update_preferences(opened, timezone="America/Lima", notices=[NoticeKind.ANSWERS])

    person = await Person.get(id=desk.ana.person_id)
    assert (person.language, person.timezone, person.notices) == (
        desk.ana.language,
        "America/Lima",
        frozenset({NoticeKind.ANSWERS}),
    )


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
                await update_preferences(opened, notices=[])


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

    closing = (await policies.in_force(NOON)).closing

    assert closing.reopening == timedelta(days=10)


async def test_a_customer_of_no_organization_may_ask_too(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.laura, requester=Requester(name="Sin empresa"))

    assert ticket.organization_id is None
    assert await Organization.all().count() == 2
