"""Every text that people read: Spanish stands in the code and the templates, `en.po` beside this
holds the English.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = "es"
LANGUAGES = (SOURCE, "en")
CATALOGS = Path(__file__).parent

Translations = NullTranslations
"""Has `gettext`, `ngettext` and `pgettext`, as Jinja's i18n extension wants them."""


def translations(language: str) -> Translations:
    """The texts of a language, `es` or `en` in either case; what has no translation stays
    Spanish.
    """
    return _read(language.lower())


@cache
def _read(language: str) -> Translations:
    if language == SOURCE:
        return NullTranslations()
    compiled = BytesIO()
    with (CATALOGS / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def N_(text: str) -> str:  # noqa: N802  # gettext's own name for it
    """Marks a text for the catalogs where it stands; it is translated where it is shown."""
    return text
