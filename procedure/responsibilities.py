"""3. Responsabilidades: which role may do what, and what an actor may see.

Two questions and no third: `may` for an act, `visible_*` for rows. What somebody may not see does not exist for them.
The predicates are SQL for both engines; acts, loaders, search and subscriptions embed the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from models.database import within
from models.sql import Params
from models.vocabulary import CUSTOMERS, STAFF, Audience, Channel, Role, Status, TicketType, Visibility
from procedure.actor import Actor
from procedure.lifecycle import PASSAGES, Verb
from procedure.refusals import Code, Refusal


class TicketFacts(Protocol):
    """What permission needs to know of a ticket: a model or a row has it."""

    @property
    def status(self) -> Status: ...
    @property
    def type(self) -> TicketType: ...
    @property
    def requester_id(self) -> int: ...
    @property
    def assignee_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """How the actor stands to one ticket beyond what its row says.

    `serves`: its area, up to its complexity. `called`: an escalation waits to be acknowledged. `removes`: somebody else
    follows whom they may take off. `owes`: a follow-up waits to be done. `mutes`: they want
    no notices.
    """

    joined: bool = False
    watches: bool = False
    complained_about: bool = False
    serves: bool = False
    called: bool = False
    removes: bool = False
    owes: bool = False
    mutes: bool = False


NOBODY_SPECIAL = Standing()

FOLLOWING = frozenset({Verb.WATCH, Verb.UNWATCH})
CUSTOMER_ACTS = FOLLOWING | {
    Verb.REPLY,
    Verb.ATTACH,
    Verb.CONFIRM,
    Verb.REJECT,
    Verb.SUBMIT_SURVEY,
    Verb.REOPEN,
    Verb.WITHDRAW,
    Verb.ASK_PRIORITY_REVIEW,
}
WATCHER_ACTS = FOLLOWING | {Verb.REPLY, Verb.ATTACH}
PARTNER_ACTS = frozenset({Verb.REPLY, Verb.ATTACH, Verb.WITHDRAW})
OWNER_ACTS = frozenset(
    {Verb.HAND_OVER, Verb.ASK_CUSTOMER, Verb.WAIT_FOR_THIRD_PARTY, Verb.RESUME, Verb.RESOLVE, Verb.ESCALATE}
)
SPECIALIST_ACTS = FOLLOWING | {
    Verb.CLASSIFY,
    Verb.PRIORITIZE,
    Verb.ANALYZE,
    Verb.TAKE,
    Verb.REPLY,
    Verb.ATTACH,
    Verb.ADD_NOTE,
    Verb.CONSULT_KNOWLEDGE,
    Verb.JOIN,
    Verb.RESOLVE_AT_FIRST_CONTACT,
    Verb.MERGE,
    Verb.CONFIRM,
    Verb.CLOSE,
    Verb.FOLLOW_UP,
}
TECHNICIAN_ACTS = FOLLOWING | {Verb.TAKE, Verb.CONSULT_KNOWLEDGE, Verb.JOIN}
LEAD_ACTS = (
    SPECIALIST_ACTS
    | OWNER_ACTS
    | {
        Verb.ANSWER_PRIORITY_REVIEW,
        Verb.ASSIGN,
        Verb.DEESCALATE,
        Verb.REJECT,
        Verb.REOPEN,
        Verb.WITHDRAW,
        Verb.UNMERGE,
    }
)
HANDLING = frozenset(Verb) - FOLLOWING


def may(actor: Actor, verb: Verb, ticket: TicketFacts, standing: Standing = NOBODY_SPECIAL) -> bool:
    """Whether the actor may do this act on a ticket that they see, in whatever state it is."""
    if actor.is_staff:
        return _staff_may(actor, verb, ticket, standing)
    if actor.is_partner:
        return verb in PARTNER_ACTS
    if actor.role is Role.SYSTEM:
        return True
    if ticket.requester_id == actor.person_id or actor.role is Role.CUSTOMER_ADMIN:
        return verb in CUSTOMER_ACTS
    return verb in (WATCHER_ACTS if standing.watches else {Verb.WATCH})


def _staff_may(actor: Actor, verb: Verb, ticket: TicketFacts, standing: Standing) -> bool:
    if standing.complained_about and verb in HANDLING:
        return False
    owns = ticket.assignee_id == actor.person_id
    if verb is Verb.ACCEPT:
        return owns
    if verb is Verb.ACKNOWLEDGE_ESCALATION:
        return actor.leads or standing.joined or actor.role is Role.TECHNICIAN
    if actor.leads:
        return verb in LEAD_ACTS
    if actor.role is Role.SPECIALIST:
        return verb in SPECIALIST_ACTS or (owns and verb in OWNER_ACTS)
    if owns or standing.joined:
        return verb in SPECIALIST_ACTS or (owns and verb in OWNER_ACTS)
    return verb in TECHNICIAN_ACTS


def allowed(actor: Actor, ticket: TicketFacts, standing: Standing = NOBODY_SPECIAL) -> list[Verb]:
    """What the viewer may do with this ticket now, so that no client rewrites these rules."""
    works = standing.joined or ticket.assignee_id == actor.person_id
    return [
        verb
        for verb, passage in PASSAGES.items()
        if ticket.status in passage.sources
        and may(actor, verb, ticket, standing)
        and not (verb is Verb.JOIN and works)  # they work on it already
    ]


def require(actor: Actor, verb: Verb, ticket: TicketFacts, standing: Standing = NOBODY_SPECIAL) -> None:
    """Refuses: COMPLAINED_ABOUT, NOT_ALLOWED."""
    if may(actor, verb, ticket, standing):
        return
    if standing.complained_about:
        raise Refusal(Code.COMPLAINED_ABOUT, clause="6")
    raise Refusal(Code.NOT_ALLOWED, clause="3")


def may_register(actor: Actor, channel: Channel) -> bool:
    """Customers use the portal, partners the API; staff record what came by any channel."""
    if actor.is_staff or actor.role is Role.SYSTEM:
        return True
    return channel is (Channel.API if actor.is_partner else Channel.PORTAL)


# What may be seen, as SQL


def visible_tickets(actor: Actor, params: Params, alias: str = "t") -> str:
    """A predicate over `ticket alias`, true for the tickets that exist for this actor."""
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    if actor.is_partner:
        return f"{alias}.organization_id = {params.add(actor.organization_id)}"
    me = params.add(actor.person_id)
    watched = within(f"SELECT w.ticket_id FROM watcher w WHERE w.person_id = {me}")
    own = f"{alias}.requester_id = {me} OR {alias}.id {watched}"
    if actor.role is Role.CUSTOMER_ADMIN or actor.visibility is Visibility.ALL:
        return f"({own} OR {alias}.organization_id = {params.add(actor.organization_id)})"
    if actor.visibility is Visibility.TEAM and actor.team:
        organization, team = params.add(actor.organization_id), params.add(actor.team)
        members = f"SELECT p.id FROM person p WHERE p.organization_id = {organization} AND p.team = {team}"
        return f"({own} OR ({alias}.organization_id = {organization} AND {alias}.requester_id {within(members)}))"
    return f"({own})"


def visible_messages(actor: Actor, params: Params, alias: str = "m") -> str:
    """A predicate over `message alias` on tickets that are already known to be visible.

    Internal notes do not exist for customers and partners. A message that came in by a merge is seen by who saw the
    ticket it was written on: merging never widens who sees a message.
    """
    if actor.role is Role.SYSTEM:
        return "TRUE"
    if actor.is_staff:
        return (
            f"({alias}.audience <> {params.add(Audience.PRIVATE.value)} OR NOT EXISTS "
            f"(SELECT 1 FROM complaint c WHERE c.ticket_id = {alias}.origin_id "
            f"AND c.about_id = {params.add(actor.person_id)}))"
        )
    public = params.add(Audience.PUBLIC.value)
    origin = visible_tickets(actor, params, "o")
    return (
        f"({alias}.audience = {public} AND ({alias}.origin_id = {alias}.ticket_id OR EXISTS "
        f"(SELECT 1 FROM ticket o WHERE o.id = {alias}.origin_id AND {origin})))"
    )


def visible_attachments(actor: Actor, params: Params, alias: str = "f") -> str:
    """A predicate over `attachment alias`, anywhere: what nobody claimed is its uploader's alone; what came to a ticket
    is seen by who sees the ticket, and after a merge the one it was attached to."""
    mine = f"({alias}.ticket_id IS NULL AND {uploaded_by(actor, params, alias)})"
    ticket = f"EXISTS (SELECT 1 FROM ticket v WHERE v.id = {alias}.ticket_id AND {visible_tickets(actor, params, 'v')})"
    return f"({mine} OR ({visible_messages(actor, params, alias)} AND {ticket}))"


def uploaded_by(actor: Actor, params: Params, alias: str = "f") -> str:
    """A predicate over `attachment alias`: what the actor uploaded."""
    if actor.person_id is not None:
        return f"{alias}.uploader_id = {params.add(actor.person_id)}"
    if actor.role is Role.SYSTEM:
        return f"({alias}.uploader_id IS NULL AND {alias}.client_id IS NULL)"
    return f"({alias}.uploader_id IS NULL AND {alias}.client_id = {params.add(actor.client_id)})"


HIDDEN_FROM_CUSTOMERS = (
    "NOTE_ADDED",
    "KNOWLEDGE_CONSULTED",
    "ESCALATED",
    "JOINED",
    "ESCALATION_ACKNOWLEDGED",
    "DEESCALATED",
    "FOLLOW_UP_SCHEDULED",
    "FOLLOW_UP_DUE",
    "FOLLOW_UP_LEFT",
    "FOLLOWED_UP",
    "THRESHOLD_REACHED",
    "LEFT_UNASSIGNED",
    "NOBODY_AVAILABLE",
    "ESCALATION_UNANSWERED",
    "UPDATE_OWED",
    "THIRD_PARTY_LATE",
    "ANALYZED",
    "COMPLAINT_REGISTERED",
    "LINKED",  # customers read of other tickets where those are, each as far as they see it
)


def visible_events(actor: Actor, params: Params, alias: str = "e") -> str:
    """A predicate over `event alias` on visible tickets: customers see no internal work."""
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    return f"{alias}.kind NOT IN {params.add_all(HIDDEN_FROM_CUSTOMERS)}"


def visible_links(actor: Actor, params: Params, alias: str = "l") -> str:
    """A predicate over `ticket_link alias`: who sees only one of the two tickets knows of no link."""
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    return " AND ".join(
        f"EXISTS (SELECT 1 FROM ticket v WHERE v.id = {alias}.{end} AND {visible_tickets(actor, params, 'v')})"
        for end in ("ticket_id", "other_id")
    )


def visible_notices(actor: Actor, params: Params, alias: str = "n") -> str:
    """A predicate over `mail alias` of visible tickets: customers see what customers were told."""
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    customers = params.add_all(sorted(role.value for role in CUSTOMERS))
    return f"EXISTS (SELECT 1 FROM person p WHERE p.id = {alias}.person_id AND p.role IN {customers})"


def removable_watchers(actor: Actor, params: Params, watcher: str = "w", ticket: str = "t") -> str:
    """A predicate over `watcher` and its `ticket`: whom the actor may take off.

    Everybody themself and whom they added; who speaks for the request, any colleague; a lead, anybody.
    """
    if actor.leads or actor.role is Role.SYSTEM:
        return "TRUE"
    me = params.add(actor.person_id)
    own = f"{watcher}.person_id = {me} OR {watcher}.added_by_id = {me}"
    if not actor.is_customer:
        return f"({own})"
    speaks = "TRUE" if actor.role is Role.CUSTOMER_ADMIN else f"{ticket}.requester_id = {me}"
    staff = params.add_all(sorted(role.value for role in STAFF))
    colleague = f"NOT EXISTS (SELECT 1 FROM person p WHERE p.id = {watcher}.person_id AND p.role IN {staff})"
    return f"({own} OR ({speaks} AND {colleague}))"


def visible_people(actor: Actor, params: Params, alias: str = "p") -> str:
    """Staff see everybody; customers and partners see their organization and, by name and role, the desk's staff."""
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    staff = params.add_all(sorted(role.value for role in STAFF))
    own = f"{alias}.id = {params.add(actor.person_id)}"
    return (
        f"({alias}.role IN {staff} OR {own} OR {alias}.organization_id = {params.add(actor.organization_id)})"
    )


def visible_organizations(actor: Actor, params: Params, alias: str = "o") -> str:
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    return f"{alias}.id = {params.add(actor.organization_id)}"


def visible_articles(actor: Actor, params: Params, alias: str = "a") -> str:
    """Drafts are the staff's."""
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    return f"{alias}.status = 'PUBLISHED'"
