"""Templates into pages, in the reader's language and at their clock. A field that no operation
selected is an error.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from portal.shell.assets import asset, icon
from texts import dates, labels, markdown, translations
from texts.slug import slug

FOLDER = Path(__file__).parent.parent
HELP = {"es": "/help", "en": "/en/help"}
STEPS = ("REGISTERED", "CLASSIFIED", "ASSIGNED", "IN_PROGRESS", "RESOLVED", "CLOSED")
SHOWN_LINES, SHOWN_LETTERS = 40, 4_000  # of a message before the rest is folded
ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]}»”]")
DURATION = re.compile(r"(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?")


def rendered(template: str, language: str, context: dict[str, Any]) -> str:
    return _environment(language).get_template(template).render(context)


def as_instant(text: str) -> datetime:
    """An instant as the API writes it."""
    return datetime.fromisoformat(text)


def as_duration(text: str) -> timedelta:
    """A length of time as the API writes it: `PT4H22M`, `-PT5M`."""
    found = DURATION.fullmatch(text)
    assert found is not None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -length if found[1] else length


@cache
def _environment(language: str) -> Environment:
    # Compiled templates are kept for the process's life; a template is edited with the desk
    # stopped.
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    environment.globals |= {
        "icon": icon,
        "asset": asset,
        "step_names": _steps(language),
        "labels": labels.labels,
    }
    environment.filters |= {
        "moment": _in_zone(dates.moment),
        "full_moment": _in_zone(dates.full_moment),
        "day": _in_zone(dates.day),
        "date": _date,
        "recently": _recently,
        "relative": _relative,
        "duration": _duration,
        "label": _label,
        "initials": initials,
        "in_sentence": in_sentence,
        "percent_used": percent_used,
        "seconds": seconds,
        "linked": linked,
        "folded": folded,
        "file_size": _file_size,
        "file_icon": file_icon,
        "contact_address": contact_address,
        "rendered": markdown.rendered,
        "marked": marked,
        "help_address": _help_address,
    }
    return environment


def _steps(language: str) -> list[str]:
    return [labels.label("Step", step, language) for step in STEPS]


Formatted = Callable[[datetime, str, dates.Zone], str]


def _in_zone(formatted: Formatted) -> Callable[[Context, str], str]:
    @pass_context
    def filtered(context: Context, at: str) -> str:
        return formatted(as_instant(at), context["visit"].language, context["visit"].zone)

    return filtered


@pass_context
def _date(context: Context, written: str) -> str:
    """A day without an hour, the same in every zone; what is no day, as it stands."""
    try:
        return dates.date_in_words(date.fromisoformat(written), context["visit"].language)
    except ValueError:
        return written


@pass_context
def _relative(context: Context, at: str) -> str:
    return dates.relative(as_instant(at), context["visit"].now, context["visit"].language)


@pass_context
def _recently(context: Context, at: str) -> str:
    visit = context["visit"]
    return dates.recently(as_instant(at), visit.now, visit.language, visit.zone)


@pass_context
def _duration(context: Context, length: str) -> str:
    """How long, whichever side of now: the words beside it say which."""
    return dates.duration(abs(as_duration(length)), context["visit"].language)


@pass_context
def _file_size(context: Context, size: int) -> str:
    return in_megabytes(size, context["visit"].language)


@pass_context
def _help_address(context: Context, article: Mapping[str, Any]) -> str:
    return help_address(article, context["visit"].language)


@pass_context
def _label(context: Context, value: str, enum: str) -> str:
    return labels.label(enum, value, context["visit"].language, "customer")


def initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isalpha()] or ["?"]
    return "".join(word[0] for word in (words[0], *words[1:][:1])).upper()


def in_sentence(words: str) -> str:
    """A label in the middle of a sentence begins in lower case."""
    return words[:1].lower() + words[1:]


def percent_used(clock: Mapping[str, Any]) -> int:
    """How much of a promise's time is used, 0 to 100."""
    used, target = as_duration(clock["elapsed"]), as_duration(clock["target"])
    return min(100, max(0, round(100 * (used / target))))


def seconds(length: str) -> int:
    return int(as_duration(length).total_seconds())


def linked(words: str) -> Markup:
    """Addresses in what people wrote can be opened; the site that is opened does not learn from
    where.
    """
    found, end = Markup(), 0
    for address in ADDRESS.finditer(words):
        link = Markup('<a href="{0}" rel="nofollow noopener noreferrer ugc">{0}</a>').format(
            address[0]
        )
        found += escape(words[end : address.start()]) + link
        end = address.end()
    return found + escape(words[end:])


def folded(body: str) -> tuple[str, str, int]:
    """What of a message is shown at once, the rest, and how many lines that has."""
    lines = body.split("\n")
    shown = "\n".join(lines[:SHOWN_LINES])
    if len(shown) > SHOWN_LETTERS:
        cut = body.rfind(" ", 0, SHOWN_LETTERS)
        shown = body[: cut if cut > 0 else SHOWN_LETTERS]
    rest = body[len(shown) :].lstrip("\n ")
    return shown, rest, len(rest.split("\n"))


ICONS_OF_TYPES = (
    ("image/", "file-image"),
    ("video/", "file-play"),
    ("audio/", "file-music"),
    ("text/", "file-text"),
    ("application/pdf", "file-text"),
    ("application/zip", "file-archive"),
)


def file_icon(content_type: str) -> str:
    return next(
        (name for beginning, name in ICONS_OF_TYPES if content_type.startswith(beginning)), "file"
    )


def in_megabytes(size: int, language: str) -> str:
    """As in "1.8 MB", "320 kB"; what is smaller than one of them is told as one."""
    if size >= 1_000_000:
        return dates.quantity(size / 1_000_000, "megabyte", language)
    return dates.quantity(max(1, round(size / 1_000)), "kilobyte", language)


def contact_address(contact: str) -> str:
    """What a click on a telephone number or a mail address opens."""
    return f"mailto:{contact}" if "@" in contact else "tel:" + re.sub(r"[^0-9+]", "", contact)


def help_address(article: Mapping[str, Any], language: str) -> str:
    """Where an article is: by its id, with its title for people to read; in Spanish where English
    is lacking.
    """
    english = language.lower() == "en" and article["titleEn"]
    title = article["titleEn"] if english else article["titleEs"]
    return f"{HELP['en' if english else 'es']}/{article['id']}/{slug(title) or '-'}"


def marked(text: str) -> Markup:
    """The words that a search found, between marks of the API, as the page shows them."""
    return Markup(str(escape(text)).replace("\x02", "<mark>").replace("\x03", "</mark>"))  # noqa: S704
