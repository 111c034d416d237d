"""4.5 Análisis y Mejora Continua: the knowledge base. And what people prefer for themselves."""

from __future__ import annotations

from functools import partial

import strawberry

from api import ids
from api.acting.answers import ArticlePayload, ViewerPayload
from api.acting.fields import anew, on_one
from api.gateway.policy import OWN_PROFILE, STAFF_KNOWLEDGE, requires
from api.inputs import key_of, optional
from api.knowledge.types import Article
from models.knowledge import Article as ArticleModel
from models.vocabulary import Language, NoticeKind, Scope
from procedure.core.act import Act
from procedure.improvement import articles
from procedure.people import requesters

READERS = requires(Scope.KNOWLEDGE_READ, Scope.PROFILE)


@strawberry.input(description="What an article says; Spanish is owed, English may follow.")
class CreateArticleInput:
    area_id: strawberry.ID = strawberry.field(description="Its area.")
    title_es: str = strawberry.field(description="Title in Spanish.")
    body_es: str = strawberry.field(description="Text in Spanish.")
    title_en: str | None = optional("Title in English.")
    body_en: str | None = optional("Text in English.")


@strawberry.input(description="What changes; what is left out stays as it is.")
class EditArticleInput:
    area_id: strawberry.ID | None = key_of("Area", "Its area.", None)
    title_es: str | None = optional("Title in Spanish.")
    body_es: str | None = optional("Text in Spanish.")
    title_en: str | None = optional("Title in English; empty, it has none any more.")
    body_en: str | None = optional("Text in English; empty, it has none any more.")


@strawberry.input(description="Why an article is taken back.")
class WithdrawArticleInput:
    reason: str = strawberry.field(description="In one line, up to 200 characters, for the staff.")


@strawberry.input(description="Whether an article helped.")
class RateArticleInput:
    helped: bool = strawberry.field(description="Whether it did.")


@strawberry.input(description="What is left out stays as it is.")
class UpdatePreferencesInput:
    language: Language | None = optional("Language of pages and notices.")
    timezone: str | None = optional("IANA name of the zone in which times are read.")
    notices: list[NoticeKind] | None = optional(
        "Which notices are mailed beyond those that are owed; an empty list, none."
    )


async def create_article(act: Act, input: CreateArticleInput) -> ArticleModel:
    draft = articles.Draft(
        area_id=ids.key_of(input.area_id, "Area"),
        title_es=input.title_es,
        body_es=input.body_es,
        title_en=input.title_en,
        body_en=input.body_en,
    )
    return await articles.create_article(act, draft)


on_article = partial(on_one, Article, "The article's id.", clause="4.5.4", answers=ArticlePayload)


@strawberry.type
class Improvement:
    create_article = anew(
        create_article,
        CreateArticleInput,
        "The article.",
        does=(
            "A new solution is written down; staff find it at once, customers once it is published."
        ),
        clause="4.5.4",
        policy=STAFF_KNOWLEDGE,
        answers=ArticlePayload,
    )
    edit_article = on_article(
        articles.edit_article,
        EditArticleInput,
        "What changes.",
        does=(
            "The article has a new text, which waits in `waiting` until another person publishes"
            " it; a draft changes at once."
        ),
        policy=STAFF_KNOWLEDGE,
        versioned=True,
    )
    publish_article = on_article(
        articles.publish_article,
        does=(
            "Another person than its author reviewed the article, or its new text, and everybody"
            " may read it."
        ),
        policy=STAFF_KNOWLEDGE,
        versioned=True,
    )
    withdraw_article = on_article(
        articles.withdraw_article,
        WithdrawArticleInput,
        "The reason.",
        does=(
            "Customers find the article no more and no solution leans on it; staff still do, and"
            " may publish it again."
        ),
        policy=STAFF_KNOWLEDGE,
        versioned=True,
    )
    rate_article = on_article(
        articles.rate_article,
        RateArticleInput,
        "Whether it helped.",
        does="It is known whether the article helped this reader.",
        policy=READERS,
    )
    deflect_request = on_article(
        articles.deflect_request,
        does=(
            "The article answered the caller, who sends no request: it is counted, and not a word"
            " of it is kept."
        ),
        policy=READERS,
    )
    update_preferences = anew(
        requesters.update_preferences,
        UpdatePreferencesInput,
        "The preferences.",
        does="The caller reads pages, times and notices as they prefer.",
        clause="4.2.4",
        policy=OWN_PROFILE,
        answers=ViewerPayload,
    )
