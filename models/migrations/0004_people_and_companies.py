"""What acts on people and companies need: invitations, a company's terms, the desk's record."""

from tortoise import fields
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models import schema
from models.columns import UtcDatetimeField
from models.vocabulary import Channel, InvitationState, Language, Priority, Role

TEAMS = (
    "UPDATE organization SET teams = coalesce((SELECT {joined} FROM (SELECT DISTINCT p.team FROM"
    " person p WHERE p.organization_id = organization.id AND p.team IS NOT NULL ORDER BY p.team)"
    " AS known), '')"
)
APPEND_ONLY_SQLITE = [
    f"CREATE TRIGGER desk_event_no_{verb} BEFORE {verb} ON desk_event "
    "BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END"
    for verb in ("update", "delete")
]
APPEND_ONLY_POSTGRES = [
    f"CREATE TRIGGER desk_event_{name} BEFORE {verbs} ON desk_event "
    f"FOR EACH {each} EXECUTE FUNCTION event_is_append_only()"
    for name, verbs, each in (
        ("append_only", "UPDATE OR DELETE", "ROW"),
        ("not_truncated", "TRUNCATE", "STATEMENT"),
    )
]


class Migration(schema.Migration):
    dependencies = [("models", "0003_where_acts_meet")]

    operations = [
        ops.CreateModel(
            name="DeskEvent",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("seq", fields.BigIntField(unique=True)),
                ("kind", fields.CharField(max_length=40)),
                ("clause", fields.CharField(max_length=10)),
                ("procedure_revision", fields.IntField()),
                ("actor_id", fields.BigIntField(null=True)),
                ("actor_role", fields.CharEnumField(description="", enum_type=Role, max_length=30)),
                ("client_id", fields.BigIntField(null=True)),
                (
                    "channel",
                    fields.CharEnumField(
                        null=True, description="", enum_type=Channel, max_length=30
                    ),
                ),
                ("person_id", fields.BigIntField(null=True)),
                ("organization_id", fields.BigIntField(null=True)),
                ("recorded_at", UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ("data", fields.TextField(unique=False)),
                ("prev_hash", fields.CharField(max_length=64)),
                ("hash", fields.CharField(max_length=64)),
            ],
            options={
                "table": "desk_event",
                "app": "models",
                "indexes": [
                    Index(fields=["person_id", "id"]),
                    Index(fields=["organization_id", "id"]),
                ],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "organization",
                    fields.ForeignKeyField(
                        "models.Organization",
                        source_field="organization_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("email", fields.CharField(max_length=254)),
                ("name", fields.CharField(max_length=120)),
                ("role", fields.CharEnumField(description="", enum_type=Role, max_length=30)),
                ("team", fields.CharField(null=True, max_length=60)),
                (
                    "language",
                    fields.CharEnumField(
                        default=Language.ES, description="", enum_type=Language, max_length=30
                    ),
                ),
                ("areas", fields.TextField(default="", unique=False)),
                (
                    "state",
                    fields.CharEnumField(
                        default=InvitationState.PENDING,
                        description="",
                        enum_type=InvitationState,
                        max_length=30,
                    ),
                ),
                (
                    "invited_by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="invited_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="invited",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="person_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="invitations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("invited_at", UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ("settled_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "invitation",
                "app": "models",
                "indexes": [
                    Index(fields=["email", "state"]),
                    Index(fields=["organization_id", "id"]),
                ],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        schema.AddField(
            model_name="Organization",
            name="mail_domains",
            field=fields.TextField(default="", unique=False),
        ),
        schema.AddField(
            model_name="Organization",
            name="priority_floor",
            field=fields.CharEnumField(
                default=Priority.LOW, description="", enum_type=Priority, max_length=30
            ),
        ),
        schema.AddField(
            model_name="Organization",
            name="teams",
            field=fields.TextField(default="", unique=False),
        ),
        schema.AddField(
            model_name="Person",
            name="is_contact",
            field=fields.BooleanField(default=False),
        ),
        ops.AddField(
            model_name="SignInCode",
            name="email",
            field=fields.CharField(null=True, max_length=254),
        ),
        schema.OneOf(
            "invitation",
            "role",
            [
                "CUSTOMER",
                "CUSTOMER_ADMIN",
                "SPECIALIST",
                "TECHNICIAN",
                "LEAD",
                "MANAGER",
                "PARTNER",
                "SYSTEM",
            ],
        ),
        schema.OneOf("invitation", "language", ["ES", "EN"]),
        schema.OneOf("invitation", "state", ["PENDING", "ACCEPTED", "WITHDRAWN", "EXPIRED"]),
        schema.OneOf("organization", "priority_floor", ["CRITICAL", "HIGH", "MEDIUM", "LOW"]),
        schema.OneOf(
            "policy_revision",
            "kind",
            [
                "PRIORITY_MATRIX",
                "SERVICE_LEVELS",
                "ESCALATION",
                "ASSIGNMENT",
                "RETENTION",
                "CLOSING",
                "SELF_REGISTRATION",
            ],
        ),
        schema.OneOf(
            "desk_event",
            "actor_role",
            [
                "CUSTOMER",
                "CUSTOMER_ADMIN",
                "SPECIALIST",
                "TECHNICIAN",
                "LEAD",
                "MANAGER",
                "PARTNER",
                "SYSTEM",
            ],
        ),
        schema.OneOf("desk_event", "channel", ["PHONE", "EMAIL", "PORTAL", "API"]),
        schema.DialectSQL(
            sqlite=[TEAMS.format(joined="group_concat(known.team, char(10))"), *APPEND_ONLY_SQLITE],
            postgres=[
                TEAMS.format(joined="string_agg(known.team, chr(10))"),
                *APPEND_ONLY_POSTGRES,
            ],
            reverse_sqlite=[
                "DROP TRIGGER desk_event_no_update",
                "DROP TRIGGER desk_event_no_delete",
            ],
            reverse_postgres=[
                "DROP TRIGGER desk_event_append_only ON desk_event",
                "DROP TRIGGER desk_event_not_truncated ON desk_event",
            ],
        ),
    ]
