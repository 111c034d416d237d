"""Articles are written in Markdown: as HTML for a page, as plain words for a line of a list.

No HTML of the author's own and no images; addresses that would run a script stay text. The result
holds no style, so that the pages' policy stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from texts.slug import slug

PAGE_TITLE = 1  # the page has it: an article's own headings begin below
LOWEST = 4
ALIGNED = {"text-align:left": "", "text-align:center": "center", "text-align:right": "right"}
SCROLLS = 'class="scrolls" tabindex="0"'  # what is wider than a small page is moved by keyboard too


def _code(text: str, _language: str, _more: str) -> str:
    return f"<pre {SCROLLS}><code>{escapeHtml(text)}</code></pre>"


_reader = (
    MarkdownIt("commonmark", {"html": False, "highlight": _code}).enable("table").disable("image")
)
_reader.add_render_rule("table_open", lambda *_: f"<div {SCROLLS}><table>")
_reader.add_render_rule("table_close", lambda *_: "</table></div>")


@dataclass(frozen=True, slots=True)
class Heading:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """`contents` are the headings of the highest level, each with the id it has in `html`."""

    html: str
    contents: tuple[Heading, ...]


@lru_cache(256)
def rendered(text: str) -> Rendered:
    tokens = _reader.parse(text)
    contents = tuple(_with_ids(tokens))
    _adapt(tokens)
    return Rendered(_reader.renderer.render(tokens, _reader.options, {}), contents)


@lru_cache(256)
def plain(text: str) -> str:
    """The words in one line, without signs and without the headings."""
    tokens = _reader.parse(text)
    said = [
        _words(token)
        for before, token in zip([None, *tokens], tokens, strict=False)
        if token.type in ("inline", "fence", "code_block")
        and not (before and before.type == "heading_open")
    ]
    return " ".join(" ".join(said).split())


def _words(token: Token) -> str:
    if token.children is None:
        return token.content
    return "".join(" " if each.type.endswith("break") else each.content for each in token.children)


def _with_ids(tokens: Sequence[Token]) -> Iterator[Heading]:
    """Each heading goes below the page's own and gets an id; those of the highest level are
    told.
    """
    taken: set[str] = set()
    for opening, inside, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type != "heading_open":
            continue
        level = min(LOWEST, max(PAGE_TITLE + 1, int(opening.tag[1])))
        opening.tag = closing.tag = f"h{level}"
        title = _words(inside)
        heading = Heading(_free(f"p-{slug(title)}", taken), title)
        opening.attrSet("id", heading.id)
        if level == PAGE_TITLE + 1:
            yield heading


def _free(wanted: str, taken: set[str]) -> str:
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted}-{count}"
    taken.add(name)
    return name


def _adapt(tokens: Sequence[Token]) -> None:
    """Indented code like fenced, columns by class instead of style, other sites' pages without our
    window.
    """
    for token in tokens:
        if token.type == "code_block":
            token.type = "fence"
        if token.type in ("th_open", "td_open"):
            kind = ALIGNED.get(str(token.attrs.pop("style", "")), "")
            if kind:
                token.attrSet("class", kind)
        for child in token.children or ():
            if child.type == "link_open" and not str(child.attrGet("href")).startswith(("/", "#")):
                child.attrSet("rel", "noopener")
