"""The demo's notifications: one that waits, one that counts. Their figures are invented, and they say so.

Not here: the packs that ship, whose figures are the law's.
"""

from datetime import date

from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.wages.actions.orders import OrderSaid, add_orders, review_order
from hamrah.wages.law import RateRow
from hamrah.wages.models import WageOrder

INVENTED = "Invented for the demo: no gazette says so"


def stage(demo: Demo) -> None:
    """Ela adds both; Bina has compared the one for hotels."""
    ela, bina = demo.actors["ela"], demo.actors["bina"]
    with context.opened(organisation_id=ela.organisation_id, user_id=ela.user_id):
        add_orders(ela, orders=[_order("any", 29_700)])
        (id_,) = add_orders(ela, orders=[_order("hotel", 30_500)])
        review_order(bina, order=WageOrder.objects.get(id=id_), is_accepted=True)


def _order(employment: str, unskilled: int) -> OrderSaid:
    steps = {"unskilled": 0, "semi": 1_200, "skilled": 2_400, "high": 7_400}
    return OrderSaid(
        place="RJ",
        employment=employment,
        applies_from=date(2025, 1, 1),
        became_known=date(2025, 6, 30),
        rates=tuple(RateRow("", skill, unskilled + more) for skill, more in steps.items()),
        title=f"Demo notification, {employment}",
        source=INVENTED,
        mark="U",
        review_by=date(2025, 12, 31),
    )
