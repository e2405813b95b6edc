"""Money facts as the ledger of a case would tell them. Not here: any test."""

from datetime import date
from typing import Any

from hamrah.cases.rules.money import MoneyFacts


def agreed(on: date, **said: Any) -> MoneyFacts:
    return MoneyFacts(agreed_on=on, parts=3, owing_paise=900, **said)


def part_paid(on: date) -> MoneyFacts:
    return MoneyFacts(
        agreed_on=on, parts=3, parts_paid=1, received_paise=300, owing_paise=600, settlement="partial"
    )


def wholly_paid(on: date, *, verified: bool) -> MoneyFacts:
    return MoneyFacts(
        agreed_on=on, parts=3, parts_paid=3, received_paise=900, all_verified=verified, settlement="full"
    )
