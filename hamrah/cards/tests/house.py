"""What this room tells the tests of the whole house (tests/of_rooms.py): phones and what they make.

Not here: the card desk, which stands in the cast itself.
"""

from typing import Any

from hamrah.cards.actions import count_blanks
from hamrah.cards.tests.phone import Phone

VERBS = {
    "cards.count_blanks": lambda h: {"how_many": 200, "note": "after the camp"},
    "cards.buy_blanks": lambda h: {"how_many": 500, "note": "bill 12"},
    "cards.spoil_blanks": lambda h: {"how_many": 3, "note": "wet"},
    "cards.lease_leaves": lambda h: {
        "device": h.extras["card_phone"].device,
        "public_key": h.extras["card_phone"].point,
    },
    "cards.take_provisional": lambda h: {
        "person": h.extras["met_in_field"],
        "text": h.extras["made_in_field"],
        "lines": ["face"],
    },
    "cards.end_lease": lambda h: {
        "device": h.extras["card_phone"].device,
        "made_cards": True,
        "reason": "lost on the bus",
    },
}
PAGES = """
    cards:blanks           GET   /cards/blanks/                             ACD
"""
NAMES_A_ROW = ("cards.take_provisional",)


def furnish(house: Any, boss: Any) -> None:
    """A phone with its book, and a card that it made and has not told of."""
    from tests.cast import accepted

    phone = Phone()
    phone.lease(boss)
    met = accepted(boss, "Roop Lal of the naka", village_said="Gogunda")
    count_blanks(boss, how_many=300, note="first count")
    house.extras |= {"card_phone": phone, "met_in_field": met, "made_in_field": phone.card(met)}
