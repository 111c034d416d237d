"""Mail that left or would have left, mail that came in, and who is not written to."""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import enum_column, instant
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import InboundState, Language, MailState


class Mail(Model):
    """Unique by the job that made it. `detail` is what the mail server said, or why it was not
    sent.
    """

    id = fields.BigIntField(primary_key=True)
    job_id: int = fields.BigIntField(unique=True)
    ticket_id: int | None = fields.BigIntField(null=True)
    person_id: int | None = fields.BigIntField(null=True)
    notice = fields.CharField(max_length=40)
    language: Language = enum_column(Language)
    recipient = fields.CharField(max_length=254)
    subject = fields.CharField(max_length=300)
    text = fields.TextField()
    html = fields.TextField()
    message_id = fields.CharField(max_length=200)
    made_at: datetime = instant()
    sent_at: datetime | None = instant(null=True)
    state: MailState = enum_column(MailState, default=MailState.WAITING)
    detail = fields.CharField(max_length=500, default="")

    class Meta:
        table = "mail"
        indexes = [("ticket_id", "id"), ("person_id", "made_at"), ("recipient", "made_at")]


class Suppression(Model):
    """An address that nothing is sent to: it does not exist, or refuses us."""

    id = fields.BigIntField(primary_key=True)
    address = fields.CharField(max_length=254, unique=True)
    detail = fields.CharField(max_length=500)
    since: datetime = instant()

    class Meta:
        table = "suppression"


class Muting(Model):
    """Somebody wants no notices of this ticket, beyond those that are owed."""

    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", on_delete=fields.CASCADE
    )
    ticket_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.CASCADE
    )
    person_id: int

    class Meta:
        table = "muting"
        unique_together = (("ticket_id", "person_id"),)
        indexes = [("person_id", "ticket_id")]


class UsedLink(Model):
    """A signed link of a mail that has done its work."""

    id = fields.BigIntField(primary_key=True)
    digest = fields.CharField(max_length=64, unique=True)
    used_at: datetime = instant()

    class Meta:
        table = "used_link"


class InboundMail(Model):
    """A message as it came in: known by its key, kept whole in the store, and what became of it.

    The key is a digest of its Message-ID, its sender and its body: the same mailbox read twice
    brings nothing new. `reason` is a word when it was ignored or set apart; `problem` what went
    wrong in reading it.
    """

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=64, unique=True)
    store_key = fields.CharField(max_length=80)
    size = fields.IntField()
    received_at: datetime = instant()
    state: InboundState = enum_column(InboundState, default=InboundState.RECEIVED)
    reason = fields.CharField(max_length=40, null=True)
    problem = fields.CharField(max_length=500, null=True)
    internet_id = fields.CharField(max_length=300, default="")  # its Message-ID
    sender = fields.CharField(max_length=254, default="")
    sender_name = fields.CharField(max_length=120, default="")
    subject = fields.CharField(max_length=300, default="")
    text = fields.TextField(default="")
    html = fields.TextField(default="")
    ticket_id: int | None = fields.BigIntField(null=True)
    message_id: int | None = fields.BigIntField(null=True)  # of our message that it became
    trusted_by_id: int | None = fields.BigIntField(null=True)
    settled_at: datetime | None = instant(null=True)

    class Meta:
        table = "inbound_mail"
        indexes = [("state", "id"), ("ticket_id",)]
