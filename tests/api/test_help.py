"""The help center's questions: what a reader gets, in their language, and what a visitor may
ask.
"""

from collections.abc import Callable
from typing import Any

import pytest

from api import ids
from api.gateway.door import Door
from models.knowledge import Article
from models.vocabulary import Language
from procedure.core.actor import VISITOR, Actor
from procedure.improvement.articles import Draft, create_article, publish_article, rate_article
from tests.api.mutation_calls import Visitor
from tests.builders import act
from tests.cast import Desk

At = Callable[[Actor | None], Visitor]
BOTH = (
    "Facturas sin timbrar",
    "Abra la **cola** de timbrado.",
    "Unstamped invoices",
    "Open the **queue**.",
)
SPANISH = (
    "Cargo duplicado en la factura",
    "## Antes\n\nCompare el folio de la facturación.",
    "Only a title",
    "",
)
CODE = (
    "No llega el código de verificación",
    "Mire la hora del teléfono.",
    "No verification code",
    "Check it.",
)


@pytest.fixture
async def articles(desk: Desk) -> dict[str, str]:
    """Ids by Spanish title: two about billing, one about access, and a draft."""
    found = {}
    for area, texts in (("BILLING", BOTH), ("BILLING", SPANISH), ("ACCESS", CODE)):
        written = await _written(desk, area, *texts)
        async with act(desk.lucia) as opened:
            await publish_article(opened, written.id)
        found[texts[0]] = ids.encode("Article", written.id)
    draft = await _written(
        desk, "ACCESS", "Borrador de facturas", "Todavía no.", "Draft of invoices", "Not yet."
    )
    return found | {draft.title_es: ids.encode("Article", draft.id)}


async def _written(
    desk: Desk, area: str, title: str, body: str, english: str, body_en: str
) -> Article:
    async with act(desk.laura) as opened:
        return await create_article(opened, Draft(desk.area(area), title, body, english, body_en))


def visitor(door: Door, language: Language = Language.ES) -> Visitor:
    return Visitor(door, VISITOR, language)


ONE = "query($id: ID!) { article(id: $id) { title body language languages area { code name } } }"


async def test_an_article_is_in_the_reader_s_language_where_it_is_written_in_it(
    door: Door, articles: dict[str, str]
) -> None:
    spanish = await visitor(door).ask(ONE, id=articles[BOTH[0]])
    english = await visitor(door, Language.EN).ask(ONE, id=articles[BOTH[0]])

    assert spanish["article"]["title"] == BOTH[0]
    assert english["article"] == {
        "title": "Unstamped invoices",
        "body": "Open the **queue**.",
        "language": "EN",
        "languages": ["ES", "EN"],
        "area": {"code": "BILLING", "name": "Billing and payments"},
    }


async def test_an_article_with_half_a_translation_is_in_spanish_from_head_to_foot(
    door: Door, articles: dict[str, str]
) -> None:
    found = (await visitor(door, Language.EN).ask(ONE, id=articles[SPANISH[0]]))["article"]

    assert (found["title"], found["language"], found["languages"]) == (SPANISH[0], "ES", ["ES"])


SEARCH = """query($search: String!) { articles(search: $search, status: PUBLISHED, first: 5) {
  totalCount nodes { headline(search: $search) excerpt(search: $search) } } }"""


async def test_what_a_search_finds_has_its_words_marked_and_no_signs_of_markdown(
    door: Door, articles: dict[str, str]
) -> None:
    found = (await visitor(door).ask(SEARCH, search="cola facturas"))["articles"]

    assert found == {
        "totalCount": 1,
        "nodes": [
            {
                "headline": "\x02Facturas\x03 sin timbrar",
                "excerpt": "Abra la \x02cola\x03 de timbrado.",
            }
        ],
    }


async def test_without_words_to_look_for_an_excerpt_is_how_the_text_begins(
    door: Door, articles: dict[str, str]
) -> None:
    found = await visitor(door).ask(
        "query($id: ID!) { article(id: $id) { headline excerpt } }", id=articles[SPANISH[0]]
    )

    assert found["article"] == {
        "headline": SPANISH[0],
        "excerpt": "Compare el folio de la facturación.",
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("facutras", "facturas"),
        ("codgo de verificacion", "código de verificacion"),
        ("timbraado", "timbrado"),
        ("kola", "cola"),
        ("factura", None),
        ("dinosaurio", None),
        ("", None),
        ("xy", None),
    ],
)
async def test_a_word_that_no_article_holds_is_put_right_by_one_letter(
    door: Door, articles: dict[str, str], typed: str, meant: str | None
) -> None:
    asked = "query($search: String!) { articleSpelling(search: $search) }"

    assert await visitor(door).ask(asked, search=typed) == {"articleSpelling": meant}


async def test_words_of_drafts_are_no_words_to_a_customer(
    desk: Desk, door: Door, articles: dict[str, str]
) -> None:
    asked = '{ articleSpelling(search: "borradr") }'

    assert (await visitor(door).ask(asked))["articleSpelling"] is None
    assert (await Visitor(door, desk.laura).ask(asked))["articleSpelling"] == "borrador"


TOPICS = (
    "query($most: Int) { helpTopics(most: $most) { area { code } articleCount articles { title"
    " } } }"
)


