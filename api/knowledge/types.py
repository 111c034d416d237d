"""The knowledge base (4.3.2, 4.5.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import strawberry

from api.gateway.context import Context
from api.gateway.policy import READ_KNOWLEDGE, STAFF_KNOWLEDGE_READ
from api.people.types import Area, Person
from api.reading.fields import answered, column, computed, reference
from api.reading.node import Node
from api.reading.query_fields import Info, printable
from api.reading.rows import Row
from api.reading.selection import Selected
from api.scalars import Instant
from models import search
from models.database import among_ids, rows
from models.sql import Params
from models.vocabulary import ArticleStatus, Language
from texts import markdown

EXCERPT = 220
BODIES = ("title_es", "body_es", "title_en", "body_en")

Words = Annotated[
    str | None,
    strawberry.argument(
        description="Words to look for, each marked by U+0002 and U+0003 around it."
    ),
]


def _in_english(row: Row) -> bool:
    """A title in one language above a text in another helps nobody."""
    return bool(row.title_en and row.body_en)


def _language(row: Row, context: Context) -> Language:
    return Language.EN if context.language is Language.EN and _in_english(row) else Language.ES


def _languages(row: Row, _context: Context) -> list[Language]:
    return [Language.ES, Language.EN] if _in_english(row) else [Language.ES]


def _title(row: Row, context: Context) -> str:
    return str(row.title_en if _language(row, context) is Language.EN else row.title_es)


def _body(row: Row, context: Context) -> str:
    return str(row.body_en if _language(row, context) is Language.EN else row.body_es)


def _headline(root: strawberry.Parent[Row], info: Info, search: Words = None) -> str:
    title = _title(root, info.context)
    return _snippet(title, search, width=len(title))


def _excerpt(root: strawberry.Parent[Row], info: Info, search: Words = None) -> str:
    return _snippet(markdown.plain(_body(root, info.context)), search, width=EXCERPT)


def _snippet(text: str, words: str | None, width: int) -> str:
    return search.snippet(text, printable(words or ""), width=width)


async def load_ratings(context: Context, found: Sequence[Row], _asked: Sequence[Selected]) -> None:
    """`said_of_it` of each article: whether it helped the reader, as far as they said."""
    params = Params()
    me, among = params.add(context.actor.person_id), among_ids(params, (row.id for row in found))
    said = await rows(
        f"SELECT article_id, helped FROM article_rating WHERE person_id = {me} AND article_id"
        f" {among}",
        params,
    )
    helped = {record["article_id"]: bool(record["helped"]) for record in said}
    for row in found:
        row.said_of_it = helped.get(row.id)


def _helped_me(row: Row, _context: Context) -> bool | None:
    helped: bool | None = row.said_of_it
    return helped


@strawberry.type(
    description="A text of an article, as it was written and, once, published.",
    directives=[STAFF_KNOWLEDGE_READ],
)
class ArticleRevision(Node):
    area: Area = reference("Its area.", "Area", "area_id")
    title_es: str = column("In Spanish.")
    body_es: str = column("In Spanish.")
    title_en: str = column("In English; empty while untranslated.")
    body_en: str = column("In English; empty while untranslated.")
    author: Person = reference("Who wrote it.", "Person", "author_id")
    written_at: Instant = column("When it was written.")
    reviewer: Person | None = reference("Who published it.", "Person", "reviewer_id")
    published_at: Instant | None = column("When it was published.")


@strawberry.type(description="An article of the knowledge base.", directives=[READ_KNOWLEDGE])
class Article(Node):
    version: int = column("One more at each change.")
    area: Area = reference("Its area.", "Area", "area_id")
    status: ArticleStatus = column("Draft, published or withdrawn.")
    language: Language = computed(
        _language,
        *BODIES,
        description=(
            "The language of `title` and `body`: the reader's where both are written in it, else"
            " Spanish."
        ),
    )
    languages: list[Language] = computed(
        _languages, *BODIES, description="The languages it is written in."
    )
    title: str = computed(_title, *BODIES, description="In the reader's language, else in Spanish.")
    body: str = computed(
        _body,
        *BODIES,
        description=(
            "In the reader's language, else in Spanish; Markdown without HTML and without images."
        ),
    )
    headline: str = answered(
        _headline, *BODIES, description="The title, with the words looked for marked."
    )
    excerpt: str = answered(
        _excerpt,
        *BODIES,
        description=(
            "The part of the text where the words looked for are, else its beginning; plain, on one"
            " line."
        ),
    )
    title_es: str = column("In Spanish.")
    body_es: str = column("In Spanish.")
    title_en: str = column("In English; empty while untranslated.")
    body_en: str = column("In English; empty while untranslated.")
    author: Person = reference("Who wrote it.", "Person", "author_id")
    reviewer: Person | None = reference(
        "Who reviewed and published it: never its author.", "Person", "reviewer_id"
    )
    published_at: Instant | None = column("When it was reviewed and published.")
    review_at: Instant | None = column(
        "When it should be reviewed again.", policy=STAFF_KNOWLEDGE_READ
    )
    waiting: ArticleRevision | None = reference(
        "The new text, while nobody else has published it.",
        "ArticleRevision",
        "waiting_id",
        policy=STAFF_KNOWLEDGE_READ,
    )
    withdrawn_at: Instant | None = column("When it was taken back.", policy=STAFF_KNOWLEDGE_READ)
    withdrawn_by: Person | None = reference(
        "Who took it back.", "Person", "withdrawn_by_id", policy=STAFF_KNOWLEDGE_READ
    )
    withdrawn_reason: str | None = computed(
        lambda row, _context: row.withdrawn_reason or None,
        "withdrawn_reason",
        description="Why, in one line.",
        policy=STAFF_KNOWLEDGE_READ,
    )
    used_count: int = column("How many tickets it was used for.")
    helped_count: int = column("How many readers it helped.")
    not_helped_count: int = column("How many readers it did not help.")
    helped_me: bool | None = computed(
        _helped_me,
        description="Whether it helped the reader; nothing until they said so.",
        load=load_ratings,
    )
    deflected_count: int = column(
        "How many requests were not sent because it answered them.", policy=STAFF_KNOWLEDGE_READ
    )


@strawberry.type(
    description="An area with what is published about it, for who looks for an answer.",
    directives=[READ_KNOWLEDGE],
)
class HelpTopic:
    area: Area = column("The area.")
    article_count: int = column("How many articles are published about it.")
    articles: list[Article] = column(
        "Those that helped most readers, at most so many as asked for."
    )
