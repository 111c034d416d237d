import orjson
import pytest

from models.knowledge import Article, Consultation
from models.vocabulary import ArticleStatus, Status
from procedure.core.refusals import Code
from procedure.resolution.knowledge import consult_knowledge
from tests.builders import a_ticket, fresh, nothing_changes, perform, refusal
from tests.cast import NOON, Desk


async def test_what_was_looked_for_and_found_is_on_record(desk: Desk) -> None:
    ticket = await a_ticket(desk)
    article = await an_article(desk)

    event = await perform(
        desk.tomas, consult_knowledge, ticket, terms=" sello vencido ", article_id=article.id
    )

    consultation = await Consultation.get(ticket_id=ticket.id)
    assert (consultation.terms, consultation.article_id, consultation.person_id) == (
        "sello vencido",
        article.id,
        desk.tomas.person_id,
    )
    assert orjson.loads(event.data) == {
        "consultation_id": consultation.id,
        "article_id": article.id,
    }
    assert (await fresh(ticket)).consulted
    assert (await Article.get(id=article.id)).used_count == 1


async def test_that_nothing_was_found_is_on_record_too(desk: Desk) -> None:
    ticket = await a_ticket(desk)
    article = await an_article(desk)

    event = await perform(desk.laura, consult_knowledge, ticket, terms="sello vencido")

    consultation = await Consultation.get(ticket_id=ticket.id)
    assert (event.kind, event.clause) == ("KNOWLEDGE_CONSULTED", "4.3.2")
    assert orjson.loads(event.data) == {"consultation_id": consultation.id}
    assert (await fresh(ticket)).consulted
    assert (await Article.get(id=article.id)).used_count == 0


@pytest.mark.parametrize(("terms", "code"), [(None, Code.REQUIRED), ("x" * 201, Code.TOO_LONG)])
async def test_a_consultation_says_what_was_looked_for(
    desk: Desk, terms: str | None, code: Code
) -> None:
    ticket = await a_ticket(desk)

    async with nothing_changes():
        with refusal(code, field="terms"):
            await perform(desk.laura, consult_knowledge, ticket, terms=terms)


@pytest.mark.parametrize("draft", [True, False])
async def test_a_known_solution_is_a_published_article(desk: Desk, draft: bool) -> None:
    ticket = await a_ticket(desk)
    article = await an_article(desk, ArticleStatus.DRAFT)

    async with nothing_changes():
        with refusal(Code.NOT_FOUND, field="article_id", clause="4.3.2"):
            article_id = article.id if draft else 987_654
            await perform(
                desk.laura, consult_knowledge, ticket, terms="sello", article_id=article_id
            )


async def test_a_customer_consults_no_knowledge_for_the_desk(desk: Desk) -> None:
    ticket = await a_ticket(desk)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(desk.ana, consult_knowledge, ticket, terms="sello")


async def test_nothing_is_consulted_for_a_closed_ticket(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.CLOSED)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.laura, consult_knowledge, ticket, terms="sello")


async def an_article(desk: Desk, status: ArticleStatus = ArticleStatus.PUBLISHED) -> Article:
    return await Article.create(
        area_id=desk.area(),
        status=status,
        title_es="Renovar el sello",
        body_es="Se renueva en el portal.",
        author_id=desk.laura.person_id,
        created_at=NOON,
    )
