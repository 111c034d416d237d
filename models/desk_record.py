"""What happened to the desk itself: who was let in, changed, moved and let go."""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import enum_column, instant
from models.vocabulary import Channel, Role


class DeskEvent(Model):
    """One fact of the desk's own life, apart from those of tickets. Append-only, and all chained by
    hash in one chain.

    `data` is canonical JSON without personal text; the ids beside it say whom or what it is about.
    """

    id = fields.BigIntField(primary_key=True)
    seq = fields.BigIntField(unique=True)
    kind = fields.CharField(max_length=40)
    clause = fields.CharField(max_length=10)
    procedure_revision = fields.IntField()
    actor_id: int | None = fields.BigIntField(null=True)
    actor_role: Role = enum_column(Role)
    client_id: int | None = fields.BigIntField(null=True)
    channel: Channel | None = enum_column(Channel, null=True)
    person_id: int | None = fields.BigIntField(null=True)
    organization_id: int | None = fields.BigIntField(null=True)
    recorded_at: datetime = instant()
    data = fields.TextField()
    prev_hash = fields.CharField(max_length=64)
    hash = fields.CharField(max_length=64)

    class Meta:
        table = "desk_event"
        indexes = [("person_id", "id"), ("organization_id", "id")]
