"""Which table a type of the schema is read from, and what of it a viewer may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tortoise import fields
from tortoise.models import Model

from api.reading.rows import Row
from models.access import Client
from models.attachments import Attachment
from models.closure import FollowUp, Resolution, Survey
from models.complaints import Complaint
from models.conversation import Event, Message
from models.database import dialect
from models.desk_record import DeskEvent
from models.edits import TicketEdit
from models.jobs import Job
from models.knowledge import Article, ArticleRevision
from models.mail import InboundMail, Mail
from models.people import Absence, Area, Invitation, Organization, Person, Shift
from models.policies import Holiday, PolicyRevision
from models.reviews import PriorityReview
from models.saved_replies import SavedReply
from models.sql import Params
from models.tags import Tag, TicketTag
from models.tickets import Escalation, Responder, Ticket, TicketLink, Watcher
from models.vocabulary import Role
from procedure.core import visibility
from procedure.core.actor import Actor

Visible = Callable[[Actor, Params, str], str]
Decode = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Seen:
    """Who sees the rows of a table: `anywhere` they are asked for, and `below` a row that is known
    to be visible and that they belong to.
    """

    anywhere: Visible
    below: Visible


@dataclass(frozen=True)
class Table:
    """The rows that objects of a type of the schema are."""

    type_name: str
    model: type[Model]
    seen: Seen
    always: tuple[str, ...] = ()  # read whatever is asked: by them a row knows its kind
    row: type[Row] = field(init=False)
    decoders: Mapping[str, Decode] = field(init=False)

    def __post_init__(self) -> None:
        row = type(f"{self.type_name}Row", (Row,), {"type_name": self.type_name})
        object.__setattr__(self, "row", row)
        object.__setattr__(self, "decoders", _decoders(self.model))

    @property
    def name(self) -> str:
        return str(self.model._meta.db_table)

    def hydrate(self, found: list[Mapping[str, object]], columns: tuple[str, ...]) -> list[Row]:
        """Values as Python has them: SQLite keeps instants as text and truth as a number."""
        decoders = self.decoders if dialect() == "sqlite" else {}
        decoded = [(name, decoders[name]) for name in columns if name in decoders]
        return [self._row(record, decoded) for record in found]

    def _row(self, record: Mapping[str, object], decoded: list[tuple[str, Decode]]) -> Row:
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
    return (
        f"EXISTS (SELECT 1 FROM ticket vt WHERE vt.id = {alias}.ticket_id "
        f"AND {visibility.visible_tickets(actor, params, 'vt')})"
    )


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


def alike(visible: Visible) -> Seen:
    """Rows of their own, wherever they are reached from."""
    return Seen(anywhere=visible, below=visible)


def of_ticket(visible: Visible) -> Seen:
    """Rows of a ticket, of which somebody who sees it sees those for which `visible` holds."""

    def anywhere(actor: Actor, params: Params, alias: str) -> str:
        return f"{visible(actor, params, alias)} AND {with_its_ticket(actor, params, alias)}"

    return Seen(anywhere, below=visible)


class NoRule(TypeError):
    """A table of which nobody said who sees its rows: the desk does not start."""


def table(type_name: str, model: type[Model], seen: Seen | None = None, *always: str) -> Table:
    """The table as it is read. Raises NoRule where nobody said who sees its rows."""
    if seen is None:
        raise NoRule(f"{type_name} ({model.__name__}) does not say who sees its rows")
    return Table(type_name, model, seen, always)


STAFF = alike(staff_only)
AS_ITS_TICKET = of_ticket(everybody)
TABLES = {
    each.type_name: each
    for each in (
        table("Ticket", Ticket, alike(visibility.visible_tickets)),
        table("Message", Message, of_ticket(visibility.visible_messages)),
        table("Event", Event, of_ticket(visibility.visible_events), "kind"),
        table("Attachment", Attachment, alike(visibility.visible_attachments)),
        table("Person", Person, alike(visibility.visible_people)),
        table("Organization", Organization, alike(visibility.visible_organizations)),
        table("Area", Area, alike(everybody)),
        table("Article", Article, alike(visibility.visible_articles)),
        table("ArticleRevision", ArticleRevision, alike(staff_only)),
        table("Resolution", Resolution, AS_ITS_TICKET),
        table("Survey", Survey, AS_ITS_TICKET),
        table("Complaint", Complaint, AS_ITS_TICKET),
        table("FollowUp", FollowUp, AS_ITS_TICKET),
        table("Escalation", Escalation, AS_ITS_TICKET),
        table("Responder", Responder, AS_ITS_TICKET),
        table("Watcher", Watcher, AS_ITS_TICKET),
        table("TicketEdit", TicketEdit, AS_ITS_TICKET),
        table("TicketTag", TicketTag, of_ticket(staff_only)),
        table("Tag", Tag, STAFF),
        table("SavedReply", SavedReply, STAFF),
        table("PriorityReview", PriorityReview, AS_ITS_TICKET),
        table("TicketLink", TicketLink, alike(visibility.visible_links)),
        table("Invitation", Invitation, alike(visibility.visible_invitations)),
        table("DeskEvent", DeskEvent, alike(visibility.visible_desk_events), "kind"),
        table("Client", Client, alike(own_clients)),
        table("PolicyRevision", PolicyRevision, STAFF),
        table("Holiday", Holiday, STAFF),
        table("Shift", Shift, STAFF),
        table("Absence", Absence, STAFF),
        table("Job", Job, alike(manager_only)),
        table("Notice", Mail, of_ticket(visibility.visible_notices)),
        table("InboundMail", InboundMail, STAFF),
    )
}
