"""3. Responsabilidades: what is on record of a person is changed."""

from __future__ import annotations

from collections.abc import Sequence

from models.columns import values_of
from models.desk_record import DeskEvent
from models.people import Organization, Person
from models.tickets import Ticket
from models.vocabulary import CUSTOMERS, OPEN, STAFF, Language, Role
from procedure.assignment.assigning import part_from_owner
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import optional, required
from procedure.desk.acts import DeskVerb, begin_on_desk
from procedure.desk.events import RESPONSIBILITIES, PersonUpdated
from procedure.desk.record import record_for_desk
from procedure.people.access import end_access
from procedure.people.areas_served import Serves, areas_for, as_another_role, serve, served_by
from procedure.people.departures import require_another_manager
from procedure.people.membership import person_to_change, team_of, withdraw_letters
from procedure.people.requesters import NAME, PHONE, known_zone, mail_address


async def update_person(
    act: Act,
    person_id: int,
    *,
    name: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    team: str | None = None,
    role: Role | None = None,
    language: Language | None = None,
    timezone: str | None = None,
    serves: Sequence[Serves] | None = None,
) -> DeskEvent:
    """What is told is so from now on, what is left out stays; a blank telephone or team is none.

    Another address has still to be proven, and ends what was signed in with the one before. Another
    role counts at once, on complaints too.

    Clause: SGC-SAC-001 3
    Refuses: NOT_ALLOWED (an address: staff; one's own role), NOT_FOUND, REQUIRED, TOO_LONG, INVALID
      (address, team, zone; a role of the other side of the desk; areas of a customer), EMAIL_TAKEN,
      LAST_MANAGER, ALREADY_DONE (nothing changes)
    Records: PersonUpdated; Assigned on a complaint that its owner may not have any more
    """
    await begin_on_desk(act, DeskVerb.UPDATE_PERSON)
    person = await person_to_change(act, person_id)
    role_before, before = person.role, values_of(person)
    person.language = language or person.language
    person.timezone = known_zone(timezone, "timezone") or person.timezone
    if name is not None:
        person.name = required(name, "name", NAME, clause=RESPONSIBILITIES)
    if phone is not None:
        person.phone = optional(phone, "phone", PHONE)
    if team is not None:
        person.team = await _team(person, team)
    if role is not None:
        await _set_role(act, person, role)
    if email is not None:
        await _set_address(act, person, email)
    changed = [field for field, value in values_of(person).items() if value != before[field]]
    if await _set_areas(person, role_before, serves):
        changed.append("serves")
    return await _recorded(act, person, changed, role_before)


async def _recorded(
    act: Act, person: Person, changed: Sequence[str], role_before: Role
) -> DeskEvent:
    if not changed:
        raise Refusal(Code.ALREADY_DONE, "id", clause=RESPONSIBILITIES)
    await person.save()
    other_role = person.role is not role_before
    if other_role:
        await withdraw_letters(act, person)
    if other_role and person.role in STAFF:
        await _part_from_complaints(act, person)
    fact = PersonUpdated(
        changed=tuple(sorted(changed)),
        role=person.role if other_role else None,
        role_before=role_before if other_role else None,
    )
    return await record_for_desk(
        act, fact, person_id=person.id, organization_id=person.organization_id
    )


async def _team(person: Person, team: str) -> str | None:
    organization = await Organization.get_or_none(id=person.organization_id)
    if organization is None:
        raise Refusal(Code.INVALID, "team", clause=RESPONSIBILITIES)
    return team_of(organization, team)


async def _set_role(act: Act, person: Person, role: Role) -> None:
    if person.id == act.actor.person_id and role is not person.role:
        raise Refusal(Code.ONESELF, "role", clause=RESPONSIBILITIES)
    alone = role is Role.CUSTOMER_ADMIN and person.organization_id is None
    if alone or role not in (STAFF if person.role in STAFF else CUSTOMERS):
        raise Refusal(Code.INVALID, "role", clause=RESPONSIBILITIES)
    if role is not person.role:
        await require_another_manager(person)
    person.role = role


async def _set_address(act: Act, person: Person, email: str) -> None:
    address = mail_address(email, "email")
    if address == person.email:
        return
    if act.actor.is_customer:
        raise Refusal(Code.NOT_ALLOWED, "email", clause=RESPONSIBILITIES)
    if address is None:
        raise Refusal(Code.REQUIRED, "email", clause=RESPONSIBILITIES)
    if await Person.exists(email=address):
        raise Refusal(Code.EMAIL_TAKEN, "email", clause=RESPONSIBILITIES)
    person.email, person.proven = address, False
    await end_access(person.id, act.now)


async def _set_areas(person: Person, role_before: Role, serves: Sequence[Serves] | None) -> bool:
    """Whether they serve other areas now, or as far: as told, else as another role reaches."""
    if serves is not None and person.role not in STAFF:
        raise Refusal(Code.INVALID, "serves", clause="4.2.2")
    before = await served_by(person.id)
    if serves is not None:
        return await serve(person.id, await areas_for(person.role, serves)) != before
    if person.role is role_before or person.role not in STAFF:
        return False
    return await serve(person.id, as_another_role(before, role_before, person.role)) != before


async def _part_from_complaints(act: Act, person: Person) -> None:
    """A complaint that only a lead may own is not kept by somebody who leads no more (RULES 7)."""
    owned = Ticket.filter(assignee_id=person.id, status__in=sorted(OPEN)).order_by("id")
    for ticket_id in [ticket.id for ticket in await owned]:
        await part_from_owner(act, await act.ticket(ticket_id))
