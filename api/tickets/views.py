"""The views of the staff's queue, as predicates of a ticket."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from api.enums import QueueView
from api.gateway.context import Context
from models.sql import Params
from models.vocabulary import LEVEL_OF_ROLE, STAFF
from procedure.core.actor import Actor
from procedure.core.visibility import doable_tasks, waiting_tasks

STILL_OPEN = "r.status NOT IN ('CLOSED', 'WITHDRAWN', 'MERGED')"
SOON = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Cut:
    """What a view holds: `sql` of a ticket `r`; of open tickets, unless `ended` ones are in it
    too.
    """

    sql: str
    ended: bool = False

    @property
    def predicate(self) -> str:
        return self.sql if self.ended else f"{STILL_OPEN} AND {self.sql}"


VIEWS = {
    QueueView.MINE: Cut("r.assignee_id = {me}"),
    QueueView.TEAM: Cut(
        "r.area_id IN (SELECT am.area_id FROM area_member am WHERE am.person_id = {me})"
    ),
    QueueView.UNASSIGNED: Cut("r.assignee_id IS NULL"),
    QueueView.DUE_SOON: Cut("(r.next_due_at >= {now} AND r.next_due_at <= {soon})"),
    QueueView.BREACHED: Cut("r.next_due_at < {now}"),
    QueueView.COMPLAINTS: Cut(
        "r.id IN (SELECT c.ticket_id FROM complaint c WHERE c.released_at IS NULL)"
    ),
    QueueView.WAITING: Cut("r.status IN ('WAITING_CUSTOMER', 'WAITING_THIRD_PARTY')"),
    QueueView.REVIEWS: Cut("r.review_state = 'ASKED'"),
    QueueView.CALLS: Cut(
        "r.id IN (SELECT e.ticket_id FROM escalation e WHERE e.acknowledged_at IS NULL AND"
        " e.ended_at IS NULL AND {called})"
    ),
    QueueView.FOLLOW_UPS: Cut(
        "r.id IN (SELECT f.ticket_id FROM follow_up f WHERE f.due_at <= {now} AND {waiting} AND"
        " {doable})",
        ended=True,
    ),
    QueueView.UNCONFIRMED: Cut("r.status = 'RESOLVED'"),
    QueueView.UNANSWERED: Cut(
        "(r.last_message_by_id IS NULL OR r.last_message_by_id NOT IN (SELECT p.id FROM person p"
        " WHERE p.role IN {staff}))"
    ),
}


def calls_on(actor: Actor, params: Params, alias: str = "e") -> str:
    """A predicate over `escalation alias`: the actor's level is called, and not about a complaint
    about them.
    """
    return (
        f"({alias}.level = {params.add(LEVEL_OF_ROLE[actor.role].value)} AND {alias}.ticket_id NOT"
        " IN (SELECT c.ticket_id FROM complaint c WHERE c.about_id ="
        f" {params.add(actor.person_id)} AND c.released_at IS NULL))"
    )


def in_view(view: QueueView, context: Context, params: Params) -> str:
    """A predicate over `ticket r`: the view holds it."""
    return f"({filled(VIEWS[view].predicate, context, params)})"


def filled(template: str, context: Context, params: Params) -> str:
    actor, now = context.actor, context.now
    slots: dict[str, Callable[[], str]] = {
        "me": lambda: params.add(actor.person_id),
        "now": lambda: params.add(now),
        "soon": lambda: params.add(now + SOON),
        "called": lambda: calls_on(actor, params),
        "staff": lambda: params.add_all(sorted(role.value for role in STAFF)),
        "waiting": lambda: waiting_tasks(params),
        "doable": lambda: doable_tasks(actor, params),
    }
    return template.format(
        **{name: fill() for name, fill in slots.items() if f"{{{name}}}" in template}
    )
