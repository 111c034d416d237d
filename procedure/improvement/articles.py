"""4.5 Análisis y Mejora Continua: the knowledge base, written by one person and published by
another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from models import search
from models.database import for_update, rows
from models.knowledge import Article, ArticleRating, Deflection
from models.people import Area
from models.sql import Params
from models.vocabulary import ArticleStatus
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import BODY, optional, required
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


async def create_article(act: Act, draft: Draft) -> Article:
    """A new solution is written down; staff find it, customers once another person has published
    it.

    Clause: SGC-SAC-001 4.5.4
    Refuses: NOT_ALLOWED, NOT_FOUND (area), REQUIRED, TOO_LONG
    """
    _require_staff(act)
    if not await Area.exists(id=draft.area_id):
        raise Refusal(Code.NOT_FOUND, "area_id", clause="4.5.4")
    article = await Article.create(
        area_id=draft.area_id,
        title_es=required(draft.title_es, "title_es", TITLE, clause="4.5.4"),
        body_es=required(draft.body_es, "body_es", BODY, clause="4.5.4"),
        title_en=optional(draft.title_en, "title_en", TITLE) or "",
        body_en=optional(draft.body_en, "body_en", BODY) or "",
        author_id=act.actor.person_id,
        created_at=act.now,
    )
    await search.index(
        "article",
        article.id,
        a=f"{article.title_es} {article.title_en}",
        c=f"{article.body_es}\n{article.body_en}",
    )
    return article


async def publish_article(act: Act, article_id: int) -> Article:
    """Another person than the author stands for it; it is looked at again in 180 days.

    Clause: SGC-SAC-001 4.5.4
    Refuses: NOT_FOUND, NOT_ALLOWED, SAME_PERSON, ALREADY_DONE
    """
    article = await _article(act, article_id)
    _require_staff(act)
    if article.author_id == act.actor.person_id:
        raise Refusal(Code.SAME_PERSON, clause="4.5.4")
    if article.status is ArticleStatus.PUBLISHED:
        raise Refusal(Code.ALREADY_DONE, clause="4.5.4")
    article.status = ArticleStatus.PUBLISHED
    article.reviewer_id = act.actor.person_id
    article.published_at, article.review_at = act.now, act.now + REVIEW_AFTER
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


async def _article(act: Act, article_id: int) -> Article:
    """Locked until the act ends; what the actor may not see does not exist."""
    params = Params()
    sql = f"SELECT a.id FROM article a WHERE a.id = {params.add(article_id)}"
    sql += f" AND {visible_articles(act.actor, params)} {for_update()}"
    if not await rows(sql, params):
        raise Refusal(Code.NOT_FOUND, "id", clause="4.5.4")
    return await Article.get(id=article_id)
