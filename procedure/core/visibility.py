"""What an actor may see: one SQL predicate a table, for both engines, which acts, loaders, search
and subscriptions embed. What somebody may not see does not exist for them.
"""

from __future__ import annotations

from models.database import within
from models.sql import Params
from models.vocabulary import (
    CUSTOMERS,
    STAFF,
    TASKS_AFTER_CLOSING,
    TASKS_OF_A_LEAD,
    Audience,
    Role,
    Status,
    Visibility,
)
from procedure.core.actor import Actor
from procedure.core.events import kinds_for


def visible_tickets(actor: Actor, params: Params, alias: str = "t") -> str:
    """A predicate over `ticket alias`, true for the tickets that exist for this actor.

    Of a company that somebody left, nothing exists for them any more.
    """
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    if actor.is_partner:
        return f"{alias}.organization_id = {params.add(actor.organization_id)}"
    me = params.add(actor.person_id)
    watched = within(f"SELECT w.ticket_id FROM watcher w WHERE w.person_id = {me}")
    belongs = f"{alias}.organization_id IS NULL"
    if actor.organization_id is not None:
        belongs += f" OR {alias}.organization_id = {params.add(actor.organization_id)}"
    own = f"({alias}.requester_id = {me} OR {alias}.id {watched}) AND ({belongs})"
    if actor.role is Role.CUSTOMER_ADMIN or actor.visibility is Visibility.ALL:
        return f"(({own}) OR {alias}.organization_id = {params.add(actor.organization_id)})"
    if actor.visibility is Visibility.TEAM and actor.team:
        organization, team = params.add(actor.organization_id), params.add(actor.team)
        members = (
            f"SELECT p.id FROM person p WHERE p.organization_id = {organization} AND p.team ="
            f" {team}"
        )
        return (
            f"(({own}) OR ({alias}.organization_id = {organization} AND {alias}.requester_id"
            f" {within(members)}))"
        )
    return f"({own})"


def visible_messages(actor: Actor, params: Params, alias: str = "m") -> str:
    """A predicate over `message alias` on tickets that are already known to be visible.

    Internal notes do not exist for customers and partners. A message that came in by a merge is
    seen by who saw the ticket it was written on: merging never widens who sees a message.
    """
    if actor.role is Role.SYSTEM:
        return "TRUE"
    if actor.is_staff:
        return (
            f"({alias}.audience <> {params.add(Audience.PRIVATE.value)} OR NOT EXISTS "
            f"(SELECT 1 FROM complaint c WHERE c.ticket_id = {alias}.origin_id "
            f"AND c.released_at IS NULL AND c.about_id = {params.add(actor.person_id)}))"
        )
    public = params.add(Audience.PUBLIC.value)
    origin = visible_tickets(actor, params, "o")
    return (
        f"({alias}.audience = {public} AND ({alias}.origin_id = {alias}.ticket_id OR EXISTS "
        f"(SELECT 1 FROM ticket o WHERE o.id = {alias}.origin_id AND {origin})))"
    )


def visible_attachments(actor: Actor, params: Params, alias: str = "f") -> str:
    """A predicate over `attachment alias`, anywhere: what nobody claimed is its uploader's alone;
    what came to a ticket is seen by who sees the ticket, and after a merge the one it was attached
    to.
    """
    mine = f"({alias}.ticket_id IS NULL AND {uploaded_by(actor, params, alias)})"
    ticket = (
        f"EXISTS (SELECT 1 FROM ticket v WHERE v.id = {alias}.ticket_id AND"
        f" {visible_tickets(actor, params, 'v')})"
    )
    return f"({mine} OR ({visible_messages(actor, params, alias)} AND {ticket}))"


def uploaded_by(actor: Actor, params: Params, alias: str = "f") -> str:
    """A predicate over `attachment alias`: what the actor uploaded."""
    if actor.person_id is not None:
        return f"{alias}.uploader_id = {params.add(actor.person_id)}"
    if actor.role is Role.SYSTEM:
        return f"({alias}.uploader_id IS NULL AND {alias}.client_id IS NULL)"
    return f"({alias}.uploader_id IS NULL AND {alias}.client_id = {params.add(actor.client_id)})"


def visible_events(actor: Actor, params: Params, alias: str = "e") -> str:
    """A predicate over `event alias` on visible tickets: customers see no internal work, and a kind
    that declares no audience is seen by nobody.
    """
    if actor.role is Role.SYSTEM:
        return "TRUE"
    audiences = Audience if actor.is_staff else (Audience.PUBLIC,)
    return f"{alias}.kind IN {params.add_all(kinds_for(*audiences))}"


def visible_links(actor: Actor, params: Params, alias: str = "l") -> str:
    """A predicate over `ticket_link alias`: who sees only one of the two tickets knows of no
    link.
    """
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    return " AND ".join(
        f"EXISTS (SELECT 1 FROM ticket v WHERE v.id = {alias}.{end} AND"
        f" {visible_tickets(actor, params, 'v')})"
        for end in ("ticket_id", "other_id")
    )


