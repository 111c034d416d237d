"""What is known of an attached file. Its bytes are elsewhere (`models/files/`), under keys that
only this row knows.
"""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import enum_column, instant
from models.conversation import Event, Message
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Audience, Scan


class Attachment(Model):
    """Uploaded by somebody, and from when it is claimed part of a ticket. `origin` is kept through
    a merge.
    """

    id = fields.BigIntField(primary_key=True)
    store_key = fields.CharField(max_length=64, unique=True)
    preview_key = fields.CharField(max_length=64, null=True)
    name = fields.CharField(max_length=255)
    content_type = fields.CharField(max_length=120)
    size = fields.BigIntField()
    sha256 = fields.CharField(max_length=64)
    scan: Scan = enum_column(Scan)
    uploader: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", null=True, on_delete=fields.RESTRICT
    )
    uploader_id: int | None
    client_id: int | None = fields.BigIntField(null=True)
    uploaded_at: datetime = instant()
    ticket: fields.ForeignKeyNullableRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="attachments", null=True, on_delete=fields.RESTRICT
    )
    ticket_id: int | None
    origin: fields.ForeignKeyNullableRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="attached", null=True, on_delete=fields.RESTRICT
    )
    origin_id: int | None
    message: fields.ForeignKeyNullableRelation[Message] = fields.ForeignKeyField(
        "models.Message", related_name="attachments", null=True, on_delete=fields.RESTRICT
    )
    message_id: int | None
    event: fields.ForeignKeyNullableRelation[Event] = fields.ForeignKeyField(
        "models.Event", related_name="attachments", null=True, on_delete=fields.RESTRICT
    )
    event_id: int | None
    audience: Audience = enum_column(Audience, default=Audience.PUBLIC)

    class Meta:
        table = "attachment"
        indexes = [
            ("ticket_id", "id"),
            ("origin_id",),
            ("message_id",),
            ("event_id",),
            ("uploader_id", "uploaded_at"),
        ]
