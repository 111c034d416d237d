"""Who is calling: partner clients, tokens, sessions, repeated calls and guesses. Secrets are kept
as digests.
"""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import instant
from models.people import Organization, Person


class Client(Model):
    """A partner system that acts for one organization."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=120, unique=True)
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", on_delete=fields.RESTRICT
    )
    organization_id: int
    active = fields.BooleanField(default=True)
    created_at: datetime = instant()

    class Meta:
        table = "client"


class AccessToken(Model):
    """A bearer token of a person or of a client; `scopes` are OAuth words separated by spaces."""

    id = fields.BigIntField(primary_key=True)
    digest = fields.CharField(max_length=64, unique=True)
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", null=True, on_delete=fields.CASCADE
    )
    person_id: int | None
    client: fields.ForeignKeyNullableRelation[Client] = fields.ForeignKeyField(
        "models.Client", null=True, on_delete=fields.CASCADE
    )
    client_id: int | None
    session_id: int | None = fields.BigIntField(null=True)
    scopes = fields.TextField()
    created_at: datetime = instant()
    expires_at: datetime = instant()
    revoked_at: datetime | None = instant(null=True)

    class Meta:
        table = "access_token"


class Session(Model):
    """A browser that signed in."""

    id = fields.BigIntField(primary_key=True)
    digest = fields.CharField(max_length=64, unique=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.CASCADE
    )
    person_id: int
    user_agent = fields.CharField(max_length=200, default="")
    created_at: datetime = instant()
    seen_at: datetime = instant()
    expires_at: datetime = instant()
    ended_at: datetime | None = instant(null=True)

    class Meta:
        table = "session"
        indexes = [("person_id",)]


class SavedForm(Model):
    """What somebody was writing when their session ended: encrypted, bound to the browser, gone in
    an hour.
    """

    id = fields.BigIntField(primary_key=True)
    browser_digest = fields.CharField(max_length=64, unique=True)
    path = fields.CharField(max_length=300)
    ciphertext = fields.BinaryField()
    expires_at: datetime = instant()

    class Meta:
        table = "saved_form"


class SignInCode(Model):
    """A code that was mailed to sign in with: one a browser. `person` is none where nobody has that
    mail; `email` is of who may let themself in with it.
    """

    id = fields.BigIntField(primary_key=True)
    browser_digest = fields.CharField(max_length=64, unique=True)
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", null=True, on_delete=fields.CASCADE
    )
    person_id: int | None
    email = fields.CharField(max_length=254, null=True)
    code_digest = fields.CharField(max_length=64)
    tries = fields.IntField(default=0)
    expires_at: datetime = instant()

    class Meta:
        table = "sign_in_code"


class IdempotentCall(Model):
    """A mutation called with a key: the same key and body give the same event again, for seven
    days.
    """

    id = fields.BigIntField(primary_key=True)
    caller = fields.CharField(max_length=40)
    mutation = fields.CharField(max_length=60)
    key = fields.CharField(max_length=120)
    body_digest = fields.CharField(max_length=64)
    event_id: int | None = fields.BigIntField(null=True)
    object_id: int | None = fields.BigIntField(null=True)
    called_at: datetime = instant()

    class Meta:
        table = "idempotent_call"
        unique_together = (("caller", "mutation", "key"),)
        indexes = [("called_at",)]


class SignInAttempt(Model):
    """Failed attempts per account and per address, to slow guessing down across processes."""

    id = fields.BigIntField(primary_key=True)
    subject = fields.CharField(max_length=80)
    failed_at: datetime = instant()

    class Meta:
        table = "sign_in_attempt"
        indexes = [("subject", "failed_at")]
