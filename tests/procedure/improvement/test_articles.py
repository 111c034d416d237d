"""4.5 Análisis y Mejora Continua."""

from datetime import timedelta
from typing import Any

import pytest

from models.knowledge import Article, ArticleRating, ArticleRevision, Deflection
from models.search import matching_ids
from models.vocabulary import ArticleStatus
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from procedure.core.visibility import visible_articles
from procedure.improvement.articles import (
    Draft,
    create_article,
    deflect_request,
    edit_article,
    publish_article,
    rate_article,
    withdraw_article,
)
from tests.builders import act, nothing_changes, refusal
from tests.cast import NOON, Desk


async def an_article(desk: Desk, by: Actor, **changes: Any) -> Article:
    told: dict[str, Any] = {
        "area_id": desk.area(),
        "title_es": "Error E-301 al timbrar",
        "body_es": "Renueve el sello.",
    }
    async with act(by) as opened:
        return await create_article(opened, Draft(**told | changes))


async def published(desk: Desk) -> Article:
    article = await an_article(desk, desk.laura)
    async with act(desk.diego) as opened:
        return await publish_article(opened, article.id)


async def rate(by: Actor, article: Article, *, helped: bool) -> Article:
    async with act(by) as opened:
        return await rate_article(opened, article.id, helped=helped)


async def hits(by: Actor, text: str) -> list[int]:
    return await matching_ids(
        "article", text, lambda params, a: visible_articles(by, params, a), limit=5
    )


async def test_staff_write_an_article_and_only_staff_find_the_draft(desk: Desk) -> None:
    article = await an_article(
        desk, desk.laura, title_en="Error E-301 when stamping", body_en="Renew the seal."
    )

    assert (article.status, article.author_id, article.version) == (
        ArticleStatus.DRAFT,
        desk.laura.person_id,
        1,
    )
    assert await hits(desk.diego, "timbrado sellos") == [article.id]
    assert await hits(desk.diego, "seal") == [article.id]
    assert await hits(desk.ana, "timbrar") == []


@pytest.mark.parametrize("by", ["ana", "elena", "partner"])
async def test_customers_and_partners_do_not_write_articles(desk: Desk, by: str) -> None:
    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="4.5.4"):
            await an_article(desk, getattr(desk, by))


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"area_id": 10**9}, Code.NOT_FOUND, "area_id"),
        ({"title_es": " "}, Code.REQUIRED, "title_es"),
        ({"title_es": "x" * 161}, Code.TOO_LONG, "title_es"),
        ({"body_es": ""}, Code.REQUIRED, "body_es"),
        ({"title_en": "x" * 161}, Code.TOO_LONG, "title_en"),
        ({"body_en": "x" * 20_001}, Code.TOO_LONG, "body_en"),
    ],
)
async def test_an_article_is_refused(
    desk: Desk, changes: dict[str, Any], code: Code, field: str
) -> None:
    async with nothing_changes():
        with refusal(code, field=field):
            await an_article(desk, desk.laura, **changes)


async def test_another_person_publishes_it_and_it_is_looked_at_again_in_180_days(
    desk: Desk,
) -> None:
    article = await an_article(desk, desk.laura)

    async with nothing_changes():
        with refusal(Code.SAME_PERSON, clause="4.5.4"):
            async with act(desk.laura) as opened:
                await publish_article(opened, article.id)
    async with act(desk.diego) as opened:
        article = await publish_article(opened, article.id)

    article = await Article.get(id=article.id)
    assert (article.status, article.reviewer_id) == (ArticleStatus.PUBLISHED, desk.diego.person_id)
    assert (article.published_at, article.review_at) == (NOON, NOON + timedelta(days=180))
    assert await hits(desk.ana, "timbrar") == [article.id]


async def test_it_is_published_once(desk: Desk) -> None:
    article = await published(desk)

    async with nothing_changes():
        with refusal(Code.ALREADY_DONE):
            async with act(desk.lucia) as opened:
                await publish_article(opened, article.id)


async def edit(by: Actor, article: Article, version: int | None = None, **told: Any) -> Article:
    async with act(by) as opened:
        return await edit_article(opened, article.id, version, **told)


