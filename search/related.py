"""What else to read: articles about the same as another one."""

from __future__ import annotations

from math import log

from models import search
from models.database import rows
from procedure.core.visibility import published_articles

MOST_ARTICLES = 2_000
SAME_AREA = 1.5  # what two articles of one area have in common counts more


async def related(article_id: int, first: int) -> list[int]:
    """Other articles whose names share words with its own, those of its area before; then what else
    its area has.
    """
    names = await search.terms_of("article", published_articles, limit=MOST_ARTICLES)
    own = names.pop(article_id, None)
    if own is None:
        return []
    return nearest(own, names, await _of_same_area(article_id))[:first]


def nearest(own: set[str], names: dict[int, set[str]], neighbours: set[int]) -> list[int]:
    """The best first; a word that few names have says more."""
    having = {term: sum(term in terms for terms in names.values()) for term in own}
    weights = {term: log(1 + len(names) / count) for term, count in having.items() if count}
    scores = {
        key: sum(weights[term] for term in own & terms) * (SAME_AREA if key in neighbours else 1.0)
        for key, terms in names.items()
    }
    near = [key for key, score in scores.items() if score or key in neighbours]
    return sorted(near, key=lambda key: (-scores[key], key not in neighbours, -key))


async def _of_same_area(article_id: int) -> set[int]:
    sql = "SELECT a.id FROM article a JOIN article o ON o.area_id = a.area_id WHERE o.id = $1"
    return {row["id"] for row in await rows(sql, [article_id])}
