"""What is needed where acts meet: the policy of closing that counts, whom a complaint is about."""

from tortoise import fields
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


class Migration(schema.Migration):
    dependencies = [("models", "0002_engines")]

    operations = [
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
        schema.AddField(
            model_name="Ticket",
            name="closing_revision",
            field=fields.IntField(default=0),
        ),
        schema.DialectSQL(
            sqlite=[PROMISED_UNDER, OWNED_ALREADY], postgres=[PROMISED_UNDER, OWNED_ALREADY]
        ),
        schema.OneOf("ticket_link", "kind", ["CONTINUES", "RELATED", "DUPLICATE_OF"]),
    ]
