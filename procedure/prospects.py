"""What may be done with a ticket now and would not be refused: the acts that a client offers its reader.

`responsibilities.allowed` knows roles and states; here windows that pass and facts of the ticket are added, so that no
client rewrites these rules.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from models.vocabulary import ReviewState, SupportLevel
from procedure.actor import Actor
from procedure.lifecycle import Verb
from procedure.policies import ClosingPolicy
from procedure.responsibilities import Standing, TicketFacts, allowed


class TicketOutlook(TicketFacts, Protocol):
    @property
    def closed_at(self) -> datetime | None: ...
    @property
    def ended_at(self) -> datetime | None: ...
    @property
    def escalation_level(self) -> SupportLevel | None: ...
    @property
    def review_state(self) -> ReviewState | None: ...


@dataclass(frozen=True, slots=True)
class Prospect:
    actor: Actor
    ticket: TicketOutlook
    standing: Standing
    now: datetime
    closing: ClosingPolicy

    def within(self, window: timedelta, since: datetime | None) -> bool:
        return since is None or self.now <= since + window


def offered(
    actor: Actor, ticket: TicketOutlook, standing: Standing, *, now: datetime, closing: ClosingPolicy
) -> list[Verb]:
    """The acts that the actor may do on this ticket at this instant, in the procedure's order."""
    prospect = Prospect(actor, ticket, standing, now, closing)
    return [verb for verb in allowed(actor, ticket, standing) if PROMISING.get(verb, _always)(prospect)]


def _always(_prospect: Prospect) -> bool:
    return True


def _reopening(prospect: Prospect) -> bool:
    closing = prospect.closing
    window = closing.reopening_by_lead if prospect.actor.leads else closing.reopening
    return prospect.within(window, prospect.ticket.closed_at)


def _watching(prospect: Prospect) -> bool:
    """Who watches already may still add a colleague, if they are staff or asked for it."""
    adds = prospect.actor.is_staff or prospect.ticket.requester_id == prospect.actor.person_id
    return adds or not prospect.standing.watches


PROMISING: dict[Verb, Callable[[Prospect], bool]] = {
    Verb.ASK_PRIORITY_REVIEW: lambda prospect: prospect.ticket.review_state is None,
    Verb.ANSWER_PRIORITY_REVIEW: lambda prospect: prospect.ticket.review_state == ReviewState.ASKED,
    Verb.TAKE: lambda prospect: prospect.standing.serves,
    Verb.ACKNOWLEDGE_ESCALATION: lambda prospect: prospect.standing.called,
    Verb.DEESCALATE: lambda prospect: prospect.ticket.escalation_level is not None,
    Verb.SUBMIT_SURVEY: lambda prospect: prospect.within(prospect.closing.survey, prospect.ticket.closed_at),
    Verb.FOLLOW_UP: lambda prospect: prospect.standing.owes,
    Verb.REOPEN: _reopening,
    Verb.UNMERGE: lambda prospect: prospect.within(prospect.closing.unmerging, prospect.ticket.ended_at),
    Verb.WATCH: _watching,
    Verb.UNWATCH: lambda prospect: prospect.standing.watches or prospect.standing.removes,
}
