"""The end of a ticket: proposed resolutions, what the customer answered, and what is owed
afterwards.
"""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import enum_column, instant
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import FollowUpKind


class Resolution(Model):
    """A proposed solution (4.3.4, 4.3.5); `round` counts them per ticket. Its words are structured
    and searchable.
    """

    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="resolutions", on_delete=fields.RESTRICT
    )
    ticket_id: int
    round = fields.IntField()
    cause = fields.TextField()
    actions = fields.TextField()
    solution = fields.TextField()
    article_id: int | None = fields.BigIntField(null=True)
    resolved_by_id: int = fields.BigIntField()
    resolved_at: datetime = instant()
    confirmed_at: datetime | None = instant(null=True)
    rejected_at: datetime | None = instant(null=True)
    survey_asked_at: datetime | None = instant(null=True)

    class Meta:
        table = "resolution"
        unique_together = (("ticket_id", "round"),)


class Survey(Model):
    """An answer to SGC-REG-SAC-002. A revised answer is a new row; `current` marks the one that
    counts.
    """

    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="surveys", on_delete=fields.RESTRICT
    )
    ticket_id: int
    resolution: fields.ForeignKeyRelation[Resolution] = fields.ForeignKeyField(
        "models.Resolution", on_delete=fields.RESTRICT
    )
    resolution_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.RESTRICT
    )
    person_id: int
    revision = fields.IntField()
    satisfaction = fields.IntField()
    recommendation: int | None = fields.IntField(null=True)
    solved = fields.BooleanField(null=True)
    comment: str | None = fields.TextField(null=True)
    current = fields.BooleanField(default=True)
    voided_at: datetime | None = instant(null=True)
    answered_at: datetime = instant()

    class Meta:
        table = "survey"
        unique_together = (("resolution_id", "revision"),)
        indexes = [("ticket_id", "id")]


class FollowUp(Model):
    """Seguimiento (4.4.4): a task with a date and, once done, an outcome."""

    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="follow_ups", on_delete=fields.RESTRICT
    )
    ticket_id: int
    kind: FollowUpKind = enum_column(FollowUpKind)
    due_at: datetime = instant()
    done_at: datetime | None = instant(null=True)
    done_by_id: int | None = fields.BigIntField(null=True)
    outcome: str | None = fields.TextField(null=True)

    class Meta:
        table = "follow_up"
        indexes = [("ticket_id",), ("due_at", "id")]
