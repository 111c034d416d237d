"""What the staff write again and again, kept to be sent anew (4.3.4)."""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import instant
from models.people import Area, Person


class SavedReply(Model):
    """`findable` are the terms under which it is found, with a blank on each side of each."""

    id = fields.BigIntField(primary_key=True)
    title = fields.CharField(max_length=120)
    area: fields.ForeignKeyNullableRelation[Area] = fields.ForeignKeyField(
        "models.Area", null=True, on_delete=fields.RESTRICT
    )
    area_id: int | None
    body_es = fields.TextField()
    body_en = fields.TextField(default="")
    findable = fields.TextField(default="")
    author: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="saved_replies", on_delete=fields.RESTRICT
    )
    author_id: int
    created_at: datetime = instant()
    edited_by_id: int | None = fields.BigIntField(null=True)
    edited_at: datetime | None = instant(null=True)
    retired_at: datetime | None = instant(null=True)
    version = fields.IntField(default=1)
    used_count = fields.IntField(default=0)

    class Meta:
        table = "saved_reply"
