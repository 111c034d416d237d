"""When people of the staff are there: the hours of their week, and the days on which they are away
(4.2.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from models.columns import to_millisecond
from models.people import Absence, Person, Shift
from models.vocabulary import STAFF
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal

DAY = 24 * 60
MOST_SHIFTS = 28


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Units: weekday 0 is Monday; minutes after midnight in the person's zone."""

    weekday: int
    starts: int
    ends: int


async def set_shifts(act: Act, person_id: int | None, hours: Sequence[WorkingHours]) -> Person:
    """These are the person's hours from now on; without any, they are always on shift.

    Clause: SGC-SAC-001 4.2.2
    Refuses: NOT_ALLOWED (one's own; a lead anybody's), NOT_FOUND, INVALID (hours that overlap, or
      are none)
    """
    person = await _of_staff(act, person_id)
    _require_sound(hours)
    await Shift.filter(person_id=person.id).delete()
    await Shift.bulk_create(
        [
            Shift(person_id=person.id, weekday=each.weekday, starts=each.starts, ends=each.ends)
            for each in hours
        ]
    )
    return person


async def add_absence(
    act: Act, person_id: int | None, *, starts_at: datetime, ends_at: datetime
) -> Absence:
    """The person is away between the two: nothing is assigned to them meanwhile.

    Clause: SGC-SAC-001 4.2.2
    Refuses: NOT_ALLOWED (one's own; a lead anybody's), NOT_FOUND, INVALID (an end not ahead, or
      before the start)
    """
    person = await _of_staff(act, person_id)
    if ends_at <= max(starts_at, act.now):
        raise Refusal(Code.INVALID, "ends_at", clause="4.2.2")
    return await Absence.create(
        person_id=person.id, starts_at=to_millisecond(starts_at), ends_at=to_millisecond(ends_at)
    )


async def end_absence(act: Act, absence_id: int) -> Absence:
    """The person is back; an absence that had not begun never was.

    Clause: SGC-SAC-001 4.2.2
    Refuses: NOT_FOUND, NOT_ALLOWED (one's own; a lead anybody's), ALREADY_DONE (over)
    """
    absence = await Absence.get_or_none(id=absence_id)
    if absence is None or not act.actor.is_staff:
        raise Refusal(Code.NOT_FOUND, "id", clause="4.2.2")
    await _of_staff(act, absence.person_id)
    if absence.ends_at <= act.now:
        raise Refusal(Code.ALREADY_DONE, "id", clause="4.2.2")
    absence.ends_at = act.now
    absence.starts_at = min(absence.starts_at, act.now)
    await absence.save()
    return absence


async def _of_staff(act: Act, person_id: int | None) -> Person:
    """Oneself, or for a lead anybody of the staff."""
    if not act.actor.is_staff:
        raise Refusal(Code.NOT_ALLOWED, clause="4.2.2")
    wanted = act.actor.person_id if person_id is None else person_id
    person = await Person.get_or_none(id=wanted, active=True)
    if person is None or person.role not in STAFF:
        raise Refusal(Code.NOT_FOUND, "person_id", clause="4.2.2")
    if person.id != act.actor.person_id and not act.actor.leads:
        raise Refusal(Code.NOT_ALLOWED, "person_id", clause="4.2.2")
    return person


def _require_sound(hours: Sequence[WorkingHours]) -> None:
    ordered = sorted(hours, key=lambda each: (each.weekday, each.starts))
    sound = len(hours) <= MOST_SHIFTS and all(
        each.weekday in range(7) and 0 <= each.starts < each.ends <= DAY for each in hours
    )
    apart = all(
        first.weekday != second.weekday or first.ends <= second.starts
        for first, second in pairwise(ordered)
    )
    if not (sound and apart):
        raise Refusal(Code.INVALID, "shifts", clause="4.2.2")
