"""`python -m texts.extract`: writes `en.po` anew from the code and the templates, keeping its translations.

Says which texts still lack theirs, and fails while any does.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from settings import HERE
from texts import CATALOGS, LANGUAGES, SOURCE, happenings, labels, refusals

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
SINCE = datetime(2026, 1, 1, tzinfo=UTC)  # a date that stands still: only texts should change the file


def main() -> int:
    found = template()
    for language in LANGUAGES:
        if language != SOURCE:
            rewrite(language, found)
    lacking = [text for language in LANGUAGES if language != SOURCE for text in untranslated(language)]
    for text in lacking:
        print(f"no translation: {text}")
    return 1 if lacking else 0


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
    for happening in (happenings.HAPPENINGS, happenings.BY_THE_CLOCK, happenings.FOR_CUSTOMERS):
        yield from ((happenings.CONTEXT, text) for text in happening.values())
    for alternatives in (refusals.REFUSALS, refusals.FAULTS):
        yield from ((refusals.CONTEXT, text) for texts in alternatives.values() for text in texts)


def rewrite(language: str, found: Catalog) -> None:
    catalog = read(language)
    catalog.update(found, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = SINCE
    catalog.project, catalog.version = "atiende", "1"
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    written = BytesIO()
    write_po(written, catalog, no_location=True, sort_output=True, width=110)
    (CATALOGS / f"{language}.po").write_bytes(written.getvalue())


def read(language: str) -> Catalog:
    with (CATALOGS / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def untranslated(language: str) -> Iterator[str]:
    return (told(message) for message in read(language) if message.id and not is_translated(message))


def is_translated(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def told(message: Message) -> str:
    text = message.id[0] if isinstance(message.id, tuple) else message.id
    return f"{message.context}: {text}" if message.context else str(text)


def _is_ours(folder: str) -> bool:
    parts = folder.replace("\\", "/").rstrip("/").split("/")
    return parts[-1] not in NOT_OURS and not parts[-1].startswith(".")


if __name__ == "__main__":
    sys.exit(main())
