"""4.5 Análisis y Mejora Continua: the knowledge base, written by one person, published by another,
edited the same way and withdrawn with a reason.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import timedelta
from typing import Any

from models import search
from models.database import for_update, rows
from models.knowledge import Article, ArticleRating, ArticleRevision, Deflection
from models.people import Area
from models.sql import Params
from models.vocabulary import ArticleStatus
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import BODY, LINE, optional, required
from procedure.core.visibility import visible_articles

TITLE = 160
REVIEW_AFTER = timedelta(days=180)


@dataclass(frozen=True)
class Draft:
    """What an article says; Spanish is owed, English may follow."""

    area_id: int
    title_es: str
    body_es: str
    title_en: str | None = None
    body_en: str | None = None


TEXT = tuple(field.name for field in fields(Draft))


async def create_article(act: Act, draft: Draft) -> Article:
    """A new solution is written down; staff find it, customers once another person has published
    it.

    Clause: SGC-SAC-001 4.5.4
    Refuses: NOT_ALLOWED, NOT_FOUND (area), REQUIRED, TOO_LONG
    """
    _require_staff(act)
    checked = await _checked(draft)
    article = await Article.create(
        **asdict(checked), author_id=act.actor.person_id, created_at=act.now
    )
    article.waiting_id = (await _written(act, article, checked)).id
    await article.save()
    await _make_findable(article)
    return article


async def edit_article(
    act: Act,
    article_id: int,
    expected_version: int | None = None,
    *,
    area_id: int | None = None,
    title_es: str | None = None,
    body_es: str | None = None,
    title_en: str | None = None,
    body_en: str | None = None,
) -> Article:
    """What is left out stays; an empty text in English takes the translation away. What customers
    read stays as it is until another person has published the new text; a draft changes at once,
    for the staff. Who writes again what is published takes the text that waited away.

    Clause: SGC-SAC-001 4.5.4
    Refuses: NOT_FOUND (article, area), NOT_ALLOWED, STALE_VERSION, REQUIRED, TOO_LONG
    """
    _require_staff(act)
    article = await _article(act, article_id, expected_version)
    before = await _latest_text(article)
    given = _given(
        area_id=area_id, title_es=title_es, body_es=body_es, title_en=title_en, body_en=body_en
    )
    checked = await _checked(Draft(**before | given))
    if asdict(checked) == before:
        return article
    revision = await _written(act, article, checked)
    article.waiting_id = revision.id
    if article.status is not ArticleStatus.PUBLISHED:
        await _says(article, revision)
    elif asdict(checked) == _text_of(article):
        article.waiting_id = None
    article.version += 1
    await article.save()
    return article


async def publish_article(
    act: Act, article_id: int, expected_version: int | None = None
) -> Article:
    """Another person than who wrote the text that waits stands for it; it is looked at again in 180
    days. What was withdrawn may be published again.

    Clause: SGC-SAC-001 4.5.4
    Refuses: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, SAME_PERSON, ALREADY_DONE
    """
    article = await _article(act, article_id, expected_version)
    _require_staff(act)
    waiting = await ArticleRevision.get_or_none(id=article.waiting_id)
    if article.status is ArticleStatus.PUBLISHED and waiting is None:
        raise Refusal(Code.ALREADY_DONE, clause="4.5.4")
    if (waiting or article).author_id == act.actor.person_id:
        raise Refusal(Code.SAME_PERSON, clause="4.5.4")
    if waiting is not None:
        waiting.reviewer_id, waiting.published_at = act.actor.person_id, act.now
        await waiting.save()
        await _says(article, waiting)
    article.status, article.waiting_id = ArticleStatus.PUBLISHED, None
    article.reviewer_id = act.actor.person_id
    article.published_at, article.review_at = act.now, act.now + REVIEW_AFTER
    article.withdrawn_at = article.withdrawn_by_id = None
    article.withdrawn_reason = ""
    article.version += 1
    await article.save()
    return article


async def withdraw_article(
    act: Act, article_id: int, expected_version: int | None = None, *, reason: str
) -> Article:
    """What is wrong, or no longer so, helps nobody: customers do not find it any more, no solution
    leans on it, and what it has solved stays told.

    Clause: SGC-SAC-001 4.5.4
    Refuses: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ALREADY_DONE, REQUIRED (reason), TOO_LONG
    """
    _require_staff(act)
    article = await _article(act, article_id, expected_version)
    if article.status is ArticleStatus.WITHDRAWN:
        raise Refusal(Code.ALREADY_DONE, clause="4.5.4")
    article.withdrawn_reason = required(reason, "reason", LINE, clause="4.5.4")
    article.withdrawn_at, article.withdrawn_by_id = act.now, act.actor.person_id
    article.status, article.review_at = ArticleStatus.WITHDRAWN, None
    article.version += 1
    await article.save()
    return article


async def rate_article(act: Act, article_id: int, *, helped: bool) -> Article:
    """Whether it helped, said once by each person who sees it; they may change their mind.

    Clause: SGC-SAC-001 4.5.4
    Refuses: NOT_FOUND, NOT_ALLOWED (only people rate)
    """
    article = await _article(act, article_id)
    if act.actor.person_id is None:
        raise Refusal(Code.NOT_ALLOWED, clause="4.5.4")
    await ArticleRating.update_or_create(
        defaults={"helped": helped, "rated_at": act.now},
        article_id=article.id,
        person_id=act.actor.person_id,
    )
    article.helped_count = await ArticleRating.filter(article_id=article.id, helped=True).count()
    article.not_helped_count = await ArticleRating.filter(
        article_id=article.id, helped=False
    ).count()
    await article.save()
    return article


async def deflect_request(act: Act, article_id: int) -> Article:
    """An article answered a customer, who sends no request: counted for it, and not a word of the
    request is kept.

    Clause: SGC-SAC-001 4.5.4 (and 4.3.2: a solution to a known problem was found, by the customer)
    Refuses: NOT_FOUND, NOT_ALLOWED (only customers ask for themselves)
    """
    article = await _article(act, article_id)
    if not act.actor.is_customer or act.actor.person_id is None:
        raise Refusal(Code.NOT_ALLOWED, clause="4.5.4")
    await Deflection.create(
        article_id=article.id, person_id=act.actor.person_id, deflected_at=act.now
    )
    article.deflected_count += 1
    await article.save()
    return article


def _require_staff(act: Act) -> None:
    if not act.actor.is_staff:
        raise Refusal(Code.NOT_ALLOWED, clause="4.5.4")


async def _article(act: Act, article_id: int, expected_version: int | None = None) -> Article:
    """Locked until the act ends; what the actor may not see does not exist."""
    params = Params()
    sql = f"SELECT a.id FROM article a WHERE a.id = {params.add(article_id)}"
    sql += f" AND {visible_articles(act.actor, params)} {for_update()}"
    if not await rows(sql, params):
        raise Refusal(Code.NOT_FOUND, "id", clause="4.5.4")
    article = await Article.get(id=article_id)
    if expected_version is not None and expected_version != article.version:
        raise Refusal(Code.STALE_VERSION, "expectedVersion", facts={"version": article.version})
    return article


async def _checked(draft: Draft) -> Draft:
    if not await Area.exists(id=draft.area_id):
        raise Refusal(Code.NOT_FOUND, "area_id", clause="4.5.4")
    return Draft(
        area_id=draft.area_id,
        title_es=required(draft.title_es, "title_es", TITLE, clause="4.5.4"),
        body_es=required(draft.body_es, "body_es", BODY, clause="4.5.4"),
        title_en=optional(draft.title_en, "title_en", TITLE) or "",
        body_en=optional(draft.body_en, "body_en", BODY) or "",
    )


def _given(**told: int | str | None) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value is not None}


async def _latest_text(article: Article) -> dict[str, Any]:
    """What it says with the text that waits, if one does."""
    waiting = await ArticleRevision.get_or_none(id=article.waiting_id)
    return _text_of(waiting or article)


def _text_of(written: Article | ArticleRevision) -> dict[str, Any]:
    return {name: getattr(written, name) for name in TEXT}


async def _written(act: Act, article: Article, text: Draft) -> ArticleRevision:
    return await ArticleRevision.create(
        article_id=article.id,
        **asdict(text),
        author_id=act.actor.person_id,
        written_at=act.now,
    )


async def _says(article: Article, revision: ArticleRevision) -> None:
    """The article says from now on what the revision says, by its author."""
    for name in TEXT:
        setattr(article, name, getattr(revision, name))
    article.author_id = revision.author_id
    await _make_findable(article)


async def _make_findable(article: Article) -> None:
    await search.index(
        "article",
        article.id,
        a=f"{article.title_es} {article.title_en}",
        c=f"{article.body_es}\n{article.body_en}",
    )
