"""What an organisation decides about its cards' looks. Never what is signed."""

import re
from dataclasses import dataclass

from hamrah.cards.drawing.words import ENGLISH, HINDI, Words
from hamrah.ground.problem import Problem

_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Design:
    """`issuer` the public name, `verify_address` printed beside the code, `accent` as #rrggbb.

    `words`: one language or two, the first one larger. `logo_svg` stands before the issuer's name.
    Raises Problem("cards.accent").
    """

    issuer: str
    issuer_phone: str
    helpline: str
    verify_address: str
    accent: str = "#12505b"
    words: tuple[Words, ...] = (ENGLISH, HINDI)
    logo_svg: bytes | None = None

    def __post_init__(self) -> None:
        if not _COLOUR.fullmatch(self.accent):
            raise Problem("cards.accent", "A colour is written like #12505b.", field="accent")
