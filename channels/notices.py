"""What a notice tells its reader: facts of the ticket, in the reader's language and at the reader's
hours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from channels.composing import of_the_desk
from models import database
from models.access import Client
from models.closure import Resolution
from models.complaints import Complaint
from models.conversation import Event, Message
from models.mail import Mail, Muting
from models.people import Person
from models.sql import Params
from models.tickets import Ticket
from models.vocabulary import STAFF, Channel, ClosureBasis, NoticeKind, Priority, Status
from procedure.core.actor import Actor, actor_of
from procedure.core.events import EventKind
from procedure.core.visibility import visible_messages, visible_tickets
from procedure.service_levels import policies
from settings import Settings
from texts import translations
from texts.dates import full_moment
from texts.event_sentences import ENUM_OF
from texts.labels import Audience, label

OWED = frozenset({"receipt", "confirm", "delay", "passed_on"})
"""4.2.4, 4.4.1, a broken promise and a colleague's leaving owe these, whatever somebody chose."""
ANSWERS = frozenset({"reply", "question", "customer_reply", "customer_files", "review_answered"})
"""Somebody said something to the reader; all else is how the work goes on."""
AUTOMATIC = frozenset({"receipt"})
"""What answers a mail by itself: seldom, and never an automatic one (RFC 3834)."""
SAID_BY_EVENTS = ("level", "trigger", "cause", "clock", "reason")
ON_A_PROMISE = frozenset({"receipt", "priority_lowered", "review_answered"})


@dataclass(frozen=True, slots=True)
class Notice:
    """The payload of the job, as `Act.notify` writes it."""

    notice: str
    ticket_id: int
    person_id: int
    event_id: int
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class NoticeLetter:
    notice: Notice
    recipient: str
    language: str
    facts: Mapping[str, object]
    solution_id: int = 0


async def letter_for(notice: Notice, settings: Settings) -> NoticeLetter | None:
    """The letter; None for somebody without mail, who wants no notices, or who may no longer see
    the ticket.
    """
    reader = await Person.get(id=notice.person_id)
    ticket = await Ticket.get(id=notice.ticket_id)
    if not reader.email or not reader.active or not await _wanted(notice, reader, ticket):
        return None
    actor = await actor_of(reader)
    if not await _sees(actor, notice.ticket_id):
        return None
    letter = _Facts(notice, settings, reader, ticket)
    solution = await Resolution.filter(ticket_id=ticket.id).order_by("-round").first()
    facts = await letter.gathered(actor)
    return NoticeLetter(
        notice, reader.email, letter.language, facts, solution.id if solution else 0
    )


async def is_still_theirs(mail: Mail, reader: Person) -> bool:
    """Whether what was written for somebody may leave by now: they are there, at that address, and
    see the ticket.
    """
    if not reader.active or (reader.email or "").lower() != mail.recipient.lower():
        return False
    return mail.ticket_id is None or await _sees(await actor_of(reader), mail.ticket_id)


async def _wanted(notice: Notice, reader: Person, ticket: Ticket) -> bool:
    """What is owed always; else the kind it is of and, of a request that a customer only follows,
    that as well; and nothing of a request that they muted.
    """
    if notice.notice in OWED:
        return True
    if await Muting.exists(ticket_id=ticket.id, person_id=reader.id):
        return False
    needed = {NoticeKind.ANSWERS if notice.notice in ANSWERS else NoticeKind.PROGRESS}
    if reader.role not in STAFF and ticket.requester_id != reader.id:
        needed.add(NoticeKind.FOLLOWED)
    return needed <= reader.notices


