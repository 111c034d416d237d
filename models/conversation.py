"""What was said and what happened: messages hold the words, events hold the facts and point to the
words.
"""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import enum_column, instant
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Audience, Channel, MessageKind, NoteKind, Role


class Message(Model):
    """Words on a ticket. `origin` is the ticket it was written on, kept through a merge."""

    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="messages", on_delete=fields.RESTRICT
    )
    ticket_id: int
    origin: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="written", on_delete=fields.RESTRICT
    )
    origin_id: int
    author: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", null=True, on_delete=fields.RESTRICT
    )
    author_id: int | None
    author_role: Role = enum_column(Role)
    client_id: int | None = fields.BigIntField(null=True)
    kind: MessageKind = enum_column(MessageKind)
    note_kind: NoteKind | None = enum_column(NoteKind, null=True)
    audience: Audience = enum_column(Audience)
    channel: Channel = enum_column(Channel)
    body = fields.TextField()
    salt = fields.CharField(max_length=32)
    occurred_at: datetime = instant()
    recorded_at: datetime = instant()

    class Meta:
        table = "message"
        indexes = [("ticket_id", "id"), ("origin_id", "id")]


class Event(Model):
    """One fact of a ticket's life. Append-only (the database refuses to change it) and chained by
    hash.

    `data` is canonical JSON without personal text; `unique_key` lets a timer's effect happen once.
    """

    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="events", on_delete=fields.RESTRICT
    )
    ticket_id: int
    seq = fields.IntField()
    kind = fields.CharField(max_length=40)
    clause = fields.CharField(max_length=10)
    procedure_revision = fields.IntField()
    actor_id: int | None = fields.BigIntField(null=True)
    actor_role: Role = enum_column(Role)
    client_id: int | None = fields.BigIntField(null=True)
    channel: Channel | None = enum_column(Channel, null=True)
    occurred_at: datetime = instant()
    recorded_at: datetime = instant()
    data = fields.TextField()
    message: fields.ForeignKeyNullableRelation[Message] = fields.ForeignKeyField(
        "models.Message", null=True, on_delete=fields.RESTRICT
    )
    message_id: int | None
    message_digest = fields.CharField(max_length=64, null=True)
    unique_key = fields.CharField(max_length=120, null=True, unique=True)
    prev_hash = fields.CharField(max_length=64)
    hash = fields.CharField(max_length=64)

    class Meta:
        table = "event"
        unique_together = (("ticket_id", "seq"),)
