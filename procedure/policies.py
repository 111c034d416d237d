"""Policies in force: the priority matrix and the service levels, as data with a revision, an author and an approver.

Revision 0 is what RULES 5 and section 5 of SGC-SAC-001 say; its author is the system and its source the document.
Revisions never change, so a process reads each one once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from models import database
from models.people import Area, Person
from models.policies import PolicyRevision
from models.vocabulary import (
    Affects,
    Impact,
    Needed,
    PolicyKind,
    Priority,
    Role,
    TicketType,
    Urgency,
)
from procedure.escalation_matrix import MATRIX as ESCALATION
from procedure.escalation_matrix import EscalationMatrix
from procedure.service_levels import REVISION_ZERO, Policy, PolicyBook

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
ASSIGNMENT: dict[str, Any] = {"areas": []}  # codes of the areas whose requests are given out by the ranking
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
    ) -> Priority:
        """Source: RULES 5, standing in for SGC-SAC-005."""
        floors = [type.value]
        floors += ["security"] if security else []
        floors += ["major_incident"] if major_incident else []
        candidates = [self.of_answers(impact, urgency)]
        candidates += [Priority(self.at_least[floor]) for floor in floors if floor in self.at_least]
        return min(candidates, key=lambda priority: priority.rank)


@dataclass(frozen=True)
class ClosingPolicy:
    """How long after its end a ticket may still be reopened, rated or unmerged (RULES 3 and 6). Units: days.

    Working days are counted in the desk's zone. Tacit closing deviates from 4.4.3 and is off.
    """

    zone: ZoneInfo
    reopening: timedelta
    reopening_by_lead: timedelta
    unmerging: timedelta
    survey: timedelta
    working_days: frozenset[int]
    tacit_closing: bool

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
        )

    def after_working_days(self, start: datetime, count: int) -> datetime:
        """The same time of day, `count` working days later, in the desk's zone."""
        day = start.astimezone(self.zone)
        while count > 0:
            day += timedelta(days=1)
            count -= day.weekday() in self.working_days
        return day.astimezone(UTC)


@dataclass(frozen=True)
class Policies:
    """Every revision there is, and which one is in force. `given_out`: the areas that the ranking assigns by itself."""

    matrices: Mapping[int, PriorityMatrix]
    book: PolicyBook
    closing: ClosingPolicy
    escalations: Mapping[int, EscalationMatrix]
    given_out: frozenset[str]

    @property
    def escalation(self) -> EscalationMatrix:
        return self.escalations[max(self.escalations)]

    @property
    def matrix(self) -> PriorityMatrix:
        return self.matrices[max(self.matrices)]

    @property
    def levels(self) -> Policy:
        return self.book[max(self.book)]


async def in_force() -> Policies:
    """The policies as the database holds them."""
    found = await database.rows(
        "SELECT kind, revision, content FROM policy_revision ORDER BY kind, revision", []
    )
    return _read(tuple((row["kind"], row["revision"], row["content"]) for row in found))


@lru_cache(maxsize=8)
def _read(revisions: tuple[tuple[str, int, str], ...]) -> Policies:
    matrices: dict[int, PriorityMatrix] = {}
    book: dict[int, Policy] = {}
    escalations: dict[int, EscalationMatrix] = {}
    closing, given_out = ClosingPolicy.from_policy(CLOSING), frozenset[str]()
    for kind, revision, content in revisions:
        facts: dict[str, Any] = orjson.loads(content)
        if kind == PolicyKind.PRIORITY_MATRIX:
            matrices[revision] = PriorityMatrix(revision, **facts)
        if kind == PolicyKind.SERVICE_LEVELS:
            book[revision] = Policy.from_policy({**facts, "revision": revision})
        if kind == PolicyKind.CLOSING:
            closing = ClosingPolicy.from_policy(facts)
        if kind == PolicyKind.ESCALATION:
            escalations[revision] = EscalationMatrix.from_policy({**facts, "revision": revision})
        if kind == PolicyKind.ASSIGNMENT:
            given_out = frozenset(facts["areas"])
    return Policies(matrices, book, closing, escalations, given_out)


async def establish(zone: str = ZONE) -> None:
    """The system, the areas and revision 0 of each policy exist; doing it again changes nothing."""
    since = datetime(2024, 3, 15, tzinfo=UTC)
    async with database.transaction():
        system, _ = await Person.get_or_create(
            role=Role.SYSTEM, defaults={"name": "Atiende", "created_at": since}
        )
        for code, name_es, name_en in AREAS:
            await Area.get_or_create(code=code, defaults={"name_es": name_es, "name_en": name_en})
        revision_zero: dict[PolicyKind, Mapping[str, Any]] = {
            PolicyKind.PRIORITY_MATRIX: MATRIX,
            PolicyKind.SERVICE_LEVELS: REVISION_ZERO.to_policy(),
            PolicyKind.CLOSING: {**CLOSING, "zone": zone},
            PolicyKind.ESCALATION: ESCALATION,
            PolicyKind.ASSIGNMENT: ASSIGNMENT,
        }
        for kind, content in revision_zero.items():
            await PolicyRevision.get_or_create(
                kind=kind,
                revision=0,
                defaults={
                    "content": orjson.dumps(content).decode(),
                    "source": DOCUMENT,
                    "author_id": system.id,
                    "effective_at": since,
                },
            )
