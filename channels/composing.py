"""From a notice and what it tells to a subject, a text, and the same text as HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mjml import mjml2html

from colors import on_white
from settings import Settings

MESSAGES = Path(__file__).parent / "messages"
SUBJECT = 300
QUOTE = "> "
ITEM = "- "
ADDRESSES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    text: str
    html: str


def compose(
    notice: str, language: str, facts: Mapping[str, object], layout: str = "layout"
) -> Letter:
    """Of a template the first line is the subject and the rest the body; `layout` holds what every
    letter says.
    """
    subject, _, body = _TEXTS.get_template(f"{notice}.{language}.txt").render(facts).partition("\n")
    subject = " ".join(subject.split())[:SUBJECT]
    text = (
        _TEXTS.get_template(f"{layout}.{language}.txt").render(facts, body=body.strip()).strip()
        + "\n"
    )
    page = _PAGES.get_template("layout.mjml").render(
        subject=subject, language=language, color=facts["color"], blocks=blocks(text)
    )
    return Letter(subject, text, mjml2html(page, disable_comments=True))


def of_the_desk(settings: Settings) -> dict[str, str]:
    """What every letter says of who writes it, and the colour it wears."""
    return {"desk": settings.desk_name, "color": on_white(settings.desk_color)}


def blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """The paragraphs of a text, each with what it is: `quote`, `list`, `button`, `link` or `text`.

    A paragraph that ends in a colon, and an address alone after it, are a button: its words, and
    where it leads.
    """
    paragraphs, led_to = text.strip().split("\n\n"), ""
    for paragraph, following in zip(paragraphs, [*paragraphs[1:], ""], strict=True):
        lines = paragraph.split("\n")
        if all(line.startswith(QUOTE.strip()) for line in lines):
            yield "quote", [line.removeprefix(QUOTE.strip()).removeprefix(" ") for line in lines]
        elif all(line.startswith(ITEM) for line in lines):
            yield "list", [line.removeprefix(ITEM) for line in lines]
        elif following.startswith(ADDRESSES) and len(lines) == 1 and lines[0].endswith(":"):
            led_to = following
            yield "button", [lines[0].removesuffix(":"), following]
        elif paragraph != led_to:
            yield "link" if paragraph.startswith(ADDRESSES) else "text", lines


def quoted(words: str) -> str:
    """What somebody wrote, set off line by line: nothing in it can pass for ours."""
    return "\n".join(f"{QUOTE}{line}".rstrip() for line in words.splitlines())


def starting_low(words: str) -> str:
    return words[:1].lower() + words[1:]


_TEXTS = Environment(
    loader=FileSystemLoader(MESSAGES),
    undefined=StrictUndefined,
    autoescape=False,  # noqa: S701  # plain text has nothing to escape
    auto_reload=False,
)
_TEXTS.filters |= {"quoted": quoted, "starting_low": starting_low}
_PAGES = _TEXTS.overlay(autoescape=True)
