"""Cards laid out as PDF: one a page at their real size, or ten to an A4 sheet, fronts and backs.

Not here: signing, choosing whose cards. A compile takes at most 200 cards; callers split larger runs.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Any

import cbor2
import typst

from hamrah.cards.drawing.code import qr_png
from hamrah.cards.drawing.design import Design
from hamrah.cards.drawing.words import Words
from hamrah.cards.rules.claim169 import Card, card_of
from hamrah.cards.rules.reading import payload_of
from hamrah.ground import paper

MOST_AT_ONCE = 200
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
INDIA = timezone(timedelta(hours=5, minutes=30))
TEMPLATE, LOGO_ALONE = Path(__file__).with_name("card.typ"), Path(__file__).with_name("logo.typ")

# typst shapes by two-letter codes where there is one.
_TWO_LETTERS = {
    "asm": "as", "ben": "bn", "guj": "gu", "hin": "hi", "kan": "kn", "mal": "ml", "mar": "mr",
    "nep": "ne", "ori": "or", "pan": "pa", "san": "sa", "tam": "ta", "tel": "te", "urd": "ur",
}  # fmt: skip


class Layout(StrEnum):
    SINGLE = "single"
    A4 = "a4"


@dataclass(frozen=True)
class Printable:
    """A signed card ready for the printer: `text` of its code, `photo_jpeg` the print-size photo."""

    card: Card
    text: str
    photo_jpeg: bytes | None = field(default=None, repr=False)


def printable(text: str, photo_jpeg: bytes | None = None) -> Printable:
    """What is printed is read from what is signed."""
    return Printable(card_of(payload_of(text)), text, photo_jpeg)


def draw_cards(
    cards: Sequence[Printable],
    *,
    design: Design,
    layout: Layout = Layout.SINGLE,
    template: Path = TEMPLATE,
) -> bytes:
    """The PDF of 1 to 200 cards: front then back each, or sheets of ten with their backs mirrored."""
    if not 0 < len(cards) <= MOST_AT_ONCE:
        raise ValueError(f"1 to {MOST_AT_ONCE} cards at once")
    batch = {
        "layout": layout.value,
        "design": asdict(design) | {"logo_format": logo_format(design.logo)},
        "cards": [on_card(printable, design.words) for printable in cards],
    }
    return paper.drawn(template, batch)


def looks_digest(design: Design, layout: Layout) -> bytes:
    """Changes with everything but the cards that decides how a part looks."""
    template = TEMPLATE.read_bytes() + Path(__file__).read_bytes()
    said = cbor2.dumps([design.plain, [asdict(words) for words in design.words], layout.value, template])
    return hashlib.sha256(said).digest()


def on_card(printable: Printable, words: tuple[Words, ...]) -> dict[str, Any]:
    """All that stands on one card and not on each: words, photo, the code as a picture."""
    card = printable.card
    return {
        "name": card.name,
        "native": card.native_name,
        "language": _TWO_LETTERS.get(card.language or "", "hi"),
        "number": card.number,
        "till": _day(card.expires_at),
        "facts": _facts(card, words),
        "photo": printable.photo_jpeg,
        "code": qr_png(printable.text),
    }


def can_draw(logo: bytes) -> bool:
    """Whether the engine can draw a logo that rules/logo.py let in."""
    try:
        paper.drawn(LOGO_ALONE, {"logo": logo, "format": logo_format(logo)})
    except typst.TypstError:
        return False
    return True


def logo_format(logo: bytes | None) -> str:
    """What typst is told of it; drawing/logo.py let nothing else in."""
    return "png" if (logo or b"").startswith(b"\x89PNG") else "svg"


def _facts(card: Card, words: tuple[Words, ...]) -> list[dict[str, Any]]:
    """Every optional thing the card signs, each printed under its label in the design's languages."""
    born = None if card.birth_year is None else str(card.birth_year)
    gender = None if card.gender is None else " / ".join(word.genders[card.gender - 1] for word in words)
    pairs = [
        ([word.born for word in words], " · ".join(filter(None, (born, gender)))),
        ([word.relation for word in words], card.relation),
        ([word.home for word in words], card.home),
        ([word.trade for word in words], card.trade),
    ]
    return [{"labels": labels, "text": text} for labels, text in pairs if text]


def _day(moment_s: int) -> str:
    """India's day, month as a word: 03.04. is read in two ways."""
    day = datetime.fromtimestamp(moment_s, INDIA)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
