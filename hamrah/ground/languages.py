"""The languages of the pages, as their folders say: hamrah/config/locale/<code>/language.toml.

A language is added by adding its folder; nothing names one here. Not here: the sentences (config/words.py),
the languages a notice is spoken in (rights) or a card is printed in (cards/drawing/words).
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "config" / "locale"
# What the sentences stand in, and what every other language comes back to in the end.
SOURCE = "en"


@dataclass(frozen=True)
class Language:
    """`name` and `short` as its speakers write them, `hamrah` the house's own name in its script.

    `whole`: a release waits until every sentence is said in it. `least`: of one on its way, how many of a
    hundred are said at least. `falls_back_to`: what is said instead of a sentence that is missing.
    `notices`: somebody whose language it is has read what workers are asked to agree to. `months`: twelve
    short names, where the library of names has none.
    """

    code: str
    name: str
    short: str
    hamrah: str
    whole: bool = False
    least: int = 0
    falls_back_to: str = SOURCE
    notices: bool = False
    months: tuple[str, ...] = ()


@cache
def languages() -> dict[str, Language]:
    """By code: the source first, then the whole ones, then those on their way."""
    read = [_read(path) for path in FOLDER.glob("*/language.toml")]
    ordered = sorted(read, key=lambda one: (one.code != SOURCE, not one.whole, one.code))
    return {one.code: one for one in ordered}


def _read(path: Path) -> Language:
    said = tomllib.loads(path.read_text("utf-8"))
    return Language(code=path.parent.name, **said | {"months": tuple(said.get("months", ()))})


def chain(code: str) -> Iterator[str]:
    """The language itself, then what is said where it is silent: gu, hi, en."""
    known, passed = languages(), [code]
    yield code
    while code != SOURCE:
        code = known[code].falls_back_to if code in known else SOURCE
        if code in passed:
            raise ValueError(f"These languages fall back on each other: {passed}")
        passed.append(code)
        yield code


@cache
def reads_hindi(code: str) -> bool:
    """Are names that we know in Hindi and in Latin letters shown in Hindi?"""
    return "hi" in chain(code)


def written() -> tuple[str, ...]:
    """Languages in which a worker is given a notice on paper."""
    return tuple(code for code, one in languages().items() if one.notices)
