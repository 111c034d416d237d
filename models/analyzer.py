"""From words to the terms under which they are found: one analyzer for both engines, Spanish and
English.

The engines' own analyzers differ (PostgreSQL's `spanish` does not take "facturacion" for
"facturación", FTS5 does not stem), so they only get ready-made terms.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import snowballstemmer

try:
    from Stemmer import Stemmer
except ImportError:  # the C twin, eighty times faster, has no wheel for every machine
    Stemmer = snowballstemmer.stemmer

WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
NUMBER = re.compile(r"[^\W\d_]+-\d{4}-0*(\d+)")
LONGEST_WORD = 60
MOST_WORDS = 20_000
STOP_WORDS = frozenset(
    "a al algo con como cual cuando de del desde donde el ella en entre era es esa ese esta este"
    " esto fue ha hay la las le les lo los mas me mi muy no nos o para pero por porque que se ser"
    " si sin sobre son su sus te tu un una uno y ya the and or of to in is it for on with as at be"
    " by an are was this that from not".split()
)
_spanish, _english = (Stemmer(language).stemWord for language in ("spanish", "english"))


def tokens(text: str) -> Iterator[str]:
    found = WORD.finditer(unicodedata.normalize("NFC", text))
    return (match.group()[:LONGEST_WORD] for match in islice(found, MOST_WORDS))


def terms(text: str) -> str:
    """The stems to index, in the text's order."""
    return " ".join(term for word in tokens(text) for term in stems(word))


def whole_words(*texts: str) -> str:
    """The words themselves, folded and each once: a prefix is looked for among these, for stems are
    cut short.
    """
    return " ".join(sorted({bare(word) for text in texts for word in tokens(text)} - STOP_WORDS))


@lru_cache(65_536)
def stems(word: str) -> tuple[str, ...]:
    """The terms a word is indexed and found under, typed with its accents or without them."""
    typed, folded = word.casefold(), fold(word)
    if folded in STOP_WORDS:
        return ()
    if not folded.isalpha():
        return _number_terms(folded)
    found = {fold(_spanish(typed)), fold(_spanish(folded)), _english(folded)}
    for ending, accented in (("cion", "ción"), ("sion", "sión")):
        if folded.endswith(ending):  # the stemmer knows the ending only with its accent
            found.add(fold(_spanish(folded[:-4] + accented)))
    return tuple(sorted(found))


def _number_terms(folded: str) -> tuple[str, ...]:
    """SAC-2026-000123 is found whole, and by 123."""
    whole = bare(folded)
    ticket = NUMBER.fullmatch(folded)
    return (whole, ticket[1]) if ticket else (whole,)


def bare(word: str) -> str:
    return re.sub(r"[\W_]", "", fold(word))


@lru_cache(65_536)
def fold(word: str) -> str:
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
