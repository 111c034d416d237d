"""4.2.2, who should have a ticket: everybody of the staff, those who fit first, each with the
reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from models import database
from models.sql import Params
from models.vocabulary import LEVEL_OF_ROLE, STAFF, Complexity, Role, Status, SupportLevel
from procedure.core.refusals import Code
from procedure.core.relations import LEADS
from procedure.people.requesters import within_shift

OWNED = (Status.ASSIGNED, Status.IN_PROGRESS, Status.WAITING_CUSTOMER, Status.WAITING_THIRD_PARTY)
KEPT_FROM_COMPLAINT = frozenset({Code.COMPLAINED_ABOUT, Code.COMPLAINT_UNSETTLED})
AVAILABILITY = frozenset({Code.ABSENT, Code.OFF_SHIFT})
LEVELS = list(SupportLevel)
LEVELS_FOR: Mapping[Complexity, tuple[SupportLevel, ...]] = {
    Complexity.C1: (SupportLevel.N1,),
    Complexity.C2: (SupportLevel.N1,),
    Complexity.C3: (SupportLevel.N1, SupportLevel.N2),
    Complexity.C4: (SupportLevel.N3,),
}


class ReasonWord(StrEnum):
    """Why somebody stands where they stand in the ranking."""

    COMPLAINED_ABOUT = "COMPLAINED_ABOUT"
    COMPLAINT_UNSETTLED = "COMPLAINT_UNSETTLED"
    SERVES_AREA = "SERVES_AREA"
    NOT_STAFF_OF_AREA = "NOT_STAFF_OF_AREA"
    REACHES_COMPLEXITY = "REACHES_COMPLEXITY"
    BEYOND_COMPLEXITY = "BEYOND_COMPLEXITY"
    ABSENT = "ABSENT"
    ON_SHIFT = "ON_SHIFT"
    OFF_SHIFT = "OFF_SHIFT"
    LEVELS_AWAY = "LEVELS_AWAY"
    OPEN_LOAD = "OPEN_LOAD"


@dataclass(frozen=True, slots=True)
class Reason:
    """`number`: for LEVELS_AWAY the levels of support, for OPEN_LOAD the tickets, for
    REACHES_COMPLEXITY what is spare, for BEYOND_COMPLEXITY what is missing.
    """

    word: ReasonWord
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of staff for one ticket; the parts of the score count in this order, less is
    better.
    """

    person_id: int
    levels_away: int
    open_load: int
    spare_complexity: int
    obstacles: tuple[Code, ...]
    reasons: tuple[Reason, ...]

    @property
    def fits(self) -> bool:
        return not self.obstacles

    @property
    def order(self) -> tuple[bool, int, int, int, int]:
        return (
            not self.fits,
            self.levels_away,
            self.open_load,
            self.spare_complexity,
            self.person_id,
        )


class Work(Protocol):
    """What the ranking needs to know of a ticket."""

    @property
    def id(self) -> int: ...
    @property
    def area_id(self) -> int | None: ...
    @property
    def complexity(self) -> Complexity | None: ...


async def rank(ticket: Work, now: datetime) -> list[Candidate]:
    """Everybody of the staff, best first: of those who fit, the level of support that the
    complexity is for, then who owns least, then who is least overqualified, then who is longest
    with the desk.

    Clause: SGC-SAC-001 4.2.2
    Source: RULES 3 (area and level fit, on shift, not absent, never whom a complaint is about) and
      5 (complexity)
    """
    return sorted(
        (_candidate(ticket, facts, now) for facts in await _staff(ticket, now)), key=_order
    )


async def judge(ticket: Work, person_id: int, now: datetime) -> Candidate:
    """How one person fits; somebody who is not of the staff serves no area."""
    found = await _staff(ticket, now, person_id)
    if not found:
        return Candidate(
            person_id, 0, 0, 0, (Code.NOT_STAFF_OF_AREA,), (Reason(ReasonWord.NOT_STAFF_OF_AREA),)
        )
    return _candidate(ticket, found[0], now)


async def is_kept_from(ticket: Work, person_id: int, now: datetime) -> bool:
    """Whether it is a complaint that this person may not own: about them, or perhaps about them as
    long as no lead has said whom it is about.
    """
    candidate = await judge(ticket, person_id, now)
    return not KEPT_FROM_COMPLAINT.isdisjoint(candidate.obstacles)


def reasons_as_text(reasons: Iterable[Reason]) -> str:
    """The reasons as a record keeps them: `SERVES_AREA, REACHES_COMPLEXITY 1, ON_SHIFT, LEVELS_AWAY
    0, OPEN_LOAD 3`.
    """
    return ", ".join(
        reason.word if reason.number is None else f"{reason.word} {reason.number}"
        for reason in reasons
    )


