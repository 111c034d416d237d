"""The customer does not agree with the priority: asked once a ticket, answered by a lead
(4.1.4).
"""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import enum_column, instant
from models.conversation import Message
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Priority, ReviewState


class PriorityReview(Model):
    """`reason` and `answer` are public words of the ticket; `priority` is the one that was in
    doubt.
    """

    id = fields.BigIntField(primary_key=True)
    ticket: fields.OneToOneRelation[Ticket] = fields.OneToOneField(
        "models.Ticket", related_name="review", on_delete=fields.RESTRICT
    )
    ticket_id: int
    state: ReviewState = enum_column(ReviewState, default=ReviewState.ASKED)
    priority: Priority = enum_column(Priority)
    asked_by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="reviews_asked", on_delete=fields.RESTRICT
    )
    asked_by_id: int
    asked_at: datetime = instant()
    reason: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField(
        "models.Message", related_name="reason_of_review", on_delete=fields.RESTRICT
    )
    reason_id: int
    answered_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="reviews_answered", null=True, on_delete=fields.RESTRICT
    )
    answered_by_id: int | None
    answered_at: datetime | None = instant(null=True)
    answer: fields.ForeignKeyNullableRelation[Message] = fields.ForeignKeyField(
        "models.Message", related_name="answer_of_review", null=True, on_delete=fields.RESTRICT
    )
    answer_id: int | None

    class Meta:
        table = "priority_review"
