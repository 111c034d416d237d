"""Policies are data: a revision that was approved is never changed, only followed by another."""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import enum_column, instant
from models.people import Person
from models.vocabulary import PolicyKind


class PolicyRevision(Model):
    id = fields.BigIntField(primary_key=True)
    kind: PolicyKind = enum_column(PolicyKind)
    revision = fields.IntField()
    content = fields.TextField()
    source = fields.CharField(max_length=200)
    author: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="policies_written", on_delete=fields.RESTRICT
    )
    author_id: int
    approver: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="policies_approved", null=True, on_delete=fields.RESTRICT
    )
    approver_id: int | None
    reason = fields.TextField(default="")
    proposed_at: datetime = instant()
    approved_at: datetime | None = instant(null=True)
    discarded_at: datetime | None = instant(null=True)
    effective_at: datetime = instant()

    class Meta:
        table = "policy_revision"
        unique_together = (("kind", "revision"),)


class Holiday(Model):
    """A day on which a country does not work. Rows are the staff's to change; a policy copies what
    it was made with.
    """

    id = fields.BigIntField(primary_key=True)
    country = fields.CharField(max_length=2)
    day = fields.DateField()
    name = fields.CharField(max_length=120)

    class Meta:
        table = "holiday"
        unique_together = (("country", "day"),)
