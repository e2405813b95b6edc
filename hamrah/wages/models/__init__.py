"""Tables of wages: terms, diaries, hands put to them, papers, orders of rates. Not here: what they mean."""

from hamrah.wages.models.diaries import Diary, Gang, MoneyEntry, Month
from hamrah.wages.models.hands import Put
from hamrah.wages.models.orders import WageOrder
from hamrah.wages.models.papers import Brought, DaysPaper, GivenSlip
from hamrah.wages.models.terms import Terms

__all__ = [
    "Brought",
    "DaysPaper",
    "Diary",
    "Gang",
    "GivenSlip",
    "MoneyEntry",
    "Month",
    "Put",
    "Terms",
    "WageOrder",
]
