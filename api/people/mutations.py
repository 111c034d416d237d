"""3. Responsabilidades: who is let in, changed, moved and let go."""

from __future__ import annotations

from collections.abc import Sequence

import strawberry

from api import ids
from api.acting.answers import (
    ClientPayload,
    InvitationPayload,
    OrganizationPayload,
    PersonPayload,
)
from api.inputs import key_of, optional
from api.people.acting import on_desk, to_desk
from api.people.types import Client, Invitation, Organization, Person
from models.desk_record import DeskEvent
from models.vocabulary import Complexity, Language, Priority, Role, Visibility
from procedure.core.act import Act
from procedure.desk.acts import DeskVerb
from procedure.people import changes, clients, departures, invitations, organizations
from procedure.people.areas_served import Serves


@strawberry.input(description="Somebody who is to belong to a company.")
class InviteCustomerInput:
    email: str = strawberry.field(description="The address that the letter goes to.")
    name: str = strawberry.field(description="As they are called.")
    organization_id: strawberry.ID | None = key_of(
        "Organization", "The company; an administrator's own when left out.", None
    )
    role: Role = optional("CUSTOMER, or CUSTOMER_ADMIN.", Role.CUSTOMER)
    team: str | None = optional("One of the company's teams.")
    language: Language = optional("The language of the letter and of their pages.", Language.ES)


@strawberry.input(description="An area that somebody of staff serves.")
class ServesInput:
    area_id: strawberry.ID = strawberry.field(description="The area.")
    complexity: Complexity | None = optional(
        "The hardest requests they take there; as hard as their role reaches when left out."
    )


@strawberry.input(description="Somebody who is to work at the desk.")
class InviteStaffInput:
    email: str = strawberry.field(description="The address that the letter goes to.")
    name: str = strawberry.field(description="As they are called.")
    role: Role = strawberry.field(description="SPECIALIST, TECHNICIAN, LEAD or MANAGER.")
    serves: list[ServesInput] | None = optional("Their areas; all of them when left out.")
    language: Language = optional("The language of the letter and of their pages.", Language.ES)


@strawberry.input(description="What is left out stays as it is.")
class UpdatePersonInput:
    name: str | None = optional("As they are called.")
    email: str | None = optional(
        "Their address, by the manager only: it has to be proven anew, and signs them out."
    )
    phone: str | None = optional("Telephone; blank for none.")
    team: str | None = optional("One of the company's teams; blank for none.")
    role: Role | None = optional("Another role on the same side of the desk; not one's own.")
    language: Language | None = optional("The language of their pages and notices.")
    timezone: str | None = optional("IANA name of the zone in which they read times.")
    serves: list[ServesInput] | None = optional("Of staff: their areas, all of them anew.")


@strawberry.input(description="Who goes on with what the person had open.")
class DeactivatePersonInput:
    successor_id: strawberry.ID | None = key_of(
        "Person",
        "A colleague; when left out the company's administrator, and for staff whom the ranking"
        " gives each request.",
        None,
    )


@strawberry.input(description="Where the person belongs from now on.")
class MovePersonInput:
    organization_id: strawberry.ID = key_of("Organization", "The company.")
    role: Role = optional("CUSTOMER, or CUSTOMER_ADMIN.", Role.CUSTOMER)
    team: str | None = optional("One of the company's teams.")
    successor_id: strawberry.ID | None = key_of(
        "Person",
        "Who goes on with their open requests at the company they leave; its administrator when"
        " left out.",
        None,
    )


@strawberry.input(description="A company that the desk is to serve.")
class RegisterOrganizationInput:
    name: str = strawberry.field(description="Its name.")
    visibility: Visibility = optional(
        "Which tickets its members see of each other.", Visibility.OWN
    )


@strawberry.input(description="What is left out stays as it is; a list replaces the whole list.")
class UpdateOrganizationInput:
    name: str | None = optional("Its name.")
    visibility: Visibility | None = optional("Which tickets its members see of each other.")
    teams: list[str] | None = optional("Its teams; one with people in it cannot go.")
    priority_floor: Priority | None = optional(
        "Below which none of its requests is from now on; LOW for none."
    )
    contact_ids: list[strawberry.ID] | None = key_of(
        "Person", "Whom the desk calls there: people of the company.", None
    )
    mail_domains: list[str] | None = optional(
        "Its mail domains; somebody of the company must have proven an address of each."
    )


