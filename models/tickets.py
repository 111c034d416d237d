"""The ticket: register SGC-REG-SAC-001. Its state is what its events say; clocks and counts here
are caches.
"""

from __future__ import annotations

from datetime import UTC, datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import enum_column, instant
from models.people import Area, Organization, Person
from models.vocabulary import (
    Affects,
    Channel,
    ClosureBasis,
    Complexity,
    Impact,
    LinkKind,
    Needed,
    Priority,
    ReviewState,
    Status,
    SupportLevel,
    TicketType,
    Trigger,
    Urgency,
)

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Ticket(Model):
    id = fields.BigIntField(primary_key=True)
    number = fields.CharField(max_length=20, unique=True)
    version = fields.IntField(default=1)
    public_version = fields.IntField(default=1)  # as customers know it

    # Who asks, and how it came (4.1)
    organization: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", null=True, on_delete=fields.RESTRICT
    )
    organization_id: int | None
    requester: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="requests", on_delete=fields.RESTRICT
    )
    requester_id: int
    client_id: int | None = fields.BigIntField(null=True)
    channel: Channel = enum_column(Channel)
    type: TicketType = enum_column(TicketType)
    subject = fields.CharField(max_length=200)
    details = fields.TextField(default="{}")  # the fields of its type and of every type, as JSON
    occurred_at: datetime = instant()
    recorded_at: datetime = instant()
    late_record = fields.BooleanField(default=False)

    # Classification and priority (4.1.3, 4.1.4, 4.2.1)
    area: fields.ForeignKeyNullableRelation[Area] = fields.ForeignKeyField(
        "models.Area", null=True, on_delete=fields.RESTRICT
    )
    area_id: int | None
    affects: Affects | None = enum_column(Affects, null=True)
    needed: Needed | None = enum_column(Needed, null=True)
    impact: Impact = enum_column(Impact)
    urgency: Urgency = enum_column(Urgency)
    priority: Priority = enum_column(Priority)
    priority_confirmed = fields.BooleanField(default=False)
    classified = fields.BooleanField(default=False)
    complexity: Complexity | None = enum_column(Complexity, null=True)
    major_incident = fields.BooleanField(default=False)
    security = fields.BooleanField(default=False)
    review_state: ReviewState | None = enum_column(
        ReviewState, null=True
    )  # of the priority; once a ticket
    matrix_revision = fields.IntField(default=0)
    levels_revision = fields.IntField(default=0)
    escalation_revision = fields.IntField(default=0)
    closing_revision = fields.IntField(default=0)
    fields_revision = fields.IntField(default=0)  # of the company's own fields, as it was asked

    # State (RULES 3)
    status: Status = enum_column(Status, default=Status.REGISTERED)
    status_since: datetime = instant()
    status_by_id: int | None = fields.BigIntField(null=True)
    status_event_id: int | None = fields.BigIntField(null=True)
    third_party = fields.CharField(max_length=120, null=True)
    third_party_reference = fields.CharField(max_length=120, null=True)
    expected_at: datetime | None = instant(null=True)
    assignee: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="assigned", null=True, on_delete=fields.RESTRICT
    )
    assignee_id: int | None
    assigned_at: datetime | None = instant(null=True)
    escalation_level: SupportLevel | None = enum_column(SupportLevel, null=True)
    consulted = fields.BooleanField(default=False)  # knowledge consulted since work began (4.3.2)
    rejections = fields.IntField(default=0)
    reopenings = fields.IntField(default=0)

    # Ends (4.4)
    first_resolved_at: datetime | None = instant(null=True)
    resolved_at: datetime | None = instant(null=True)
    closed_at: datetime | None = instant(null=True)
    closure_basis: ClosureBasis | None = enum_column(ClosureBasis, null=True)
    ended_at: datetime | None = instant(null=True)
    merged_into: fields.ForeignKeyNullableRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="absorbed", null=True, on_delete=fields.RESTRICT
    )
    merged_into_id: int | None
    absorbed_count = fields.IntField(default=0)  # how many are folded into it

    # The two promises: a cache of what service_levels reads from the events (RULES 4)
    fr_target_ms = fields.BigIntField(default=0)
    fr_started_at: datetime = instant()
    fr_elapsed_ms = fields.BigIntField(default=0)
    fr_due_at: datetime | None = instant(null=True)
    fr_met_at: datetime | None = instant(null=True)
    fr_breached_at: datetime | None = instant(null=True)
    fr_cancelled = fields.BooleanField(default=False)
    res_target_ms = fields.BigIntField(default=0)
    res_started_at: datetime = instant()
    res_elapsed_ms = fields.BigIntField(default=0)
    res_running_since: datetime | None = instant(null=True)
    res_paused_since: datetime | None = instant(null=True)
    res_due_at: datetime | None = instant(null=True)
    res_met_at: datetime | None = instant(null=True)
    res_breached_at: datetime | None = instant(null=True)
    res_final = fields.BooleanField(default=False)
    res_cancelled = fields.BooleanField(default=False)
    pause_count = fields.IntField(default=0)
    paused_ms = fields.BigIntField(default=0)
    next_due_at: datetime = instant()  # the far future when nothing is owed

    # Kept by the acts so that lists need no join or count
    message_count = fields.IntField(default=0)  # public messages
    last_message_id: int | None = fields.BigIntField(null=True)
    last_message_at: datetime | None = instant(null=True)
    last_message_by_id: int | None = fields.BigIntField(null=True)
    last_message_excerpt = fields.CharField(max_length=200, null=True)
    updated_at: datetime = instant()
    public_updated_at: datetime = instant(
        default=LONG_AGO
    )  # the last change that customers know of

    # The head of the chain of events (RULES 9)
    last_seq = fields.IntField(default=0)
    last_hash = fields.CharField(max_length=64, default="")

    class Meta:
        table = "ticket"
        indexes = [
            ("requester_id", "id"),
            ("organization_id", "id"),
            ("status", "next_due_at", "id"),
            ("assignee_id", "status", "next_due_at"),
            ("area_id", "status", "next_due_at"),
            ("updated_at", "id"),
        ]


