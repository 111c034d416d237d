"""The knowledge base (4.3.2, 4.5.4)."""

from __future__ import annotations

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.columns import enum_column, instant
from models.people import Area, Person
from models.tickets import Ticket
from models.vocabulary import ArticleStatus


class Article(Model):
    id = fields.BigIntField(primary_key=True)
    area: fields.ForeignKeyRelation[Area] = fields.ForeignKeyField(
        "models.Area", on_delete=fields.RESTRICT
    )
    area_id: int
    status: ArticleStatus = enum_column(ArticleStatus, default=ArticleStatus.DRAFT)
    title_es = fields.CharField(max_length=160)
    body_es = fields.TextField()
    title_en = fields.CharField(max_length=160, default="")
    body_en = fields.TextField(default="")
    author: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="articles", on_delete=fields.RESTRICT
    )
    author_id: int
    reviewer: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="reviewed", null=True, on_delete=fields.RESTRICT
    )
    reviewer_id: int | None
    created_at: datetime = instant()
    published_at: datetime | None = instant(null=True)
    review_at: datetime | None = instant(null=True)
    waiting_id: int | None = fields.BigIntField(null=True)
    withdrawn_at: datetime | None = instant(null=True)
    withdrawn_by_id: int | None = fields.BigIntField(null=True)
    withdrawn_reason = fields.CharField(max_length=200, default="")
    version = fields.IntField(default=1)
    used_count = fields.IntField(default=0)
    helped_count = fields.IntField(default=0)
    not_helped_count = fields.IntField(default=0)
    deflected_count = fields.IntField(default=0)

    class Meta:
        table = "article"
        indexes = [("status", "id")]


class ArticleRevision(Model):
    """What an article said, or will say once another person has published it: then
    `Article.waiting_id` names it. Every text that was ever written of it is kept.
    """

    id = fields.BigIntField(primary_key=True)
    article: fields.ForeignKeyRelation[Article] = fields.ForeignKeyField(
        "models.Article", on_delete=fields.CASCADE
    )
    article_id: int
    area_id: int = fields.BigIntField()
    title_es = fields.CharField(max_length=160)
    body_es = fields.TextField()
    title_en = fields.CharField(max_length=160, default="")
    body_en = fields.TextField(default="")
    author_id: int = fields.BigIntField()
    written_at: datetime = instant()
    reviewer_id: int | None = fields.BigIntField(null=True)
    published_at: datetime | None = instant(null=True)

    class Meta:
        table = "article_revision"
        indexes = [("article_id", "id")]


class ArticleRating(Model):
    id = fields.BigIntField(primary_key=True)
    article: fields.ForeignKeyRelation[Article] = fields.ForeignKeyField(
        "models.Article", on_delete=fields.CASCADE
    )
    article_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.CASCADE
    )
    person_id: int
    helped = fields.BooleanField()
    rated_at: datetime = instant()

    class Meta:
        table = "article_rating"
        unique_together = (("article_id", "person_id"),)


class Deflection(Model):
    """An article answered somebody before they sent a request: which, whom and when, and not a word
    of theirs.
    """

    id = fields.BigIntField(primary_key=True)
    article: fields.ForeignKeyRelation[Article] = fields.ForeignKeyField(
        "models.Article", on_delete=fields.CASCADE
    )
    article_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.CASCADE
    )
    person_id: int
    deflected_at: datetime = instant()

    class Meta:
        table = "deflection"
        indexes = [("article_id", "id")]


class Consultation(Model):
    """The knowledge base was consulted for a ticket: what was looked for, and the article found, or
    none.
    """

    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", on_delete=fields.RESTRICT
    )
    ticket_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.RESTRICT
    )
    person_id: int
    terms = fields.CharField(max_length=200)
    article: fields.ForeignKeyNullableRelation[Article] = fields.ForeignKeyField(
        "models.Article", null=True, on_delete=fields.RESTRICT
    )
    article_id: int | None
    consulted_at: datetime = instant()

    class Meta:
        table = "consultation"
        indexes = [("ticket_id", "id")]
