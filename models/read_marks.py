"""How far each person has read each ticket: one row a person and ticket."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from models.people import Person
from models.tickets import Ticket


class Seen(Model):
    """`message_id` is the last public message that was there when they looked."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.CASCADE
    )
    person_id: int
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", on_delete=fields.CASCADE
    )
    ticket_id: int
    message_id: int = fields.BigIntField()

    class Meta:
        table = "seen"
        unique_together = (("person_id", "ticket_id"),)
