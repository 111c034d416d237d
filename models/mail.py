"""Mail that left, or would have left: one row per notice, unique by the job that made it."""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import instant, word
from models.vocabulary import Language


class Mail(Model):
    id = fields.BigIntField(primary_key=True)
    job_id: int = fields.BigIntField(unique=True)
    ticket_id: int | None = fields.BigIntField(null=True)
    person_id: int | None = fields.BigIntField(null=True)
    notice = fields.CharField(max_length=40)
    language: Language = word(Language)
    recipient = fields.CharField(max_length=254)
    subject = fields.CharField(max_length=300)
    text = fields.TextField()
    html = fields.TextField()
    message_id = fields.CharField(max_length=200)
    made_at: datetime = instant()
    sent_at: datetime | None = instant(null=True)

    class Meta:
        table = "mail"
