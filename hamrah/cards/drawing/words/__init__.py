"""The printed words of a card, one file a language. Not here: anything of one card or one issuer."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CODES = ("en", "hi", "gu", "mr", "or", "ta", "te", "kn", "bn")


@dataclass(frozen=True)
class Words:
    """`language` is the two-letter code typst shapes and breaks lines by; `called` its name in itself.

    `reviewed`: read by somebody whose language it is.
    """

    language: str
    called: str
    reviewed: bool
    title: str
    number: str
    valid_till: str
    born: str
    relation: str
    home: str
    trade: str
    genders: tuple[str, str, str]
    issuer_phone: str
    helpline: str
    to_check: str
    how_to_check: str
    what_it_is: str
    found: str

    @classmethod
    def of(cls, language: str) -> "Words":
        """The words of one language, from its file."""
        said: dict[str, Any] = tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text("utf-8"))
        return cls(language=language, **said | {"genders": tuple(said["genders"])})


LANGUAGES = {code: Words.of(code) for code in CODES}
ENGLISH, HINDI = LANGUAGES["en"], LANGUAGES["hi"]
