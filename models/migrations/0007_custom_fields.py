"""Custom fields."""

from tortoise import fields

from models import schema


class Migration(schema.Migration):
    dependencies = [("models", "0006_tickets_edited")]

    operations = [
        schema.AddField(
            model_name="Ticket",
            name="fields_revision",
            field=fields.IntField(default=0),
        ),
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
                "REQUEST_FIELDS",
            ],
        ),
    ]
