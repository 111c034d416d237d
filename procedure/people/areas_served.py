"""4.2.2: which areas somebody of the staff serves, and how hard their requests may be there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.people import Area, AreaMember
from models.vocabulary import Complexity, Role
from procedure.core.refusals import Code, Refusal

REACH = {  # the hardest requests that a role's level of support is for (RULES 5)
    Role.SPECIALIST: Complexity.C3,
    Role.TECHNICIAN: Complexity.C3,
    Role.LEAD: Complexity.C4,
    Role.MANAGER: Complexity.C4,
}
Served = Mapping[int, Complexity]


@dataclass(frozen=True, slots=True)
class Serves:
    """An area, and the hardest requests taken there; as hard as the role reaches, unless told."""

    area_id: int
    complexity: Complexity | None = None


async def areas_for(role: Role, told: Sequence[Serves] | None) -> Served:
    """The areas told; all of them, as far as the role reaches, where none is: whoever serves none
    can own no ticket.

    Refuses: NOT_FOUND (area)
    """
    known = [area.id for area in await Area.all().order_by("id")]
    if not told:
        return dict.fromkeys(known, REACH[role])
    if any(each.area_id not in known for each in told):
        raise Refusal(Code.NOT_FOUND, "serves", clause="4.2.2")
    return {each.area_id: each.complexity or REACH[role] for each in told}


async def served_by(person_id: int) -> Served:
    members = await AreaMember.filter(person_id=person_id)
    return {member.area_id: member.complexity for member in members}


async def serve(person_id: int, served: Served) -> Served:
    """These are the areas of the person from now on."""
    await AreaMember.filter(person_id=person_id).delete()
    for area_id, complexity in served.items():
        await AreaMember.create(area_id=area_id, person_id=person_id, complexity=complexity)
    return served


def as_another_role(served: Served, before: Role, role: Role) -> Served:
    """The same areas as far as the new role reaches: as far as it does where they went as far as
    the old one did, else never farther than before.
    """
    return {
        area_id: REACH[role] if complexity is REACH[before] else min(complexity, REACH[role])
        for area_id, complexity in served.items()
    }


def served_as_text(served: Served) -> str:
    """As an invitation keeps them: `3:C2`, one a line, by the area's id."""
    return "\n".join(f"{area_id}:{complexity}" for area_id, complexity in served.items())


def served_of_text(text: str) -> Served:
    pairs = [line.split(":") for line in text.splitlines()]
    return {int(area_id): Complexity(complexity) for area_id, complexity in pairs}
