"""Parts drawn by two processes side by side, and parts made into one PDF. Not here: what is drawn (pages.py).

A press is handed signed texts and pictures, never a key.
"""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from hamrah.cards.drawing.design import Design
from hamrah.cards.drawing.pages import Layout, draw_cards, printable
from hamrah.ground.hands import answer_questions, answers

# Of each card the text of its code and its photo: what is printed is read from the text at the press.
Order = tuple[Sequence[tuple[str, bytes | None]], Design, Layout]


def drawn(orders: Iterable[Order]) -> Iterator[bytes]:
    """The PDF of each order, in their order."""
    said = ([list(cards), design.plain, layout.value] for cards, design, layout in orders)
    return answers("hamrah.cards.drawing.press", said)


def drawn_here(order: Any) -> bytes:
    """The PDF of one part."""
    cards, design, layout = order
    return draw_cards([printable(*card) for card in cards], design=Design.of(design), layout=Layout(layout))


def in_one(parts: Sequence[Path], into: Path) -> None:
    """Parts bound into one PDF, which appears whole or not at all."""
    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        with contextlib.closing(pypdfium2.PdfDocument(part)) as read:
            whole.import_pages(read)
    half = into.with_name(into.name + ".half")
    whole.save(half)
    whole.close()
    half.replace(into)


if __name__ == "__main__":
    answer_questions(drawn_here)
