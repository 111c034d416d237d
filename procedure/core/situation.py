"""A ticket as one actor meets it at one instant: what decides, beside state and permission, whether
an act is worth offering.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from models.vocabulary import ReviewState, SupportLevel
from procedure.core.actor import Actor
from procedure.core.relations import Standing, TicketFacts
from procedure.service_levels.policies import ClosingPolicy


class TicketOutlook(TicketFacts, Protocol):
    @property
    def classified(self) -> bool: ...
    @property
    def closed_at(self) -> datetime | None: ...
    @property
    def ended_at(self) -> datetime | None: ...
    @property
    def escalation_level(self) -> SupportLevel | None: ...
    @property
    def review_state(self) -> ReviewState | None: ...


@dataclass(frozen=True, slots=True)
class Situation:
    actor: Actor
    ticket: TicketOutlook
    standing: Standing
    now: datetime
    closing: ClosingPolicy

    @property
    def works_on_it(self) -> bool:
        return self.standing.joined or self.ticket.assignee_id == self.actor.person_id

    @property
    def may_still_be_reopened(self) -> bool:
        window = self.closing.reopening_for(leads=self.actor.leads)
        return self._within(window, self.ticket.closed_at)

    @property
    def may_still_be_rated(self) -> bool:
        return self._within(self.closing.survey, self.ticket.closed_at)

    @property
    def may_still_be_unmerged(self) -> bool:
        return self._within(self.closing.unmerging, self.ticket.ended_at)

    @property
    def has_whom_to_add(self) -> bool:
        """Whether there may be somebody to add: who watches already adds a colleague only as staff
        or as the requester.
        """
        adds = self.actor.is_staff or self.ticket.requester_id == self.actor.person_id
        return adds or not self.standing.watches

    def _within(self, window: timedelta, since: datetime | None) -> bool:
        return since is None or self.now <= since + window
