"""4.3.2: what the desk already knows about it."""

from __future__ import annotations

from tortoise.expressions import F

from models.conversation import Event
from models.knowledge import Article, Consultation
from models.tickets import Ticket
from models.vocabulary import ArticleStatus
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import KnowledgeConsulted
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import LINE, required


async def consult_knowledge(
    act: Act, ticket: Ticket, *, terms: str | None, article_id: int | None = None
) -> Event:
    """It is on record what was looked for, and the article found, or that there is none.

    Clause: SGC-SAC-001 4.3.2
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, REQUIRED (terms), TOO_LONG, NOT_FOUND (a
      published article)
    Records: KnowledgeConsulted
    """
    await act.require(Verb.CONSULT_KNOWLEDGE, ticket)
    searched = required(terms, "terms", LINE, clause="4.3.2")
    await require_published(article_id)
    consultation = await Consultation.create(
        ticket_id=ticket.id,
        person_id=act.actor.person_id,
        terms=searched,
        article_id=article_id,
        consulted_at=act.now,
    )
    await Article.filter(id=article_id).update(used_count=F("used_count") + 1)
    ticket.consulted = True
    return await act.record(
        ticket, KnowledgeConsulted(consultation_id=consultation.id, article_id=article_id)
    )


async def require_published(article_id: int | None) -> None:
    """None is an answer too. Refuses: NOT_FOUND"""
    published = Article.filter(id=article_id, status=ArticleStatus.PUBLISHED)
    if article_id is not None and not await published.exists():
        raise Refusal(Code.NOT_FOUND, "article_id", clause="4.3.2")
