"""Which table a type of the schema is read from, and what of it a viewer may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tortoise import fields
from tortoise.models import Model

from models.access import Client
from models.attachments import Attachment
from models.closure import FollowUp, Resolution, Survey
from models.complaints import Complaint
from models.conversation import Event, Message
from models.database import dialect
from models.jobs import Job
from models.knowledge import Article
from models.mail import InboundMail, Mail
from models.people import Absence, Area, Organization, Person, Shift
from models.policies import Holiday, PolicyRevision
from models.reviews import PriorityReview
from models.sql import Params
from models.tickets import Escalation, Responder, Ticket, TicketLink, Watcher
from models.vocabulary import Role
from procedure import responsibilities
from procedure.actor import Actor

Visible = Callable[[Actor, Params, str], str]
Decode = Callable[[Any], Any]


class Row:
    """A row as read: its columns are attributes, and so are the rows that were loaded with it."""

    type_name: str
    __dict__: dict[str, Any]


@dataclass(frozen=True)
class Table:
    """`visible` is the predicate over rows reached from anywhere; rows reached from a visible ticket need no more."""

    type_name: str
    model: type[Model]
    visible: Visible
    row: type[Row] = field(init=False)
    decoders: Mapping[str, Decode] = field(init=False)

    def __post_init__(self) -> None:
        row = type(f"{self.type_name}Row", (Row,), {"type_name": self.type_name})
        object.__setattr__(self, "row", row)
        object.__setattr__(self, "decoders", _decoders(self.model))

    @property
    def name(self) -> str:
        return str(self.model._meta.db_table)

    def hydrate(self, found: list[Mapping[str, Any]], columns: tuple[str, ...]) -> list[Any]:
        """Values as Python has them: SQLite keeps instants as text and truth as a number."""
        decoders = self.decoders if dialect() == "sqlite" else {}
        decoded = [(name, decoders[name]) for name in columns if name in decoders]
        return [self._row(record, decoded) for record in found]

    def _row(self, record: Mapping[str, Any], decoded: list[tuple[str, Decode]]) -> Row:
        row = self.row()
        values = row.__dict__
        values.update(record)
        for name, decode in decoded:
            if values[name] is not None:
                values[name] = decode(values[name])
        return row


def _decoders(model: type[Model]) -> dict[str, Decode]:
    found: dict[str, Decode] = {}
    for name, kind in model._meta.fields_map.items():
        if isinstance(kind, fields.DatetimeField):
            found[name] = _instant
        elif isinstance(kind, fields.BooleanField):
            found[name] = bool
    return found


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def with_its_ticket(actor: Actor, params: Params, alias: str) -> str:
    """Rows that are as visible as the ticket they belong to."""
    return (
        f"EXISTS (SELECT 1 FROM ticket vt WHERE vt.id = {alias}.ticket_id "
        f"AND {responsibilities.visible_tickets(actor, params, 'vt')})"
    )


def message_anywhere(actor: Actor, params: Params, alias: str) -> str:
    return f"{responsibilities.visible_messages(actor, params, alias)} AND {with_its_ticket(actor, params, alias)}"


def event_anywhere(actor: Actor, params: Params, alias: str) -> str:
    return (
        f"{responsibilities.visible_events(actor, params, alias)} AND {with_its_ticket(actor, params, alias)}"
    )


def notice_anywhere(actor: Actor, params: Params, alias: str) -> str:
    return f"{responsibilities.visible_notices(actor, params, alias)} AND {with_its_ticket(actor, params, alias)}"


def everybody(_actor: Actor, _params: Params, _alias: str) -> str:
    return "TRUE"


def staff_only(actor: Actor, _params: Params, _alias: str) -> str:
    return "TRUE" if actor.is_staff or actor.role is Role.SYSTEM else "FALSE"


def manager_only(actor: Actor, _params: Params, _alias: str) -> str:
    return "TRUE" if actor.role in (Role.MANAGER, Role.SYSTEM) else "FALSE"


def own_clients(actor: Actor, params: Params, alias: str) -> str:
    """A partner's system is known to the staff and to the company it acts for."""
    if actor.is_staff or actor.role is Role.SYSTEM:
        return "TRUE"
    return f"{alias}.organization_id = {params.add(actor.organization_id)}"


TABLES = {
    table.type_name: table
    for table in (
        Table("Ticket", Ticket, responsibilities.visible_tickets),
        Table("Message", Message, message_anywhere),
        Table("Event", Event, event_anywhere),
        Table("Attachment", Attachment, responsibilities.visible_attachments),
        Table("Person", Person, responsibilities.visible_people),
        Table("Organization", Organization, responsibilities.visible_organizations),
        Table("Area", Area, everybody),
        Table("Article", Article, responsibilities.visible_articles),
        Table("Resolution", Resolution, with_its_ticket),
        Table("Survey", Survey, with_its_ticket),
        Table("Complaint", Complaint, with_its_ticket),
        Table("FollowUp", FollowUp, with_its_ticket),
        Table("Escalation", Escalation, with_its_ticket),
        Table("Responder", Responder, with_its_ticket),
        Table("Watcher", Watcher, with_its_ticket),
        Table("PriorityReview", PriorityReview, with_its_ticket),
        Table("TicketLink", TicketLink, responsibilities.visible_links),
        Table("Client", Client, own_clients),
        Table("PolicyRevision", PolicyRevision, staff_only),
        Table("Holiday", Holiday, staff_only),
        Table("Shift", Shift, staff_only),
        Table("Absence", Absence, staff_only),
        Table("Job", Job, manager_only),
        Table("Notice", Mail, notice_anywhere),
        Table("InboundMail", InboundMail, staff_only),
    )
}
