"""What an order must be: each row, and the whole. The same for shipped packs, the form and the spreadsheet.

Not here: reading either of them.
"""

import re
from datetime import date

from hamrah.ground.problem import Problem
from hamrah.wages.law.packs import Order, RateRow
from hamrah.wages.law.words import BASES, EMPLOYMENTS, MARKS, PLACES, SKILLS

RUPEES = re.compile(r"\d{1,7}(\.\d{1,2})?")
# A day's minimum beyond these is a slip: a month's sum in a day's column, or a point lost (paise).
LEAST_DAILY, MOST_DAILY = 2_000, 1_000_000
LONGEST_ZONE = 12
EARLIEST = date(1948, 1, 1)


def paise_of(text: str, *, field: str) -> int:
    """ "1,035.50" -> 103550. Raises `wages.order_amount`."""
    bare = str(text).strip().replace(",", "").removeprefix("₹").strip() if isinstance(text, str) else "float"
    if not RUPEES.fullmatch(bare):
        raise Problem("wages.order_amount", "Write the amount in rupees, such as 285 or 359.30.", field=field)
    rupees, _, paise = bare.partition(".")
    return int(rupees) * 100 + int(paise.ljust(2, "0"))


def rate_row(zone: str, skill: str, basic: str, allowance: str = "0") -> RateRow:
    """One line of an order. Raises `wages.order_skill`, `wages.order_amount`."""
    if skill not in SKILLS:
        raise Problem(
            "wages.order_skill", "The skill is one of unskilled, semi, skilled, high.", field="skill"
        )
    return RateRow(
        zone.strip(), skill, paise_of(basic, field="basic"), paise_of(allowance or "0", field="allowance")
    )


def mark_of(mark: str) -> str:
    if mark not in MARKS:
        raise Problem(
            "wages.order_mark",
            "Say how sure it is: V one source seen, V2 two agree, U not verified.",
            field="mark",
        )
    return mark


def refuse_order(order: Order) -> None:
    """Raises `wages.order_place`, `wages.order_work`, `wages.order_basis`, `wages.order_days`,
    `wages.order_zone`, `wages.order_twice`, `wages.order_empty`, `wages.order_unlikely`."""
    if order.place not in PLACES:
        raise Problem(
            "wages.order_place", "The place is IN or the two letters of a state, such as RJ.", field="place"
        )
    if order.employment not in EMPLOYMENTS:
        raise Problem("wages.order_work", "This kind of work is not known.", field="employment")
    if order.basis not in BASES or not 1 <= order.divisor <= 31:
        raise Problem(
            "wages.order_basis", "The rate is for a day, or for a month of at most 31 days.", field="basis"
        )
    _refuse_days(order)
    _refuse_rows(order)


def _refuse_days(order: Order) -> None:
    ends = order.holds_until
    if order.applies_from < EARLIEST or (ends and ends <= order.applies_from):
        raise Problem(
            "wages.order_days", "These days cannot be right. Look at them again.", field="applies_from"
        )


def _refuse_rows(order: Order) -> None:
    if bool(order.rates) == order.is_unseen:
        raise Problem("wages.order_empty", "An order has at least one rate.", field="rates")
    if any(len(row.zone) > LONGEST_ZONE for row in order.rates):
        raise Problem("wages.order_zone", "A zone is a short word, such as I or A.", field="zone")
    keys = [(row.zone, row.skill) for row in order.rates]
    if len(set(keys)) < len(keys):
        raise Problem("wages.order_twice", "One skill of one zone stands there twice.", field="rates")
    if not all(LEAST_DAILY <= order.daily_paise(row) <= MOST_DAILY for row in order.rates):
        raise Problem(
            "wages.order_unlikely",
            "A day would come to less than 20 or more than 10,000 rupees. Is it a month's rate?",
            field="rates",
        )