class Watcher(Model):
    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", on_delete=fields.RESTRICT
    )
    ticket_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.CASCADE
    )
    person_id: int
    added_by_id: int | None = fields.BigIntField(null=True)
    by_merge_of_id: int | None = fields.BigIntField(null=True)  # came along with this ticket

    class Meta:
        table = "watcher"
        unique_together = (("ticket_id", "person_id"),)
        indexes = [("person_id", "ticket_id")]


class TicketLink(Model):
    """`ticket` continues, is a duplicate of, or is related to, `other`."""

    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="links", on_delete=fields.RESTRICT
    )
    ticket_id: int
    other: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="linked_from", on_delete=fields.RESTRICT
    )
    other_id: int
    kind: LinkKind = enum_column(LinkKind)

    class Meta:
        table = "ticket_link"
        unique_together = (("ticket_id", "other_id", "kind"),)


class Escalation(Model):
    """A step of the escalation matrix (4.3.3): it adds a responder; somebody acknowledges it."""

    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", on_delete=fields.RESTRICT
    )
    ticket_id: int
    level: SupportLevel = enum_column(SupportLevel)
    trigger: Trigger | None = enum_column(Trigger, null=True)  # none: a person called
    leads = fields.BooleanField(default=False)
    raised_at: datetime = instant()
    acknowledge_by: datetime | None = instant(null=True)
    acknowledged_at: datetime | None = instant(null=True)
    acknowledged_by_id: int | None = fields.BigIntField(null=True)
    ended_at: datetime | None = instant(null=True)

    class Meta:
        table = "escalation"
        indexes = [("ticket_id", "id")]


class Responder(Model):
    """Somebody who joined a ticket without owning it."""

    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", on_delete=fields.RESTRICT
    )
    ticket_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.RESTRICT
    )
    person_id: int
    joined_at: datetime = instant()

    class Meta:
        table = "responder"
        unique_together = (("ticket_id", "person_id"),)
        indexes = [("person_id", "ticket_id")]
