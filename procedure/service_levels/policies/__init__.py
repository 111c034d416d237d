"""Policies in force: the priority matrix and the service levels, as data with a revision, an author
and an approver.

Revision 0 is what RULES 5 and section 5 of SGC-SAC-001 say; its author is the system and its source
the document. Revisions never change, so a process reads each one once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from models import database
from models.columns import as_instant
from models.people import Area, Person
from models.policies import PolicyRevision
from models.vocabulary import (
    Affects,
    Impact,
    Needed,
    PolicyFlaw,
    PolicyKind,
    Priority,
    Role,
    TicketType,
    Urgency,
)
from procedure.service_levels.clocks import REVISION_ZERO, Calendar, Policy, PolicyBook
from procedure.service_levels.clocks.flaws import Flawed
from procedure.service_levels.policies.escalation_matrix import MATRIX as ESCALATION
from procedure.service_levels.policies.escalation_matrix import EscalationMatrix
from procedure.service_levels.policies.request_fields import REQUEST_FIELDS, RequestFields

MATRIX = {
    "cells": {
        "HIGH": {"HIGH": "CRITICAL", "MEDIUM": "HIGH", "LOW": "MEDIUM"},
        "MEDIUM": {"HIGH": "HIGH", "MEDIUM": "MEDIUM", "LOW": "LOW"},
        "LOW": {"HIGH": "MEDIUM", "MEDIUM": "LOW", "LOW": "LOW"},
    },
    "affects": {"ONLY_ME": "LOW", "MY_TEAM": "MEDIUM", "WHOLE_COMPANY": "HIGH"},
    "needed": {"NOW": "HIGH", "THIS_WEEK": "MEDIUM", "NO_RUSH": "LOW"},
    "at_least": {"major_incident": "CRITICAL", "security": "HIGH", "COMPLAINT": "MEDIUM"},
}
FLOORS = frozenset({"major_incident", "security", *(kind.value for kind in TicketType)})
ZONE = "America/Mexico_City"
CLOSING: dict[str, Any] = {
    "zone": ZONE,
    "reopening_days": 10,
    "reopening_days_lead": 30,
    "unmerging_days": 30,
    "survey_days": 14,
    "working_days": [0, 1, 2, 3, 4],
    "tacit_closing": False,
}
ASSIGNMENT: dict[str, Any] = {
    "areas": []
}  # codes of the areas whose requests are given out by the ranking
SELF_REGISTRATION: dict[str, Any] = {
    "mail_domains": []
}  # with an address of these, somebody lets themself into the company that has the domain
AREAS = (
    ("SUPPORT", "Soporte técnico", "Technical support"),
    ("BILLING", "Facturación y cobros", "Billing and payments"),
    ("ACCOUNTS", "Cuentas y contratos", "Accounts and contracts"),
    ("PRODUCT", "Producto y cambios", "Product and changes"),
    ("ACCESS", "Accesos y seguridad", "Access and security"),
    ("QUALITY", "Calidad y reclamaciones", "Quality and complaints"),
)
DOCUMENT = "SGC-SAC-001, revisión 1"


@dataclass(frozen=True)
class PriorityMatrix:
    """Impact × urgency (4.1.4), and the floors below which some requests never fall."""

    revision: int
    cells: Mapping[str, Mapping[str, str]]
    affects: Mapping[str, str]
    needed: Mapping[str, str]
    at_least: Mapping[str, str]

    @classmethod
    def from_policy(cls, facts: Mapping[str, Any]) -> PriorityMatrix:
        """Shape: `MATRIX` above. Raises ValueError, KeyError."""
        matrix = cls(**facts)
        for impact in Impact:
            for urgency in Urgency:
                matrix.of_answers(impact, urgency)
        for affects in Affects:
            matrix.impact(affects)
        for needed in Needed:
            matrix.urgency(needed)
        for floor, priority in matrix.at_least.items():
            if floor not in FLOORS:
                raise Flawed(
                    f"{floor} is nothing that raises a priority", PolicyFlaw.UNKNOWN_WORD, floor
                )
            Priority(priority)
        return matrix

    def impact(self, affects: Affects) -> Impact:
        return Impact(self.affects[affects])

    def urgency(self, needed: Needed) -> Urgency:
        return Urgency(self.needed[needed])

    def of_answers(self, impact: Impact, urgency: Urgency) -> Priority:
        """What impact and urgency alone give."""
        return Priority(self.cells[impact][urgency])

    def priority(
        self,
        impact: Impact,
        urgency: Urgency,
        type: TicketType,
        *,
        security: bool = False,
        major_incident: bool = False,
        floor: Priority = Priority.LOW,
    ) -> Priority:
        """What the answers give, never below what the type, a flag, or the company's own `floor`
        asks.

        Source: RULES 5, standing in for SGC-SAC-005.
        """
        floors = [type.value]
        floors += ["security"] if security else []
        floors += ["major_incident"] if major_incident else []
        candidates = [self.of_answers(impact, urgency), floor]
        candidates += [Priority(self.at_least[floor]) for floor in floors if floor in self.at_least]
        return min(candidates, key=lambda priority: priority.rank)


@dataclass(frozen=True)
class ClosingPolicy:
    """How long after its end a ticket may still be reopened, rated or unmerged (RULES 3 and 6).
    Units: days.

    Working days are counted in the desk's zone, without holidays. Tacit closing deviates from 4.4.3
    and is off.
    """

    zone: ZoneInfo
    reopening: timedelta
    reopening_by_lead: timedelta
    unmerging: timedelta
    survey: timedelta
    working_days: frozenset[int]
    tacit_closing: bool
    holidays: frozenset[date] = frozenset()

    @classmethod
    def from_policy(cls, facts: Mapping[str, Any]) -> ClosingPolicy:
        return cls(
            zone=ZoneInfo(facts["zone"]),
            reopening=timedelta(days=facts["reopening_days"]),
            reopening_by_lead=timedelta(days=facts["reopening_days_lead"]),
            unmerging=timedelta(days=facts["unmerging_days"]),
            survey=timedelta(days=facts["survey_days"]),
            working_days=frozenset(facts["working_days"]),
            tacit_closing=facts["tacit_closing"],
            holidays=frozenset(date.fromisoformat(day) for day in facts.get("holidays", [])),
        )

    def reopening_for(self, *, leads: bool) -> timedelta:
        """How long after closing a lead, or anybody else, may reopen a ticket (RULES 3)."""
        return self.reopening_by_lead if leads else self.reopening

    @cached_property
    def whole_days(self) -> Calendar:
        """The working days from midnight to midnight, in the desk's zone."""
        day = (timedelta(), timedelta(days=1))
        blocks = tuple((day,) if number in self.working_days else () for number in range(7))
        return Calendar(self.zone.key, blocks, self.holidays)

    def after_working_days(self, start: datetime, count: int) -> datetime:
        """The same time of day, `count` working days later, in the desk's zone."""
        day = start.astimezone(self.zone)
        while count > 0:
            day += timedelta(days=1)
            count -= day.weekday() in self.working_days and day.date() not in self.holidays
        return day.astimezone(UTC)


