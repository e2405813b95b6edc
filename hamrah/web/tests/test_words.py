"""The catalogues against the field's glossaries: spoken words, and nothing left unsaid.

Each language keeps its own beside its sentences: hamrah/config/locale/<code>/glossary.toml.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest

from checks import translations
from checks.translations import catalogues, complaints
from hamrah.config.words import PO, read_words
from hamrah.ground import languages as told
from hamrah.ground.languages import FOLDER

GLOSSARIES = sorted(path.parent.name for path in FOLDER.glob("*/glossary.toml"))
# What office lists are headed with may be quoted.
QUOTED = "'"


@cache
def glossary(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((FOLDER / language / "glossary.toml").read_text("utf-8"))


def entries(table: str) -> list[Any]:
    return [(language, *pair) for language in GLOSSARIES for pair in glossary(language)[table].items()]


@cache
def catalogue(language: str) -> Any:
    return read_words(FOLDER / language / PO)


@cache
def of_the_house(language: str) -> list[tuple[str, str]]:
    """Each sentence of our own with what the language says for it, all its plurals together."""
    said = []
    for message in catalogue(language):
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if english[0] and all(texts) and not message.locations[0][0].startswith("django/"):
            said.append((english[0], " ".join(texts)))
    return said


def holds_whole(word: str, text: str) -> bool:
    """Does it stand there by itself, not as the beginning or the end of a longer word?"""
    for found in re.finditer(word, text):
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        if before != QUOTED and not (before and category(before)[0] in "LM") and not _is_mark(after):
            return True
    return False


def _is_mark(letter: str) -> bool:
    return bool(letter) and category(letter)[0] == "M"


@pytest.mark.parametrize(("language", "english", "word"), entries("said"))
def test_a_language_uses_the_words_of_the_field(language, english, word):
    assert word in catalogue(language).get(english).string


@pytest.mark.parametrize(("language", "english", "word"), entries("meant"))
def test_a_term_of_the_field_is_said_wherever_it_is_meant(language, english, word):
    meant = re.compile(rf"(?<![\w%(-]){english}(?![\w)-])", re.IGNORECASE)
    other = [(e, h) for e, h in of_the_house(language) if meant.search(e) and not re.search(word, h)]
    assert other == []


@pytest.mark.parametrize(("language", "bookish", "spoken"), entries("bookish"))
def test_no_word_of_offices_is_used_where_people_say_another(language, bookish, spoken):
    found = [text for _english, text in of_the_house(language) if holds_whole(bookish, text)]
    assert found == [], f"say {spoken}"


def test_whole_languages_say_every_sentence_and_all_keep_its_placeholders():
    assert complaints() == []


def test_a_language_on_its_way_never_says_less_than_it_promised(monkeypatch):
    promised = told.Language("gu", "gu", "gu", "gu", least=50)
    monkeypatch.setattr(translations, "languages", lambda: {"gu": promised})
    assert list(translations._too_silent("gu", ["x"] * 50, 100)) == []
    assert list(translations._too_silent("gu", ["x"] * 51, 100)) == [
        "gu: 51 of 100 sentences unsaid; 50 of a hundred are promised"
    ]


def test_there_is_a_catalogue_and_a_glossary_to_say_it_with():
    assert {"hi", "gu"} <= {Path(po).parent.parent.name for po in catalogues()} & set(GLOSSARIES)