async def withdraw(by: Actor, article: Article, reason: str = "Ya no es así.") -> Article:
    async with act(by) as opened:
        return await withdraw_article(opened, article.id, reason=reason)


async def publish(by: Actor, article: Article, version: int | None = None) -> Article:
    async with act(by) as opened:
        return await publish_article(opened, article.id, version)


async def test_a_draft_that_is_edited_says_the_new_text_at_once_to_the_staff(desk: Desk) -> None:
    draft = await an_article(desk, desk.laura, title_en="Old", body_en="Old")

    edited = await edit(desk.diego, draft, title_es="Error al firmar", title_en="", body_en="")

    assert (edited.title_es, edited.body_es, edited.title_en, edited.version) == (
        "Error al firmar",
        "Renueve el sello.",
        "",
        2,
    )
    assert await hits(desk.laura, "firmar") == [draft.id]
    assert await hits(desk.laura, "timbrar") == []
    async with nothing_changes():  # the whole text is now of who wrote it last
        with refusal(Code.SAME_PERSON):
            await publish(desk.diego, draft)
    assert (await publish(desk.laura, draft)).reviewer_id == desk.laura.person_id


async def test_what_is_published_stays_as_it_is_until_another_person_publishes_the_edit(
    desk: Desk,
) -> None:
    article = await published(desk)

    await edit(desk.diego, article, title_es="Error al firmar")
    waiting = await edit(desk.diego, article, body_es="Pida otro sello.")

    assert (waiting.title_es, waiting.body_es) == ("Error E-301 al timbrar", "Renueve el sello.")
    assert await hits(desk.ana, "firmar") == []
    async with nothing_changes():
        with refusal(Code.SAME_PERSON):
            await publish(desk.diego, article)
    new = await publish(desk.lucia, article)
    assert (new.title_es, new.body_es, new.waiting_id) == (
        "Error al firmar",
        "Pida otro sello.",
        None,
    )
    assert (new.author_id, new.reviewer_id) == (desk.diego.person_id, desk.lucia.person_id)
    assert await hits(desk.ana, "firmar") == [article.id]


async def test_every_text_of_an_article_is_kept(desk: Desk) -> None:
    article = await published(desk)
    await edit(desk.diego, article, body_es="Segundo.")
    await edit(desk.diego, article, body_es="Tercero.")
    await publish(desk.lucia, article)

    kept = await ArticleRevision.filter(article_id=article.id).order_by("id")

    assert [(each.body_es, each.reviewer_id) for each in kept] == [
        ("Renueve el sello.", desk.diego.person_id),
        ("Segundo.", None),
        ("Tercero.", desk.lucia.person_id),
    ]


async def test_an_edit_that_changes_nothing_leaves_nothing(desk: Desk) -> None:
    article = await published(desk)

    async with nothing_changes():
        await edit(desk.diego, article, title_es=article.title_es, body_es="  Renueve el sello. ")


async def test_an_edit_back_to_what_is_published_leaves_nothing_to_publish(desk: Desk) -> None:
    article = await published(desk)
    await edit(desk.diego, article, title_es="Otro título")

    again = await edit(desk.laura, article, title_es=article.title_es)

    assert again.waiting_id is None
    async with nothing_changes():
        with refusal(Code.ALREADY_DONE):
            await publish(desk.lucia, article)


async def test_of_two_who_edit_at_once_the_second_is_told(desk: Desk) -> None:
    article = await published(desk)
    await edit(desk.diego, article, article.version, title_es="Otro título")

    async with nothing_changes():
        with refusal(Code.STALE_VERSION):
            await edit(desk.laura, article, article.version, title_es="Un tercero")
        with refusal(Code.STALE_VERSION):
            await publish(desk.lucia, article, article.version)


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"area_id": 10**9}, Code.NOT_FOUND, "area_id"),
        ({"title_es": ""}, Code.REQUIRED, "title_es"),
        ({"body_en": "x" * 20_001}, Code.TOO_LONG, "body_en"),
    ],
)
async def test_an_edit_is_refused(desk: Desk, told: dict[str, Any], code: Code, field: str) -> None:
    article = await published(desk)

    async with nothing_changes():
        with refusal(code, field=field):
            await edit(desk.diego, article, **told)


