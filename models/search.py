"""Finding tickets and articles by their words: the same hits on both engines.

An act indexes what it writes, in its own transaction. A query answers only what its viewer may see:
the predicate stands inside it, before the limit. The newest thousand hits are ranked; ranking them
all grows without end.
"""

from collections import Counter
from collections.abc import Callable, Collection
from itertools import islice
from typing import Literal

from tortoise import fields
from tortoise.models import Model

from models.analyzer import WORD, bare, fold, stems, terms, tokens, whole_words
from models.database import dialect, execute, in_transaction, rows
from models.sql import Params

Kind = Literal["ticket", "article"]
Visible = Callable[[Params, str], str]  # the predicate over the kind's table under an alias

RANKED = 1000
MOST_TYPED = 20  # words that a search without an index looks for
PLACES: dict[Kind, int] = {"ticket": 0, "article": 1}
MARKS = ("\x02", "\x03")  # never in a text; the page turns them into <mark>


class SearchDoc(Model):
    """The terms under which one ticket or article is found; the engines derive their indexes from
    it.

    Its id says what it is of (`doc_id`), so that SQLite's index answers tickets without reading
    these rows.
    """

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=10)
    ref = fields.BigIntField()
    a = fields.TextField(default="")
    b = fields.TextField(default="")
    c = fields.TextField(default="")
    words = fields.TextField(default="")

    class Meta:
        table = "search_doc"
        unique_together = (("kind", "ref"),)


def doc_id(kind: Kind, ref: int) -> int:
    return ref * len(PLACES) + PLACES[kind]


async def index(kind: Kind, ref: int, *, a: str = "", b: str = "", c: str = "") -> None:
    """Make it findable by these texts, those of `a` (its name) weighing most; replaces what stood
    before.
    """
    if not in_transaction():
        raise RuntimeError("what is written and how it is found are one transaction")
    await execute(
        _UPSERT, [doc_id(kind, ref), kind, ref, terms(a), terms(b), terms(c), whole_words(a, b, c)]
    )


async def matching_ids(kind: Kind, text: str, visible: Visible, *, limit: int) -> list[int]:
    """The ids that match, best first."""
    params = Params()
    sql = hits_sql(kind, text, params, visible, limit=limit)
    return [row["ref"] for row in await rows(sql, params)] if sql else []


async def terms_of(kind: Kind, visible: Visible, *, limit: int) -> dict[int, set[str]]:
    """The terms in the names of the newest of a kind, by id: few enough to weigh one against
    another.
    """
    params = Params()
    sql = (
        f"SELECT d.ref, d.a FROM search_doc d JOIN {kind} o ON o.id = d.ref WHERE d.kind ="
        f" {params.add(kind)} AND {visible(params, 'o')} ORDER BY d.ref DESC LIMIT"
        f" {params.add(limit)}"
    )
    return {row["ref"]: set(row["a"].split()) for row in await rows(sql, params)}


async def vocabulary_of(kind: Kind, visible: Visible, *, limit: int) -> Counter[str]:
    """The words of the newest of a kind, folded, and how many hold each."""
    params = Params()
    sql = (
        f"SELECT d.words FROM search_doc d JOIN {kind} o ON o.id = d.ref WHERE d.kind ="
        f" {params.add(kind)} AND {visible(params, 'o')} ORDER BY d.ref DESC LIMIT"
        f" {params.add(limit)}"
    )
    return Counter(word for row in await rows(sql, params) for word in row["words"].split())


async def terms_within(kind: Kind, refs: Collection[int]) -> dict[int, set[str]]:
    """The terms in the texts of these, by id."""
    params = Params()
    sql = (
        f"SELECT ref, c FROM search_doc WHERE kind = {params.add(kind)} AND ref IN"
        f" {params.add_all(refs)}"
    )
    return {row["ref"]: set(row["c"].split()) for row in await rows(sql, params)}


def hits_sql(kind: Kind, text: str, params: Params, visible: Visible, *, limit: int) -> str | None:
    """A statement that answers `ref`, best first; None when the text holds no word to look for."""
    query = match_query(text)
    if query is None:
        return None
    slots = {
        "query": params.add(query),
        **_of_kind(kind, params),
        "visible": visible(params, "o"),
        "limit": params.add(limit),
    }
    return _HITS[dialect()].format(table=kind, ranked=RANKED, **slots)


def matches(kind: Kind, text: str, params: Params, column: str) -> str:
    """A predicate for a list in an order of its own: `column` is the id of something that holds
    these words.
    """
    query = match_query(text)
    if query is None:
        return "FALSE"
    return _MATCHES[dialect()].format(
        column=column, query=params.add(query), **_of_kind(kind, params)
    )


def findable(*texts: str) -> str:
    """What a row that is found without an index keeps in a column: its terms and words, each
    between blanks.
    """
    text = "\n".join(texts)
    return f" {terms(text)} {whole_words(text)} "


