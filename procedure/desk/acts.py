"""Every act on the people and companies of the desk, declared once: who may do it, and on what it
leaves.

From a declaration follow the roles of its mutation and whether an actor may do it. A manager does
them anywhere, an administrator of a company on its own people, and whoever runs the desk on the
command line.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.database import one_at_a_time
from models.vocabulary import Role
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.desk import events
from procedure.desk.events import RESPONSIBILITIES, DeskFact


class DeskVerb(StrEnum):
    """An act on the desk itself."""

    INVITE_CUSTOMER = "INVITE_CUSTOMER"
    INVITE_STAFF = "INVITE_STAFF"
    WITHDRAW_INVITATION = "WITHDRAW_INVITATION"
    UPDATE_PERSON = "UPDATE_PERSON"
    DEACTIVATE_PERSON = "DEACTIVATE_PERSON"
    REACTIVATE_PERSON = "REACTIVATE_PERSON"
    MOVE_PERSON = "MOVE_PERSON"
    REGISTER_ORGANIZATION = "REGISTER_ORGANIZATION"
    UPDATE_ORGANIZATION = "UPDATE_ORGANIZATION"
    REVOKE_CLIENT = "REVOKE_CLIENT"


@dataclass(frozen=True, slots=True)
class DeskDeclaration:
    """What is true of one act on the desk: `by` whom it may be done, and the `event` it leaves."""

    verb: DeskVerb
    by: frozenset[Role]
    event: type[DeskFact]


BY_MANAGER = frozenset({Role.MANAGER})
BY_ADMINISTRATOR_TOO = BY_MANAGER | {Role.CUSTOMER_ADMIN}
_DECLARATIONS = (
    DeskDeclaration(DeskVerb.INVITE_CUSTOMER, BY_ADMINISTRATOR_TOO, events.PersonInvited),
    DeskDeclaration(DeskVerb.INVITE_STAFF, BY_MANAGER, events.PersonInvited),
    DeskDeclaration(DeskVerb.WITHDRAW_INVITATION, BY_ADMINISTRATOR_TOO, events.InvitationWithdrawn),
    DeskDeclaration(DeskVerb.UPDATE_PERSON, BY_ADMINISTRATOR_TOO, events.PersonUpdated),
    DeskDeclaration(DeskVerb.DEACTIVATE_PERSON, BY_ADMINISTRATOR_TOO, events.PersonDeactivated),
    DeskDeclaration(DeskVerb.REACTIVATE_PERSON, BY_ADMINISTRATOR_TOO, events.PersonReactivated),
    DeskDeclaration(DeskVerb.MOVE_PERSON, BY_MANAGER, events.PersonMoved),
    DeskDeclaration(DeskVerb.REGISTER_ORGANIZATION, BY_MANAGER, events.OrganizationRegistered),
    DeskDeclaration(DeskVerb.UPDATE_ORGANIZATION, BY_MANAGER, events.OrganizationUpdated),
    DeskDeclaration(DeskVerb.REVOKE_CLIENT, BY_MANAGER, events.ClientRevoked),
)
DESK_ACTS = {declaration.verb: declaration for declaration in _DECLARATIONS}


async def begin_on_desk(act: Act, verb: DeskVerb) -> None:
    """The actor may do it, and no other act on the desk is done meanwhile: of two that meet, the
    second sees what the first has left.

    Refuses: NOT_ALLOWED
    """
    if act.actor.role is not Role.SYSTEM and act.actor.role not in DESK_ACTS[verb].by:
        raise Refusal(Code.NOT_ALLOWED, clause=RESPONSIBILITIES)
    await take_turn()


async def take_turn() -> None:
    """Acts on the desk are done one after the other; they are few."""
    await one_at_a_time("desk")
