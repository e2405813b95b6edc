"""Rounding of whole numbers, half away from nothing. Not here: anything with a floating point."""

from decimal import Decimal

FOUR_PLACES = 10_000


def half_up(above: int, below: int) -> int:
    """`above / below`, rounded half up; both whole, `below` positive, `above` not negative."""
    return (2 * above + below) // (2 * below)


def quantity(above: int, below: int) -> Decimal:
    """`above / below` to four places, for the quantity on a line; amounts are never made from it."""
    return Decimal(half_up(above * FOUR_PLACES, below)) / FOUR_PLACES