def holds(column: str, text: str, params: Params) -> str:
    """A predicate over a column that is `findable`, where rows are few: every word is there, in any
    of its forms, the last one perhaps unfinished.
    """
    typed = list(islice(tokens(text), MOST_TYPED))
    groups = []
    for position, word in enumerate(typed):
        forms = [f"% {form} %" for form in stems(word)]
        if forms and position == len(typed) - 1:
            forms.append(f"% {bare(word)}%")
        if forms:
            either = " OR ".join(f"{column} LIKE {params.add(form)}" for form in forms)
            groups.append(f"({either})")
    return " AND ".join(groups) or "FALSE"


def _of_kind(kind: Kind, params: Params) -> dict[str, str | int]:
    """How each engine's statement says the kind: a column, or the remainder of the document's
    id.
    """
    if dialect() == "sqlite":
        return {"kinds": len(PLACES), "place": PLACES[kind]}
    return {"kind": params.add(kind)}


def match_query(text: str) -> str | None:
    """The search as SQLite takes it, None without a word: every word must be there, in any of its
    forms; the last one may be unfinished.

    Everything is quoted: no character that somebody types is an operator.
    """
    typed = list(tokens(text))
    groups = []
    for position, word in enumerate(typed):
        prefix = bare(word) if position == len(typed) - 1 else ""
        forms = stems(word)
        if forms:
            groups.append(_group(forms, prefix))
    if not groups:
        return None
    return (" AND " if dialect() == "sqlite" else " & ").join(groups)


def _group(forms: tuple[str, ...], prefix: str) -> str:
    """Terms consist of letters and digits only, so that quoting them is all the escaping there
    is.
    """
    if dialect() == "sqlite":
        alternatives = [f'{{a b c}} : "{form}"' for form in forms]
        alternatives += [f'words : "{prefix}" *'] if prefix else []
        return f"({' OR '.join(alternatives)})"
    alternatives = [f"'{form}':ABC" for form in forms]
    alternatives += [f"'{prefix}':*D"] if prefix else []
    return f"({' | '.join(alternatives)})"


def snippet(text: str, query: str, *, width: int = 160) -> str:
    """The part of the text where the words are, each between MARKS: the same on both engines, and
    no HTML.
    """
    typed = list(tokens(query))
    wanted = {form for word in typed for form in stems(word)}
    prefix = bare(typed[-1]) if typed else ""
    hits = [
        found.span()
        for found in WORD.finditer(text)
        if wanted.intersection(stems(found.group()))
        or (prefix and fold(found.group()).startswith(prefix))
    ]
    if not hits:
        return text if len(text) <= width else text[:width] + "…"
    start = max(0, hits[0][0] - width // 3)
    end = min(len(text), start + width)
    marked = _marked(text, start, end, [hit for hit in hits if start <= hit[0] and hit[1] <= end])
    return ("…" if start else "") + marked + ("…" if end < len(text) else "")


def _marked(text: str, start: int, end: int, hits: list[tuple[int, int]]) -> str:
    pieces, position = [], start
    for first, last in hits:
        pieces += [text[position:first], MARKS[0], text[first:last], MARKS[1]]
        position = last
    return "".join([*pieces, text[position:end]])


_UPSERT = (
    "INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES ($1, $2, $3, $4, $5, $6, $7) ON"
    " CONFLICT(kind, ref) DO UPDATE SET a = excluded.a, b = excluded.b, c = excluded.c, words ="
    " excluded.words"
)
_HITS = {
    "sqlite": (
        "SELECT ref FROM (SELECT o.id AS ref, bm25(search_fts, 10, 5, 1, 0) AS score FROM"
        " search_fts JOIN {table} o ON o.id = search_fts.rowid / {kinds} WHERE search_fts MATCH"
        " {query} AND search_fts.rowid % {kinds} = {place} AND {visible} ORDER BY search_fts.rowid"
        " DESC LIMIT {ranked}) ORDER BY score, ref DESC LIMIT {limit}"
    ),
    "postgres": (
        "SELECT ref FROM (SELECT d.ref, d.terms FROM search_doc d JOIN {table} o ON o.id = d.ref"
        " WHERE d.terms @@ CAST({query}::text AS tsquery) AND d.kind = {kind} AND {visible} ORDER"
        " BY d.id DESC LIMIT {ranked}) newest ORDER BY ts_rank('{{0,0.1,0.5,1}}', terms,"
        " CAST({query}::text AS tsquery)) DESC, ref DESC LIMIT {limit}"
    ),
}
_MATCHES = {
    "sqlite": (
        "{column} IN (SELECT search_fts.rowid / {kinds} FROM search_fts "
        "WHERE search_fts MATCH {query} AND search_fts.rowid % {kinds} = {place})"
    ),
    "postgres": (
        "{column} IN (SELECT d.ref FROM search_doc d "
        "WHERE d.terms @@ CAST({query}::text AS tsquery) AND d.kind = {kind})"
    ),
}
