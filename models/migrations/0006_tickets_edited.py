"""What correcting a request needs: what each field said before."""

from tortoise import fields
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models import schema
from models.columns import UtcDatetimeField


class Migration(schema.Migration):
    dependencies = [("models", "0005_articles_revised")]

    operations = [
        ops.CreateModel(
            name="TicketEdit",
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
                        related_name="edits",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("field", fields.CharField(max_length=40)),
                ("before", fields.TextField(null=True, unique=False)),
                (
                    "edited_by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="edited_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="edits",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("edited_at", UtcDatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "reason",
                    fields.ForeignKeyField(
                        "models.Message",
                        source_field="reason_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="reason_of_edits",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "ticket_edit",
                "app": "models",
                "indexes": [Index(fields=["ticket_id", "id"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
    ]
