"""What an organisation decides about its cards' looks. Never what is signed. Not here: its file (rules)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hamrah.cards.drawing.words import ENGLISH, HINDI, LANGUAGES, Words
from hamrah.ground.problem import Problem

COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Design:
    """`issuer` the public name, `verify_address` printed beside the code, `accent` as #rrggbb.

    `words`: one language or two, the first one larger. `logo` (SVG or PNG) stands before the issuer's
    name, `back` is the organisation's own sentence on the back. Raises Problem("cards.accent").
    """

    issuer: str
    issuer_phone: str
    helpline: str
    verify_address: str
    accent: str = "#12505b"
    words: tuple[Words, ...] = (ENGLISH, HINDI)
    logo: bytes | None = None
    back: str = ""

    def __post_init__(self) -> None:
        if not COLOUR.fullmatch(self.accent):
            raise Problem("cards.accent", "A colour is written like #12505b.", field="accent")

    @property
    def plain(self) -> dict[str, Any]:
        """All of it as plain values; `of` reads them."""
        return vars(self) | {"words": [words.language for words in self.words]}

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "Design":
        return cls(**{**plain, "words": tuple(LANGUAGES[code] for code in plain["words"])})
