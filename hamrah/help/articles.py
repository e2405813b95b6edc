"""The articles as they lie in their files, read once. Not here: their markup (rules.py), their pages."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe

from hamrah.ground.languages import chain
from hamrah.help.rules import as_html

FOLDER = Path(__file__).parent / "articles"
MASTER = "en"
_ABOUT = re.compile(r"<!-- order: (\d+); pages: ?([\w: -]*?) ?-->\n")
_TITLE = re.compile(r"# (.+)\n")


@dataclass(frozen=True)
class Article:
    """One article in one language. `name` stands in its address; `text` is what a search looks through."""

    name: str
    title: str
    text: str
    body: SafeString
    language: str


@cache
def articles(language: str) -> tuple[Article, ...]:
    """All of them in their order, each in this language or, where it is silent, in what it falls back on."""
    return tuple(_article(name, language) for name in _about())


def article_called(name: str, language: str) -> Article | None:
    return next((one for one in articles(language) if one.name == name), None)


def article_for(page: str) -> str:
    """The name of the article that belongs to a page; "" where none does."""
    return _by_page().get(page, "")


def found(language: str, words: str) -> list[Article]:
    """Articles in which every word stands, those with one in the title first."""
    asked = words.casefold().split()
    hits = [one for one in articles(language) if all(word in one.text for word in asked)]
    return sorted(hits, key=lambda one: not any(word in one.title.casefold() for word in asked))


@cache
def _about() -> dict[str, tuple[str, ...]]:
    """Name -> the pages it belongs to, in order, as the English files say."""
    said: list[tuple[int, str, tuple[str, ...]]] = []
    for file in (FOLDER / MASTER).glob("*.md"):
        about = _ABOUT.match(file.read_text(encoding="utf-8"))
        if about is None:
            raise ValueError(f"{file.name} does not begin with its order and pages")
        said.append((int(about[1]), file.stem, tuple(about[2].split())))
    return {name: pages for _order, name, pages in sorted(said)}


@cache
def _by_page() -> dict[str, str]:
    return {page: name for name, pages in _about().items() for page in pages}


def _article(name: str, language: str) -> Article:
    said_in = next(code for code in chain(language) if (FOLDER / code / f"{name}.md").exists())
    written = _ABOUT.sub("", (FOLDER / said_in / f"{name}.md").read_text(encoding="utf-8"))
    title = _TITLE.match(written)
    if title is None:
        raise ValueError(f"{said_in}/{name}.md does not begin with its title")
    body = mark_safe(as_html(written[title.end() :]))  # noqa: S308 - as_html escapes all it is given
    return Article(name, title[1].strip(), written.casefold(), body, said_in)
