"""Articles that may answer a request before it is sent: better none than one that has nothing to do
with it.

A search needs every word; somebody who describes a problem uses many words that no article has. So
the words of the names are weighed one against another, the same on both engines, and only then the
texts of the best are looked into.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from math import log

from models import search
from models.analyzer import fold, stems, tokens
from models.database import rows
from models.sql import Params
from models.vocabulary import TicketType
from procedure.core.visibility import published_articles

MOST_ARTICLES = 2_000
SHORTLIST = 20
MOST_WORDS = 80
# A candidate that is so much worse than the best one is not worth reading.
OF_THE_BEST = 0.45
AREA_OF = {
    TicketType.INCIDENT: "SUPPORT",
    TicketType.COMPLAINT: "QUALITY",
    TicketType.CHANGE_REQUEST: "PRODUCT",
}
BONUS_OF_AREA = 1.2
SHORT_SUBJECT = 3  # words that say something
# Words of every request, which say nothing about this one.
SAY_NOTHING = frozenset(
    "hola buenos buenas dias tardes noches favor gracias saludos ayuda ayudar puedo puede podemos"
    " poder quiero queremos quisiera necesito necesitamos tengo tenemos problema problemas error"
    " errores falla fallo sale aparece hace hacer cambio cambios cambiar hoy ayer ahora siempre"
    " nada algo todo toda todos todas bien mal sistema pagina pantalla aplicacion desde hello hi"
    " dear please thanks thank you help can cannot could would want need have has had do does did"
    " problem problems issue issues error errors fail fails failed get gets got change changes"
    " changing today yesterday now always nothing something everything all well bad when what how"
    " why where i we my our me us system page screen app application".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that somebody typed: the terms it is found under, and how much it counts."""

    forms: frozenset[str]
    weight: float
    code: bool  # EXP-504: as good as a name

    def within(self, terms: set[str]) -> bool:
        return not self.forms.isdisjoint(terms)


async def suggested(
    subject: str, description: str, kind: TicketType | None, first: int
) -> list[int]:
    """Articles that may answer a request with these words, best first."""
    typed = words_of(subject, description)
    if not typed:
        return []
    names = await search.terms_of(
        "article",
        published_articles,
        limit=MOST_ARTICLES,
    )
    by_name = scores(typed, names)
    texts = await search.terms_within("article", await _worth_a_look(typed, by_name))
    near = await _of_area(texts, kind)
    return ranked(typed, names, texts, by_name, near)[:first]


def words_of(subject: str, description: str) -> list[Word]:
    """What was typed, each word once; the subject's weigh most."""
    found: dict[frozenset[str], Word] = {}
    for text, weight in ((subject, 2.0), (description, 1.0)):
        for word in islice(tokens(text), MOST_WORDS):
            forms = frozenset(stems(word))
            if forms and fold(word) not in SAY_NOTHING and len(word) > 1:
                found.setdefault(forms, Word(forms, weight, _is_code(word)))
    return list(found.values())


def _is_code(word: str) -> bool:
    """Letters and digits together: a number alone may be a year or an amount."""
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word))


def scores(typed: Iterable[Word], names: Mapping[int, set[str]]) -> dict[int, float]:
    """How well each name fits: a word that few names have says more."""
    found: dict[int, float] = {}
    for word in typed:
        having = [key for key, terms in names.items() if word.within(terms)]
        for key in having:
            found[key] = found.get(key, 0.0) + word.weight * log(1 + len(names) / len(having))
    return found


def ranked(
    typed: list[Word],
    names: Mapping[int, set[str]],
    texts: Mapping[int, set[str]],
    by_name: Mapping[int, float],
    near: set[int],
) -> list[int]:
    """Those that answer, best first."""
    total: dict[int, float] = {}
    for key, text in texts.items():
        if _answers(typed, names[key], text):
            within = sum(word.weight for word in typed if word.within(text))
            total[key] = (by_name.get(key, 0.0) + within / 3) * (
                BONUS_OF_AREA if key in near else 1.0
            )
    least = OF_THE_BEST * max(total.values(), default=0.0)
    return sorted(
        (key for key in total if total[key] >= least), key=lambda key: (-total[key], -key)
    )


def _answers(typed: list[Word], name: set[str], text: set[str]) -> bool:
    """A code in common; two words of the name, or one and two more of the text; or half of a short
    subject.
    """
    if any(word.code and (word.within(name) or word.within(text)) for word in typed):
        return True
    named = [word for word in typed if word.within(name)]
    about = [word for word in typed if word.within(text) and not word.within(name)]
    asked = [word for word in typed if word.weight > 1.0] or typed
    of_subject = [word for word in asked if word in named]
    if len(named) >= 2 or (of_subject and len(about) >= 2):
        return True
    return len(asked) <= SHORT_SUBJECT and 2 * len(of_subject) >= len(asked)


async def _worth_a_look(typed: list[Word], by_name: Mapping[int, float]) -> list[int]:
    """The best by name, and those whose text holds a code that was typed."""
    best = sorted(by_name, key=lambda key: (-by_name[key], -key))[:SHORTLIST]
    for word in typed:
        if word.code:
            best += await _holding(min(word.forms, key=len))
    return list(dict.fromkeys(best))[: 2 * SHORTLIST]


async def _holding(code: str) -> list[int]:
    return await search.matching_ids(
        "article",
        code,
        published_articles,
        limit=SHORTLIST,
    )


async def _of_area(keys: Iterable[int], kind: TicketType | None) -> set[int]:
    """Which of them belong to the area that a request of this type usually goes to."""
    if kind not in AREA_OF:
        return set()
    params = Params()
    sql = (
        "SELECT a.id FROM article a JOIN area ON area.id = a.area_id WHERE a.id IN"
        f" {params.add_all(keys)} AND area.code = {params.add(AREA_OF[kind])}"
    )
    return {row["id"] for row in await rows(sql, params)}
