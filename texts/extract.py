"""`python -m texts.extract`: writes `en.po` anew from code and templates, keeping its translations.

Says which texts still lack theirs, and fails while any does. `--check` only looks whether all is
done.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from settings import HERE
from texts import CATALOGS, LANGUAGES, SOURCE, event_sentences, labels, refusals

METHODS = [
    ("texts/**.py", "python"),
    ("procedure/**.py", "python"),
    ("channels/**.py", "python"),
    ("auth/**.py", "python"),
    ("api/**.py", "python"),
    ("portal/**.py", "python"),
    ("portal/**.html", "jinja2.ext:babel_extract"),
    ("channels/**.html", "jinja2.ext:babel_extract"),
]
TEMPLATES = {"silent": "false", "trimmed": "true"}
NOT_OURS = ("vendor", "node_modules", "__pycache__")
SINCE = datetime(
    2026, 1, 1, tzinfo=UTC
)  # a date that stands still: only texts should change the file


def main(arguments: Sequence[str] = ()) -> int:
    """0 when nothing is left to do by hand."""
    found, wrong = template(), []
    for language in LANGUAGES:
        if language == SOURCE:
            continue
        catalog = renewed(language, found)
        wrong += [f"no translation: {text}" for text in untranslated(catalog)]
        if "--check" not in arguments:
            path_of(language).write_bytes(written(catalog))
        elif path_of(language).read_bytes() != written(catalog):
            wrong.append(f"texts/{language}.po is not of today: run `python -m texts.extract`")
    for problem in wrong:
        print(problem)
    return 1 if wrong else 0


def template() -> Catalog:
    """Every text there is to translate."""
    catalog = Catalog(charset="utf-8", creation_date=SINCE)
    options = {pattern: TEMPLATES for pattern, method in METHODS if method != "python"}
    for path, line, text, comments, context in extract_from_dir(
        HERE,
        METHODS,
        options_map=options,
        keywords=DEFAULT_KEYWORDS,
        comment_tags=("i18n:",),
        strip_comment_tags=True,
        directory_filter=_is_ours,
    ):
        catalog.add(text, None, [(path, line)], auto_comments=comments, context=context)
    for context, text in tables():
        catalog.add(text, context=context)
    return catalog


def tables() -> Iterator[tuple[str, str]]:
    """The texts that stand in tables, each with its context."""
    for table in (labels.LABELS, labels.FOR_CUSTOMERS):
        for enum, words in table.items():
            yield from ((enum, text) for text in words.values())
    for happening in (
        event_sentences.HAPPENINGS,
        event_sentences.BY_THE_CLOCK,
        event_sentences.KEPT,
        event_sentences.KEPT_FOR_REQUESTER,
        event_sentences.FOR_REQUESTER,
    ):
        yield from ((event_sentences.CONTEXT, text) for text in happening.values())
    for alternatives in (refusals.REFUSALS, refusals.FAULTS):
        yield from ((refusals.CONTEXT, text) for texts in alternatives.values() for text in texts)


def renewed(language: str, found: Catalog) -> Catalog:
    catalog = read(language)
    catalog.update(found, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = SINCE
    catalog.project, catalog.version = "atiende", "1"
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    return catalog


def written(catalog: Catalog) -> bytes:
    text = BytesIO()
    write_po(text, catalog, no_location=True, sort_output=True, width=110)
    return text.getvalue()


def read(language: str) -> Catalog:
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def path_of(language: str) -> Path:
    return CATALOGS / f"{language}.po"


def untranslated(catalog: Catalog) -> Iterator[str]:
    return (
        message_text(message) for message in catalog if message.id and not is_translated(message)
    )


def is_translated(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def message_text(message: Message) -> str:
    text = message.id[0] if isinstance(message.id, tuple) else message.id
    return f"{message.context}: {text}" if message.context else str(text)


def _is_ours(folder: str) -> bool:
    parts = folder.replace("\\", "/").rstrip("/").split("/")
    return parts[-1] not in NOT_OURS and not parts[-1].startswith(".")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
