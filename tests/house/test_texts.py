"""Every text is in both languages: what the code and the templates say is what the catalogs
translate.
"""

import re

import pytest
from babel.messages.catalog import Message

from texts import LANGUAGES, SOURCE
from texts.extract import is_translated, message_text, read, template

OTHERS = [language for language in LANGUAGES if language != SOURCE]
PLACEHOLDER = re.compile(r"\{\w+\}|%\(\w+\)[sd]")


def strings(text: object) -> list[str]:
    return [str(part) for part in text] if isinstance(text, list | tuple) else [str(text)]


def placeholders(text: object) -> set[str]:
    return {found for part in strings(text) for found in PLACEHOLDER.findall(part)}


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalog_holds_the_texts_of_today_and_no_other(language: str) -> None:
    said = {message_text(message) for message in template() if message.id}

    held = {message_text(message) for message in read(language) if message.id}

    assert held == said, "run `python -m texts.extract`"


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_untranslated_or_guessed(language: str) -> None:
    catalog = read(language)

    wanting = [
        message_text(message)
        for message in catalog
        if message.id and (message.fuzzy or not is_translated(message))
    ]

    assert wanting == []
    assert not catalog.obsolete


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_placeholders_of_its_text(language: str) -> None:
    def differ(message: Message) -> bool:
        return is_translated(message) and placeholders(message.id) != placeholders(message.string)

    assert [
        message_text(message) for message in read(language) if message.id and differ(message)
    ] == []
