"""Is every sentence said in the whole languages, with its placeholders in all? Not here: finding sentences.

`python -m checks.translations` (make words) brings the catalogues up to date: new sentences come in empty,
sentences nobody says any more go out. Of a language on its way is only asked that it says its `least`.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import django
from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from checks.sentences import SAID_ANEW, Sentence, placeholders, sentences
from hamrah.config.words import PO, read_words
from hamrah.ground.languages import FOLDER, SOURCE, languages

LIBRARY = "django/"


def complaints() -> list[str]:
    """One line for each sentence missing in a language that must be whole, or wrongly filled in any."""
    said = sentences()
    return [line for po in catalogues() if po.exists() for line in _complaints_of(po, said)]


def catalogues() -> list[Path]:
    """Of every language that has a folder, also where nothing is said in it yet."""
    return [FOLDER / code / PO for code in languages() if code != SOURCE]


def _complaints_of(po: Path, said: list[Sentence]) -> Iterator[str]:
    language = po.parent.parent.name
    kept, by_library, unsaid = read_words(po), library_catalogue(language), []
    for sentence in said:
        message = kept.get(sentence.text, sentence.context or None)
        if message is None or not all(_texts(message)):
            if not (sentence.where.startswith(LIBRARY) and _is_said(by_library, sentence)):
                unsaid.append(sentence)
            continue
        wanted = placeholders(sentence.text) | placeholders(sentence.plural)
        for text in _texts(message):
            if not placeholders(text) <= wanted or (not sentence.plural and placeholders(text) != wanted):
                yield f"{sentence.where}: other placeholders in {language}: {sentence.text!r} / {text!r}"
    yield from _too_silent(language, unsaid, len(said))


def _too_silent(language: str, unsaid: list[Sentence], of: int) -> Iterator[str]:
    """Each sentence a whole language lacks; of one on its way only that it says less than it did."""
    one = languages()[language]
    if one.whole:
        yield from (f"{missing.where}: not said in {language}: {missing.text!r}" for missing in unsaid)
    elif (of - len(unsaid)) * 100 < one.least * of:
        yield f"{language}: {len(unsaid)} of {of} sentences unsaid; {one.least} of a hundred are promised"


def _texts(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _is_said(catalogue: Catalog, sentence: Sentence) -> bool:
    message = catalogue.get(sentence.text, sentence.context or None)
    return message is not None and all(_texts(message)) and sentence.text not in SAID_ANEW


def library_catalogue(language: str) -> Catalog:
    """What Django itself says in the language."""
    po = Path(django.__file__).parent / "conf" / "locale" / language / "LC_MESSAGES" / "django.po"
    return read_words(po) if po.exists() else empty(language)


def empty(language: str) -> Catalog:
    """A catalogue that says nothing yet; a language the library of names does not know is none the worse."""
    try:
        return Catalog(locale=language, project="Hamrah", charset="utf-8", fuzzy=False)
    except UnknownLocaleError:
        return Catalog(project="Hamrah", charset="utf-8", fuzzy=False)


def update(po: Path, said: list[Sentence]) -> tuple[int, int]:
    """Bring one catalogue up to date; answers how many sentences it holds and how many are unsaid."""
    language = po.parent.parent.name
    before = read_words(po) if po.exists() else empty(language)
    by_library, after = library_catalogue(language), empty(language)
    for sentence in said:
        context = sentence.context or None
        old = before.get(sentence.text, context)
        if old is None and sentence.where.startswith(LIBRARY) and _is_said(by_library, sentence):
            continue
        key = (sentence.text, sentence.plural) if sentence.plural else sentence.text
        after.add(key, old.string if old else "", locations=[(sentence.where, 0)], context=context)
    after.revision_date, after.creation_date = before.revision_date, before.creation_date
    po.parent.mkdir(exist_ok=True)
    with po.open("wb") as file:
        write_po(file, after, width=100, omit_header=False, include_lineno=False, sort_by_file=True)
    return len(after), sum(not all(_texts(message)) for message in after if message.id)


if __name__ == "__main__":
    argparse.ArgumentParser(prog="python -m checks.translations", description=__doc__).parse_args()
    every = sentences()
    for po in catalogues():
        total, unsaid = update(po, every)
        instead = languages()[po.parent.parent.name].falls_back_to
        print(f"{po.parent.parent.name}: {total} sentences, {unsaid} not said yet (said in {instead})")
