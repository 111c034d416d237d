"""Tags of tickets, and saved replies."""

from tortoise import fields
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models import schema
from models.columns import UtcDatetimeField


class Migration(schema.Migration):
    dependencies = [("models", "0007_custom_fields")]

    operations = [
        ops.CreateModel(
            name="SavedReply",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("title", fields.CharField(max_length=120)),
                (
                    "area",
                    fields.ForeignKeyField(
                        "models.Area",
                        source_field="area_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("body_es", fields.TextField(unique=False)),
                ("body_en", fields.TextField(default="", unique=False)),
                ("findable", fields.TextField(default="", unique=False)),
                (
                    "author",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="author_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="saved_replies",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("created_at", UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ("edited_by_id", fields.BigIntField(null=True)),
                ("edited_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("retired_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(default=1)),
                ("used_count", fields.IntField(default=0)),
            ],
            options={"table": "saved_reply", "app": "models", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("name", fields.CharField(max_length=40)),
                ("folded", fields.CharField(unique=True, max_length=80)),
                ("created_by_id", fields.BigIntField(null=True)),
                ("created_at", UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ("retired_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={"table": "tag", "app": "models", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="TicketTag",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "ticket",
                    fields.ForeignKeyField(
                        "models.Ticket",
                        source_field="ticket_id",
                        db_constraint=True,
                        to_field="id",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "tag",
                    fields.ForeignKeyField(
                        "models.Tag",
                        source_field="tag_id",
                        db_constraint=True,
                        to_field="id",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("tagged_by_id", fields.BigIntField(null=True)),
                ("tagged_at", UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "ticket_tag",
                "app": "models",
                "unique_together": (("ticket_id", "tag_id"),),
                "indexes": [Index(fields=["tag_id", "ticket_id"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
    ]
