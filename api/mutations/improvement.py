"""4.5 Análisis y Mejora Continua: the knowledge base. And what people prefer for themselves."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import ids
from api.inputs import told
from api.mutations.call import ArticleId, Info, Key, act, call_of
from api.payloads import ArticlePayload, Done, ViewerPayload
from api.policy import PROFILE, STAFF_KNOWLEDGE, requires
from models.vocabulary import Language, NoticeKind, Scope
from procedure import improvement, people
from procedure.act import Act


@strawberry.input(description="What an article says; Spanish is owed, English may follow.")
class CreateArticleInput:
    area_id: strawberry.ID = strawberry.field(description="Its area.")
    title_es: str = strawberry.field(description="Title in Spanish.")
    body_es: str = strawberry.field(description="Text in Spanish.")
    title_en: str | None = told("Title in English.")
    body_en: str | None = told("Text in English.")


@strawberry.input(description="Whether an article helped.")
class RateArticleInput:
    helped: bool = strawberry.field(description="Whether it did.")


@strawberry.input(description="What is left out stays as it is.")
class UpdatePreferencesInput:
    language: Language | None = told("Language of pages and notices.")
    timezone: str | None = told("IANA name of the zone in which times are read.")
    notices: list[NoticeKind] | None = told(
        "Which notices are mailed beyond those that are owed; an empty list, none."
    )


@strawberry.type
class Improvement:
    @act(
        "A new solution is written down; staff find it at once, customers once it is published.",
        "4.5.4",
        STAFF_KNOWLEDGE,
    )
    async def create_article(
        self,
        info: Info,
        input: Annotated[CreateArticleInput, strawberry.argument(description="The article.")],
        idempotency_key: Key = None,
    ) -> ArticlePayload | None:
        call = call_of(info, idempotency_key)
        draft = improvement.Draft(
            area_id=ids.key_of(input.area_id, "Area"),
            title_es=input.title_es,
            body_es=input.body_es,
            title_en=input.title_en,
            body_en=input.body_en,
        )

        async def work(rule: Act) -> Done:
            return Done((await improvement.create_article(rule, draft)).id)

        return await call.answer(work, call.article_payload)  # type: ignore[return-value]

    @act(
        "Another person than its author reviewed the article, and everybody may read it.",
        "4.5.4",
        STAFF_KNOWLEDGE,
    )
    async def publish_article(
        self, info: Info, id: ArticleId, idempotency_key: Key = None
    ) -> ArticlePayload | None:
        call = call_of(info, idempotency_key)

        async def work(rule: Act) -> Done:
            return Done((await improvement.publish_article(rule, ids.key_of(id, "Article"))).id)

        return await call.answer(work, call.article_payload)  # type: ignore[return-value]

    @act(
        "It is known whether the article helped this reader.",
        "4.5.4",
        requires(Scope.KNOWLEDGE_READ, Scope.PROFILE),
    )
    async def rate_article(
        self,
        info: Info,
        id: ArticleId,
        input: Annotated[RateArticleInput, strawberry.argument(description="Whether it helped.")],
        idempotency_key: Key = None,
    ) -> ArticlePayload | None:
        call = call_of(info, idempotency_key)

        async def work(rule: Act) -> Done:
            article = await improvement.rate_article(rule, ids.key_of(id, "Article"), helped=input.helped)
            return Done(article.id)

        return await call.answer(work, call.article_payload)  # type: ignore[return-value]

    @act(
        "The article answered the caller, who sends no request: it is counted, and not a word of it is kept.",
        "4.5.4",
        requires(Scope.KNOWLEDGE_READ, Scope.PROFILE),
    )
    async def deflect_request(
        self, info: Info, id: ArticleId, idempotency_key: Key = None
    ) -> ArticlePayload | None:
        call = call_of(info, idempotency_key)

        async def work(rule: Act) -> Done:
            return Done((await improvement.deflect_request(rule, ids.key_of(id, "Article"))).id)

        return await call.answer(work, call.article_payload)  # type: ignore[return-value]

    @act("The caller reads pages, times and notices as they prefer.", "4.2.4", PROFILE)
    async def update_preferences(
        self,
        info: Info,
        input: Annotated[UpdatePreferencesInput, strawberry.argument(description="The preferences.")],
        idempotency_key: Key = None,
    ) -> ViewerPayload | None:
        call = call_of(info, idempotency_key)

        async def work(rule: Act) -> Done:
            person = await people.update_preferences(
                rule, language=input.language, timezone=input.timezone, notices=input.notices
            )
            return Done(person.id)

        return await call.answer(work, call.viewer_payload)  # type: ignore[return-value]