def visible_notices(actor: Actor, params: Params, alias: str = "n") -> str:
    """A predicate over `mail alias` of visible tickets: customers see what customers were told."""
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    customers = params.add_all(sorted(role.value for role in CUSTOMERS))
    return (
        f"EXISTS (SELECT 1 FROM person p WHERE p.id = {alias}.person_id AND p.role IN {customers})"
    )


def removable_watchers(actor: Actor, params: Params, watcher: str = "w", ticket: str = "t") -> str:
    """A predicate over `watcher` and its `ticket`: whom the actor may take off.

    Everybody themself and whom they added; who speaks for the request, any colleague; a lead,
    anybody.
    """
    if actor.leads or actor.role is Role.SYSTEM:
        return "TRUE"
    me = params.add(actor.person_id)
    own = f"{watcher}.person_id = {me} OR {watcher}.added_by_id = {me}"
    if not actor.is_customer:
        return f"({own})"
    speaks = "TRUE" if actor.role is Role.CUSTOMER_ADMIN else f"{ticket}.requester_id = {me}"
    staff = params.add_all(sorted(role.value for role in STAFF))
    colleague = (
        f"NOT EXISTS (SELECT 1 FROM person p WHERE p.id = {watcher}.person_id AND p.role IN"
        f" {staff})"
    )
    return f"({own} OR ({speaks} AND {colleague}))"


def doable_tasks(actor: Actor, params: Params, alias: str = "f") -> str:
    """A predicate over `follow_up alias`: what the actor may do of what is owed. A lead's task is
    for a lead whose own work it does not look into.
    """
    of_a_lead = params.add_all(sorted(kind.value for kind in TASKS_OF_A_LEAD))
    anybody_s = f"{alias}.kind NOT IN {of_a_lead}"
    if not actor.leads:
        return anybody_s
    me = params.add(actor.person_id)
    own_work = (
        f"EXISTS (SELECT 1 FROM ticket ot WHERE ot.id = {alias}.ticket_id AND ot.assignee_id = {me}"
        f") OR {me} = (SELECT s.resolved_by_id FROM resolution s WHERE s.ticket_id ="
        f" {alias}.ticket_id ORDER BY s.id DESC LIMIT 1)"
    )
    return f"({anybody_s} OR NOT coalesce({own_work}, FALSE))"


def waiting_tasks(params: Params, alias: str = "f") -> str:
    """A predicate over `follow_up alias`: it is still to be done, and there is something to do.

    What is owed after the end rests while the ticket is open again, and so does the call to confirm
    a solution that was answered meanwhile (RULES 5).
    """
    after_closing = params.add_all(sorted(kind.value for kind in TASKS_AFTER_CLOSING))
    ended = params.add_all(sorted(status.value for status in (Status.CLOSED, Status.WITHDRAWN)))
    return (
        f"({alias}.done_at IS NULL AND EXISTS (SELECT 1 FROM ticket wt WHERE wt.id ="
        f" {alias}.ticket_id AND wt.status <> 'MERGED'"
        f" AND ({alias}.kind NOT IN {after_closing} OR wt.status IN {ended})"
        f" AND ({alias}.kind <> 'UNCONFIRMED' OR wt.status = 'RESOLVED')))"
    )


def visible_people(actor: Actor, params: Params, alias: str = "p") -> str:
    """Staff see everybody; customers and partners see their organization and, by name and role, the
    desk's staff.
    """
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    staff = params.add_all(sorted(role.value for role in STAFF))
    own = f"{alias}.id = {params.add(actor.person_id)}"
    return (
        f"({alias}.role IN {staff} OR {own} OR {alias}.organization_id ="
        f" {params.add(actor.organization_id)})"
    )


def visible_organizations(actor: Actor, params: Params, alias: str = "o") -> str:
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    return f"{alias}.id = {params.add(actor.organization_id)}"


def visible_invitations(actor: Actor, params: Params, alias: str = "i") -> str:
    """Staff see every invitation, an administrator those into their company."""
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    if actor.role is not Role.CUSTOMER_ADMIN:
        return "FALSE"
    return f"{alias}.organization_id = {params.add(actor.organization_id)}"


def visible_desk_events(actor: Actor, params: Params, alias: str = "d") -> str:
    """Leads and the manager see what happened to the desk, an administrator what happened to their
    company.
    """
    if actor.leads or actor.role is Role.SYSTEM:
        return "TRUE"
    if actor.role is not Role.CUSTOMER_ADMIN:
        return "FALSE"
    return f"{alias}.organization_id = {params.add(actor.organization_id)}"


def visible_articles(actor: Actor, params: Params, alias: str = "a") -> str:
    """Drafts and what was withdrawn are the staff's."""
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    return published_articles(params, alias)


def published_articles(_params: Params, alias: str = "a") -> str:
    """What may answer somebody, whoever they are."""
    return f"{alias}.status = 'PUBLISHED'"