@pytest.mark.parametrize("who", ["visitor", "laura"])
async def test_topics_are_the_areas_with_something_published_the_most_helpful_first(
    desk: Desk, door: Door, articles: dict[str, str], who: str
) -> None:
    async with act(desk.ana) as opened:
        await rate_article(opened, ids.key_of(articles[SPANISH[0]], "Article"), helped=True)
    asker = visitor(door) if who == "visitor" else Visitor(door, desk.laura)

    found = (await asker.ask(TOPICS, most=1))["helpTopics"]

    assert {each["area"]["code"]: (each["articleCount"], each["articles"]) for each in found} == {
        "BILLING": (2, [{"title": SPANISH[0]}]),
        "ACCESS": (1, [{"title": CODE[0]}]),
    }
    assert all(each["articles"] == [] for each in (await asker.ask(TOPICS, most=0))["helpTopics"])
    assert await asker.fault(TOPICS, most=11) == "BAD_PAGE_SIZE"


ORDERED = """query($order: ArticleOrder, $after: String) {
  articles(orderBy: $order, first: 1, after: $after) { nodes { title } pageInfo { endCursor } } }"""


@pytest.mark.parametrize("order", ["HELPFUL", "REVIEWED"])
async def test_every_order_is_read_page_by_page(
    desk: Desk, door: Door, articles: dict[str, str], order: str
) -> None:
    async with act(desk.ana) as opened:
        await rate_article(opened, ids.key_of(articles[BOTH[0]], "Article"), helped=True)
    after, titles = None, []

    for _ in range(3):
        found: Any = (await visitor(door).ask(ORDERED, order=order, after=after))["articles"]
        titles += [node["title"] for node in found["nodes"]]
        after = found["pageInfo"]["endCursor"]

    assert len(set(titles)) == 3
    assert titles[0] == (BOTH[0] if order == "HELPFUL" else CODE[0])


RELATED = "query($id: ID!, $first: Int) { relatedArticles(id: $id, first: $first) { title } }"


async def test_related_articles_share_words_or_the_area_and_are_never_the_article_itself_or_a_draft(
    desk: Desk, door: Door, articles: dict[str, str]
) -> None:
    ana = Visitor(door, desk.ana)

    assert (await ana.ask(RELATED, id=articles[BOTH[0]]))["relatedArticles"] == [
        {"title": SPANISH[0]}
    ]
    assert (await ana.ask(RELATED, id=articles[CODE[0]]))["relatedArticles"] == []
    assert (await ana.ask(RELATED, id=articles["Borrador de facturas"]))["relatedArticles"] == []
    assert await ana.fault(RELATED, id=articles[CODE[0]], first=0) == "BAD_PAGE_SIZE"


async def test_a_reader_is_told_what_they_said_of_it_and_nobody_else_is(
    desk: Desk, door: Door, articles: dict[str, str]
) -> None:
    asked = "query($id: ID!) { article(id: $id) { helpedMe helpedCount notHelpedCount } }"
    article = articles[CODE[0]]
    await Visitor(door, desk.ana).done("rateArticle", id=article, input={"helped": False})

    told = [
        (await each.ask(asked, id=article))["article"]
        for each in (Visitor(door, desk.ana), Visitor(door, desk.beto), visitor(door))
    ]

    assert [each["helpedMe"] for each in told] == [False, None, None]
    assert [(each["helpedCount"], each["notHelpedCount"]) for each in told] == [(0, 1)] * 3


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ('{ ticket(number: "SAC-2026-000001") { id } }', "MISSING_SCOPE"),
        ("{ tickets(first: 1) { nodes { id } } }", "MISSING_SCOPE"),
        ("{ me { role } }", "MISSING_SCOPE"),
        ("{ people(first: 1) { nodes { name } } }", "MISSING_SCOPE"),
        ("{ articles(first: 1) { nodes { author { name } } } }", "MISSING_SCOPE"),
        ("{ articles(first: 1) { nodes { deflectedCount } } }", "NOT_ALLOWED_FOR_ROLE"),
        ('{ node(id: "QXJ0aWNsZTox") { id } }', "NOT_ALLOWED_FOR_ROLE"),
        (
            (
                'mutation { rateArticle(id: "QXJ0aWNsZTox", input: {helped: true}) { userErrors {'
                " code } } }"
            ),
            "MISSING_SCOPE",
        ),
        (
            'mutation { deflectRequest(id: "QXJ0aWNsZTox") { userErrors { code } } }',
            "MISSING_SCOPE",
        ),
    ],
)
async def test_a_visitor_reads_articles_and_nothing_else(
    door: Door, articles: dict[str, str], asked: str, code: str
) -> None:
    assert await visitor(door).fault(asked) == code


async def test_a_draft_does_not_exist_for_a_visitor(door: Door, articles: dict[str, str]) -> None:
    asker = visitor(door)

    assert (await asker.ask(ONE, id=articles["Borrador de facturas"]))["article"] is None
    assert (await asker.ask("{ articles(first: 9) { nodes { id } } }"))["articles"]["nodes"] == [
        {"id": key} for title, key in articles.items() if title != "Borrador de facturas"
    ]
    assert (await asker.ask("{ articles(first: 9, status: DRAFT) { nodes { id } } }"))["articles"][
        "nodes"
    ] == []
    assert (await asker.ask(SEARCH, search="borrador"))["articles"]["totalCount"] == 0


async def test_visitors_are_limited_by_where_they_come_from(
    door: Door, articles: dict[str, str]
) -> None:
    body = await visitor(door).answer("{ articles(first: 9) { nodes { id } } }")
    nobody = await Visitor(door, None).answer("{ vocabulary { name } areas { code } }")

    assert nobody["extensions"]["cost"]["remaining"] < body["extensions"]["cost"]["remaining"]
