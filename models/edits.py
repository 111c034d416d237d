"""What a request said before it was corrected (4.1.3)."""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import instant
from models.conversation import Message
from models.people import Person
from models.tickets import Ticket


class TicketEdit(Model):
    """One field, the subject or one of the type's own, with what it said `before`; `reason` is a
    public word of the ticket.
    """

    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="edits", on_delete=fields.RESTRICT
    )
    ticket_id: int
    field = fields.CharField(max_length=40)
    before: str | None = fields.TextField(null=True)
    edited_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="edits", null=True, on_delete=fields.RESTRICT
    )
    edited_by_id: int | None
    edited_at: datetime = instant()
    reason: fields.ForeignKeyNullableRelation[Message] = fields.ForeignKeyField(
        "models.Message", related_name="reason_of_edits", null=True, on_delete=fields.RESTRICT
    )
    reason_id: int | None

    class Meta:
        table = "ticket_edit"
        indexes = [("ticket_id", "id")]
