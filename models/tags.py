"""Words of the staff's own by which tickets are gathered, and the tickets that bear them."""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import instant
from models.tickets import Ticket


class Tag(Model):
    """`folded` is its name without case and accents: no two tags differ by these alone."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=40)
    folded = fields.CharField(max_length=80, unique=True)
    created_by_id: int | None = fields.BigIntField(null=True)
    created_at: datetime = instant()
    retired_at: datetime | None = instant(null=True)

    class Meta:
        table = "tag"


class TicketTag(Model):
    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", on_delete=fields.RESTRICT
    )
    ticket_id: int
    tag: fields.ForeignKeyRelation[Tag] = fields.ForeignKeyField(
        "models.Tag", on_delete=fields.RESTRICT
    )
    tag_id: int
    tagged_by_id: int | None = fields.BigIntField(null=True)
    tagged_at: datetime = instant()

    class Meta:
        table = "ticket_tag"
        unique_together = (("ticket_id", "tag_id"),)
        indexes = [("tag_id", "ticket_id")]
