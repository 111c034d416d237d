"""Register SGC-REG-SAC-004: a complaint cannot exist outside it."""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import enum_column, instant
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import ComplaintSubject, Severity


class Complaint(Model):
    id = fields.BigIntField(primary_key=True)
    ticket: fields.OneToOneRelation[Ticket] = fields.OneToOneField(
        "models.Ticket", related_name="complaint", on_delete=fields.RESTRICT
    )
    ticket_id: int
    code = fields.CharField(max_length=20, unique=True)
    subject: ComplaintSubject = enum_column(ComplaintSubject)
    severity: Severity = enum_column(Severity, default=Severity.MEDIUM)
    about: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="complained_about", null=True, on_delete=fields.RESTRICT
    )
    about_id: int | None
    about_settled = fields.BooleanField(default=False)  # a lead has said who it is, or nobody
    remedy_sought = fields.TextField()
    received_at: datetime = instant()
    acknowledged_at: datetime | None = instant(null=True)
    released_at: datetime | None = instant(null=True)  # since then its rules do not hold

    class Meta:
        table = "complaint"
        indexes = [("about_id",)]
