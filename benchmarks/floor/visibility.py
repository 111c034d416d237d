"""What the caller may see, as SQL for this one process, which knows its engine."""

from __future__ import annotations

from models.database import Dialect
from models.sql import Params
from models.vocabulary import STAFF, Role, Visibility
from procedure.core.actor import Actor


def tickets(dialect: Dialect, actor: Actor, params: Params, alias: str = "t") -> str:
    if actor.role in STAFF:
        return "TRUE"
    me = params.add(actor.person_id)
    watched = _within(dialect, f"SELECT w.ticket_id FROM watcher w WHERE w.person_id = {me}")
    own = f"{alias}.requester_id = {me} OR {alias}.id {watched}"
    if actor.role is not Role.CUSTOMER_ADMIN and actor.visibility is Visibility.OWN:
        return f"({own})"
    of_theirs = f"{alias}.organization_id = {params.add(actor.organization_id)}"
    if actor.role is not Role.CUSTOMER_ADMIN and actor.visibility is Visibility.TEAM:
        team = params.add(actor.team)
        members = (
            f"SELECT p.id FROM person p WHERE p.organization_id = {alias}.organization_id AND"
            f" p.team = {team}"
        )
        of_theirs += f" AND {alias}.requester_id IN ({members})"
    return f"({own} OR ({of_theirs}))"


def messages(dialect: Dialect, actor: Actor, params: Params) -> str:
    if actor.role in STAFF:
        return "m.audience <> 'PRIVATE'"
    origin = tickets(dialect, actor, params, "o")
    seen = f"EXISTS (SELECT 1 FROM ticket o WHERE o.id = m.origin_id AND {origin})"
    return f"(m.audience = 'PUBLIC' AND (m.origin_id = m.ticket_id OR {seen}))"


def _within(dialect: Dialect, subquery: str) -> str:
    return f"= ANY(ARRAY({subquery}))" if dialect == "postgres" else f"IN ({subquery})"
