"""What was meant by a search that finds nothing: words with one letter wrong, too many, missing or
swapped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from models import search
from models.analyzer import bare, fold, stems, tokens
from models.database import rows
from models.sql import Params
from procedure.core.actor import Actor
from procedure.core.visibility import visible_articles

MOST_ARTICLES = 2_000
MOST_WORDS = 12
SHORTEST = 4  # letters from which one that is wrong can be told from another word
TEXTS = ("title_es", "body_es", "title_en", "body_en")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


async def put_right(actor: Actor, text: str) -> str | None:
    """The search with every word that no article holds put right; nothing where none can be."""

    def visible(params: Params, alias: str) -> str:
        return visible_articles(actor, params, alias)

    known = await search.vocabulary_of("article", visible, limit=MOST_ARTICLES)
    meant = []
    for word in islice(tokens(text), MOST_WORDS):
        better = nearest(word, known)
        meant.append((await _as_written(better, visible)) if better else word)
    right = " ".join(meant)
    return right if right != " ".join(islice(tokens(text), MOST_WORDS)) else None


def nearest(word: str, known: Mapping[str, int]) -> str | None:
    """The known word a letter away that most articles hold; nothing for a word that is known, or
    says nothing.
    """
    typed = bare(word)
    if len(typed) < SHORTEST or typed in known or not stems(word):
        return None
    found = {each: known[each] for each in one_letter_away(typed) if each in known}
    return min(found, key=lambda each: (-found[each], each), default=None)


def one_letter_away(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in LETTERS:
            yield before + letter + after
            yield before + letter + after[1:]


async def _as_written(folded: str, visible: search.Visible) -> str:
    """With its accents, as the article that holds it writes it."""
    for key in await search.matching_ids("article", folded, visible, limit=1):
        [row] = await rows(f"SELECT {', '.join(TEXTS)} FROM article WHERE id = $1", [key])
        for word in tokens(" ".join(row[name] for name in TEXTS)):
            if fold(word) == folded:
                return word.lower()
    return folded
