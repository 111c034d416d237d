"""A ticket keeps the policy of closing that it was promised under; a link may say duplicate."""

from tortoise import fields

from models import schema

PROMISED_UNDER = (
    "UPDATE ticket SET closing_revision = coalesce((SELECT p.revision FROM policy_revision p WHERE"
    " p.kind = 'CLOSING' AND p.approved_at IS NOT NULL AND p.effective_at <= ticket.recorded_at"
    " ORDER BY p.effective_at DESC, p.revision DESC LIMIT 1), 0)"
)


class Migration(schema.Migration):
    dependencies = [("models", "0002_engines")]

    operations = [
        schema.AddField(
            model_name="Ticket",
            name="closing_revision",
            field=fields.IntField(default=0),
        ),
        schema.DialectSQL(sqlite=[PROMISED_UNDER], postgres=[PROMISED_UNDER]),
        schema.OneOf("ticket_link", "kind", ["CONTINUES", "RELATED", "DUPLICATE_OF"]),
    ]
