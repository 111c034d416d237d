"""What somebody is writing and has not sent: one row a person and place, its words encrypted."""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import instant
from models.people import Person


class Draft(Model):
    """`page` is the open page that wrote it last: of two tabs the later does not silently eat the
    other's.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.CASCADE
    )
    person_id: int
    place = fields.CharField(max_length=60)
    page = fields.CharField(max_length=60)
    sealed = fields.BinaryField()
    saved_at: datetime = instant()

    class Meta:
        table = "draft"
        unique_together = (("person_id", "place"),)
        indexes = [("saved_at",)]
