"""What acts need where they meet: closing as promised, complaints, what a merge carries along."""

import datetime as dt

from tortoise import fields
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models import schema
from models.columns import UtcDatetimeField

PROMISED_UNDER = (
    "UPDATE ticket SET closing_revision = coalesce((SELECT p.revision FROM policy_revision p WHERE"
    " p.kind = 'CLOSING' AND p.approved_at IS NOT NULL AND p.effective_at <= ticket.recorded_at"
    " ORDER BY p.effective_at DESC, p.revision DESC LIMIT 1), 0)"
)
OWNED_ALREADY = (
    "UPDATE complaint SET about_settled = TRUE WHERE EXISTS (SELECT 1 FROM ticket t WHERE t.id ="
    " complaint.ticket_id AND (t.assignee_id IS NOT NULL OR t.ended_at IS NOT NULL))"
)
FOLDED_ALREADY = (
    "UPDATE ticket SET absorbed_count = (SELECT count(*) FROM ticket f WHERE f.merged_into_id ="
    " ticket.id) WHERE id IN (SELECT merged_into_id FROM ticket WHERE merged_into_id IS NOT NULL)"
)
KNOWN_ALREADY = "UPDATE ticket SET public_version = version, public_updated_at = updated_at"
CALLS = (
    "CREATE INDEX escalation_waiting ON escalation(level, ticket_id)"
    " WHERE acknowledged_at IS NULL AND ended_at IS NULL"
)
ROWS = [PROMISED_UNDER, OWNED_ALREADY, FOLDED_ALREADY, KNOWN_ALREADY]


class Migration(schema.Migration):
    dependencies = [("models", "0002_engines")]

    operations = [
        ops.AddIndex(
            model_name="Attachment",
            index=Index(fields=["origin_id"]),
        ),
        schema.AddField(
            model_name="Complaint",
            name="about_settled",
            field=fields.BooleanField(default=False),
        ),
        ops.AddField(
            model_name="Complaint",
            name="released_at",
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddIndex(
            model_name="Message",
            index=Index(fields=["origin_id", "id"]),
        ),
        schema.AddField(
            model_name="Ticket",
            name="absorbed_count",
            field=fields.IntField(default=0),
        ),
        schema.AddField(
            model_name="Ticket",
            name="closing_revision",
            field=fields.IntField(default=0),
        ),
        schema.AddField(
            model_name="Ticket",
            name="public_updated_at",
            field=UtcDatetimeField(
                default=dt.datetime.fromisoformat("1970-01-01T00:00:00+00:00"),
                auto_now=False,
                auto_now_add=False,
            ),
        ),
        schema.AddField(
            model_name="Ticket",
            name="public_version",
            field=fields.IntField(default=1),
        ),
        ops.AddField(
            model_name="Watcher",
            name="by_merge_of_id",
            field=fields.BigIntField(null=True),
        ),
        schema.DialectSQL(sqlite=ROWS, postgres=ROWS),
        schema.DialectSQL(
            sqlite=[CALLS],
            postgres=[CALLS],
            reverse_sqlite=["DROP INDEX escalation_waiting"],
            reverse_postgres=["DROP INDEX escalation_waiting"],
        ),
        schema.OneOf("ticket_link", "kind", ["CONTINUES", "RELATED", "DUPLICATE_OF"]),
    ]