@dataclass(frozen=True, slots=True)
class _Facts:
    notice: Notice
    settings: Settings
    reader: Person
    ticket: Ticket

    @property
    def language(self) -> str:
        return self.reader.language.lower()

    @property
    def audience(self) -> Audience:
        return "staff" if self.reader.role in STAFF else "customer"

    async def gathered(self, actor: Actor) -> dict[str, object]:
        event = await Event.get(id=self.notice.event_id)
        data = orjson.loads(event.data)
        return {
            **self._who_reads(),
            **self._ticket(),
            **self._words_of(data),
            **await self._people(event),
            "before": await _name(data.get("person_id_before")),
            "solved": self.ticket.status is Status.RESOLVED,
            **await self._due(event),
            **await self._after_closing(),
            "complaint": await self._complaint(),
            "other": await self._survivor(),
            "words": await _message_body(actor, self.notice.message_id),
        }

    def _who_reads(self) -> dict[str, object]:
        return {
            "reader": self.reader.name,
            "staff": self.audience == "staff",
            "owned": self.ticket.requester_id == self.reader.id,
            **of_the_desk(self.settings),
            "link": f"{self.settings.origin}/requests/{self.ticket.number}",
            "answerable": self.settings.reads_mail,
        }

    def _ticket(self) -> dict[str, object]:
        ticket = self.ticket
        return {
            "number": ticket.number,
            "subject": self._subject(),
            "type": self._label("TicketType", ticket.type),
            "status": self._label("Status", ticket.status),
            "received": self._moment(ticket.occurred_at),
            "answered": ticket.fr_met_at is not None,
            "severe": ticket.priority is Priority.CRITICAL,
            "by_mail": ticket.channel is Channel.EMAIL,
        }

    def _subject(self) -> str:
        """What a stranger wrote is not sent on to an address that nobody proved: it may be somebody
        else's.
        """
        if not self.reader.proven:
            return translations(self.language).gettext("su mensaje")
        return " ".join(self.ticket.subject.split())

    def _words_of(self, data: Mapping[str, Any]) -> dict[str, object]:
        """What the event says, else what the ticket is now."""
        before = data.get("priority_before", self.ticket.priority)
        basis = data.get("basis", self.ticket.closure_basis or ClosureBasis.CONFIRMED)
        return {
            "priority": self._label("Priority", data.get("priority", self.ticket.priority)),
            "priority_before": self._label("Priority", before),
            "basis": self._label("ClosureBasis", basis),
            **{name: self._said(ENUM_OF[name], data.get(name)) for name in SAID_BY_EVENTS},
            **{name: self._moment_of(data.get(name)) for name in ("estimate_at", "expected_at")},
        }

    async def _people(self, event: Event) -> dict[str, object]:
        return {
            "author": await self._name_of(event),
            "requester": await _name(self.ticket.requester_id),
            "owner": await _name(self.ticket.assignee_id),
        }

    async def _name_of(self, event: Event) -> str:
        """Who did it; a call that staff wrote down was the caller's."""
        message = await Message.get_or_none(id=event.message_id)
        person_id = message.author_id if message else event.actor_id
        if person_id is None and event.client_id is not None:
            return (await Client.get(id=event.client_id)).name
        return await _name(person_id) or self.settings.desk_name

    async def _due(self, event: Event) -> dict[str, object]:
        """Both due times: those of the promise that the notice is about, else those that stand
        now.
        """
        first_response, resolution = self.ticket.fr_due_at, self.ticket.res_due_at
        if self.notice.notice in ON_A_PROMISE:
            promise = await _promise(event)
            first_response, resolution = (
                _parsed_instant(promise.get(f"{clock}_due_at")) for clock in CLOCKS
            )
        return {
            "first_response_due": self._moment(first_response),
            "resolution_due": self._moment(resolution),
        }

    async def _after_closing(self) -> dict[str, object]:
        if self.ticket.closed_at is None:
            return {"reopen_until": "", "rate_until": ""}
        approved = await policies.in_force(self.ticket.updated_at)
        closing = approved.closings[self.ticket.closing_revision]
        return {
            "reopen_until": self._moment(self.ticket.closed_at + closing.reopening),
            "rate_until": self._moment(self.ticket.closed_at + closing.survey),
        }

    async def _complaint(self) -> str:
        complaint = await Complaint.get_or_none(ticket_id=self.ticket.id)
        return complaint.code if complaint else ""

    async def _survivor(self) -> str:
        survivor = await Ticket.get_or_none(id=self.ticket.merged_into_id)
        return survivor.number if survivor else ""

    def _label(self, enum: str, value: str) -> str:
        return label(enum, value, self.language, self.audience)

    def _said(self, enum: str, word: str | None) -> str:
        return self._label(enum, word) if word else ""

    def _moment_of(self, written: str | None) -> str:
        return self._moment(_parsed_instant(written)) if written else ""

    def _moment(self, at: datetime | None) -> str:
        if at is None:
            return translations(self.language).gettext("sin fecha mientras el plazo no corre")
        return full_moment(at, self.language, self.reader.timezone)


CLOCKS = ("first_response", "resolution")


async def _sees(actor: Actor, ticket_id: int) -> bool:
    params = Params()
    sql = f"SELECT t.id FROM ticket t WHERE t.id = {params.add(ticket_id)} AND "
    return bool(await database.rows(sql + visible_tickets(actor, params), params))


async def _message_body(actor: Actor, message_id: int | None) -> str:
    """What was written, when the reader may read it."""
    params = Params()
    sql = f"SELECT m.body FROM message m WHERE m.id = {params.add(message_id)} AND "
    found = await database.rows(sql + visible_messages(actor, params), params) if message_id else []
    return found[0]["body"] if found else ""


async def _name(person_id: int | None) -> str:
    person = await Person.get_or_none(id=person_id)
    return person.name if person else ""


async def _promise(event: Event) -> Mapping[str, Any]:
    """The last promise up to the event, or made on the spot by it: then it is the next on the
    chain.
    """
    promised = Event.filter(
        ticket_id=event.ticket_id, kind=EventKind.PROMISED.value, seq__lte=event.seq + 1
    ).order_by("-seq")
    found = await promised.first()
    return orjson.loads(found.data) if found else {}


def _parsed_instant(instant: str | None) -> datetime | None:
    return datetime.fromisoformat(instant) if instant else None
