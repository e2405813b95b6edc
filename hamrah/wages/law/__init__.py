"""What the law says wages are worth: packs of dated facts, and pure functions over them.

Not here: rows, pages, Django (hamrah/wages/orders.py). No float anywhere: whole paise, half days, minutes.
"""

from hamrah.wages.law.accident import accident, interest
from hamrah.wages.law.changes import Key, changed, touches
from hamrah.wages.law.claims import agreed_claim, by_month, legal_minimum
from hamrah.wages.law.clocks import compensation, limitation, wage_due_on
from hamrah.wages.law.journey import journey_allowance
from hamrah.wages.law.packs import Order, Packs, RateRow
from hamrah.wages.law.plain import plain, statement_of
from hamrah.wages.law.rates import Rate, rate_at, zones
from hamrah.wages.law.reading import shipped
from hamrah.wages.law.topics import deductions_cap, overtime_rate
from hamrah.wages.law.values import (
    Agreed,
    Cite,
    Day,
    Deducted,
    Limit,
    Line,
    Missing,
    Paid,
    Range,
    Reading,
    Statement,
    Stretch,
    Work,
)
from hamrah.wages.law.wire import wire
from hamrah.wages.law.words import EMPLOYMENTS, PLACES, SKILLS

__all__ = [
    "EMPLOYMENTS",
    "PLACES",
    "SKILLS",
    "Agreed",
    "Cite",
    "Day",
    "Deducted",
    "Key",
    "Limit",
    "Line",
    "Missing",
    "Order",
    "Packs",
    "Paid",
    "Range",
    "Rate",
    "RateRow",
    "Reading",
    "Statement",
    "Stretch",
    "Work",
    "accident",
    "agreed_claim",
    "by_month",
    "changed",
    "compensation",
    "deductions_cap",
    "interest",
    "journey_allowance",
    "legal_minimum",
    "limitation",
    "overtime_rate",
    "plain",
    "rate_at",
    "shipped",
    "statement_of",
    "touches",
    "wage_due_on",
    "wire",
    "zones",
]