def _order(candidate: Candidate) -> tuple[bool, int, int, int, int]:
    return candidate.order


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is on record of one person."""

    person_id: int
    role: Role
    timezone: str
    reach: Complexity | None
    absent: bool
    complained_about: bool
    complaint_unsettled: bool
    open_load: int
    shifts: tuple[tuple[int, int, int], ...]


async def _staff(ticket: Work, now: datetime, person_id: int | None = None) -> list[_Facts]:
    params = Params()
    ticket_id, area_id, at = params.add(ticket.id), params.add(ticket.area_id), params.add(now)
    complaint = f"c.ticket_id = {ticket_id} AND c.released_at IS NULL"
    owned = params.add_all(status.value for status in OWNED)
    facts = (
        "p.id",
        "p.role",
        "p.timezone",
        "(SELECT m.complexity FROM area_member m WHERE m.person_id = p.id AND m.area_id ="
        f" {area_id}) AS reach",
        "EXISTS (SELECT 1 FROM absence a WHERE a.person_id = p.id AND a.starts_at <="
        f" {at} AND a.ends_at > {at}) AS absent",
        f"EXISTS (SELECT 1 FROM complaint c WHERE {complaint} AND c.about_id = p.id) AS about",
        f"EXISTS (SELECT 1 FROM complaint c WHERE {complaint} AND NOT c.about_settled)"
        " AS unsettled",
        "(SELECT COUNT(*) FROM ticket t WHERE t.assignee_id = p.id AND t.id <>"
        f" {ticket_id} AND t.status IN {owned}) AS load",
    )
    staff = params.add_all(sorted(role.value for role in STAFF))
    sql = f"SELECT {', '.join(facts)} FROM person p WHERE p.active AND p.role IN {staff}"
    if person_id is not None:
        sql += f" AND p.id = {params.add(person_id)}"
    found = await database.rows(sql, params)
    shifts = await _shifts()
    return [_facts(row, shifts.get(row["id"], ())) for row in found]


async def _shifts() -> dict[int, tuple[tuple[int, int, int], ...]]:
    """Everybody's, read at once: a desk has tens of people."""
    shifts: dict[int, tuple[tuple[int, int, int], ...]] = {}
    for row in await database.rows(
        "SELECT person_id, weekday, starts, ends FROM shift ORDER BY id"
    ):
        shift = (row["weekday"], row["starts"], row["ends"])
        shifts[row["person_id"]] = (*shifts.get(row["person_id"], ()), shift)
    return shifts


def _facts(row: Mapping[str, Any], shifts: tuple[tuple[int, int, int], ...]) -> _Facts:
    return _Facts(
        person_id=row["id"],
        role=Role(row["role"]),
        timezone=row["timezone"],
        reach=Complexity(row["reach"]) if row["reach"] else None,
        absent=bool(row["absent"]),
        complained_about=bool(row["about"]),
        complaint_unsettled=bool(row["unsettled"]),
        open_load=row["load"],
        shifts=shifts,
    )


def _candidate(ticket: Work, facts: _Facts, now: datetime) -> Candidate:
    needed = ticket.complexity or Complexity.C1
    away = _levels_away(facts.role, needed)
    spare = _steps(facts.reach) - _steps(needed)
    reasons = [Reason(ReasonWord.COMPLAINED_ABOUT)] if facts.complained_about else []
    if facts.complaint_unsettled and facts.role not in LEADS:
        reasons.append(Reason(ReasonWord.COMPLAINT_UNSETTLED))
    reasons += _reach_reasons(facts, spare)
    reasons += [_presence(facts, now), Reason(ReasonWord.LEVELS_AWAY, away)]
    reasons += [Reason(ReasonWord.OPEN_LOAD, facts.open_load)]
    obstacles = tuple(
        Code[reason.word.value] for reason in reasons if reason.word.value in set(Code)
    )
    return Candidate(
        facts.person_id, away, facts.open_load, max(spare, 0), obstacles, tuple(reasons)
    )


def _reach_reasons(facts: _Facts, spare: int) -> list[Reason]:
    if facts.reach is None:
        return [Reason(ReasonWord.NOT_STAFF_OF_AREA)]
    serves = Reason(ReasonWord.SERVES_AREA)
    if spare < 0:
        return [serves, Reason(ReasonWord.BEYOND_COMPLEXITY, -spare)]
    return [serves, Reason(ReasonWord.REACHES_COMPLEXITY, spare)]


def _presence(facts: _Facts, now: datetime) -> Reason:
    if facts.absent:
        return Reason(ReasonWord.ABSENT)
    on_shift = within_shift(facts.shifts, facts.timezone, now)
    return Reason(ReasonWord.ON_SHIFT if on_shift else ReasonWord.OFF_SHIFT)


def _levels_away(role: Role, complexity: Complexity) -> int:
    level = LEVELS.index(LEVEL_OF_ROLE[role])
    return min(abs(level - LEVELS.index(meant)) for meant in LEVELS_FOR[complexity])


def _steps(complexity: Complexity | None) -> int:
    return list(Complexity).index(complexity) + 1 if complexity else 0
