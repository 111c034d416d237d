"""What an actor is to a ticket, by their role and by how they stand to it: an act declares which of
these may do it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from models.vocabulary import CUSTOMERS, STAFF, Role, Status
from procedure.core.actor import Actor


class TicketFacts(Protocol):
    """What permission needs to know of a ticket: a model or a row has it."""

    @property
    def status(self) -> Status: ...
    @property
    def requester_id(self) -> int: ...
    @property
    def assignee_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands to one ticket beyond what its row says; `standing_on` finds it.

    `is_complaint`: it stands in the register, and its rules hold. `is_linked`: to another ticket.
    `is_tagged`: it bears a tag. `serves`: its area, up to its
    complexity; of a complaint before it is known whom it is about, a lead alone. `called`: an
    escalation waits to be acknowledged. `removes`: somebody else follows whom they may take off.
    `owes`: a follow-up that they may do waits. `mutes`: they want no notices.
    """

    joined: bool = False
    watches: bool = False
    complained_about: bool = False
    is_complaint: bool = False
    is_linked: bool = False
    is_tagged: bool = False
    serves: bool = False
    called: bool = False
    removes: bool = False
    owes: bool = False
    mutes: bool = False


class Relation(StrEnum):
    """REQUESTER speaks for the request: who asked, or the administrator of their organization.
    CUSTOMER is any customer who sees the ticket, WATCHER one who follows it.

    Of the staff, OWNER is the assignee and RESPONDER who joined. WORKER does a specialist's work on
    it: any specialist, and whoever else owns it or joined. COMPLAINED_ABOUT is nothing else to the
    complaint about them.
    """

    REQUESTER = "REQUESTER"
    WATCHER = "WATCHER"
    CUSTOMER = "CUSTOMER"
    PARTNER = "PARTNER"
    STAFF = "STAFF"
    WORKER = "WORKER"
    OWNER = "OWNER"
    RESPONDER = "RESPONDER"
    TECHNICIAN = "TECHNICIAN"
    LEAD = "LEAD"
    COMPLAINED_ABOUT = "COMPLAINED_ABOUT"


LEADS = frozenset({Role.LEAD, Role.MANAGER})
ROLES_IN: dict[Relation, frozenset[Role]] = {
    Relation.REQUESTER: CUSTOMERS,
    Relation.WATCHER: CUSTOMERS,
    Relation.CUSTOMER: CUSTOMERS,
    Relation.PARTNER: frozenset({Role.PARTNER}),
    Relation.STAFF: STAFF,
    Relation.WORKER: STAFF,
    Relation.OWNER: STAFF,
    Relation.RESPONDER: STAFF,
    Relation.TECHNICIAN: frozenset({Role.TECHNICIAN}),
    Relation.LEAD: LEADS,
    Relation.COMPLAINED_ABOUT: STAFF,
}
"""Which roles can stand in a relation at all: the others need not be asked about the ticket."""


def relations(actor: Actor, ticket: TicketFacts, standing: Standing) -> set[Relation]:
    """What the actor is to a ticket that they see."""
    if actor.is_staff:
        return _of_staff(actor, ticket, standing)
    if actor.is_partner:
        return {Relation.PARTNER}
    found = {Relation.CUSTOMER}
    if ticket.requester_id == actor.person_id or actor.role is Role.CUSTOMER_ADMIN:
        found.add(Relation.REQUESTER)
    if standing.watches:
        found.add(Relation.WATCHER)
    return found


def _of_staff(actor: Actor, ticket: TicketFacts, standing: Standing) -> set[Relation]:
    if standing.complained_about:
        return {Relation.COMPLAINED_ABOUT}
    found = {Relation.STAFF}
    owns = ticket.assignee_id == actor.person_id
    if owns:
        found.add(Relation.OWNER)
    if standing.joined:
        found.add(Relation.RESPONDER)
    if owns or standing.joined or actor.role is Role.SPECIALIST:
        found.add(Relation.WORKER)
    if actor.role is Role.TECHNICIAN:
        found.add(Relation.TECHNICIAN)
    if actor.leads:
        found.add(Relation.LEAD)
    return found
