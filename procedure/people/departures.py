"""3. Responsabilidades: people leave the desk or a company, come back, and go over to another."""

from __future__ import annotations

from models.desk_record import DeskEvent
from models.people import Organization, Person
from models.vocabulary import CUSTOMERS, Role
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.desk.acts import DeskVerb, begin_on_desk
from procedure.desk.events import (
    RESPONSIBILITIES,
    PersonDeactivated,
    PersonLeft,
    PersonMoved,
    PersonReactivated,
)
from procedure.desk.record import record_for_desk
from procedure.people.access import end_access
from procedure.people.membership import (
    organization_for,
    person_to_change,
    require_customer_role,
    team_of,
    withdraw_letters,
)
from procedure.people.passing_on import pass_on_everything, take_along


async def deactivate_person(
    act: Act, person_id: int, *, successor_id: int | None = None
) -> DeskEvent:
    """The person is in no more: sessions, tokens and notices end at once, and what they had open is
    somebody else's, which each ticket says.

    A customer's requests go to the successor named, else to the company's administrator; the work
    of staff to the successor, else to whom the ranking gives it, else to a lead.

    Clause: SGC-SAC-001 3
    Source: RULES 2
    Refuses: NOT_ALLOWED, NOT_FOUND (the person, or the successor), ONESELF, ALREADY_DONE,
      LAST_MANAGER, SUCCESSOR_REQUIRED
    Records: PersonDeactivated; on each ticket RequesterChanged or Assigned, and WatcherRemoved
    Notifies: whoever has their requests now
    """
    await begin_on_desk(act, DeskVerb.DEACTIVATE_PERSON)
    person = await person_to_change(act, person_id)
    if person.id == act.actor.person_id:
        raise Refusal(Code.ONESELF, "id", clause=RESPONSIBILITIES)
    if not person.active:
        raise Refusal(Code.ALREADY_DONE, "id", clause=RESPONSIBILITIES)
    await require_another_manager(person)
    person.active = person.is_contact = False
    await person.save()
    left = await pass_on_everything(act, person, successor_id)
    await end_access(person.id, act.now)
    await withdraw_letters(act, person)
    return await record_for_desk(
        act,
        PersonDeactivated(passed_on=left.passed_on, successor_id=left.successor_id),
        person_id=person.id,
        organization_id=person.organization_id,
    )


async def reactivate_person(act: Act, person_id: int) -> DeskEvent:
    """The person may sign in again; what went to others stays theirs.

    Clause: SGC-SAC-001 3
    Refuses: NOT_ALLOWED, NOT_FOUND, ALREADY_DONE
    Records: PersonReactivated
    """
    await begin_on_desk(act, DeskVerb.REACTIVATE_PERSON)
    person = await person_to_change(act, person_id)
    if person.active:
        raise Refusal(Code.ALREADY_DONE, "id", clause=RESPONSIBILITIES)
    person.active = True
    await person.save()
    return await record_for_desk(
        act, PersonReactivated(), person_id=person.id, organization_id=person.organization_id
    )


async def move_person(
    act: Act,
    person_id: int,
    *,
    organization_id: int,
    role: Role = Role.CUSTOMER,
    team: str | None = None,
    successor_id: int | None = None,
) -> DeskEvent:
    """A customer belongs to another company: of the one before they see nothing any more, and what
    they had open there is a colleague's. Who belonged to none brings along what they have open.

    Clause: SGC-SAC-001 3
    Source: RULES 2
    Refuses: NOT_ALLOWED, NOT_FOUND, INVALID (no customer, no such role or team), ALREADY_DONE
      (theirs), SUCCESSOR_REQUIRED
    Records: PersonMoved, and PersonLeft at the company before; on each ticket RequesterChanged,
      and WatcherRemoved
    Notifies: whoever has their requests now
    """
    await begin_on_desk(act, DeskVerb.MOVE_PERSON)
    person = await person_to_change(act, person_id)
    organization = await organization_for(act, organization_id)
    if person.role not in CUSTOMERS:
        raise Refusal(Code.INVALID, "id", clause=RESPONSIBILITIES)
    if person.organization_id == organization.id:
        raise Refusal(Code.ALREADY_DONE, "organization_id", clause=RESPONSIBILITIES)
    wanted, joins = require_customer_role(role), team_of(organization, team)
    before = person.organization_id
    await leave_for(act, person, organization, successor_id)
    person.role, person.team = wanted, joins
    await person.save()
    if before is None:
        await take_along(act, person)
    fact = PersonMoved(role=wanted, organization_id_before=before)
    return await record_for_desk(act, fact, person_id=person.id, organization_id=organization.id)


async def leave_for(
    act: Act, person: Person, organization: Organization, successor_id: int | None = None
) -> None:
    """Nothing opens the company to the person that they leave, if any; what they had open there
    stays with it.

    Records: PersonLeft
    """
    if person.organization_id is not None:
        left = await pass_on_everything(act, person, successor_id)
        await end_access(person.id, act.now)
        await withdraw_letters(act, person)
        await record_for_desk(
            act,
            PersonLeft(
                role_before=person.role, passed_on=left.passed_on, successor_id=left.successor_id
            ),
            person_id=person.id,
            organization_id=person.organization_id,
        )
    person.organization_id, person.team, person.is_contact = organization.id, None, False


async def require_another_manager(person: Person) -> None:
    """The desk always has somebody who may do everything. Refuses: LAST_MANAGER"""
    if person.role is not Role.MANAGER:
        return
    others = Person.filter(role=Role.MANAGER, active=True).exclude(id=person.id)
    if not await others.exists():
        raise Refusal(Code.LAST_MANAGER, "id", clause=RESPONSIBILITIES)
