"""Who: organizations and their people, the staff, the areas they serve, their shifts and
absences.
"""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import enum_column, instant
from models.vocabulary import (
    Complexity,
    InvitationState,
    Language,
    NoticeKind,
    Priority,
    Role,
    Visibility,
)


class Organization(Model):
    """A customer company. `teams` and `mail_domains` are one a line; its requests are never below
    `priority_floor`.
    """

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=120)
    visibility: Visibility = enum_column(Visibility, default=Visibility.OWN)
    teams = fields.TextField(default="")
    mail_domains = fields.TextField(default="")
    priority_floor: Priority = enum_column(Priority, default=Priority.LOW)
    created_at: datetime = instant()

    class Meta:
        table = "organization"

    @property
    def team_names(self) -> list[str]:
        return self.teams.splitlines()

    @property
    def domains(self) -> list[str]:
        return self.mail_domains.splitlines()


class Person(Model):
    """A customer, a member of staff, or the system itself (which has neither mail nor password)."""

    id = fields.BigIntField(primary_key=True)
    organization: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", null=True, on_delete=fields.RESTRICT
    )
    organization_id: int | None
    role: Role = enum_column(Role)
    name = fields.CharField(max_length=120)
    email = fields.CharField(max_length=254, null=True, unique=True)
    phone = fields.CharField(max_length=40, null=True)
    team = fields.CharField(max_length=60, null=True)
    language: Language = enum_column(Language, default=Language.ES)
    timezone = fields.CharField(max_length=64, default="America/Mexico_City")
    password_hash = fields.CharField(max_length=200, null=True)
    notice_answers = fields.BooleanField(default=True)
    notice_progress = fields.BooleanField(default=True)
    notice_followed = fields.BooleanField(default=True)
    proven = fields.BooleanField(
        default=True
    )  # false: came in by a mail, and nobody proved that the address is theirs
    active = fields.BooleanField(default=True)
    is_contact = fields.BooleanField(default=False)  # whom the desk calls at their company
    created_at: datetime = instant()

    class Meta:
        table = "person"
        indexes = [("organization_id", "id"), ("role", "id")]

    @property
    def notices(self) -> frozenset[NoticeKind]:
        chosen = {
            NoticeKind.ANSWERS: self.notice_answers,
            NoticeKind.PROGRESS: self.notice_progress,
            NoticeKind.FOLLOWED: self.notice_followed,
        }
        return frozenset(kind for kind, wanted in chosen.items() if wanted)


class Invitation(Model):
    """Somebody asked to join a company, or the desk. `areas` are what somebody of staff will serve,
    one a line, by id, as `3:C2`; `person` is who accepted.

    Nobody is on record before they accept: who invites learns nothing of whom the desk knows.
    """

    id = fields.BigIntField(primary_key=True)
    organization: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", null=True, on_delete=fields.RESTRICT
    )
    organization_id: int | None
    email = fields.CharField(max_length=254)
    name = fields.CharField(max_length=120)
    role: Role = enum_column(Role)
    team = fields.CharField(max_length=60, null=True)
    language: Language = enum_column(Language, default=Language.ES)
    areas = fields.TextField(default="")
    state: InvitationState = enum_column(InvitationState, default=InvitationState.PENDING)
    invited_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", null=True, related_name="invited", on_delete=fields.RESTRICT
    )
    invited_by_id: int | None
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", null=True, related_name="invitations", on_delete=fields.RESTRICT
    )
    person_id: int | None
    invited_at: datetime = instant()
    expires_at: datetime = instant()
    settled_at: datetime | None = instant(null=True)

    class Meta:
        table = "invitation"
        indexes = [("email", "state"), ("organization_id", "id")]

    def is_open(self, now: datetime) -> bool:
        """Whether it may be accepted."""
        return self.state is InvitationState.PENDING and now < self.expires_at


class Area(Model):
    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=20, unique=True)
    name_es = fields.CharField(max_length=80)
    name_en = fields.CharField(max_length=80)

    class Meta:
        table = "area"


class AreaMember(Model):
    """A person of staff serves an area up to a complexity."""

    id = fields.BigIntField(primary_key=True)
    area: fields.ForeignKeyRelation[Area] = fields.ForeignKeyField(
        "models.Area", on_delete=fields.CASCADE
    )
    area_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.CASCADE
    )
    person_id: int
    complexity: Complexity = enum_column(Complexity)

    class Meta:
        table = "area_member"
        unique_together = (("area_id", "person_id"),)
        indexes = [("person_id",)]


class Shift(Model):
    """Working hours of one weekday (0 is Monday), minutes after midnight in the person's zone."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.CASCADE
    )
    person_id: int
    weekday = fields.IntField()
    starts = fields.IntField()
    ends = fields.IntField()

    class Meta:
        table = "shift"
        indexes = [("person_id",)]


class Absence(Model):
    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.CASCADE
    )
    person_id: int
    starts_at: datetime = instant()
    ends_at: datetime = instant()

    class Meta:
        table = "absence"
        indexes = [("person_id",)]
