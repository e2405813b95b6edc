"""The PDF of cards as they were signed. Not here: its look (drawing/), printing thousands (print_run.py)."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hamrah.cards.designs import design_of
from hamrah.cards.drawing.pages import MOST_AT_ONCE, Layout, draw_cards, printable
from hamrah.cards.drawing.press import in_one
from hamrah.cards.models import Card
from hamrah.cards.models.card import CardQuerySet
from hamrah.organisations.models import Organisation


def pdf_of(
    cards: Sequence[Card],
    organisation: Organisation,
    *,
    layout: Layout = Layout.SINGLE,
    part: int | None = None,
) -> bytes:
    """Front and back of each card; with `part` only those of the part 0, 1, 2 ... of 200 cards.

    `cards` may be a QuerySet: of a part, only its rows are fetched. Needs the organisation's context.
    """
    if part is not None:
        cards = cards[part * MOST_AT_ONCE : (part + 1) * MOST_AT_ONCE]
    design = design_of(organisation)
    with TemporaryDirectory(prefix="hamrah-parts-") as folder:
        parts = []
        for start in range(0, len(cards), MOST_AT_ONCE):
            few = [printable(*code_and_photo(card)) for card in cards[start : start + MOST_AT_ONCE]]
            parts.append(Path(folder, f"{start}.pdf"))
            parts[-1].write_bytes(draw_cards(few, design=design, layout=layout))
        if len(parts) == 1:
            return parts[0].read_bytes()
        whole = Path(folder, "whole.pdf")
        in_one(parts, whole)
        return whole.read_bytes()


def parts_of(how_many: int) -> int:
    """Into how many parts so many cards are drawn."""
    return -(-how_many // MOST_AT_ONCE)


def code_and_photo(card: Card) -> tuple[str, bytes | None]:
    """What the printer needs of a card: the text of its code, and the photo of the day it was signed."""
    return card.text, bytes(card.photo.print_jpeg) if card.photo else None


def with_photos(cards: CardQuerySet) -> CardQuerySet:
    """The same cards with what printing needs, and no more, in one statement."""
    return cards.select_related("photo").only("text", "person_id", "photo__print_jpeg")
