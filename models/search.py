from tortoise import fields
from tortoise.models import Model


class SearchDoc(Model):
    """The terms under which a ticket or an article is found; the engines' own indexes are derived from it."""

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=10)
    ref = fields.BigIntField()
    a = fields.TextField(default="")
    b = fields.TextField(default="")
    c = fields.TextField(default="")
    words = fields.TextField(default="")

    class Meta:
        table = "search_doc"
        unique_together = (("kind", "ref"),)
