"""What editing and withdrawing an article needs: its texts, and who took it back and why."""

from tortoise import fields
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models import schema
from models.columns import UtcDatetimeField

TEXTS = "area_id, title_es, body_es, title_en, body_en, author_id"
FIRST_TEXTS = (
    f"INSERT INTO article_revision (article_id, {TEXTS}, written_at, reviewer_id, published_at)"
    f" SELECT id, {TEXTS}, created_at, reviewer_id, published_at FROM article ORDER BY id"
)
WAITING_DRAFTS = (
    "UPDATE article SET waiting_id = (SELECT r.id FROM article_revision r WHERE r.article_id ="
    " article.id) WHERE status = 'DRAFT'"
)


class Migration(schema.Migration):
    dependencies = [("models", "0004_people_and_companies")]

    operations = [
        ops.CreateModel(
            name="ArticleRevision",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "article",
                    fields.ForeignKeyField(
                        "models.Article",
                        source_field="article_id",
                        db_constraint=True,
                        to_field="id",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("area_id", fields.BigIntField()),
                ("title_es", fields.CharField(max_length=160)),
                ("body_es", fields.TextField(unique=False)),
                ("title_en", fields.CharField(default="", max_length=160)),
                ("body_en", fields.TextField(default="", unique=False)),
                ("author_id", fields.BigIntField()),
                ("written_at", UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ("reviewer_id", fields.BigIntField(null=True)),
                ("published_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "article_revision",
                "app": "models",
                "indexes": [Index(fields=["article_id", "id"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="Article",
            name="waiting_id",
            field=fields.BigIntField(null=True),
        ),
        ops.AddField(
            model_name="Article",
            name="withdrawn_at",
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Article",
            name="withdrawn_by_id",
            field=fields.BigIntField(null=True),
        ),
        schema.AddField(
            model_name="Article",
            name="withdrawn_reason",
            field=fields.CharField(default="", max_length=200),
        ),
        schema.OneOf("article", "status", ["DRAFT", "PUBLISHED", "WITHDRAWN"]),
        schema.DialectSQL(
            sqlite=[FIRST_TEXTS, WAITING_DRAFTS], postgres=[FIRST_TEXTS, WAITING_DRAFTS]
        ),
    ]
