"""4.2.2: who should have a ticket, and why."""

from datetime import timedelta

from models.people import Absence, AreaMember, Shift
from models.vocabulary import Complexity, Status, TicketType
from procedure.assignment.ranking import Reason, ReasonWord, judge, rank
from procedure.core.refusals import Code
from tests.builders import DETAILS, a_registered_ticket, a_ticket
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)


async def test_the_level_that_the_complexity_is_for_comes_first_and_then_who_is_least_overqualified(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)

    ranking = await rank(ticket, NOON)

    in_order = [desk.diego, desk.laura, desk.tomas, desk.lucia, desk.miguel]
    assert [candidate.person_id for candidate in ranking] == [
        person.person_id for person in in_order
    ]
    assert [candidate.levels_away for candidate in ranking] == [0, 0, 1, 2, 3]
    assert [candidate.spare_complexity for candidate in ranking] == [1, 2, 3, 3, 3]
    assert all(candidate.fits for candidate in ranking)


async def test_who_owns_less_comes_before_who_is_less_overqualified(desk: Desk) -> None:
    for status in (Status.ASSIGNED, Status.IN_PROGRESS, Status.WAITING_CUSTOMER, Status.RESOLVED):
        await a_ticket(desk, status, owner=desk.diego)
    ticket = await a_ticket(desk, Status.CLASSIFIED)

    first, second, *_ = await rank(ticket, NOON)

    assert (first.person_id, first.open_load) == (desk.laura.person_id, 0)
    assert (second.person_id, second.open_load) == (
        desk.diego.person_id,
        3,
    )  # what is resolved is no load


async def test_the_ticket_itself_is_no_load_of_its_owner(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    candidate = await judge(ticket, who(desk.laura.person_id), NOON)

    assert candidate.open_load == 0


async def test_three_areas_need_specialists_or_technicians_alike(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED, complexity=Complexity.C3)

    ranking = await rank(ticket, NOON)

    in_order = [desk.laura, desk.tomas, desk.lucia, desk.miguel, desk.diego]
    assert [candidate.person_id for candidate in ranking] == [
        person.person_id for person in in_order
    ]
    assert [candidate.levels_away for candidate in ranking] == [0, 0, 1, 2, 0]
    assert ranking[-1].obstacles == (Code.BEYOND_COMPLEXITY,)
    assert Reason(ReasonWord.BEYOND_COMPLEXITY, 1) in ranking[-1].reasons


async def test_the_gravest_requests_are_a_leads(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED, complexity=Complexity.C4, owner=desk.lucia)

    ranking = await rank(ticket, NOON)

    assert [candidate.person_id for candidate in ranking if candidate.fits] == [
        desk.lucia.person_id,
        desk.tomas.person_id,
        desk.miguel.person_id,
    ]


async def test_each_reason_is_told_with_its_number(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)

    candidate = await judge(ticket, who(desk.tomas.person_id), NOON)

    assert candidate.reasons == (
        Reason(ReasonWord.SERVES_AREA),
        Reason(ReasonWord.REACHES_COMPLEXITY, 3),
        Reason(ReasonWord.ON_SHIFT),
        Reason(ReasonWord.LEVELS_AWAY, 1),
        Reason(ReasonWord.OPEN_LOAD, 0),
    )


async def test_everything_that_speaks_against_somebody_is_told_gravest_first(desk: Desk) -> None:
    about = DETAILS[TicketType.COMPLAINT] | {"about": "PERSON", "about_whom": "Diego Peña"}
    ticket = await a_ticket(desk, Status.CLASSIFIED, kind=TicketType.COMPLAINT, details=about)
    await AreaMember.filter(person_id=desk.diego.person_id).delete()
    await Absence.create(person_id=desk.diego.person_id, starts_at=NOON, ends_at=NOON + HOUR)

    candidate = await judge(ticket, who(desk.diego.person_id), NOON)

    assert candidate.obstacles == (Code.COMPLAINED_ABOUT, Code.NOT_STAFF_OF_AREA, Code.ABSENT)
    assert not candidate.fits
    assert (await rank(ticket, NOON))[-1] == candidate


async def test_a_shift_counts_in_the_persons_own_zone(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)
    await Shift.create(person_id=desk.diego.person_id, weekday=0, starts=9 * 60, ends=12 * 60)
    await Shift.create(person_id=desk.diego.person_id, weekday=0, starts=14 * 60, ends=18 * 60)

    fits = {
        hour: (await judge(ticket, who(desk.diego.person_id), NOON + hour * HOUR)).fits
        for hour in (2, 3, 6, 8)
    }

    assert fits == {
        2: False,
        3: True,
        6: False,
        8: True,
    }  # 8:00, 9:00, 12:00 and 14:00 in Mexico City


async def test_before_the_classification_nobody_serves_the_area(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    ranking = await rank(ticket, NOON)

    assert len(ranking) == 5
    assert {candidate.obstacles for candidate in ranking} == {(Code.NOT_STAFF_OF_AREA,)}


async def test_somebody_who_is_not_of_the_staff_serves_no_area(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLASSIFIED)

    candidate = await judge(ticket, who(desk.ana.person_id), NOON)

    assert candidate.obstacles == (Code.NOT_STAFF_OF_AREA,)
    assert candidate.reasons == (Reason(ReasonWord.NOT_STAFF_OF_AREA),)


def who(person_id: int | None) -> int:
    assert person_id is not None
    return person_id
