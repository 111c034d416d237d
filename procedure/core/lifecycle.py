"""The life of a ticket (RULES 3): whether its state allows an act, and in which state its events
leave it. No I/O.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from models.vocabulary import Complexity, Status
from procedure.core.acts import ACTS, Verb
from procedure.core.events import EVENTS, EventKind, TicketEvent
from procedure.core.refusals import Code, Refusal

# What staff confirm, in any order; the last of the three classifies.
CONFIRMATIONS = frozenset({EventKind.CLASSIFIED, EventKind.PRIORITIZED, EventKind.ANALYZED})


class HasStatus(Protocol):
    @property
    def status(self) -> Status: ...


def require(ticket: HasStatus, verb: Verb) -> None:
    """Refuses: WRONG_STATE, telling the state in which the ticket is."""
    if ticket.status not in ACTS[verb].sources:
        raise Refusal(Code.WRONG_STATE, facts={"status": ticket.status})


class Classifiable(HasStatus, Protocol):
    @property
    def classified(self) -> bool: ...
    @property
    def priority_confirmed(self) -> bool: ...
    @property
    def complexity(self) -> Complexity | None: ...


def status_after(ticket: Classifiable, fact: TicketEvent) -> Status | None:
    """The state in which the event leaves the ticket; None if it stays."""
    confirmed = ticket.classified and ticket.priority_confirmed and ticket.complexity is not None
    return _leads_to(ticket.status, fact.kind, confirmed=confirmed)


def replay(kinds: Iterable[str]) -> Status:
    """The state that a ticket's events say it is in: what the row's `status` must be equal to.

    Shape: the kinds of one ticket's events in the order of `seq`.
    """
    status, before_merge, confirmed = Status.REGISTERED, Status.REGISTERED, set[EventKind]()
    for kind in (EventKind(each) for each in kinds):
        confirmed |= CONFIRMATIONS & {kind}
        if kind is EventKind.MERGED:
            before_merge = status
        if kind is EventKind.UNMERGED:
            status = before_merge
        else:
            status = _leads_to(status, kind, confirmed=confirmed == CONFIRMATIONS) or status
    return status


def _leads_to(status: Status, kind: EventKind, *, confirmed: bool) -> Status | None:
    if kind in CONFIRMATIONS and status is Status.REGISTERED:
        return Status.CLASSIFIED if confirmed else None
    if kind is EventKind.ASSIGNED and status is Status.RESOLVED:
        return None  # another owner, and the solution stands (RULES 3)
    return EVENTS[kind].leads_to
