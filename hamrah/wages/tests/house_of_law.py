"""What the law of wages tells the tests of the house; house.py joins it to the rest. Not here: any test."""

from datetime import date
from typing import Any

from hamrah.wages.actions import OrderSaid
from hamrah.wages.law import RateRow
from hamrah.wages.models import WageOrder


def order_said(**facts: Any) -> OrderSaid:
    said: dict[str, Any] = {
        "place": "RJ", "employment": "any", "applies_from": date(2025, 1, 1),
        "became_known": date(2025, 3, 1),
        "rates": (RateRow("I", "unskilled", 29_700), RateRow("I", "semi", 30_900, 100)), "title": "F.5(6)",
        "source": "Rajasthan gazette", "holds_until": date(2026, 1, 1), "review_by": date(2025, 12, 31),
    }  # fmt: skip
    return OrderSaid(**{**said, **facts})


def furnish(house: Any) -> None:
    """A notification that waits; whoever added it is no longer there, so that anybody may compare it."""
    house.extras["order"] = WageOrder.objects.create(
        place="GJ", employment="hotel", applies_from=date(2025, 10, 1), became_known=date(2025, 9, 30),
        rates=[["I", "unskilled", 45_200, 4_850]], act="Code on Wages 2019", section="s. 8", title="KHR 1",
        source="Gujarat gazette", mark="V",
    )  # fmt: skip


VERBS = {
    "wages.add_orders": lambda h: {"orders": [order_said()]},
    "wages.review_order": lambda h: {
        "order": h.extras["order"],
        "is_accepted": False,
        "words": "page 4 says 453",
    },
    "wages.withdraw_order": lambda h: {"order": h.extras["order"], "words": "wrong state"},
}
NAMES_A_ROW = {"wages.review_order", "wages.withdraw_order"}
PAGES = """
    wages:law              GET   /wages/law/                                 ACRDK
    wages:law_rules        GET   /wages/law/rules/                           ACRDK
    wages:law_packs        GET   /wages/law/packs.json                       ACRDK
    wages:law_rates        GET   /wages/law/rates/RJ/any/                    ACRDK
    wages:orders           GET   /wages/law/orders/                          ACRDK
    wages:new_order        GET   /wages/law/orders/new/                      AC
    wages:bring_orders     GET   /wages/law/orders/import/                   AC
    wages:order            GET   /wages/law/orders/{order}/                  ACRDK
    wages:review_order     POST  /wages/law/orders/{order}/review/           AC
    wages:withdraw_order   POST  /wages/law/orders/{order}/withdrawal/       AC
"""