async def test_what_is_withdrawn_is_found_by_no_customer_and_may_come_back(desk: Desk) -> None:
    article = await published(desk)

    gone = await withdraw(desk.laura, article)

    assert (gone.withdrawn_at, gone.withdrawn_by_id, gone.withdrawn_reason, gone.review_at) == (
        NOON,
        desk.laura.person_id,
        "Ya no es así.",
        None,
    )
    assert await hits(desk.ana, "timbrar") == []
    assert await hits(desk.laura, "timbrar") == [article.id]
    async with nothing_changes():
        with refusal(Code.NOT_FOUND):
            await rate(desk.ana, article, helped=True)
        with refusal(Code.ALREADY_DONE):
            await withdraw(desk.diego, article)
        with refusal(Code.SAME_PERSON):
            await publish(desk.laura, article)
    await edit(desk.laura, article, body_es="Ahora es así.")
    back = await publish(desk.diego, article)
    assert (back.status, back.body_es, back.withdrawn_at, back.withdrawn_reason) == (
        ArticleStatus.PUBLISHED,
        "Ahora es así.",
        None,
        "",
    )


async def test_customers_neither_edit_nor_withdraw_and_a_reason_is_owed(desk: Desk) -> None:
    article = await published(desk)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED):
            await edit(desk.ana, article, title_es="x")
        with refusal(Code.NOT_ALLOWED):
            await withdraw(desk.ana, article)
        with refusal(Code.REQUIRED, field="reason"):
            await withdraw(desk.laura, article, "  ")


async def test_a_draft_does_not_exist_for_customers_and_they_publish_nothing(desk: Desk) -> None:
    draft, article = await an_article(desk, desk.laura), await published(desk)

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="id"):
            await rate(desk.ana, draft, helped=True)
        with refusal(Code.NOT_ALLOWED):
            async with act(desk.ana) as opened:
                await publish_article(opened, article.id)


async def test_each_person_rates_once_and_may_change_their_mind(desk: Desk) -> None:
    article = await published(desk)

    await rate(desk.ana, article, helped=True)
    await rate(desk.beto, article, helped=False)
    article = await rate(desk.ana, article, helped=False)

    assert (article.helped_count, article.not_helped_count) == (0, 2)
    assert await ArticleRating.all().count() == 2


async def test_a_partner_s_system_does_not_say_that_an_article_helped(desk: Desk) -> None:
    article = await published(desk)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="4.5.4"):
            await rate(desk.partner, article, helped=True)


async def test_an_article_that_answered_a_customer_counts_each_request_that_was_not_sent(
    desk: Desk,
) -> None:
    article = await published(desk)

    for by in (desk.ana, desk.beto, desk.ana):
        async with act(by) as opened:
            article = await deflect_request(opened, article.id)

    rows = [(each.article_id, each.person_id, each.deflected_at) for each in await Deflection.all()]
    assert (await Article.get(id=article.id)).deflected_count == 3
    assert sorted(rows) == sorted(
        (article.id, by.person_id, NOON) for by in (desk.ana, desk.beto, desk.ana)
    )


@pytest.mark.parametrize("by", ["laura", "partner"])
async def test_only_customers_are_answered_instead_of_sending_a_request(
    desk: Desk, by: str
) -> None:
    article = await published(desk)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="4.5.4"):
            async with act(getattr(desk, by)) as opened:
                await deflect_request(opened, article.id)


async def test_a_draft_answers_no_customer(desk: Desk) -> None:
    draft = await an_article(desk, desk.laura)

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="id"):
            async with act(desk.ana) as opened:
                await deflect_request(opened, draft.id)


async def test_what_was_withdrawn_comes_back_as_it_was_by_another_person(desk: Desk) -> None:
    article = await published(desk)
    await withdraw(desk.laura, article)

    back = await publish(desk.lucia, article)

    assert (back.status, back.body_es, back.reviewer_id) == (
        ArticleStatus.PUBLISHED,
        "Renueve el sello.",
        desk.lucia.person_id,
    )
