"""The knowledge base (4.3.2, 4.5.4)."""

from __future__ import annotations

from typing import Any

import strawberry

from api.context import Context
from api.fields import column, computed, one
from api.policy import READ_KNOWLEDGE, STAFF_KNOWLEDGE_READ
from api.scalars import Instant
from api.types.node import Node
from api.types.people import Area, Person
from models.vocabulary import ArticleStatus, Language


def _title(row: Any, context: Context) -> str:
    return str(row.title_en if context.language is Language.EN and row.title_en else row.title_es)


def _body(row: Any, context: Context) -> str:
    return str(row.body_en if context.language is Language.EN and row.body_en else row.body_es)


@strawberry.type(description="An article of the knowledge base.", directives=[READ_KNOWLEDGE])
class Article(Node):
    version: int = column("One more at each change.")
    area: Area = one("Its area.", "Area", "area_id")
    status: ArticleStatus = column("Draft or published.")
    title: str = computed(
        _title, "title_es", "title_en", description="In the reader's language, else in Spanish."
    )
    body: str = computed(
        _body, "body_es", "body_en", description="In the reader's language, else in Spanish; plain text."
    )
    title_es: str = column("In Spanish.")
    body_es: str = column("In Spanish.")
    title_en: str = column("In English; empty while untranslated.")
    body_en: str = column("In English; empty while untranslated.")
    author: Person = one("Who wrote it.", "Person", "author_id")
    reviewer: Person | None = one("Who reviewed and published it: never its author.", "Person", "reviewer_id")
    published_at: Instant | None = column("When it was published.")
    review_at: Instant | None = column("When it should be reviewed again.", policy=STAFF_KNOWLEDGE_READ)
    used_count: int = column("How many tickets it was used for.")
    helped_count: int = column("How many readers it helped.")
    not_helped_count: int = column("How many readers it did not help.")
    deflected_count: int = column(
        "How many requests were not sent because it answered them.", policy=STAFF_KNOWLEDGE_READ
    )
