"""Is every sentence said in every language, with the same placeholders? Not here: finding sentences.

`python -m checks.translations` (make words) brings the catalogues up to date: new sentences come in empty,
sentences nobody says any more go out.
"""

from collections.abc import Iterator
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from checks.sentences import HOUSE, SAID_ANEW, Sentence, placeholders, sentences

CATALOGUES = HOUSE / "config" / "locale"
LIBRARY = "django/"


def complaints() -> list[str]:
    """One line for each sentence that is missing or wrongly filled in a language."""
    said = sentences()
    return [line for po in catalogues() for line in _complaints_of(po, said)]


def catalogues() -> list[Path]:
    return sorted(CATALOGUES.glob("*/LC_MESSAGES/django.po"))


def _complaints_of(po: Path, said: list[Sentence]) -> Iterator[str]:
    language = po.parent.parent.name
    kept = read_catalogue(po)
    by_library = library_catalogue(language)
    for sentence in said:
        message = kept.get(sentence.text, sentence.context or None)
        if message is None or not all(_texts(message)):
            if not (sentence.where.startswith(LIBRARY) and _is_said(by_library, sentence)):
                yield f"{sentence.where}: not said in {language}: {sentence.text!r}"
            continue
        wanted = placeholders(sentence.text) | placeholders(sentence.plural)
        for text in _texts(message):
            if not placeholders(text) <= wanted or (not sentence.plural and placeholders(text) != wanted):
                yield f"{sentence.where}: other placeholders in {language}: {sentence.text!r} / {text!r}"


def _texts(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _is_said(catalogue: Catalog, sentence: Sentence) -> bool:
    message = catalogue.get(sentence.text, sentence.context or None)
    return message is not None and all(_texts(message)) and sentence.text not in SAID_ANEW


def read_catalogue(po: Path) -> Catalog:
    with po.open("rb") as file:
        return read_po(file, locale=po.parent.parent.name)


def library_catalogue(language: str) -> Catalog:
    """What Django itself says in the language."""
    po = Path(django.__file__).parent / "conf" / "locale" / language / "LC_MESSAGES" / "django.po"
    return read_catalogue(po) if po.exists() else Catalog(locale=language)


def update(po: Path) -> tuple[int, int]:
    """Bring one catalogue up to date; answers how many sentences it holds and how many are unsaid."""
    language = po.parent.parent.name
    before, by_library = read_catalogue(po), library_catalogue(language)
    after = Catalog(locale=language, project="Hamrah", charset="utf-8", fuzzy=False)
    for sentence in sentences():
        context = sentence.context or None
        old = before.get(sentence.text, context)
        if old is None and sentence.where.startswith(LIBRARY) and _is_said(by_library, sentence):
            continue
        key = (sentence.text, sentence.plural) if sentence.plural else sentence.text
        after.add(key, old.string if old else "", locations=[(sentence.where, 0)], context=context)
    after.revision_date, after.creation_date = before.revision_date, before.creation_date
    with po.open("wb") as file:
        write_po(file, after, width=100, omit_header=False, include_lineno=False, sort_by_file=True)
    return len(after), sum(not all(_texts(message)) for message in after if message.id)


if __name__ == "__main__":
    for po in catalogues():
        total, unsaid = update(po)
        print(f"{po.parent.parent.name}: {total} sentences, {unsaid} not said yet")