@dataclass(frozen=True)
class Policies:
    """Every approved revision, by kind and number, and of each kind the one in force.

    A ticket keeps the revisions of the matrix, the levels, the escalation and the closing that it
    was promised under; of the others the one in force counts. `given_out`: the areas that the
    ranking assigns by itself. `open_domains`: the mail domains with which people let themselves in.
    `asked`: the fields of the company's own, as a ticket was asked them.
    """

    matrices: Mapping[int, PriorityMatrix]
    book: PolicyBook
    escalations: Mapping[int, EscalationMatrix]
    closings: Mapping[int, ClosingPolicy]
    given_out: frozenset[str]
    open_domains: frozenset[str]
    asked: Mapping[int, RequestFields]
    current: Mapping[PolicyKind, int]

    @property
    def matrix(self) -> PriorityMatrix:
        return self.matrices[self.current[PolicyKind.PRIORITY_MATRIX]]

    @property
    def levels(self) -> Policy:
        return self.book[self.current[PolicyKind.SERVICE_LEVELS]]

    @property
    def escalation(self) -> EscalationMatrix:
        return self.escalations[self.current[PolicyKind.ESCALATION]]

    @property
    def closing(self) -> ClosingPolicy:
        return self.closings[self.current[PolicyKind.CLOSING]]

    @property
    def request_fields(self) -> RequestFields:
        return self.asked[self.current[PolicyKind.REQUEST_FIELDS]]


@dataclass(frozen=True, slots=True)
class Approved:
    """A revision as the database holds it."""

    kind: PolicyKind
    revision: int
    content: str
    effective_at: datetime


ZERO: Mapping[PolicyKind, Mapping[str, Any]] = {
    PolicyKind.PRIORITY_MATRIX: MATRIX,
    PolicyKind.SERVICE_LEVELS: REVISION_ZERO.to_policy(),
    PolicyKind.CLOSING: CLOSING,
    PolicyKind.ESCALATION: ESCALATION,
    PolicyKind.ASSIGNMENT: ASSIGNMENT,
    PolicyKind.SELF_REGISTRATION: SELF_REGISTRATION,
    PolicyKind.REQUEST_FIELDS: REQUEST_FIELDS,
}