async def invite_staff(act: Act, input: InviteStaffInput) -> DeskEvent:
    return await invitations.invite_staff(
        act,
        email=input.email,
        name=input.name,
        role=input.role,
        serves=_areas(input.serves),
        language=input.language,
    )


async def update_person(act: Act, person_id: int, input: UpdatePersonInput) -> DeskEvent:
    return await changes.update_person(
        act,
        person_id,
        name=input.name,
        email=input.email,
        phone=input.phone,
        team=input.team,
        role=input.role,
        language=input.language,
        timezone=input.timezone,
        serves=_areas(input.serves),
    )


def _areas(told: Sequence[ServesInput] | None) -> list[Serves] | None:
    if told is None:
        return None
    return [Serves(ids.key_of(each.area_id, "Area"), each.complexity) for each in told]


def _organization(event: DeskEvent) -> int:
    assert event.organization_id is not None
    return event.organization_id


@strawberry.type
class Responsibilities:
    invite_customer = to_desk(
        DeskVerb.INVITE_CUSTOMER,
        invitations.invite_customer,
        InviteCustomerInput,
        "Whom, and where to.",
        does=(
            "A letter with a link is on its way to somebody who is to belong to a company; inviting"
            " the same address again renews the invitation."
        ),
        answers=InvitationPayload,
        left=invitations.invitation_of,
    )
    invite_staff = to_desk(
        DeskVerb.INVITE_STAFF,
        invite_staff,
        InviteStaffInput,
        "Whom, and what as.",
        does="A letter with a link is on its way to somebody who is to work at the desk.",
        answers=InvitationPayload,
        left=invitations.invitation_of,
    )
    withdraw_invitation = on_desk(
        DeskVerb.WITHDRAW_INVITATION,
        Invitation,
        invitations.withdraw_invitation,
        does="The letter opens nothing any more.",
        answers=InvitationPayload,
    )
    update_person = on_desk(
        DeskVerb.UPDATE_PERSON,
        Person,
        update_person,
        UpdatePersonInput,
        "What changes.",
        does="What is told of the person is so from now on; another role counts at once.",
        answers=PersonPayload,
    )
    deactivate_person = on_desk(
        DeskVerb.DEACTIVATE_PERSON,
        Person,
        departures.deactivate_person,
        DeactivatePersonInput,
        "Who goes on.",
        does=(
            "The person is in no more: sessions, tokens and notices end at once, and what they had"
            " open is somebody else's."
        ),
        answers=PersonPayload,
    )
    reactivate_person = on_desk(
        DeskVerb.REACTIVATE_PERSON,
        Person,
        departures.reactivate_person,
        does="The person may sign in again; what went to others stays theirs.",
        answers=PersonPayload,
    )
    move_person = on_desk(
        DeskVerb.MOVE_PERSON,
        Person,
        departures.move_person,
        MovePersonInput,
        "Where to.",
        does=(
            "A customer belongs to another company: of the one before they see nothing any more,"
            " and what they had open there is a colleague's."
        ),
        answers=PersonPayload,
    )
    register_organization = to_desk(
        DeskVerb.REGISTER_ORGANIZATION,
        organizations.register_organization,
        RegisterOrganizationInput,
        "The company.",
        does="The desk serves another company.",
        answers=OrganizationPayload,
        left=_organization,
    )
    update_organization = on_desk(
        DeskVerb.UPDATE_ORGANIZATION,
        Organization,
        organizations.update_organization,
        UpdateOrganizationInput,
        "What changes.",
        does=(
            "What is told of the company is so from now on: who sees whose requests at once, the"
            " floor for what is registered or weighed from now on."
        ),
        answers=OrganizationPayload,
    )
    revoke_client = on_desk(
        DeskVerb.REVOKE_CLIENT,
        Client,
        clients.revoke_client,
        does="The partner's system calls no more: its tokens end at once.",
        answers=ClientPayload,
    )
