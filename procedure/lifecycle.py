"""The life of a ticket (RULES 3): which act leads from where to where. One table, no I/O."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from models.vocabulary import OPEN, Status
from procedure.refusals import Code, Refusal


class Verb(StrEnum):
    """An act that may be done on a ticket, in the procedure's order."""

    CLASSIFY = "CLASSIFY"
    PRIORITIZE = "PRIORITIZE"
    ASK_PRIORITY_REVIEW = "ASK_PRIORITY_REVIEW"
    ANSWER_PRIORITY_REVIEW = "ANSWER_PRIORITY_REVIEW"
    ANALYZE = "ANALYZE"
    ASSIGN = "ASSIGN"
    TAKE = "TAKE"
    ACCEPT = "ACCEPT"
    HAND_OVER = "HAND_OVER"
    REPLY = "REPLY"
    ATTACH = "ATTACH"
    ADD_NOTE = "ADD_NOTE"
    ASK_CUSTOMER = "ASK_CUSTOMER"
    WAIT_FOR_THIRD_PARTY = "WAIT_FOR_THIRD_PARTY"
    RESUME = "RESUME"
    CONSULT_KNOWLEDGE = "CONSULT_KNOWLEDGE"
    ESCALATE = "ESCALATE"
    JOIN = "JOIN"
    ACKNOWLEDGE_ESCALATION = "ACKNOWLEDGE_ESCALATION"
    DEESCALATE = "DEESCALATE"
    RESOLVE = "RESOLVE"
    RESOLVE_AT_FIRST_CONTACT = "RESOLVE_AT_FIRST_CONTACT"
    CONFIRM = "CONFIRM"
    REJECT = "REJECT"
    CLOSE = "CLOSE"
    SUBMIT_SURVEY = "SUBMIT_SURVEY"
    FOLLOW_UP = "FOLLOW_UP"
    REOPEN = "REOPEN"
    WITHDRAW = "WITHDRAW"
    MERGE = "MERGE"
    UNMERGE = "UNMERGE"
    WATCH = "WATCH"
    UNWATCH = "UNWATCH"


@dataclass(frozen=True, slots=True)
class Passage:
    """An act leads from any of `sources` to `target`; no target means that the state stays."""

    sources: frozenset[Status]
    target: Status | None = None


WAITING = frozenset({Status.WAITING_CUSTOMER, Status.WAITING_THIRD_PARTY})
WORKED = WAITING | {Status.IN_PROGRESS}


def _from(*sources: Status, to: Status | None = None) -> Passage:
    return Passage(frozenset(sources), to)


PASSAGES: dict[Verb, Passage] = {
    Verb.CLASSIFY: Passage(OPEN),
    Verb.PRIORITIZE: Passage(OPEN),
    Verb.ASK_PRIORITY_REVIEW: Passage(OPEN),
    Verb.ANSWER_PRIORITY_REVIEW: Passage(OPEN),
    Verb.ANALYZE: Passage(OPEN),
    Verb.ASSIGN: Passage(OPEN - {Status.REGISTERED}, Status.ASSIGNED),
    Verb.TAKE: _from(Status.CLASSIFIED, to=Status.IN_PROGRESS),
    Verb.ACCEPT: _from(Status.ASSIGNED, to=Status.IN_PROGRESS),
    Verb.HAND_OVER: Passage(WORKED | {Status.ASSIGNED}, Status.ASSIGNED),
    Verb.REPLY: Passage(OPEN),
    Verb.ATTACH: Passage(OPEN),
    Verb.ADD_NOTE: Passage(OPEN | {Status.CLOSED}),
    Verb.ASK_CUSTOMER: _from(Status.IN_PROGRESS, to=Status.WAITING_CUSTOMER),
    Verb.WAIT_FOR_THIRD_PARTY: _from(Status.IN_PROGRESS, to=Status.WAITING_THIRD_PARTY),
    Verb.RESUME: _from(Status.WAITING_THIRD_PARTY, to=Status.IN_PROGRESS),
    Verb.CONSULT_KNOWLEDGE: Passage(OPEN),
    Verb.ESCALATE: Passage(OPEN),
    Verb.JOIN: Passage(OPEN),
    Verb.ACKNOWLEDGE_ESCALATION: Passage(OPEN),
    Verb.DEESCALATE: Passage(OPEN),
    Verb.RESOLVE: Passage(WORKED, Status.RESOLVED),
    Verb.RESOLVE_AT_FIRST_CONTACT: _from(Status.REGISTERED, to=Status.RESOLVED),
    Verb.CONFIRM: _from(Status.RESOLVED, to=Status.CLOSED),
    Verb.REJECT: _from(Status.RESOLVED, to=Status.IN_PROGRESS),
    Verb.CLOSE: _from(Status.RESOLVED, to=Status.CLOSED),
    Verb.SUBMIT_SURVEY: _from(Status.RESOLVED, Status.CLOSED),
    Verb.FOLLOW_UP: Passage(frozenset(Status) - {Status.MERGED}),
    Verb.REOPEN: _from(Status.CLOSED, to=Status.IN_PROGRESS),
    Verb.WITHDRAW: Passage(OPEN, Status.WITHDRAWN),
    Verb.MERGE: Passage(OPEN, Status.MERGED),
    Verb.UNMERGE: _from(Status.MERGED),
    Verb.WATCH: Passage(OPEN),
    Verb.UNWATCH: Passage(frozenset(Status)),
}


class HasStatus(Protocol):
    @property
    def status(self) -> Status: ...


def permits(status: Status, verb: Verb) -> bool:
    return status in PASSAGES[verb].sources


def require(ticket: HasStatus, verb: Verb) -> None:
    """Refuses: WRONG_STATE, telling the state in which the ticket is."""
    if not permits(ticket.status, verb):
        raise Refusal(Code.WRONG_STATE, facts={"status": ticket.status})


STATUS_AFTER = {
    "REGISTERED": Status.REGISTERED,
    "ASSIGNED": Status.ASSIGNED,
    "HANDED_OVER": Status.ASSIGNED,
    "ACCEPTED": Status.IN_PROGRESS,
    "CUSTOMER_ASKED": Status.WAITING_CUSTOMER,
    "CUSTOMER_ANSWERED": Status.IN_PROGRESS,
    "THIRD_PARTY_AWAITED": Status.WAITING_THIRD_PARTY,
    "RESUMED": Status.IN_PROGRESS,
    "RESOLVED": Status.RESOLVED,
    "REJECTED": Status.IN_PROGRESS,
    "CLOSED": Status.CLOSED,
    "REOPENED": Status.IN_PROGRESS,
    "WITHDRAWN": Status.WITHDRAWN,
    "MERGED": Status.MERGED,
}
MOVING = frozenset(STATUS_AFTER) | {"UNMERGED"}
STANDING = frozenset({"CLASSIFIED", "PRIORITIZED", "ANALYZED"})


def replay(kinds: Iterable[str]) -> Status:
    """The state that a ticket's events say it is in: what the row's `status` must be equal to.

    Shape: the kinds of one ticket's events in the order of `seq`.
    """
    status, before_merge, stands = Status.REGISTERED, Status.REGISTERED, set[str]()
    for kind in kinds:
        stands |= STANDING & {kind}
        if kind == "MERGED":
            before_merge = status
        if kind == "UNMERGED":
            status = before_merge
        elif kind in STATUS_AFTER:
            status = STATUS_AFTER[kind]
        elif status is Status.REGISTERED and stands == STANDING:
            status = Status.CLASSIFIED
    return status