async def in_force(now: datetime) -> Policies:
    """The policies as the database holds them, and which of them count at `now`."""
    found = await database.rows(
        "SELECT kind, revision, content, effective_at FROM policy_revision WHERE approved_at IS NOT"
        " NULL AND kind <> 'RETENTION' ORDER BY kind, effective_at, revision"
    )
    approved = tuple(
        Approved(
            PolicyKind(row["kind"]), row["revision"], row["content"], _instant(row["effective_at"])
        )
        for row in found
    )
    return _read(approved, tuple(sorted(_current(approved, now).items())))


def read_policy(kind: PolicyKind, revision: int, content: Mapping[str, Any]) -> Any:
    """What the content of a revision says; raises ValueError, KeyError or TypeError when nobody
    could follow it.
    """
    match kind:
        case PolicyKind.PRIORITY_MATRIX:
            return PriorityMatrix.from_policy({**content, "revision": revision})
        case PolicyKind.SERVICE_LEVELS:
            return Policy.from_policy({**content, "revision": revision})
        case PolicyKind.ESCALATION:
            return EscalationMatrix.from_policy({**content, "revision": revision})
        case PolicyKind.CLOSING:
            return ClosingPolicy.from_policy(content)
        case PolicyKind.ASSIGNMENT:
            return frozenset(content["areas"])
        case PolicyKind.SELF_REGISTRATION:
            return frozenset(domain.lower() for domain in content["mail_domains"])
        case PolicyKind.REQUEST_FIELDS:
            return RequestFields.from_policy({**content, "revision": revision})
        case _:
            raise Flawed(f"nothing is decided by {kind} yet", PolicyFlaw.UNDECIDED, kind)


def _current(approved: Iterable[Approved], now: datetime) -> dict[PolicyKind, int]:
    """Of each kind the last that has come into force; they are in the order in which they do."""
    return {
        each.kind: each.revision
        for each in approved
        if each.revision == 0 or each.effective_at <= now
    }


@lru_cache(maxsize=8)
def _read(approved: tuple[Approved, ...], current: tuple[tuple[PolicyKind, int], ...]) -> Policies:
    read: dict[PolicyKind, dict[int, Any]] = defaultdict(dict)
    for each in approved:
        read[each.kind][each.revision] = _parsed(each)
    counts = {**dict.fromkeys(ZERO, 0), **dict(current)}
    for kind, content in ZERO.items():
        read[kind].setdefault(0, read_policy(kind, 0, content))
    return Policies(
        matrices=read[PolicyKind.PRIORITY_MATRIX],
        book=read[PolicyKind.SERVICE_LEVELS],
        escalations=read[PolicyKind.ESCALATION],
        closings=read[PolicyKind.CLOSING],
        given_out=read[PolicyKind.ASSIGNMENT][counts[PolicyKind.ASSIGNMENT]],
        open_domains=read[PolicyKind.SELF_REGISTRATION][counts[PolicyKind.SELF_REGISTRATION]],
        asked=read[PolicyKind.REQUEST_FIELDS],
        current=counts,
    )


@lru_cache(maxsize=256)
def _parsed(approved: Approved) -> Any:
    """A revision never changes: its calendars remember the days that they have worked out."""
    return read_policy(approved.kind, approved.revision, orjson.loads(approved.content))


def _instant(stored: datetime | str) -> datetime:
    at = as_instant(stored)
    assert at is not None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at


async def establish(zone: str = ZONE) -> None:
    """The system, the areas and revision 0 of each policy exist; doing it again changes nothing."""
    since = datetime(2024, 3, 15, tzinfo=UTC)
    async with database.transaction():
        system, _ = await Person.get_or_create(
            role=Role.SYSTEM, defaults={"name": "Atiende", "created_at": since}
        )
        for code, name_es, name_en in AREAS:
            await Area.get_or_create(code=code, defaults={"name_es": name_es, "name_en": name_en})
        for kind, content in {**ZERO, PolicyKind.CLOSING: {**CLOSING, "zone": zone}}.items():
            await PolicyRevision.get_or_create(
                kind=kind,
                revision=0,
                defaults={
                    "content": orjson.dumps(content).decode(),
                    "source": DOCUMENT,
                    "author_id": system.id,
                    "proposed_at": since,
                    "approved_at": since,
                    "effective_at": since,
                },
            )
