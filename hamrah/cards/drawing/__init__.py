"""Cards as PDF, drawn by typst from card.typ. What is printed is what the card signs, and no more."""

from hamrah.cards.drawing.design import Design
from hamrah.cards.drawing.pages import Layout, Printable, draw_cards

__all__ = ["Design", "Layout", "Printable", "draw_cards"]
