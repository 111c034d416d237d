"""The lives of seeded tickets: every row that the acts would have left, without running the acts.

Hashes are chained as an act chains them, clocks are read from the events as an act reads them; only
the roads are
few: a ticket is registered, classified, assigned, worked on, resolved and closed, and may stop
  anywhere on the way.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from benchmarks.seeding.company import Person
from benchmarks.seeding.telling import EMPTY, Chronicle, Telling, canonical, text_of
from models.vocabulary import (
    Affects,
    Audience,
    Channel,
    Complexity,
    MessageKind,
    Needed,
    Status,
    TicketType,
)
from procedure.complaints.registration import SEVERITY_OF
from procedure.core import events as happened
from procedure.reception.registration import preview

Stage = Callable[[], None]
LONG = 0.05  # of the tickets have a conversation of twenty messages or more
TYPES = (TicketType.INCIDENT, TicketType.INQUIRY, TicketType.CHANGE_REQUEST, TicketType.COMPLAINT)
TYPE_WEIGHTS = (0.5, 0.35, 0.1, 0.05)
CHANNELS = (Channel.PORTAL, Channel.EMAIL, Channel.PHONE, Channel.API)
OPEN_GOALS = (
    Status.REGISTERED,
    Status.CLASSIFIED,
    Status.ASSIGNED,
    Status.IN_PROGRESS,
    Status.WAITING_CUSTOMER,
    Status.WAITING_THIRD_PARTY,
    Status.RESOLVED,
)
OPEN_WEIGHTS = (0.12, 0.1, 0.13, 0.35, 0.15, 0.05, 0.1)


def tell(chronicle: Chronicle, registered_at: datetime, *, still_open: bool) -> None:
    """One whole ticket: its row, messages, events and what else belongs to it."""
    random = chronicle.random
    life = Life(chronicle, registered_at)
    goal = random.choices(OPEN_GOALS, OPEN_WEIGHTS)[0] if still_open else Status.CLOSED
    life.register()
    if goal is Status.CLOSED and random.random() < 0.03:
        life.withdraw()
    else:
        for stage in life.stages(goal):
            stage()
    life.settle()


class Life(Telling):
    def __init__(self, chronicle: Chronicle, at: datetime) -> None:
        random, company = chronicle.random, chronicle.company
        self.requester: Person = random.choices(company.customers, cum_weights=company.weights)[0]
        self.area = random.choice(list(company.by_area))
        self.owner = random.choice(company.by_area[self.area] or company.leads)
        super().__init__(chronicle, at, self._asked(chronicle, at))

    def _asked(self, chronicle: Chronicle, at: datetime) -> dict[str, object]:
        random = chronicle.random
        asked = random.choices(TYPES, TYPE_WEIGHTS)[0]
        affects, needed = random.choice(list(Affects)), random.choice(list(Needed))
        self.expected = expected = preview(chronicle.policies, asked, affects, needed, at)
        return {
            **EMPTY,
            "organization_id": self.requester.organization_id,
            "requester_id": self.requester.id,
            "channel": random.choice(CHANNELS),
            "type": asked,
            "subject": random.choice(chronicle.sentences)[:120],
            "details": canonical(_details(asked, random.choice(chronicle.sentences))),
            "occurred_at": at,
            "recorded_at": at,
            "affects": affects,
            "needed": needed,
            "impact": expected.impact,
            "urgency": expected.urgency,
            "priority": expected.priority,
            "status": Status.REGISTERED,
            "status_since": at,
            "status_by_id": self.requester.id,
        }

    # The stages, in order

    def stages(self, goal: Status) -> list[Stage]:
        classified: list[Stage] = [self.classify]
        assigned = [*classified, self.assign]
        working = [*assigned, self.accept, self.converse]
        roads: dict[Status, list[Stage]] = {
            Status.REGISTERED: [],
            Status.CLASSIFIED: classified,
            Status.ASSIGNED: assigned,
            Status.IN_PROGRESS: working,
            Status.WAITING_CUSTOMER: [*working, self.ask],
            Status.WAITING_THIRD_PARTY: [*working, self.await_third_party],
            Status.RESOLVED: [*working, self.resolve],
            Status.CLOSED: [*working, self.resolve, self.close],
        }
        return roads[goal]

    def register(self) -> None:
        ticket, by = self.ticket, self.requester
        message = self.say(by, MessageKind.DESCRIPTION, self.chronicle.text(4))
        revisions: dict[str, Any] = {"levels_revision": 0, "matrix_revision": 0}
        self.record(
            happened.Registered,
            by,
            message,
            via=ticket["channel"],
            type=ticket["type"],
            priority=ticket["priority"],
            impact=ticket["impact"],
            urgency=ticket["urgency"],
            late=False,
            **revisions,
        )
        if ticket["type"] is TicketType.COMPLAINT:
            self._enter_in_register()
        self.promise(by)
        self.record(happened.ReceiptNotified, by, how="MAIL", person_id=by.id)

    def _enter_in_register(self) -> None:
        severity = SEVERITY_OF[self.ticket["priority"]]
        complaint = self.chronicle.add(
            "complaint",
            ticket_id=self.ticket["id"],
            code=self.chronicle.next_number("QR", self.at),
            subject="SERVICE",
            severity=severity,
            remedy_sought="Una disculpa",
            received_at=self.at,
        )
        self.record(
            happened.ComplaintRegistered,
            self.requester,
            complaint_id=complaint["id"],
            severity=severity,
        )

    def promise(self, by: Person) -> None:
        self.record(
            happened.Promised,
            by,
            priority=self.expected.priority,
            first_response_due_at=text_of(self.expected.first_response_due_at),
            resolution_due_at=text_of(self.expected.resolution_due_at),
            levels_revision=0,
        )

    def classify(self) -> None:
        ticket, lead = self.ticket, self.random.choice(self.chronicle.company.leads)
        self.wait(minutes=20)
        kept: dict[str, Any] = {
            "priority": ticket["priority"],
            "impact": ticket["impact"],
            "urgency": ticket["urgency"],
        }
        self.record(
            happened.Classified,
            lead,
            type=ticket["type"],
            type_before=ticket["type"],
            area_id=self.area,
        )
        revisions: dict[str, Any] = {"levels_revision": 0, "matrix_revision": 0}
        self.record(
            happened.Prioritized, lead, **kept, priority_before=ticket["priority"], **revisions
        )
        complexity = self.random.choice(list(Complexity))
        self.record(happened.Analyzed, lead, complexity=complexity)
        ticket.update(
            area_id=self.area, classified=True, priority_confirmed=True, complexity=complexity
        )
        self.move(Status.CLASSIFIED, lead)

    def assign(self) -> None:
        lead = self.random.choice(self.chronicle.company.leads)
        self.wait(minutes=10)
        self.record(happened.Assigned, lead, person_id=self.owner.id)
        self.ticket.update(assignee_id=self.owner.id, assigned_at=self.at)
        self.move(Status.ASSIGNED, lead)

    def accept(self) -> None:
        self.wait(minutes=10)
        self.record(happened.Accepted, self.owner)
        self.move(Status.IN_PROGRESS, self.owner)

    def converse(self) -> None:
        for _ in range(self._exchanges()):
            self.wait(minutes=30)
            self.reply()
            if self.random.random() < 0.25:
                self.note()
            self.wait(minutes=30)
            self.record(
                happened.CustomerReplied,
                self.requester,
                self.say(self.requester, MessageKind.REPLY, self.chronicle.text(3)),
            )

    def _exchanges(self) -> int:
        return (
            self.random.randint(11, 15)
            if self.random.random() < LONG
            else self.random.choice((0, 1, 1, 1, 2, 3))
        )

    def reply(self) -> None:
        self.record(
            happened.Replied,
            self.owner,
            self.say(self.owner, MessageKind.REPLY, self.chronicle.text(3)),
        )

    def note(self) -> None:
        body = self.chronicle.text(2)
        message = self.say(
            self.owner, MessageKind.NOTE, body, audience=Audience.INTERNAL, note_kind="ACTION"
        )
        self.record(happened.NoteAdded, self.owner, message, note="ACTION")

    def ask(self) -> None:
        self.wait(minutes=30)
        message = self.say(self.owner, MessageKind.QUESTION, self.chronicle.text(2))
        self.record(happened.CustomerAsked, self.owner, message)
        self.move(Status.WAITING_CUSTOMER, self.owner)

    def await_third_party(self) -> None:
        self.wait(minutes=30)
        expected = self.at + timedelta(days=3)
        self.record(happened.ThirdPartyAwaited, self.owner, expected_at=text_of(expected))
        self.move(Status.WAITING_THIRD_PARTY, self.owner)
        self.ticket.update(
            third_party="Proveedor", third_party_reference="P-1", expected_at=expected
        )

    def resolve(self) -> None:
        self.wait(minutes=120)
        solution = self.chronicle.text(3)
        resolution = self.chronicle.add(
            "resolution",
            ticket_id=self.ticket["id"],
            round=1,
            cause=self.random.choice(self.chronicle.sentences),
            actions=self.random.choice(self.chronicle.sentences),
            solution=solution,
            resolved_by_id=self.owner.id,
            resolved_at=self.at,
            confirmed_at=None,
            survey_asked_at=self.at,
        )
        self.resolution = resolution
        message = self.say(self.owner, MessageKind.SOLUTION, solution)
        self.record(happened.Resolved, self.owner, message, resolution_id=resolution["id"], round=1)
        self.record(happened.ConfirmationAsked, self.owner, resolution_id=resolution["id"])
        self.record(happened.SurveyAsked, self.owner, resolution_id=resolution["id"])
        self.ticket.update(first_resolved_at=self.at, resolved_at=self.at)
        self.move(Status.RESOLVED, self.owner)

    def close(self) -> None:
        self.wait(minutes=600)
        resolution = self.resolution
        resolution["confirmed_at"] = self.at
        basis: dict[str, Any] = {"resolution_id": resolution["id"], "basis": "CONFIRMED"}
        self.record(happened.Confirmed, self.requester, **basis)
        self.record(happened.Closed, self.requester, **basis)
        self.ticket.update(closed_at=self.at, ended_at=self.at, closure_basis="CONFIRMED")
        self.move(Status.CLOSED, self.requester)

    def withdraw(self) -> None:
        self.wait(minutes=200)
        self.record(happened.Withdrawn, self.requester)
        self.ticket["ended_at"] = self.at
        self.move(Status.WITHDRAWN, self.requester)

    def settle(self) -> None:
        """What the ticket's row keeps of its events, and now and then somebody who follows it."""
        self.ticket.update(self.clocks(), updated_at=self.at, public_updated_at=self.at)
        self.ticket["public_version"] = self.ticket["version"]
        if self.random.random() < 0.02:
            colleague = self.random.choice(
                self.chronicle.company.by_organization[self.requester.organization_id or 0]
            )
            self.chronicle.add("watcher", ticket_id=self.ticket["id"], person_id=colleague.id)


def _details(asked: TicketType, line: str) -> dict[str, str]:
    if asked is TicketType.INCIDENT:
        return {"what_fails": line, "since_when": "Desde ayer", "environment": "Producción"}
    if asked is TicketType.INQUIRY:
        return {"question": line}
    if asked is TicketType.CHANGE_REQUEST:
        return {"what": line, "why": line, "needed_by": "Este mes", "approver": "Gerencia"}
    return {"about": "SERVICE", "what_happened": line, "remedy_sought": "Una disculpa"}
